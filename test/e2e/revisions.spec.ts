import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject, saved, surface } from './support/steps.ts';

const SOURCE = 'Falkenberg 2009';

interface Coded {
	code: string;
	quote: string;
	memo: string;
}

function text(path: string): string {
	return (JSON.parse(synthema('text', path, SOURCE, '--json')) as { text: string }).text;
}

function codings(path: string): Coded[] {
	return (JSON.parse(synthema('codings', path, '--json')) as { codings: Coded[] }).codings.map(
		({ code, quote, memo }) => ({ code, quote, memo }),
	);
}

/** A paragraph of findings with three sentences or more, as those sentences. */
function sentences(whole: string): string[] {
	const findings = whole.slice(whole.indexOf('\n\nFindings') + 1);
	const found = findings
		.split('\n\n')
		.map((paragraph) => paragraph.match(/[A-Z“][^.!?“”]{25,}[.!?]/gu) ?? [])
		.find((list) => list.length >= 3 && list.every((each) => whole.split(each).length === 2));
	if (!found) throw new Error('no paragraph with three sentences');
	return found;
}

/** The uncoded project of the sample with one sentence coded on the command line, open at that sentence. */
async function withCoding(app: App, which: number): Promise<{ path: string; coded: string; others: string[] }> {
	const sample = join(app.dir, 'sample');
	synthema('sample', sample);
	const path = join(sample, 'start.synthema');
	const whole = text(path);
	const all = sentences(whole);
	const coded = all[which]!;
	const start = whole.indexOf(coded);
	synthema(
		...['code', path, '--source', SOURCE, '--code', 'silence', '--memo', 'worth a look'],
		...['--start', String(start), '--end', String(start + coded.length)],
	);
	await openProject(app, path);
	await surface(app.page).focus();
	await goTo(app.page, coded);
	return { path, coded, others: all.filter((each) => each !== coded) };
}

/** Puts the cursor on the line where some words begin. */
async function goTo(page: Page, words: string): Promise<void> {
	// Lets go of what was found and selected before.
	for (let n = 0; n < 2; n++) await page.keyboard.press('Escape');
	await page.keyboard.press('/');
	await page.keyboard.type(words.slice(0, 40));
	await expect(page.locator('.findbar')).toContainText(/\d/);
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-line][aria-current]')).toContainText(words.slice(0, 12));
	await page.keyboard.press('Escape');
	await expect(surface(page)).toBeVisible();
	await surface(page).focus();
}

function dialog(page: Page) {
	return page.getByRole('dialog');
}

test('a misread word in a coded passage is corrected, the coding follows and is checked', async ({ app }) => {
	const { page } = app;
	const { path, coded } = await withCoding(app, 1);
	const word = coded.match(/[a-z]{6,}/u)![0];
	const misread = `${word.slice(0, 2)}m${word.slice(3)}`;

	await page.keyboard.press('e');
	const field = dialog(page).getByRole('textbox', { name: 'Corrected text' });
	await expect(field).toBeFocused();
	const before = await field.inputValue();
	expect(before).toContain(coded);
	await expect(dialog(page)).toContainText('No changes yet.');
	await expect(dialog(page).getByRole('button', { name: 'Correct the text' })).toBeDisabled();

	await field.fill(before.replace(coded, coded.replace(word, misread)));
	await expect(dialog(page).locator('.correct-diff del')).toContainText(word);
	await expect(dialog(page).locator('.correct-diff ins')).toContainText(misread);
	await expect(dialog(page)).toContainText('One is to be checked: its words changed');
	await dialog(page).getByLabel('Reason').fill('misread letter');
	await page.keyboard.press('Control+Enter');
	await expect(dialog(page)).toBeHidden();
	await saved(page);
	await expect(surface(page)).toContainText(misread);
	expect(codings(path)).toMatchObject([{ code: 'silence', quote: coded.replace(word, misread), memo: 'worth a look' }]);

	// What is to be checked stands beside the text, old and new; accepting settles it.
	const panel = page.getByRole('complementary', { name: 'To check after correction' });
	await expect(panel).toContainText('silence');
	await expect(panel.locator('dd').first()).toContainText(word);
	await expect(panel.locator('dd').last()).toContainText(misread);
	await panel.getByRole('button', { name: 'Accept' }).press('Enter');
	await expect(panel).toContainText('Nothing is left to check');
	await panel.getByRole('button', { name: 'Close the list' }).press('Enter');
	await expect(panel).toBeHidden();

	// The old text can be read beside the new one.
	await page.keyboard.press('Control+k');
	await page.keyboard.type('Revisions of');
	await page.keyboard.press('Enter');
	await expect(dialog(page)).toContainText('misread letter');
	await expect(dialog(page).locator('.revision-text del')).toContainText(word);
	await dialog(page)
		.getByRole('button', { name: /Revision 1/ })
		.click();
	await expect(dialog(page).locator('.revision-text ins')).toContainText(misread);
	await page.keyboard.press('Escape');
	expect(JSON.parse(synthema('check', path, '--json'))).toEqual({ ok: true, problems: [] });
});

