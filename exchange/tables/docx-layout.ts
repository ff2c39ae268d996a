import type { Table } from '#core/table.ts';
import { apportion, longestWords } from './widths.ts';

/** Measures of a table in a Word document. */
export interface Layout {
	table: Table;
	/** Half-points. */
	size: number;
	/** Space beside the text of a cell, in twentieths of a point. */
	gap: number;
	/** Widths of the columns in twentieths of a point, all of the text width together. */
	grid: number[];
	/** The same in fiftieths of a percent, 5,000 in all. */
	percent: number[];
	/** Words have to break, or the type is too small to read: the page is too narrow. */
	tight: boolean;
}

/** Type sizes in half-points, tried from the first. */
const SIZES = [19, 18, 17, 16, 15, 14, 13, 12, 11, 10];
/** Prose is set no smaller than this while it can be helped, nor are words then given more than this share of the width. */
const READABLE = 17;
const ROOMY = 0.75;
const SMALLEST = 13;

/**
 * Sets a table into a width: the largest type at which the longest words of the columns leave room for prose, else the
 * largest at which no word has to break; then widths in proportion to those of the table, wide enough for the words.
 * @param across text width in twentieths of a point.
 */
export function layoutOf(table: Table, across: number): Layout {
	const count = table.columns.length;
	const gap = count > 16 ? 30 : count > 10 ? 50 : 90;
	const words = longestWords(table);
	const leastAt = (size: number) => words.map((ems) => ems * size * 10 + 2 * gap);
	const fits = (size: number, share: number) => leastAt(size).reduce((a, b) => a + b, 0) <= across * share;
	const fitting =
		SIZES.find((size) => size >= READABLE && fits(size, ROOMY)) ??
		SIZES.find((size) => size <= READABLE && fits(size, 1));
	const size = fitting ?? SIZES.at(-1)!;
	const widths = table.columns.map((column) => Math.max(column.width, 0));
	const grid = apportion(widths, across, leastAt(size));
	return {
		table,
		size,
		gap,
		grid,
		percent: apportion(grid, 5_000, []),
		tight: fitting === undefined || fitting < SMALLEST,
	};
}
