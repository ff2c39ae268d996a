import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '#core/text/align.ts';
import { Carrier, carryRange, nearestMatch } from '#core/text/anchoring.ts';
import { editDistance, likeness } from '#core/text/likeness.ts';
import { OffsetMap } from '#core/text/offset-map.ts';
import { edit, edited, passage, rangeOf, shares } from './edits.ts';

/** The range of some words in a text; `nth` from 0. */
function find(text: string, words: string, nth = 0): { start: number; end: number } {
	let start = -1;
	for (let n = 0; n <= nth; n++) start = text.indexOf(words, start + 1);
	expect(start).toBeGreaterThanOrEqual(0);
	return { start, end: start + words.length };
}

/** Where some words of the old text went: the new words and the score. */
function carried(before: string, after: string, words: string, nth = 0): [string, number] | null {
	const place = carryRange(new OffsetMap(before, after), find(before, words, nth));
	return place && [after.slice(place.start, place.end), Math.round(place.score * 100) / 100];
}

function slowDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
		row = next;
	}
	return row[b.length]!;
}

describe('likeness', () => {
	it('is 1 − edits / length of the longer, white space aside', () => {
		expect(likeness('the corner', 'the comer')).toBeCloseTo(1 - 2 / 9);
		expect(likeness('two  words\nhere', 'two words here')).toBe(1);
		expect(likeness('不敢说', '不敢再说')).toBeCloseTo(3 / 4);
		expect(likeness('abc', '')).toBe(0);
		expect(likeness(' ', '')).toBe(1);
	});

	it('counts edits as the table of Levenshtein does, over blocks of 32 too', () => {
		const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '😀', '说'), maxLength: 90 });
		fc.assert(
			fc.property(letters, letters, (a, b) => {
				expect(editDistance(a, b)).toBe(slowDistance(a, b));
			}),
			{ numRuns: 300 },
		);
	});
});

