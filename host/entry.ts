/**
 * The host as a process of its own: a utility process of Electron, or a child of Node. Its parent passes on what pages
 * say, each under a number.
 */
import { readFileSync } from 'node:fs';
import { Connection } from './connection.ts';
import type { FromHost } from './contract/wire.ts';
import { Host } from './host.ts';

/** From the parent: a message of a page, or that the page is gone. */
export type ToEntry = { page: number; message: unknown } | { type: 'page-closed'; page: number };
/** To the parent: a message for a page, or that the host listens. */
export type FromEntry = { page: number; message: FromHost } | { type: 'ready' };

interface ParentPort {
	on(event: 'message', listener: (event: { data: ToEntry }) => void): void;
	postMessage(message: FromEntry): void;
}
const { parentPort } = process as unknown as { parentPort?: ParentPort };

function version(): string {
	for (const place of ['../package.json', '../../package.json']) {
		try {
			return (JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8')) as { version: string }).version;
		} catch {
			// Sources and bundle lie at different depths; the other place has it.
		}
	}
	return '?';
}

const host = new Host(version(), { uploads: process.env.SYNTHEMA_UPLOADS || null });
const pages = new Map<number, Connection>();

function send(message: FromEntry): void {
	if (parentPort) parentPort.postMessage(message);
	// A parent that has just gone cannot be told; its going ends this process (`disconnect`).
	else if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

function receive(message: ToEntry): void {
	if ('type' in message) {
		pages.get(message.page)?.close();
		pages.delete(message.page);
		return;
	}
	let page = pages.get(message.page);
	if (!page) {
		page = new Connection(host, (answer) => send({ page: message.page, message: answer }));
		pages.set(message.page, page);
	}
	page.receive(message.message);
}

function end(): void {
	host.close();
	process.exit(0);
}

if (parentPort) parentPort.on('message', (event) => receive(event.data));
else {
	process.on('message', (message) => receive(message as ToEntry));
	// The parent is gone: nobody can ask any more, and the file's lock must not stay.
	process.on('disconnect', end);
}
process.on('SIGTERM', end);
process.on('SIGINT', () => {
	// Ctrl+C reaches the whole group; the parent decides when the host ends.
});
send({ type: 'ready' });
