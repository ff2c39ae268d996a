import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { projectPathIn } from '../../../electron/project-path.ts';

const folder = resolve('/home/ada');

test.each([
	[['/opt/synthema'], null],
	[['/opt/synthema', 'review.synthema'], resolve(folder, 'review.synthema')],
	[
		['/opt/electron', '--no-sandbox', '.', 'Review of Balint groups.SYNTHEMA'],
		resolve(folder, 'Review of Balint groups.SYNTHEMA'),
	],
	[['/opt/electron', '.', resolve('/srv/合成.synthema')], resolve('/srv/合成.synthema')],
	[['/opt/synthema', '--path=review.synthema'], null],
	[['/opt/synthema', 'notes.txt'], null],
	[['/opt/program.synthema'], null],
])('%j', (argv, expected) => {
	expect(projectPathIn(argv, folder)).toBe(expected);
});
