import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { characterErrorRate, distance } from '../../support/cer.ts';

function plain(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, i) => i);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++)
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
		row = next;
	}
	return row[b.length]!;
}

describe('the measure of the tests', () => {
	it('is the Levenshtein distance', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 120 });
		fc.assert(
			fc.property(text, text, (a, b) => distance(a, b) === plain(a, b)),
			{ numRuns: 400 },
		);
	});

	it('is divided by the length of what was expected', () => {
		expect(characterErrorRate('abcd', 'abxd')).toBe(0.25);
		expect(characterErrorRate('', '')).toBe(0);
		expect(characterErrorRate('', 'x')).toBe(1);
	});
});
