/**
 * Lines of a source: the unit of line-by-line coding, coverage, citation and agreement. They are a property of the
 * text, the same for every coder, window, machine and printout.
 */
import { SynthemaError } from '../errors.ts';
import {
	BLANK,
	CLOSES,
	CONTROL,
	classOf,
	clusterEnd,
	DASH,
	DIGIT,
	EXTEND,
	HYPHEN,
	IDEOGRAPH,
	OPENS,
	SPACE,
	STRICT,
	WIDTH,
} from './characters.ts';

export { columnsOf } from './characters.ts';
export { paragraphs } from './paragraphs.ts';

/** Version of the rule in `breakLines`; a source keeps the one it was imported with. */
export const LINE_RULE = 1;

/** Columns of a line at most. Fits 70 Latin letters or 35 Han. */
export const LINE_COLUMNS = 70;

/** Line `n` (from 1) is `[starts[n - 1], ends[n - 1])`; only the first `count` entries count. Ordered, no overlaps. */
export interface Lines {
	starts: Uint32Array;
	ends: Uint32Array;
	count: number;
}

/** May a line end after a character of class `before` and the next begin with one of class `after`, no space between? */
function mayBreak(before: number, after: number, beforeThat: number): boolean {
	if (after & CLOSES || before & OPENS) return false;
	if (before & DASH) return !(after & (DASH | DIGIT));
	if (before & HYPHEN) {
		return !(after & (DIGIT | HYPHEN | DASH)) && beforeThat !== 0 && !(beforeThat & (SPACE | HYPHEN | DASH | OPENS));
	}
	return ((before | after) & IDEOGRAPH) !== 0;
}

/**
 * Breaks a text (LF newlines) into numbered lines. Rule 1:
 *
 * - Every LF ends a line. A line begins and ends with something visible: white space at either end belongs to no line,
 *   and a stretch between LFs that is only white space has no number.
 * - A line has at most 70 columns (`characters.ts` says what is wide). A cluster counts as its first character.
 * - It is broken greedily at the last opportunity that fits, after UAX 14, simplified: after spaces; after a hyphen or
 *   slash inside a word and after dashes, but not before a digit; on either side of Han, kana, Hangul and emoji. Closing
 *   punctuation never begins a line and opening punctuation never ends one; no-break spaces hold together.
 * - A word that fits no line is cut between clusters. (Thai, Lao and Khmer, which need a dictionary, break at spaces.)
 *
 * Linear in the length of the text. Throws `text.lineRule` for a rule this version does not know.
 */
export function breakLines(text: string, rule: number = LINE_RULE): Lines {
	if (rule !== LINE_RULE) throw new SynthemaError('text.lineRule', { rule, known: LINE_RULE });
	let starts = new Uint32Array(64 + (text.length >> 4));
	let ends = new Uint32Array(starts.length);
	let count = 0;
	const emit = (start: number, end: number) => {
		if (count === starts.length) {
			const more = new Uint32Array(count * 2);
			more.set(starts);
			starts = more;
			const moreEnds = new Uint32Array(count * 2);
			moreEnds.set(ends);
			ends = moreEnds;
		}
		starts[count] = start;
		ends[count] = end;
		count++;
	};

	const length = text.length;
	let at = 0;
	while (at < length) {
		const newline = text.indexOf('\n', at);
		const stop = newline < 0 ? length : newline;
		breakTextLine(text, at, stop, emit);
		at = stop + 1;
	}
	return { starts: starts.slice(0, count), ends: ends.slice(0, count), count };
}

function breakTextLine(text: string, from: number, stop: number, emit: (start: number, end: number) => void): void {
	let lineStart = -1;
	let visibleEnd = from;
	let columns = 0;
	let breakAt = -1;
	let breakEnd = -1;
	let breakColumns = 0;
	let before = 0;
	let beforeThat = 0;
	let spaced = false;

	let at = from;
	while (at < stop) {
		let code = text.charCodeAt(at);
		if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(at)!;
		let kind = classOf(code);
		let next = at + (code > 0xffff ? 2 : 1);
		if (next < stop && (text.charCodeAt(next) >= 0x300 || code >= 0x300)) {
			next = clusterEnd(text, at, stop);
			// A mark on a space makes it visible.
			if (kind & BLANK && !(kind & CONTROL) && next > at + 1) kind &= WIDTH;
		}
		if (kind & BLANK) {
			if (lineStart >= 0) columns += kind & WIDTH;
			if (kind & SPACE) spaced = true;
			else {
				beforeThat = before;
				before = kind;
			}
			at = next;
			continue;
		}
		if (kind & EXTEND) kind &= ~CLOSES;
		const width = kind & WIDTH;
		if (lineStart < 0) lineStart = at;
		else {
			const possible = spaced
				? !((kind & CLOSES && kind & STRICT) || (before & OPENS && before & STRICT))
				: mayBreak(before, kind, beforeThat);
			if (possible) {
				breakAt = at;
				breakEnd = visibleEnd;
				breakColumns = columns;
			}
			if (columns + width > LINE_COLUMNS) {
				if (breakAt >= 0) {
					emit(lineStart, breakEnd);
					lineStart = breakAt;
					columns -= breakColumns;
					breakAt = -1;
				}
				if (columns + width > LINE_COLUMNS) {
					emit(lineStart, visibleEnd);
					lineStart = at;
					columns = 0;
				}
			}
		}
		columns += width;
		visibleEnd = next;
		beforeThat = spaced ? SPACE : before;
		before = kind;
		spaced = false;
		at = next;
	}
	if (lineStart >= 0) emit(lineStart, visibleEnd);
}

/**
 * Number (from 1) of the line that holds an offset, or of the next line where the offset lies between two. An offset
 * behind the last line belongs to the last line. 0 only when the text has no line at all.
 */
export function lineAt(lines: Lines, offset: number): number {
	let low = 0;
	let high = lines.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines.ends[middle]! <= offset) low = middle + 1;
		else high = middle;
	}
	return Math.min(low + 1, lines.count);
}

/**
 * First and last number of the lines that `[start, end)` touches. A range that touches none (it is empty or only white
 * space) answers with the line `lineAt` gives, twice.
 */
export function linesOf(lines: Lines, start: number, end: number): [first: number, last: number] {
	const first = lineAt(lines, start);
	let low = 0;
	let high = lines.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines.starts[middle]! < end) low = middle + 1;
		else high = middle;
	}
	return [first, Math.max(first, low)];
}
