/** Tables drawn with rules, and rows of cells that line up without any. */

import { type Box, holds, median, overlap, union } from './geometry.ts';
import { groupLines, textOf } from './lines.ts';
import { isTableCaption } from './marks.ts';
import type { FrameContent, Run } from './page.ts';

export interface TableRow extends Box {
	/** The lines of each cell, from left to right; a cell without words has none. */
	cells: CellLine[][];
}

export interface CellLine extends Box {
	text: string;
}

/** Cells of a row that hold words. */
export const filledCells = (row: TableRow): number => row.cells.filter((lines) => lines.length > 0).length;

export interface Table extends Box {
	/** Runs of the caption above it, empty when there is none. */
	caption: Run[];
	rows: TableRow[];
	runs: Run[];
}

/** Edges of two rules that count as the same (points). */
const SAME = 6;

/** Finds the tables of a frame between rules of the same width. The runs of one are in no other. */
export function ruledTables(content: FrameContent, size: number): Table[] {
	const { frame } = content;
	const rules = content.horizontals
		.filter((rule) => rule.right - rule.left > Math.min(90, frame.width * 0.15))
		.sort((a, b) => a.top - b.top);
	const groups: Box[][] = [];
	for (const rule of rules) {
		const group = groups.find(
			(each) => Math.abs(each[0]!.left - rule.left) < SAME && Math.abs(each[0]!.right - rule.right) < SAME,
		);
		if (group) group.push(rule);
		else groups.push([rule]);
	}
	const tables: Table[] = [];
	const taken = new Set<Run>();
	for (const group of groups.sort((a, b) => b.length - a.length)) {
		let at = 0;
		while (at < group.length - 1) {
			const table = tableFrom(group, at, content, size, taken);
			if (table) {
				tables.push(table.table);
				for (const run of [...table.table.runs, ...table.table.caption]) taken.add(run);
				at = table.end + 1;
			} else at++;
		}
	}
	return tables.sort((a, b) => a.top - b.top);
}

function tableFrom(
	rules: readonly Box[],
	start: number,
	content: FrameContent,
	size: number,
	taken: ReadonlySet<Run>,
): { table: Table; end: number } | null {
	const first = rules[start]!;
	const { caption, top } = captionAbove(first, content, size, taken);
	// With a caption the farthest rule that still bounds a table counts; without one the rules themselves must make a grid.
	for (let end = rules.length - 1; end > start; end--) {
		const box = { left: first.left - 2, right: first.right + 2, top: top - 1, bottom: rules[end]!.bottom + 1 };
		if (caption.length > 0 && end === rules.length - 1 && end - start === 1) box.bottom = openEnd(box, content, size);
		const runs = content.runs.filter((run) => holds(box, run) && !taken.has(run));
		if (runs.length === 0) continue;
		if (runs.some((run) => isTableCaption(textAt(run, runs)))) continue;
		const below = caption.length === 0 && isTableCaption(nextRow(box, content, size));
		const columns = columnsOf(runs, box, content, size);
		if (columns.length < 2) continue;
		const inner = rules.slice(start + 1, end).length;
		const grid = content.verticals.filter(
			(rule) =>
				rule.left > box.left - 4 &&
				rule.right < box.right + 4 &&
				overlap(rule.top, rule.bottom, box.top, box.bottom) > size,
		).length;
		const known = caption.length > 0 || below;
		if (!known && !(grid >= 3 && inner >= 1) && !(columns.length >= 3 && inner >= 1 && runs.length >= 6)) continue;
		if (!known && grid === 0 && looksLikeText(runs, columns, size)) continue;
		if (known && grid === 0 && end > start + 1 && hasText(rules, start, end, content, size)) continue;
		const rows = rowsIn(runs, columns, rules.slice(start, end + 1), size);
		if (rows.length < 2 || rows.filter((row) => filledCells(row) > 1).length < 1) continue;
		const all = union([...runs, ...caption, { ...box, top, bottom: box.bottom }]);
		return { table: { ...all, caption, rows, runs }, end };
	}
	return null;
}

