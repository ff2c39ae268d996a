/** The order in which a page is read: bands of one or more columns, below each other. */
import { type Box, overlap, union } from './geometry.ts';
import type { Ink } from './gutters.ts';

/** A part of a page whose lines are read from top to bottom. */
export interface Region<T> {
	/** Edges of the column; those of its content where no gutter bounds it. */
	box: Box;
	inks: T[];
}

/** Cuts what stands on a page at its gutters into regions, in reading order. `size` is that of the body text. */
export function readingOrder<T extends Ink>(inks: readonly T[], gutters: readonly Box[], size: number): Region<T>[] {
	return inks.length === 0 ? [] : ordered(inks, gutters, union(inks), size);
}

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
	if (!best) return [{ box: { ...area, top: content.top, bottom: content.bottom }, inks: [...inks] }];
	const gutter = best;
	const rest = gutters.filter((other) => other !== gutter);
	const above = inks.filter((ink) => middle(ink) < gutter.top);
	const below = inks.filter((ink) => middle(ink) > gutter.bottom);
	const inside = inks.filter((ink) => middle(ink) >= gutter.top && middle(ink) <= gutter.bottom);
	const cut = (gutter.left + gutter.right) / 2;
	const left = inside.filter((ink) => (ink.left + ink.right) / 2 <= cut);
	const right = inside.filter((ink) => (ink.left + ink.right) / 2 > cut);
	return [
		...ordered(above, rest, area, size),
		...ordered(left, rest, { ...area, right: Math.max(gutter.left, union(left).right) }, size),
		...ordered(right, rest, { ...area, left: Math.min(gutter.right, union(right).left) }, size),
		...ordered(below, rest, area, size),
	];
}
