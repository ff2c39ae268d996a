import { join } from 'node:path';
import { BrowserWindow, ipcMain, nativeTheme, type WebContents } from 'electron';
import type { FromHost, ToHost } from '#host/contract/wire.ts';
import type { HostProcess } from './host-process.ts';
import { type HostState, IPC, PATH_ARGUMENT } from './ipc.ts';
import { pageUrl } from './protocol.ts';
import { RestartBudget } from './restart-budget.ts';
import { isTrusted, PAGE_PREFERENCES } from './security.ts';
import { readWindowState, rememberWindow } from './window-state.ts';

/** The paper and bar of the two themes (`renderer/styles/tokens.css`), so that a window does not flash while it loads. */
const BACKGROUND = { light: '#efefeb', dark: '#161718' };

/** The windows and their pages: opens them and carries messages between each page and the host. */
export class Pages {
	private readonly contents = new Map<number, WebContents>();
	private nextPage = 1;
	private host: HostProcess | null = null;

	/** Starts listening to pages; `host` gets what they say. */
	connect(host: HostProcess): void {
		this.host = host;
		ipcMain.on(IPC.hello, (event) => {
			if (!isTrusted(event)) return;
			this.forget(event.sender);
			this.contents.set(this.nextPage++, event.sender);
			if (host.up !== null) tell(event.sender, { state: 'up', generation: host.up });
		});
		ipcMain.on(IPC.toHost, (event, envelope: { generation: number; message: ToHost }) => {
			const page = this.pageOf(event.sender);
			if (page !== null && isTrusted(event)) host.send(page, envelope.generation, envelope.message);
		});
	}

	/** Opens a window, on a project when `path` names one. */
	open(path: string | null): BrowserWindow {
		const state = readWindowState();
		const first = BrowserWindow.getAllWindows().length === 0;
		const { x: _x, y: _y, ...size } = state.bounds;
		const window = new BrowserWindow({
			...(first ? state.bounds : size),
			minWidth: 640,
			minHeight: 480,
			show: false,
			backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
			webPreferences: {
				...PAGE_PREFERENCES,
				preload: join(import.meta.dirname, 'preload.cjs'),
				additionalArguments: path ? [PATH_ARGUMENT + path] : [],
			},
		});
		if (first && state.maximized) window.maximize();
		rememberWindow(window);
		const { webContents } = window;
		const budget = new RestartBudget(3, 60_000);
		window.once('ready-to-show', () => window.show());
		webContents.on('destroyed', () => this.forget(webContents));
		webContents.on('render-process-gone', (_event, { reason }) => {
			this.forget(webContents);
			if (reason === 'clean-exit') return;
			console.error(`synthema: a page ended (${reason})`);
			if (budget.take(Date.now())) webContents.reload();
		});
		void window.loadURL(pageUrl());
		return window;
	}

	/** Passes on what the host says to one page. */
	deliver(page: number, message: FromHost): void {
		this.contents.get(page)?.send(IPC.fromHost, JSON.stringify(message));
	}

	/** Tells every page that the host went or came. */
	announce(state: HostState): void {
		for (const contents of this.contents.values()) tell(contents, state);
	}

	private forget(contents: WebContents): void {
		const page = this.pageOf(contents);
		if (page === null) return;
		this.contents.delete(page);
		this.host?.pageClosed(page);
	}

	private pageOf(contents: WebContents): number | null {
		for (const [page, known] of this.contents) if (known === contents) return page;
		return null;
	}
}

function tell(contents: WebContents, state: HostState): void {
	contents.send(IPC.state, state);
}
