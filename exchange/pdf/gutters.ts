/** The white strips between columns of text. */
import { type Box, overlap } from './geometry.ts';

/** What takes room on a page: a run of text, or something that is read as one (a table). */
export interface Ink extends Box {
	/** Height of a line of it (points). */
	size: number;
	solid?: boolean;
}

/** Where gutters of other pages are. */
export interface Strip {
	left: number;
	right: number;
}

/** A gutter is at least so many lines tall and so wide, in sizes of the text around it. */
const MIN_LINES = 3;
const MIN_WIDTH = 0.62;
/** Columns are at least this wide in sizes of their text: narrower ones are numbers beside a list. */
const MIN_COLUMN = 6.5;
const SLICE = 2;

/**
 * Finds the gutters in `inks` within `area`, tallest first. They do not overlap, and have lines of text on both sides.
 * `size` is that of the body text. No gutter crosses one of `rules`. Where other pages have gutters (`usual`), one line on
 * either side is enough.
 */
export function findGutters(
	inks: readonly Ink[],
	area: Box,
	size: number,
	{ rules = [], usual = [] }: { rules?: readonly Box[]; usual?: readonly Strip[] } = {},
): Box[] {
	const across = Math.ceil(area.right - area.left);
	const down = Math.ceil((area.bottom - area.top) / SLICE);
	if (across < size * MIN_COLUMN * 2 || down < 3 || across * down > 4_000_000) return [];
	const taken = new Uint8Array(across * down);
	for (const ink of inks) {
		const from = Math.max(0, Math.floor((ink.top - area.top) / SLICE));
		const to = Math.min(down - 1, Math.floor((ink.bottom - ink.size * 0.12 - area.top) / SLICE));
		const left = Math.max(0, Math.round(ink.left - area.left));
		const right = Math.min(across, Math.round(ink.right - area.left));
		for (let y = from; y <= to; y++) taken.fill(1, y * across + left, y * across + right);
	}
	for (const rule of rules) {
		const y = Math.floor((rule.top - area.top) / SLICE);
		if (y < 0 || y >= down || rule.right - rule.left < size * MIN_COLUMN) continue;
		// A rule that only just reaches into a gutter belongs to a column.
		const left = Math.max(0, Math.round(rule.left + size - area.left));
		const right = Math.min(across, Math.round(rule.right - size - area.left));
		if (right > left) taken.fill(1, y * across + left, y * across + right);
	}
	const minWidth = Math.max(3, Math.floor(size * MIN_WIDTH));
	const minHeight = Math.ceil((size * MIN_LINES * 1.05) / SLICE);
	const found = emptyBoxes(taken, across, down, minWidth, minHeight)
		.map(({ left, top, right, bottom }) => ({
			left: area.left + left,
			right: area.left + right,
			top: area.top + top * SLICE,
			bottom: area.top + bottom * SLICE,
		}))
		.filter((box) => box.left > area.left + size && box.right < area.right - size)
		.sort((a, b) => tall(b) - tall(a) || wide(b) - wide(a));
	const chosen: Box[] = [];
	let looked = 0;
	for (const box of found) {
		if (chosen.length >= 12 || looked > 400) break;
		const clear = chosen.every(
			(other) =>
				overlap(box.left, box.right, other.left, other.right) <= -size ||
				overlap(box.top, box.bottom, other.top, other.bottom) <= size,
		);
		if (!clear) continue;
		looked++;
		if (!isGutter(box, inks, chosen, size, usual)) continue;
		const better = wider(box, found);
		const best = better !== box && isGutter(better, inks, chosen, size, usual) ? better : box;
		chosen.push(isUsual(best, usual, size) ? best : trimmed(best, inks, chosen, size));
	}
	return chosen;
}

const tall = (box: Box) => box.bottom - box.top;
const wide = (box: Box) => box.right - box.left;

/** A strip that is nearly as tall and much wider stands for one that a line at its end makes narrow. */
function wider(box: Box, all: readonly Box[]): Box {
	let best = box;
	for (const other of all)
		if (
			overlap(box.left, box.right, other.left, other.right) > 0 &&
			overlap(box.top, box.bottom, other.top, other.bottom) > tall(box) * 0.93 &&
			wide(other) > wide(best) * 1.5
		)
			best = other;
	return best;
}

