import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { createProject, surface } from './support/steps.ts';

const CHINESE = '结果\n\n医学生说：“我不敢说。”小组里没有人催她，屋里静了很久。\n';
const GB18030 = iconv.encode(CHINESE, 'gb18030');

/** Bringing texts in as a browser does it: files without a path go to the host as an upload. */
interface Listed {
	sources: { name: string; study: string }[];
}

test('texts come in by drop, by paste and with an encoding of one’s own; what cannot be read is named', async ({
	app,
}) => {
	const { page, dir } = app;
	const path = join(dir, 'imports.synthema');
	await createProject(app, 'Imports', 'Ada Lund', path);

	// Dropped on the window: a good text, an empty one, and one that is no text.
	const files = [
		{ name: 'Okafor 2011.txt', bytes: [...Buffer.from('Findings\n\nNobody advised, and the group listened.\n')] },
		{ name: 'empty.txt', bytes: [] as number[] },
		{ name: 'picture.txt', bytes: [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 255, 0] },
	];
	const transfer = await page.evaluateHandle((list) => {
		const data = new DataTransfer();
		for (const { name, bytes } of list) data.items.add(new File([new Uint8Array(bytes)], name));
		return data;
	}, files);
	await page.locator('.app').dispatchEvent('drop', { dataTransfer: transfer });
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('button', { name: /^Okafor 2011\.txt .*line/ })).toBeVisible();
	await dialog.getByRole('button', { name: /^empty\.txt/ }).click();
	await expect(dialog).toContainText('is empty');
	await dialog.getByRole('button', { name: /^picture\.txt/ }).click();
	await expect(dialog).toContainText(/not a text/);
	await dialog.getByRole('button', { name: /^Import 1 text/ }).click();
	await expect(surface(page)).toBeVisible();
	await page.keyboard.press('Escape');
	expect((JSON.parse(synthema('sources', path, '--json')) as Listed).sources).toMatchObject([
		{ name: 'Okafor 2011.txt', study: 'Okafor 2011' },
	]);

	// Pasted.
	await page.keyboard.press('Control+i');
	await dialog.getByRole('button', { name: 'Paste text' }).click();
	await dialog.getByLabel('Study').fill('Varga 2019');
	await dialog.getByLabel('Text').fill('Results\r\n\r\nShe said it “aloud” for the first time.');
	await dialog.getByRole('button', { name: 'Look at it' }).click();
	await dialog.getByRole('button', { name: /^Import 1 text/ }).click();
	await expect(dialog).toBeHidden();

	// In an encoding that is shown, and can be set to another one and back.
	await page.keyboard.press('Control+i');
	const chinese = await page.evaluateHandle(
		(bytes) => {
			const data = new DataTransfer();
			data.items.add(new File([new Uint8Array(bytes)], '林 2016.txt'));
			return data;
		},
		[...GB18030],
	);
	await page.locator('.import-well').dispatchEvent('drop', { dataTransfer: chinese });
	await expect(dialog).toContainText('Detected: gb18030');
	await expect(dialog).toContainText('医学生说');
	await dialog.getByLabel('Encoding').selectOption('big5');
	await expect(dialog).not.toContainText('医学生说');
	await dialog.getByLabel('Encoding').selectOption('gb18030');
	await expect(dialog).toContainText('医学生说');
	await dialog.getByRole('button', { name: /^Import 1 text/ }).click();
	await expect(dialog).toBeHidden();
	const { sources } = JSON.parse(synthema('sources', path, '--json')) as Listed;
	expect(sources.map((source) => source.study)).toEqual(['Okafor 2011', 'Varga 2019', '林 2016']);
	expect(JSON.parse(synthema('text', path, '林 2016', '--json'))).toMatchObject({ text: CHINESE });
	expect(JSON.parse(synthema('text', path, 'Varga 2019', '--json'))).toMatchObject({
		text: expect.not.stringContaining('\r'),
	});
	expect(JSON.parse(synthema('check', path, '--json'))).toEqual({ ok: true, problems: [] });
});

test('a file of 200 MB is answered and the window stays alive', async ({ app }) => {
	const { page, dir } = app;
	const path = join(dir, 'large.synthema');
	const huge = join(dir, 'huge.txt');
	writeFileSync(huge, '');
	truncateSync(huge, 200_000_000);
	await createProject(app, 'Large', 'Ada Lund', path);
	await page.keyboard.press('Control+i');
	const dialog = page.getByRole('dialog');
	const chooser = page.waitForEvent('filechooser');
	await dialog.getByRole('button', { name: 'Choose files' }).press('Enter');
	await (await chooser).setFiles([huge]);
	await expect(dialog).toContainText(/200 MB|too large|larger/i);
	await page.keyboard.press('Escape');
	expect(readFileSync(path).length).toBeGreaterThan(0);
});
