/** The bridge between the sandboxed page and the main process; bundled into one CommonJS file. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '#host/contract/bridge.ts';
import { type HostState, IPC, PATH_ARGUMENT } from './ipc.ts';

let host: HostState = { state: 'down', generation: 0 };
let messageListener: ((json: string) => void) | null = null;
let stateListener: ((state: 'up' | 'down') => void) | null = null;
let commandListener: ((commandId: string) => boolean) | null = null;

ipcRenderer.on(IPC.fromHost, (_event, json: string) => messageListener?.(json));
ipcRenderer.on(IPC.state, (_event, state: HostState) => {
	host = state;
	stateListener?.(state.state);
});
ipcRenderer.on(IPC.command, (_event, commandId: string) => {
	// Undo in the menu means the words being written while somebody writes, the project otherwise.
	if ((commandId === 'app.undo' || commandId === 'app.redo') && isWriting(document.activeElement)) {
		document.execCommand(commandId === 'app.undo' ? 'undo' : 'redo');
		return;
	}
	if (!commandListener?.(commandId)) ipcRenderer.send(IPC.commandUnhandled, commandId);
});

function isWriting(element: Element | null): boolean {
	return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA)$/.test(element.tagName));
}

// The menus speak the language of the page, which says it in its root element.
window.addEventListener('DOMContentLoaded', () => {
	const root = document.documentElement;
	const tell = () => ipcRenderer.send(IPC.language, root.lang);
	new MutationObserver(tell).observe(root, { attributes: true, attributeFilter: ['lang'] });
	tell();
});

const bridge: Bridge = {
	mode: 'electron',
	platform: process.platform,
	initialPath: process.argv.find((argument) => argument.startsWith(PATH_ARGUMENT))?.slice(PATH_ARGUMENT.length) || null,
	send: (message) => ipcRenderer.send(IPC.toHost, { generation: host.generation, message }),
	onMessage: (listener) => {
		messageListener = listener;
	},
	onState: (listener) => {
		stateListener = listener;
		if (host.state === 'up') listener('up');
	},
	onCommand: (listener) => {
		commandListener = listener;
	},
	dialogs: {
		openFiles: (options) => ipcRenderer.invoke(IPC.openFiles, options),
		openFolder: (options) => ipcRenderer.invoke(IPC.openFolder, options),
		save: (options) => ipcRenderer.invoke(IPC.save, options),
	},
	pathForFile: (file) => webUtils.getPathForFile(file as File),
	showInFolder: (path) => ipcRenderer.send(IPC.showInFolder, path),
};

contextBridge.exposeInMainWorld('synthema', bridge);
ipcRenderer.send(IPC.hello);
