import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { check, lists, ProjectFile, SCHEMA_VERSION } from '#db/index.ts';
import { temporaryFolder } from './support.ts';

/** A file as version 1 wrote it: a study with a coded text, and one that was added, removed and brought back by undo. */
function firstVersion(): ProjectFile {
	const path = join(temporaryFolder(), 'old.synthema');
	copyFileSync(fileURLToPath(new URL('./fixtures/version-1.synthema', import.meta.url)), path);
	const file = ProjectFile.open(path, { person: 'Ada' });
	onTestFinished(() => file.close());
	return file;
}

it('a file of version 1 is brought up to date, with its log', () => {
	const file = firstVersion();
	expect(file.connection.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
	expect(lists.studies(file).map(({ label, doi }) => [label, doi])).toEqual([
		['Study A', ''],
		['Study B', ''],
	]);
	expect(lists.sources(file)[0]).toMatchObject({ role: 'main', pageCount: 0, layoutSha256: null, revision: 1 });
	expect(check(file)).toEqual([]);
});

it('what version 1 did can still be undone and done again', () => {
	const file = firstVersion();
	const [me] = lists.people(file).map(({ id }) => id);
	// Redo of the removal that version 1 took back, then everything back to the beginning and forward again.
	expect(file.redo(me!).result).toBe('study.remove');
	expect(lists.studies(file).map(({ label }) => label)).toEqual(['Study A']);
	let steps = 0;
	while (file.undo(me!).committed) steps++;
	expect(steps).toBe(5);
	expect(lists.studies(file)).toEqual([]);
	while (file.redo(me!).committed);
	expect(lists.studies(file).map(({ label, doi }) => [label, doi])).toEqual([['Study A', '']]);
	expect(check(file)).toEqual([]);
});
