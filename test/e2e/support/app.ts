import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { _electron, type Browser, test as base, chromium, type ElectronApplication, type Page } from '@playwright/test';
import { gone, hostBelow } from './processes.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The running program with its one window or tab, in folders of its own. */
export interface App {
	readonly page: Page;
	readonly kind: 'chromium' | 'electron';
	/** The Electron that shows the page; null in browser mode. */
	readonly electron: ElectronApplication | null;
	/** A folder for the test's files. */
	readonly dir: string;
	/** The documents folder the program was given. */
	readonly documents: string;
	/** Process id of the project host that runs now. */
	hostPid(): Promise<number>;
	/** Kills the host as a power cut would, and waits until it is gone. */
	killHost(): Promise<void>;
}

interface Fixtures {
	app: App;
	/** Arguments of the program beyond those it always gets, such as a project to open. */
	programArguments: string[];
	dir: string;
}

interface Started {
	page: Page;
	electron: ElectronApplication | null;
	/** The process that the host is a child of. */
	parent: number;
	stop(): Promise<void>;
}

export const test = base.extend<Fixtures>({
	programArguments: [[], { option: true }],
	// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
	dir: async ({}, use) => {
		const dir = mkdtempSync(join(tmpdir(), 'synthema-e2e-'));
		await use(dir);
		rmSync(dir, { recursive: true, force: true });
	},
	app: async ({ dir, programArguments }, use, info) => {
		const kind = info.project.name === 'electron' ? 'electron' : 'chromium';
		const env = environment(dir);
		const started = await (kind === 'electron'
			? startElectron(env, programArguments)
			: startServer(env, programArguments));
		const hostPid = () => hostBelow(started.parent);
		try {
			await use({
				page: started.page,
				kind,
				electron: started.electron,
				dir,
				documents: env.SYNTHEMA_DOCUMENTS,
				hostPid,
				killHost: async () => {
					const pid = await hostPid();
					process.kill(pid, 'SIGKILL');
					await gone(pid);
				},
			});
		} finally {
			if (info.status !== info.expectedStatus && !started.page.isClosed())
				await info.attach('screen', { body: await started.page.screenshot(), contentType: 'image/png' });
			await started.stop();
		}
	},
});

export { expect } from '@playwright/test';

/** The environment of the program: everything it keeps goes into `dir`. */
export function environment(dir: string): Record<string, string> & { SYNTHEMA_DOCUMENTS: string } {
	const SYNTHEMA_CONFIG = join(dir, 'config');
	const SYNTHEMA_DOCUMENTS = join(dir, 'documents');
	for (const folder of [SYNTHEMA_CONFIG, SYNTHEMA_DOCUMENTS]) mkdirSync(folder, { recursive: true });
	const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
	return {
		...Object.fromEntries(inherited),
		SYNTHEMA_CONFIG,
		SYNTHEMA_DOCUMENTS,
		SYNTHEMA_HOST_NODE: process.execPath,
		LANG: 'en_US.UTF-8',
	};
}

/** The Electron program of the tests: of ELECTRON_OVERRIDE_DIST_PATH, else of the electron package. */
export function electronProgram(): string {
	const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	if (own) return join(own, process.platform === 'win32' ? 'electron.exe' : 'electron');
	return createRequire(import.meta.url)('electron') as string;
}

/** What Chromium needs where the tests run as root, as in containers. */
export const sandboxArguments = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/**
 * Starts the desktop program from its folder. The executable is left to Playwright, which finds the same one and then
 * holds the program's start until it is attached.
 */
export function launchElectron(env: Record<string, string>, args: readonly string[]): Promise<ElectronApplication> {
	return _electron.launch({ args: [...sandboxArguments, '--lang=en-US', root, ...args], cwd: root, env });
}

async function startElectron(env: Record<string, string>, args: readonly string[]): Promise<Started> {
	const electron = await launchElectron(env, args);
	const page = await electron.firstWindow();
	await page.waitForURL('**/index.html');
	return { page, electron, parent: electron.process().pid!, stop: () => electron.close() };
}

async function startServer(env: Record<string, string>, args: readonly string[]): Promise<Started> {
	const server = spawn(
		process.execPath,
		[join(root, 'cli', 'synthema.mjs'), 'serve', '--no-open', '--port', '0', ...args],
		{
			cwd: root,
			env,
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let browser: Browser | undefined;
	const stop = async () => {
		await browser?.close();
		server.kill('SIGTERM');
		await exited(server);
	};
	try {
		const url = await addressOf(server);
		const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
		browser = await chromium.launch({
			...(existsSync(program) && { executablePath: program }),
			args: sandboxArguments,
		});
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
		await page.goto(url);
		return { page, electron: null, parent: server.pid!, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** The address that the server prints on its standard output. */
function addressOf(server: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		createInterface(server.stdout!).on('line', (line) => {
			const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
			if (url) resolve(url);
		});
		server.once('exit', (code, signal) =>
			reject(new Error(`synthema serve ended (${signal ?? code}) before it printed an address`)),
		);
		server.once('error', reject);
	});
}

function exited(child: ChildProcess): Promise<void> {
	return new Promise((resolve) => {
		if (child.exitCode !== null || child.signalCode !== null) resolve();
		else child.once('exit', () => resolve());
	});
}
