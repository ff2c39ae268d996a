import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { openProject, surface } from './support/steps.ts';

/** No serious violation on any screen, light and dark. */
for (const theme of ['light', 'dark'] as const) {
	test(`axe finds nothing serious, ${theme}`, async ({ app }) => {
		test.setTimeout(180_000);
		const { page, dir } = app;
		const examine = async (screen: string) => {
			const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
			const serious = violations.filter(
				(violation) => violation.impact === 'serious' || violation.impact === 'critical',
			);
			expect
				.soft(
					serious.map(
						(violation) =>
							`${screen}: ${violation.id} ${violation.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`).join(' | ')}`,
					),
				)
				.toEqual([]);
		};
		synthema('sample', join(dir, 'sample'));
		await page.emulateMedia({ colorScheme: theme });
		await expect(page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
		await examine('start');
		await page.keyboard.press('n');
		await expect(page.getByRole('dialog')).toBeVisible();
		await examine('new project');
		await page.keyboard.press('Escape');
		await openProject(app, join(dir, 'sample', 'sample.synthema'));
		await expect(surface(page)).toBeVisible();
		await examine('coding');
		await surface(page).focus();
		await page.keyboard.press(']');
		await page.keyboard.press('c');
		await expect(page.getByRole('combobox', { name: /code/i })).toBeFocused();
		await examine('palette');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+i');
		await expect(page.getByRole('dialog')).toBeVisible();
		await examine('import');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('dialog')).toBeVisible();
		await examine('commands');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Control+2');
		await expect(page.getByRole('tree')).toBeVisible();
		await examine('codebook');
		await page.keyboard.press('Control+3');
		await page
			.getByRole('button', { name: /^Empathy/ })
			.first()
			.click();
		await examine('themes');
		await page.keyboard.press('Control+4');
		await expect(page.getByRole('grid')).toBeVisible();
		await examine('studies');
		await page.keyboard.press('Control+5');
		await expect(page.locator('.journal')).toBeVisible();
		await examine('tables');
		await page.keyboard.press('?');
		await expect(page.getByRole('dialog')).toBeVisible();
		await examine('keys');
	});
}
