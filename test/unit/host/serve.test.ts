import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { FromHost } from '#host/contract/wire.ts';
import { serve } from '#host/serve.ts';
import { temporaryFolder } from '../db/support.ts';

const ENTRY = fileURLToPath(new URL('../../../host/entry.ts', import.meta.url));

async function running() {
	const folder = temporaryFolder();
	process.env.SYNTHEMA_CONFIG = join(folder, 'config');
	const renderer = join(folder, 'renderer');
	mkdirSync(renderer);
	writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>pages</title>');
	writeFileSync(join(folder, 'secret.txt'), 'not to be served');
	const served = await serve({ renderer, entry: ENTRY, port: 0, project: null, onGiveUp: () => {} });
	onTestFinished(() => served.close());
	const url = new URL(served.url);
	const token = url.searchParams.get('token')!;
	const cookie = `synthema-${url.port}=${token}`;
	return { folder, served, url, token, cookie, origin: url.origin };
}

function get(
	url: string,
	headers: Record<string, string> = {},
	method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
	return new Promise((resolve, reject) => {
		const call = request(url, { method, headers }, (response) => {
			let body = '';
			response.setEncoding('utf8');
			response.on('data', (data: string) => {
				body += data;
			});
			response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
		});
		call.on('error', reject);
		call.end();
	});
}

function socket(
	url: string,
	headers: Record<string, string>,
): Promise<
	| {
			ws: WebSocket;
			messages: FromHost[];
			next(matches: (message: FromHost & { state?: string }) => boolean): Promise<FromHost>;
	  }
	| number
> {
	return new Promise((resolve, reject) => {
		const ws = new WebSocket(url, { headers });
		const messages: FromHost[] = [];
		const waiting: { matches: (message: FromHost) => boolean; resolve(message: FromHost): void }[] = [];
		ws.on('message', (data) => {
			const message = JSON.parse(String(data)) as FromHost;
			messages.push(message);
			for (const wait of waiting) if (wait.matches(message)) wait.resolve(message);
		});
		ws.on('unexpected-response', (_, response) => resolve(response.statusCode!));
		ws.on('error', reject);
		ws.on('open', () =>
			resolve({
				ws,
				messages,
				next: (matches) =>
					new Promise((found) => {
						const there = messages.find(matches as never);
						if (there) found(there);
						else waiting.push({ matches: matches as never, resolve: found });
					}),
			}),
		);
	});
}

describe('browser mode', () => {
	it('answers only at its address and only with the key', async () => {
		const { origin, url, served, cookie, token } = await running();
		expect((await get(`${origin}/`)).status).toBe(403);
		expect((await get(`${origin}/?token=wrong`)).status).toBe(403);
		expect((await get(`${origin}/`, { Cookie: cookie, Host: `evil.example:${url.port}` })).status).toBe(403);
		expect((await get(`${origin}/`, { Cookie: cookie, Host: `localhost:${url.port}` })).status).toBe(403);
		const first = await get(served.url);
		expect(first.status).toBe(303);
		expect(first.headers.location).not.toContain(token);
		expect(String(first.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
		const page = await get(`${origin}/`, { Cookie: cookie });
		expect(page).toMatchObject({ status: 200, body: expect.stringContaining('pages') });
		expect(page.headers['content-security-policy']).toContain(`default-src 'none'`);
		expect(page.headers['access-control-allow-origin']).toBeUndefined();
	});

	it('serves nothing but the pages', async () => {
		const { origin, cookie } = await running();
		for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/nothing.js', '/']) {
			const { status, body } = await get(`${origin}${path}`, { Cookie: cookie });
			expect(body).not.toContain('not to be served');
			expect(status).toBe(path === '/' ? 200 : 404);
		}
		expect((await get(`${origin}/`, { Cookie: cookie }, 'DELETE')).status).toBe(405);
		expect((await get(`${origin}/upload`, { Cookie: cookie, Origin: 'http://evil.example' }, 'POST')).status).toBe(403);
	});

	it('opens the wire to its own pages only', async () => {
		const { url, origin, cookie } = await running();
		const ws = `ws://127.0.0.1:${url.port}/ws`;
		expect(await socket(ws, {})).toBe(403);
		expect(await socket(ws, { Cookie: cookie })).toBe(403);
		expect(await socket(ws, { Cookie: cookie, Origin: 'http://evil.example' })).toBe(403);
		expect(await socket(ws, { Origin: origin })).toBe(403);
		const page = await socket(ws, { Cookie: cookie, Origin: origin });
		if (typeof page === 'number') throw new Error(`refused with ${page}`);
		await page.next((message) => (message as { state?: string }).state === 'up');
		page.ws.send(JSON.stringify({ type: 'call', id: 1, method: 'app.info', params: {} }));
		expect(await page.next((message) => 'id' in message && message.id === 1)).toMatchObject({
			type: 'result',
			value: { version: expect.any(String) },
		});
		page.ws.close();
	});

	it('starts a killed host again and tells its pages', async () => {
		const { url, origin, cookie, served, folder } = await running();
		const page = await socket(`ws://127.0.0.1:${url.port}/ws`, { Cookie: cookie, Origin: origin });
		if (typeof page === 'number') throw new Error(`refused with ${page}`);
		const state = (wanted: string) => page.next((message) => (message as { state?: string }).state === wanted);
		await state('up');
		const path = join(folder, 'r.synthema');
		page.ws.send(
			JSON.stringify({ type: 'call', id: 1, method: 'project.create', params: { path, title: 'R', person: 'Ada' } }),
		);
		await page.next((message) => 'id' in message && message.id === 1);
		page.messages.length = 0;
		process.kill(served.supervisor.pid!, 'SIGKILL');
		await state('down');
		await state('up');
		page.ws.send(JSON.stringify({ type: 'call', id: 2, method: 'project.open', params: { path, person: 'Ada' } }));
		expect(await page.next((message) => 'id' in message && message.id === 2)).toMatchObject({
			type: 'result',
			value: { title: 'R', readOnly: null },
		});
		page.ws.close();
	});
});
