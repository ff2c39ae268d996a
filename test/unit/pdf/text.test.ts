import { describe, expect, it } from 'vitest';
import { cleanText } from '#exchange/documents/clean.ts';
import { Fonts } from '#exchange/pdf/fonts.ts';
import { extractPage } from '#exchange/pdf/glyphs.ts';
import { openPdf } from '#exchange/pdf/library.ts';
import { LIBERATION } from '../../../build/typesetting/fonts.ts';
import { Typesetter } from '../../../build/typesetting/typesetter.ts';
import { characterErrorRate } from '../../support/cer.ts';
import { type JournalOptions, journal } from './support/journal.ts';
import { contextFor, inText, outline, read, textOf } from './support/reading.ts';

const heads = {
	head: (page: number): [string, string] | null =>
		page === 1
			? null
			: page % 2 === 1
				? ['Abernethy et al.', String(212 + page)]
				: [String(212 + page), 'Journal of Imagined Care 12(3)'],
};
const everything = { footnotes: true, tables: true, figures: true, quotes: true, items: true, hyphenate: true };

const LAYOUTS: Record<string, JournalOptions> = {
	'one column': { size: 11, margin: 80, ...everything, ...heads },
	'one column, ragged, double spaced, numbered lines': {
		size: 12,
		margin: 80,
		leading: 2,
		justify: false,
		indent: 0,
		apart: 8,
		items: true,
		lineNumbers: true,
		foot: String,
	},
	'two columns under a title and an abstract across': { columns: 2, length: 50, ...everything, ...heads },
	'two columns without painted spaces and with a narrow gutter': {
		columns: 2,
		spaces: false,
		gutter: 10,
		abstractAcross: false,
		hyphenate: true,
		footnotes: true,
		length: 60,
		seed: 4,
		foot: (page) => `- ${page} -`,
	},
	'two columns, ragged, with ligatures': {
		columns: 2,
		faces: LIBERATION,
		justify: false,
		indent: 0,
		apart: 6,
		length: 50,
		seed: 9,
		...everything,
		items: false,
		...heads,
	},
	'three columns': { columns: 3, size: 8, gutter: 12, margin: 40, hyphenate: true, length: 60, seed: 7, foot: String },
};

describe('an article comes back as it was set', () => {
	for (const [name, options] of Object.entries(LAYOUTS))
		it(`in ${name}`, async () => {
			const { bytes, expected } = await journal(options);
			const document = await read(bytes);
			const blocks = inText(document);
			expect(characterErrorRate(textOf(expected), textOf(blocks))).toBeLessThan(0.005);
			expect(outline(blocks)).toEqual(outline(expected));
			expect(blocks.filter(({ kind }) => kind === 'heading').map(({ depth }) => depth)).toEqual(
				expected.filter(({ kind }) => kind === 'heading').map(({ depth }) => depth),
			);
			expect(document.warnings).toEqual([]);
		});

	it.each([11, 12, 13, 14, 15, 16])('whatever falls at the ends of its columns (seed %i)', async (seed) => {
		const { bytes, expected } = await journal({ columns: 2, length: 50, seed, ...everything, ...heads });
		const blocks = inText(await read(bytes));
		expect(characterErrorRate(textOf(expected), textOf(blocks))).toBeLessThan(0.005);
		const paragraphs = (all: readonly { kind: string; text: string }[]) =>
			all.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
		expect(paragraphs(blocks)).toEqual(paragraphs(expected));
	});
});

