import { existsSync } from 'node:fs';
import { extname, isAbsolute, join } from 'node:path';
import { app, BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain, shell } from 'electron';
import type { Translate } from '#core/messages/index.ts';
import { IPC } from './ipc.ts';
import { isTrusted } from './security.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Answers the pages' requests for the system's file dialogs. `translate` gives the catalogue as it is now. */
export function offerDialogs(translate: () => Translate): void {
	const handle = (channel: string, answer: (window: BrowserWindow, options: Record<string, unknown>) => unknown) => {
		ipcMain.handle(channel, (event: IpcMainInvokeEvent, options: unknown) => {
			const window = isTrusted(event) ? BrowserWindow.fromWebContents(event.sender) : null;
			if (!window || typeof options !== 'object' || options === null) throw new Error(`${channel} refused`);
			return answer(window, options as Record<string, unknown>);
		});
	};
	handle(IPC.openFiles, async (window, options) => {
		const extensions = Array.isArray(options.extensions) ? options.extensions.map(text).filter(Boolean) : [];
		const chosen = await dialog.showOpenDialog(window, {
			title: text(options.title),
			properties: options.multiple === true ? ['openFile', 'multiSelections'] : ['openFile'],
			filters: extensions.length ? [{ name: filterName(extensions, translate()), extensions }] : [],
		});
		return chosen.canceled ? [] : chosen.filePaths;
	});
	handle(IPC.openFolder, async (window, options) => {
		const chosen = await dialog.showOpenDialog(window, {
			title: text(options.title),
			properties: ['openDirectory', 'createDirectory'],
		});
		return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
	});
	handle(IPC.save, (window, options) => askSave(window, text(options.title), text(options.name), translate()));
	ipcMain.on(IPC.showInFolder, (event, path: unknown) => {
		if (isTrusted(event) && typeof path === 'string' && isAbsolute(path) && existsSync(path))
			shell.showItemInFolder(path);
	});
}

/** Asks for a project to open; null when the person cancels. */
export async function askProject(window: BrowserWindow | null, t: Translate): Promise<string | null> {
	const options = {
		title: t('command.start.open'),
		properties: ['openFile' as const],
		filters: [{ name: filterName(['synthema'], t), extensions: ['synthema'] }],
	};
	const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
	return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

async function askSave(window: BrowserWindow, title: string, name: string, t: Translate): Promise<string | null> {
	const extension = extname(name);
	let proposed = join(process.env.SYNTHEMA_DOCUMENTS || app.getPath('documents'), name);
	for (;;) {
		const chosen = await dialog.showSaveDialog(window, {
			title,
			defaultPath: proposed,
			filters: extension ? [{ name: filterName([extension.slice(1)], t), extensions: [extension.slice(1)] }] : [],
			properties: ['createDirectory', 'showOverwriteConfirmation'],
		});
		if (chosen.canceled || !chosen.filePath) return null;
		if (!extension || extname(chosen.filePath)) return chosen.filePath;
		// Some systems leave the extension off. If the file is there then, the system's own dialog asks about it again.
		proposed = chosen.filePath + extension;
		if (!existsSync(proposed)) return proposed;
	}
}

function filterName(extensions: readonly string[], t: Translate): string {
	if (extensions.includes('synthema')) return t('shell.projectFiles');
	return t('shell.files', { extensions: extensions.map((extension) => `.${extension}`).join(', ') });
}
