import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentences, snapToGraphemes, trimRange, words } from '#core/text/segments.ts';

const shown = (text: string, ranges: { start: number; end: number }[]) => ranges.map((r) => text.slice(r.start, r.end));

describe('sentences', () => {
	it('parts English, also around quotations and citations', () => {
		const text =
			'Listening is work. “It tires me out.” She stopped (p. 12). Falkenberg et al. (2009) found it, e.g. Anna did! Why?\n\nNew paragraph';
		expect(shown(text, sentences(text, 'en'))).toEqual([
			'Listening is work.',
			'“It tires me out.”',
			'She stopped (p. 12).',
			'Falkenberg et al. (2009) found it, e.g. Anna did!',
			'Why?',
			'New paragraph',
		]);
	});

	it('ends Chinese sentences at 。！？ and keeps the closing quotation mark before', () => {
		const text = '她说：“我很累。”护士没有回答！为什么？因为“没有时间”。还有……吗？”';
		expect(shown(text, sentences(text, 'zh'))).toEqual([
			'她说：“我很累。”',
			'护士没有回答！',
			'为什么？',
			'因为“没有时间”。',
			'还有……吗？”',
		]);
	});

	it('goes on over the line ends of wrapped text, and stays in the range', () => {
		const text =
			'Participants said that listening had become an effort they had to\nplan for in their daily lives at home. Evenings were for silence.';
		expect(sentences(text, 'en')).toHaveLength(2);
		expect(shown(text, sentences(text, 'en', 13, 40))).toEqual([text.slice(13, 40).trim()]);
	});

	it('never loses a visible character and never overlaps', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 200 }),
				fc.constantFrom('en', 'zh', 'und'),
				(text, language) => {
					let at = 0;
					let between = '';
					for (const { start, end } of sentences(text, language)) {
						expect(start).toBeGreaterThanOrEqual(at);
						expect(end).toBeGreaterThan(start);
						between += text.slice(at, start);
						at = end;
					}
					expect(between + text.slice(at)).not.toMatch(/\S/);
				},
			),
		);
	});
});

describe('words', () => {
	it('come without punctuation in both languages', () => {
		expect(shown('It’s “hard”, he said.', words('It’s “hard”, he said.', 'en'))).toEqual([
			'It’s',
			'hard',
			'he',
			'said',
		]);
		const text = '护士没有时间。';
		expect(shown(text, words(text, 'zh')).join('')).toBe('护士没有时间');
		expect(words(text, 'zh').length).toBeGreaterThan(1);
		expect(shown('one two three', words('one two three', 'en', 4, 7))).toEqual(['two']);
	});
});

describe('snapToGraphemes', () => {
	it('ends between graphemes, around the range, and moves nothing that is right', () => {
		const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
		const text = fc
			.array(
				fc.oneof(
					fc.string({ unit: 'grapheme', maxLength: 4 }),
					fc.constantFrom('👩‍👩‍👧', '🇩🇪', '👍🏽', 'e\u0301', '中', 'क्ष', '\u200d'),
				),
				{ maxLength: 20 },
			)
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (value, a, b) => {
				const [start, end] = [a % (value.length + 1), b % (value.length + 1)].sort((x, y) => x - y) as [number, number];
				const snapped = snapToGraphemes(value, start, end);
				const borders = new Set([value.length]);
				for (const { index } of segmenter.segment(value)) borders.add(index);
				expect(borders.has(snapped.start)).toBe(true);
				expect(borders.has(snapped.end)).toBe(true);
				expect(snapped.start).toBeLessThanOrEqual(start);
				if (start < end) expect(snapped.end).toBeGreaterThanOrEqual(end);
				else expect(snapped.end).toBe(snapped.start);
				expect(snapToGraphemes(value, snapped.start, snapped.end)).toEqual(snapped);
			}),
			{ numRuns: 400 },
		);
		expect(snapToGraphemes('a👍🏽b', 2, 3)).toEqual({ start: 1, end: 5 });
		expect(snapToGraphemes('plain', 1, 3)).toEqual({ start: 1, end: 3 });
		expect(() => snapToGraphemes('abc', 2, 9)).toThrow(RangeError);
	});
});

describe('trimRange', () => {
	it('takes white space off both ends', () => {
		expect(trimRange('a  b c \n', 1, 8)).toEqual({ start: 3, end: 6 });
		expect(trimRange('　 \n', 0, 3)).toEqual({ start: 0, end: 0 });
	});
});
