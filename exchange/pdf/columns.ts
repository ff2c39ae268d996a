/** The order in which a page is read: bands of one or more columns, below each other. */
import { type Box, median, overlap, union } from './geometry.ts';
import type { Ink } from './gutters.ts';

/** A part of a page whose lines are read from top to bottom. */
export interface Region<T> {
	/** Edges of the column; those of its content where no gutter bounds it. */
	box: Box;
	inks: T[];
	/** A narrow column of smaller words beside the text: dates, keywords, how to cite the article. */
	aside: boolean;
}

/** Cuts what stands on a page at its gutters into regions, in reading order. `size` is that of the body text. */
export function readingOrder<T extends Ink>(inks: readonly T[], gutters: readonly Box[], size: number): Region<T>[] {
	return inks.length === 0 ? [] : ordered(inks, gutters, union(inks), size);
}

/** A column beside the text is narrower and set smaller than the text by these. */
const ASIDE = 0.6;
const SMALLER = 0.93;

const middle = (box: Box) => (box.top + box.bottom) / 2;

function ordered<T extends Ink>(inks: readonly T[], gutters: readonly Box[], area: Box, size: number): Region<T>[] {
	if (inks.length === 0) return [];
	const content = union(inks);
	let best: Box | null = null;
	let tallest = 0;
	for (const gutter of gutters) {
		const shared = overlap(gutter.top, gutter.bottom, content.top, content.bottom);
		if (gutter.left <= content.left || gutter.right >= content.right || shared <= size) continue;
		if (shared > tallest) {
			tallest = shared;
			best = gutter;
		}
	}
	if (!best) return [{ box: { ...area, top: content.top, bottom: content.bottom }, inks: [...inks], aside: false }];
	const gutter = best;
	const rest = gutters.filter((other) => other !== gutter);
	const above = inks.filter((ink) => middle(ink) < gutter.top);
	const below = inks.filter((ink) => middle(ink) > gutter.bottom);
	const inside = inks.filter((ink) => middle(ink) >= gutter.top && middle(ink) <= gutter.bottom);
	const cut = (gutter.left + gutter.right) / 2;
	const left = inside.filter((ink) => (ink.left + ink.right) / 2 <= cut);
	const right = inside.filter((ink) => (ink.left + ink.right) / 2 > cut);
	const before = ordered(left, rest, { ...area, right: Math.max(gutter.left, union(left).right) }, size);
	const after = ordered(right, rest, { ...area, left: Math.min(gutter.right, union(right).left) }, size);
	const aside = asideOf(left, right, { left: gutter.left - area.left, right: area.right - gutter.right });
	const marked = (regions: Region<T>[]) => regions.map((region) => ({ ...region, aside: true }));
	return [
		...ordered(above, rest, area, size),
		...(aside === 'left' ? [...after, ...marked(before)] : [...before, ...(aside ? marked(after) : after)]),
		...ordered(below, rest, area, size),
	];
}

/** Which of two columns stands beside the text rather than being a part of it. */
function asideOf(
	left: readonly Ink[],
	right: readonly Ink[],
	widths: { left: number; right: number },
): 'left' | 'right' | null {
	const [sizeLeft, sizeRight] = [left, right].map((inks) => median(inks.map((ink) => ink.size)));
	const tall = (inks: readonly Ink[]) => new Set(inks.map((ink) => Math.round(ink.bottom / 3))).size > 3;
	if (tall(left) && widths.left < widths.right * ASIDE && sizeLeft! < sizeRight! * SMALLER) return 'left';
	if (tall(right) && widths.right < widths.left * ASIDE && sizeRight! < sizeLeft! * SMALLER) return 'right';
	return null;
}
