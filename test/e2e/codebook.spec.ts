import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject } from './support/steps.ts';

interface Listed {
	codes: { name: string; parent: string | null; codings: number; definition: string }[];
}

async function sample(app: App): Promise<string> {
	synthema('sample', join(app.dir, 'sample'));
	const path = join(app.dir, 'sample', 'sample.synthema');
	await openProject(app, path);
	return path;
}

function code(path: string, name: string): Listed['codes'][number] | undefined {
	return (JSON.parse(synthema('codebook', path, '--json')) as Listed).codes.find((each) => each.name === name);
}

function row(page: Page, name: string) {
	return page.getByRole('treeitem', { name: new RegExp(`^${name}\\b`) }).first();
}

test('codes are moved, renamed, merged, split and deleted, each undone in one step', async ({ app }) => {
	test.setTimeout(120_000);
	const { page } = app;
	const path = await sample(app);
	await page.keyboard.press('Control+2');
	await expect(page.getByRole('tree')).toBeVisible();

	// By keyboard below the code before it, and back out.
	await row(page, 'fear of exposure').click();
	await page.keyboard.press('Alt+ArrowRight');
	await expect.poll(() => code(path, 'fear of exposure')?.parent).toBe('scepticism');
	await page.keyboard.press('z');
	await expect.poll(() => code(path, 'fear of exposure')?.parent).toBe(null);

	// By mouse onto another code.
	await row(page, 'fear of exposure').dragTo(row(page, 'rank and power'));
	await expect.poll(() => code(path, 'fear of exposure')?.parent).toBe('rank and power');
	await row(page, 'fear of exposure').focus();
	await page.keyboard.press('z');
	await expect.poll(() => code(path, 'fear of exposure')?.parent).toBe(null);

	// Renamed in place.
	await row(page, 'scepticism').click();
	await page.keyboard.press('F2');
	await page.keyboard.press('Control+a');
	await page.keyboard.type('doubt about the method');
	await page.keyboard.press('Enter');
	await expect.poll(() => code(path, 'doubt about the method')?.codings).toBeGreaterThan(10);

	// Merged: the codings go along; one undo brings both back.
	const before = [code(path, 'burnout')!.codings, code(path, 'broken sleep')!.codings] as const;
	await row(page, 'burnout').click();
	await page.keyboard.press('g');
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Into which code?').fill('broken sleep');
	await dialog.getByRole('button', { name: /^broken sleep/ }).press('Enter');
	await dialog.getByRole('button', { name: /^Merge/ }).press('Enter');
	await expect(dialog).toBeHidden();
	await expect.poll(() => code(path, 'burnout')).toBeUndefined();
	await expect.poll(() => code(path, 'broken sleep')?.codings).toBe(before[0] + before[1]);
	await page.keyboard.press('Control+z');
	await expect.poll(() => code(path, 'burnout')?.codings).toBe(before[0]);

	// Split: chosen passages go to a new code beside it.
	await row(page, 'broken sleep').click();
	await page.keyboard.press('s');
	await dialog.getByLabel('Name of the new code').fill('waking at four');
	await dialog.getByRole('checkbox').first().check();
	await dialog.getByRole('button', { name: /^Move/ }).click();
	await expect.poll(() => code(path, 'waking at four')?.codings).toBe(1);
	await page.keyboard.press('Control+z');
	await expect.poll(() => code(path, 'waking at four')).toBeUndefined();

	// Deleted after the dialog has said what goes along.
	await row(page, 'burnout').click();
	await page.keyboard.press('Delete');
	await expect(dialog).toContainText(String(before[0]));
	await dialog.getByRole('button', { name: 'Delete' }).click();
	await expect.poll(() => code(path, 'burnout')).toBeUndefined();
	await page.keyboard.press('Control+z');
	await expect.poll(() => code(path, 'burnout')?.codings).toBe(before[0]);
	expect(JSON.parse(synthema('check', path, '--json'))).toEqual({ ok: true, problems: [] });
});

test('a code is dragged onto a theme, and a theme onto an analytical one', async ({ app }) => {
	const { page } = app;
	const path = await sample(app);
	await page.keyboard.press('Control+3');
	const themes = () =>
		(
			JSON.parse(synthema('themes', path, '--json')) as {
				themes: { name: string; codes: string[]; themes: string[] }[];
			}
		).themes;
	const named = (name: string) => themes().find((theme) => theme.name === name)!;
	await page
		.getByRole('button', { name: /^time taken from clinic/ })
		.dragTo(page.getByRole('button', { name: /^Obligation and exposure/ }));
	await expect.poll(() => named('Obligation and exposure').codes).toContain('time taken from clinic');
	await page.keyboard.press('Control+z');
	await expect.poll(() => named('Obligation and exposure').codes).not.toContain('time taken from clinic');
	await page
		.getByRole('button', { name: /^Telling a case aloud/ })
		.dragTo(page.getByRole('button', { name: /^Empathy/ }));
	await expect.poll(() => named('Empathy').themes).toContain('Telling a case aloud');
});
