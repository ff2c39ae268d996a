import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { protocol } from 'electron';

interface Origin {
	scheme: string;
	host: string;
}

const OWN: Origin = { scheme: 'app', host: 'synthema' };
/** `.invalid` names nothing on any network (RFC 2606), and all of `https:` is answered by this module then. */
const STAND_IN: Origin = { scheme: 'https', host: 'synthema.invalid' };
let origin = OWN;

const CONTENT_SECURITY_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	"worker-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"font-src 'self'",
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.woff2': 'font/woff2',
	'.woff': 'font/woff',
	// Character maps and standard fonts of the PDF library.
	'.bcmap': 'application/octet-stream',
	'.pfb': 'application/octet-stream',
	'.ttf': 'font/ttf',
	'.map': 'application/json; charset=utf-8',
};

/**
 * Announces `app:` as a standard, secure scheme and returns true. Electron allows that before it is ready only; where
 * it is ready already (run as the guest of another program's default app) pages are served under an https address that
 * leads nowhere, by the same handler with the same policy, and this returns false.
 */
export function announceScheme(): boolean {
	try {
		protocol.registerSchemesAsPrivileged([
			{ scheme: OWN.scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
		]);
		return true;
	} catch (error) {
		// `app.isReady` is no help: what drives the program in tests may put its own in that place.
		if (!/before app is ready/.test(String(error))) throw error;
		origin = STAND_IN;
		return false;
	}
}

/** The address of the page that every window shows. */
export function pageUrl(): string {
	return `${origin.scheme}://${origin.host}/index.html`;
}

/** Whether an address is a page of ours. */
export function isOurs(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol: scheme, host } = new URL(url);
	return scheme === `${origin.scheme}:` && host === origin.host;
}

/**
 * The file below `root` that an address stands for, or null when it leaves `root`, names another host, or cannot be
 * decoded.
 */
export function fileOf(root: string, url: string): string | null {
	if (!isOurs(url)) return null;
	let path: string;
	try {
		path = decodeURIComponent(new URL(url).pathname);
	} catch (error) {
		if (error instanceof URIError) return null;
		throw error;
	}
	if (path.includes('\0')) return null;
	const file = resolve(root, `.${path === '/' ? '/index.html' : path}`);
	const inside = relative(root, file);
	if (!inside || inside.startsWith('..') || isAbsolute(inside)) return null;
	return file;
}

/** Serves the built renderer in `root` under the origin of `pageUrl`; everything else is refused. */
export function serveRenderer(root: string): void {
	protocol.handle(origin.scheme, async (request) => {
		const file = request.method === 'GET' ? fileOf(root, request.url) : null;
		const type = file && MEDIA_TYPES[extname(file).toLowerCase()];
		if (!file || !type) return refusal();
		try {
			return new Response(await readFile(file), {
				headers: {
					'content-type': type,
					'content-security-policy': CONTENT_SECURITY_POLICY,
					'x-content-type-options': 'nosniff',
					'cache-control': 'no-cache',
				},
			});
		} catch (error) {
			if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return refusal();
			throw error;
		}
	});
}

function refusal(): Response {
	return new Response('Not found', { status: 404, headers: { 'content-type': 'text/plain' } });
}
