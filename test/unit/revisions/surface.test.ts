import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../db/support.ts';
import { host, Refused } from '../host/support.ts';

const BIN = fileURLToPath(new URL('../../../cli/synthema.mjs', import.meta.url));
const TEXT = 'Findings\n\nThe nurse sat in the corner. I was alone. Nobody came.';

describe('corrections over the wire', () => {
	async function opened() {
		const h = host();
		const page = h.page();
		await page.call('project.create', { path: join(h.folder, 'p.synthema'), title: 'P', person: 'Ada' });
		const { sources } = await page.call('source.import', {
			items: [{ item: { from: 'text', name: 'a', text: TEXT }, options: {} }],
		});
		const sourceId = sources[0]!.id;
		const { text } = await page.call('source.read', { sourceId });
		const code = (words: string, id: string) =>
			page.call('coding.apply', {
				codings: [
					{ id, sourceId, start: text.indexOf(words), end: text.indexOf(words) + words.length, codeId: 'code' },
				],
			});
		await page.call('code.create', { id: 'code', name: 'alone' });
		await code('The nurse sat in the corner.', 'misread');
		await code('I was alone.', 'gone');
		await code('Nobody came.', 'same');
		return { page, sourceId, text };
	}

	it('are previewed, made, listed and settled', async () => {
		const { page, sourceId, text } = await opened();
		const corrected = text.replace('corner', 'comer').replace('I was alone. ', '');
		const preview = await page.call('source.correctionPreview', { sourceId, text: corrected });
		expect(preview).toMatchObject({ revision: 2, exact: 1, fuzzyCount: 1, unplacedCount: 1 });
		expect(preview.fuzzy[0]).toMatchObject({ coding: { id: 'misread' }, quote: 'The nurse sat in the comer.' });
		expect(preview.unplaced).toMatchObject([{ id: 'gone' }]);
		expect((await page.call('source.revisions', { sourceId })).revisions).toEqual([]);

		const made = await page.call('source.correct', { sourceId, text: corrected, reason: 'misread' });
		expect(made).toMatchObject({ revision: 2, exact: 1, fuzzy: 1, unplaced: 1 });
		expect((await page.call('source.read', { sourceId })).source).toMatchObject({ revision: 2 });
		expect((await page.call('source.revisions', { sourceId })).revisions).toMatchObject([
			{ number: 1, reason: 'misread' },
		]);
		expect((await page.call('source.revisionText', { sourceId, number: 1 })).text).toBe(text);
		expect((await page.call('codes.removalPreview', { codeIds: ['code'] })).codings).toBe(3);

		const { carried } = await page.call('carried.list', { sourceId });
		expect(carried).toMatchObject([{ id: 'misread', was: 'The nurse sat in the corner.', revision: 2 }]);
		await page.call('carried.accept', { codingIds: ['misread'] });
		expect((await page.call('carried.list', { sourceId: null })).carried).toEqual([]);

		const { unplaced } = await page.call('unplaced.list', { sourceId });
		expect(unplaced).toMatchObject([{ id: 'gone', quote: 'I was alone.', revision: 1 }]);
		expect((await page.call('unplaced.suggestion', { id: 'gone' })).place).toBeNull();
		const start = corrected.indexOf('Nobody');
		await page.call('unplaced.place', { id: 'gone', start, end: start + 6 });
		expect((await page.call('unplaced.list', { sourceId: null })).unplaced).toEqual([]);
		for (let n = 0; n < 3; n++) await page.call('history.undo', {});
		expect((await page.call('source.read', { sourceId })).text).toBe(text);
		expect((await page.call('check', {})).problems).toEqual([]);
	});

	it('are refused in a sentence when nothing would change', async () => {
		const { page, sourceId, text } = await opened();
		const same = await page.call('source.correct', { sourceId, text }).catch((error: unknown) => error);
		expect(same).toBeInstanceOf(Refused);
		expect((same as Refused).wire).toMatchObject({ kind: 'user', code: 'revision.same', params: { source: 'a' } });
	});
});

describe('synthema correct', () => {
	it('says what would happen, does it, and takes a printed text back in', () => {
		const folder = temporaryFolder();
		const run = (...args: string[]) =>
			spawnSync(process.execPath, [BIN, ...args], {
				cwd: folder,
				encoding: 'utf8',
				env: { ...process.env, SYNTHEMA_CONFIG: join(folder, 'config'), LC_ALL: 'en_US.UTF-8' },
			});
		run('new', 'r.synthema', '--title', 'R', '--person', 'Ada');
		writeFileSync(join(folder, 'a.txt'), TEXT);
		run('import', 'r.synthema', 'a.txt');
		for (const words of ['The nurse sat in the corner.', 'I was alone.', 'Nobody came.'])
			run(
				...['code', 'r.synthema', '--source', 'a', '--code', words],
				...['--start', String(TEXT.indexOf(words)), '--end', String(TEXT.indexOf(words) + words.length)],
			);
		writeFileSync(join(folder, 'same.txt'), run('text', 'r.synthema', 'a').stdout);
		const same = run('correct', 'r.synthema', '--source', 'a', '--from', 'same.txt');
		expect([same.status, same.stderr]).toEqual([1, expect.stringContaining('is the same as the present one')]);

		const printed = readFileSync(join(folder, 'same.txt'), 'utf8');
		writeFileSync(join(folder, 'b.txt'), printed.replace('corner', 'comer').replace('I was alone. ', ''));
		const expected = { source: 'a.txt', revision: 2, exact: 1, fuzzy: 1, unplaced: 1 };
		const args = ['correct', 'r.synthema', '--source', 'a', '--from', 'b.txt'];
		expect(JSON.parse(run(...args, '--dry-run', '--json').stdout)).toMatchObject({
			...expected,
			codings: [
				{ was: 'The nurse sat in the corner.', quote: 'The nurse sat in the comer.', score: 1 - 2 / 23 },
				{ was: 'I was alone.', quote: null, score: null },
			],
		});
		expect(run('text', 'r.synthema', 'a').stdout).toBe(printed);
		const done = run(...args, '--reason', 'misread');
		expect(done.stdout).toContain('“a.txt” is now revision 2.');
		expect(run('text', 'r.synthema', 'a').stdout).toContain('the comer. Nobody came.');
		expect(JSON.parse(run('check', 'r.synthema', '--json').stdout)).toEqual({ ok: true, problems: [] });
		expect(run('correct', 'r.synthema', '--from', 'b.txt').status).toBe(2);
		expect(run('correct', 'r.synthema', '--source', 'a', '--from', 'none.txt').stderr).toContain('none.txt');
	}, 60_000);
});
