/** A page's runs to lines and tables in reading order. */

import { alignedTables } from './aligned.ts';
import { readingOrder } from './columns.ts';
import { type Box, type Frame, overlap, union } from './geometry.ts';
import { findGutters, type Ink, usualGutters } from './gutters.ts';
import { type Line, linesOf, pitchOf } from './lines.ts';
import type { FrameContent, PageContent, Run } from './page.ts';
import { ruledTables, type Table } from './tables.ts';

/** One thing in a column: a line of text, or a table. */
export type Element = { line: Line; table?: never } | { line?: never; table: Table; caption: Line[] };

/** A stretch of one column, from top to bottom. */
export interface Column {
	page: number;
	frame: Frame;
	/** Edges that full lines reach. */
	left: number;
	right: number;
	/** Distance of its baselines; NaN when it has too few lines to tell. */
	pitch: number;
	elements: Element[];
	/** Rules along the words, for what stands under one. */
	rules: Box[];
	/** Stands beside the text (see `Region`). */
	aside: boolean;
}

/** A drop cap is this much larger than the text. */
const DROP_CAP = 1.75;

interface Prepared {
	content: FrameContent;
	page: number;
	tables: Table[];
	caps: Run[];
	inks: (Ink & { run?: Run; table?: Table })[];
	gutters: Box[];
}

/** The columns of all pages in reading order. `size` is that of the body text of the document. */
export function layOut(pages: readonly PageContent[], size: number): Column[] {
	const prepared = pages.flatMap((page) => {
		const main = page.frames[0]?.frame.turn;
		return page.frames
			.toSorted((a, b) => Number(b.frame.turn === main) - Number(a.frame.turn === main))
			.map((content) => prepare(content, page.number, size));
	});
	const upright = prepared.filter(({ content }) => content.frame.turn % 180 === 0);
	const usual = usualGutters(
		upright.map(({ gutters }) => gutters),
		upright[0]?.content.frame.height ?? 0,
	);
	return prepared.flatMap((frame) => {
		const { inks, gutters, content } = frame;
		const again = usual.length > 0 && inks.length > 0 && content.frame.turn % 180 === 0;
		const known = again ? findGutters(inks, union(inks), size, { rules: content.horizontals, usual }) : gutters;
		return columnsOfFrame(frame, known, size);
	});
}

function prepare(content: FrameContent, page: number, size: number): Prepared {
	const tables = ruledTables(content, size);
	const tabled = new Set(tables.flatMap((table) => [...table.runs, ...table.caption]));
	const free = content.runs.filter((run) => !tabled.has(run));
	const { caps, rest } = dropCaps(free, size);
	const inks: Prepared['inks'] = [
		...rest.map((run) => ({ left: run.left, top: run.top, right: run.right, bottom: run.bottom, size: run.size, run })),
		...tables.map((table) => {
			const { left, top, right, bottom } = table;
			return { left, top, right, bottom, size, solid: true, table };
		}),
	];
	const gutters = inks.length > 0 ? findGutters(inks, union(inks), size, { rules: content.horizontals }) : [];
	return { content, page, tables, caps, inks, gutters };
}

function columnsOfFrame({ content, page, inks, caps }: Prepared, gutters: readonly Box[], size: number): Column[] {
	const { frame } = content;
	const columns = readingOrder(inks, gutters, size).map(({ inks: inside, box, aside }): Column => {
		const runs = inside.flatMap(({ run }) => (run ? [run] : []));
		const lines = linesOf(runs, page, frame);
		for (const cap of caps) attach(cap, lines);
		const elements: Element[] = [
			...alignedTables(lines, content, size),
			...inside.flatMap(({ table }): Element[] =>
				table ? [{ table, caption: linesOf(table.caption, page, frame) }] : [],
			),
		].sort((a, b) => topOf(a) - topOf(b));
		const { left, right } = edgesOf(lines, box);
		return { page, frame, left, right, pitch: pitchOf(lines), elements, rules: content.horizontals, aside };
	});
	shareEdges(columns);
	return columns;
}

const topOf = ({ line, table }: Element) => (line ?? table).top;

export function linesOfColumn(column: Column): Line[] {
	return column.elements.flatMap(({ line }) => (line ? [line] : []));
}

/** Edges that at least two lines share, else those of all lines. */
function edgesOf(lines: readonly Line[], box: Box): { left: number; right: number } {
	if (lines.length === 0) return box;
	const lefts = lines.map((line) => line.left).sort((a, b) => a - b);
	const rights = lines.map((line) => line.right).sort((a, b) => b - a);
	const shared = (values: readonly number[], near: number) =>
		values.find((value, i) => i + 1 < values.length && Math.abs(values[i + 1]! - value) < near);
	const left = shared(lefts, 1.5) ?? lefts[0]!;
	// One long line further left is the only first line of hanging entries; a short one is a mark in the margin.
	const first = lines.find((line) => line.left === lefts[0])!;
	const hangs = left - first.left < first.size * 4 && first.right - first.left > (rights[0]! - left) * 0.5;
	return { left: hangs ? first.left : left, right: Math.max(shared(rights, 2.5) ?? rights[0]!, rights[0]! - 12) };
}

/** Columns of few lines take the edges of one of many lines that they fit into. */
function shareEdges(columns: readonly Column[]): void {
	const count = (column: Column) => linesOfColumn(column).length;
	const broad = columns.filter((column) => count(column) >= 5);
	for (const column of columns) {
		if (count(column) >= 5) continue;
		const host = broad
			.filter(
				(other) => other.left < column.left + 3 && other.right > column.right - 3 && other.left > column.left - 80,
			)
			.sort((a, b) => a.right - a.left - (b.right - b.left))[0];
		if (!host) continue;
		column.left = Math.min(column.left, host.left);
		column.right = Math.max(column.right, host.right);
	}
}

function dropCaps(runs: readonly Run[], size: number): { caps: Run[]; rest: Run[] } {
	const caps = runs.filter((run) => {
		if (run.size < size * DROP_CAP || [...run.text].length > 2 || !/^["“‘]?\p{Lu}$/u.test(run.text)) return false;
		const beside = runs.filter(
			(other) =>
				other.size < run.size * 0.7 &&
				other.left >= run.right - size * 0.3 &&
				other.left < run.right + size * 1.5 &&
				overlap(run.top, run.bottom, other.top, other.bottom) > other.size * 0.4,
		);
		return new Set(beside.map((other) => Math.round(other.baseline / 2))).size >= 2;
	});
	return caps.length > 0 ? { caps, rest: runs.filter((run) => !caps.includes(run)) } : { caps, rest: [...runs] };
}

/** Puts a drop cap before the first of the lines beside it; all of these begin at its edge. */
function attach(cap: Run, lines: readonly Line[]): void {
	const beside = lines.filter(
		(line) =>
			line.left >= cap.right - line.size * 0.3 &&
			line.left < cap.right + line.size * 1.5 &&
			overlap(cap.top, cap.bottom, line.top, line.bottom) > line.size * 0.4,
	);
	const first = beside[0];
	if (!first) return;
	const apart = first.left - cap.right > first.size * 0.45 && /^(?:A|I)$/u.test(cap.text);
	first.text = `${cap.text}${apart ? ' ' : ''}${first.text}`;
	for (const line of beside) line.left = cap.left;
}
