import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, columnsOf, LINE_COLUMNS, lineAt, linesOf, paragraphs } from '#core/text/lines.ts';

/** Pieces that are hard to break well: emoji, marks, joined families, flags, Han, kana, Hangul, right-to-left, controls. */
const piece = fc.oneof(
	{ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
	{ weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
	fc.constantFrom(
		' ',
		'  ',
		'\n',
		'\t',
		'\u00a0',
		'\u3000',
		'\u200b',
		'\u200d',
		'\ufeff',
		' \u0301',
		'\r\n',
		'well-being ',
		'and/or',
		'——',
		'……',
		'5–10',
		'研究者认为，我们并不知道。',
		'“真的吗？”他说：',
		'（见表）',
		'《道德经》',
		'👩‍👩‍👧',
		'🇩🇪🇫🇷',
		'👍🏽',
		'e\u0301\u0327',
		'क्षत्रिय ',
		'กำลังใจ',
		'한국어',
		'ひらがな、カタカナー',
		'שלום עולם',
		'\u0600\u0661',
		'x'.repeat(90),
		'中'.repeat(50),
		'\ud83d',
		'\udc00',
	),
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

function visible(text: string): string[] {
	const lines = breakLines(text);
	return Array.from({ length: lines.count }, (_, i) => text.slice(lines.starts[i], lines.ends[i]));
}

describe('breakLines', () => {
	it('keeps every rule of the partition on any text', () => {
		const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
		fc.assert(
			fc.property(anyText, (text) => {
				const lines = breakLines(text);
				const borders = new Set([text.length]);
				for (const { index } of graphemes.segment(text)) borders.add(index);
				let previous = 0;
				let between = '';
				for (let i = 0; i < lines.count; i++) {
					const start = lines.starts[i]!;
					const end = lines.ends[i]!;
					expect(start).toBeGreaterThanOrEqual(previous);
					expect(end).toBeGreaterThan(start);
					expect(borders.has(start)).toBe(true);
					expect(borders.has(end)).toBe(true);
					const shown = text.slice(start, end);
					expect(shown).not.toMatch(/\n/);
					expect(columnsOf(text, start, end)).toBeLessThanOrEqual(LINE_COLUMNS);
					between += text.slice(previous, start);
					previous = end;
				}
				between += text.slice(previous);
				expect(between).not.toMatch(/[^\s\u200b]/);
			}),
			{ numRuns: 500 },
		);
	});

	it('does not start a line with closing punctuation nor end one with an opening mark', () => {
		const han = fc.constantFrom(...'的一是不了在人有我他');
		const unit = fc.oneof(
			{ weight: 5, arbitrary: fc.array(han, { minLength: 1, maxLength: 9 }).map((c) => c.join('')) },
			{
				weight: 2,
				arbitrary: fc.constantFrom('。', '，', '、', '；', '：', '？', '！', '。”', '）', '》', '」', '』'),
			},
			{ weight: 2, arbitrary: fc.constantFrom('“', '（', '《', '「', '『', '——', '……') },
			{ weight: 1, arbitrary: fc.constantFrom('Nvivo', ' 12 ', 'COVID-19') },
		);
		fc.assert(
			fc.property(fc.array(unit, { minLength: 10, maxLength: 200 }), (units) => {
				const text = `人${units.join('人')}人`;
				for (const line of visible(text)) {
					expect(line).not.toMatch(/^[。，、；：？！”’）》」』]/u);
					expect(line).not.toMatch(/[“‘（《「『]$/u);
					expect(line).not.toMatch(/^…/u);
				}
				expect(visible(text).join('\n')).not.toMatch(/—\n—/u);
			}),
		);
	});

	it('fills each line as far as words allow', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-z]{1,30}$/), { minLength: 1, maxLength: 80 }), (words) => {
				const lines = visible(words.join(' '));
				expect(lines.join(' ')).toBe(words.join(' '));
				for (let i = 1; i < lines.length; i++) {
					expect(lines[i - 1]!.length + 1 + lines[i]!.split(' ')[0]!.length).toBeGreaterThan(70);
				}
			}),
		);
	});

	it('counts wide characters two and marks nothing', () => {
		expect(visible('汉'.repeat(71))).toEqual(['汉'.repeat(35), '汉'.repeat(35), '汉']);
		expect(visible('e\u0301'.repeat(71)).map((line) => line.length)).toEqual([140, 2]);
		expect(visible('👩‍👩‍👧'.repeat(36)).map((line) => line.length)).toEqual([35 * 8, 8]);
		expect(visible('🇩🇪'.repeat(36)).map((line) => line.length)).toEqual([35 * 4, 4]);
		expect(columnsOf('👍🏽e\u0301中ｱ')).toBe(6);
	});

	it('breaks after hyphens inside words, but not before digits', () => {
		expect(visible(`${'a'.repeat(64)} semi-structured`)).toEqual([`${'a'.repeat(64)} semi-`, 'structured']);
		expect(visible(`${'a'.repeat(62)} COVID-19 wards`)).toEqual(['a'.repeat(62), 'COVID-19 wards']);
		expect(visible(`${'a'.repeat(66)} -option`)).toEqual(['a'.repeat(66), '-option']);
		expect(visible(`${'a'.repeat(62)} 10 000\u00a0people`)).toEqual([`${'a'.repeat(62)} 10`, '000\u00a0people']);
		expect(visible(`${'a'.repeat(64)} really !`)).toEqual(['a'.repeat(64), 'really !']);
	});

	it('numbers no blank lines and leaves out the white space around lines', () => {
		expect(visible('One\n\n \t\n  Two  \n\u3000\u3000三\n')).toEqual(['One', 'Two', '三']);
		expect(breakLines('').count).toBe(0);
		expect(breakLines(' \n\u00a0\n').count).toBe(0);
		expect(visible('a'.repeat(141))).toEqual(['a'.repeat(70), 'a'.repeat(70), 'a']);
	});

	it('refuses a rule it does not know', () => {
		expect(() => breakLines('text', 2)).toThrow(expect.objectContaining({ code: 'text.lineRule' }));
	});
});

