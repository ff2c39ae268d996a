/** Appraising studies and judging findings, by keyboard. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject, saved } from './support/steps.ts';

interface Row {
	kind: string;
	cells: (number | { text: string }[])[];
}

/** A table as the command line writes it: each row as words. */
function table(dir: string, path: string, name: string): string[][] {
	const out = join(dir, `${name}.json`);
	synthema('tables', path, '--table', name, '--out', out);
	const { tables } = JSON.parse(readFileSync(out, 'utf8')) as { tables: { rows: Row[] }[] };
	return tables[0]!.rows.map(({ cells }) =>
		cells.map((cell) => (typeof cell === 'number' ? String(cell) : cell.map(({ text }) => text).join(' / '))),
	);
}

async function serious(page: Page): Promise<unknown[]> {
	const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
	return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('a study is appraised, a finding judged, and both come out as tables', async ({ app }) => {
	const { page, dir } = app;
	const path = join(dir, 'appraisal.synthema');
	writeFileSync(join(dir, 'Okafor 2011.txt'), 'A study\n\nFindings\n\nNobody advised her, and the group listened.\n');
	writeFileSync(join(dir, 'codes.csv'), 'name\nlistening\n');
	writeFileSync(
		join(dir, 'themes.json'),
		JSON.stringify({ descriptive: [{ name: 'Listening', finding: 'Groups listen.', codes: ['listening'] }] }),
	);
	synthema('new', path, '--title', 'Appraisal', '--person', 'Ada Lund');
	synthema('import', path, join(dir, 'Okafor 2011.txt'));
	synthema('codebook', path, '--import', join(dir, 'codes.csv'));
	synthema('themes', path, '--import', join(dir, 'themes.json'));
	const { text } = JSON.parse(synthema('text', path, 'Okafor 2011', '--json')) as { text: string };
	const start = text.indexOf('the group');
	synthema(
		'code',
		path,
		'--source',
		'Okafor 2011',
		'--start',
		`${start}`,
		'--end',
		`${start + 9}`,
		'--code',
		'listening',
	);
	await openProject(app, path);
	await page.keyboard.press('Control+8');

	const first = page.getByRole('group', { name: /^1 The philosophy/ });
	await first.getByRole('radio', { name: 'Yes', exact: true }).press(' ');
	await expect(first.getByRole('radio', { name: 'Yes', exact: true })).toBeChecked();
	await first.getByRole('textbox').fill('p. 3');
	await page.keyboard.press('Tab');
	await page
		.getByRole('group', { name: /^Concerns about/ })
		.getByRole('radio', { name: 'Some' })
		.press(' ');
	await expect(page.getByRole('img', { name: 'Yes' })).toBeVisible();
	await page.getByRole('button', { name: 'I have finished' }).press('Enter');
	await expect(page.getByText('9 items have no answer yet.').first()).toBeVisible();
	await expect(page.getByText('1 of 1 studies appraised by you')).toBeVisible();
	expect(await serious(page)).toEqual([]);
	await saved(page);
	const appraised = table(dir, path, 'appraisal');
	expect(appraised[1]!.slice(0, 3)).toEqual(['Okafor 2011', 'Yes', '']);
	expect(appraised[1]!.at(-2)).toBe('Some');

	if (process.env.SYNTHEMA_SCREENS) await page.screenshot({ path: `${process.env.SYNTHEMA_SCREENS}/appraisal.png` });
	await page.getByRole('radio', { name: 'Findings' }).press('Enter');
	await expect(page.getByText('low 0, some 1, high 0')).toBeVisible();
	await page
		.getByRole('group', { name: 'Coherence' })
		.getByRole('radio', { name: 'Minor concerns', exact: true })
		.press(' ');
	await page
		.getByRole('group', { name: 'Overall confidence' })
		.getByRole('radio', { name: /^Moderate/ })
		.press(' ');
	await expect(page.getByText('1 of 1 findings judged')).toBeVisible();
	if (process.env.SYNTHEMA_SCREENS) await page.screenshot({ path: `${process.env.SYNTHEMA_SCREENS}/cerqual.png` });
	expect(await serious(page)).toEqual([]);
	await saved(page);
	const [row] = table(dir, path, 'cerqual');
	expect(row).toEqual([
		'Listening / Groups listen.',
		'1 study: Okafor 2011',
		'Not judged yet.',
		'Minor concerns',
		'Not judged yet.',
		'Not judged yet.',
		'Moderate confidence',
	]);
});
