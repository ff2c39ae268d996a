import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RestartBudget } from '../../../electron/restart-budget.ts';

test('five restarts a minute, and the next when the first is a minute old', () => {
	const budget = new RestartBudget(5, 60_000);
	expect([0, 1, 2, 3, 4].map((time) => budget.take(time))).toEqual([true, true, true, true, true]);
	expect(budget.take(59_999)).toBe(false);
	expect(budget.take(60_000)).toBe(true);
	expect(budget.take(60_000)).toBe(false);
	expect(budget.take(60_001)).toBe(true);
});

test('never more than it allows in any window, and always again after one', () => {
	const steps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 60 });
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 50 }), steps, (times, window, waits) => {
			const budget = new RestartBudget(times, window);
			const taken: number[] = [];
			let now = 0;
			for (const wait of waits) {
				now += wait;
				const recent = taken.filter((time) => now - time < window).length;
				const granted = budget.take(now);
				expect(granted).toBe(recent < times);
				if (granted) taken.push(now);
			}
			expect(budget.take(now + window)).toBe(true);
		}),
	);
});
