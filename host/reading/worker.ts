/** Reads one file at a time away from the host's own thread, so that a long or hostile file stops nobody. */
import { existsSync } from 'node:fs';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import { readRaw } from '#exchange/documents/read.ts';
import type { ReadRequest, WorkerAnswer } from './messages.ts';

/** Data files of the PDF library lie beside the bundle, or in its package when run from source. */
function pdfFolder(name: string): string {
	for (const place of [`./pdf/${name}/`, `../../node_modules/pdfjs-dist/${name}/`]) {
		const path = fileURLToPath(new URL(place, import.meta.url));
		if (existsSync(path)) return path;
	}
	throw new Error(`the folder ${name} of the PDF library is missing`);
}

const pdf = { cMaps: pdfFolder('cmaps'), standardFonts: pdfFolder('standard_fonts'), wasm: pdfFolder('wasm') };

function say(answer: WorkerAnswer): void {
	parentPort!.postMessage(answer);
}

// Coding goes first. On Linux a thread has a priority of its own; elsewhere this would slow the host as well.
if (process.platform === 'linux') setPriority(10);

parentPort!.on('message', async ({ name, bytes, password, encoding, language }: ReadRequest) => {
	try {
		const raw = await readRaw(bytes, {
			name,
			password,
			encoding,
			t: createTranslator(language),
			// To cancel, the host ends the worker.
			signal: new AbortController().signal,
			progress: (done, total) => say({ type: 'progress', done, total }),
			pdf,
		});
		say({ type: 'done', raw });
	} catch (error) {
		if (error instanceof SynthemaError) say({ type: 'refused', code: error.code, params: { ...error.params } });
		else say({ type: 'failed', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
	}
});

// The PDF library loses a promise now and then in a damaged file. What it was asked for is still answered, or the host
// takes the reader for hung; neither is a reason to end the thread.
process.on('unhandledRejection', (error) => console.error('reading:', error));
