/** What the styles of a Word document say about paragraphs and words. */
import { childOf, childrenOf, type Element } from '../../container/xml.ts';
import { attr } from '../attributes.ts';
import { headingDepth, isCaptionStyle, isContentsStyle, isTitleStyle } from '../headings.ts';
import { type Languages, languageTag } from '../language.ts';

export interface NumberingReference {
	/** Id of a `w:num`; "0" takes a numbering away. */
	id: string;
	/** From 0; null where the numbering's own levels name the style. */
	level: number | null;
	/** The style that it comes from; null when a paragraph has it itself. */
	style: string | null;
}

export interface ParagraphStyle {
	/** From 1; null for body text. */
	depth: number | null;
	caption: boolean;
	/** A line of a table of contents. */
	contents: boolean;
	hidden: boolean;
	raised: boolean;
	numbering: NumberingReference | null;
}

export interface WordStyles {
	/** By the id that a paragraph names; undefined for the default style. */
	paragraph(id: string | undefined): ParagraphStyle;
	/** What a character style says; undefined where it says nothing. */
	character(id: string | undefined): { hidden?: boolean | undefined; raised?: boolean | undefined };
	/** BCP 47, of Latin and of East Asian text. */
	languages: Languages;
}

/** Word itself allows styles to be based on each other 11 times. */
const MAX_CHAIN = 50;

/** A property that is on when it is there, unless it says otherwise; undefined when it is not there. */
export function toggle(properties: Element | undefined, local: string): boolean | undefined {
	const property = properties && childOf(properties, local);
	if (!property) return undefined;
	return !/^(?:0|false|off)$/iu.test(attr(property, 'val') ?? '');
}

/** The value of a property, undefined when it is not there. */
export function valueIn(properties: Element | undefined, local: string): string | undefined {
	const property = properties && childOf(properties, local);
	return property && attr(property, 'val');
}

/** Whether words are raised; undefined where nothing is said. */
export function raisedBy(properties: Element | undefined): boolean | undefined {
	const align = valueIn(properties, 'vertAlign');
	return align === undefined ? undefined : align === 'superscript';
}

/** `w:numPr` of paragraph properties; undefined when it is not there. */
export function numberingOf(properties: Element | undefined, style: string | null): NumberingReference | undefined {
	const numbering = properties && childOf(properties, 'numPr');
	if (!numbering) return undefined;
	const id = valueIn(numbering, 'numId');
	const level = valueIn(numbering, 'ilvl');
	if (id === undefined) return undefined;
	return { id, level: level === undefined ? null : Number(level) || 0, style };
}

/** 0–8 are levels, 9 is body text; undefined where nothing is said. */
export function outlineOf(properties: Element | undefined): number | undefined {
	const level = valueIn(properties, 'outlineLvl');
	return level !== undefined && /^[0-9]$/u.test(level) ? Number(level) : undefined;
}

interface Style {
	id: string;
	name: string;
	basedOn: string | undefined;
	paragraph: Element | undefined;
	run: Element | undefined;
}

/** From `styles.xml`; without one the ids of styles are all there is. */
export function readStyles(root: Element | null): WordStyles {
	const styles = new Map<string, Style>();
	let defaultId: string | undefined;
	for (const element of root ? childrenOf(root, 'style') : []) {
		const id = attr(element, 'styleId');
		if (id === undefined) continue;
		styles.set(id, {
			id,
			name: valueIn(element, 'name') ?? id,
			basedOn: valueIn(element, 'basedOn'),
			paragraph: childOf(element, 'pPr'),
			run: childOf(element, 'rPr'),
		});
		if (attr(element, 'type') === 'paragraph' && /^(?:1|true|on)$/u.test(attr(element, 'default') ?? ''))
			defaultId ??= id;
	}

	/** The style and those it is based on, nearest first. */
	const chain = (id: string): Style[] => {
		const found: Style[] = [];
		const seen = new Set<string>();
		for (let at: string | undefined = id; at !== undefined && !seen.has(at) && seen.size < MAX_CHAIN; ) {
			seen.add(at);
			const style: Style | undefined = styles.get(at);
			if (!style) break;
			found.push(style);
			at = style.basedOn;
		}
		return found;
	};
	const first = <T>(id: string, of: (style: Style) => T | undefined): T | undefined => {
		for (const style of chain(id)) {
			const value = of(style);
			if (value !== undefined) return value;
		}
		return undefined;
	};

	const resolve = (id: string): ParagraphStyle => {
		const name = styles.get(id)?.name ?? id;
		const outline = first(id, (style) => outlineOf(style.paragraph) ?? levelByName(style.name));
		const own = isTitleStyle(name) ? 1 : headingDepth(name);
		return {
			depth: outline === undefined || outline > 8 ? own : outline + 1,
			caption: chain(id).some((style) => isCaptionStyle(style.name)) || isCaptionStyle(name),
			contents: isContentsStyle(name),
			hidden: first(id, (style) => toggle(style.run, 'vanish')) ?? false,
			raised: first(id, (style) => raisedBy(style.run)) ?? false,
			numbering: first(id, (style) => numberingOf(style.paragraph, style.id)) ?? null,
		};
	};
	const paragraphs = new Map<string, ParagraphStyle>();
	const characters = new Map<string, ReturnType<WordStyles['character']>>();
	const defaults = root && childOf(root, 'docDefaults');
	const defaultRun = defaults && childOf(childOf(defaults, 'rPrDefault') ?? defaults, 'rPr');
	const lang = (defaultRun && childOf(defaultRun, 'lang')) ?? undefined;
	return {
		paragraph(id) {
			const key = id ?? defaultId ?? '';
			let style = paragraphs.get(key);
			if (!style) {
				style = resolve(key);
				paragraphs.set(key, style);
			}
			return style;
		},
		character(id) {
			if (id === undefined) return {};
			let style = characters.get(id);
			if (!style) {
				style = {
					hidden: first(id, ({ run }) => toggle(run, 'vanish')),
					raised: first(id, ({ run }) => raisedBy(run)),
				};
				characters.set(id, style);
			}
			return style;
		},
		languages: {
			latin: languageTag(lang && attr(lang, 'val')),
			eastAsian: languageTag(lang && attr(lang, 'eastAsia')),
		},
	};
}

function levelByName(name: string): number | undefined {
	const depth = headingDepth(name);
	return depth === null ? undefined : depth - 1;
}
