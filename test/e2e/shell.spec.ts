/// <reference path="../../renderer/client/bridge.d.ts" />
import { spawn } from 'node:child_process';
import { cpSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ElectronApplication } from '@playwright/test';
import { MENUS } from '../../electron/menu-items.ts';
import { COMMANDS } from '../../renderer/keys/commands.ts';
import { electronProgram, environment, expect, launchElectron, root, sandboxArguments, test } from './support/app.ts';
import { synthema } from './support/cli.ts';

/** What only the desktop window has: its walls, its menus, files opened from the desktop. */

test.describe('a page', () => {
	test('has no Node and knows only the bridge', async ({ app }) => {
		expect(
			await app.page.evaluate(() => ({
				require: typeof (globalThis as { require?: unknown }).require,
				process: typeof (globalThis as { process?: unknown }).process,
				electron: typeof (globalThis as { electron?: unknown }).electron,
				bridge: Object.keys(window.synthema ?? {}).sort(),
			})),
		).toEqual({
			require: 'undefined',
			process: 'undefined',
			electron: 'undefined',
			bridge: [
				'dialogs',
				'initialPath',
				'mode',
				'onCommand',
				'onMessage',
				'onState',
				'pathForFile',
				'platform',
				'send',
				'showInFolder',
			],
		});
		const preferences = await app.electron!.evaluate(({ BrowserWindow }) => {
			const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as {
				getLastWebPreferences(): Record<string, unknown>;
			};
			const { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag } = contents.getLastWebPreferences();
			return { contextIsolation, sandbox, nodeIntegration, webSecurity, webviewTag };
		});
		expect(preferences).toEqual({
			contextIsolation: true,
			sandbox: true,
			nodeIntegration: false,
			webSecurity: true,
			webviewTag: false,
		});
	});

	test('cannot run code that did not come with the program', async ({ app }) => {
		const evaluated = await app.page.evaluate(async () => {
			const script = document.createElement('script');
			script.textContent = 'window.injected = true';
			document.body.append(script);
			let thrown = '';
			await new Promise<void>((resolve) => {
				const timer = document.createElement('script');
				timer.src = 'data:text/javascript,window.injected=true';
				timer.onerror = () => resolve();
				timer.onload = () => resolve();
				document.body.append(timer);
			});
			try {
				// biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
				window.eval('1');
			} catch (error) {
				thrown = (error as Error).name;
			}
			return { injected: 'injected' in window, thrown };
		});
		expect(evaluated).toEqual({ injected: false, thrown: 'EvalError' });
	});

	test('cannot leave', async ({ app }) => {
		const contents = await app.electron!.evaluateHandle(({ BrowserWindow }) => {
			const attempts: { url: string; prevented: boolean }[] = [];
			const left: string[] = [];
			const { webContents } = BrowserWindow.getAllWindows()[0]!;
			webContents.on('will-frame-navigate', (event) =>
				attempts.push({ url: event.url, prevented: event.defaultPrevented }),
			);
			webContents.on('did-navigate', (_event, url) => left.push(url));
			return { webContents, attempts, left, home: webContents.getURL() };
		});
		const go = (url: string) =>
			contents.evaluate(({ webContents }, target) => {
				void webContents.executeJavaScript(`location.href = ${JSON.stringify(target)}`, true);
			}, url);
		for (const url of ['https://example.org/', app.page.url().replace('index', 'other')]) {
			await go(url);
			await expect.poll(() => contents.evaluate(({ attempts }) => attempts.at(-1))).toEqual({ url, prevented: true });
		}
		expect(
			await contents.evaluate(({ webContents, left, home }) => ({ left, stays: webContents.getURL() === home })),
		).toEqual({ left: [], stays: true });
	});

	test('cannot open windows, frames or the network', async ({ app }) => {
		const { page } = app;
		expect(await page.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
		expect(
			await page.evaluate(() =>
				fetch('https://example.org/').then(
					() => 'reached',
					(error: Error) => error.name,
				),
			),
		).toBe('TypeError');
		const frame = await page.evaluate(
			() =>
				new Promise<string>((resolve) => {
					document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
						once: true,
					});
					const element = document.createElement('iframe');
					element.src = 'https://example.org/';
					document.body.append(element);
				}),
		);
		expect(frame).toBe('frame-src');
		expect(await app.electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
	});

	test('is granted nothing', async ({ app }) => {
		const { page } = app;
		const states = await page.evaluate(async () => {
			const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'] as PermissionName[];
			return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
		});
		expect(new Set(states)).toEqual(new Set(['denied']));
		expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
		expect(
			await page.evaluate(
				() =>
					new Promise<number>((resolve) =>
						navigator.geolocation.getCurrentPosition(
							() => resolve(0),
							(error) => resolve(error.code),
						),
					),
			),
		).toBe(1);
	});

	test('gets no file outside the built renderer', async ({ app }) => {
		const outside = [
			'../../package.json',
			'..%2f..%2fpackage.json',
			'%2e%2e/%2e%2e/package.json',
			'/etc/hostname',
			'..%5c..%5cpackage.json',
			'index.html%00',
		];
		const answers = await app.page.evaluate(
			(paths) => Promise.all(paths.map(async (path) => (await fetch(path)).status)),
			outside,
		);
		expect(answers).toEqual(outside.map(() => 404));
		expect(await app.page.evaluate(async () => (await fetch('/index.html')).status)).toBe(200);
	});
});

