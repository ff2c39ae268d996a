/** Reading PDFs, and coding while many of them come in. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTranslator } from '#core/messages/index.ts';
import { finishReading, readRaw } from '#exchange/documents/read.ts';
import { journal } from '../unit/pdf/support/journal.ts';
import { measure, quantile } from './page.ts';
import { makeProject } from './projects.ts';

const library = fileURLToPath(new URL('../../node_modules/pdfjs-dist/', import.meta.url));
const pdf = { cMaps: `${library}cmaps/`, standardFonts: `${library}standard_fonts/`, wasm: `${library}wasm/` };

/** A two-column article of about this many pages, with footnotes and tables. */
async function article(pages: number, seed: number): Promise<Uint8Array> {
	return (await journal({ seed, length: Math.round(pages * 9.8), columns: 2, footnotes: true, tables: true })).bytes;
}

async function reading(bytes: Uint8Array): Promise<{ ms: number; pages: number; characters: number }> {
	const times: number[] = [];
	let pages = 0;
	let characters = 0;
	for (let run = 0; run < 5; run++) {
		const from = performance.now();
		const raw = await readRaw(bytes.slice(), {
			name: 'bench.pdf',
			t: createTranslator('en'),
			signal: new AbortController().signal,
			progress: () => {},
			pdf,
		});
		const read = finishReading(raw, { name: 'bench.pdf' });
		times.push(performance.now() - from);
		pages = read.layout?.pages.length ?? 0;
		characters = read.text.length;
	}
	return { ms: times.sort((a, b) => a - b)[2]!, pages, characters };
}

/** Prints its figures with `row`. */
export async function imports(folder: string, row: (...cells: string[]) => void): Promise<void> {
	console.log('\nreading two-column PDFs, median of 5');
	for (const wanted of [3, 30, 300]) {
		const { ms, pages, characters } = await reading(await article(wanted, wanted));
		const asked = wanted === 30 ? '≤ 1500 ms' : '';
		row(
			`${pages} pages, ${Math.round(characters / 1000)}k characters`,
			`${Math.round(ms)} ms`,
			`${(ms / pages).toFixed(1)} ms/page`,
			asked,
		);
	}
	console.log('\ncode to paint while 60 PDFs of 20 pages come in, 100,000 characters and 10,000 codings');
	const papers = join(folder, 'papers');
	mkdirSync(papers);
	const files: string[] = [];
	for (let seed = 0; seed < 60; seed++) {
		const file = join(papers, `paper ${seed}.pdf`);
		writeFileSync(file, await article(20, 1000 + seed));
		files.push(file);
	}
	const size = { sources: 1, characters: 100_000, codings: 10_000 };
	const quiet = await measure(makeProject(folder, 'quiet', size), folder);
	const busy = await measure(makeProject(folder, 'busy', size), folder, { importing: files });
	for (const [name, q] of [
		['median', 0.5],
		['p95', 0.95],
	] as const) {
		const [with_, without] = [quantile(busy.code, q), quantile(quiet.code, q)];
		row(name, `${Math.round(with_)} ms`, `${Math.round(without)} ms without`, `${(with_ / without).toFixed(2)}×`);
	}
}
