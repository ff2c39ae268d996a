import { describe, expect, it } from 'vitest';
import { layOut } from '../../../renderer/views/code/layout.ts';
import { pageNamed, SourcePages } from '../../../renderer/views/code/pages/source-pages.ts';

const text = `${'The first page ends with this line of words. '.repeat(40).trim()}\n\nA paragraph of its own.`;
const layout = layOut(text, 'en', 1, []);
const page = (label: string) => ({ label, width: 595, height: 842 });
const { starts } = layout.lines;

function pagesOf(...marks: number[]) {
	return new SourcePages(
		{ pages: marks.map((_, i) => page(String(213 + i))), marks: marks.map((start, i) => ({ start, page: i + 1 })) },
		layout,
	);
}

describe('page marks', () => {
	it('stand on the line where the page begins, with what is before it', () => {
		const pages = pagesOf(0, starts[9]! + 4, starts[11]!);
		expect(pages.ofBlock(0)).toEqual([
			{ line: 1, first: 1, last: 1, before: '' },
			{ line: 10, first: 2, last: 2, before: text.slice(starts[9]!, starts[9]! + 4) },
			{ line: 12, first: 3, last: 3, before: '' },
		]);
		expect(pages.ofBlock(1)).toEqual([]);
		expect(pages.beginningOn(10)?.first).toBe(2);
	});

	it('that begin between two lines stand on the next', () => {
		const blank = text.indexOf('\n\n') + 1;
		expect(pagesOf(0, blank).ofBlock(0).at(-1)).toEqual({
			line: layout.lines.count,
			first: 2,
			last: 2,
			before: '',
		});
	});

	it('of several pages on one line are one mark', () => {
		expect(pagesOf(0, starts[4]!, starts[4]! + 3, starts[4]! + 9).ofBlock(0)[1]).toMatchObject({
			line: 5,
			first: 2,
			last: 4,
		});
	});
});

describe('the pages of a line', () => {
	it('are one, or two where the second begins within it', () => {
		const pages = pagesOf(0, starts[9]! + 4);
		expect(pages.labelsOf(starts[8]!, layout.lines.ends[8]!)).toEqual(['213', '213']);
		expect(pages.labelsOf(starts[9]!, layout.lines.ends[9]!)).toEqual(['213', '214']);
		expect(pages.labelsOf(starts[10]!, layout.lines.ends[10]!)).toEqual(['214', '214']);
	});
});

describe('a page by name', () => {
	const pages = [page('ix'), page('x'), page('2'), page('S-4')];

	it('is the printed one before the number in the file', () => {
		expect(pageNamed(pages, 'ix')).toBe(1);
		expect(pageNamed(pages, ' s-4 ')).toBe(4);
		expect(pageNamed(pages, '2')).toBe(3);
		expect(pageNamed(pages, '4')).toBe(4);
	});

	it('is none when there is no such page', () => {
		for (const wanted of ['', '0', '5', '-1', 'xi', '1e1']) expect(pageNamed(pages, wanted)).toBeNull();
	});
});