/** Where a table that has a rule under its head, and none at its end, ends: with the last line set like the head. */
function openEnd(box: Box, content: FrameContent, size: number): number {
	const head = content.runs.find((run) => holds(box, run));
	if (!head || Math.abs(head.size - size) < 0.4) return box.bottom;
	const below = content.runs.filter(
		(run) => run.top > box.bottom - 2 && run.left >= box.left && run.right <= box.right,
	);
	let { bottom } = box;
	for (const row of groupLines(below)) {
		const line = union(row);
		if (line.top - bottom > size * 1.6 || row.some((run) => Math.abs(run.size - head.size) > 0.3)) break;
		bottom = line.bottom;
	}
	return bottom + 1;
}

/** The row that a run begins, when nothing stands left of it near enough to be the same sentence. */
function textAt(run: Run, runs: readonly Run[]): string {
	if (!/^(?:tab|supp|box|附|表|exh)/iu.test(run.text)) return '';
	const row = runs
		.filter((other) => Math.abs(other.baseline - run.baseline) < run.size * 0.3)
		.sort((a, b) => a.left - b.left);
	const before = row.filter((other) => other.right < run.left + 1).at(-1);
	if (before && run.left - before.right < run.size) return '';
	return textOf(row.slice(row.indexOf(run)), run.size).text;
}

/** The caption above a rule, and where the rows between it and the rule begin that are a head of the table. */
function captionAbove(
	rule: Box,
	content: FrameContent,
	size: number,
	taken: ReadonlySet<Run>,
): { caption: Run[]; top: number } {
	const none = { caption: [], top: rule.top };
	const above = content.runs.filter(
		(run) => !taken.has(run) && run.bottom < rule.top + size * 0.4 && run.top > rule.top - size * 9,
	);
	const rows = groupLines(above)
		.map((row) => nearRule(row, rule, size))
		.filter((runs) => runs.length > 0)
		.map((runs) => ({ runs, box: union(runs), text: textOf(runs, runs[0]!.size).text }));
	for (let i = rows.length - 1; i >= 0; i--) {
		const next = i === rows.length - 1 ? rule.top : rows[i + 1]!.box.top;
		if (next - rows[i]!.box.bottom > size * 1.6) return none;
		if (!isTableCaption(rows[i]!.text)) continue;
		const head = rows.findIndex((row, at) => at > i && isSpread(row.runs));
		const end = head < 0 ? rows.length : head;
		return { caption: rows.slice(i, end).flatMap((row) => row.runs), top: rows[end]?.box.top ?? rule.top };
	}
	return none;
}

/** The words of a row that stand over (or under) a rule, with those that go on from them: a caption may be wider. */
function nearRule(row: readonly Run[], rule: Box, size: number): Run[] {
	const pieces: Run[][] = [];
	for (const run of row) {
		const before = pieces.at(-1)?.at(-1);
		if (before && run.left - before.right < run.size * 0.6) pieces.at(-1)!.push(run);
		else pieces.push([run]);
	}
	return pieces
		.filter((piece) => piece.some((run) => run.right > rule.left - size * 0.3 && run.left < rule.right + size * 0.3))
		.flat();
}

/** Whether the words of a row stand in cells far from each other. */
const isSpread = (row: readonly Run[]) => row.some((run, i) => i > 0 && run.left - row[i - 1]!.right > run.size * 1.3);

function nextRow(box: Box, content: FrameContent, size: number): string {
	const below = content.runs.filter(
		(run) =>
			run.top > box.bottom - 2 &&
			run.top < box.bottom + size * 2 &&
			run.left > box.left - size &&
			run.right < box.right + size,
	);
	const row = groupLines(below)[0];
	return row ? textOf(row, row[0]!.size).text : '';
}

