import { describe, expect, it } from 'vitest';
import type { Code, Coding, Considered, Memo } from '#core/model.ts';
import { check, codingQueries, lists, newId } from '#db/index.ts';
import { contents, project } from './support.ts';

const TEXT = 'The group listened 👩‍⚕️ and nobody advised.\nAfterwards she slept.\n';

describe('codings', () => {
	it('keep the quote, and apply once only', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const code = p.code('listening');
		const id = newId();
		const run = () =>
			p.file.run(
				'coding.apply',
				{ codings: [{ id: newId(), sourceId: source.id, start: 4, end: 18, codeId: code }] },
				p.me,
			);
		const first = p.file.run(
			'coding.apply',
			{ codings: [{ id, sourceId: source.id, start: 4, end: 18, codeId: code }] },
			p.me,
		);
		expect(first.result.codings[0]).toMatchObject({ id, quote: 'group listened', personId: p.me });
		const before = contents(p.file);
		const again = run();
		expect(again.committed).toBeNull();
		expect(again.result.unchanged).toHaveLength(1);
		expect(contents(p.file)).toEqual(before);
	});

	it.each([
		[-1, 3, 'coding.range'],
		[3, 3, 'coding.range'],
		[0, 10_000, 'coding.range'],
		[20, 22, 'coding.cutsCharacter'],
	])('refuse %i to %i and leave nothing behind', (start, end, code) => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const codeId = p.code('x');
		const before = contents(p.file);
		expect(() => p.apply(source, start, end, codeId)).toThrow(expect.objectContaining({ code }));
		expect(contents(p.file)).toEqual(before);
		expect(p.file.connection.raw.inTransaction).toBe(false);
	});

	it('come in whole or not at all', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const good = newId();
		const before = contents(p.file);
		expect(() =>
			p.file.run(
				'coding.apply',
				{
					newCodes: [{ id: good, name: 'new' }],
					codings: [
						{ id: newId(), sourceId: source.id, start: 0, end: 3, codeId: good },
						{ id: newId(), sourceId: source.id, start: 0, end: 99_999, codeId: good },
					],
				},
				p.me,
			),
		).toThrow(expect.objectContaining({ code: 'coding.range' }));
		expect(contents(p.file)).toEqual(before);
	});

	it('are resized with their quote, and not onto another', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const code = p.code('x');
		const id = p.apply(source, 0, 3, code);
		p.apply(source, 4, 9, code);
		p.file.run('coding.resize', { id, start: 4, end: 18 }, p.me);
		expect(codingQueries.listCodings(p.file, { ids: [id], limit: 1 }).codings[0]?.quote).toBe('group listened');
		expect(() => p.file.run('coding.resize', { id, start: 4, end: 9 }, p.me)).toThrow(
			expect.objectContaining({ code: 'coding.duplicate' }),
		);
	});
});

