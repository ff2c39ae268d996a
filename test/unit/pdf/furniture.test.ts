import { describe, expect, it } from 'vitest';
import { Typesetter } from '../../../build/typesetting/typesetter.ts';
import { journal } from './support/journal.ts';
import { inText, read, textOf } from './support/reading.ts';

const leftOut = (document: Awaited<ReturnType<typeof read>>, kind: string) =>
	document.blocks.filter((block) => block.leftOut === kind);

describe('what a page repeats', () => {
	it('is left out: heads that alternate, with the number of the page', async () => {
		const { bytes } = await journal({
			columns: 2,
			length: 60,
			head: (page) =>
				page === 1 ? null : page % 2 ? ['Abernethy et al.', `${212 + page}`] : [`${212 + page}`, 'Studies of Nowhere'],
		});
		const document = await read(bytes);
		const heads = leftOut(document, 'running-head');
		expect(heads.map(({ page, text }) => [page, text])).toEqual(
			document.pages
				.map((_, i) => [i + 1, i % 2 ? `${213 + i} Studies of Nowhere` : `Abernethy et al. ${213 + i}`])
				.slice(1),
		);
		expect(document.pages.map(({ label }) => label)).toEqual(document.pages.map((_, i) => `${213 + i}`));
		expect(textOf(inText(document))).not.toContain('Studies of Nowhere');
	});

	it.each([
		['12', (page: number) => `${page}`],
		['Page 3 of 9', (page: number) => `Page ${page} of 9`],
		['第 3 页 in a Latin font', (page: number) => `– ${page} –`],
	])('is left out: page numbers such as %s', async (_, foot) => {
		const { bytes } = await journal({ foot });
		const document = await read(bytes);
		expect(leftOut(document, 'page-number').map(({ text }) => text)).toEqual(
			document.pages.map((__, i) => foot(i + 1)),
		);
	});

	it('is left out: the numbers of lines in the margin, one block a page', async () => {
		const { bytes } = await journal({ lineNumbers: true, justify: false, leading: 1.8, margin: 80, items: true });
		const document = await read(bytes);
		const numbers = leftOut(document, 'line-number');
		expect(numbers.map(({ page }) => page)).toEqual(document.pages.map((_, i) => i + 1));
		expect(numbers.flatMap(({ text }) => text.split(' ')).map(Number)).toEqual(
			numbers.flatMap(({ text }) => text.split(' ')).map((_, i) => i + 1),
		);
	});

	it('is left out: stamps beside the text and watermarks across it', async () => {
		const setter = new Typesetter({ columns: 1 });
		for (let page = 0; page < 3; page++) {
			if (page > 0) setter.newPage();
			setter.paragraph(
				`The sentence of page ${page + 1} is the only one of its text, and it is long enough to be one.`,
			);
			setter.doc.save().rotate(-90, { origin: [20, 600] });
			setter.doc
				.font('regular')
				.fontSize(7)
				.text('Downloaded from journals.example.org by guest', 20, 600, { lineBreak: false });
			setter.doc
				.restore()
				.save()
				.rotate(-45, { origin: [200, 600] })
				.fillColor('#dddddd');
			setter.doc.fontSize(60).text('ACCEPTED', 200, 600, { lineBreak: false });
			setter.doc.restore().fillColor('#000000');
		}
		const document = await read(await setter.finish());
		expect(inText(document).map(({ text }) => text)).toEqual(setter.expected.map(({ text }) => text));
		expect(leftOut(document, 'watermark').map(({ text }) => text)).toEqual(
			[1, 2, 3].flatMap(() => ['Downloaded from journals.example.org by guest', 'ACCEPTED']),
		);
	});

	it('is not what only looks like it: the same first words on every page, a table that begins every page', async () => {
		const setter = new Typesetter({ columns: 1 });
		for (let page = 0; page < 5; page++) {
			if (page > 0) setter.newPage();
			setter.table(
				'Table 1. Continued',
				[
					['Name', 'Age'],
					['Ines', '44'],
					['Tomas', '51'],
				],
				[0.5, 0.5],
			);
			setter.paragraph(`Page ${page} has a sentence of its own that stands below the table, and goes on for a while.`);
		}
		const document = await read(await setter.finish());
		expect(inText(document).filter(({ kind }) => kind === 'caption')).toHaveLength(5);
		expect(inText(document).filter(({ kind }) => kind === 'row')).toHaveLength(15);
	});

	it('leaves numbered references alone', async () => {
		const { bytes, content } = await journal({ columns: 1, length: 12, foot: String });
		const text = textOf(inText(await read(bytes)));
		for (const [i, reference] of content.references.entries()) expect(text).toContain(`${i + 1}. ${reference}`);
	});
});
