/** Columns to the parts of a text: paragraphs, captions, rows of tables, notes, each with its lines. */
import type { BlockKind, LeftOutKind } from '../documents/model.ts';
import { captioned } from './floats.ts';
import type { Column } from './layout.ts';
import type { Line } from './lines.ts';
import { isReferencesHeading, itemMark } from './marks.ts';
import { footnotesOf, noteParts } from './notes.ts';
import { paragraphsOf } from './paragraphs.ts';
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
		const notes = new Set(footnotesOf(columns, i, style, state.references !== null));
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
