/** Prints for 1×, 10× and 100× what the program costs, beside the figures that the architecture asks for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { ProjectFile, search } from '#db/index.ts';
import { imports } from './imports.ts';
import { type Measured, measure, quantile } from './page.ts';
import { makeProject } from './projects.ts';

const SIZES = [
	{ times: 1, characters: 10_000, codings: 1_000 },
	{ times: 10, characters: 100_000, codings: 10_000 },
	{ times: 100, characters: 1_000_000, codings: 100_000 },
];
const folder = mkdtempSync(join(tmpdir(), 'synthema-bench-'));
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const row = (...cells: string[]) =>
	console.log(cells.map((cell, at) => (at === 0 ? cell.padEnd(34) : cell.padStart(14))).join(''));
const ratio = (a: number, b: number) => `${(a / b).toFixed(2)}×`;

function searches(path: string): { [query: string]: number } {
	const file = ProjectFile.open(path, { person: 'Bench', readOnly: true });
	const result: { [query: string]: number } = {};
	try {
		for (const query of ['nobody advised her', '共情是可以', 'felt', 'xylophone', '共情']) {
			search(file, query, 200);
			const times = Array.from({ length: 9 }, () => {
				const from = performance.now();
				search(file, query, 200);
				return performance.now() - from;
			}).sort((a, b) => a - b);
			result[query] = quantile(times, 0.5);
		}
	} finally {
		file.close();
	}
	return result;
}

/** The largest project in the desktop program, where there is one to start. */
async function inElectron(): Promise<void> {
	if (process.platform === 'linux' && !process.env.DISPLAY) {
		console.log('\nElectron was not measured: there is no screen, nor Xvfb');
		return;
	}
	const { characters, codings } = SIZES[2]!;
	const project = makeProject(folder, 'electron', { sources: 1, characters, codings });
	const one = await measure(project, folder, { electron: true });
	console.log(`\nin Electron, ${characters / 1000}k characters, ${codings / 1000}k codings`);
	row('code to paint, median', ms(quantile(one.code, 0.5)));
	row('code to paint, p95', ms(quantile(one.code, 0.95)), '≤ 50 ms');
	row('scroll, frame p95', ms(quantile(one.scroll, 0.95)));
	row('open', ms(one.open), '≤ 1500 ms');
	row('memory of the host', `${Math.round(one.memory)} MB`, '≤ 250 MB');
}

try {
	console.log(
		`Synthema bench: ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}\n`,
	);
	const full: Measured[] = [];
	const empty: Measured[] = [];
	for (const { times, characters, codings } of SIZES) {
		console.error(`measuring ${times}×`);
		full.push(await measure(makeProject(folder, `full-${times}`, { sources: 1, characters, codings }), folder));
		empty.push(await measure(makeProject(folder, `empty-${times}`, { sources: 1, characters, codings: 0 }), folder));
	}
	const each = (of: (full: Measured, empty: Measured) => string) =>
		full.map((measured, at) => of(measured, empty[at]!));
	row('', ...SIZES.map(({ times }) => `${times}×`), 'asked for');
	row('characters, codings', ...SIZES.map(({ characters, codings }) => `${characters / 1000}k, ${codings / 1000}k`));
	row('code to paint, median', ...each((one) => ms(quantile(one.code, 0.5))));
	row('code to paint, p95', ...each((one) => ms(quantile(one.code, 0.95))), '≤ 50 ms');
	row(
		'  against no codings, p95',
		...each((one, none) => ratio(quantile(one.code, 0.95), quantile(none.code, 0.95))),
		'≤ 1.5×',
	);
	row('scroll, frame p95', ...each((one) => ms(quantile(one.scroll, 0.95))));
	row(
		'  against no codings, p95',
		...each((one, none) => ratio(quantile(one.scroll, 0.95), quantile(none.scroll, 0.95))),
		'≤ 1.5×',
	);
	row('open', ...each((one) => ms(one.open)), '≤ 1500 ms');
	row('  against no codings', ...each((one, none) => ratio(one.open, none.open)), '≤ 2×');
	row('memory of the host', ...each((one) => `${Math.round(one.memory)} MB`), '≤ 250 MB');
	console.log(
		'\nfull-text search, median; 1×, 10×, 100× are 100,000, 1,000,000 and 10,000,000 characters in ten texts',
	);
	const found = SIZES.map(({ times, characters }) =>
		searches(makeProject(folder, `search-${times}`, { sources: 10, characters, codings: 0 })),
	);
	for (const query of Object.keys(found[0]!)) row(`“${query}”`, ...found.map((one) => ms(one[query]!)), '≤ 50 ms');
	await imports(folder, row);
	console.error('measuring in Electron');
	await inElectron();
	console.log('\ngrowth from 10× to 100× (10 is in step with the work)');
	row('open', ratio(full[2]!.open, full[1]!.open));
	row('code to paint, p95', ratio(quantile(full[2]!.code, 0.95), quantile(full[1]!.code, 0.95)));
	for (const query of Object.keys(found[0]!)) row(`search “${query}”`, ratio(found[2]![query]!, found[1]![query]!));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
