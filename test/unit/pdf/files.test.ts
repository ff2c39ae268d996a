import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import { Typesetter } from '../../../build/typesetting/typesetter.ts';
import { journal } from './support/journal.ts';
import { contextFor, inText, read, textOf } from './support/reading.ts';

/** A PNG of one grey colour. */
function image(side: number): Buffer {
	const crc = (bytes: Buffer) => {
		let value = 0xffffffff;
		for (const byte of bytes) {
			value ^= byte;
			for (let i = 0; i < 8; i++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
		}
		return (value ^ 0xffffffff) >>> 0;
	};
	const chunk = (name: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
		const whole = Buffer.alloc(body.length + 8);
		whole.writeUInt32BE(data.length, 0);
		body.copy(whole, 4);
		whole.writeUInt32BE(crc(body), body.length + 4);
		return whole;
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([8, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc(side * (side + 1), 0x99);
	for (let y = 0; y < side; y++) rows[y * (side + 1)] = 0;
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const scan = (setter: Typesetter) => setter.doc.image(image(40), 0, 0, { width: 595, height: 841 });

describe('an encrypted file', () => {
	let bytes: Uint8Array;
	beforeAll(async () => {
		const setter = new Typesetter({ pdf: { userPassword: 'stille Post', ownerPassword: 'x', pdfVersion: '1.7' } });
		setter.paragraph('What stands in an encrypted file is read with its password, and only then.');
		bytes = await setter.finish();
	});

	it('asks for its password', async () => {
		await expect(read(bytes)).rejects.toMatchObject({ code: 'import.pdfPassword', params: { file: 'study.pdf' } });
	});

	it('says that a password is wrong', async () => {
		await expect(read(bytes, { password: 'laut' })).rejects.toMatchObject({ code: 'import.pdfWrongPassword' });
	});

	it('is read with it', async () => {
		expect(textOf(inText(await read(bytes, { password: 'stille Post' })))).toContain('and only then');
	});
});

describe('pages without text', () => {
	it('stand as notes, and are named', async () => {
		const setter = new Typesetter();
		setter.paragraph('The first page has words.');
		for (let i = 0; i < 3; i++) {
			setter.newPage();
			if (i !== 1) scan(setter);
			else setter.paragraph('The third page has words.');
		}
		const document = await read(await setter.finish(), { t: createTranslator('en') });
		expect(document.warnings).toEqual([
			{ code: 'import.pdfPagesWithoutText', params: { file: 'study.pdf', pages: '2, 4' } },
		]);
		expect(document.blocks.map(({ kind, text, page, leftOut }) => [kind, text, page, leftOut])).toEqual([
			['paragraph', 'The first page has words.', 1, undefined],
			['note', '[Page 2 is an image without text.]', 2, 'image-page'],
			['paragraph', 'The third page has words.', 3, undefined],
			['note', '[Page 4 is an image without text.]', 4, 'image-page'],
		]);
	});

	it('may be all there are', async () => {
		const setter = new Typesetter();
		scan(setter);
		setter.newPage();
		scan(setter);
		const document = await read(await setter.finish());
		expect(document.warnings).toEqual([{ code: 'import.pdfNoText', params: { file: 'study.pdf', pages: '1–2' } }]);
		expect(document.blocks.map(({ leftOut }) => leftOut)).toEqual(['image-page', 'image-page']);
	});

	it('are read where recognised text lies under the image', async () => {
		const setter = new Typesetter();
		scan(setter);
		const { doc } = setter;
		doc.font('regular').fontSize(11);
		// pdfkit has no invisible text; the operator is written by hand.
		(doc as unknown as { addContent(text: string): void }).addContent('3 Tr');
		doc.text('Recognised words under a scan are wanted.', 60, 90, { lineBreak: false });
		const document = await read(await setter.finish());
		expect(textOf(inText(document))).toBe('Recognised words under a scan are wanted.');
		expect(document.warnings).toEqual([]);
	});

	it('are no reason for a warning when they are empty', async () => {
		const setter = new Typesetter();
		setter.paragraph('A page, and an empty one after it.');
		setter.newPage();
		const document = await read(await setter.finish());
		expect(document.warnings).toEqual([]);
		expect(document.pages).toHaveLength(2);
	});
});

describe('words that cannot be seen', () => {
	it('are left out as hidden', async () => {
		const setter = new Typesetter();
		setter.paragraph('These words are seen by everybody who looks at the page, whatever else is on it.');
		setter.doc.fillColor('#ffffff').fontSize(10).text('White on white', 60, 300, { lineBreak: false });
		setter.doc.rect(50, 400, 200, 30).fill('#003366').fillColor('#ffffff');
		setter.doc.text('White on blue', 60, 408, { lineBreak: false });
		const document = await read(await setter.finish());
		expect(document.blocks.filter(({ leftOut }) => leftOut === 'hidden').map(({ text }) => text)).toEqual([
			'White on white',
		]);
		expect(textOf(inText(document))).toContain('White on blue');
	});
});

describe('pages that are turned', () => {
	it('are read as they are shown, with places on the turned page', async () => {
		for (const turn of [90, 180, 270]) {
			const setter = new Typesetter();
			setter.paragraph(
				'A page may be turned by its own entry and reads the same as before, line after line after line.',
			);
			const { doc } = setter;
			(doc.page.dictionary.data as Record<string, unknown>).Rotate = turn;
			const document = await read(await setter.finish());
			expect(textOf(inText(document))).toBe(textOf(setter.expected));
			const [page] = document.pages;
			expect([Math.round(page!.width), Math.round(page!.height)]).toEqual(turn === 180 ? [595, 842] : [842, 595]);
			for (const { x, y, width, height } of document.blocks[0]!.fragments!) {
				expect(x + width).toBeLessThanOrEqual(page!.width);
				expect(y + height).toBeLessThanOrEqual(page!.height);
				expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
			}
		}
	});

	it('may carry text that runs upwards, such as a wide table', async () => {
		const setter = new Typesetter({ foot: String });
		setter.paragraph('The page before the table stands upright like every other page of the article.');
		setter.newPage();
		const { doc } = setter;
		doc.save().rotate(-90, { origin: [100, 700] });
		const rows = [
			'Table 2. What was said, by whom, and where',
			'Name Age Words',
			'Ines 44 A chair and a list of questions',
			'Tomas 51 The telephone in the evening',
			'Maren 39 Nothing',
		];
		for (const [i, text] of rows.entries()) {
			doc.font(i === 0 ? 'bold' : 'regular').fontSize(9);
			if (i === 0) doc.text(text, 100, 700, { lineBreak: false });
			else
				for (const [c, cell] of text.split(/ (?=\d|Age)| (?<=(?:Age|\d\d) )/u).entries())
					doc.text(cell, 100 + c * 120, 704 + i * 14, { lineBreak: false });
		}
		doc.restore();
		setter.newPage();
		setter.paragraph('The page after the table stands upright again, as the first one did.');
		const document = await read(await setter.finish());
		const rowTexts = inText(document).filter(({ kind, page }) => kind === 'row' && page === 2);
		expect(rowTexts.map(({ text }) => text)).toEqual([
			'Name | Age | Words',
			'Ines | 44 | A chair and a list of questions',
			'Tomas | 51 | The telephone in the evening',
			'Maren | 39 | Nothing',
		]);
		expect(document.blocks.filter(({ leftOut }) => leftOut === 'page-number').map(({ text }) => text)).toEqual([
			'1',
			'2',
			'3',
		]);
		for (const row of rowTexts) expect(row.fragments![0]!.height).toBeGreaterThan(row.fragments![0]!.width);
	});
});

describe('what a file says about itself', () => {
	it('is taken over', async () => {
		const setter = new Typesetter({
			pdf: { lang: 'en-GB', info: { Title: 'Waiting for an answer', Author: 'Maren Abernethy; Tomas Brandt' } },
		});
		setter.plain('Journal of Imagined Care 2019;12(3):213–221. https://doi.org/10.9999/jic.2019.0042.');
		setter.paragraph('A sentence.');
		const { metadata, language } = await read(await setter.finish());
		expect(metadata).toEqual({
			title: 'Waiting for an answer',
			authors: ['Maren Abernethy', 'Tomas Brandt'],
			year: 2019,
			doi: '10.9999/jic.2019.0042',
		});
		expect(language).toBe('en-GB');
	});

	it('is not believed when a program made it up', async () => {
		const { bytes, content } = await journal({ pdf: { info: { Title: 'Microsoft Word - final_v3.docx' } } });
		expect((await read(bytes)).metadata.title).toBe(content.title);
	});

	it('includes the comments that people put on its pages', async () => {
		const setter = new Typesetter();
		setter.paragraph('A sentence that somebody has commented on.');
		setter.doc.note(60, 60, 20, 20, 'Is this so?');
		const document = await read(await setter.finish());
		expect(document.blocks.find(({ leftOut }) => leftOut === 'comment')).toMatchObject({
			text: 'Is this so?',
			page: 1,
		});
	});
});

describe('long files', () => {
	it('of 500 pages are read, page by page', async () => {
		const setter = new Typesetter({ columns: 2, foot: String });
		for (let page = 1; page <= 500; page++) {
			if (page > 1) setter.newPage();
			setter.paragraph(`Sentence ${page} stands alone on its page, and the one after it is on the next.`);
		}
		const seen: number[] = [];
		const document = await read(await setter.finish(), { progress: (done) => seen.push(done) });
		expect(document.pages).toHaveLength(500);
		expect(seen).toEqual(Array.from({ length: 500 }, (_, i) => i + 1));
		expect(inText(document).map(({ text }) => text)).toEqual(setter.expected.map(({ text }) => text));
	}, 60_000);

	it('can be given up', async () => {
		const { bytes } = await journal({ length: 60 });
		const controller = new AbortController();
		const reading = read(bytes, {
			signal: controller.signal,
			progress: (done) => {
				if (done === 2) controller.abort();
			},
		});
		await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('damaged files', () => {
	it('are read as far as they go, or refused in a sentence', async () => {
		const { bytes } = await journal({ columns: 2, length: 12 });
		const whole = textOf(inText(await read(bytes)));
		const letters = (text: string) => text.replace(/\s/gu, '');
		const outcomes = new Set<string>();
		for (let part = 0; part <= 20; part++) {
			const cut = bytes.slice(0, Math.floor((bytes.length * part) / 20));
			try {
				const document = await read(cut);
				const text = textOf(inText(document));
				expect(letters(whole).startsWith(letters(text).slice(0, 60))).toBe(true);
				expect(document.warnings.some(({ code }) => code === 'import.pdfBrokenOff')).toBe(part < 20);
				outcomes.add(text === whole ? 'whole' : text === '' ? 'nothing' : 'part');
			} catch (error) {
				expect(error).toBeInstanceOf(SynthemaError);
				outcomes.add((error as SynthemaError).code);
			}
		}
		expect(outcomes).toContain('whole');
		expect(outcomes).toContain('part');
		expect(outcomes).toContain('import.damaged');
	});

	it('never do anything else, wherever they are damaged', async () => {
		const { bytes } = await journal({ columns: 2, length: 4, tables: true });
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 40 }),
				async (changes) => {
					const damaged = bytes.slice();
					for (const [at, value] of changes) damaged[at] = value;
					try {
						await read(damaged);
					} catch (error) {
						if (!(error instanceof SynthemaError)) throw error;
					}
				},
			),
			{ numRuns: 60 },
		);
	}, 60_000);

	it('name the pages that cannot be read', async () => {
		const setter = new Typesetter({ pdf: { compress: false } });
		setter.paragraph('The first page is whole.');
		setter.newPage();
		setter.paragraph('The second page is not.');
		const text = Buffer.from(await setter.finish()).toString('latin1');
		const kids = /\/Kids \[(\d+ 0 R) (\d+) 0 R\]/u.exec(text)!;
		const broken = text.replace(kids[0], `/Kids [${kids[1]} ${'9'.repeat(kids[2]!.length)} 0 R]`);
		const document = await read(new Uint8Array(Buffer.from(broken, 'latin1')));
		expect(textOf(inText(document))).toBe('The first page is whole.');
		expect(document.warnings).toEqual([{ code: 'import.pdfDamagedPages', params: { file: 'study.pdf', pages: '2' } }]);
	});

	it('are not taken for PDFs when they are none', async () => {
		for (const text of ['', '%PDF-1.7', 'Dear reader', '%PDF-1.4\n%%EOF'])
			await expect(read(new TextEncoder().encode(text))).rejects.toMatchObject({ code: 'import.damaged' });
	});
});

describe('the reader', () => {
	it('gives the same document each time, and leaves the bytes to whoever gave them', async () => {
		const { bytes } = await journal({ columns: 2, length: 12, tables: true, footnotes: true });
		const before = bytes.slice();
		const first = await read(bytes);
		expect(await read(bytes)).toEqual(first);
		expect(Buffer.compare(Buffer.from(bytes), Buffer.from(before))).toBe(0);
	});

	it('says nothing on the console', async () => {
		const said: unknown[] = [];
		const keep = { log: console.log, warn: console.warn, error: console.error };
		for (const key of ['log', 'warn', 'error'] as const) console[key] = (...words: unknown[]) => said.push(words);
		try {
			const { bytes } = await journal({ length: 4 });
			await read(bytes.slice(0, bytes.length - 400), contextFor());
		} finally {
			Object.assign(console, keep);
		}
		expect(said).toEqual([]);
	});
});
