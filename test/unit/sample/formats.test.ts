/** The studies of the sample in their own formats: made by the project's script, and read back as they were written. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createTranslator } from '#core/messages/index.ts';
import { editDistance } from '#core/text/likeness.ts';
import { finishReading, readRaw } from '#exchange/documents/read.ts';
import { readReferences } from '#exchange/references/index.ts';
import { make, PRINTED } from '../../../build/sample/make.ts';
import { manuscript, studies } from '../../../build/sample/manuscript.ts';

const folder = fileURLToPath(new URL('../../../host/sample/studies/', import.meta.url));
const library = fileURLToPath(new URL('../../../node_modules/pdfjs-dist/', import.meta.url));
const pdf = { cMaps: `${library}cmaps/`, standardFonts: `${library}standard_fonts/`, wasm: `${library}wasm/` };

async function read(name: string) {
	const raw = await readRaw(new Uint8Array(readFileSync(`${folder}${name}`)), {
		name,
		t: createTranslator('en'),
		signal: new AbortController().signal,
		progress: () => {},
		pdf,
	});
	return finishReading(raw, { name });
}

let made: Map<string, Uint8Array>;
beforeAll(async () => {
	made = await make();
}, 180_000);

it('come in the formats that reviews meet', () => {
	const endings = studies.map(({ file }) => file.replace(/^.*\./, '')).sort();
	expect(endings).toEqual(['docx', 'docx', 'epub', 'html', 'html', 'odt', 'pdf', 'pdf', 'pdf', 'rtf', 'txt']);
	expect(studies.map(({ key, file }) => file === `${key}.${PRINTED[key]!.ending}`)).not.toContain(false);
});

it.each([...studies.map(({ file }) => file), 'studies.ris'])('%s is what the script makes', (file) => {
	// Byte for byte, so that nobody edits a file by hand.
	expect(Buffer.from(made.get(file)!).equals(readFileSync(`${folder}${file}`))).toBe(true);
});

it.each(studies)('$file is read as it was written', async ({ key, file, label }) => {
	const reading = await read(file);
	const { notice, title, byline, parts, language } = manuscript(key);
	const written = [notice, title, byline, ...parts.map(({ text }) => text)];
	const whole = written.join('\n\n');
	expect(editDistance(whole, reading.text.trimEnd()) / whole.length).toBeLessThan(0.005);
	expect(reading.text.trimEnd().split('\n\n')).toEqual(written);
	expect(reading.language).toBe(language);
	expect(reading.sections.filter(({ depth }) => depth === 1).map(({ kind }) => kind)).toEqual([
		'title',
		'abstract',
		'introduction',
		'methods',
		'findings',
		'discussion',
	]);
	expect(reading.sections.filter(({ kind, depth }) => kind === 'findings' && depth === 2).map((s) => s.title)).toEqual(
		parts.filter(({ kind, depth }) => kind === 'heading' && depth === 2).map(({ text }) => text),
	);
	// Two family names, and a PDF that only its file names.
	const labels: Record<string, string> = { 'quiroga-2015': 'Quiroga Balmes 2015', 'shen-2018': 'Shen 2018' };
	expect(reading.studyLabel).toBe(labels[key] ?? label);
});

it('the reference file names every study and its file', async () => {
	const bytes = new Uint8Array(readFileSync(`${folder}studies.ris`));
	const { references, problems } = await readReferences('studies.ris', bytes);
	expect(problems).toEqual([]);
	expect(references.map(({ title, year, files }) => [title, year, files])).toEqual(
		studies.map(({ title, year, file }) => [title, year, [file]]),
	);
});