test('the main process hears nobody but its own pages', async ({ app }) => {
	const answer = await app.electron!.evaluate(
		async ({ BrowserWindow }, preload) => {
			const stranger = new BrowserWindow({
				show: false,
				webPreferences: { preload, sandbox: true, contextIsolation: true },
			});
			await stranger.loadURL('data:text/html,<p>stranger</p>');
			const said = await stranger.webContents.executeJavaScript(
				"window.synthema.dialogs.save({ title: 't', name: 'x.csv' }).then(() => 'answered', (error) => error.message)",
			);
			stranger.destroy();
			return said as string;
		},
		join(root, 'dist', 'electron', 'preload.cjs'),
	);
	expect(answer).toContain('refused');
});

test('every command in the menus is one of the page', async ({ app }) => {
	const known = new Set(COMMANDS.map((command) => command.id));
	const inMenus = MENUS.flatMap((menu) => menu.items).flatMap((item) =>
		typeof item === 'object' && 'command' in item ? [item.command] : [],
	);
	expect(inMenus.filter((command) => !known.has(command))).toEqual([]);
	const labels = await menuLabels(app.electron!);
	expect(labels.filter((label) => /^(menu|command)\./.test(label))).toEqual([]);
	expect(labels).toContain('File');
	expect(labels).toContain('Go to Themes');
});

