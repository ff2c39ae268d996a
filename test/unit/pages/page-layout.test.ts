import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { boxesOf, joinBoxes, offsetAt, type PageLayout, pageAt, startOfPage } from '#core/text/page-layout.ts';

type Run = [start: number, end: number, page: number, x: number, y: number, width: number, height: number];

function layoutOf(runs: readonly Run[], marks: PageLayout['marks'] = []): PageLayout {
	const column = (at: number) => runs.map((run) => run[at]!);
	const [start, end, page, x, y, width, height] = [0, 1, 2, 3, 4, 5, 6].map(column) as [
		number[],
		number[],
		number[],
		number[],
		number[],
		number[],
		number[],
	];
	return {
		pages: Array.from({ length: Math.max(1, ...page) }, (_, i) => ({ label: String(i + 1), width: 600, height: 800 })),
		marks,
		fragments: { start, end, page, x, y, width, height },
	};
}

/** Words of ten points a character on lines of twelve, thirty characters a line, ten lines a page, a space between. */
const pageful = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 200 }).map((lengths) => {
	const runs: Run[] = [];
	let offset = 0;
	let column = 0;
	let line = 0;
	for (const length of lengths) {
		if (column + length > 30) {
			column = 0;
			line++;
		}
		const page = Math.floor(line / 10) + 1;
		runs.push([offset, offset + length, page, 50 + column * 10, 100 + (line % 10) * 14, length * 10, 12]);
		offset += length + 1;
		column += length + 1;
	}
	return layoutOf(runs);
});

describe('boxes of a passage', () => {
	it('are cut in proportion to the characters of a run', () => {
		const layout = layoutOf([[0, 10, 1, 100, 50, 200, 12]]);
		expect(boxesOf(layout, 2, 5)).toEqual([{ page: 1, x: 140, y: 50, width: 60, height: 12 }]);
	});

	it('are cut from top to bottom in a run that stands', () => {
		const layout = layoutOf([[0, 10, 1, 100, 50, 12, 120]]);
		expect(boxesOf(layout, 2, 5)).toEqual([{ page: 1, x: 100, y: 74, width: 12, height: 36 }]);
		expect(offsetAt(layout, 1, 105, 75)).toBe(2);
	});

	it('are cut by the usual widths of the characters when the text is known', () => {
		const pdf = new PDFDocument();
		const text = 'Illness will limit living; nurses who WARM MAMMOTH rooms know it.';
		const ends: number[] = [];
		for (const font of ['Times-Roman', 'Helvetica']) {
			pdf.font(font).fontSize(10);
			const layout = layoutOf([[0, text.length, 1, 72, 50, pdf.widthOfString(text), 12]]);
			for (let at = 1; at < text.length; at++) {
				const real = 72 + pdf.widthOfString(text.slice(0, at));
				expect(Math.abs(boxesOf(layout, at, text.length, text)[0]!.x - real)).toBeLessThan(6);
				ends.push(Math.abs(boxesOf(layout, at, text.length)[0]!.x - real));
			}
		}
		// Counting characters is off by far more in such a line.
		expect(Math.max(...ends)).toBeGreaterThan(20);
	});

	it('cover each character once, however the passage is divided', () => {
		fc.assert(
			fc.property(pageful, fc.nat(), fc.nat(), fc.boolean(), (layout, a, b, known) => {
				const length = layout.fragments.end.at(-1)!;
				const text = known ? 'Wide and narrow 汉字. '.repeat(length).slice(0, length) : undefined;
				const cut = a % (length + 1);
				const area = (from: number, to: number) =>
					boxesOf(layout, from, to, text).reduce((sum, box) => sum + box.width * box.height, 0);
				expect(area(0, cut) + area(cut, length)).toBeCloseTo(area(0, length), 6);
				const at = b % length;
				const box = boxesOf(layout, at, at + 1, text)[0];
				if (!box) return;
				const found = offsetAt(
					layout,
					box.page,
					box.x + box.width / 2,
					box.y + box.height / 2,
					known ? { text: text! } : {},
				);
				expect(found).toBe(at);
			}),
		);
	});
});

describe('boxes drawn together', () => {
	it('hold every box, on its page, with one mark a line', () => {
		fc.assert(
			fc.property(pageful, (layout) => {
				const boxes = boxesOf(layout, 0, layout.fragments.end.at(-1)!);
				const joined = joinBoxes(boxes);
				for (const box of boxes)
					expect(
						joined.some(
							(mark) =>
								mark.page === box.page &&
								mark.x <= box.x &&
								mark.y <= box.y &&
								mark.x + mark.width >= box.x + box.width - 1e-9 &&
								mark.y + mark.height >= box.y + box.height - 1e-9,
						),
					).toBe(true);
				expect(joined.length).toBe(new Set(boxes.map((box) => `${box.page} ${box.y}`)).size);
			}),
		);
	});

	it('stay apart in two columns', () => {
		const left = { page: 1, x: 50, y: 100, width: 200, height: 12 };
		const right = { page: 1, x: 310, y: 100, width: 200, height: 12 };
		expect(joinBoxes([left, right])).toEqual([left, right]);
	});

	it('leave the boxes they were given as they were', () => {
		const boxes = [
			{ page: 1, x: 0, y: 0, width: 10, height: 10 },
			{ page: 1, x: 12, y: 0, width: 10, height: 10 },
		];
		expect(joinBoxes(boxes)).toEqual([{ page: 1, x: 0, y: 0, width: 22, height: 10 }]);
		expect(boxes[0]!.width).toBe(10);
	});
});

describe('the place under a point', () => {
	const layout = layoutOf([
		[0, 5, 1, 100, 100, 50, 12],
		[6, 11, 1, 160, 100, 50, 12],
		[12, 17, 2, 100, 100, 50, 12],
		[18, 23, 1, 100, 500, 50, 12],
	]);

	it('is on the page that was asked for', () => {
		expect(offsetAt(layout, 1, 125, 106)).toBe(2);
		expect(offsetAt(layout, 2, 125, 106)).toBe(14);
		expect(offsetAt(layout, 3, 125, 106)).toBeNull();
	});

	it('is none beside the words, and the nearest word within reach', () => {
		expect(offsetAt(layout, 1, 125, 140)).toBeNull();
		expect(offsetAt(layout, 1, 125, 140, { reach: 30 })).toBe(2);
		expect(offsetAt(layout, 1, 125, 140, { reach: 20 })).toBeNull();
		expect(offsetAt(layout, 1, 300, 106, { reach: 100 })).toBe(10);
		expect(offsetAt(layout, 1, 90, 506, { reach: 20 })).toBe(18);
	});
});

describe('the page of a place', () => {
	const marks = [
		{ start: 0, page: 1 },
		{ start: 40, page: 2 },
		{ start: 40, page: 3 },
		{ start: 90, page: 5 },
	];

	it('is the last that begins at or before it', () => {
		expect([0, 39, 40, 89, 90, 4000].map((offset) => pageAt({ marks }, offset))).toEqual([1, 1, 3, 3, 5, 5]);
		expect(pageAt({ marks: [] }, 7)).toBeNull();
	});

	it('has a beginning, unless nothing of the text stands on it', () => {
		expect(startOfPage({ marks }, 3)).toBe(40);
		expect(startOfPage({ marks }, 4)).toBeNull();
	});
});