describe('codes', () => {
	it('merge with everything that hangs on them', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const [keep, gone, child] = [p.code('keep'), p.code('gone'), p.code('child')];
		p.file.run('code.move', { ids: [child], parentId: gone, position: 0 }, p.me);
		p.file.run('code.update', { id: gone, fields: { definition: 'What it means.' } }, p.me);
		const same = p.apply(source, 0, 3, keep);
		const double = p.apply(source, 0, 3, gone);
		const other = p.apply(source, 4, 9, gone);
		const memo = newId();
		p.file.run('memo.write', { id: memo, targetKind: 'coding', targetId: double, body: '{}', plain: 'why' }, p.me);
		const theme = newId();
		p.file.run('theme.create', { id: theme, level: 'descriptive', name: 'T' }, p.me);
		p.file.run('theme.addCodes', { themeId: theme, codeIds: [gone], fromThemeId: null }, p.me);
		p.file.run('theme.chooseQuote', { themeId: theme, codingId: double, chosen: true }, p.me);
		const before = contents(p.file);

		p.file.run('code.merge', { from: [gone], into: keep }, p.me);
		const codes = new Map(lists.codes(p.file).map((code) => [code.id, code]));
		expect(codes.get(gone)).toBeUndefined();
		expect(codes.get(child)?.parentId).toBe(keep);
		expect(codes.get(keep)?.definition).toBe('What it means.');
		const codings = p.file.connection.all<Coding>('SELECT * FROM coding ORDER BY start');
		expect(codings.map(({ id, codeId }) => [id, codeId])).toEqual([
			[same, keep],
			[other, keep],
		]);
		expect(lists.memos(p.file, 'coding', null)[0]?.targetId).toBe(same);
		expect(lists.themes(p.file).themeCodes).toMatchObject([{ themeId: theme, codeId: keep }]);
		expect(lists.themes(p.file).themeQuotes).toMatchObject([{ themeId: theme, codingId: same }]);
		expect(check(p.file)).toEqual([]);

		p.file.undo(p.me);
		expect(contents(p.file)).toEqual(before);
	});

	it('merge a parent into a code far below it', () => {
		const p = project();
		const [a, b, c, d] = [p.code('a'), p.code('b'), p.code('c'), p.code('d')];
		p.file.run('code.move', { ids: [b], parentId: a, position: 0 }, p.me);
		p.file.run('code.move', { ids: [c], parentId: b, position: 0 }, p.me);
		p.file.run('code.move', { ids: [d], parentId: c, position: 0 }, p.me);
		p.file.run('code.merge', { from: [a], into: c }, p.me);
		const parents = Object.fromEntries(lists.codes(p.file).map((code) => [code.id, code.parentId]));
		expect(parents).toEqual({ [c]: null, [b]: c, [d]: c });
	});

	it('split, take codings along and stay in their themes', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const code = p.code('broad');
		const [one, two] = [p.apply(source, 0, 3, code), p.apply(source, 4, 9, code)];
		const fresh = newId();
		p.file.run('code.split', { codeId: code, newCode: { id: fresh, name: 'narrow' }, codingIds: [two] }, p.me);
		const of = (id: string) => p.file.connection.value<string>('SELECT codeId FROM coding WHERE id = ?', id);
		expect([of(one), of(two)]).toEqual([code, fresh]);
	});

	it('are deleted with what the preview said, children moving up', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const [top, middle, leaf] = [p.code('top'), p.code('middle'), p.code('leaf')];
		p.file.run('code.move', { ids: [middle], parentId: top, position: 0 }, p.me);
		p.file.run('code.move', { ids: [leaf], parentId: middle, position: 0 }, p.me);
		const coding = p.apply(source, 0, 3, middle);
		p.file.run('memo.write', { id: newId(), targetKind: 'coding', targetId: coding, body: '{}', plain: 'm' }, p.me);
		p.file.run('memo.write', { id: newId(), targetKind: 'code', targetId: middle, body: '{}', plain: 'm' }, p.me);
		expect(codingQueries.removalPreview(p.file, [middle])).toEqual({
			codes: 1,
			codings: 1,
			memos: 2,
			themes: 0,
			children: 1,
		});
		const before = contents(p.file);
		p.file.run('code.remove', { ids: [middle] }, p.me);
		expect(p.file.connection.get<Code>('SELECT * FROM code WHERE id = ?', leaf)?.parentId).toBe(top);
		expect(p.file.connection.value('SELECT count(*) FROM memo')).toBe(0);
		expect(check(p.file)).toEqual([]);
		p.file.undo(p.me);
		expect(contents(p.file)).toEqual(before);
	});

	it('never stand below themselves, and have one name each', () => {
		const p = project();
		const [a, b] = [p.code('a'), p.code('b')];
		p.file.run('code.move', { ids: [b], parentId: a, position: 0 }, p.me);
		expect(() => p.file.run('code.move', { ids: [a], parentId: b, position: 0 }, p.me)).toThrow(
			expect.objectContaining({ code: 'code.cycle' }),
		);
		expect(() => p.code('a')).toThrow(expect.objectContaining({ code: 'code.nameTaken', params: { name: 'a' } }));
	});
});

describe('considered passages', () => {
	it('join, and are cut where a passage is taken back', () => {
		const p = project();
		const source = p.import('a.txt', 'abcdefghijklmnopqrstuvwxyz');
		const set = (start: number, end: number, considered: boolean) =>
			p.file.run('considered.set', { sourceId: source.id, start, end, considered }, p.me);
		const ranges = () =>
			p.file.connection
				.all<Considered>('SELECT * FROM considered ORDER BY start')
				.map(({ start, end }) => [start, end]);
		set(0, 5, true);
		set(10, 15, true);
		set(5, 10, true);
		expect(ranges()).toEqual([[0, 15]]);
		set(3, 6, false);
		expect(ranges()).toEqual([
			[0, 3],
			[6, 15],
		]);
		expect(set(0, 2, true).committed).toBeNull();
	});
});

describe('memos', () => {
	it('are changed by their author only', () => {
		const p = project();
		const other = newId();
		p.file.run('person.add', { id: other, name: 'Bo' }, p.me);
		const id = newId();
		const write = (who: string, plain: string) =>
			p.file.run('memo.write', { id, targetKind: 'project', targetId: 'project', body: plain, plain }, who);
		write(p.me, 'mine');
		expect(() => write(other, 'yours')).toThrow(expect.objectContaining({ code: 'memo.notYours' }));
		expect(p.file.connection.get<Memo>('SELECT * FROM memo')?.plain).toBe('mine');
	});
});

describe('the log', () => {
	it('refuses a write outside an operation, and any change to itself', () => {
		const p = project();
		expect(() => p.file.connection.exec(`UPDATE project SET title = 'x'`)).toThrow('write outside an operation');
		expect(() => p.file.connection.exec(`DELETE FROM operation`)).toThrow('append-only');
		expect(() => p.file.connection.exec(`UPDATE change SET after = '{}'`)).toThrow('append-only');
	});

	it('names every row that an operation changed', () => {
		const p = project();
		const source = p.import('a.txt', TEXT);
		const code = p.code('x');
		const id = newId();
		const { committed } = p.file.run(
			'coding.apply',
			{ codings: [{ id, sourceId: source.id, start: 0, end: 3, codeId: code }] },
			p.me,
		);
		expect(committed).toMatchObject({
			name: 'coding.apply',
			tables: ['coding'],
			rows: [{ table: 'coding', id, before: null, after: { quote: 'The' } }],
		});
	});

	it('is compared with the tables by check', () => {
		const p = project();
		p.code('x');
		p.file.connection.exec(`DROP TRIGGER codeUpdated; UPDATE code SET name = 'y'`);
		expect(check(p.file)).toMatchObject([{ code: 'log', params: { table: 'code' } }]);
	});
});
