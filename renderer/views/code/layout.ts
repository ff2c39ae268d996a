/** A source laid out in numbered lines of known height, so that every place on the surface can be computed. */
import type { Section } from '#core/model.ts';
import { codableRanges } from '#core/text/codable.ts';
import { breakLines, type Lines, lineAt, linesOf } from '#core/text/lines.ts';
import { paragraphs } from '#core/text/paragraphs.ts';
import { coveredLines, type TextRange } from '#core/text/ranges.ts';

/** Lines that are rendered, skipped and repainted together. */
export const BLOCK_LINES = 50;

export const GAP = 1;
export const HEAD = 2;
export const QUOTE = 4;
export const AFTER_HEAD = 8;

export interface TextLayout {
	readonly text: string;
	readonly language: string;
	readonly lines: Lines;
	readonly paragraphs: readonly TextRange[];
	/** One byte a line: GAP (a paragraph begins), HEAD, QUOTE, AFTER_HEAD. */
	readonly flags: Uint8Array;
	/** The same without headings. */
	readonly plain: Uint8Array;
	/** One byte a line: 1 where it is to be coded, which is in the findings unless the project codes whole texts. */
	readonly findings: Uint8Array;
	/** One byte a line: 1 where it is drawn as not to be coded; headings are drawn as what they stand over. */
	readonly greyed: Uint8Array;
	readonly findingsLines: number;
	readonly blocks: number;
}

export interface Metrics {
	/** Heights in whole pixels, so that a thousand lines add up. */
	lineHeight: number;
	gap: number;
	headGap: number;
	/** Above the first line. */
	top: number;
}

const OPENS_QUOTE = /^[“"«「『‘]/u;
const CLOSES_QUOTE = /[”"»」』’]/u;

/** A paragraph that is somebody's words: it opens with a quotation mark and closes it at its end, a source aside. */
function isQuote(text: string, { start, end }: TextRange): boolean {
	return (
		OPENS_QUOTE.test(text.slice(start, start + 1)) && CLOSES_QUOTE.test(text.slice(Math.max(start + 1, end - 48), end))
	);
}

/** What the paragraphs alone say of each line: GAP and QUOTE. */
function plainFlags(text: string, lines: Lines, found: readonly TextRange[]): Uint8Array {
	const flags = new Uint8Array(lines.count);
	for (const paragraph of found) {
		const [first, last] = linesOf(lines, paragraph.start, paragraph.end);
		if (first > 1) flags[first - 1]! |= GAP;
		if (isQuote(text, paragraph)) for (let line = first; line <= last; line++) flags[line - 1]! |= QUOTE;
	}
	return flags;
}

/**
 * Lays out a text with its sections; `findingsOnly` as the project has set it. `before` is a layout of the same text, whose
 * lines are taken over. Throws `text.lineRule` when the source was broken by a rule this version lacks.
 */
export function layOut(
	text: string,
	language: string,
	lineRule: number,
	sections: readonly Section[],
	findingsOnly = true,
	before: TextLayout | null = null,
): TextLayout {
	const same = before?.text === text ? before : null;
	const lines = same?.lines ?? breakLines(text, lineRule);
	const found = same?.paragraphs ?? paragraphs(text);
	const plain = same?.plain ?? plainFlags(text, lines, found);
	const flags = plain.slice();
	for (const section of sections) {
		if (!section.title || section.end <= section.start) continue;
		const [first, last] = linesOf(lines, section.start, Math.min(section.end, section.start + section.title.length));
		for (let line = first; line <= last; line++) flags[line - 1] = (flags[line - 1]! | HEAD) & ~QUOTE;
		if (last < lines.count) flags[last]! |= AFTER_HEAD;
	}
	const findings = new Uint8Array(lines.count);
	const covered = coveredLines(lines, codableRanges(sections, text, findingsOnly));
	for (const line of covered) findings[line - 1] = 1;
	const greyed = new Uint8Array(lines.count);
	for (let at = lines.count - 1; at >= 0; at--) {
		if (findings[at]) continue;
		const heading = flags[at]! & HEAD && at + 1 < lines.count;
		greyed[at] = heading ? greyed[at + 1]! : 1;
	}
	return {
		text,
		language,
		lines,
		paragraphs: found,
		flags,
		plain,
		findings,
		greyed,
		findingsLines: covered.length,
		blocks: Math.ceil(lines.count / BLOCK_LINES),
	};
}

/** What a line has above and below its first and last row together, in pixels. */
const AROUND = 4;

/** Pixels for a reading size and a line spacing in per cent: 18/28 for Latin, 18/32 for Han. */
export function metricsFor(language: string, scale: number, spacing = 100): Metrics {
	const factor = scale / 100;
	return {
		lineHeight: Math.round(((language.startsWith('zh') ? 32 : 28) * factor * spacing) / 100),
		gap: Math.round((11 * factor * spacing) / 100),
		headGap: Math.round(4 * factor),
		top: 8,
	};
}

/** Space above a line (its number from 1). */
export function gapAbove(layout: TextLayout, metrics: Metrics, line: number): number {
	const flags = layout.flags[line - 1]!;
	if (flags & AFTER_HEAD) return metrics.headGap;
	return flags & GAP ? metrics.gap : 0;
}

/** Height of a line that takes a number of rows. */
export const heightOfRows = (metrics: Metrics, rows: number): number =>
	metrics.lineHeight + (rows - 1) * (metrics.lineHeight - AROUND);

/**
 * Where each line begins (below its gap), in pixels from the top of the surface; the last entry is the whole height.
 * `rows`: how many each line takes; null where each takes one.
 */
export function lineTops(layout: TextLayout, metrics: Metrics, rows: Uint8Array | null = null): Float64Array {
	const { count } = layout.lines;
	const tops = new Float64Array(count + 1);
	let at = metrics.top;
	for (let line = 1; line <= count; line++) {
		at += gapAbove(layout, metrics, line);
		tops[line - 1] = at;
		at += rows ? heightOfRows(metrics, rows[line - 1]!) : metrics.lineHeight;
	}
	tops[count] = at;
	return tops;
}

/** Where a line ends, in pixels from the top of the surface; 0 for line 0. */
export function lineBottom(layout: TextLayout, metrics: Metrics, tops: Float64Array, line: number): number {
	if (line < 1) return 0;
	return line < layout.lines.count ? tops[line]! - gapAbove(layout, metrics, line + 1) : tops[line]!;
}

export const blockOf = (line: number): number => Math.floor((line - 1) / BLOCK_LINES);
export const firstLineOf = (block: number): number => block * BLOCK_LINES + 1;
export const lastLineOf = (layout: TextLayout, block: number): number =>
	Math.min(layout.lines.count, (block + 1) * BLOCK_LINES);

/** `[start, end)` of a line's characters; `line` from 1. */
export function rangeOfLine(layout: TextLayout, line: number): TextRange {
	return { start: layout.lines.starts[line - 1]!, end: layout.lines.ends[line - 1]! };
}

export function lineText(layout: TextLayout, line: number): string {
	const { start, end } = rangeOfLine(layout, line);
	return layout.text.slice(start, end);
}

/** First and last line of a range. */
export function spanOf(layout: TextLayout, { start, end }: TextRange): [number, number] {
	return linesOf(layout.lines, start, end);
}

/** The line whose box holds a height on the surface: the last that begins above `y`. */
export function lineAtHeight(tops: Float64Array, y: number): number {
	let low = 0;
	let high = tops.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tops[middle]! <= y) low = middle + 1;
		else high = middle;
	}
	return Math.max(1, low);
}

export { lineAt };
