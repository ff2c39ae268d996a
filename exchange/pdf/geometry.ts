/** Boxes and matrices of a page, in points. */

/** `[a, b, c, d, e, f]` of x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What `inner` followed by `outer` does. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
	return [
		outer[0] * inner[0] + outer[2] * inner[1],
		outer[1] * inner[0] + outer[3] * inner[1],
		outer[0] * inner[2] + outer[2] * inner[3],
		outer[1] * inner[2] + outer[3] * inner[3],
		outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
		outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
	];
}

export function apply(m: Matrix, x: number, y: number): [number, number] {
	return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

/** Edges in a frame or page with the origin at the top left: `left` < `right`, `top` < `bottom`. */
export interface Box {
	left: number;
	top: number;
	right: number;
	bottom: number;
}

/** The box around two corners, in any order. */
export function boxOf(x1: number, y1: number, x2: number, y2: number): Box {
	return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}

export function union(boxes: readonly Box[]): Box {
	const all = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
	for (const box of boxes) {
		if (box.left < all.left) all.left = box.left;
		if (box.top < all.top) all.top = box.top;
		if (box.right > all.right) all.right = box.right;
		if (box.bottom > all.bottom) all.bottom = box.bottom;
	}
	return all;
}

/** Length that two intervals share; negative is the distance between them. */
export function overlap(a1: number, a2: number, b1: number, b2: number): number {
	return Math.min(a2, b2) - Math.max(a1, b1);
}

/** Whether the middle of `inner` lies in `outer`. */
export function holds(outer: Box, inner: Box): boolean {
	const x = (inner.left + inner.right) / 2;
	const y = (inner.top + inner.bottom) / 2;
	return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom;
}

/** The way the words of a text run on the page: 0 to the right, 90 downwards, 180 to the left, 270 upwards. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * A page turned so that the words of a text run to the right and its lines follow downwards. Everything after the
 * extraction of glyphs happens in frames.
 */
export interface Frame {
	turn: Turn;
	/** Of the frame; the page's height and width for texts that run down or up. */
	width: number;
	height: number;
}

export function frameOf(turn: Turn, pageWidth: number, pageHeight: number): Frame {
	return turn % 180 === 0
		? { turn, width: pageWidth, height: pageHeight }
		: { turn, width: pageHeight, height: pageWidth };
}

export function toFrame({ turn, width, height }: Frame, x: number, y: number): [number, number] {
	switch (turn) {
		case 0:
			return [x, y];
		case 90:
			return [y, height - x];
		case 180:
			return [width - x, height - y];
		case 270:
			return [width - y, x];
	}
}

export function toPage({ turn, width, height }: Frame, box: Box): Box {
	const corner = (u: number, v: number): [number, number] => {
		switch (turn) {
			case 0:
				return [u, v];
			case 90:
				return [height - v, u];
			case 180:
				return [width - u, height - v];
			case 270:
				return [v, width - u];
		}
	};
	return boxOf(...corner(box.left, box.top), ...corner(box.right, box.bottom));
}

export function boxToFrame(frame: Frame, box: Box): Box {
	return boxOf(...toFrame(frame, box.left, box.top), ...toFrame(frame, box.right, box.bottom));
}

/** The middle value; NaN for none. */
export function median(values: readonly number[]): number {
	if (values.length === 0) return Number.NaN;
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[sorted.length >> 1]!;
}
