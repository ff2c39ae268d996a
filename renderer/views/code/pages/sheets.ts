/** Pages one below the other, as the pane lays them out. Lengths are CSS pixels unless they say points. */
import type { PageBox, PageLayout } from '#core/text/page-layout.ts';

/** Around and between pages. */
export const GAP = 16;
/** CSS pixels to a point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;
/** Zoom in per cent. */
export const MIN_ZOOM = 25;
export const MAX_ZOOM = 500;

type Sizes = PageLayout['pages'];

/** The width that most pages have, in points: what "fit width" fits, so that one folded-out plate does not shrink the rest. */
export function usualWidth(pages: Sizes): number {
	const counts = new Map<number, number>();
	let usual = 0;
	for (const { width } of pages) {
		const count = (counts.get(width) ?? 0) + 1;
		counts.set(width, count);
		if (count > (counts.get(usual) ?? 0)) usual = width;
	}
	return usual || 595;
}

/** Pixels to a point so that usual pages fill `width` pixels with a margin on both sides. */
export function scaleToFit(pages: Sizes, width: number): number {
	return Math.max(40, width - 2 * GAP) / usualWidth(pages);
}

/** The next step of zoom, in per cent, from any value. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
	const step = zoom < 100 ? 10 : 25;
	const next = direction > 0 ? Math.floor(zoom / step + 1.001) * step : Math.ceil(zoom / step - 1.001) * step;
	return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, next));
}

export class Sheets {
	readonly scale: number;
	readonly pages: Sizes;
	/** Where each page begins; the last entry is the height of all. */
	readonly tops: Float64Array;
	readonly width: number;

	/** `scale` in pixels to a point. */
	constructor(pages: Sizes, scale: number) {
		this.pages = pages;
		this.scale = scale;
		this.tops = new Float64Array(pages.length + 1);
		let at = GAP;
		let width = 0;
		pages.forEach((page, i) => {
			this.tops[i] = at;
			at += Math.round(page.height * scale) + GAP;
			width = Math.max(width, Math.round(page.width * scale));
		});
		this.tops[pages.length] = at;
		this.width = width + 2 * GAP;
	}

	get height(): number {
		return this.tops[this.pages.length]!;
	}

	/** Size of a page (from 1). */
	sizeOf(page: number): { width: number; height: number } {
		const { width, height } = this.pages[page - 1]!;
		return { width: Math.round(width * this.scale), height: Math.round(height * this.scale) };
	}

	/** Where a page begins from the left: in the middle of a view of this width, or at its edge when it is wider. */
	leftOf(page: number, view: number): number {
		return Math.max(GAP, Math.floor((view - this.sizeOf(page).width) / 2));
	}

	/** The page (from 1) at a height, or the one above the gap there. */
	pageAt(y: number): number {
		let low = 0;
		let high = this.pages.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.tops[middle]! <= y) low = middle + 1;
			else high = middle;
		}
		return Math.max(1, low);
	}

	/**
	 * How far to scroll so that boxes of one page are seen: nowhere when they are, else so that they begin a third down.
	 * `left` likewise, for pages wider than the pane.
	 */
	scrollFor(
		boxes: readonly PageBox[],
		view: { top: number; left: number; width: number; height: number },
	): { top: number; left: number } | null {
		const first = boxes[0];
		if (!first) return null;
		const there = boxes.filter((box) => box.page === first.page);
		const edge = (pick: (box: PageBox) => number) => there.map((box) => pick(box) * this.scale);
		const origin = this.tops[first.page - 1]!;
		const top = origin + Math.min(...edge((box) => box.y));
		const bottom = origin + Math.max(...edge((box) => box.y + box.height));
		const inset = this.leftOf(first.page, view.width);
		const left = inset + Math.min(...edge((box) => box.x));
		const right = inset + Math.max(...edge((box) => box.x + box.width));
		const margin = Math.min(48, view.height / 4);
		const seen = top - margin >= view.top && Math.min(bottom, top + view.height / 2) + margin <= view.top + view.height;
		const abreast = left >= view.left && right <= view.left + view.width;
		if (seen && abreast) return null;
		return {
			top: seen ? view.top : Math.max(0, top - view.height / 3),
			left: abreast ? view.left : Math.max(0, Math.min(left - GAP, right + GAP - view.width)),
		};
	}
}
