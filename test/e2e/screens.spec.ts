import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, root, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject, surface } from './support/steps.ts';

/**
 * The pictures of README and user guide. They go to test-results/screens; with SYNTHEMA_SCREENS=docs/images they replace
 * the ones that are shown.
 */
const folder = join(root, process.env.SYNTHEMA_SCREENS ?? 'test-results/screens');

for (const theme of ['light', 'dark'] as const) {
	test(`pictures of every screen, ${theme}`, async ({ app }) => {
		test.setTimeout(120_000);
		const { page, dir, kind } = app;
		mkdirSync(folder, { recursive: true });
		const picture = async (name: string) => {
			await page.evaluate(() => document.fonts.ready);
			await page.screenshot({ path: join(folder, `${name}-${theme}${kind === 'electron' ? '-electron' : ''}.png`) });
		};
		synthema('sample', join(dir, 'sample'));
		await page.emulateMedia({ colorScheme: theme });
		await openProject(app, join(dir, 'sample', 'sample.synthema'));
		await expect(page.getByRole('tree').getByRole('treeitem', { level: 1 })).toHaveCount(11);
		await surface(page).focus();
		await page.keyboard.press('Shift+J');
		await page.keyboard.press('Shift+J');
		await page.keyboard.press('c');
		await expect(page.getByRole('combobox', { name: /code/i })).toBeFocused();
		await page.keyboard.type('lis');
		await picture('coding-palette');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await page.getByRole('treeitem', { name: /Tremaine/ }).click();
		await expect(page.locator('.pane.right h2').first()).toContainText('Line');
		await surface(page).focus();
		for (let n = 0; n < 16; n++) await page.keyboard.press('j');
		await picture('coding');
		await page.keyboard.press('Control+2');
		await expect(page.getByRole('tree')).toBeVisible();
		await picture('codebook');
		await page.keyboard.press('Control+3');
		await page
			.getByRole('button', { name: /^Empathy/ })
			.first()
			.click();
		await picture('themes');
		await page.keyboard.press('Control+4');
		await expect(page.getByRole('grid')).toBeVisible();
		await picture('studies');
		await page.keyboard.press('Control+5');
		await expect(page.locator('.journal')).toBeVisible();
		await picture('tables');
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await picture('keys');
	});
}
