/** Notes at the feet of columns. */
import { superscript } from '../documents/clean.ts';
import type { Box } from './geometry.ts';
import { type Column, linesOfColumn } from './layout.ts';
import type { Line } from './lines.ts';
import { isCaption, isNoteMark, isPlainCaption } from './marks.ts';
import { pitchFor } from './paragraphs.ts';
import type { Part } from './parts.ts';
import { type BodyStyle, isShort } from './style.ts';

/** Notes are set smaller than the body by this. */
const SMALL = 0.945;
/** Share of a page's height below which notes stand. */
const FROM = 0.3;

/**
 * Lines at the foot of the column `columns[at]` that are notes: smaller than the text, below all of it, with a mark or
 * under a rule. Within a list of `references`, which may be set as small, only under a rule and with a raised mark.
 */
export function footnotesOf(columns: readonly Column[], at: number, style: BodyStyle, references: boolean): Line[] {
	const column = columns[at]!;
	if (column.elements.length === 0 || hasTextBelow(columns, column, style)) return [];
	const lines: Line[] = [];
	let bodyAbove = false;
	for (const { line } of column.elements.toReversed()) {
		if (!line || line.size > style.size * SMALL) {
			bodyAbove = line !== undefined && Math.abs(line.size - style.size) < 0.6;
			break;
		}
		lines.unshift(line);
	}
	const start = lines.findIndex((line, i) => {
		const before = lines[i - 1];
		const raised = line.runs[0]!.raised === true;
		const marked = raised || isNoteMark(line.text);
		const rule = ruleAbove(line, before, column);
		if (references) return rule !== null && raised;
		if (rule && (marked || rule.right - rule.left < (column.right - column.left) * 0.8)) return true;
		const apart = before ? before.size > line.size * 1.06 : bodyAbove;
		return apart && marked && !isCaption(line.text);
	});
	if (start < 0 || lines[start]!.top < column.frame.height * FROM) return [];
	const notes = lines.slice(start);
	return notes.some((line) => isPlainCaption(line.text)) ? [] : notes;
}

/** The rule between a line and the one before it. */
function ruleAbove(line: Line, before: Line | undefined, column: Column): Box | null {
	const found = column.rules.find(
		(rule) =>
			rule.bottom < line.top + line.size * 0.5 &&
			rule.bottom > (before?.baseline ?? line.top - line.size * 2) &&
			rule.left < line.right &&
			rule.right > line.left - 2 &&
			rule.right - rule.left < (column.right - column.left) * 1.05,
	);
	return found ?? null;
}

function hasTextBelow(columns: readonly Column[], column: Column, style: BodyStyle): boolean {
	const last = column.elements.at(-1)!;
	const { bottom } = last.line ?? last.table;
	return columns.some((other) => {
		const first = other.elements[0];
		return (
			first !== undefined &&
			other !== column &&
			other.page === column.page &&
			other.frame.turn === column.frame.turn &&
			other.left < column.right - 20 &&
			other.right > column.left + 20 &&
			(first.line ?? first.table).top > bottom - 2 &&
			!linesOfColumn(other).every((line) => line.size < style.size * SMALL)
		);
	});
}

/** The lines of notes as parts: one begins where a mark stands, or after more room than between lines. */
export function noteParts(lines: readonly Line[], column: Column, style: BodyStyle): Part[] {
	const notes: Line[][] = [];
	for (const line of lines) {
		const before = notes.at(-1)?.at(-1);
		const raised = line.runs[0]!.raised === true;
		const begins =
			!before ||
			raised ||
			(isNoteMark(line.text) && isShort(before, line, column)) ||
			line.baseline - before.baseline > pitchFor(line, { column, style }) * 1.5;
		if (begins) notes.push([line]);
		else notes.at(-1)!.push(line);
	}
	// A mark that is neither raised nor apart reads as one of the word's letters.
	for (const [first] of notes) first!.text = first!.text.replace(/^\d{1,3}(?=\p{L}{2})/u, (mark) => superscript(mark));
	return notes.map((note) => ({ kind: 'footnote', column, lines: note, float: false, reference: false }));
}
