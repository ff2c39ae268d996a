/** Marks of list items and numbers of headings, counted as Word counts them (ECMA-376 part 1, 17.9). */
import { childOf, childrenOf, descendants, type Element } from '../../container/xml.ts';
import { attr } from '../attributes.ts';
import { formatNumber, type NumberFormat } from '../numerals.ts';
import { symbolOf, withSymbols } from '../symbols.ts';
import { type NumberingReference, toggle, valueIn } from './styles.ts';

const LEVELS = 9;
const FORMATS: Readonly<Record<string, NumberFormat>> = {
	none: 'none',
	bullet: 'none',
	decimalZero: 'decimal-zero',
	lowerLetter: 'lower-letter',
	upperLetter: 'upper-letter',
	lowerRoman: 'lower-roman',
	upperRoman: 'upper-roman',
	ordinal: 'ordinal',
	chineseCounting: 'chinese',
	chineseCountingThousand: 'chinese',
	taiwaneseCounting: 'chinese',
	taiwaneseCountingThousand: 'chinese',
	japaneseCounting: 'chinese',
	ideographDigital: 'chinese-digits',
	japaneseDigitalTenThousand: 'chinese-digits',
	taiwaneseDigital: 'chinese-digits',
	chineseLegalSimplified: 'chinese-legal',
	ideographLegalTraditional: 'chinese-legal',
	ideographTraditional: 'heavenly-stems',
	ideographZodiac: 'earthly-branches',
	decimalEnclosedCircle: 'circled',
	decimalEnclosedCircleChinese: 'circled',
	ideographEnclosedCircle: 'circled',
	decimalEnclosedParen: 'in-parentheses',
	decimalFullWidth: 'full-width',
	decimalFullWidth2: 'full-width',
};

interface Level {
	start: number;
	format: NumberFormat;
	bullet: boolean;
	/** "%1.%2)" or the bullet itself. */
	text: string;
	font: string;
	/** The level (from 1) that starts this one anew, 0 for never; null for any above it. */
	restart: number | null;
	/** All numbers of the mark in plain digits. */
	legal: boolean;
	style: string | undefined;
}

interface Numbered {
	/** Lists of one abstract numbering count together. */
	abstract: string;
	levels: (Level | undefined)[];
	/** Where this list starts a level anew, when it is first used. */
	starts: (number | undefined)[];
}

export interface Numbering {
	/** Counts one paragraph and answers its mark, empty where none can be seen. */
	next(reference: NumberingReference): string;
}

