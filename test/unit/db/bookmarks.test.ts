import { expect, it } from 'vitest';
import type { Id } from '#core/model.ts';
import { check, lists, newId } from '#db/index.ts';
import { project } from './support.ts';

const TEXT = 'The group listened to the case.\n\nNobody spoke for a while.';

it('a bookmark is mine, moves with a correction and goes with its source', () => {
	const { file, me, import: importText } = project();
	const source = importText('A', TEXT);
	const other: Id = newId();
	file.run('person.add', { id: other, name: 'Bo' }, me);
	const id = newId();
	const start = TEXT.indexOf('Nobody');
	file.run('bookmark.set', { id, sourceId: source.id, start, end: start + 6, label: 'silence' }, me);
	expect(lists.bookmarks(file, me).map(({ label }) => label)).toEqual(['silence']);
	expect(lists.bookmarks(file, other)).toEqual([]);
	expect(() => file.run('bookmark.remove', { id }, other)).toThrow(expect.objectContaining({ code: 'memo.notYours' }));
	expect(() =>
		file.run('bookmark.set', { id: newId(), sourceId: source.id, start: 4, end: 999, label: '' }, me),
	).toThrow(expect.objectContaining({ code: 'coding.range' }));
	const corrected = TEXT.replace('The group', 'The whole group');
	file.run('source.correct', { sourceId: source.id, text: corrected, reason: '' }, me);
	const [moved] = lists.bookmarks(file, me);
	expect(corrected.slice(moved!.start, moved!.end)).toBe('Nobody');
	file.run('source.remove', { id: source.id }, me);
	expect(lists.bookmarks(file, me)).toEqual([]);
	file.undo(me);
	expect(lists.bookmarks(file, me)).toHaveLength(1);
	expect(check(file)).toEqual([]);
});

it('an entry of the diary belongs to a day', () => {
	const { file, me } = project();
	const write = (targetId: string) =>
		file.run('memo.write', { id: newId(), targetKind: 'diary', targetId, body: '{}', plain: 'x' }, me);
	write('2026-02-28');
	for (const day of ['2026-02-30', 'today', '2026-13-01', '20260228'])
		expect(() => write(day), day).toThrow(expect.objectContaining({ code: 'memo.day' }));
	expect(lists.memos(file, 'diary', null).map(({ targetId }) => targetId)).toEqual(['2026-02-28']);
	expect(check(file)).toEqual([]);
});

it('merged codes go on being found by their names', () => {
	const { file, me, code } = project();
	const into = code('listening');
	const gone = code('hearing');
	file.run('code.update', { id: into, fields: { aliases: 'attending' } }, me);
	file.run('code.update', { id: gone, fields: { aliases: '倾听; attending' } }, me);
	file.run('code.merge', { from: [gone], into }, me);
	expect(lists.codes(file)[0]!.aliases).toBe('attending; hearing; 倾听');
});
