/** Lines of a column to paragraphs. */
import type { Column } from './layout.ts';
import { isHan, type Line } from './lines.ts';
import { endsSentence, headingNumbers, isCaption, isMainHeading, isReferencesHeading, itemMark } from './marks.ts';
import { type BodyStyle, isShort, sizeKey } from './style.ts';

export interface Hanging {
	/** Lines after the first are indented, as in lists of references. */
	hanging: boolean;
	left: number;
}

/** Whether the entries of a column hang: their first lines stand left of the others. */
export function hangingOf(lines: readonly Line[], column: Column): Hanging {
	let first = 0;
	let rest = 0;
	let outdents = 0;
	let indents = 0;
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!;
		const shift = line.left - column.left;
		const before = lines[i - 1];
		if (shift < line.size * 0.4) {
			first++;
			if (before && before.left - column.left > line.size * 0.6 && isShort(before, line, column)) outdents++;
		} else if (shift > line.size * 0.6 && shift < line.size * 5) {
			rest++;
			if (before && before.left - column.left < line.size * 0.4 && isShort(before, line, column)) indents++;
		}
	}
	return { hanging: rest >= 2 && rest >= first * 0.7 && outdents + 1 > indents * 2, left: column.left };
}

/** The number of an entry of a list of references; null without one. */
function entryNumber(text: string): number | null {
	const match = /^(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})[.)、．]?\s*(?=\D))/u.exec(text);
	return match ? Number(match[1] ?? match[2] ?? match[3]) : null;
}

export interface ParagraphOptions {
	style: BodyStyle;
	column: Column;
	/** Set within a list of references. */
	references: { last: number | null } | null;
}

/** Cuts lines that follow each other in a column into paragraphs. */
export function paragraphsOf(lines: readonly Line[], options: ParagraphOptions): Line[][] {
	const { column, references } = options;
	const paragraphs: Line[][] = [];
	const hang = references ? hangingOf(lines, column).hanging : false;
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!;
		const current = paragraphs.at(-1);
		const number = references ? entryNumber(line.text) : null;
		const counts =
			references !== null &&
			number !== null &&
			(references.last === null ? number === 1 : number === references.last + 1);
		if (!current) paragraphs.push([line]);
		else if (references) {
			if (beginsEntry(line, current, counts, hang, options)) paragraphs.push([line]);
			else current.push(line);
		} else if (begins(line, current, lines[i + 1], options)) paragraphs.push([line]);
		else current.push(line);
		if (references && counts) references.last = number;
	}
	return paragraphs;
}

export function pitchFor(line: Line, { column, style }: Pick<ParagraphOptions, 'column' | 'style'>): number {
	const own = column.pitch;
	const usual = style.pitches.get(sizeKey(line.size));
	const plain = Math.abs(line.size - style.size) < 0.4;
	if (plain && Number.isFinite(own)) return usual === undefined ? own : Math.min(own, Math.max(usual, own * 0.8));
	return usual ?? (Number.isFinite(own) ? Math.max(own, line.size * 1.1) : line.size * 1.25);
}

function beginsEntry(
	line: Line,
	current: readonly Line[],
	counts: boolean,
	hang: boolean,
	options: ParagraphOptions,
): boolean {
	const { column, references } = options;
	const before = current.at(-1)!;
	const step = line.baseline - before.baseline;
	if (Math.abs(line.size - before.size) > line.size * 0.1 + 0.3 || line.bold !== before.bold) return true;
	if (isReferencesHeading(before.text)) return true;
	if (step > pitchFor(line, options) * 1.7) return true;
	if (counts) return true;
	// In a numbered list what has no number, or a wrong one, goes on.
	if (references!.last !== null) return step > pitchFor(line, options) * 1.3 && endsSentence(before.text);
	if (hang) return line.left - column.left < line.size * 0.4;
	if (step > pitchFor(line, options) * 1.3) return true;
	if (isShort(before, line, column) && endsSentence(before.text)) return true;
	const shift = line.left - before.left;
	return shift > line.size * 0.7 && shift < line.size * 5 && isShort(before, line, column);
}

/** Whether a line looks like (a part of) a heading: larger, or bold where the body is not. */
export const stands = (line: Line, style: BodyStyle) => line.size > style.size * 1.06 || (line.bold && !style.bold);

function begins(line: Line, current: readonly Line[], next: Line | undefined, options: ParagraphOptions): boolean {
	const { column, style } = options;
	const before = current.at(-1)!;
	const first = current[0]!;
	const { size } = line;
	const step = line.baseline - before.baseline;
	const pitch = pitchFor(line, options);
	if (Math.abs(size - before.size) > size * 0.06 + 0.25) return true;
	if (step > pitch * 1.25 || step < 0) return true;
	if (line.bold !== before.bold && !(line.runs[0]!.bold && before.bold)) return true;
	if (
		isMainHeading(before.text) &&
		current.length === 1 &&
		(before.bold || stands(before, style) || isShort(before, line, column))
	)
		return true;
	const right = rightEdge(current, column);
	const short = isShort(before, line, { right });
	if (short && step > pitch * 1.12) return true;
	if (stands(line, style) && stands(before, style)) return headingNumbers(line.text) > 0 && short;
	if (isCaption(line.text) && short) return true;
	const mark = itemMark(line.text);
	if (mark !== '' && (/^[^\p{L}\d(（]/u.test(mark) || short || endsSentence(before.text))) {
		if (!/^[–—-]/u.test(mark) || short) return true;
	}
	if (line.runs[0]!.raised && short) return true;
	const width = column.right - column.left;
	const room = right - before.right;
	const em = size;
	const marked = itemMark(first.text) !== '';
	const ended = endsSentence(before.text);
	// Edges: a first line may be indented or (after a mark) hang; after that, a change of the edge begins a paragraph.
	const shift = line.left - before.left;
	const centred =
		Math.abs((line.left + line.right) / 2 - (before.left + before.right) / 2) < em * 0.8 &&
		before.left > column.left + em * 1.5;
	if (centred && Math.abs(shift) > em * 0.5) return false;
	if (current.length === 1) {
		if (shift > em * 0.7) {
			if (marked && shift < em * 5) return false;
			if (first.italic !== line.italic) return true;
			// A full line that ends no sentence goes on wherever the next one begins; else two lines further right hang from it.
			if (!short && !ended) return false;
			return short || ended || next === undefined || Math.abs(next.left - line.left) > em * 0.4;
		}
		if (shift < -em * 5) return true;
		if (shift < -em * 0.7 && line.left < column.left - em * 0.5) return true;
	} else {
		const edge = current[1]!.left;
		if (line.left - edge > em * 0.7) return true;
		if (edge - line.left > em * 0.7) return true;
	}
	if (short && (ended || room > width * 0.3 || (room > width * 0.12 && isFlush(current, column)))) return true;
	if (short && before.italic !== line.italic) return true;
	return short && isHan([...before.text].at(-1)) && room > em * 2.5;
}

/** Where full lines of a paragraph end: a quotation that is set in on the left is set in on the right as well. */
export function rightEdge(current: readonly Line[], column: Column): number {
	const inset = Math.min(...current.map((line) => line.left)) - column.left;
	if (inset < current[0]!.size * 0.9) return column.right;
	const right = Math.max(...current.map((line) => line.right));
	return Math.max(right, column.right - inset);
}

/** Whether the lines before the last all reach the right edge. */
function isFlush(current: readonly Line[], column: Column): boolean {
	return current.length > 1 && current.slice(0, -1).every((line) => column.right - line.right < line.size * 0.6);
}
