/** The desktop shell. Holds no project state: it opens windows and carries messages between their pages and the host. */
import { join } from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { createTranslator, LANGUAGES, type Language, type Translate } from '#core/messages/index.ts';
import { askProject, offerDialogs } from './dialogs.ts';
import { HostProcess, hostRuntime } from './host-process.ts';
import { IPC } from './ipc.ts';
import { setMenus } from './menu.ts';
import { Pages } from './pages.ts';
import { projectPathIn } from './project-path.ts';
import { announceScheme, serveRenderer } from './protocol.ts';
import { isTrusted, securePages, secureSession } from './security.ts';

const dist = join(import.meta.dirname, '..');
const pages = new Pages();
let language: Language = 'en';
let t: Translate = createTranslator(language);
/** Files that macOS asked to open before there was a window. */
const waiting: string[] = [];

const early = announceScheme();
// Chromium has no sandbox for root (containers), where the launchers say so; each page asks for its own in any case.
if (early && !app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
// Tests and portable installations keep everything of a person's in a folder of their own.
if (process.env.SYNTHEMA_CONFIG) app.setPath('userData', join(process.env.SYNTHEMA_CONFIG, 'electron'));
app.setAppUserModelId('org.synthema.app');

if (app.requestSingleInstanceLock()) {
	securePages();
	app.on('open-file', (event, path) => {
		event.preventDefault();
		if (app.isReady()) pages.open(path);
		else waiting.push(path);
	});
	app.on('second-instance', (_event, argv, folder) => {
		const path = projectPathIn(argv, folder);
		if (path) pages.open(path);
		else focusOrOpen();
	});
	app.on('window-all-closed', () => {
		if (process.platform !== 'darwin') app.quit();
	});
	void app.whenReady().then(start);
} else {
	app.quit();
}

function start(): void {
	speak(app.getLocale().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en');
	secureSession(session.defaultSession);
	serveRenderer(join(dist, 'renderer'));
	const runtime = hostRuntime();
	if (runtime.kind === 'none') {
		leave(runtime.wanted ? 'shell.hostNodeMissing' : 'shell.noNode', { path: runtime.wanted ?? '' });
		return;
	}
	const host = new HostProcess(join(dist, 'host', 'entry.js'), runtime, {
		message: (page, message) => pages.deliver(page, message),
		up: (generation) => pages.announce({ state: 'up', generation }),
		down: (generation) => pages.announce({ state: 'down', generation }),
		gaveUp: () => leave('shell.hostGaveUp', {}),
	});
	pages.connect(host);
	offerDialogs(() => t);
	listenToPages();
	host.start();
	stopWith(host);

	const path = projectPathIn(process.argv, process.cwd());
	const paths = path ? [path, ...waiting] : waiting;
	if (paths.length) for (const each of paths) pages.open(each);
	else pages.open(null);
	app.on('activate', focusOrOpen);
}

function listenToPages(): void {
	ipcMain.on(IPC.language, (event, wanted: unknown) => {
		const known = LANGUAGES.find((each) => each === wanted);
		if (known && known !== language && isTrusted(event)) speak(known);
	});
	// What the start screen offers is to be had beside an open project too, in a window of its own.
	ipcMain.on(IPC.commandUnhandled, async (event, command: unknown) => {
		if (!isTrusted(event)) return;
		if (command === 'start.open') {
			const path = await askProject(BrowserWindow.fromWebContents(event.sender), t);
			if (path) pages.open(path);
		} else if (command === 'start.new' || command === 'start.sample') pages.open(null);
	});
}

function speak(wanted: Language): void {
	language = wanted;
	t = createTranslator(language);
	setMenus(t, { newWindow: () => void pages.open(null) });
}

function focusOrOpen(): void {
	const window = BrowserWindow.getAllWindows()[0];
	if (!window) pages.open(null);
	else {
		if (window.isMinimized()) window.restore();
		window.focus();
	}
}

/** Lets the host finish when the program ends. */
function stopWith(host: HostProcess): void {
	let stopped = false;
	app.on('will-quit', (event) => {
		if (stopped) return;
		event.preventDefault();
		void host.stop(3000).then(() => {
			stopped = true;
			app.quit();
		});
	});
}

function leave(key: string, params: Record<string, string>): void {
	const sentence = t(key, params);
	console.error(`synthema: ${sentence}`);
	dialog.showErrorBox('Synthema', sentence);
	app.exit(1);
}