describe('words', () => {
	const set = async (draw: (setter: Typesetter) => void, options = {}) => {
		const setter = new Typesetter({ columns: 2, hyphenate: true, ...options });
		draw(setter);
		return inText(await read(await setter.finish()));
	};

	it('that a line cuts are joined, and the hyphen is kept as a piece that can be put back', async () => {
		const { bytes, expected } = await journal({ columns: 2, hyphenate: true, citations: false });
		const blocks = inText(await read(bytes));
		const pieces = blocks.flatMap((block) => (block.pieces ?? []).map((piece) => ({ ...piece, block })));
		expect(pieces.length).toBeGreaterThan(30);
		const words = new Set(textOf(expected).match(/\p{L}+/gu));
		for (const { block, at, text, kind } of pieces) {
			expect([kind, text]).toEqual(['hyphen', '-']);
			const whole = /\p{L}*$/u.exec(block.text.slice(0, at))![0] + /^\p{L}*/u.exec(block.text.slice(at))![0];
			expect(words.has(whole), whole).toBe(true);
		}
	});

	it('that are written with a hyphen elsewhere keep it at the end of a line', async () => {
		const text = 'It was semi-structured work by face-to-face talk, COVID-19 and Anglo-American rules of self-care; ';
		const blocks = await set((setter) => {
			for (let i = 0; i < 30; i++) setter.paragraph(`${'x'.repeat(1 + (i % 12))} ${text.repeat(3)}end.`);
		});
		expect(blocks).toHaveLength(30);
		for (const block of blocks)
			expect(block.text.match(/semi-structured|face-to-face|COVID-19|Anglo-American|self-care/gu)).toHaveLength(15);
	});

	it('keep their distance where the file has letters only', async () => {
		const text = 'Figures of the efficient office were few: AVAILABLE, To, Wave, (P. 7), “so” – and so on.';
		const [block] = await set((setter) => setter.paragraph(text), { spaces: false, hyphenate: false });
		expect(block!.text).toBe(text);
	});

	it('that are letter-spaced stay whole', async () => {
		const setter = new Typesetter({});
		setter.doc.font('bold').fontSize(11).text('ARTICLE INFO', 60, 100, { characterSpacing: 4, lineBreak: false });
		setter.doc.font('regular').fontSize(10).text('A B S T R A C T', 60, 130, { lineBreak: false });
		setter.doc.text('The abstract itself is an ordinary sentence that is long enough.', 60, 150, { lineBreak: false });
		const blocks = inText(await read(await setter.finish()));
		expect(textOf(blocks)).toContain('ARTICLE INFO');
		expect(textOf(blocks)).toContain('ABSTRACT');
	});

	it('painted twice for boldness come once', async () => {
		const setter = new Typesetter({});
		for (const shift of [0, 0.3])
			setter.doc
				.font('regular')
				.fontSize(12)
				.text('Poor man’s bold', 60 + shift, 100, { lineBreak: false });
		setter.doc
			.fontSize(10)
			.text('A sentence of the body, set once and for all, follows it.', 60, 130, { lineBreak: false });
		expect(textOf(inText(await read(await setter.finish()))).match(/Poor man’s bold/gu)).toHaveLength(1);
	});

	it('keep marks of references apart', async () => {
		const [block] = await set((setter) => setter.paragraph('This was said before^{3,4} and after^{12–14} that.'));
		expect(block!.text).toBe('This was said before³,⁴ and after¹²⁻¹⁴ that.');
	});

	it('begin with their drop cap', async () => {
		const setter = new Typesetter({});
		setter.doc.font('regular').fontSize(33).text('T', 60, 93, { lineBreak: false });
		setter.doc.fontSize(10);
		const lines = [
			'here is a first line beside a large letter,',
			'a second line that stands beside it as well,',
			'and a third one below it.',
		];
		for (const [i, line] of lines.entries()) setter.doc.text(line, i < 2 ? 84 : 60, 100 + i * 12, { lineBreak: false });
		expect(textOf(inText(await read(await setter.finish())))).toBe(`T${lines.join(' ')}`);
	});
});

describe('nothing', () => {
	const letters = (texts: readonly string[]) =>
		[...texts.join('').normalize('NFKD').replaceAll('−', '-').replace(/[\s|]/gu, '')].sort().join('');

	it.each([1, 2, 3])('that is painted is lost, whatever becomes of it (seed %i)', async (seed) => {
		const { bytes } = await journal({ columns: 2, length: 40, seed, ...everything, ...heads });
		const { document } = await openPdf(bytes, contextFor());
		const painted: string[] = [];
		const fonts = new Fonts();
		for (let page = 1; page <= document.numPages; page++) {
			const content = await extractPage(await document.getPage(page), fonts, { isVisible: () => true });
			painted.push(...content.frames.flatMap(({ runs }) => runs.map(({ text }) => text)));
		}
		await document.loadingTask.destroy();
		const { blocks } = await read(bytes);
		const found = blocks.flatMap(({ text, pieces = [] }) => [text, ...pieces.map((piece) => piece.text)]);
		expect(letters(found)).toBe(letters(painted));
	});
});

