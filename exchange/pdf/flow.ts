/** Parts to one running text: paragraphs that go on in the next column, floats after what they interrupt, notes last. */
import { type Column, linesOfColumn } from './layout.ts';
import { isHan } from './lines.ts';
import { endsSentence } from './marks.ts';
import { rightEdge } from './paragraphs.ts';
import type { Part } from './parts.ts';
import type { BodyStyle } from './style.ts';

/** Puts the parts of a document in the order in which its text reads. The parts given are changed. */
export function flowOf(parts: readonly Part[], style: BodyStyle): Part[] {
	const text: Part[] = [];
	const notes: Part[] = [];
	let open: Part | null = null;
	for (const part of parts) {
		if (part.kind === 'footnote') {
			const before = notes.at(-1);
			if (before && goesOnNote(before, part)) before.lines.push(...part.lines);
			else notes.push(part);
			continue;
		}
		if (part.float) {
			text.push(part);
			continue;
		}
		if (open && goesOn(open, part, text.at(-1) !== open, style)) {
			open.lines.push(...part.lines);
			// What follows is measured against the column it ends in.
			open.column = part.column;
			continue;
		}
		text.push(part);
		open = part.kind === 'heading' ? null : part;
	}
	return [...text, ...notes];
}

/** A note that goes on at the foot of the next page has no mark there. */
function goesOnNote(before: Part, part: Part): boolean {
	const last = before.lines.at(-1)!;
	const first = part.lines[0]!;
	return (
		(last.page !== first.page || before.column !== part.column) &&
		!endsSentence(last.text) &&
		/^\p{Ll}/u.test(first.text) &&
		Math.abs(last.size - first.size) < 0.3
	);
}

function goesOn(open: Part, part: Part, interrupted: boolean, style: BodyStyle): boolean {
	if (part.kind !== 'paragraph' && !(part.kind === 'item' && /^[\p{Ll}]/u.test(part.lines[0]!.text))) return false;
	if (open.reference !== part.reference) return false;
	const last = open.lines.at(-1)!;
	const first = part.lines[0]!;
	const elsewhere = last.page !== first.page || open.column !== part.column;
	if (!elsewhere && !interrupted) return false;
	if (Math.abs(last.size - first.size) > 0.35 || last.bold !== first.bold) return false;
	const hyphen = /\p{L}-$/u.test(last.text);
	const lower = /^[\p{Ll},;:)]/u.test(first.text);
	if (hyphen && lower) return true;
	const here = open.lines.filter(({ page, left }) => page === last.page && Math.abs(left - last.left) < last.size * 6);
	const edge = rightEdge(here, open.column);
	const inset = open.column.right - edge > last.size * 0.5;
	const room = edge - last.right;
	const short = room > first.firstWord - first.left + last.size * 0.75;
	const ended = endsSentence(last.text);
	if (part.reference) return goesOnReference(open, part, ended, lower, short);
	const shift = first.left - part.column.left;
	const indented = shift > first.size * 0.7;
	const openIndent = here.length > 1 || inset ? last.left - open.column.left : 0;
	const sameIndent = Math.abs(shift - openIndent) < first.size * 0.7;
	// A quotation that is set in goes on set in; the text after it does not.
	if (inset && !(indented && sameIndent)) return false;
	if (lower) return !short && (!ended || !indented);
	if (short) return false;
	if (indented && !sameIndent) return false;
	if (last.italic !== first.italic) return false;
	if (!ended) return true;
	// A paragraph may end with a full line, but hardly at the very edge; and that can only be told beside other lines.
	const { lines, flush } = flushOf(open.column);
	if (lines < 4) return false;
	return flush ? room < FLUSH : !style.indented || isHan(last.text.at(-1)) || !indented;
}

/** A line that ends this near to the edge of its column was spread to reach it (points). */
const FLUSH = 0.9;

/** How many lines a column has, and whether most of them are spread to its edge. */
function flushOf(column: Column): { lines: number; flush: boolean } {
	const lines = linesOfColumn(column);
	return {
		lines: lines.length,
		flush: lines.filter((line) => column.right - line.right < FLUSH).length > lines.length * 0.5,
	};
}

function goesOnReference(open: Part, part: Part, ended: boolean, lower: boolean, short: boolean): boolean {
	const first = part.lines[0]!;
	const numbered = /^(?:\[\d|\(?\d{1,3}[.)])/u;
	if (numbered.test(first.text)) return false;
	if (numbered.test(open.lines[0]!.text)) return true;
	const hanging = open.lines.length > 1 && open.lines[1]!.left - open.lines[0]!.left > first.size * 0.6;
	if (hanging)
		return (
			first.left - part.column.left > first.size * 0.6 &&
			part.lines.every((line) => Math.abs(line.left - first.left) < first.size)
		);
	return lower || (!ended && !short);
}
