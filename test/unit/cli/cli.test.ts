import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TABLE_KEYS } from '#host/contract/schemas.ts';
import { temporaryFolder } from '../db/support.ts';

const BIN = fileURLToPath(new URL('../../../cli/synthema.mjs', import.meta.url));

function inFolder() {
	const folder = temporaryFolder();
	const run = (...args: string[]) => {
		const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, ...args], {
			cwd: folder,
			encoding: 'utf8',
			env: { ...process.env, SYNTHEMA_CONFIG: join(folder, 'config'), LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
		});
		return { status, stdout, stderr, json: <T>() => JSON.parse(stdout) as T };
	};
	return { folder, run, write: (name: string, body: string | Buffer) => writeFileSync(join(folder, name), body) };
}

const TEXT = 'Findings\n\nThe group listened 😀. “Nobody advised,” said GP 7.\n\n医学生说：“我不敢说。”\n';

function withText() {
	const f = inFolder();
	expect(f.run('new', 'r.synthema', '--title', 'Review', '--person', 'Ada').status).toBe(0);
	f.write('a.txt', TEXT);
	expect(f.run('import', 'r.synthema', 'a.txt', '--study', 'Holt 2020').status).toBe(0);
	return f;
}

describe('synthema', () => {
	it('makes a project and never overwrites one', () => {
		const { run, folder } = inFolder();
		expect(run('new', 'r.synthema', '--title', 'Review', '--person', 'Ada', '--json').json()).toEqual({
			project: join(folder, 'r.synthema'),
			title: 'Review',
			person: 'Ada',
		});
		const again = run('new', 'r.synthema');
		expect(again).toMatchObject({ status: 1, stdout: '' });
		expect(again.stderr).toMatch(/^“.*r\.synthema” exists already\. .*\n$/);
		expect(run('check', 'r.synthema', '--json').json()).toEqual({ ok: true, problems: [] });
		expect(readdirSync(folder)).toEqual(['r.synthema']);
	});

	it('imports, reports what it left out, lists and prints', () => {
		const { run, write } = withText();
		write('empty.txt', '');
		write('b.md', Buffer.from('\ufeff# Results\r\n\r\nShe *listened*.\r\n', 'utf16le'));
		const result = run('import', 'r.synthema', 'b.md', 'empty.txt', 'none.txt', '--json');
		expect(result.status).toBe(0);
		expect(result.json()).toMatchObject({
			sources: [{ name: 'b.md', pages: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
			studies: [],
			skipped: [{ file: 'empty.txt', reason: expect.stringContaining('empty') }, { file: 'none.txt' }],
			warnings: [],
		});
		const { sources } = run('sources', 'r.synthema', '--json').json<{ sources: object[] }>();
		expect(sources).toMatchObject([
			{ name: 'a.txt', study: 'Holt 2020', characters: TEXT.length, codings: 0, coded_characters: 0 },
			{ name: 'b.md' },
		]);
		expect(run('text', 'r.synthema', 'Holt 2020', '--json').json()).toMatchObject({ name: 'a.txt', text: TEXT });
		expect(run('import', 'r.synthema', 'none.txt').status).toBe(1);
	});

	it('codes one passage or many, and lists them', () => {
		const { run, write } = withText();
		const at = (words: string) => [TEXT.indexOf(words), TEXT.indexOf(words) + words.length];
		const [start, end] = at('The group listened 😀');
		const one = run(
			'code',
			'r.synthema',
			'--source',
			'a.txt',
			'--start',
			String(start),
			'--end',
			String(end),
			'--code',
			'listening',
			'--json',
		);
		expect(one.json()).toMatchObject({
			codings: [{ source: 'a.txt', start, end, code: 'listening', person: 'Ada', quote: 'The group listened 😀' }],
		});
		const rows = [
			['Nobody advised', 'no advice', 'Bo', 'Why, "really"?'],
			['我不敢说', '不敢说', 'Ada', ''],
		].map(([words, code, person, memo]) =>
			['a.txt', ...at(words!), code, person, `"${memo!.replaceAll('"', '""')}"`].join(','),
		);
		write('many.csv', `source,start,end,code,person,memo\n${rows.join('\n')}\n`);
		expect(
			run('code', 'r.synthema', '--from', 'many.csv', '--json').json<{ codings: unknown[] }>().codings,
		).toHaveLength(2);
		const listed = run('codings', 'r.synthema', '--person', 'Bo', '--json').json<{ codings: object[] }>().codings;
		expect(listed).toMatchObject([
			{ code: 'no advice', person: 'Bo', quote: 'Nobody advised', memo: 'Why, "really"?' },
		]);
		expect(
			run('codings', 'r.synthema', '--code', '不敢说', '--json').json<{ codings: unknown[] }>().codings,
		).toHaveLength(1);
		expect(
			run('codings', 'r.synthema', '--source', 'Holt 2020', '--json').json<{ codings: unknown[] }>().codings,
		).toHaveLength(3);
		expect(run('check', 'r.synthema').status).toBe(0);
	});

	it('refuses a file of codings whole, naming the row', () => {
		const { run, write, folder } = withText();
		const before = readFileSync(join(folder, 'r.synthema'));
		for (const [row, said] of [
			['a.txt,0,9999,x,,', /Row 3: .*9999/],
			['b.txt,0,5,x,,', /Row 3: .*b\.txt/],
			['a.txt,zero,5,x,,', /Row 3 .*start/],
			['a.txt,0,5,,,', /Row 3 .*code/],
		] as const) {
			write('bad.csv', `source,start,end,code,person,memo\na.txt,0,5,fine,,\n${row}\n`);
			const { status, stderr } = run('code', 'r.synthema', '--from', 'bad.csv');
			expect(status).toBe(1);
			expect(stderr).toMatch(said);
			expect(stderr.trim().split('\n')).toHaveLength(1);
		}
		expect(readFileSync(join(folder, 'r.synthema')).equals(before)).toBe(true);
	});

	it('carries codebook and themes in and out', () => {
		const { run, write, folder } = withText();
		write(
			'codes.csv',
			'name,parent,definition\nlistening,,Hearing out\nsilence,listening,"Saying nothing, on purpose"\n',
		);
		write(
			'themes.json',
			JSON.stringify({
				descriptive: [{ name: 'Heard out', finding: 'Members were heard.', codes: ['listening', 'unknown'] }],
				analytical: [{ name: 'Communication', themes: ['Heard out'] }],
			}),
		);
		const { codes } = run('codebook', 'r.synthema', '--import', 'codes.csv', '--json').json<{
			codes: { id: string }[];
		}>();
		expect(codes).toMatchObject([
			{ name: 'listening', parent: null },
			{ name: 'silence', parent: 'listening', definition: 'Saying nothing, on purpose', codings: 0 },
		]);
		const loaded = run('themes', 'r.synthema', '--import', 'themes.json', '--json');
		expect(loaded.stderr).toContain('unknown');
		expect(loaded.json()).toMatchObject({
			themes: [
				{ level: 'descriptive', name: 'Heard out', finding: 'Members were heard.', codes: ['listening'] },
				{ level: 'analytical', name: 'Communication', themes: ['Heard out'], codes: ['listening'] },
			],
		});
		for (const name of ['out.csv', 'out.json']) {
			run('codebook', 'r.synthema', '--export', name);
			run('new', `${name}.synthema`);
			const back = run('codebook', `${name}.synthema`, '--import', name, '--json').json<{ codes: { id: string }[] }>();
			expect(back.codes.map(({ id: _, ...rest }) => rest)).toMatchObject(
				codes.map(({ id: _, ...rest }) => ({ ...rest, themes: [] })),
			);
		}
		expect(existsSync(join(folder, 'out.csv'))).toBe(true);
	});

	it('writes every table in every format', () => {
		const { run, folder } = withText();
		run('code', 'r.synthema', '--source', 'a.txt', '--start', '10', '--end', '28', '--code', 'listening');
		for (const format of ['docx', 'xlsx', 'csv', 'html', 'md', 'json']) {
			for (const table of TABLE_KEYS) {
				const out = `${table}.${format}`;
				expect(run('tables', 'r.synthema', '--table', table, '--out', out, '--json').json()).toMatchObject({
					tables: [{ table, file: out }],
				});
				expect(readFileSync(join(folder, out)).length).toBeGreaterThan(0);
			}
		}
		expect(
			run('tables', 'r.synthema', '--table', 'all', '--out', 'all.docx', '--json').json<{ tables: unknown[] }>().tables,
		).toHaveLength(TABLE_KEYS.length);
		run('tables', 'r.synthema', '--table', 'all', '--out', 'folder.csv');
		expect(readdirSync(join(folder, 'folder.csv')).sort()).toEqual(TABLE_KEYS.map((key) => `${key}.csv`).sort());
	});

	it.each([
		[['nonsense'], 2],
		[['new'], 2],
		[['sources', 'missing.synthema'], 1],
		[['text', 'r.synthema', 'nobody.txt'], 1],
		[['codings', 'r.synthema', '--code', 'none'], 1],
		[['code', 'r.synthema', '--source', 'a.txt'], 2],
		[['code', 'r.synthema', '--source', 'a.txt', '--start', 'x', '--end', '3', '--code', 'c'], 2],
		[['tables', 'r.synthema', '--table', 'nonsense', '--out', 'x.md'], 2],
		[['tables', 'r.synthema', '--table', 'synthesis', '--out', 'x.pdf'], 2],
		[['tables', 'r.synthema', '--table', 'synthesis', '--out', 'nowhere/x.md'], 1],
		[['check', 'a.txt'], 1],
		[['--help'], 0],
	])('ends %j with exit code %i and a sentence', (args, code) => {
		const { run } = withText();
		const { status, stderr, stdout } = run(...args);
		expect(status).toBe(code);
		if (code > 0) {
			expect(stdout).toBe('');
			expect(stderr.trim()).not.toBe('');
			expect(stderr).not.toMatch(/\bat .*:\d+:\d+|Error:/);
		}
	});

	it('says what is damaged and saves what it can', () => {
		const { run, folder } = withText();
		run('code', 'r.synthema', '--source', 'a.txt', '--start', '10', '--end', '28', '--code', 'listening');
		const path = join(folder, 'r.synthema');
		const bytes = readFileSync(path);
		const at = bytes.indexOf('listening', 0, 'utf8');
		bytes.write('lixtening', at, 'utf8');
		writeFileSync(path, bytes);
		const broken = run('check', 'r.synthema', '--json');
		expect(broken.status).toBe(1);
		expect(broken.json<{ ok: boolean; problems: unknown[] }>()).toMatchObject({
			ok: false,
			problems: [expect.objectContaining({ message: expect.any(String) })],
		});
		expect(run('check', 'r.synthema', '--repair', 'saved.synthema').status).toBe(0);
		expect(run('check', 'saved.synthema', '--json').json()).toEqual({ ok: true, problems: [] });
		expect(run('codings', 'saved.synthema', '--json').json<{ codings: unknown[] }>().codings).toHaveLength(1);
	});
});
