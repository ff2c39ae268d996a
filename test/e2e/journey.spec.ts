import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { createProject, importFiles, openProject, saved, surface } from './support/steps.ts';

/**
 * The whole way once, as issue and user guide tell it: eleven texts in, thirty lines coded with the keyboard alone, a
 * theme, undo and redo, the host killed in the middle, everything acknowledged still there.
 */
test('eleven texts, thirty lines by keyboard, a theme, a killed host, nothing lost', async ({ app }) => {
	test.setTimeout(240_000);
	const { page, dir } = app;
	const sample = join(dir, 'sample');
	synthema('sample', sample);
	const texts = readdirSync(sample)
		.filter((name) => !/\.(synthema|ris)$/.test(name))
		.map((name) => join(sample, name));
	expect(texts).toHaveLength(11);
	const path = join(dir, 'review.synthema');

	await createProject(app, 'Keyboard review', 'Ada Lund', path);
	await importFiles(app, texts);
	await expect(page.getByRole('tree').getByRole('treeitem', { level: 1 })).toHaveCount(11);

	// Thirty lines, three codes in turn: a new name the first time, then by recent key.
	await surface(page).focus();
	const names = ['listening to the end', 'sharing the weight', 'doubt about the group'];
	let expected = 0;
	for (let line = 0; line < 30; line++) {
		await page.keyboard.press(']');
		if (line < names.length) {
			await page.keyboard.press('c');
			await expect(page.getByRole('combobox', { name: /code/i })).toBeFocused();
			await page.keyboard.type(names[line]!);
			await page.keyboard.press('Enter');
			await expect(page.getByRole('listbox', { name: /codes/i })).toBeHidden();
		} else {
			await page.keyboard.press(String((line % 3) + 1));
		}
		expected++;
		if (line === 14) {
			await saved(page);
			expect(acknowledged(path)).toBe(expected);
			await app.killHost();
			await expect(page.locator('.toasts')).toContainText('restarted');
			await surface(page).focus();
		}
		await saved(page);
	}
	await expect.poll(() => acknowledged(path)).toBe(30);

	// Undo and redo, then a theme from the keyboard.
	await page.keyboard.press('z');
	await expect.poll(() => acknowledged(path)).toBe(29);
	await page.keyboard.press('Shift+Z');
	await expect.poll(() => acknowledged(path)).toBe(30);
	await page.keyboard.press('Control+3');
	await page.getByRole('button', { name: /listening to the end/ }).focus();
	await page.keyboard.press('n');
	await page.getByRole('dialog').getByRole('textbox').fill('Being heard out');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: /^Being heard out/ })).toBeVisible();
	await page.getByRole('button', { name: /listening to the end/ }).focus();
	await page.keyboard.press(' ');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: /^Being heard out.*1 code/ })).toBeVisible();
	await saved(page);

	// Kill again, and read the file with another program's eyes.
	await app.killHost();
	await expect(page.locator('.toasts')).toContainText('restarted');
	const check = synthema('check', path, '--json');
	expect(JSON.parse(check)).toMatchObject({ ok: true });
	const themes = JSON.parse(synthema('themes', path, '--json')) as { themes: { name: string; codes: string[] }[] };
	expect(themes.themes).toMatchObject([{ name: 'Being heard out', codes: ['listening to the end'] }]);

	// Close, reopen, find it all.
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Close project');
	await page.keyboard.press('Enter');
	await openProject(app, path);
	await page.keyboard.press('Control+3');
	await expect(page.getByRole('button', { name: /^Being heard out.*1 code/ })).toBeVisible();
	expect(acknowledged(path)).toBe(30);
});

function acknowledged(path: string): number {
	return (JSON.parse(synthema('codings', path, '--json')) as { codings: unknown[] }).codings.length;
}