function numeric(text: string | undefined): number | undefined {
	return text !== undefined && /^-?\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

function levelOf(element: Element): Level {
	// Formats of later editions stand inside mc:AlternateContent.
	const format = childOf(element, 'numFmt') ?? descendants(element, 'numFmt')[0];
	const name = (format && attr(format, 'val')) ?? 'decimal';
	const padded = name === 'custom' && /^0\d/u.test((format && attr(format, 'format')) ?? '');
	const run = childOf(element, 'rPr');
	const fonts = run && childOf(run, 'rFonts');
	return {
		start: numeric(valueIn(element, 'start')) ?? 0,
		format: padded ? 'decimal-zero' : (FORMATS[name] ?? 'decimal'),
		bullet: name === 'bullet',
		text: valueIn(element, 'lvlText') ?? '',
		font: (fonts && (attr(fonts, 'ascii') ?? attr(fonts, 'hAnsi'))) ?? '',
		restart: numeric(valueIn(element, 'lvlRestart')) ?? null,
		legal: toggle(element, 'isLgl') ?? false,
		style: valueIn(element, 'pStyle'),
	};
}

function levelsOf(element: Element): (Level | undefined)[] {
	const levels: (Level | undefined)[] = [];
	for (const level of childrenOf(element, 'lvl')) {
		const at = numeric(attr(level, 'ilvl'));
		if (at !== undefined && at >= 0 && at < LEVELS) levels[at] = levelOf(level);
	}
	return levels;
}

/** All lists of `numbering.xml`; `numberingOfStyle` is asked for lists that a style defines. */
function listsOf(
	root: Element | null,
	numberingOfStyle: (style: string) => NumberingReference | null,
): Map<string, Numbered> {
	const abstracts = new Map<string, Element>();
	for (const element of root ? childrenOf(root, 'abstractNum') : [])
		abstracts.set(attr(element, 'abstractNumId') ?? '', element);
	const elements = new Map<string, Element>();
	for (const element of root ? childrenOf(root, 'num') : []) elements.set(attr(element, 'numId') ?? '', element);

	const abstractOf = (id: string, followed = 0): { id: string; element: Element } | null => {
		const element = abstracts.get(id);
		const style = element && valueIn(element, 'numStyleLink');
		if (!element || style === undefined || followed > 4) return element ? { id, element } : null;
		const num = elements.get(numberingOfStyle(style)?.id ?? '');
		const next = num && valueIn(num, 'abstractNumId');
		return next === undefined || next === id ? { id, element } : abstractOf(next, followed + 1);
	};
	const lists = new Map<string, Numbered>();
	const known = new Map<Element, (Level | undefined)[]>();
	for (const [id, element] of elements) {
		const abstract = abstractOf(valueIn(element, 'abstractNumId') ?? '');
		if (!abstract) continue;
		const common = known.get(abstract.element) ?? levelsOf(abstract.element);
		known.set(abstract.element, common);
		const levels = [...common];
		const starts: Numbered['starts'] = [];
		for (const override of childrenOf(element, 'lvlOverride')) {
			const at = numeric(attr(override, 'ilvl'));
			if (at === undefined || at < 0 || at >= LEVELS) continue;
			const own = childOf(override, 'lvl');
			if (own) levels[at] = levelOf(own);
			starts[at] = numeric(valueIn(override, 'startOverride')) ?? (own && levels[at]?.start);
		}
		lists.set(id, { abstract: abstract.id, levels, starts });
	}
	return lists;
}

/** Reads `numbering.xml`; without one nothing is numbered. */
export function readNumbering(
	root: Element | null,
	numberingOfStyle: (style: string) => NumberingReference | null,
): Numbering {
	const lists = listsOf(root, numberingOfStyle);
	const counts = new Map<string, (number | undefined)[]>();
	const begun = new Set<string>();
	return {
		next(reference) {
			const list = lists.get(reference.id);
			if (!list) return '';
			const byStyle = list.levels.findIndex((each) => each?.style !== undefined && each.style === reference.style);
			const at = reference.level ?? Math.max(0, byStyle);
			const level = list.levels[at];
			if (!level) return '';
			const count = counts.get(list.abstract) ?? [];
			counts.set(list.abstract, count);
			if (!begun.has(reference.id)) {
				begun.add(reference.id);
				for (const [i, start] of list.starts.entries()) if (start !== undefined) count[i] = start - 1;
			}
			count[at] = (count[at] ?? (list.starts[at] ?? level.start) - 1) + 1;
			for (let below = at + 1; below < LEVELS; below++) {
				const restart = list.levels[below]?.restart;
				if (restart == null || at + 1 <= restart) count[below] = undefined;
			}
			if (level.bullet) return bulletText(level.text, level.font).trim();
			const text = level.text.replace(/%([1-9])/gu, (_, digit) => {
				const shown = list.levels[Number(digit) - 1];
				const number = count[Number(digit) - 1] ?? shown?.start ?? 1;
				return formatNumber(number, level.legal ? 'decimal' : (shown?.format ?? 'decimal'));
			});
			return text.trim();
		},
	};
}

/** Bullets are mostly signs of symbol fonts; the hollow one is a small "o" of a typewriter font. */
function bulletText(text: string, font: string): string {
	if (text === 'o') return '◦';
	if (!/^(?:symbol|wingdings)/iu.test(font)) return withSymbols(text, font);
	return [...text].map((sign) => symbolOf(font, sign.codePointAt(0)!)).join('');
}
