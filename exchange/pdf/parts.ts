/** Columns to the parts of a text: paragraphs, captions, rows of tables, notes, each with its lines. */
import { superscript } from '../documents/clean.ts';
import type { BlockKind, LeftOutKind } from '../documents/model.ts';
import { type Column, linesOfColumn } from './layout.ts';
import type { Line } from './lines.ts';
import {
	isCaption,
	isCorrespondence,
	isImprint,
	isNoteMark,
	isPlainCaption,
	isReferencesHeading,
	itemMark,
} from './marks.ts';
import { paragraphsOf, pitchFor } from './paragraphs.ts';
import { type BodyStyle, isShort } from './style.ts';
import type { TableRow } from './tables.ts';

export interface Part {
	kind: BlockKind;
	column: Column;
	lines: Line[];
	/** Of a row of a table, which has no lines. */
	row?: TableRow;
	/** Of a heading. */
	depth?: number;
	/** Stands beside the text rather than in it: tables, captions and what belongs to them. */
	float: boolean;
	/** An entry of a list of references. */
	reference: boolean;
	leftOut?: LeftOutKind;
}

interface State {
	references: { last: number | null; heading: Line } | null;
}

/** All parts of a document in reading order; headings are not told from paragraphs yet. */
export function partsOf(columns: readonly Column[], style: BodyStyle): Part[] {
	const state: State = { references: null };
	const parts: Part[] = [];
	for (const [i, column] of columns.entries()) {
		const notes = new Set(footnotesOf(column, columns, i, style, state.references !== null));
		let lines: Line[] = [];
		const flush = () => {
			parts.push(...textParts(lines, column, style, state));
			lines = [];
		};
		for (const element of column.elements) {
			if (element.line) {
				if (!notes.has(element.line)) lines.push(element.line);
				continue;
			}
			flush();
			if (element.caption.length > 0)
				parts.push({ kind: 'caption', column, lines: element.caption, float: true, reference: false });
			for (const row of element.table.rows)
				parts.push({ kind: 'row', column, lines: [], row, float: true, reference: false });
		}
		flush();
		parts.push(...noteParts([...notes], column, style));
	}
	return captioned(parts, style);
}

/** Lines of running text; a list of references begins at its heading and ends at the next one like it. */
function textParts(lines: readonly Line[], column: Column, style: BodyStyle, state: State): Part[] {
	const parts: Part[] = [];
	let from = 0;
	const cut = (to: number) => {
		const stretch = lines.slice(from, to);
		from = to;
		if (stretch.length === 0) return;
		const references = state.references;
		for (const paragraph of paragraphsOf(stretch, { style, column, references })) {
			const heading = references !== null && isReferencesHeading(paragraph[0]!.text);
			parts.push({
				kind: !references && itemMark(paragraph[0]!.text) !== '' ? 'item' : 'paragraph',
				column,
				lines: paragraph,
				float: column.aside,
				reference: references !== null && !heading,
			});
		}
	};
	for (let i = 0; i < lines.length; i++) {
		const line = lines[i]!;
		if (isReferencesHeading(line.text)) {
			cut(i);
			state.references = { last: null, heading: line };
			from = i;
			cut(i + 1);
		} else if (state.references && endsReferences(line, lines[i + 1], state.references.heading, column, style)) {
			cut(i);
			state.references = null;
		}
	}
	cut(lines.length);
	return parts;
}

