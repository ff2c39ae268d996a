import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText, MAX_TEXT_BYTES } from '#exchange/text/decode.ts';
import { ENCODINGS } from '#exchange/text/read.ts';

const ENGLISH =
	'Participants said that listening had become an effort they had to plan for. “It tires me out,” one woman said — and then she laughed. Evenings were for silence.';
const FRENCH =
	'Les personnes interrogées disaient que l’écoute était devenue un effort à prévoir. « Ça m’épuise », répétait une femme âgée, déçue ; le soir, où régnait enfin le silence, elle se sentait libérée.';
const SIMPLIFIED =
	'受访者表示，倾听已经成为一种需要提前安排的劳动。“我每天回到家都觉得很累，”一位女士说，“晚上我只想安静地坐着。”护士们没有时间，患者也不知道该向谁求助。';
const TRADITIONAL =
	'受訪者表示，傾聽已經成為一種需要提前安排的勞動。「我每天回到家都覺得很累，」一位女士說，「晚上我只想安靜地坐著。」護士們沒有時間，患者也不知道該向誰求助。';
const PLAIN = 'The ward was quiet, and nobody asked me how I had slept; I thought it better so.';
const LATER = `${'Nothing but plain words stand here, one after the other.\n'.repeat(8000)}${FRENCH}`;

function encode(text: string, encoding: string, bom = false): Uint8Array {
	return new Uint8Array(iconv.encode(text, encoding, { addBOM: bom }));
}

const cases: [encoding: string, text: string, bom: boolean][] = [
	['utf-8', PLAIN, false],
	...([ENGLISH, FRENCH, SIMPLIFIED, TRADITIONAL] as const).flatMap((text) =>
		(['utf-8', 'utf-16le', 'utf-16be'] as const).flatMap((encoding) =>
			[true, false].map((bom): [string, string, boolean] => [encoding, text, bom]),
		),
	),
	['gb18030', SIMPLIFIED, false],
	['gb18030', TRADITIONAL, false],
	['gb18030', `${ENGLISH.replaceAll(/[“”—]/g, '"')}\n${SIMPLIFIED}`, false],
	['big5', TRADITIONAL, false],
	['big5', `${PLAIN}\n${TRADITIONAL}`, false],
	['windows-1252', FRENCH, false],
	['windows-1252', ENGLISH, false],
	['windows-1252', LATER, false],
	['windows-1252', 'Søren Kjærgård følte sig træt; "Übergänge" für die Älteren sind größer, señor Núñez.', false],
];

describe('detection', () => {
	it.each(cases)('reads %s (%#)', (encoding, text, bom) => {
		const decoded = decodeText(encode(text, encoding, bom));
		expect(decoded.encoding).toBe(encoding);
		expect(decoded.text).toBe(text);
		expect(decoded.bom).toBe(bom);
		expect(decoded.replaced).toBe(0);
		expect(decoded.confidence).toBeGreaterThanOrEqual(0.8);
	});

	it('finds the encoding of any 40 characters of Chinese', () => {
		for (const [text, encodings] of [
			[SIMPLIFIED, ['gb18030', 'utf-16le', 'utf-16be', 'utf-8']],
			[TRADITIONAL, ['big5', 'utf-16le', 'utf-16be', 'utf-8']],
		] as const) {
			for (let at = 0; at + 40 <= text.length; at++) {
				for (const encoding of encodings) {
					const part = text.slice(at, at + 40);
					expect(decodeText(encode(part, encoding)), `${encoding} ${part}`).toMatchObject({ encoding, text: part });
				}
			}
		}
	});

	it('finds UTF-16 of short Latin words', () => {
		for (const encoding of ['utf-16le', 'utf-16be']) {
			expect(decodeText(encode('Hi.', encoding))).toMatchObject({ encoding, text: 'Hi.' });
		}
	});

	it('takes UTF-8 cut inside a character for UTF-8', () => {
		const bytes = encode(SIMPLIFIED, 'utf-8');
		const decoded = decodeText(bytes.subarray(0, bytes.length - 1));
		expect(decoded).toMatchObject({ encoding: 'utf-8', replaced: 1 });
		expect(decoded.confidence).toBeLessThan(0.8);
		expect(decoded.text.slice(0, -1)).toBe(SIMPLIFIED.slice(0, -1));
	});
});

