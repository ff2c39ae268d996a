/** Tables without rules: lines of a column whose words stand in cells that line up. */
import { overlap, union } from './geometry.ts';
import type { Element } from './layout.ts';
import type { Line } from './lines.ts';
import { isTableCaption, itemMark } from './marks.ts';
import type { FrameContent, Run } from './page.ts';
import { columnsOf, filledCells, rowsIn } from './tables.ts';

/** Room between two cells, in sizes of the font. */
const GAP = 1.3;

interface Cells {
	line: Line;
	starts: number[];
}

function cellsOf(line: Line): Cells {
	const starts = [line.left];
	for (let i = 1; i < line.runs.length; i++) {
		const before = line.runs[i - 1]!;
		if (line.runs[i]!.left - before.right > line.size * GAP) starts.push(line.runs[i]!.left);
	}
	return { line, starts };
}

/** A mark or number with its text after a gap is an item or a heading, no row. */
const isMarked = ({ line }: Cells) =>
	itemMark(line.text) !== '' || /^(?:\[?\d{1,3}(?:\.\d+)*[\].]?|[•–—-])\s/u.test(line.text);

const align = (a: Cells, b: Cells) =>
	a.starts.length > 1 &&
	b.starts.length > 1 &&
	b.starts.slice(1).some((start) => a.starts.slice(1).some((other) => Math.abs(other - start) < 4));

/** The same line with cells where those of another line begin, though less room is left before them. */
function cellsLike(cells: Cells, other: Cells): Cells {
	const { line } = cells;
	const starts = [line.left];
	for (let i = 1; i < line.runs.length; i++) {
		const run = line.runs[i]!;
		const gap = run.left - line.runs[i - 1]!.right;
		const known = other.starts.slice(1).some((start) => Math.abs(start - run.left) < 2);
		if (gap > line.size * GAP || (known && gap > line.size * 0.45)) starts.push(run.left);
	}
	return { line, starts };
}

/** Lines of a column as elements, with the lines of tables gathered into tables. */
export function alignedTables(lines: readonly Line[], content: FrameContent, size: number): Element[] {
	const all = lines.map(cellsOf);
	const elements: Element[] = [];
	let afterCaption = -99;
	for (let i = 0; i < all.length; ) {
		const start = all[i]!;
		if (isTableCaption(start.line.text)) afterCaption = i;
		const end = start.starts.length > 1 && !isMarked(start) ? endOfTable(all, i) : i;
		const rows = all.slice(i, end).filter((each) => each.starts.length > 1).length;
		const captioned = i - afterCaption <= 4;
		if (rows >= (captioned ? 2 : 3) && end - i >= 2) {
			// A head that is set otherwise than its rows belongs to them.
			const before = all[i - 1];
			const heads =
				before !== undefined &&
				elements.at(-1)?.line === before.line &&
				before.starts.length === start.starts.length &&
				!isMarked(before) &&
				start.line.baseline - before.line.baseline < size * 2.4;
			const inside = all.slice(heads ? i - 1 : i, end).map((each) => each.line);
			const runs: Run[] = inside.flatMap((line) => line.runs);
			const box = union(inside);
			const columns = columnsOf(runs, box, { ...content, verticals: [] }, size * GAP * 1.6);
			const made = columns.length > 1 ? rowsIn(runs, columns, [], size) : [];
			if (made.length > 1 && made.filter((row) => filledCells(row) > 1).length > made.length / 2) {
				if (heads) elements.pop();
				elements.push({ table: { ...box, caption: [], rows: made, runs }, caption: [] });
				i = end;
				continue;
			}
		}
		elements.push({ line: start.line });
		i++;
	}
	return elements;
}

function endOfTable(all: readonly Cells[], start: number): number {
	let end = start + 1;
	let last = all[start]!;
	for (let i = start + 1; i < all.length; i++) {
		const next = cellsLike(all[i]!, last);
		const step = next.line.baseline - all[i - 1]!.line.baseline;
		if (step > next.line.size * 3.2 || Math.abs(next.line.size - last.line.size) > 1.5) break;
		if (next.starts.length > 1) {
			if (isMarked(next) || !align(last, next)) break;
			last = next;
			end = i + 1;
		} else {
			// A line of one cell goes on in a cell when it stays within it.
			const { line } = next;
			const cell = last.starts.findLast((from) => from <= line.left + 4);
			const to = last.starts.find((from) => from > line.left + 4) ?? Infinity;
			if (cell === undefined || line.right > to || i - end > 4 || overlap(line.left, line.right, cell, to) <= 0) break;
			if (to === Infinity && line.left < last.starts.at(-1)! - 4) break;
			if (step < line.size * 1.5 && last.starts.slice(1).some((from) => Math.abs(from - line.left) < 2)) end = i + 1;
		}
	}
	return end;
}
