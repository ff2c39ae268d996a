import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject, saved, surface } from './support/steps.ts';

interface Coded {
	code: string;
	quote: string;
	lines: [number, number];
	memo: string;
	person: string;
}

function codings(path: string): Coded[] {
	return (JSON.parse(synthema('codings', path, '--json')) as { codings: Coded[] }).codings;
}

/** The uncoded project of the demonstration, with the cursor on the first line of findings after the headings. */
async function uncoded(app: App): Promise<string> {
	const sample = join(app.dir, 'sample');
	synthema('sample', sample);
	const path = join(sample, 'start.synthema');
	await openProject(app, path);
	await expect(app.page.getByRole('tree').getByRole('treeitem', { level: 1 })).toHaveCount(11);
	await surface(app.page).focus();
	return path;
}

async function line(page: Page): Promise<number> {
	return Number(/\d+/.exec((await page.locator('.pane.right h2').first().textContent()) ?? '')?.[0]);
}

async function apply(page: Page, name: string): Promise<void> {
	await page.keyboard.press('c');
	await expect(page.getByRole('combobox', { name: /code/i })).toBeFocused();
	await page.keyboard.type(name);
	// Makes the code even where another one fits the letters.
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('listbox', { name: /codes/i })).toBeHidden();
}

test('a passage selected with the mouse across paragraphs is coded whole, and the quote is the text', async ({
	app,
}) => {
	const { page } = app;
	const path = await uncoded(app);
	const start = await line(page);
	const from = page.locator(`[data-line="${start + 4}"]`);
	const to = page.locator(`[data-line="${start + 10}"]`);
	const a = (await from.boundingBox())!;
	const b = (await to.boundingBox())!;
	await page.mouse.move(a.x + 70, a.y + a.height / 2);
	await page.mouse.down();
	await page.mouse.move(b.x + 200, b.y + b.height / 2, { steps: 8 });
	await page.mouse.up();
	await apply(page, 'across paragraphs');
	await saved(page);
	const [coding, ...rest] = codings(path);
	expect(rest).toEqual([]);
	expect(coding).toMatchObject({ code: 'across paragraphs', lines: [start + 4, start + 10] });
	expect(coding!.quote.length).toBeGreaterThan(200);
	const { text } = JSON.parse(synthema('text', path, 'Falkenberg 2009', '--json')) as { text: string };
	expect(text).toContain(coding!.quote);
});

test('lines, overlaps, boundaries, in vivo, memo, uncode and considered lines work from the keyboard', async ({
	app,
}) => {
	test.setTimeout(120_000);
	const { page } = app;
	const path = await uncoded(app);
	for (let n = 0; n < 3; n++) await page.keyboard.press('j');
	const first = await line(page);

	await page.keyboard.press('Shift+J');
	await apply(page, 'two lines');
	await saved(page);
	expect(codings(path)).toMatchObject([{ code: 'two lines', lines: [first, first + 1] }]);

	// A second code on the first of the two lines, then around the codings that overlap there.
	while ((await line(page)) > first) await page.keyboard.press('k');
	await apply(page, 'one line');
	await page.keyboard.press('k');
	await expect(page.locator('.pane.right h2').first()).toContainText(`Line ${first}`);
	await expect(page.locator('.pane.right')).toContainText('two lines');
	await expect(page.locator('.pane.right')).toContainText('one line');

	// The boundary of the coding at the cursor moves by a word, and its quote with it.
	await page.keyboard.press('o');
	await saved(page);
	const before = codings(path).map((coding) => coding.quote);
	await page.keyboard.press(',');
	await saved(page);
	await expect
		.poll(() =>
			codings(path)
				.map((coding) => coding.quote)
				.join('|'),
		)
		.not.toBe(before.join('|'));
	const { text } = JSON.parse(synthema('text', path, 'Falkenberg 2009', '--json')) as { text: string };
	for (const coding of codings(path)) expect(text).toContain(coding.quote);
	await page.keyboard.press('z');
	await expect.poll(() => codings(path).map((coding) => coding.quote)).toEqual(before);

	// A memo on the coding at the cursor.
	await page.keyboard.press('m');
	await page.keyboard.type('Not the same as being heard; keep apart.');
	await page.keyboard.press('Escape');
	await expect
		.poll(() =>
			codings(path)
				.map((coding) => coding.memo)
				.join(''),
		)
		.toBe('Not the same as being heard; keep apart.');

	// Uncode takes one away, undo brings it back.
	await surface(page).focus();
	await page.keyboard.press('u');
	await expect.poll(() => codings(path).length).toBe(1);
	await page.keyboard.press('z');
	await expect.poll(() => codings(path).length).toBe(2);

	// In vivo: the words become the code.
	for (let n = 0; n < 4; n++) await page.keyboard.press('j');
	await page.keyboard.press('w');
	await page.keyboard.press('v');
	await saved(page);
	await expect.poll(() => codings(path).length).toBe(3);
	const vivo = codings(path).find((coding) => !['one line', 'two lines'].includes(coding.code))!;
	expect(vivo.quote.replace(/\s+/g, ' ').toLowerCase()).toContain(
		vivo.code.replace(/…$/, '').toLowerCase().slice(0, 20),
	);

	// Nothing to code here: the next uncoded line is another one.
	await page.keyboard.press(']');
	const open = await line(page);
	await page.keyboard.press('0');
	await saved(page);
	await page.keyboard.press('[');
	await page.keyboard.press(']');
	expect(await line(page)).not.toBe(open);
	expect(JSON.parse(synthema('check', path, '--json'))).toEqual({ ok: true, problems: [] });
});

test('words are found in the text, in English and in Chinese', async ({ app }) => {
	const { page } = app;
	await uncoded(app);
	for (const [study, words] of [
		['Falkenberg', 'chair'],
		['沈', '面子'],
	] as const) {
		await page.getByRole('treeitem', { name: new RegExp(study) }).click();
		await surface(page).focus();
		await page.keyboard.press('/');
		await page.keyboard.type(words);
		await expect(page.locator('.findbar')).toContainText(/\d/);
		await page.keyboard.press('Enter');
		await expect(page.locator('[data-line][aria-current]')).toContainText(words);
		await page.keyboard.press('Escape');
	}
});

test('the second window of a file reads only and is told who has it', async ({ app }) => {
	const { page, dir } = app;
	const path = await uncoded(app);
	await apply(page, 'seen');
	await saved(page);
	// Another program on this computer opens the same file: the command line refuses to write and says why.
	let refused = '';
	try {
		synthema('code', path, '--source', 'Falkenberg 2009', '--start', '0', '--end', '10', '--code', 'x');
	} catch (error) {
		refused = String((error as { stderr?: string }).stderr ?? error);
	}
	expect(refused).toContain('Maren Holt has “start.synthema” open');
	expect(codings(path)).toHaveLength(1);
	expect(dir).toBeTruthy();
});