/** All the largest empty rectangles of a grid, by the method of the largest rectangle under a histogram. */
function emptyBoxes(taken: Uint8Array, across: number, down: number, minWidth: number, minHeight: number): Box[] {
	const boxes: Box[] = [];
	const heights = new Int32Array(across + 1);
	const stack: { at: number; height: number }[] = [];
	for (let y = 0; y < down; y++) {
		for (let x = 0; x < across; x++) heights[x] = taken[y * across + x] ? 0 : heights[x]! + 1;
		const below = (y + 1) * across;
		stack.length = 0;
		for (let x = 0; x <= across; x++) {
			const height = x < across ? heights[x]! : 0;
			let at = x;
			while (stack.length > 0 && stack.at(-1)!.height > height) {
				const top = stack.pop()!;
				at = top.at;
				if (x - at < minWidth || top.height < minHeight) continue;
				// Only those that cannot grow downwards are largest.
				if (y + 1 < down && !taken.subarray(below + at, below + x).includes(1)) continue;
				boxes.push({ left: at, right: x, top: y - top.height + 1, bottom: y + 1 });
				if (boxes.length > 20_000) return boxes;
			}
			if (height > 0 && (stack.length === 0 || stack.at(-1)!.height < height)) stack.push({ at, height });
		}
	}
	return boxes;
}

/** A line that ends (or begins) at a strip. */
interface LineBeside {
	middle: number;
	length: number;
	/** Of its font. */
	size: number;
	/** Widths of the spaces in it. */
	gaps: number[];
	/** Where it ends or begins. */
	edge: number;
	solid: boolean;
}

function linesBeside(
	box: Box,
	inks: readonly Ink[],
	side: 'left' | 'right',
	others: readonly Box[],
	size: number,
): LineBeside[] {
	const beside = inks.filter((ink) => {
		const middle = (ink.top + ink.bottom) / 2;
		if (middle < box.top || middle > box.bottom) return false;
		if (side === 'left' ? ink.right > box.left + 2 : ink.left < box.right - 2) return false;
		return !others.some(
			(other) =>
				middle > other.top &&
				middle < other.bottom &&
				(side === 'left'
					? other.left >= ink.right - 2 && other.right <= box.left + 2
					: other.left >= box.right - 2 && other.right <= ink.left + 2),
		);
	});
	const rows: { middle: number; inks: Ink[] }[] = [];
	for (const ink of beside.toSorted((a, b) => a.bottom - b.bottom)) {
		const middle = (ink.top + ink.bottom) / 2;
		const row = rows.findLast((each) => Math.abs(each.middle - middle) < ink.size * 0.4);
		if (row) row.inks.push(ink);
		else rows.push({ middle, inks: [ink] });
	}
	return rows.map(({ middle, inks: row }) => {
		const gaps: number[] = [];
		const ordered = row.sort((a, b) => (side === 'left' ? b.right - a.right : a.left - b.left));
		let length = 0;
		let edge = side === 'left' ? ordered[0]!.right : ordered[0]!.left;
		const nearest = edge;
		for (const ink of ordered) {
			const gap = side === 'left' ? edge - ink.right : ink.left - edge;
			if (gap > size * 3) break;
			if (gap > size * 0.12) gaps.push(gap);
			length = Math.abs((side === 'left' ? ink.left : ink.right) - nearest);
			edge = side === 'left' ? ink.left : ink.right;
		}
		return { middle, length, size: ordered[0]!.size, gaps, edge: nearest, solid: row.some((ink) => ink.solid) };
	});
}

/** Whether a strip takes up most of one that is a gutter on other pages. */
const isUsual = (box: Box, usual: readonly Strip[], size: number) =>
	usual.some((strip) => {
		const shared = overlap(strip.left, strip.right, box.left, box.right);
		return shared > size * MIN_WIDTH * 0.8 && shared > (strip.right - strip.left) * 0.8;
	});

