import { describe, expect, it } from 'vitest';
import { LIBERATION } from '../../../build/typesetting/fonts.ts';
import { Typesetter } from '../../../build/typesetting/typesetter.ts';
import { inText, read, textOf } from './support/reading.ts';

type Draw = (text: string, x: number, y: number, options?: { size?: number; face?: string }) => void;

async function page(draw: (at: Draw, doc: PDFKit.PDFDocument) => void) {
	const setter = new Typesetter({});
	draw((text, x, y, { size = 10, face = 'regular' } = {}) => {
		setter.doc.font(face).fontSize(size).text(text, x, y, { lineBreak: false });
	}, setter.doc);
	return read(await setter.finish());
}

const LINES = [
	'Most of the people we spoke with had waited for',
	'an answer before, and knew what waiting asks of',
	'them in the morning and in the evening, when the',
	'telephone is silent and the letter has not come,',
	'and when nobody in the house says what they all',
	'think, which is that the answer is known already.',
];

describe('the order of a page', () => {
	it('is the title, the text, and then what stands beside it in small letters', async () => {
		const document = await page((at) => {
			at('Waiting for an answer in three towns', 60, 60, { size: 18, face: 'bold' });
			for (const [i, text] of [
				'Article history:',
				'Received 3 March',
				'Accepted 8 August',
				'Keywords: waiting',
				'and families',
				'and towns',
			].entries())
				at(text, 60, 110 + i * 10, { size: 7.5 });
			for (const [i, text] of LINES.entries()) at(text, 180, 110 + i * 12);
		});
		const text = textOf(inText(document));
		expect(text.startsWith(`Waiting for an answer in three towns\n${LINES.join(' ')}`)).toBe(true);
		expect(text).toContain('Article history:');
	});

	it('goes down one column before the next, though their lines stand at the same height', async () => {
		const document = await page((at) => {
			for (const [i, text] of LINES.entries()) {
				at(text, 60, 100 + i * 12);
				at(text.replace('the', 'no'), 310, 100 + i * 12);
			}
		});
		expect(textOf(inText(document)).replaceAll('\n', ' ')).toBe(
			[...LINES, ...LINES.map((text) => text.replace('the', 'no'))].join(' '),
		);
	});

	it('takes what goes across the columns where it stands', async () => {
		const across = 'This line goes across both of the columns and stands between the upper and the lower part of them.';
		const document = await page((at) => {
			for (const [i, text] of LINES.entries())
				for (const [c, x] of [60, 310].entries()) {
					at(text.replace(/^\w+/u, `U${c}`), x, 100 + i * 12);
					at(text.replace(/^\w+/u, `L${c}`), x, 260 + i * 12);
				}
			at(across, 60, 215, { size: 11 });
		});
		const order = [...textOf(inText(document)).matchAll(/\b[UL][01]\b|This/gu)].map(([word]) => word);
		const six = (word: string) => LINES.map(() => word);
		expect(order).toEqual([...six('U0'), ...six('U1'), 'This', ...six('L0'), ...six('L1')]);
	});
});

describe('the first page of a journal', () => {
	it('says who holds the rights outside of the text', async () => {
		const document = await page((at) => {
			at('Waiting for an answer in three towns', 60, 60, { size: 18, face: 'bold' });
			for (const [i, text] of LINES.entries()) at(text, 60, 110 + i * 12);
			at('© 2019 The Authors. Published by Nowhere Press.', 60, 400, { size: 7 });
			at('* Correspondence to: Maren Abernethy, Quiet Street 4, Nowhere.', 60, 420, { size: 7 });
		});
		expect(document.blocks.filter(({ leftOut }) => leftOut === 'boilerplate').map(({ text }) => text)).toEqual([
			'© 2019 The Authors. Published by Nowhere Press.',
		]);
		expect(document.blocks.find(({ kind }) => kind === 'footnote')?.text).toContain('Correspondence');
		expect(document.metadata.year).toBe(2019);
	});
});

describe('lists', () => {
	it('have their marks, though the file draws them as dots', async () => {
		const document = await page((at, doc) => {
			at('Three things were asked of everybody who took part in the study:', 60, 100);
			for (const [i, text] of [
				'what they had been told;',
				'what they had understood;',
				'what they did then.',
			].entries()) {
				doc.circle(75, 124 + i * 14, 1.6).fill('#000000');
				at(text, 84, 120 + i * 14);
			}
		});
		expect(
			inText(document)
				.slice(1)
				.map(({ kind, text }) => `${kind}: ${text}`),
		).toEqual(['item: • what they had been told;', 'item: • what they had understood;', 'item: • what they did then.']);
	});
});

describe('fonts that do not say what their letters are', () => {
	it('show as replacement characters, and the pages are named', async () => {
		const setter = new Typesetter({ faces: LIBERATION, pdf: { compress: false } });
		setter.paragraph('Nobody can read this without seeing it.');
		const bytes = Buffer.from(await setter.finish())
			.toString('latin1')
			.replaceAll('/ToUnicode', '/XoUnicode');
		const document = await read(new Uint8Array(Buffer.from(bytes, 'latin1')));
		expect(document.warnings).toEqual([
			{ code: 'import.pdfUnreadableFont', params: { file: 'study.pdf', pages: '1' } },
		]);
		expect(textOf(document.blocks)).toContain('\ufffd');
	});
});
