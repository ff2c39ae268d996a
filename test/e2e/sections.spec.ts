import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './support/app.ts';
import { createProject, importFiles, surface } from './support/steps.ts';

const TEXT = `Methods\n\nWe asked six doctors what they take home.\n\nFindings\n\n${'Nobody advised, and the group listened to what was said. '.repeat(6)}\n\nDiscussion\n\nSo it is.\n`;

test('sections are corrected by dragging and by keyboard, and decide what counts', async ({ app }) => {
	const { page, dir } = app;
	await createProject(app, 'Sections', 'Ada Lund', join(dir, 'sections.synthema'));
	const file = join(dir, 'Lund 2019.txt');
	writeFileSync(file, TEXT);
	await importFiles(app, [file]);
	await expect(surface(page)).toBeVisible();
	const band = (name: RegExp) => page.getByRole('button', { name });
	const border = page.getByRole('slider', { name: 'Where Findings begins' });
	await expect(band(/^Findings, lines 3 to \d+/)).toBeVisible();
	await expect(page.locator('.ln.out[data-line="2"]')).toHaveCount(1);
	await expect(page.locator('.ln.out[data-line="3"]')).toHaveCount(0);

	// By keyboard: the border goes up a line, and back with undo.
	await border.focus();
	await page.keyboard.press('ArrowUp');
	await expect(band(/^Findings, lines 2 to/)).toBeVisible();
	await expect(page.locator('.ln.out[data-line="2"]')).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(band(/^Findings, lines 3 to/)).toBeVisible();

	// By dragging: to line 5; Escape lets go.
	const drag = async (line: number, end: () => Promise<void>) => {
		const from = (await border.boundingBox())!;
		const to = (await page.locator(`.ln[data-line="${line}"]`).boundingBox())!;
		await page.mouse.move(from.x + 6, from.y + from.height / 2);
		await page.mouse.down();
		await page.mouse.move(from.x + 6, to.y + 2, { steps: 4 });
		await expect(page.getByText(`Findings · begins at line ${line}`)).toBeVisible();
		await end();
	};
	await drag(5, async () => {
		await page.keyboard.press('Escape');
		await page.mouse.up();
	});
	await expect(band(/^Findings, lines 3 to/)).toBeVisible();
	await drag(5, () => page.mouse.up());
	await expect(band(/^Findings, lines 5 to/)).toBeVisible();
	await expect(page.locator('.ln.out[data-line="4"]')).toHaveCount(1);

	// From the text: here begins something else.
	await surface(page).getByText('So it is.').click();
	await page.keyboard.press('g');
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('button', { name: 'Findings', exact: true })).toBeFocused();
	const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
	expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
	await dialog.getByRole('button', { name: 'Other', exact: true }).press('Enter');
	await expect(band(/^Other, lines/)).toBeVisible();

	// The kind of a section by its label.
	await band(/^Discussion, lines/).press('Enter');
	await page.getByRole('dialog').getByRole('button', { name: 'Findings', exact: true }).press('Enter');
	await expect(band(/^Discussion, lines/)).toHaveCount(0);

	// Whole texts instead of findings.
	await page.keyboard.press('Control+k');
	await page.keyboard.type('findings only');
	await page.keyboard.press('Enter');
	await expect(page.locator('.ln.out')).toHaveCount(0);
});