/** A strip without the lines at its ends that begin left of the column beside it: there it is a river of wide spaces. */
function trimmed(box: Box, inks: readonly Ink[], others: readonly Box[], size: number): Box {
	const lines = linesBeside(box, inks, 'right', others, size);
	const count = (edge: number) => lines.filter((line) => Math.abs(line.edge - edge) < 1.5).length;
	const usual = lines.reduce((best, line) => (count(line.edge) > count(best) ? line.edge : best), lines[0]?.edge ?? 0);
	const foreign = (line: LineBeside) => !line.solid && line.edge < usual - 2 && count(line.edge) === 1;
	const widened = Math.min(...lines.filter((line) => !foreign(line)).map((line) => line.edge));
	if (widened - box.left < (box.right - box.left) * 1.4) return box;
	let { top, bottom } = box;
	while (lines.length > 0 && foreign(lines.at(-1)!)) bottom = lines.pop()!.middle - size * 0.6;
	while (lines.length > 0 && foreign(lines[0]!)) top = lines.shift()!.middle + size * 0.6;
	return { ...box, top, bottom };
}

/**
 * Whether a strip is a river: a chance meeting of spaces in lines that are spread out. The words right of it do not begin
 * below each other as a column does, or it is no wider than the other spaces of its lines.
 */
function isRiver(box: Box, left: readonly LineBeside[], right: readonly LineBeside[]): boolean {
	const edges = right.map((line) => line.edge);
	const alike = Math.max(...edges.map((edge) => edges.filter((other) => Math.abs(other - edge) < 1.5).length));
	if (alike < Math.max(3, edges.length * 0.45)) return true;
	if (Math.min(left.length, right.length) >= 9) return false;
	const gaps = [...left, ...right].flatMap((line) => line.gaps).sort((a, b) => a - b);
	return gaps.length > 0 && box.right - box.left < gaps[Math.floor(gaps.length * 0.75)]! * 1.5;
}

function isGutter(
	box: Box,
	inks: readonly Ink[],
	others: readonly Box[],
	size: number,
	usual: readonly Strip[],
): boolean {
	const left = linesBeside(box, inks, 'left', others, size);
	const right = linesBeside(box, inks, 'right', others, size);
	if (left.length === 0 || right.length === 0) return false;
	if (isUsual(box, usual, size) && left.some((line) => line.length > size * 3)) return true;
	const solid = left.some((line) => line.solid) || right.some((line) => line.solid);
	const least = solid ? 1 : MIN_LINES;
	if (left.length < least || right.length < least || left.length + right.length < 2 * MIN_LINES) return false;
	const broad = (lines: typeof left) => {
		const lengths = lines.map((line) => line.length / Math.min(line.size, size)).sort((a, b) => a - b);
		return lengths[Math.floor(lengths.length * 0.75)]! >= MIN_COLUMN;
	};
	if (!broad(left) || !broad(right)) return false;
	if (!solid && isRiver(box, left, right)) return false;
	const from = Math.max(left[0]!.middle, right[0]!.middle);
	const to = Math.min(left.at(-1)!.middle, right.at(-1)!.middle);
	return to - from >= size * 1.8 || solid;
}

/** The strips that are gutters again and again: `pages` are the gutters of each page. */
export function usualGutters(pages: readonly (readonly Box[])[], pageHeight: number): Strip[] {
	const strips: (Strip & { pages: number })[] = [];
	for (const gutters of pages)
		for (const gutter of gutters) {
			if (gutter.bottom - gutter.top < pageHeight * 0.25) continue;
			const same = strips.find(
				(strip) => Math.abs(strip.left - gutter.left) < 5 && Math.abs(strip.right - gutter.right) < 5,
			);
			if (same) {
				same.pages++;
				same.left = Math.max(same.left, gutter.left);
				same.right = Math.min(same.right, gutter.right);
			} else strips.push({ left: gutter.left, right: gutter.right, pages: 1 });
		}
	return strips.filter((strip) => strip.pages >= Math.max(2, pages.length * 0.15));
}