describe('a chosen encoding', () => {
	it('is taken, in any common spelling', () => {
		expect(decodeText(encode(SIMPLIFIED, 'gbk'), { encoding: 'GBK' })).toMatchObject({
			text: SIMPLIFIED,
			encoding: 'gb18030',
			confidence: 1,
		});
		expect(decodeText(encode('é', 'utf-8'), { encoding: 'latin1' }).text).toBe('Ã©');
	});

	it('round-trips whatever it can hold', () => {
		const line = fc
			.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
			.filter((s) => /^[^\r\p{Cc}]*\S[^\r\p{Cc}]*$/u.test(s) && s.isWellFormed() && !s.startsWith('\ufeff'));
		for (const encoding of ENCODINGS) {
			fc.assert(
				fc.property(line, (text) => {
					const bytes = encode(text, encoding);
					fc.pre(iconv.decode(bytes as Buffer, encoding, { stripBOM: false }) === text);
					fc.pre(!(bytes[0] === 0xff && bytes[1] === 0xfe) && !(bytes[0] === 0xfe && bytes[1] === 0xff));
					expect(decodeText(bytes, { encoding })).toMatchObject({ text, encoding, replaced: 0 });
				}),
			);
		}
	});

	it('fails in a sentence when it does not fit or does not exist', () => {
		expect(() => decodeText(encode(SIMPLIFIED, 'gb18030'), { encoding: 'utf-8', file: 'a.txt' })).toThrow(
			expect.objectContaining({
				code: 'import.encodingFailed',
				params: expect.objectContaining({ file: 'a.txt', encoding: 'utf-8' }),
			}),
		);
		expect(() => decodeText(encode('text', 'utf-8'), { encoding: 'klingon' })).toThrow(
			expect.objectContaining({ code: 'import.encodingUnknown' }),
		);
	});
});

describe('newlines', () => {
	it.each([
		['a\nb\n', 'lf', 'a\nb\n'],
		['a\r\nb\r\n', 'crlf', 'a\nb\n'],
		['a\rb\r', 'cr', 'a\nb\n'],
		['a\r\nb\nc\rd', 'mixed', 'a\nb\nc\nd'],
		['a\r\n\r\nb', 'crlf', 'a\n\nb'],
		['\n\r\nb', 'mixed', '\n\nb'],
		['a b', 'none', 'a b'],
	])('%j is %s', (raw, newlines, text) => {
		for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
			expect(decodeText(encode(raw, encoding, true))).toMatchObject({ newlines, text });
		}
	});

	it('is all that changes', () => {
		const text = '\ufeff\ufeffA\u00a0b\u2028c\u0085\td  \u200be\u0301 é\f\n\n';
		expect(decodeText(encode(text.slice(1), 'utf-8')).text).toBe(text.slice(2));
		expect(decodeText(encode('U+FFFD is �, that is all', 'utf-8')).replaced).toBe(0);
	});
});

describe('files that are no text', () => {
	const code = (bytes: Uint8Array) => {
		try {
			decodeText(bytes, { file: 'x.txt' });
		} catch (error) {
			return error as { code: string; params: Record<string, unknown> };
		}
		throw new Error('was read');
	};
	const bytesOf = (...parts: (string | number[])[]) =>
		new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

	it.each([
		['PDF', bytesOf('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3], '\n1 0 obj')],
		['ZIP', bytesOf('PK', [3, 4, 20, 0, 6, 0], 'word/document.xml')],
		['PNG', bytesOf([0x89], 'PNG\r\n', [0x1a, 0x0a, 0, 0, 0, 13], 'IHDR')],
		['JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
		['SQLite', bytesOf('SQLite format 3', [0, 16, 0, 1, 1])],
		['RTF', bytesOf('{\\rtf1\\ansi Hello}')],
		['?', bytesOf('text with ', [0], ' inside, otherwise of plain words and spaces')],
		['?', new Uint8Array(Array.from({ length: 4000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 0xff))],
	])('%s', (what, bytes) => {
		const error = code(bytes);
		expect(error.code).toBe('import.binary');
		expect(String(error.params.what)).toContain(what);
		expect(error.params.file).toBe('x.txt');
	});

	it('empty ones and ones too large', () => {
		expect(code(new Uint8Array()).code).toBe('import.empty');
		expect(code(encode(' \r\n\t\u3000', 'utf-8')).code).toBe('import.empty');
		expect(code(encode('', 'utf-16le', true)).code).toBe('import.empty');
		expect(code(new Uint8Array([0xef, 0xbb, 0xbf])).code).toBe('import.empty');
		const error = code(new Uint8Array(MAX_TEXT_BYTES + 1));
		expect(error).toMatchObject({ code: 'import.tooLarge', params: { size: 50.1, limit: 50 } });
	});
});
