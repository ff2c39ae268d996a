/** Reads damaged files one after another in a process that may write nothing and call nobody. */
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import { finishReading, readRaw } from '#exchange/documents/read.ts';
import { readReferences } from '#exchange/references/index.ts';
import { corpus } from './corpus.ts';
import { damaged } from './mutate.ts';

export interface Case {
	number: number;
	seed: number;
}
export type Outcome =
	| { type: 'ready' }
	| { type: 'begun'; number: number; name: string }
	| {
			type: 'read' | 'refused' | 'failed';
			number: number;
			name: string;
			seed: number;
			/** Code of the refusal, or the stack of a failure. */
			what: string;
			milliseconds: number;
			/** Largest resident memory of the process so far, in MB. */
			megabytes: number;
	  };

const seeds = corpus();
const t = createTranslator('en');
const pdf = Object.fromEntries(
	['cMaps', 'standardFonts', 'wasm'].map((key, i) => [
		key,
		fileURLToPath(new URL(`../../node_modules/pdfjs-dist/${['cmaps', 'standard_fonts', 'wasm'][i]}/`, import.meta.url)),
	]),
) as { cMaps: string; standardFonts: string; wasm: string };
const REFERENCES = /\.(ris|bib|nbib|enw|xml|json|csv|tsv|xlsx)$/iu;
let called = false;
Socket.prototype.connect = () => {
	called = true;
	throw new Error('a reader called out');
};

async function read(name: string, bytes: Uint8Array): Promise<void> {
	if (REFERENCES.test(name)) {
		const { problems } = await readReferences(name, bytes);
		for (const { code, params } of problems) said('warning', code, params);
		return;
	}
	const raw = await readRaw(bytes, { name, t, signal: new AbortController().signal, progress: () => {}, pdf });
	for (const { code, params } of raw.warnings) said('warning', code, { file: name, ...params });
	const { text, sections } = finishReading(raw, { name });
	if (!text.isWellFormed() || text.includes('\r')) throw new Error('the text is not normalised');
	let end = 0;
	for (const section of sections) {
		if (section.start !== end) throw new Error('the sections have a gap');
		({ end } = section);
	}
	if (end !== text.length) throw new Error('the sections do not cover the text');
}

/** A refusal and a warning must have a sentence. */
function said(what: 'error' | 'warning', code: string, params: Record<string, string | number>): void {
	// What stands in the file may have braces of its own.
	const plain = Object.fromEntries(
		Object.entries(params).map(([key, value]) => [key, typeof value === 'string' ? 'x' : value]),
	);
	const sentence = t(`${what}.${code}`, plain);
	if (sentence === `${what}.${code}` || sentence.includes('{{'))
		throw new Error(`no sentence for ${code}: ${sentence}`);
}

function say(outcome: Outcome): void {
	process.send!(outcome);
}

process.on('message', async ({ number, seed }: Case) => {
	const { name, bytes } = seeds[number % seeds.length]!;
	const broken = damaged(bytes, seed);
	say({ type: 'begun', number, name });
	const started = performance.now();
	let type: 'read' | 'refused' | 'failed' = 'read';
	let what = '';
	try {
		await read(name, broken);
	} catch (error) {
		type = error instanceof SynthemaError ? 'refused' : 'failed';
		what = error instanceof SynthemaError ? error.code : String((error as Error).stack ?? error);
		if (error instanceof SynthemaError) {
			try {
				said('error', error.code, { ...error.params });
			} catch (missing) {
				type = 'failed';
				what = String(missing);
			}
		}
	}
	if (called) {
		type = 'failed';
		what = 'a reader called out';
	}
	say({
		type,
		number,
		name,
		seed,
		what,
		milliseconds: performance.now() - started,
		megabytes: process.resourceUsage().maxRSS / 1024,
	});
});
// As in the reading worker: a promise that the PDF library loses is no end; an answer that never comes is a hang.
process.on('unhandledRejection', () => {});
say({ type: 'ready' });
