import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageLayout } from '#core/text/page-layout.ts';
import { ProjectFile } from '#db/index.ts';
import { imported } from '../db/support.ts';
import { host } from '../host/support.ts';

const layout: PageLayout = {
	pages: [{ label: '213', width: 595, height: 842 }],
	marks: [{ start: 0, page: 1 }],
	fragments: { start: [0], end: [5], page: [1], x: [72], y: [80], width: [30.25], height: [12] },
};

/** A page of a host with a project of one paged source, whose original has so many bytes. */
async function opened(size: number) {
	const { folder, page } = host();
	const path = join(folder, 'p.synthema');
	const { file, personId } = ProjectFile.create(path, { title: 'p', person: 'Ada' });
	const bytes = randomBytes(size);
	const text = 'Words of a page.';
	const { result } = file.run(
		'source.import',
		{
			texts: [
				{ ...imported('a.pdf', text), mediaType: 'application/pdf', content: { bytes, text, layout } },
				imported('b.txt', 'Words without pages.'),
			],
		},
		personId,
	);
	file.close();
	const one = page();
	await one.call('project.open', { path, person: null });
	return { one, bytes, paged: result[0]!.id, plain: result[1]!.id };
}

describe('pages of a source', () => {
	it('come with and without the places of their words; none where there are none', async () => {
		const { one, paged, plain } = await opened(10);
		expect(await one.call('source.layout', { sourceId: paged })).toEqual({ layout });
		expect(await one.call('source.pages', { sourceId: paged })).toEqual({
			pages: { pages: layout.pages, marks: layout.marks },
		});
		expect(await one.call('source.layout', { sourceId: plain })).toEqual({ layout: null });
		expect(await one.call('source.pages', { sourceId: plain })).toEqual({ pages: null });
	});
});

describe('the original of a source', () => {
	it('comes piece by piece as it was', async () => {
		const window = 16 << 20;
		const { one, bytes, paged } = await opened(window + 1000);
		const piece = async (offset: number, length: number) => {
			const { base64, size, mediaType } = await one.call('source.original', { sourceId: paged, offset, length });
			expect({ size, mediaType }).toEqual({ size: bytes.length, mediaType: 'application/pdf' });
			return Buffer.from(base64, 'base64');
		};
		for (const [offset, length] of [
			[0, 1 << 20],
			[1, 17],
			[window - 500, 1000],
			[window + 900, 1000],
			[window + 1000, 5],
			[3 * window, 5],
		] as const)
			expect((await piece(offset, length)).equals(bytes.subarray(offset, offset + length))).toBe(true);
	});

	it('is refused in pieces that are too large, and for a source that is not there', async () => {
		const { one, paged } = await opened(10);
		await expect(one.call('source.original', { sourceId: paged, offset: 0, length: (1 << 20) + 1 })).rejects.toThrow();
		await expect(one.call('source.original', { sourceId: 'nobody', offset: 0, length: 1 })).rejects.toThrow();
	});
});