/** Whether a stretch between two of the rules is running text in columns rather than rows of a table. */
function hasText(rules: readonly Box[], start: number, end: number, content: FrameContent, size: number): boolean {
	for (let i = start; i < end; i++) {
		const box = {
			left: rules[i]!.left - 2,
			right: rules[i]!.right + 2,
			top: rules[i]!.top,
			bottom: rules[i + 1]!.bottom,
		};
		const runs = content.runs.filter((run) => holds(box, run));
		if (runs.length < 60) continue;
		const columns = columnsOf(runs, box, content, size);
		if (looksLikeText(runs, columns, size)) return true;
	}
	return false;
}

/** One or two wide columns of many full lines are text. */
function looksLikeText(runs: readonly Run[], columns: readonly Box[], size: number): boolean {
	if (columns.length > 2 || runs.length < 40) return false;
	return columns.every((column) => {
		const lines = groupLines(runs.filter((run) => overlap(run.left, run.right, column.left, column.right) > 0));
		const width = column.right - column.left;
		const full = lines.filter((line) => union(line).right > column.right - size * 1.5).length;
		return width > size * 14 && lines.length > 7 && full > lines.length * 0.55;
	});
}

/** The columns of a table: between vertical rules where there are some, else between strips that few rows cross. */
export function columnsOf(runs: readonly Run[], box: Box, content: FrameContent, size: number): Box[] {
	const lines = content.verticals
		.filter((rule) => overlap(rule.top, rule.bottom, box.top, box.bottom) > (box.bottom - box.top) * 0.5)
		.map((rule) => (rule.left + rule.right) / 2)
		.filter((x) => x > box.left - 6 && x < box.right + 6)
		.sort((a, b) => a - b);
	const inner = lines.filter((x) => x > box.left + 8 && x < box.right - 8);
	const { length: across } = Array.from({ length: Math.max(1, Math.ceil(box.right - box.left)) });
	if (inner.length > 0) {
		const cuts = [box.left, ...inner, box.right];
		return cuts
			.slice(1)
			.map((right, i) => ({ left: cuts[i]!, right, top: box.top, bottom: box.bottom }))
			.filter((column) => column.right - column.left > 6);
	}
	const rows = groupLines(runs);
	const crossed = new Uint16Array(across + 1);
	for (const row of rows) {
		const hit = new Uint8Array(across + 1);
		for (const piece of piecesOf(row)) {
			const from = Math.max(0, Math.floor(piece.left - box.left));
			const to = Math.min(across, Math.ceil(piece.right - box.left));
			hit.fill(1, from, to);
		}
		for (let x = 0; x <= across; x++) crossed[x]! += hit[x]!;
	}
	// A line that spans columns (a subheading inside the table) may cross a strip now and then.
	const allowed = Math.floor(rows.length * 0.12);
	const columns: Box[] = [];
	let from = -1;
	let empty = 0;
	const minGap = Math.max(4, size * 0.5);
	for (let x = 0; x <= across; x++) {
		if (crossed[x]! > allowed) {
			if (from < 0) from = x;
			else if (empty >= minGap) {
				columns.push({ left: box.left + from, right: box.left + x - empty, top: box.top, bottom: box.bottom });
				from = x;
			}
			empty = 0;
		} else empty++;
	}
	if (from >= 0)
		columns.push({ left: box.left + from, right: box.left + across - empty + 1, top: box.top, bottom: box.bottom });
	return columns;
}

/** The runs of a row that stand together, word by word. */
function piecesOf(row: readonly Run[]): Box[] {
	const pieces: (Box & { size: number })[] = [];
	for (const run of row) {
		const last = pieces.at(-1);
		if (last && run.left - last.right < run.size * 0.62) last.right = Math.max(last.right, run.right);
		else pieces.push({ left: run.left, right: run.right, top: run.top, bottom: run.bottom, size: run.size });
	}
	return pieces;
}

