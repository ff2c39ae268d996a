/** Where the text of a source stands on the pages of its original. */
import { advanceOf } from './advances.ts';

export interface PageLayout {
	/** Label as printed or the number in the file, and the size in points (1/72 inch). */
	pages: { label: string; width: number; height: number }[];
	/** The page (from 1) on which the text goes on from `start`; ordered by `start`. */
	marks: { start: number; page: number }[];
	/** Runs of text in columns, ordered by `start`: `[start, end)` in the text, page from 1, and the box in points from the top left. */
	fragments: {
		start: number[];
		end: number[];
		page: number[];
		x: number[];
		y: number[];
		width: number[];
		height: number[];
	};
}

export interface PageBox {
	/** From 1. */
	page: number;
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Page (from 1) on which a character stands; null without pages. */
export function pageAt(layout: Pick<PageLayout, 'marks'>, offset: number): number | null {
	const { marks } = layout;
	let low = 0;
	let high = marks.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (marks[middle]!.start <= offset) low = middle + 1;
		else high = middle;
	}
	return marks[low - 1]?.page ?? marks[0]?.page ?? null;
}

/** A run much higher than wide has its characters one below the other. */
const UPRIGHT = 1.9;

function runsDown({ fragments }: PageLayout, i: number): boolean {
	return fragments.end[i]! - fragments.start[i]! > 1 && fragments.height[i]! > UPRIGHT * fragments.width[i]!;
}

/**
 * The share of a run that lies before an offset in it, 0–1: by the usual widths of its characters, or by their number
 * without the text and in runs that stand, whose characters are of one height.
 */
function shareBefore(layout: PageLayout, i: number, offset: number, text: string | undefined): number {
	const from = layout.fragments.start[i]!;
	const to = layout.fragments.end[i]!;
	if (offset <= from) return 0;
	if (offset >= to) return 1;
	if (text !== undefined && !runsDown(layout, i)) {
		let before = 0;
		let all = 0;
		for (let at = from; at < to; at++) {
			const advance = advanceOf(text.charCodeAt(at));
			all += advance;
			if (at < offset) before += advance;
		}
		if (all > 0) return before / all;
	}
	return (offset - from) / (to - from);
}

/**
 * The boxes that `[start, end)` covers on the pages, in the order of the text. Within a run the edges are estimated: from
 * the usual widths of its characters when the `text` of the layout is given, else from their number.
 */
export function boxesOf(layout: PageLayout, start: number, end: number, text?: string): PageBox[] {
	const { fragments } = layout;
	const boxes: PageBox[] = [];
	let low = 0;
	let high = fragments.start.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (fragments.end[middle]! <= start) low = middle + 1;
		else high = middle;
	}
	for (let i = low; i < fragments.start.length && fragments.start[i]! < end; i++) {
		if (fragments.end[i]! <= start) continue;
		const first = shareBefore(layout, i, start, text);
		const share = shareBefore(layout, i, end, text) - first;
		const box = {
			page: fragments.page[i]!,
			x: fragments.x[i]!,
			y: fragments.y[i]!,
			width: fragments.width[i]!,
			height: fragments.height[i]!,
		};
		boxes.push(
			runsDown(layout, i)
				? { ...box, y: box.y + first * box.height, height: share * box.height }
				: { ...box, x: box.x + first * box.width, width: share * box.width },
		);
	}
	return boxes;
}

/** Gap between words that a mark runs across, as a share of the height of the line. */
const WORD_GAP = 1.2;

/**
 * Joins boxes that follow each other on one line of a page into one, with the gaps between the words. Takes them in the
 * order of the text, as `boxesOf` gives them; columns, lines and pages stay apart.
 */
export function joinBoxes(boxes: readonly PageBox[]): PageBox[] {
	const joined: PageBox[] = [];
	for (const box of boxes) {
		const last = joined.at(-1);
		const low = last && Math.max(last.y, box.y);
		const high = last && Math.min(last.y + last.height, box.y + box.height);
		const smaller = last && Math.min(last.height, box.height);
		const gap = last && box.x - (last.x + last.width);
		const beside =
			last?.page === box.page &&
			high! - low! > smaller! / 2 &&
			gap! < WORD_GAP * Math.max(last.height, box.height) &&
			gap! > -smaller!;
		if (!beside) {
			joined.push({ ...box });
			continue;
		}
		const bottom = Math.max(last.y + last.height, box.y + box.height);
		const right = Math.max(last.x + last.width, box.x + box.width);
		last.x = Math.min(last.x, box.x);
		last.y = Math.min(last.y, box.y);
		last.width = right - last.x;
		last.height = bottom - last.y;
	}
	return joined;
}

const onPages = new WeakMap<PageLayout['fragments'], Map<number, number[]>>();

/** Indexes of the runs on a page, in the order of the text. Built once for a layout, which never changes. */
function runsOn({ fragments }: PageLayout, page: number): readonly number[] {
	let index = onPages.get(fragments);
	if (!index) {
		index = new Map();
		for (let i = 0; i < fragments.page.length; i++) {
			const runs = index.get(fragments.page[i]!);
			if (runs) runs.push(i);
			else index.set(fragments.page[i]!, [i]);
		}
		onPages.set(fragments, index);
	}
	return index.get(page) ?? [];
}

/** How far a point lies from the box of a run, in points; 0 inside. */
function distanceTo({ fragments }: PageLayout, i: number, x: number, y: number): number {
	const beside = Math.max(fragments.x[i]! - x, 0, x - (fragments.x[i]! + fragments.width[i]!));
	const above = Math.max(fragments.y[i]! - y, 0, y - (fragments.y[i]! + fragments.height[i]!));
	return Math.hypot(beside, above);
}

/**
 * The offset under a point of a page (points from the top left), or null where no text stands. With `reach` (points) the
 * nearest text that is no farther away answers for a point beside it. `text` as in `boxesOf`.
 */
export function offsetAt(
	layout: PageLayout,
	page: number,
	x: number,
	y: number,
	{ reach = 0, text }: { reach?: number; text?: string } = {},
): number | null {
	const { fragments } = layout;
	let nearest = -1;
	let least = reach;
	for (const i of runsOn(layout, page)) {
		const away = distanceTo(layout, i, x, y);
		if (away > least || (nearest >= 0 && away === least)) continue;
		nearest = i;
		least = away;
		if (away === 0) break;
	}
	if (nearest < 0) return null;
	const from = fragments.start[nearest]!;
	const down = runsDown(layout, nearest);
	const size = down ? fragments.height[nearest]! : fragments.width[nearest]!;
	const along = (down ? y - fragments.y[nearest]! : x - fragments.x[nearest]!) / (size || 1);
	let low = from;
	let high = fragments.end[nearest]! - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (shareBefore(layout, nearest, middle, text) <= along) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The offset at which a page's text begins, or null when it has none. `page` from 1. */
export function startOfPage(layout: Pick<PageLayout, 'marks'>, page: number): number | null {
	return layout.marks.find((mark) => mark.page === page)?.start ?? null;
}