describe('what two texts have in common', () => {
	it('is the same in both, in order, and never touches in both', () => {
		fc.assert(
			fc.property(passage, fc.array(edit, { maxLength: 4 }), (text, edits) => {
				const after = edits.reduce(edited, text);
				let [from, to] = [-1, -1];
				for (const run of align(text, after)) {
					expect(text.slice(run.from, run.from + run.length)).toBe(after.slice(run.to, run.to + run.length));
					expect(run.length).toBeGreaterThan(0);
					expect(run.from).toBeGreaterThanOrEqual(from);
					expect(run.to).toBeGreaterThanOrEqual(to);
					expect(run.from === from && run.to === to).toBe(false);
					from = run.from + run.length;
					to = run.to + run.length;
				}
				expect(Math.max(0, from)).toBeLessThanOrEqual(text.length);
				expect(Math.max(0, to)).toBeLessThanOrEqual(after.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('is found in long texts that changed in many places', () => {
		const lines = Array.from(
			{ length: 3000 },
			(_, n) => `Line ${n} says that the nurse number ${n % 17} came at night.`,
		);
		const before = lines.join(' ');
		const after = lines.map((line, n) => (n % 3 === 0 ? line.replace('nurse', 'nurfe') : line)).join('\n');
		const kept = align(before, after).reduce((sum, run) => sum + run.length, 0);
		expect(kept).toBeGreaterThan(before.length * 0.95);
	});
});

describe('carrying a range', () => {
	it('keeps everything in an unchanged text', () => {
		fc.assert(
			fc.property(passage, shares, (text, [a, b]) => {
				const range = rangeOf(text, a, b);
				fc.pre(range !== null);
				expect(carryRange(new OffsetMap(text, text), range!)).toEqual({ ...range, score: 1 });
			}),
		);
	});

	it('keeps the quote when something is inserted or deleted elsewhere', () => {
		fc.assert(
			fc.property(passage, passage, passage, passage, (head, quote, tail, other) => {
				const words = quote.trim();
				const before = `${head}\n${words}\n${tail}`;
				const range = { start: head.length + 1, end: head.length + 1 + words.length };
				for (const after of [
					`${other}${before}`,
					`${before}${other}`,
					`${other}\n${words}\n${tail}`,
					`${head}\n${words}\n`,
				]) {
					const place = carryRange(new OffsetMap(before, after), range);
					expect(place?.score).toBe(1);
					expect(after.slice(place!.start, place!.end)).toBe(words);
				}
			}),
			{ numRuns: 300 },
		);
	});

	it('answers within the text, whole characters, the same each time', () => {
		fc.assert(
			fc.property(passage, fc.array(edit, { minLength: 1, maxLength: 4 }), shares, (text, edits, [a, b]) => {
				const after = edits.reduce(edited, text);
				const range = rangeOf(text, a, b);
				fc.pre(range !== null);
				const carrier = new Carrier(new OffsetMap(text, after));
				const place = carrier.carry(range!);
				expect(carrier.carry(range!)).toEqual(place);
				expect(carryRange(new OffsetMap(text, after), range!)).toEqual(place);
				if (!place) return;
				expect(place.start).toBeGreaterThanOrEqual(0);
				expect(place.start).toBeLessThan(place.end);
				expect(place.end).toBeLessThanOrEqual(after.length);
				const words = after.slice(place.start, place.end);
				expect(words.isWellFormed()).toBe(true);
				expect(place.score).toBe(likeness(text.slice(range!.start, range!.end), words));
				expect(place.score).toBeGreaterThanOrEqual(0.5);
			}),
			{ numRuns: 500 },
		);
	});

	it('carries a passage with misread letters, with its score', () => {
		const before = 'It was night. The nurse sat in the corner and said nothing. Then the doctor came.';
		const after = 'It was night. Tbe nurse sat in the comer and said nothing. Then the doctor came.';
		expect(carried(before, after, 'The nurse sat in the corner and said nothing.')).toEqual([
			'Tbe nurse sat in the comer and said nothing.',
			0.92,
		]);
		expect(carried(before, after, 'corner')).toEqual(['comer', 0.67]);
		expect(carried(before, after, 'Then the doctor came.')).toEqual(['Then the doctor came.', 1]);
		expect(carried('他说：我不敢说话。', '他说：我不敢再说话。', '我不敢说话')).toEqual(['我不敢再说话', 0.83]);
	});

	it('takes the whole word where a letter was put to its edge', () => {
		expect(carried('they ear the bell', 'they hear the bell', 'ear')).toEqual(['hear', 0.75]);
		expect(carried('a group of nurses', 'a groups of nurses', 'group of')).toEqual(['groups of', 0.88]);
	});

	it('does not count white space', () => {
		const before = 'She felt that nobody\nwould listen to\nher at all. More.';
		const after = 'She felt that nobody would listen to her at all. More.';
		expect(carried(before, after, 'nobody\nwould listen to\nher')).toEqual(['nobody would listen to her', 1]);
	});

	it('finds the right one of twenty equal sentences after insertions', () => {
		const sentence = 'We were not heard. ';
		const before = `Beginning. ${sentence.repeat(20)}End.`;
		for (const above of ['New words above. ', sentence.repeat(3)]) {
			const after = `Beginning. ${above === sentence.repeat(3) ? 'A first. ' : above}${sentence.repeat(20)}End, with a last word.`;
			const map = new OffsetMap(before, after);
			const offset = after.indexOf(sentence);
			for (let n = 0; n < 20; n++) {
				const place = carryRange(map, find(before, 'We were not heard.', n))!;
				expect([place.start, place.score]).toEqual([offset + n * sentence.length, 1]);
			}
		}
	});

	it('follows a passage that was moved', () => {
		const moved = 'Nobody told me what would happen in the theatre that morning.';
		const before = `${moved} ${'The ward was quiet and the night was long for all of us. '.repeat(40)}The end.`;
		const after = `${'The ward was quiet and the night was long for all of us. '.repeat(40)}${moved} The end.`;
		expect(carried(before, after, moved)).toEqual([moved, 1]);
	});

	it('does not take what stood elsewhere before for words that are gone', () => {
		const before = 'Patient A felt fear at night. Patient B felt fear at night. The rest.';
		const after = 'Patient B felt fear at night. The rest.';
		expect(carried(before, after, 'Patient A felt fear at night.')).toBeNull();
		expect(carried(before, after, 'Patient B felt fear at night.')).toEqual(['Patient B felt fear at night.', 1]);
	});

	it('gives up on words that are gone or others', () => {
		expect(carried('One. Two was here. Three.', 'One. Three.', 'Two was here.')).toBeNull();
		expect(carried('One. Two was here. Three.', 'One. Nothing like it! Three.', 'Two was here.')).toBeNull();
		expect(carryRange(new OffsetMap('abc', ''), { start: 0, end: 3 })).toBeNull();
	});

	it('refuses ranges that are none', () => {
		expect(() => carryRange(new OffsetMap('abc', 'abc'), { start: 2, end: 2 })).toThrow(RangeError);
		expect(() => carryRange(new OffsetMap('abc', 'abc'), { start: 0, end: 4 })).toThrow(RangeError);
	});
});

describe('a suggested place', () => {
	it('is the likest, or the nearest of the same', () => {
		const text = 'A cold ward. The nurse sat in the comer. A cold ward.';
		const near = nearestMatch(text, 'The nurse sat in the corner.', 0)!;
		expect(text.slice(near.start, near.end)).toBe('The nurse sat in the comer.');
		expect(nearestMatch(text, 'A cold ward.', text.length)!.start).toBe(text.lastIndexOf('A cold'));
		expect(nearestMatch(text, 'Quite another matter, said he.', 0)).toBeNull();
	});

	it('finds both ends of a long quote', () => {
		const middle = Array.from({ length: 60 }, (_, n) => `sentence ${n} of the story`).join(', ');
		const text = `Before. It began so: ${middle}, and so it ended. After.`;
		const quote = `It began so: ${middle.replaceAll('story', 'st0ry')}, and so it ended.`;
		const found = nearestMatch(text, quote, 0)!;
		expect(text.slice(found.start, found.end)).toBe(`It began so: ${middle}, and so it ended.`);
	});
});
