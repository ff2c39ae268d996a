import { expect, it } from 'vitest';
import { LINE_RULE } from '#core/text/lines.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import { check, lists, newId, ProjectFile, type StoredText, search } from '#db/index.ts';
import { project } from './support.ts';

const layout: PageLayout = {
	pages: [{ label: '213', width: 595, height: 842 }],
	marks: [{ start: 0, page: 1 }],
	fragments: { start: [0], end: [12], page: [1], x: [70.5], y: [90], width: [100], height: [12] },
};
const content = (text: string) => ({ name: 'a.pdf', bytes: Buffer.from(`original of ${text}`), text, layout });
const taken = (stored: StoredText) => ({
	name: 'a.pdf',
	content: stored,
	language: 'en',
	encoding: 'utf-8',
	mediaType: 'application/pdf',
	lineRule: LINE_RULE,
	role: 'main' as const,
	sections: [],
	studyId: null,
	studyLabel: 'A',
});
const rows = (file: ProjectFile, table: string) => file.connection.value<number>(`SELECT count(*) FROM ${table}`);

it('a staged text is taken in with its original and its pages', () => {
	const { file, me } = project();
	const stored = file.stage(content('twelve words'));
	expect(lists.sources(file)).toEqual([]);
	const [source] = file.run('source.import', { texts: [taken(stored)] }, me).result;
	file.unstage([stored]);
	expect(source).toMatchObject({ characters: 12, pageCount: 1 });
	expect(file.texts.layoutOf(source!)).toEqual(layout);
	expect(search(file, 'twelve', 9).hits).toHaveLength(1);
	expect(check(file)).toEqual([]);
});

it('what no operation takes in is gone: at once when dropped, at the next opening otherwise', () => {
	const { file, path } = project();
	const empty = ['content', 'passage', 'passageIndex', 'staged'].map((table) => rows(file, table));
	const first = file.stage(content('one'));
	file.stage(content('two'));
	expect(rows(file, 'content')).toBe(empty[0]! + 6 - 1); // both have the same layout
	file.unstage([first]);
	file.close();
	const again = ProjectFile.open(path, { person: 'Ada' });
	expect(['content', 'passage', 'passageIndex', 'staged'].map((table) => rows(again, table))).toEqual(empty);
	again.close();
});

it('what the project has already is not dropped with a staged twin', () => {
	const { file, me } = project();
	const first = file.stage(content('same words'));
	file.run('source.import', { texts: [taken(first)] }, me);
	const twin = file.stage(content('same words'));
	expect(() => file.run('source.import', { texts: [taken(twin)] }, me)).toThrow('source.duplicate');
	file.unstage([twin]);
	expect(check(file)).toEqual([]);
});

it('studies of a reference file and texts come in as one step', () => {
	const { file, me } = project();
	const id = newId();
	const stored = file.stage(content('twelve words'));
	const fields = { label: 'Falkenberg 2009', doi: '10.5555/x', abstract: 'Why they stay.' };
	const texts = [{ ...taken(stored), studyId: id }];
	file.run('source.import', { texts, studies: { add: [{ id, fields }], update: [] } }, me);
	expect(lists.studies(file)).toMatchObject([{ id, ...fields, journal: '' }]);
	expect(lists.sources(file)[0]!.studyId).toBe(id);
	file.undo(me);
	expect(lists.studies(file)).toEqual([]);
	expect(lists.sources(file)).toEqual([]);
	expect(check(file)).toEqual([]);
});
