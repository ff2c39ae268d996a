import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Connection } from '#host/connection.ts';
import type { MethodName, Output } from '#host/contract/methods.ts';
import type { FromHost, WireError } from '#host/contract/wire.ts';
import { Host } from '#host/host.ts';
import { temporaryFolder } from '../db/support.ts';

/** A host with its settings in a folder of the test, and pages that talk to it over the wire's messages. */
export function host() {
	const folder = temporaryFolder();
	const before = { ...process.env };
	process.env.SYNTHEMA_CONFIG = join(folder, 'config');
	process.env.SYNTHEMA_DOCUMENTS = join(folder, 'documents');
	mkdirSync(process.env.SYNTHEMA_DOCUMENTS);
	const running = new Host('test');
	onTestFinished(() => {
		running.close();
		process.env.SYNTHEMA_CONFIG = before.SYNTHEMA_CONFIG;
		process.env.SYNTHEMA_DOCUMENTS = before.SYNTHEMA_DOCUMENTS;
	});
	return { folder, page: () => page(running) };
}

export class Refused extends Error {
	readonly wire: WireError;
	constructor(wire: WireError) {
		super(wire.code);
		this.wire = wire;
	}
}

function page(running: Host) {
	const messages: FromHost[] = [];
	const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Refused): void }>();
	let next = 1;
	const connection = new Connection(running, (message) => {
		messages.push(structuredClone(message));
		if (message.type === 'result') waiting.get(message.id)?.resolve(message.value);
		if (message.type === 'error') waiting.get(message.id)?.reject(new Refused(message.error));
	});
	return {
		messages,
		connection,
		raw: (message: unknown) => connection.receive(message),
		/** The number of the next call, for cancelling it. */
		get nextId() {
			return next;
		},
		call<M extends MethodName>(method: M, params: unknown): Promise<Output<M>> {
			const id = next++;
			return new Promise((resolve, reject) => {
				waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
				connection.receive({ type: 'call', id, method, params });
			});
		},
	};
}