test('a menu item runs its command, and the menus speak the language of the page', async ({ app }) => {
	const { page } = app;
	await expect(page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
	await chooseMenuItem(app.electron!, 'app.keys');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await chooseMenuItem(app.electron!, 'settings.language');
	await expect.poll(() => menuLabels(app.electron!)).toContain('文件');
});

test.describe('a project named on the command line', () => {
	test('opens in the window', async ({ dir }) => {
		const path = join(dir, 'named.synthema');
		synthema('new', path, '--title', 'Opened by name', '--person', 'Ada Lund');
		const electron = await launchElectron(environment(dir), [path]);
		try {
			const page = await electron.firstWindow();
			await expect(page.getByRole('button', { name: 'Opened by name' })).toBeVisible();
		} finally {
			await electron.close();
		}
	});

	test('opens in a second window of the program that runs already', async ({ app, dir }) => {
		const path = join(dir, 'second.synthema');
		synthema('new', path, '--title', 'Opened beside', '--person', 'Ada Lund');
		await expect(app.page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
		const opened = app.electron!.waitForEvent('window');
		const code = await new Promise<number | null>((resolve, reject) => {
			const second = spawn(electronProgram(), [...sandboxArguments, root, 'second.synthema'], {
				cwd: dir,
				env: environment(dir),
				stdio: 'ignore',
			});
			second.once('exit', resolve);
			second.once('error', reject);
		});
		expect(code).toBe(0);
		await expect((await opened).getByRole('button', { name: 'Opened beside' })).toBeVisible();
		expect(await app.electron!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
	});

	test('opens when macOS asks for it', async ({ app, dir }) => {
		const path = join(dir, 'asked.synthema');
		synthema('new', path, '--title', 'Asked for', '--person', 'Ada Lund');
		await expect(app.page.getByRole('heading', { name: 'Synthema' })).toBeVisible();
		const opened = app.electron!.waitForEvent('window');
		await app.electron!.evaluate(
			({ app: shell }, file) => void shell.emit('open-file', { preventDefault() {} }, file),
			path,
		);
		await expect((await opened).getByRole('button', { name: 'Asked for' })).toBeVisible();
	});
});

test('a host that dies again and again is told and ends the program', async ({ app }) => {
	const electron = app.electron!;
	await electron.evaluate(({ dialog }) => {
		dialog.showErrorBox = (_title, content) => {
			console.log(`told: ${content}`);
		};
	});
	let told = '';
	electron.on('console', (message) => {
		told += message.text();
	});
	const ended = new Promise<number | null>((resolve) => electron.process().once('exit', resolve));
	for (let death = 0; death < 6; death++) await app.killHost();
	expect(await ended).toBe(1);
	expect(told).toContain('told: The project service of Synthema stopped again and again');
});

test('the window comes back where it was', async ({ dir }) => {
	const bounds = { x: 60, y: 40, width: 1000, height: 700 };
	const first = await launchElectron(environment(dir), []);
	await first.firstWindow();
	await first.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds);
	await expect.poll(() => windowBounds(first)).toEqual(bounds);
	await first.close();
	const second = await launchElectron(environment(dir), []);
	await second.firstWindow();
	expect(await windowBounds(second)).toEqual(bounds);
	await second.close();
});

test('as an installed program it serves its pages under its own scheme', async ({ dir }) => {
	const program = spawn(
		installed(join(dir, 'program')),
		[...sandboxArguments, '--lang=en-US', '--remote-debugging-port=0'],
		{
			env: environment(dir),
			stdio: ['ignore', 'ignore', 'pipe'],
		},
	);
	const ended = new Promise((resolve) => program.once('exit', resolve));
	try {
		const port = await new Promise<string>((resolve, reject) => {
			program.once('error', reject);
			createInterface(program.stderr!).on('line', (line) => {
				const found = /^DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
				if (found) resolve(found);
			});
		});
		const pages = async () => {
			const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as Target[];
			return targets.filter((target) => target.type === 'page');
		};
		const url = 'app://synthema/index.html';
		await expect.poll(async () => (await pages()).map((page) => page.url)).toEqual([url]);
		const page = (await pages())[0]!.webSocketDebuggerUrl;
		await expect.poll(() => evaluateIn(page, "document.querySelector('h1')?.textContent ?? null")).toBe('Synthema');
		expect(await evaluateIn(page, '[isSecureContext, location.origin]')).toEqual([true, 'app://synthema']);
		expect(await evaluateIn(page, "fetch('https://example.org/').then(() => 'reached', (error) => error.name)")).toBe(
			'TypeError',
		);
		expect(await evaluateIn(page, "fetch('/..%2f..%2fpackage.json').then((response) => response.status)")).toBe(404);
	} finally {
		program.kill();
		await ended;
	}
});

interface Target {
	type: string;
	url: string;
	webSocketDebuggerUrl: string;
}

/** The value of an expression in a page, over the debugging protocol alone. */
function evaluateIn(debuggerUrl: string, expression: string): Promise<unknown> {
	return new Promise((resolve, reject) => {
		const socket = new WebSocket(debuggerUrl);
		socket.onopen = () =>
			socket.send(
				JSON.stringify({
					id: 1,
					method: 'Runtime.evaluate',
					params: { expression, awaitPromise: true, returnByValue: true },
				}),
			);
		socket.onmessage = (event) => {
			const { id, result } = JSON.parse(String(event.data)) as {
				id?: number;
				result?: { result: { value?: unknown } };
			};
			if (id !== 1) return;
			resolve(result?.result.value);
			socket.close();
		};
		socket.onerror = () => reject(new Error(`no page at ${debuggerUrl}`));
	});
}

/** The tests' Electron with the program where an installation has it, so that it is no guest of a default app. */
function installed(folder: string): string {
	const from = dirname(electronProgram());
	const copy = (source: string, target: string) => {
		if (!statSync(source).isDirectory()) {
			try {
				linkSync(source, target);
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
				cpSync(source, target);
			}
			return;
		}
		mkdirSync(target);
		for (const name of readdirSync(source))
			if (name !== 'app' && name !== 'default_app.asar') copy(join(source, name), join(target, name));
	};
	copy(from, folder);
	symlinkSync(root, join(folder, 'resources', 'app'), 'dir');
	return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

function windowBounds(electron: ElectronApplication) {
	return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());
}

function menuLabels(electron: ElectronApplication): Promise<string[]> {
	return electron.evaluate(({ Menu }) =>
		Menu.getApplicationMenu()!.items.flatMap((menu) => [
			menu.label,
			...(menu.submenu?.items ?? []).map((item) => item.label),
		]),
	);
}

async function chooseMenuItem(electron: ElectronApplication, id: string): Promise<void> {
	await electron.evaluate(({ BrowserWindow, Menu }, wanted) => {
		const window = BrowserWindow.getAllWindows()[0]!;
		Menu.getApplicationMenu()!.getMenuItemById(wanted)!.click(undefined, window, window.webContents);
	}, id);
}
