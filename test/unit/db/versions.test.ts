import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { check, lists, newId, ProjectFile, SCHEMA_VERSION } from '#db/index.ts';
import { temporaryFolder } from './support.ts';

/** Version 1: a study with a coded text, and one that was added, removed and brought back by undo. */
const firstVersion = () => ofVersion(1);

/** A file as an earlier version wrote it. */
function ofVersion(version: number): ProjectFile {
	const path = join(temporaryFolder(), 'old.synthema');
	copyFileSync(fileURLToPath(new URL(`./fixtures/version-${version}.synthema`, import.meta.url)), path);
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

it('version 2: memos stay, codes get room for aliases, what was undone can be done again', () => {
	const file = ofVersion(2);
	expect(lists.memos(file, 'coding', null).map(({ plain }) => plain)).toEqual(['A memo']);
	expect(lists.codes(file).map(({ name, definition, aliases }) => [name, definition, aliases])).toEqual([
		['listening', '', ''],
		['telling', '', ''],
	]);
	expect(check(file)).toEqual([]);
	const [me] = lists.people(file).map(({ id }) => id);
	expect(file.redo(me!).result).toBe('code.update');
	expect(lists.codes(file)[1]!.definition).toBe('says');
	file.run('memo.write', { id: newId(), targetKind: 'diary', targetId: '2026-03-01', body: '{}', plain: 'Today' }, me!);
	while (file.undo(me!).committed);
	while (file.redo(me!).committed);
	expect(lists.memos(file, null, null).map(({ targetKind }) => targetKind)).toEqual(['coding', 'diary']);
	expect(check(file)).toEqual([]);
});

it('version 3: chosen quotes support their themes, aliases and bookmarks stay', () => {
	const file = ofVersion(3);
	const [me] = lists.people(file).map(({ id }) => id);
	expect(lists.themes(file).themeQuotes).toMatchObject([{ stance: 'supports' }]);
	expect(lists.bookmarks(file, me!).map(({ label }) => label)).toEqual(['here']);
	expect(file.redo(me!).result).toBe('code.update');
	expect(lists.codes(file)[0]!.aliases).toBe('hearing');
	while (file.undo(me!).committed);
	while (file.redo(me!).committed);
	expect(lists.themes(file).themeQuotes).toMatchObject([{ stance: 'supports' }]);
	expect(check(file)).toEqual([]);
});