/** Puts runs into cells, and lines that wrap into one row. */
export function rowsIn(runs: readonly Run[], columns: readonly Box[], rules: readonly Box[], size: number): TableRow[] {
	const lines = groupLines(runs).map((row) => {
		const cells: Run[][] = columns.map(() => []);
		for (const run of row) cells[columnAt(run, columns)]!.push(run);
		return { row, cells, box: union(row), filled: cells.flatMap((cell, i) => (cell.length > 0 ? [i] : [])) };
	});
	if (lines.length === 0) return [];
	const steps = lines.slice(1).map((line, i) => baselineOf(line.row) - baselineOf(lines[i]!.row));
	const tight = steps.filter((step) => step > size * 0.6);
	const pitch = tight.length > 0 ? Math.min(...tight.map((step) => Math.max(step, size * 0.8))) : size * 1.2;
	const spread = tight.some((step) => step > pitch * 1.3) && tight.some((step) => step <= pitch * 1.12);
	const inner = rules.filter((rule) => rule.top > lines[0]!.box.top && rule.top < lines.at(-1)!.box.bottom);
	const ruled = inner.length >= 3 && inner.length >= lines.length / 6;
	const groups: (typeof lines)[] = [];
	for (const [i, line] of lines.entries()) {
		const before = lines[i - 1];
		const cut =
			before && inner.some((rule) => rule.top > before.box.top + size * 0.5 && rule.top < line.box.bottom - size * 0.4);
		const step = before ? steps[i - 1]! : 0;
		const goesOn =
			before !== undefined &&
			!cut &&
			(ruled || !wouldFit(before, line, columns)) &&
			(ruled || (spread ? step <= pitch * 1.18 && !startsRow(line, before, true) : !startsRow(line, before, false)));
		if (goesOn) groups.at(-1)!.push(line);
		else groups.push([line]);
	}
	return groups.map((group) => ({
		...union(group.map((line) => line.box)),
		cells: columns.map((_, i) =>
			group.flatMap(({ cells }): CellLine[] => {
				const runs = cells[i]!;
				const text = runs.length > 0 ? textOf(runs, runs[0]!.size).text : '';
				return text === '' ? [] : [{ ...union(runs), text }];
			}),
		),
	}));
}

const baselineOf = (row: readonly Run[]) => median(row.map((run) => run.baseline));

/**
 * Whether the words of a line would have had room in the line before, in a column that both fill: then they do not go on
 * from there.
 */
function wouldFit(
	before: { cells: readonly Run[][] },
	line: { cells: readonly Run[][]; filled: readonly number[] },
	columns: readonly Box[],
): boolean {
	if (line.filled[0] !== 0) return false;
	return line.filled.some((i) => {
		const last = before.cells[i]!.at(-1);
		const first = line.cells[i]![0]!;
		return last !== undefined && columns[i]!.right - last.right > first.right - first.left + first.size * 0.8;
	});
}

function startsRow(
	line: { cells: readonly Run[][]; filled: readonly number[] },
	before: { filled: readonly number[] },
	spread: boolean,
): boolean {
	if (spread) return false;
	if (line.filled[0] !== 0)
		return line.filled.length > 1 && line.filled.length >= before.filled.length && line.filled[0]! < before.filled[0]!;
	const begins = line.filled.some((i) => !/^[\p{Ll},;)]/u.test(line.cells[i]![0]!.text));
	return begins && (line.filled.length > 1 || before.filled.length === 1 || line.cells.length === 1);
}

function columnAt(run: Run, columns: readonly Box[]): number {
	let best = 0;
	let most = -Infinity;
	for (const [i, column] of columns.entries()) {
		const shared = overlap(run.left, Math.max(run.right, run.left + 0.1), column.left, column.right);
		if (shared > most + 0.01) {
			most = shared;
			best = i;
		}
	}
	return best;
}
