import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coOccurrences } from '#core/synthesis/co-occurrence.ts';
import { saturation } from '#core/synthesis/saturation.ts';

describe('saturation in the order of the studies', () => {
	// Worked by hand after Guest et al. 2020: base 4 brings 10 things; runs of two bring 3, 1, 0, 0 new ones.
	const studies = [
		['a', 'b', 'c', 'd'],
		['a', 'e', 'f'],
		['g', 'h', 'h'],
		['b', 'i', 'j'],
		['k', 'l'],
		['a', 'm'],
		['k'],
		['c', 'd'],
		['a'],
	];

	it('counts what is new, what is known, and the new in the run over the base', () => {
		const { steps, inBase, reached } = saturation(studies, { base: 4, run: 2, threshold: 0.05 });
		expect(steps.map(({ fresh }) => fresh)).toEqual([4, 2, 2, 2, 2, 1, 0, 0, 0]);
		expect(steps.map(({ known }) => known)).toEqual([4, 6, 8, 10, 12, 13, 13, 13, 13]);
		expect(inBase).toBe(10);
		expect(steps.map(({ newInformation }) => newInformation)).toEqual([
			...[null, null, null, null, null],
			...[0.3, 0.1, 0, 0],
		]);
		expect(reached).toBe(8);
	});

	it('says nothing where base and run were not read', () => {
		const { reached, steps } = saturation(studies.slice(0, 5), { base: 4, run: 2 });
		expect(reached).toBeNull();
		expect(steps.every(({ newInformation }) => newInformation === null)).toBe(true);
		expect(saturation([]).steps).toEqual([]);
		expect(saturation([[], [], [], [], [], [], []]).reached).toBeNull();
	});

	it('refuses what is no number of studies', () => {
		expect(() => saturation(studies, { base: 0 })).toThrow(RangeError);
		expect(() => saturation(studies, { run: 1.5 })).toThrow(RangeError);
		expect(() => saturation(studies, { threshold: 5 })).toThrow(RangeError);
	});
});

describe('saturation over random orders', () => {
	const things = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 });
	it('grows, ends with everything, lies in its interval, and does not depend on the order given', () => {
		fc.assert(
			fc.property(fc.array(things, { minLength: 1, maxLength: 7 }), (studies) => {
				const { steps } = saturation(studies, { orders: 200 });
				const all = new Set(studies.flat()).size;
				expect(steps.at(-1)).toMatchObject({ known: all, mean: all, low: all, high: all });
				for (const [at, { mean, low, high }] of steps.entries()) {
					expect(low).toBeLessThanOrEqual(high);
					expect(high).toBeLessThanOrEqual(all);
					if (at > 0) expect(mean).toBeGreaterThanOrEqual(steps[at - 1]!.mean);
				}
			}),
		);
	});

	it('the mean after one study is that of the studies', () => {
		const studies = [['a'], ['a', 'b', 'c'], ['b', 'c'], []];
		// Exact expectation 6/4; 20,000 orders come within 0.05 with a standard error of 0.008.
		expect(saturation(studies, { orders: 20_000 }).steps[0]!.mean).toBeCloseTo(1.5, 1);
	});

	it('comes out the same each time', () => {
		const studies = [['a'], ['b', 'c'], ['c', 'd', 'e'], ['a', 'f']];
		expect(saturation(studies)).toEqual(saturation(studies));
	});
});

describe('codes on the same words', () => {
	const coding = fc.record({
		sourceId: fc.constantFrom('s', 't'),
		codeId: fc.constantFrom('a', 'b', 'c'),
		personId: fc.constantFrom('p', 'q'),
		start: fc.nat(30),
		length: fc.integer({ min: 1, max: 12 }),
	});
	it('are those that a look at every pair finds', () => {
		fc.assert(
			fc.property(fc.array(coding, { maxLength: 25 }), (drawn) => {
				const codings = drawn.map(({ length, ...one }, n) => ({ ...one, id: `c${n}`, end: one.start + length }));
				const expected = new Map<string, { pairs: number; codings: Set<string> }>();
				for (const [n, x] of codings.entries())
					for (const y of codings.slice(n + 1)) {
						if (x.sourceId !== y.sourceId || x.personId !== y.personId || x.codeId === y.codeId) continue;
						if (x.start >= y.end || y.start >= x.end) continue;
						const key = [x.codeId, y.codeId].sort().join(' ');
						const one = expected.get(key) ?? { pairs: 0, codings: new Set() };
						one.pairs++;
						one.codings.add(x.id).add(y.id);
						expected.set(key, one);
					}
				const found = coOccurrences(codings);
				expect(new Map(found.map(({ a, b, pairs, codings: n }) => [`${a} ${b}`, [pairs, n]]))).toEqual(
					new Map([...expected].map(([key, { pairs, codings: ids }]) => [key, [pairs, ids.size]])),
				);
			}),
		);
	});
});
