/** How the body of a document is set, as against its headings, notes and tables. */
import { type Column, linesOfColumn } from './layout.ts';
import type { Line } from './lines.ts';
import type { PageContent } from './page.ts';

/** Size of the font that most characters of the document are set in; 10 for a document without text. */
export function bodySizeOf(pages: readonly PageContent[]): number {
	const counts = new Map<number, number>();
	for (const page of pages)
		for (const { runs } of page.frames)
			for (const run of runs) {
				const size = Math.round(run.size * 4) / 4;
				counts.set(size, (counts.get(size) ?? 0) + run.text.length);
			}
	let best = 10;
	let most = 0;
	for (const [size, count] of counts)
		if (count > most) {
			most = count;
			best = size;
		}
	return best;
}

export interface BodyStyle {
	size: number;
	/** Distance of baselines by size of font, for columns with too few lines to tell. */
	pitches: Map<number, number>;
	/** Whether paragraphs begin with an indent. */
	indented: boolean;
	/** Whether the body itself is set in bold, so that bold tells nothing. */
	bold: boolean;
}

export const sizeKey = (size: number) => Math.round(size * 2) / 2;

/** Style of the whole document, from its columns. */
export function bodyStyleOf(columns: readonly Column[], size: number): BodyStyle {
	const steps = new Map<number, number[]>();
	let indents = 0;
	let flush = 0;
	let bold = 0;
	let lines = 0;
	for (const column of columns) {
		const all = linesOfColumn(column);
		for (let i = 0; i < all.length; i++) {
			const line = all[i]!;
			const before = all[i - 1];
			if (Math.abs(line.size - size) < 0.6) {
				lines++;
				if (line.bold) bold++;
			}
			if (!before || Math.abs(before.size - line.size) > 0.3) continue;
			const step = line.baseline - before.baseline;
			if (step > line.size * 0.7 && step < line.size * 2.6) {
				const list = steps.get(sizeKey(line.size)) ?? [];
				list.push(step);
				steps.set(sizeKey(line.size), list);
			}
			const shift = line.left - column.left;
			if (Math.abs(line.size - size) < 0.6 && isShort(before, line, column)) {
				if (shift > size * 0.7 && shift < size * 4.5) indents++;
				else if (shift < size * 0.3) flush++;
			}
		}
	}
	const pitches = new Map<number, number>();
	for (const [key, list] of steps) pitches.set(key, list.sort((a, b) => a - b)[Math.floor(list.length * 0.4)]!);
	return { size, pitches, indented: indents > flush && indents > 2, bold: bold > lines / 2 };
}

/** Whether the first word of the next line would have fitted on this one, so that the break was meant. */
export function isShort(line: Line, next: Line, column: { right: number }): boolean {
	const room = column.right - line.right;
	return room > next.firstWord - next.left + line.size * 0.75;
}
