import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockPath, newId } from '#db/index.ts';
import { host } from './support.ts';

async function opened() {
	const h = host();
	const page = h.page();
	const path = join(h.folder, 'review.synthema');
	const project = await page.call('project.create', { path, title: 'Review', person: 'Ada' });
	return { ...h, path, first: page, project };
}

function text(name: string, body: string) {
	return { item: { from: 'text', name, text: body }, options: {} };
}

describe('a page', () => {
	it('is told what does not fit, and nothing happens', async () => {
		const { first } = await opened();
		await expect(first.call('code.create', { id: 'x', name: 5 })).rejects.toMatchObject({
			wire: { kind: 'user', code: 'input.invalid', params: { field: 'name' } },
		});
		await expect(first.call('nonsense' as never, {})).rejects.toMatchObject({ wire: { code: 'input.method' } });
		await expect(first.call('__proto__' as never, {})).rejects.toMatchObject({ wire: { code: 'input.method' } });
		for (const garbage of [null, 1, 'x', [], { type: 'call' }, { type: 'cancel', id: 'x' }]) first.raw(garbage);
		expect((await first.call('codes.list', {})).codes).toEqual([]);
	});

	it('without a project is told to open one', async () => {
		const page = host().page();
		await expect(page.call('codes.list', {})).rejects.toMatchObject({ wire: { code: 'project.none' } });
	});

	it('sees what another page does, with the rows', async () => {
		const { first, page, path } = await opened();
		const second = page();
		expect((await second.call('project.open', { path, person: 'Ada' })).readOnly).toBeNull();
		const id = newId();
		await first.call('code.create', { id, name: 'listening' });
		for (const each of [first, second]) {
			expect(each.messages.filter((message) => message.type === 'changed')).toMatchObject([
				{
					change: {
						name: 'code.create',
						tables: ['code'],
						rows: [{ table: 'code', id, before: null, after: { name: 'listening' } }],
					},
				},
			]);
		}
	});

	it('gets its writes done in the order in which it sent them', async () => {
		const { first } = await opened();
		const ids = Array.from({ length: 20 }, () => newId());
		await Promise.all(ids.map((id, n) => first.call('code.create', { id, name: `code ${n}` })));
		expect((await first.call('codes.list', {})).codes.map(({ id }) => id)).toEqual(ids);
	});

	it('can cancel an import and finds everything as before', async () => {
		const { first } = await opened();
		const items = Array.from({ length: 40 }, (_, n) => text(`t${n}.txt`, `Text ${n}. `.repeat(500)));
		const id = first.nextId;
		const work = first.call('source.import', { items });
		first.raw({ type: 'cancel', id });
		await expect(work).rejects.toMatchObject({ wire: { kind: 'cancelled' } });
		expect((await first.call('sources.list', {})).sources).toEqual([]);
		expect((await first.call('history.state', {})).undo).toBeNull();
	});

	it('imports what can be read and hears of the rest', async () => {
		const { first, folder } = await opened();
		writeFileSync(join(folder, 'empty.txt'), '');
		writeFileSync(join(folder, 'binary.txt'), Buffer.from([0, 1, 2, 3, 255, 254, 0, 0, 7, 0, 9]));
		const result = await first.call('source.import', {
			items: [
				text('a.txt', 'Findings\n\nNobody advised.'),
				text('twin.txt', 'Findings\n\nNobody advised.'),
				{ item: { from: 'path', path: join(folder, 'empty.txt') }, options: {} },
				{ item: { from: 'path', path: join(folder, 'binary.txt') }, options: {} },
				{ item: { from: 'path', path: join(folder, 'missing.txt') }, options: {} },
			],
		});
		expect(result.sources.map(({ name }) => name)).toEqual(['a.txt']);
		expect(result.skipped.map(({ file, code }) => [file, code])).toEqual([
			['twin.txt', 'source.duplicate'],
			['empty.txt', 'import.empty'],
			['binary.txt', 'import.binary'],
			['missing.txt', 'file.missing'],
		]);
		expect((await first.call('studies.list', {})).studies).toHaveLength(1);
	});

	it('that leaves last gives the file back', async () => {
		const { first, page, path } = await opened();
		const second = page();
		await second.call('project.open', { path, person: null });
		await first.call('project.close', {});
		expect(existsSync(lockPath(path))).toBe(true);
		await second.call('project.close', {});
		expect(existsSync(lockPath(path))).toBe(false);
		expect((await second.call('recent.list', {})).recent).toMatchObject([
			{ path, title: 'Review', missing: false, people: ['Ada'] },
		]);
	});
});
