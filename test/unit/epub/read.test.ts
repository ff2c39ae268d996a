import { describe, expect, it } from 'vitest';
import { readEpub } from '#exchange/epub/read.ts';
import { cutEverywhere, leftOut, readWith } from '../web/support.ts';
import { CONTAINER, EPUB_2, EPUB_3, zip } from './books.ts';

const read = (files: Record<string, string | Uint8Array>) => readWith(readEpub, 'book.epub', zip(files));
const withFiles = (more: Record<string, string | Uint8Array>) => read({ ...EPUB_3, ...more });

describe('an EPUB 3', () => {
	it('is its chapters in the order of the spine, notes at the end, character for character', async () => {
		const { text, headings, metadata, language, warnings } = await read(EPUB_3);
		expect(text).toBe(`One

The first paragraph has a note¹ and goes on.

A box beside the text is text too.

After the note.

Two

Part & whole

Text of two…

• item

Last.

1. The note itself.

Notes

1. At the end.`);
		expect(headings.map(({ start, end, depth }) => [depth, text.slice(start, end)])).toEqual([
			[1, 'One'],
			[1, 'Two'],
			[3, 'Part & whole'],
			[2, 'Notes'],
		]);
		expect(metadata).toEqual({ title: 'The Night Ward', authors: ['Lin, Mei'], year: 2016, doi: '10.5555/book.7' });
		expect(language).toBe('en-GB');
		expect(warnings).toEqual([
			{ code: 'import.chapterMissing', params: { file: 'book.epub', part: 'OEBPS/text/gone.xhtml' } },
		]);
	});

	it('has the pages of the printed book, by marks and by its list of pages', async () => {
		const { pages, pageMarks, text } = await read(EPUB_3);
		expect(pages.map(({ label }) => label)).toEqual(['iv', '5', '6']);
		expect(pages.every(({ width, height }) => width === 0 && height === 0)).toBe(true);
		expect(pageMarks.slice(0, 3).map(({ start, page }) => [page, text.slice(start, start + 12)])).toEqual([
			[1, 'One\n\nThe fir'],
			[2, ' on.\n\nA box '],
			[3, 'Part & whole'],
		]);
	});

	it('leaves cover, contents and imprint out', async () => {
		const all = await read(EPUB_3);
		expect(leftOut(all, 'boilerplate')).toEqual([
			'Cover words',
			'Two · iv · 6',
			'First published in the year of its invention.',
			' ↩',
		]);
	});
});

describe('an EPUB 2', () => {
	it('is read with its entities, breaks, guide and page list', async () => {
		const { text, pages, pageMarks, metadata, language } = await read(EPUB_2);
		expect(text).toBe('第一章\n\n夜里 很静。\n脚步声停了。\n\n第二页。');
		expect(pages.map(({ label }) => label)).toEqual(['12']);
		expect(pageMarks).toEqual([{ start: text.indexOf('第二页'), page: 1 }]);
		expect(metadata).toEqual({ title: '夜班', authors: ['林, 梅'], year: 2009, doi: '' });
		expect(language).toBe('zh-CN');
	});
});

describe('protected books', () => {
	const encryption = (algorithm: string, uri: string) =>
		`<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><enc:EncryptedData xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`;

	it('are refused when their text is encrypted', async () => {
		const drm = encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/text/c2.xhtml');
		await expect(withFiles({ 'META-INF/encryption.xml': drm })).rejects.toMatchObject({
			code: 'import.encrypted',
			params: { file: 'book.epub' },
		});
	});

	it('are read when only their fonts are scrambled', async () => {
		const fonts = encryption('http://www.idpf.org/2008/embedding', 'OEBPS/fonts/a.otf');
		expect((await withFiles({ 'META-INF/encryption.xml': fonts })).text).toContain('After the note.');
	});
});

describe('books made to do harm or broken', () => {
	it('refuses entities that multiply', async () => {
		const laughs = `<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha">${'bcdefghij'
			.split('')
			.map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghij'[i]};`.repeat(10)}">`)
			.join('')}]><package xmlns="http://www.idpf.org/2007/opf"><metadata>&j;</metadata></package>`;
		await expect(withFiles({ 'OEBPS/content.opf': laughs })).rejects.toMatchObject({ code: 'import.xmlEntities' });
		const chapter = laughs.replace('package', 'html').replaceAll('metadata', 'p');
		expect((await withFiles({ 'OEBPS/text/c2.xhtml': chapter })).text.length).toBeLessThan(5000);
	});

	it('refuses entities that point outside', async () => {
		const outside =
			'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/passwd">]><container>&a;</container>';
		await expect(withFiles({ 'META-INF/container.xml': outside })).rejects.toMatchObject({
			code: 'import.xmlEntities',
		});
	});

	it('refuses entries that point outside and entries that unpack without end', async () => {
		await expect(withFiles({ '../evil.xhtml': 'x' })).rejects.toMatchObject({ code: 'import.zipPath' });
		await expect(withFiles({ 'OEBPS/text/c2.xhtml': new Uint8Array(250_000_000) })).rejects.toMatchObject({
			code: 'import.zipBomb',
		});
	});

	it('finds nothing outside of the container, whatever the package says', async () => {
		const opf = EPUB_3['OEBPS/content.opf']!.replace('text/c2.xhtml', '../../../../etc/passwd');
		expect((await withFiles({ 'OEBPS/content.opf': opf })).warnings.map(({ params }) => params.part)).toEqual([
			'etc/passwd',
			'OEBPS/text/gone.xhtml',
		]);
	});

	it('refuses a chapter nested without end', async () => {
		await expect(withFiles({ 'OEBPS/text/c2.xhtml': '<div>'.repeat(1_000_000) })).rejects.toMatchObject({
			code: 'import.tooNested',
		});
	});

	it('reads a book without a container file, with chapters that are empty or no XML', async () => {
		const { 'META-INF/container.xml': _, ...files } = EPUB_3;
		expect((await read(files)).text).toContain('After the note.');
		const tolerant = await withFiles({
			'OEBPS/text/chapter 1.xhtml': '',
			'OEBPS/text/c2.xhtml': '<p>un<b>closed & <p>odd</i>',
		});
		expect(tolerant.text).toBe('unclosed &\n\nodd');
	});

	it('says what is wrong with a file that is no book', async () => {
		const code = (files: Record<string, string>) =>
			read(files).then(
				() => null,
				(error) => (error as { code: string }).code,
			);
		expect(await code({ 'a.txt': 'x' })).toBe('import.damaged');
		expect(await code({ 'META-INF/container.xml': CONTAINER('none.opf') })).toBe('import.damaged');
		expect(await code({ 'META-INF/container.xml': '<not closed' })).toBe('import.damaged');
		expect(await code({ 'a.opf': '<package><manifest/><spine/></package>' })).toBe('import.damaged');
		await expect(readWith(readEpub, 'book.epub', 'PK no zip')).rejects.toMatchObject({ code: 'import.damaged' });
	});

	it('ends with a sentence wherever it was cut off', async () => {
		expect(await cutEverywhere(readEpub, 'book.epub', zip(EPUB_3), 53)).toBe(0);
	});
});
