/** Paragraphs of a plain text. */
import { columnsOf } from './characters.ts';
import type { TextRange } from './ranges.ts';

const LEAST_WRAP = 40;
const MOST_WRAP = 100;

function isWordEnd(code: number): boolean {
	return code === 0x20 || code === 0x09 || code >= 0x2e80;
}

/** The first word of a text line, or its first Han character: the least that a wrapping editor moves down. */
function firstWordEnd(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && !isWordEnd(text.charCodeAt(at))) at++;
	return at === start ? Math.min(end, start + 1) : at;
}

/**
 * Paragraphs in order, without the white space around them; `[start, end)` each. A blank line always ends one. A single
 * newline ends one too, unless the text lines around it look wrapped by hand: none in the block is longer than 100
 * columns, and the first word of the next would not have fitted on this one.
 */
export function paragraphs(text: string): TextRange[] {
	const found: TextRange[] = [];
	let block: TextRange[] = [];
	const flush = () => {
		for (const paragraph of joinWrapped(text, block)) found.push(paragraph);
		block = [];
	};
	let at = 0;
	while (at <= text.length) {
		const newline = text.indexOf('\n', at);
		const stop = newline < 0 ? text.length : newline;
		let start = at;
		let end = stop;
		while (start < end && /\s/.test(text[start]!)) start++;
		while (end > start && /\s/.test(text[end - 1]!)) end--;
		if (start < end) block.push({ start, end });
		else flush();
		at = stop + 1;
	}
	flush();
	return found;
}

function joinWrapped(text: string, block: TextRange[]): TextRange[] {
	if (block.length < 2) return block;
	let most = 0;
	for (const line of block) {
		// Code units are at least half the columns; longer lines need no exact measure.
		most = Math.max(
			most,
			line.end - line.start > MOST_WRAP * 8 ? line.end - line.start : columnsOf(text, line.start, line.end),
		);
		if (most > MOST_WRAP) return block;
	}
	if (most < LEAST_WRAP) return block;
	const joined: TextRange[] = [{ ...block[0]! }];
	for (let i = 1; i < block.length; i++) {
		const before = block[i - 1]!;
		const line = block[i]!;
		const space = text.charCodeAt(before.end - 1) >= 0x2e80 ? 0 : 1;
		const word = columnsOf(text, line.start, firstWordEnd(text, line.start, line.end));
		if (columnsOf(text, before.start, before.end) + space + word > most) joined.at(-1)!.end = line.end;
		else joined.push({ ...line });
	}
	return joined;
}
