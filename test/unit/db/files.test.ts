import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check, lockPath, newId, ProjectFile, repair } from '#db/index.ts';
import { contents, imported, project, temporaryFolder } from './support.ts';

function refusal(code: string) {
	return expect.objectContaining({ name: 'SynthemaError', code });
}

describe('opening', () => {
	it('leaves one file and nothing else when it is closed', () => {
		const p = project();
		p.import('a.txt', 'Text.');
		p.file.close();
		expect(readdirSync(join(p.path, '..'))).toEqual(['review.synthema']);
	});

	it('never overwrites', () => {
		const p = project();
		const before = contents(p.file);
		expect(() => ProjectFile.create(p.path, { title: 'Other', person: 'Bo' })).toThrow(refusal('file.exists'));
		expect(contents(p.file)).toEqual(before);
	});

	it.each([
		['a missing file', () => {}, 'file.missing'],
		['an empty file', (path: string) => writeFileSync(path, ''), 'file.empty'],
		[
			'a text',
			(path: string) => writeFileSync(path, 'This is no project, only a long enough text. '.repeat(10)),
			'file.notProject',
		],
		['a folder', (path: string) => mkdirSync(path), 'file.notProject'],
		[
			'a database of another program',
			(path: string) => {
				const other = new Database(path);
				other.exec('CREATE TABLE t (x)');
				other.close();
			},
			'file.notProject',
		],
	])('says what is wrong with %s', (_, make, code) => {
		const path = join(temporaryFolder(), 'x.synthema');
		make(path);
		expect(() => ProjectFile.open(path, { person: 'Ada' })).toThrow(refusal(code));
		expect(existsSync(lockPath(path))).toBe(false);
	});

	it('refuses a file from a newer version and leaves it alone', () => {
		const p = project();
		p.file.close();
		const raw = new Database(p.path);
		raw.pragma('user_version = 99');
		raw.close();
		const bytes = readFileSync(p.path);
		expect(() => ProjectFile.open(p.path, { person: 'Ada' })).toThrow(refusal('file.newer'));
		expect(readFileSync(p.path).equals(bytes)).toBe(true);
	});

	it.each([50, 1000, 8192, 40_000])('refuses a file cut off at %i bytes', (size) => {
		const p = project();
		p.import('a.txt', 'A long text. '.repeat(5000));
		p.file.close();
		truncateSync(p.path, size);
		expect(() => ProjectFile.open(p.path, { person: 'Ada' })).toThrow(
			refusal(size < 16 ? 'file.notProject' : 'file.damaged'),
		);
	});
});

describe('two openers', () => {
	it('the second reads, is told who has it, and writes when the first is gone', () => {
		const p = project();
		const second = ProjectFile.open(p.path, { person: 'Bo' });
		onTestFinished(() => second.close());
		expect(second.readOnly).toMatchObject({ reason: 'in-use', holder: 'Ada' });
		p.code('seen by both');
		expect(contents(second)).toEqual(contents(p.file));
		expect(() => second.run('code.create', { id: newId(), name: 'x' }, p.me)).toThrow(refusal('project.readOnly'));
		p.file.close();
		second.close();
		const third = ProjectFile.open(p.path, { person: 'Bo' });
		onTestFinished(() => third.close());
		expect(third.readOnly).toBeNull();
	});

	it('a lock whose process is gone, or whose pid now belongs to another, is taken over', () => {
		const p = project();
		p.file.close();
		const lock = { person: 'Ghost', computer: hostname(), since: new Date().toISOString(), token: 'x' };
		for (const dead of [
			{ pid: 2 ** 22 + 1, started: '' },
			{ pid: process.pid, started: 'never' },
		]) {
			writeFileSync(lockPath(p.path), JSON.stringify({ ...lock, ...dead }));
			const file = ProjectFile.open(p.path, { person: 'Bo' });
			expect(file.readOnly).toBeNull();
			file.close();
		}
	});

	it('a fresh lock of another computer holds', () => {
		const p = project();
		p.file.close();
		writeFileSync(
			lockPath(p.path),
			JSON.stringify({ person: 'Maja', computer: 'elsewhere', pid: 1, started: '', since: '', token: 'x' }),
		);
		const file = ProjectFile.open(p.path, { person: 'Bo' });
		onTestFinished(() => file.close());
		expect(file.readOnly?.holder).toBe('Maja');
	});
});

