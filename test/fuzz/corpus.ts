/** The files that are damaged: those of the sample in all their formats, and reference files. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Seed {
	name: string;
	bytes: Uint8Array;
}

const FOLDERS = ['../../host/sample/studies/', '../unit/references/files/', './seeds/'];
/** Larger files are left to the small ones of their kind: twenty thousand are read. */
const LARGEST = 400_000;

export function corpus(): Seed[] {
	const seeds: Seed[] = [];
	for (const folder of FOLDERS) {
		const url = new URL(folder, import.meta.url);
		for (const name of readdirSync(url).sort()) {
			const bytes = readFileSync(new URL(encodeURIComponent(name), url));
			if (bytes.length <= LARGEST) seeds.push({ name, bytes: new Uint8Array(bytes) });
		}
	}
	if (seeds.length < 12)
		throw new Error(
			`only ${seeds.length} files to damage in ${FOLDERS.map((f) => fileURLToPath(new URL(f, import.meta.url))).join(', ')}`,
		);
	return seeds;
}