describe('finding lines', () => {
	it('agrees with a search from the front', () => {
		fc.assert(
			fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
				const lines = breakLines(text);
				const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
				const numbers = Array.from({ length: lines.count }, (_, i) => i + 1);
				const expected = numbers.find((n) => lines.ends[n - 1]! > start) ?? lines.count;
				expect(lineAt(lines, start)).toBe(expected);
				const touched = numbers.filter((n) => lines.starts[n - 1]! < end && lines.ends[n - 1]! > start);
				const answer = touched.length > 0 && end > start ? [touched[0], touched.at(-1)] : null;
				if (answer) expect(linesOf(lines, start, end)).toEqual(answer);
			}),
		);
	});

	it('gives the next line between two and the last behind all', () => {
		const lines = breakLines('One\n\nTwo\n\n');
		expect([0, 2, 3, 4, 5, 8, 9].map((offset) => lineAt(lines, offset))).toEqual([1, 1, 2, 2, 2, 2, 2]);
		expect(linesOf(lines, 3, 5)).toEqual([2, 2]);
		expect(lineAt(breakLines(''), 0)).toBe(0);
	});
});

describe('paragraphs', () => {
	const parts = (text: string) => paragraphs(text).map(({ start, end }) => text.slice(start, end));

	it('parts at blank lines and at newlines', () => {
		expect(parts('  Title \n\nOne.\nTwo.\n \nThree.')).toEqual(['Title', 'One.', 'Two.', 'Three.']);
		expect(parts('　　第一段。\n　　第二段。')).toEqual(['第一段。', '第二段。']);
		expect(parts('')).toEqual([]);
	});

	it('keeps text wrapped by hand together', () => {
		const even =
			'Participants said that listening had become an effort they had to\nplan for, and that the evenings were for silence and for nothing\nelse.';
		expect(parts(`Findings\n${even}\n\nNext.`)).toEqual(['Findings', even, 'Next.']);
	});
});