/** A file system of its own, as small or as protected as a test needs; only root on Linux can make one. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.runIf(canMount)('disks', () => {
	function mount(options: string): string {
		const folder = temporaryFolder();
		execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
		onTestFinished(() => {
			execFileSync('umount', ['-l', folder]);
		});
		return folder;
	}

	it('a full disk loses nothing that was acknowledged, and says so', () => {
		const folder = mount('size=1m');
		const path = join(folder, 'full.synthema');
		const { file, personId } = ProjectFile.create(path, { title: 'Full', person: 'Ada' });
		onTestFinished(() => file.close());
		const acknowledged: string[] = [];
		const fill = () => {
			for (let n = 0; n < 100; n++) {
				const name = `text ${n}`;
				file.run(
					'source.import',
					{ texts: [imported(name, `${n} ${'words and more words '.repeat(2000)}`)] },
					personId,
				);
				acknowledged.push(name);
			}
		};
		expect(fill).toThrow(refusal('disk.full'));
		expect(acknowledged.length).toBeGreaterThan(0);
		const names = () =>
			file.connection.all<{ name: string }>('SELECT name FROM source ORDER BY position').map((row) => row.name);
		expect(names()).toEqual(acknowledged);
		expect(check(file)).toEqual([]);
		execFileSync('mount', ['-o', 'remount,size=8m', folder]);
		file.run('code.create', { id: newId(), name: 'there is room again' }, personId);
		expect(check(file)).toEqual([]);
	});

	it('a read-only disk can be read', () => {
		const folder = mount('size=4m');
		const p = project();
		p.code('kept');
		const want = contents(p.file);
		p.file.close();
		const path = join(folder, 'ro.synthema');
		copyFileSync(p.path, path);
		execFileSync('mount', ['-o', 'remount,ro', folder]);
		const file = ProjectFile.open(path, { person: 'Ada' });
		onTestFinished(() => file.close());
		expect(file.readOnly?.reason).toMatch(/folder|file/);
		expect(contents(file)).toEqual(want);
		expect(() => file.run('code.create', { id: newId(), name: 'x' }, p.me)).toThrow(refusal('project.readOnly'));
		expect(() => ProjectFile.create(join(folder, 'new.synthema'), { title: 'N', person: 'A' })).toThrow(
			refusal('project.notWritable'),
		);
	});
});

describe('check and repair', () => {
	it('find a quote that left its place, and put it back', () => {
		const p = project();
		const source = p.import('a.txt', 'one two three two');
		const code = p.code('x');
		const id = p.apply(source, 4, 7, code);
		p.file.connection.exec(`DROP TRIGGER codingUpdated; UPDATE coding SET start = 5, "end" = 8 WHERE id = '${id}'`);
		expect(check(p.file).map((problem) => problem.code)).toEqual(expect.arrayContaining(['quote', 'log']));
		p.file.close();
		const out = `${p.path}.repaired`;
		const { notes } = repair(p.path, out);
		expect(notes).toMatchObject([{ code: 'quoteMoved' }]);
		const file = ProjectFile.open(out, { person: 'Ada' });
		onTestFinished(() => file.close());
		expect(check(file)).toEqual([]);
		expect(file.connection.get('SELECT start, "end", quote FROM coding')).toEqual({ start: 4, end: 7, quote: 'two' });
	});

	it('find an altered text', () => {
		const p = project();
		p.import('a.txt', 'one two three');
		p.file.connection.exec(`UPDATE content SET bytes = CAST('two one three' AS BLOB)`);
		expect(check(p.file).map((problem) => problem.code)).toContain('contentChanged');
	});

	it('save what can be read of a file with bad pages', () => {
		const p = project();
		const source = p.import('a.txt', 'one two three four five six seven. '.repeat(3000));
		const code = p.code('x');
		for (let n = 0; n < 400; n++) p.apply(source, n * 10, n * 10 + 9, code);
		p.file.close();
		const bytes = readFileSync(p.path);
		const page = bytes.indexOf('coding.apply', bytes.length >> 1) & ~4095;
		bytes.fill(0xff, page, page + 4096);
		writeFileSync(p.path, bytes);
		const out = `${p.path}.repaired`;
		const { saved } = repair(p.path, out);
		expect(saved.source).toBe(1);
		expect(saved.coding).toBeGreaterThan(300);
		const file = ProjectFile.open(out, { person: 'Ada' });
		onTestFinished(() => file.close());
		expect(check(file)).toEqual([]);
	});
});