describe('places', () => {
	it('of every line lie on its page, and cover the text of its block', async () => {
		const { bytes } = await journal({ columns: 2, length: 50, ...everything, ...heads });
		const { blocks, pages } = await read(bytes);
		for (const block of blocks.filter(({ leftOut }) => leftOut === undefined)) {
			if (block.kind !== 'row') expect(block.text).toBe(cleanText(block.text));
			let at = 0;
			for (const { start, end, page, x, y, width, height } of block.fragments!) {
				expect(start).toBeGreaterThanOrEqual(at);
				expect(block.text.slice(at, start)).toMatch(block.kind === 'row' ? /^[ |]*$/u : /^ ?$/u);
				at = end;
				const sheet = pages[page - 1]!;
				expect(x).toBeGreaterThanOrEqual(0);
				expect(x + width).toBeLessThanOrEqual(sheet.width);
				expect(y).toBeGreaterThanOrEqual(0);
				expect(y + height).toBeLessThanOrEqual(sheet.height);
			}
			expect(at).toBe(block.text.length);
			for (const { at: broken, page } of block.pageBreaks ?? [])
				expect(block.fragments!.find(({ start }) => start === broken)!.page).toBe(page);
		}
	});

	it('are where the words were set', async () => {
		const setter = new Typesetter({});
		setter.doc.font('regular').fontSize(20).text('Here', 100, 200, { lineBreak: false });
		const { blocks } = await read(await setter.finish());
		const { x, y, width, height } = blocks[0]!.fragments![0]!;
		expect(x).toBeCloseTo(100, 0);
		expect(width).toBeCloseTo(setter.doc.widthOfString('Here'), 0);
		expect(y).toBeGreaterThan(195);
		expect(y + height).toBeLessThan(225);
	});
});

describe('a quotation that is set in', () => {
	it('goes on in the next column, and the text after it begins anew', async () => {
		for (const lines of [30, 31, 32, 33, 34]) {
			const setter = new Typesetter({ columns: 2, hyphenate: true, indent: 0, apart: 5 });
			for (let i = 0; i < lines; i++) setter.plain(`Line ${i} stands alone.`);
			setter.quote(
				'“There was one night when I counted every sound in the house, and in the morning nobody asked me about the night at all, and I have wondered since whom I would have told, and in which words, and whether I would have been believed.” (Carer 7)',
			);
			setter.paragraph(
				'She told this in the second interview, without being asked, and did not come back to it later on.',
			);
			const blocks = inText(await read(await setter.finish()));
			expect(outline(blocks)).toEqual(outline(setter.expected));
		}
	});
});

describe('floats', () => {
	it('stand after the paragraph that they interrupt', async () => {
		const { bytes, expected } = await journal({ columns: 2, length: 40, tables: true, seed: 14, hyphenate: true });
		const blocks = inText(await read(bytes));
		expect(outline(blocks)).toEqual(outline(expected));
	});

	it('keep the cells of a table whose lines wrap in one row', async () => {
		const setter = new Typesetter({ columns: 1, margin: 90 });
		setter.paragraph('The table below says what was found, and the text goes on after it in the usual way.');
		setter.table(
			'Table 4. Themes',
			[
				['Theme', 'Meaning', 'Words'],
				[
					'Waiting',
					'What is done while nothing can be done, by people who have learned to do it',
					'A chair, a list, a telephone',
				],
				['Reading', 'Seeing small changes', 'Signs that nobody else sees, which is why they are not believed at first'],
				['Being heard', '', 'Kindness'],
			],
			[0.2, 0.4, 0.4],
		);
		setter.paragraph('After the table the text goes on in the usual way, as was said before the table was set.');
		expect(outline(inText(await read(await setter.finish())))).toEqual(outline(setter.expected));
	});
});
