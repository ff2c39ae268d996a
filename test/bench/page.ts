/** What a person waits for, measured in a real Chromium against the real server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';

const CLI = fileURLToPath(new URL('../../cli/synthema.mjs', import.meta.url));

export interface Measured {
	/** From asking for the page to a text that takes keys (ms). */
	open: number;
	/** From key press to the frame that shows the highlight (ms), sorted. */
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

/**
 * Opens a project and measures; `codings` is how many keys are pressed. With `importing`, those files are being imported
 * meanwhile; throws when that ends before the coding does.
 */
export async function measure(
	project: string,
	folder: string,
	{ codings = 40, importing = [] }: { codings?: number; importing?: readonly string[] } = {},
): Promise<Measured> {
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
	try {
		const url = await urlOf(server);
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await page.addInitScript(() => {
			const times: number[] = [];
			let pressed = 0;
			Object.assign(window, { codeTimes: times });
			addEventListener(
				'keydown',
				(event) => {
					pressed = event.timeStamp;
				},
				true,
			);
			new PerformanceObserver((list) => {
				for (const _ of list.getEntriesByName('coding-applied')) {
					const from = pressed;
					// The frame after the next callback has shown it.
					requestAnimationFrame(() => requestAnimationFrame((now) => times.push(now - from)));
				}
			}).observe({ type: 'mark' });
		});
		const surface = page.locator('[role=document]');
		// Once to warm the server's caches of the pages, as a desktop has them.
		await page.goto(url);
		await surface.locator('[data-line]').first().waitFor();
		const asked = performance.now();
		await page.reload();
		await surface.locator('[data-line]').first().waitFor();
		await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
		const open = performance.now() - asked;
		if (importing.length > 0) await beginImport(page, importing);
		await surface.focus();
		await page.keyboard.press('c');
		await page.keyboard.type('code 1');
		await page.keyboard.press('Enter');
		await page.keyboard.type('jjjj');
		const before = await page.evaluate(() => (window as unknown as { codeTimes: number[] }).codeTimes.length);
		for (let n = 0; n < codings; n++) {
			await page.keyboard.press('1');
			await page.waitForFunction(
				(wanted) => (window as unknown as { codeTimes: number[] }).codeTimes.length >= wanted,
				before + n + 1,
			);
			await page.keyboard.press('j');
		}
		if (importing.length > 0 && !(await page.getByRole('progressbar').isVisible()))
			throw new Error('the import was over before the coding');
		const code = (await page.evaluate(() => (window as unknown as { codeTimes: number[] }).codeTimes))
			.slice(before)
			.sort((a, b) => a - b);
		const scroll = await frames(page, 120);
		return { open, code, scroll, memory: hostMemory(server.pid!) };
	} finally {
		await browser.close();
		server.kill('SIGTERM');
	}
}
