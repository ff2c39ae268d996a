import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanText } from '#exchange/documents/clean.ts';
import { readRtf } from '#exchange/rtf/read.ts';
import { bytesOf, contextFor, cutEverywhere, readOrRefuse, readWith } from '../web/support.ts';
import { TEXT_EDIT, WORD, WORD_TEXT } from './files.ts';

const read = (content: string | Uint8Array) => readWith(readRtf, 'a.rtf', content);
const rtf = (body: string, head = '\\ansicpg1252') =>
	`{\\rtf1\\ansi${head}{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}}\\f0 ${body}}`;
const textOf = async (body: string, head?: string) => (await read(rtf(body, head))).text;

describe('RTF by Word', () => {
	it('is its text, character for character', async () => {
		const { text, headings, blocks, metadata, language, warnings } = await read(WORD);
		expect(text).toBe(WORD_TEXT);
		expect(headings.map(({ start, end, depth }) => [depth, text.slice(start, end)])).toEqual([
			[1, 'Waiting for the night nurse'],
			[1, '结果'],
			[2, 'Listening'],
		]);
		expect(blocks.filter(({ kind }) => kind === 'caption').map((block) => block.text)).toEqual([
			'Table 1. Participants',
		]);
		expect(metadata).toEqual({ title: 'Waiting', authors: ['Okafor, Ngozi'], year: null, doi: '' });
		expect(language).toBe('en-US');
		expect(warnings.map(({ code }) => code)).toEqual([
			'import.trackedChanges',
			'import.comments',
			'import.activeContent',
		]);
	});

	it('leaves out what is hidden, deleted, said in comments and repeated on each page', async () => {
		const all = await read(WORD);
		expect(all.leftOut.map(({ kind, text }) => [kind, text])).toEqual([
			['running-head', 'Running head'],
			['page-number', '7'],
			['hidden', 'hidden '],
			['deletion', 'old '],
			['comment', ' office.comment{"author":"Okafor","text":"Check this."}'],
		]);
	});

	it('says when it ends in the middle', async () => {
		const { warnings, text } = await read('{\\rtf1\\ansi One paragraph.\\par And the beg');
		expect(text).toBe('One paragraph.\n\nAnd the beg');
		expect(warnings).toEqual([{ code: 'import.cutOff', params: { file: 'a.rtf' } }]);
	});
});

describe('RTF by TextEdit', () => {
	it('is its text, character for character', async () => {
		const { text, warnings } = await read(TEXT_EDIT);
		expect(text).toBe('The first line with 中文 in it, and a dash — here.\n\nSecond “quoted”😀.\n\n• one\n• two');
		expect(warnings).toEqual([]);
	});
});

