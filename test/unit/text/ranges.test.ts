import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntervalIndex } from '#core/text/interval-index.ts';
import { breakLines } from '#core/text/lines.ts';
import { coveredLines, intersection, subtraction, type TextRange, totalLength, union } from '#core/text/ranges.ts';

const range = fc.tuple(fc.nat(60), fc.nat(12)).map(([start, length]) => ({ start, end: start + length }));
const ranges = fc.array(range, { maxLength: 12 });
const members = (list: readonly TextRange[]) => {
	const set = new Set<number>();
	for (const { start, end } of list) for (let i = start; i < end; i++) set.add(i);
	return set;
};
const normal = (list: readonly TextRange[]) =>
	list.every((r, i) => r.start < r.end && (i === 0 || list[i - 1]!.end < r.start));

describe('range lists', () => {
	it('are the sets they stand for', () => {
		fc.assert(
			fc.property(ranges, ranges, (a, b) => {
				const [left, right] = [members(a), members(b)];
				for (const [result, expected] of [
					[union(a, b), new Set([...left, ...right])],
					[intersection(a, b), new Set([...left].filter((i) => right.has(i)))],
					[subtraction(a, b), new Set([...left].filter((i) => !right.has(i)))],
				] as const) {
					expect(members(result)).toEqual(expected);
					expect(normal(result)).toBe(true);
				}
				expect(totalLength(a)).toBe(left.size);
			}),
		);
	});

	it('leave their input alone', () => {
		const a = [
			{ start: 5, end: 9 },
			{ start: 0, end: 6 },
		];
		union(a);
		expect(a).toEqual([
			{ start: 5, end: 9 },
			{ start: 0, end: 6 },
		]);
	});

	it('cover the lines they touch', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-z ]{0,9}$/), { maxLength: 10 }), ranges, (rows, list) => {
				const lines = breakLines(rows.join('\n'));
				const set = members(list);
				const expected: number[] = [];
				for (let n = 1; n <= lines.count; n++) {
					let touched = false;
					for (let i = lines.starts[n - 1]!; i < lines.ends[n - 1]!; i++) touched ||= set.has(i);
					if (touched) expected.push(n);
				}
				expect(coveredLines(lines, list)).toEqual(expected);
			}),
		);
	});
});

describe('IntervalIndex', () => {
	const spot = fc.oneof(fc.nat(20_000), fc.constantFrom(0, 2047, 2048, 2049, 4096, 10_240));
	const action = fc.oneof(
		{
			weight: 3,
			arbitrary: fc.record({
				id: fc.nat(15).map(String),
				start: spot,
				length: fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 9000 })),
			}),
		},
		{ weight: 1, arbitrary: fc.record({ id: fc.nat(15).map(String), remove: fc.constant(true) }) },
	);

	it('answers like a search through everything', () => {
		fc.assert(
			fc.property(fc.array(action, { maxLength: 40 }), spot, fc.nat(9000), (actions, from, length) => {
				const index = new IntervalIndex();
				const all = new Map<string, TextRange>();
				for (const one of actions) {
					if ('remove' in one) expect(index.remove(one.id)).toBe(all.delete(one.id));
					else {
						index.add(one.id, one.start, one.start + one.length);
						all.set(one.id, { start: one.start, end: one.start + one.length });
					}
				}
				const expected = (start: number, end: number) =>
					[...all]
						.filter(([, r]) => r.start < end && r.end > start && start < end)
						.sort(([a, r], [b, s]) => r.start - s.start || s.end - r.end || (a < b ? -1 : 1))
						.map(([id]) => id);
				const ids = (found: { id: string }[]) => found.map(({ id }) => id);
				expect(index.size).toBe(all.size);
				expect(ids(index.at(from))).toEqual(expected(from, from + 1));
				expect(ids(index.overlapping(from, from + length))).toEqual(expected(from, from + length));
				expect(ids(index.overlapping(0, 1_000_000_000))).toEqual(expected(0, 1_000_000_000));
			}),
			{ numRuns: 300 },
		);
	});

	it('holds 100,000 entries and forgets them again', () => {
		const index = new IntervalIndex();
		for (let i = 0; i < 100_000; i++) index.add(`c${i}`, i * 10, i * 10 + 25);
		expect(index.at(500_001).map(({ id }) => id)).toEqual(['c49998', 'c49999', 'c50000']);
		for (let i = 0; i < 100_000; i++) index.remove(`c${i}`);
		expect(index.size).toBe(0);
		expect(index.overlapping(0, 2_000_000)).toEqual([]);
	});

	it('refuses what is no range', () => {
		const index = new IntervalIndex();
		for (const [start, end] of [
			[3, 3],
			[4, 3],
			[-1, 2],
			[0.5, 2],
			[0, Number.NaN],
		] as const) {
			expect(() => index.add('a', start, end)).toThrow(RangeError);
		}
	});
});