test('a coded sentence that is deleted waits, is placed by hand, and undo brings everything back', async ({ app }) => {
	const { page } = app;
	const { path, coded, others } = await withCoding(app, 1);
	const whole = text(path);
	const elsewhere = others[0]!;

	await page.keyboard.press('e');
	const field = dialog(page).getByRole('textbox', { name: 'Corrected text' });
	await field.fill((await field.inputValue()).replace(coded, ''));
	await expect(dialog(page)).toContainText('One loses its place and waits to be placed by hand');
	await dialog(page).getByRole('button', { name: 'Correct the text' }).press('Enter');
	await expect(dialog(page)).toBeHidden();
	await expect(surface(page)).not.toContainText(coded.slice(0, 40));
	expect(codings(path)).toEqual([]);
	expect(text(path)).not.toContain(coded);

	const panel = page.getByRole('complementary', { name: 'To check after correction' });
	await expect(panel).toContainText('Waiting to be placed');
	await expect(panel).toContainText(coded);
	await surface(page).focus();
	await goTo(page, elsewhere);
	await page.keyboard.press('w');
	await page.keyboard.press('l');
	await expect(panel).toContainText('Every coding has its place');
	await saved(page);
	const [placed, ...rest] = codings(path);
	expect(rest).toEqual([]);
	expect(placed).toMatchObject({ code: 'silence', memo: 'worth a look' });
	expect(text(path)).toContain(placed!.quote);

	await surface(page).focus();
	await page.keyboard.press('z');
	await expect(panel).toContainText(coded);
	await page.keyboard.press('z');
	await expect(panel).toContainText('Every coding has its place');
	await expect.poll(() => text(path)).toBe(whole);
	expect(codings(path)).toMatchObject([{ code: 'silence', quote: coded }]);
	await goTo(page, coded);
	await panel.getByRole('button', { name: 'Close the list' }).press('Enter');
	await expect(page.locator('.pane.right')).toContainText('silence');
	expect(JSON.parse(synthema('check', path, '--json'))).toEqual({ ok: true, problems: [] });
});

for (const theme of ['light', 'dark'] as const) {
	test(`axe finds nothing serious while a text is corrected, ${theme}`, async ({ app }) => {
		const { page } = app;
		await page.emulateMedia({ colorScheme: theme });
		const shots = process.env.SYNTHEMA_SHOTS;
		const look = async (name: string) => {
			if (shots) await page.screenshot({ path: join(shots, `${name}-${theme}.png`) });
			const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
			const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
			expect
				.soft(
					serious.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
				)
				.toEqual([]);
		};
		const { path, coded, others } = await withCoding(app, 1);
		const whole = text(path);
		await page.keyboard.press('c');
		await page.keyboard.type('at the line');
		await page.keyboard.press('Control+Enter');
		await saved(page);
		const word = others[0]!.match(/[a-z]{6,}/u)![0];
		await goTo(page, others[0]!);
		await page.keyboard.press('c');
		await page.keyboard.type('misread');
		await page.keyboard.press('Control+Enter');
		await saved(page);
		await page.keyboard.press('e');
		const field = dialog(page).getByRole('textbox', { name: 'Corrected text' });
		await field.fill((await field.inputValue()).replace(coded, '').replace(word, `${word}m`));
		await expect(dialog(page)).toContainText('Nothing is dropped');
		await expect(dialog(page)).toContainText(/to be checked|lose/);
		await dialog(page).getByText('Show them').click();
		await look('correct');
		await dialog(page).getByRole('button', { name: 'Correct the text' }).press('Enter');
		await expect(dialog(page)).toBeHidden();
		const panel = page.getByRole('complementary', { name: 'To check after correction' });
		await expect(panel.locator('.check-item').first()).toBeVisible();
		await look('to-check');
		await panel.getByRole('button', { name: 'Close the list' }).press('Enter');
		await expect(page.locator('.check-banner')).toBeVisible();
		await look('banner');
		await page.keyboard.press('Control+k');
		await page.keyboard.type('Revisions of');
		await page.keyboard.press('Enter');
		await expect(dialog(page).locator('.revision-text del').first()).toBeVisible();
		await look('revisions');
		expect(text(path)).not.toBe(whole);
	});
}
