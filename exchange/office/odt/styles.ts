/** What the styles of an OpenDocument text say about paragraphs and words. */
import { childOf, childrenOf, descendants, type Element } from '../../container/xml.ts';
import { attr } from '../attributes.ts';
import { isCaptionStyle, isTitleStyle } from '../headings.ts';
import { type Languages, languageTag } from '../language.ts';

export interface TextLook {
	hidden?: boolean | undefined;
	raised?: boolean | undefined;
}

export interface OdtParagraphStyle extends TextLook {
	title: boolean;
	caption: boolean;
	/** The list style that a paragraph of this style counts in, undefined for none. */
	list: string | undefined;
}

export interface OdtStyles {
	paragraph(name: string | undefined): OdtParagraphStyle;
	text(name: string | undefined): TextLook;
	section(name: string | undefined): TextLook;
	/** `text:list-style` or `text:outline-style` of a name. */
	list(name: string): Element | undefined;
	/** Numbering of headings, undefined where the document has none. */
	outline: Element | undefined;
	languages: Languages;
}

/** Longer chains of parents are made to take time. */
const MAX_CHAIN = 50;

interface Style {
	name: string;
	parent: string | undefined;
	automatic: boolean;
	element: Element;
}

/** Names of styles are written with their spaces and other signs as codes: "Heading_20_1". */
function plainName(style: Element): string {
	return (
		attr(style, 'display-name') ??
		(attr(style, 'name') ?? '').replace(/_([0-9a-f]{2,4})_/giu, (_, code) =>
			String.fromCharCode(Number.parseInt(code, 16)),
		)
	);
}

function lookOf(style: Element): TextLook {
	const properties = childOf(style, 'text-properties');
	const position = properties && attr(properties, 'text-position');
	const display = properties && attr(properties, 'display');
	return {
		hidden: display === undefined ? undefined : display === 'none',
		raised: position === undefined ? undefined : /^(?:super|[1-9])/u.test(position.trim()),
	};
}

/**
 * Styles for one part of a document: `automatic` are those of that part (content and headers have their own), `common`
 * is the part with the named styles.
 */
export function readOdtStyles(automatic: Element, common: Element): OdtStyles {
	const styles = new Map<string, Style>();
	const lists = new Map<string, Element>();
	const named = childOf(common, 'styles');
	const own = childOf(automatic, 'automatic-styles');
	for (const holder of [named, own]) {
		for (const element of holder ? childrenOf(holder) : []) {
			const name = attr(element, 'name') ?? '';
			if (element.local === 'style')
				styles.set(`${attr(element, 'family')} ${name}`, {
					name: plainName(element),
					parent: attr(element, 'parent-style-name'),
					automatic: holder === own,
					element,
				});
			else if (element.local === 'list-style' || element.local === 'outline-style') lists.set(name, element);
		}
	}
	/** The style and its parents, nearest first. */
	const chain = (family: string, name: string | undefined): Style[] => {
		const found: Style[] = [];
		const seen = new Set<string>();
		for (let at = name; at !== undefined && !seen.has(at) && seen.size < MAX_CHAIN; ) {
			seen.add(at);
			const style = styles.get(`${family} ${at}`);
			if (!style) break;
			found.push(style);
			at = style.parent;
		}
		return found;
	};
	const look = (found: readonly Style[]): TextLook => {
		const looks = found.map(({ element }) => lookOf(element));
		return {
			hidden: looks.find(({ hidden }) => hidden !== undefined)?.hidden,
			raised: looks.find(({ raised }) => raised !== undefined)?.raised,
		};
	};
	const cached = <T>(make: (name: string | undefined) => T) => {
		const known = new Map<string | undefined, T>();
		return (name: string | undefined): T => {
			const found = known.get(name) ?? make(name);
			known.set(name, found);
			return found;
		};
	};
	const defaults = (named ? childrenOf(named, 'default-style') : []).find(
		(each) => attr(each, 'family') === 'paragraph',
	);
	const properties = defaults && childOf(defaults, 'text-properties');
	const language = (tag: string, region: string) => {
		const name = properties && attr(properties, tag);
		const place = properties && attr(properties, region);
		return languageTag(name && languageTag(name) && place && place !== 'none' ? `${name}-${place}` : name);
	};
	return {
		paragraph: cached((name) => {
			const found = chain('paragraph', name);
			const real = found.find((style) => !style.automatic)?.name ?? name ?? '';
			return {
				...look(found),
				title: isTitleStyle(real),
				caption: found.some((style) => isCaptionStyle(style.name)),
				list:
					found.map(({ element }) => attr(element, 'list-style-name')).find((each) => each !== undefined) || undefined,
			};
		}),
		text: cached((name) => look(chain('text', name))),
		section: cached((name) => look(chain('section', name))),
		list: (name) => lists.get(name),
		outline: named && descendants(named, 'outline-style')[0],
		languages: {
			latin: language('language', 'country'),
			eastAsian: language('language-asian', 'country-asian'),
		},
	};
}