describe('characters', () => {
	const fonts =
		'{\\fonttbl{\\f1\\fcharset134 A;}{\\f2\\fcharset136 B;}{\\f3\\fcharset128 C;}{\\f4\\fcharset204 D;}{\\f5\\ftech\\fcharset2 Symbol;}{\\f6\\fcharset129 E;}{\\f7\\fcharset0\\cpg1250 F;}}';
	const hex = (text: string, encoding: string) =>
		[...iconv.encode(text, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('');

	it.each([
		[1, 'gb18030', '家属数着时间'],
		[2, 'big5', '家屬數著時間'],
		[3, 'cp932', '家族は廊下の足音を'],
		[4, 'cp1251', 'Родные'],
		[6, 'cp949', '가족들은'],
		[7, 'cp1250', 'Příbuzní'],
	])('are read in the encoding of font %i', async (font, encoding, text) => {
		expect(await textOf(`${fonts}\\f${font} ${hex(text, encoding)}`)).toBe(text);
	});

	it('join double bytes of which one is written as it is', async () => {
		expect(await textOf(`${fonts}\\f3 \\'83A\\'83\\\\\\'83\\{`)).toBe(
			iconv.decode(Buffer.from([0x83, 0x41, 0x83, 0x5c, 0x83, 0x7b]), 'cp932'),
		);
		expect(await textOf(`${fonts}\\f1 \\'d6\r\n\\'d0`)).toBe('中');
	});

	it('are Chinese in a font for Western letters where the document is Chinese and the bytes come in pairs', async () => {
		expect(await textOf("\\'d6\\'d0\\'ce\\'c4 a", '\\ansicpg936')).toBe('中文 a');
		expect(await textOf("caf\\'e9 na\\'efve", '\\ansicpg936')).toBe('café naïve');
	});

	it('pass over what stands for \\u in old readers', async () => {
		expect(await textOf("a\\u8212\\'97b\\uc2\\u20013\\'d6\\'d0c{\\uc0\\u945}d\\uc1\\u946?e\\u8230\\emdash f")).toBe(
			'a—b中cαdβe…f',
		);
		expect(await textOf('\\uc1\\u228\\u246\\u252 x')).toBe('äöü');
		expect(await textOf('{\\u228}after{\\uc5\\u228 ab}cd')).toBe('äafteräcd');
	});

	it('of fonts of signs become the signs', async () => {
		expect(await textOf(`${fonts}{\\f5 ab\\'b3}{\\f5\\u-3984?}`)).toBe('αβ≥π');
	});

	it('have words of their own', async () => {
		expect(
			await textOf('\\{a\\}\\\\b\\~c\\_d\\-e\\tab f\\bullet\\lquote x\\rquote\\ldblquote y\\rdblquote\\endash\\emdash'),
		).toBe('{a}\\b c‑de f•‘x’“y”–—');
	});

	it('of the Macintosh and of DOS', async () => {
		expect((await read("{\\rtf1\\mac caf\\'8e}")).text).toBe('café');
		expect((await read("{\\rtf1\\pc caf\\'82}")).text).toBe('café');
	});
});

describe('structure', () => {
	it('takes headings from outline levels and from the styles that a style is based on', async () => {
		const styles = '{\\stylesheet{\\s1 Heading 1;}{\\s5\\sbasedon1 My own;}{\\s6 Other;}}';
		const { blocks } = await read(
			rtf(`${styles}\\pard\\s5 A\\par\\pard\\s6 B\\par\\pard\\outlinelevel2 C\\par\\pard D\\par`),
		);
		expect(blocks.map(({ kind, depth, text }) => [kind, depth, text])).toEqual([
			['heading', 1, 'A'],
			['paragraph', undefined, 'B'],
			['heading', 3, 'C'],
			['paragraph', undefined, 'D'],
		]);
	});

	it('numbers endnotes in Roman figures where the file says so', async () => {
		expect(
			await textOf(
				'\\aftnnrlc a{\\super\\chftn{\\footnote{\\super\\chftn} one}}b{\\super\\chftn{\\footnote\\ftnalt{\\super\\chftn} two}}c{\\super\\chftn}d',
			),
		).toBe('a¹bⁱc²d\n\n¹ one\n\nⁱ two');
	});

	it('takes a frame of one cell for what stands in it', async () => {
		expect(await textOf('\\trowd\\cellx1\\pard\\intbl One.\\par Two.\\cell\\row\\pard after')).toBe(
			'One.\n\nTwo.\n\nafter',
		);
	});

	it('reads a row that was never ended', async () => {
		expect(await textOf('\\trowd\\cellx1\\cellx2\\intbl a\\cell b\\cell\\pard after')).toBe('a | b\n\nafter');
	});

	it('numbers items as they are numbered in the file', async () => {
		expect(await textOf('\\pard{\\pntext\\f0 3.\\tab}c\\par\\pard{\\listtext (iv)\\tab}d\\par')).toBe('3. c\n(iv) d');
	});

	it('reads formulas without their properties', async () => {
		expect(await textOf('{\\mmath{\\*\\moMath{\\mf{\\mfPr{\\mtype bar}}{\\mnum{\\mr a}}{\\mden{\\mr b}}}}}')).toBe(
			'ab',
		);
	});
});

describe('files made to do harm or broken', () => {
	const refusal = (content: string) =>
		read(content).then(
			() => null,
			(error) => (error as { code?: string }).code,
		);

	it('refuses a million groups in each other', async () => {
		expect(await refusal(`{\\rtf1 text${'{'.repeat(1_000_000)}`)).toBe('import.tooNested');
		expect(await refusal(`{\\rtf1 text${'{\\*\\x'.repeat(1_000_000)}`)).toBe('import.tooNested');
	});

	it.each([
		['lengths of binary data beyond the end', 'text\\par{\\pict\\bin99999999999 abc}'],
		['lengths below nothing', 'text{\\pict\\bin-5 abc}'],
		['a bold number', 'text\\b99999999999999999999999 '],
		['words of object properties', 'text\\constructor\\__proto__\\toString\\hasOwnProperty '],
		['groups that end too often', 'text}}}}}}}}'],
		['tables of tables without end', `text\\par${'\\intbl\\itap9999999 a\\nestcell\\nestrow'.repeat(20_000)}`],
		['cells without end', `text\\par\\intbl${' a\\cell'.repeat(200_000)}\\row`],
		['notes in notes', `text${'{\\footnote a\\chftn'.repeat(3000)}`],
		['fonts without end', `${'{\\fonttbl{\\f1 a;}}'.repeat(20_000)}text`],
		['styles based on each other', '{\\stylesheet{\\s1\\sbasedon2 a;}{\\s2\\sbasedon1 b;}}\\s1 text'],
		['words without end', `text\\${'a'.repeat(1_000_000)}`],
		['raised digits', `text{\\super ${'1'.repeat(500_000)}x}`],
		['line breaks only', `text${'\\line a'.repeat(100_000)}`],
		['hidden words between others', `text${'{\\v b}a'.repeat(50_000)}`],
		['half a character', "text\\'"],
		['zeros', `text${'\0'.repeat(100_000)}`],
	])('reads %s', async (_, body) => {
		expect((await read(`{\\rtf1\\ansi ${body}}`)).text.slice(0, 10)).toContain('text');
	});

	it('refuses a text longer than any', async () => {
		expect(await refusal(`{\\rtf1 ${'word '.repeat(2_100_000)}}`)).toBe('import.tooLarge');
	});

	it('refuses what is no RTF or has no words', async () => {
		expect(await refusal('')).toBe('import.damaged');
		expect(await refusal('plain words')).toBe('import.damaged');
		expect(await refusal('{\\rtf1}')).toBe('import.empty');
	});

	it('cut off anywhere gives a good import or a sentence', async () => {
		expect(await cutEverywhere(readRtf, 'a.rtf', bytesOf(WORD), 17)).toBeGreaterThan(100);
	});

	it('with any byte changed gives a good import or a sentence', async () => {
		const original = bytesOf(WORD);
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
				async (changes) => {
					const bytes = original.slice();
					for (const [at, byte] of changes) if (at > 6) bytes[at] = byte;
					for (const block of (await readOrRefuse(readRtf, 'a.rtf', bytes))?.blocks ?? [])
						if (block.kind !== 'row') expect(block.text).toBe(cleanText(block.text));
				},
			),
			{ numRuns: 300 },
		);
	});

	it('stops when it is told to', async () => {
		await expect(
			readRtf(bytesOf(rtf('text '.repeat(20_000))), contextFor('a.rtf', { signal: AbortSignal.abort() })),
		).rejects.toMatchObject({ name: 'AbortError' });
	});
});

describe('any text', () => {
	/** Every UTF-16 unit as `\u` with an old reader's question mark. */
	const escaped = (text: string) =>
		Array.from({ length: text.length }, (_, i) => {
			const unit = text.charCodeAt(i);
			return `\\u${unit > 32767 ? unit - 65536 : unit}?`;
		}).join('');

	it('comes back as cleanText of it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), async (raw) => {
				// Places in fonts of signs, and the noncharacter that marks places.
				const text = raw.toWellFormed().replace(/[\uf020-\uf0ff\ufffe]/gu, '');
				fc.pre(cleanText(text) !== '');
				const { blocks } = await read(rtf(escaped(text)));
				expect(blocks.map((block) => block.text)).toEqual([cleanText(text)]);
			}),
			{ numRuns: 500 },
		);
	});
});
