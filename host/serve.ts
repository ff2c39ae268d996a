/**
 * Browser mode: the built pages and a WebSocket to the host, on this computer only. The address carries a token once;
 * the browser keeps it in a cookie that no script and no other site can read.
 */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { WebSocketServer } from 'ws';
import { SynthemaError } from '#core/errors.ts';
import { Supervisor } from './supervisor.ts';

export interface ServeOptions {
	/** The folder of the built pages. */
	renderer: string;
	/** The host's script. */
	entry: string;
	/** 0 takes a free one. */
	port: number;
	/** The project that the page opens with; null shows the start screen. */
	project: string | null;
	onGiveUp: () => void;
}

export interface Served {
	url: string;
	supervisor: Supervisor;
	close(): Promise<void>;
}

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.woff2': 'font/woff2',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.json': 'application/json; charset=utf-8',
};

const MAX_UPLOAD = 1_000_000_000;
const MAX_MESSAGE = 256 * 1024 * 1024;

function headers(port: number): Record<string, string> {
	return {
		'Content-Security-Policy': `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self' ws://127.0.0.1:${port}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
		'X-Content-Type-Options': 'nosniff',
		'Referrer-Policy': 'no-referrer',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Cache-Control': 'no-store',
	};
}

function same(a: string, b: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(a), digest(b));
}

/**
 * Serves until `close`. Throws `serve.notBuilt` when the pages are missing and `serve.portTaken`.
 */
export async function serve(options: ServeOptions): Promise<Served> {
	const root = resolve(options.renderer);
	if (!existsSync(join(root, 'index.html'))) throw new SynthemaError('serve.notBuilt', { folder: root });
	const token = randomBytes(24).toString('base64url');
	const uploads = mkdtempSync(join(tmpdir(), 'synthema-'));
	const supervisor = new Supervisor(options.entry, { ...process.env, SYNTHEMA_UPLOADS: uploads }, options.onGiveUp);
	let port = 0;

	const cookieName = () => `synthema-${port}`;
	const isOurs = (request: IncomingMessage) => request.headers.host === `127.0.0.1:${port}`;
	const isSameOrigin = (request: IncomingMessage) => request.headers.origin === `http://127.0.0.1:${port}`;
	const isKnown = (request: IncomingMessage) =>
		(request.headers.cookie ?? '').split(/;\s*/).some((cookie) => {
			const [name, value = ''] = cookie.split('=');
			return name === cookieName() && same(value, token);
		});

	const refuse = (response: ServerResponse, status: number, text: string) => {
		response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers(port) }).end(text);
	};

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		if (!isOurs(request)) return refuse(response, 403, 'Open Synthema at the address that it printed.');
		const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
		const given = url.searchParams.get('token');
		if (given !== null && request.method === 'GET' && same(given, token)) {
			url.searchParams.delete('token');
			response
				.writeHead(303, {
					'Set-Cookie': `${cookieName()}=${token}; HttpOnly; SameSite=Strict; Path=/`,
					Location: url.pathname + url.search,
					...headers(port),
				})
				.end();
			return;
		}
		if (!isKnown(request))
			return refuse(response, 403, 'Open Synthema at the address that it printed; it carries the key.');
		if (request.method === 'POST' && url.pathname === '/upload') {
			if (!isSameOrigin(request)) return refuse(response, 403, 'Not from here.');
			if (Number(request.headers['content-length'] ?? 0) > MAX_UPLOAD) return refuse(response, 413, 'Too large.');
			const ticket = randomUUID();
			await pipeline(request, createWriteStream(join(uploads, ticket), { mode: 0o600 }));
			response
				.writeHead(200, { 'Content-Type': 'application/json', ...headers(port) })
				.end(JSON.stringify({ upload: ticket }));
			return;
		}
		if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Not allowed.');
		const wanted = resolve(root, `.${decodeURIComponent(url.pathname === '/' ? '/index.html' : url.pathname)}`);
		if (!wanted.startsWith(root + sep) || !statSync(wanted, { throwIfNoEntry: false })?.isFile())
			return refuse(response, 404, 'Not found.');
		response.writeHead(200, { 'Content-Type': TYPES[extname(wanted)] ?? 'application/octet-stream', ...headers(port) });
		if (request.method === 'HEAD') response.end();
		else await pipeline(createReadStream(wanted), response);
	};

	const server = createServer((request, response) => {
		answer(request, response).catch((error) => {
			console.error(error);
			if (!response.headersSent) refuse(response, 500, 'Something went wrong.');
			else response.destroy();
		});
	});
	const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE, perMessageDeflate: false });
	server.on('upgrade', (request, socket, head) => {
		if (
			!isOurs(request) ||
			!isSameOrigin(request) ||
			!isKnown(request) ||
			new URL(request.url ?? '/', 'http://127.0.0.1').pathname !== '/ws'
		) {
			socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
			return;
		}
		sockets.handleUpgrade(request, socket, head, (ws) => {
			const page = supervisor.attach({
				send: (message) => ws.readyState === ws.OPEN && ws.send(JSON.stringify(message)),
			});
			ws.on('message', (data, isBinary) => {
				if (isBinary) return ws.close(1003);
				let message: unknown;
				try {
					message = JSON.parse(String(data));
				} catch {
					return ws.close(1007);
				}
				page.receive(message);
			});
			ws.on('close', () => page.close());
			ws.on('error', (error) => console.error('page:', error.message));
		});
	});

	try {
		await new Promise<void>((done, failed) => {
			server.once('error', failed);
			server.listen(options.port, '127.0.0.1', done);
		});
	} catch (error) {
		await supervisor.stop();
		await rm(uploads, { recursive: true, force: true });
		if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
			throw new SynthemaError('serve.portTaken', { port: options.port }, { cause: error });
		throw error;
	}
	port = (server.address() as AddressInfo).port;
	const query = new URLSearchParams({ token });
	if (options.project) query.set('project', resolve(options.project));
	return {
		url: `http://127.0.0.1:${port}/?${query}`,
		supervisor,
		async close() {
			for (const socket of sockets.clients) socket.terminate();
			server.close();
			server.closeAllConnections();
			await supervisor.stop();
			await rm(uploads, { recursive: true, force: true });
		},
	};
}
