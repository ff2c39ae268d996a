import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesBetween } from '#core/text/changes.ts';
import { edit, edited, passage } from './edits.ts';

const shown = (before: string, after: string) =>
	changesBetween(before, after).map(({ from, to, at, until }) => [before.slice(from, to), after.slice(at, until)]);

it('changes are shown as whole words, sentences and paragraphs', () => {
	expect(shown('The quiet corner of the ward.', 'The quiet comer of the ward.')).toEqual([['corner', 'comer']]);
	expect(shown('One here. Two here. Three here.', 'One here. Three here.')).toEqual([['Two here. ', '']]);
	expect(shown('One here. Two here.', 'One here.')).toEqual([[' Two here.', '']]);
	expect(shown('First line here.\nSecond line here.\nThird.', 'First line here.\nThird.')).toEqual([
		['Second line here.\n', ''],
	]);
	expect(shown('他说：我不敢说。他走了。', '他说：我不敢再说。他走了。')).toEqual([['', '再']]);
	expect(shown('same', 'same')).toEqual([]);
});

it('the changes put into the old text give the new one', () => {
	fc.assert(
		fc.property(passage, fc.array(edit, { maxLength: 4 }), (before, edits) => {
			const after = edits.reduce(edited, before);
			let made = '';
			let from = 0;
			for (const change of changesBetween(before, after)) {
				expect(change.from).toBeGreaterThanOrEqual(from);
				expect(change.to - change.from + change.until - change.at).toBeGreaterThan(0);
				made += before.slice(from, change.from) + after.slice(change.at, change.until);
				from = change.to;
			}
			expect(made + before.slice(from)).toBe(after);
		}),
		{ numRuns: 500 },
	);
});