function endsReferences(line: Line, next: Line | undefined, heading: Line, column: Column, style: BodyStyle): boolean {
	const alike = Math.abs(line.size - heading.size) < 0.4 && line.bold === heading.bold && line.font === heading.font;
	if (!alike || line.text.length > 80 || /^[[(\d]/u.test(line.text)) return false;
	const differs = line.bold !== style.bold || line.size > style.size + 0.5 || line.text === line.text.toUpperCase();
	return differs && (!next || isShort(line, next, column));
}

/** Lines at the foot of a column that are notes: smaller than the text above, with a mark or under a rule. */
function footnotesOf(
	column: Column,
	columns: readonly Column[],
	at: number,
	style: BodyStyle,
	references: boolean,
): Line[] {
	const { elements } = column;
	if (elements.length === 0) return [];
	const lower = columns.some(
		(other, i) =>
			i !== at &&
			other.page === column.page &&
			other.frame.turn === column.frame.turn &&
			other.left < column.right - 20 &&
			other.right > column.left + 20 &&
			firstTop(other) > lastBottom(column) - 2 &&
			!isNoteColumn(other, style),
	);
	if (lower) return [];
	const lines: Line[] = [];
	let bodyAbove = false;
	for (let i = elements.length - 1; i >= 0; i--) {
		const { line } = elements[i]!;
		if (!line || line.size > style.size * 0.945) {
			bodyAbove = line !== undefined && Math.abs(line.size - style.size) < 0.6;
			break;
		}
		lines.unshift(line);
	}
	const start = lines.findIndex((line, i) => {
		let fullWidth = false;
		const ruled = column.rules.some((rule) => {
			const found =
				rule.bottom < line.top + line.size * 0.5 &&
				rule.bottom > (lines[i - 1]?.baseline ?? line.top - line.size * 2) &&
				rule.left < line.right &&
				rule.right > line.left - 2 &&
				rule.right - rule.left < (column.right - column.left) * 1.05;
			if (found) fullWidth = rule.right - rule.left > (column.right - column.left) * 0.8;
			return found;
		});
		const raised = line.runs[0]!.raised === true;
		const short = ruled && !fullWidth;
		if (ruled && (raised || (!references && (short || isNoteMark(line.text))))) return true;
		if (references || isCaption(line.text)) return false;
		const before = lines[i - 1];
		const apart = before ? before.size > line.size * 1.06 : bodyAbove;
		return apart && (raised || isNoteMark(line.text));
	});
	lines.splice(0, start < 0 ? lines.length : start);
	if (lines.length === 0 || lines[0]!.top < column.frame.height * 0.3) return [];
	if (lines.some((line) => isPlainCaption(line.text))) return [];
	return lines;
}

const firstTop = (column: Column) => linesOfColumn(column)[0]?.top ?? column.elements[0]?.table?.top ?? Infinity;
const lastBottom = (column: Column) => {
	const last = column.elements.at(-1);
	return last ? (last.line ?? last.table).bottom : -Infinity;
};
const isNoteColumn = (column: Column, style: BodyStyle) =>
	column.elements.every(({ line }) => line !== undefined && line.size < style.size * 0.945);

/** Notes begin where a mark stands, or a new paragraph. */
function noteParts(lines: readonly Line[], column: Column, style: BodyStyle): Part[] {
	const notes: Line[][] = [];
	for (const line of lines) {
		const before = notes.at(-1)?.at(-1);
		const begins =
			!before ||
			((isNoteMark(line.text) || line.runs[0]!.raised === true) &&
				(isShort(before, line, column) || line.runs[0]!.raised === true)) ||
			line.baseline - before.baseline > pitchFor(line, { column, style }) * 1.5;
		if (begins) notes.push([line]);
		else notes.at(-1)!.push(line);
	}
	// A mark that is neither raised nor apart reads as one of the word's letters.
	for (const [first] of notes) first!.text = first!.text.replace(/^\d{1,3}(?=\p{L}{2})/u, (mark) => superscript(mark));
	return notes.map((note) => ({ kind: 'footnote', column, lines: note, float: false, reference: false }));
}

/** Tells captions from paragraphs that begin like one, and joins what belongs to tables and figures to them. */
function captioned(parts: readonly Part[], style: BodyStyle): Part[] {
	const result: Part[] = [];
	for (const [i, part] of parts.entries()) {
		const before = result.at(-1);
		const [first] = part.lines;
		if (!first || part.kind === 'footnote' || part.reference) {
			result.push(part);
			continue;
		}
		const after = parts[i + 1];
		const small = first.size < style.size * 0.97 || /^[©(]/u.test(first.text);
		if (first.page === 1 && small && isImprint(first.text)) {
			result.push({ ...part, leftOut: 'boilerplate', float: true });
			continue;
		}
		if (isCorrespondence(first.text) && first.size < style.size * 0.945) {
			result.push({ ...part, kind: 'footnote' });
			continue;
		}
		if (part.kind !== 'caption' && isCaption(first.text)) {
			const unlikeBody =
				Math.abs(first.size - style.size) > 0.4 ||
				first.bold ||
				first.italic ||
				first.runs[0]!.bold ||
				after?.kind === 'row';
			if (
				isPlainCaption(first.text) ||
				(unlikeBody &&
					!/^\S+\s+\S+\s+(?:shows?|presents?|provides?|lists?|gives|summari[sz]es|illustrates|and|below)\b/u.test(
						first.text,
					))
			)
				part.kind = 'caption';
			if (part.kind === 'caption') part.float = true;
		}
		if (before?.column === part.column && part.kind === 'paragraph') {
			const last = before.lines.at(-1);
			const gap = first.top - (before.row ?? last!).bottom;
			const small = first.size < style.size * 0.96 || Math.abs(first.size - (last?.size ?? first.size)) < 0.3;
			if (
				before.kind === 'caption' &&
				/^\S+\s?\S*$/u.test(captionText(before)) &&
				gap < first.size * 1.6 &&
				small &&
				part.lines.length <= 4
			) {
				before.lines.push(...part.lines);
				continue;
			}
			if (
				before.kind === 'row' &&
				gap < first.size * 2 &&
				(first.size < style.size * 0.945 || /^(?:notes?|source|abbreviations?|注)[.:：\s]/iu.test(first.text))
			)
				part.float = true;
		}
		result.push(part);
	}
	return result;
}

const captionText = (part: Part) => part.lines.map((line) => line.text).join(' ');
