import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	GAP,
	MAX_ZOOM,
	MIN_ZOOM,
	Sheets,
	scaleToFit,
	usualWidth,
	zoomStep,
} from '../../../renderer/views/code/pages/sheets.ts';

const sizes = fc.array(
	fc.record({
		label: fc.string(),
		width: fc.integer({ min: 20, max: 3000 }),
		height: fc.integer({ min: 20, max: 3000 }),
	}),
	{ minLength: 1, maxLength: 60 },
);
const a4 = { label: '1', width: 595, height: 842 };
const plate = { label: '2', width: 1684, height: 1191 };

describe('pages one below the other', () => {
	it('neither overlap nor leave a height without a page', () => {
		fc.assert(
			fc.property(sizes, fc.double({ min: 0.1, max: 6, noNaN: true }), (pages, scale) => {
				const sheets = new Sheets(pages, scale);
				for (let page = 1; page <= pages.length; page++) {
					const top = sheets.tops[page - 1]!;
					const { height } = sheets.sizeOf(page);
					expect(sheets.tops[page]! - top).toBe(height + GAP);
					expect(sheets.pageAt(top)).toBe(page);
					expect(sheets.pageAt(top + height)).toBe(page);
				}
				expect(sheets.pageAt(-50)).toBe(1);
				expect(sheets.pageAt(sheets.height + 50)).toBe(pages.length);
			}),
		);
	});

	it('fit the width that most of them have', () => {
		expect(usualWidth([a4, plate, a4])).toBe(595);
		expect(scaleToFit([a4, plate, a4], 595 + 2 * GAP)).toBe(1);
	});

	it('stand in the middle, and at the edge when they are wider than the view', () => {
		const sheets = new Sheets([a4, plate], 1);
		expect(sheets.leftOf(1, 795)).toBe(100);
		expect(sheets.leftOf(2, 795)).toBe(GAP);
	});
});

describe('going to a passage', () => {
	const sheets = new Sheets([a4, a4, a4], 1);
	const view = { left: 0, width: 627, height: 600 };

	it('does not scroll while it is in sight', () => {
		const box = { page: 1, x: 80, y: 200, width: 100, height: 12 };
		expect(sheets.scrollFor([box], { ...view, top: 0 })).toBeNull();
	});

	it('puts it a third down the view', () => {
		const box = { page: 2, x: 80, y: 200, width: 100, height: 12 };
		const to = sheets.scrollFor([box], { ...view, top: 0 })!;
		expect(sheets.tops[1]! + 200 - to.top).toBe(200);
		expect(sheets.scrollFor([box], { ...view, ...to })).toBeNull();
	});

	it('comes to rest wherever it begins', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 3 }),
				fc.integer({ min: 0, max: 500 }),
				fc.integer({ min: 200, max: 800 }),
				fc.double({ min: 0.3, max: 4, noNaN: true }),
				fc.integer({ min: 0, max: 4000 }),
				(page, x, y, scale, top) => {
					const scaled = new Sheets([a4, a4, a4], scale);
					const box = { page, x, y, width: 60, height: 12 };
					const to = scaled.scrollFor([box], { ...view, top });
					if (to) expect(scaled.scrollFor([box], { ...view, ...to })).toBeNull();
				},
			),
		);
	});
});

describe('zoom', () => {
	it('goes by steps between its ends and comes back', () => {
		expect(zoomStep(48, 1)).toBe(50);
		expect(zoomStep(48, -1)).toBe(40);
		expect(zoomStep(100, 1)).toBe(125);
		expect(zoomStep(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
		expect(zoomStep(MIN_ZOOM, -1)).toBe(MIN_ZOOM);
		let zoom = MIN_ZOOM;
		for (let n = 0; n < 40; n++) zoom = zoomStep(zoom, 1);
		expect(zoom).toBe(MAX_ZOOM);
		for (let n = 0; n < 40; n++) zoom = zoomStep(zoom, -1);
		expect(zoom).toBe(MIN_ZOOM);
	});
});
