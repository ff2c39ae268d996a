/** What a person waits for, measured in a real Chromium against the real server, and in the real Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { environment, launchElectron } from '../e2e/support/app.ts';

const CLI = fileURLToPath(new URL('../../cli/synthema.mjs', import.meta.url));

export interface Measured {
	/** From asking for the page to a text that takes keys (ms). */
	open: number;
	/** From key press to the frame that shows the highlight (ms), as Event Timing tells it in steps of 8, sorted. */
	code: number[];
	/** Frames while scrolling (ms), sorted. */
	scroll: number[];
	/** Resident memory of the host (MB). */
	memory: number;
}

/** The `q`-quantile of a sorted list, 0–1. */
export function quantile(sorted: readonly number[], q: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

async function urlOf(server: ChildProcess): Promise<string> {
	for await (const line of createInterface(server.stdout!)) if (line.startsWith('http')) return line;
	throw new Error('the server ended without an address');
}

function hostMemory(parent: number): number {
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		try {
			const status = readFileSync(`/proc/${pid}/status`, 'utf8');
			if (!status.includes(`PPid:\t${parent}\n`)) continue;
			return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
		} catch {
			// It ended while we looked.
		}
	}
	return Number.NaN;
}

async function frames(page: Page, count: number): Promise<number[]> {
	const list = await page.evaluate(async (n) => {
		const surface = document.querySelector<HTMLElement>('[role=document]')!;
		let box: HTMLElement = surface;
		while (box.scrollHeight <= box.clientHeight + 1 && box.parentElement) box = box.parentElement;
		const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
		const times: number[] = [];
		const step = Math.min(400, (box.scrollHeight - box.clientHeight) / n);
		box.scrollTop = 0;
		let before = await next();
		for (let frame = 0; frame < n; frame++) {
			box.scrollTop += step;
			const now = await next();
			times.push(now - before);
			before = now;
		}
		return times;
	}, count);
	return list.sort((a, b) => a - b);
}

/** Sets an import going that runs behind the coding. */
async function beginImport(page: Page, files: readonly string[]): Promise<void> {
	await page.keyboard.press('Control+i');
	const dialog = page.getByRole('dialog');
	const chooser = page.waitForEvent('filechooser');
	await dialog.getByRole('button', { name: 'Choose files' }).press('Enter');
	await (await chooser).setFiles([...files]);
	await dialog.getByRole('button', { name: `Import ${files.length} texts` }).press('Enter');
	await page.getByRole('progressbar').waitFor();
}

export interface MeasureOptions {
	/** How many keys are pressed. */
	codings?: number;
	/** Files that are being imported meanwhile; throws when that ends before the coding does. */
	importing?: readonly string[];
	electron?: boolean;
}

interface Opened {
	page: Page;
	/** The process that has the host below it. */
	parent: number;
	close(): Promise<void>;
}

async function inChromium(project: string, folder: string): Promise<Opened> {
	const env = { ...process.env, SYNTHEMA_CONFIG: `${folder}/config`, SYNTHEMA_DOCUMENTS: folder };
	const server = spawn(process.execPath, [CLI, 'serve', project, '--no-open'], {
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
	const browser = await chromium.launch({
		...(existsSync(program) && { executablePath: program }),
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
	});
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	// Once to warm the server's caches of the pages, as a desktop has them.
	await page.goto(await urlOf(server));
	return {
		page,
		parent: server.pid!,
		close: async () => {
			await browser.close();
			server.kill('SIGTERM');
		},
	};
}

async function inElectron(project: string, folder: string): Promise<Opened> {
	const electron = await launchElectron(environment(folder), [project]);
	const page = await electron.firstWindow();
	return { page, parent: electron.process().pid!, close: () => electron.close() };
}

/** Notes when each digit was pressed and how long its frame took to appear. */
function watchKeys(): void {
	const pressed: number[] = [];
	const shown = new Map<number, number>();
	Object.assign(window, { keyTimes: { pressed, shown } });
	addEventListener('keydown', ({ key, timeStamp }) => key === '1' && pressed.push(timeStamp), true);
	new PerformanceObserver((list) => {
		for (const { name, startTime, duration } of list.getEntries())
			if (name === 'keydown') shown.set(startTime, duration);
	}).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** Event Timing reports what takes 16 ms or more; the rest counts as that. */
const LEAST = 16;

/** Opens a project and measures. */
export async function measure(
	project: string,
	folder: string,
	{ codings = 40, importing = [], electron = false }: MeasureOptions = {},
): Promise<Measured> {
	const { page, parent, close } = await (electron ? inElectron : inChromium)(project, folder);
	try {
		const surface = page.locator('[role=document]');
		await surface.locator('[data-line]').first().waitFor();
		await page.addInitScript(watchKeys);
		const asked = performance.now();
		await page.reload();
		await surface.locator('[data-line]').first().waitFor();
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
		const open = performance.now() - asked;
		if (importing.length > 0) await beginImport(page, importing);
		await surface.focus();
		await page.keyboard.press('c');
		await page.keyboard.type('code');
		await page.keyboard.press('Enter');
		await page.keyboard.type('jjjj');
		for (let n = 0; n < codings; n++) {
			await page.keyboard.press('1');
			// As a person, who reads before the next key.
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
			await page.keyboard.press('j');
			await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
		}
		if (importing.length > 0 && !(await page.getByRole('progressbar').isVisible()))
			throw new Error('the import was over before the coding');
		// What was shown last is told a little later.
		await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
		const code = await page.evaluate((least) => {
			const { pressed, shown } = (window as unknown as { keyTimes: { pressed: number[]; shown: Map<number, number> } })
				.keyTimes;
			return pressed.map((at) => shown.get(at) ?? least);
		}, LEAST);
		if (code.length !== codings) throw new Error(`${code.length} of ${codings} keys arrived`);
		const scroll = await frames(page, 120);
		return { open, code: code.sort((a, b) => a - b), scroll, memory: hostMemory(parent) };
	} finally {
		await close();
	}
}
