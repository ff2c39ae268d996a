import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app.ts';

/** The steps of a reviewer, done with the keyboard where a reviewer can. */

export async function createProject(app: App, title: string, person: string, path: string): Promise<void> {
	const { page } = app;
	await expect(page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
	await page.keyboard.press('n');
	await page.getByLabel('Title of the synthesis').fill(title);
	await page.getByLabel('Your name').fill(person);
	if (app.electron) await answerSave(app, path);
	await page.keyboard.press('Enter');
	if (!app.electron) {
		const name = page.getByLabel('File name or path');
		await name.fill(path);
		await name.press('Enter');
	}
	await expect(page.getByRole('button', { name: title })).toBeVisible();
}

export async function importFiles(app: App, files: readonly string[]): Promise<void> {
	const { page } = app;
	await page.keyboard.press('Control+i');
	const dialog = page.getByRole('dialog');
	if (app.electron) {
		await app.electron.evaluate(({ dialog: native }, paths) => {
			native.showOpenDialog = async () => ({ canceled: false, filePaths: [...paths] });
		}, files);
		await dialog.getByRole('button', { name: 'Choose files' }).press('Enter');
	} else {
		const chooser = page.waitForEvent('filechooser');
		await dialog.getByRole('button', { name: 'Choose files' }).press('Enter');
		await (await chooser).setFiles([...files]);
	}
	for (const file of files)
		await expect(
			dialog.getByRole('button', { name: new RegExp(`^${basename(file).replace(/[.]/g, '\\.')} .*(line|page)`) }),
		).toBeVisible();
	await dialog.getByRole('button', { name: /^Import \d+ text/ }).press('Enter');
	if (files.length > 1) {
		await expect(page.getByRole('dialog', { name: 'What came in' })).toBeVisible();
		await page.keyboard.press('Escape');
	}
	await expect(dialog).toBeHidden();
}

export async function answerSave(app: App, path: string): Promise<void> {
	await app.electron?.evaluate(({ dialog }, filePath) => {
		dialog.showSaveDialog = async () => ({ canceled: false, filePath });
	}, path);
}

export async function openProject(app: App, path: string): Promise<void> {
	const { page } = app;
	await expect(page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
	if (app.electron) {
		await app.electron.evaluate(({ dialog }, filePath) => {
			dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
		}, path);
		await page.keyboard.press('o');
	} else {
		await page.keyboard.press('o');
		const name = page.getByLabel('File name or path');
		await name.fill(path);
		await name.press('Enter');
	}
	await expect(surface(page)).toBeVisible();
}

export function surface(page: Page): Locator {
	return page.locator('[role=document]');
}

/** Waits until the status bar says that everything is saved. */
export async function saved(page: Page): Promise<void> {
	await expect(page.locator('.statusbar [role=status]')).toContainText(/Saved|All changes saved/);
}

/** What the focused line's inspector heading says: `Line 60`. */
export async function currentLine(page: Page): Promise<number> {
	const heading = await page.locator('.pane.right h2').first().textContent();
	return Number(/\d+/.exec(heading ?? '')?.[0]);
}
