/** Saves what can be read of a damaged project into a new file. */
import { existsSync, rmSync } from 'node:fs';
import { SynthemaError } from '#core/errors.ts';
import type { Coding, Person, Revision, Source, Unplaced } from '#core/model.ts';
import type { Problem } from './check.ts';
import { indexText } from './content.ts';
import { newId, now } from './ids.ts';
import { explain } from './problems.ts';
import { LOGGED, migrate } from './schema.ts';
import { Connection, type Value } from './sqlite.ts';

export interface Repair {
	/** Rows saved, by table. */
	saved: Record<string, number>;
	/** Rows that had to be left out or changed, as `repair.<code>` in the message catalogue. */
	notes: Problem[];
}

/** Reads a table row by row, so that one bad page costs its own rows only. */
function* readable(from: Connection, table: string, notes: Problem[]): Generator<Record<string, Value>> {
	let ids: { rowid: number }[];
	const key = LOGGED[table]?.key ?? ['sha256'];
	const hasRowid = key.length === 1;
	try {
		if (!hasRowid) {
			yield* from.all<Record<string, Value>>(`SELECT * FROM ${table}`);
			return;
		}
		ids = from.all<{ rowid: number }>(`SELECT rowid FROM ${table} NOT INDEXED ORDER BY rowid`);
	} catch (error) {
		notes.push({ code: 'table', params: { table, message: (error as Error).message } });
		return;
	}
	for (const { rowid } of ids) {
		let row: Record<string, Value> | undefined;
		try {
			row = from.get<Record<string, Value>>(`SELECT * FROM ${table} WHERE rowid = ?`, rowid);
		} catch (error) {
			notes.push({ code: 'row', params: { table, row: rowid, message: (error as Error).message } });
		}
		if (row) yield row;
	}
}

/**
 * Writes a new project at `out` with everything of `path` that can be read and hangs together. The history starts anew
 * with one operation, `project.repair`. The damaged file stays as it is. Throws `file.exists` and what opening throws.
 */
export function repair(path: string, out: string): Repair {
	if (existsSync(out)) throw new SynthemaError('file.exists', { file: out });
	const notes: Problem[] = [];
	const saved: Record<string, number> = {};
	let from: Connection | null = null;
	let to: Connection | null = null;
	try {
		from = new Connection(path, { readonly: true, fileMustExist: true });
		to = new Connection(out, {});
		to.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;');
		migrate(to);
		to.exec('PRAGMA foreign_keys = ON; BEGIN IMMEDIATE; INSERT INTO writing (id, seq) VALUES (1, 1)');
		const keep = (table: string, row: Record<string, Value>) => {
			const columns = Object.keys(row);
			try {
				to!.run(
					`INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
					...Object.values(row),
				);
				saved[table] = (saved[table] ?? 0) + 1;
			} catch (error) {
				notes.push({
					code: 'row',
					params: { table, row: String(row.id ?? Object.values(row)[0]), message: (error as Error).message },
				});
			}
		};
		for (const table of ['content', ...Object.keys(LOGGED)])
			for (const row of readable(from, table, notes)) keep(table, row);
		if (!to.get('SELECT 1 FROM project'))
			keep('project', { id: 'project', projectId: newId(), title: '?', createdAt: now() });
		const person = to.get<Person>('SELECT * FROM person ORDER BY createdAt')?.id ?? '';
		to.run(
			'INSERT INTO operation (seq, id, name, personId, at, detail) VALUES (1, ?, ?, ?, ?, ?)',
			newId(),
			'project.repair',
			person,
			now(),
			'{}',
		);
		prune(to, notes);
		for (const source of to.all<Source>('SELECT * FROM source')) {
			const text = to.value<Buffer>('SELECT bytes FROM content WHERE sha256 = ?', source.textSha256).toString('utf8');
			indexText(to, source.textSha256, text);
			mendQuotes(to, source, text, notes);
			mendUnplaced(to, source, notes);
		}
		to.run('DELETE FROM writing');
		to.exec('COMMIT');
		return { saved, notes };
	} catch (error) {
		to?.close();
		to = null;
		rmSync(out, { force: true });
		throw explain(error, path);
	} finally {
		from?.close();
		to?.close();
	}
}

/** Takes out rows whose parent was lost, until none is left. */
function prune(to: Connection, notes: Problem[]): void {
	for (let before = Number.POSITIVE_INFINITY; ; ) {
		const broken = to.all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check');
		if (broken.length === 0) return;
		if (broken.length >= before) throw new Error(`references of ${broken[0]!.table} cannot be mended`);
		before = broken.length;
		for (const { table, rowid, parent } of broken) {
			if (rowid === null) {
				for (const [column, target] of KEYLESS[table] ?? [])
					to.run(`DELETE FROM ${table} WHERE "${column}" NOT IN (SELECT id FROM ${target})`);
			} else if (table === 'code' && parent === 'code')
				to.run('UPDATE code SET parentId = NULL WHERE rowid = ?', rowid);
			else to.run(`DELETE FROM ${table} WHERE rowid = ?`, rowid);
			notes.push({ code: 'reference', params: { table, parent } });
		}
	}
}

const KEYLESS: Record<string, [string, string][]> = {
	themeCode: [
		['themeId', 'theme'],
		['codeId', 'code'],
	],
	themeTheme: [
		['analyticalId', 'theme'],
		['descriptiveId', 'theme'],
	],
	themeQuote: [
		['themeId', 'theme'],
		['codingId', 'coding'],
	],
	finished: [
		['sourceId', 'source'],
		['personId', 'person'],
	],
};

/** A quote that is not at its offsets goes to the nearest place where it stands; one that stands nowhere follows the offsets. */
function mendQuotes(to: Connection, source: Source, text: string, notes: Problem[]): void {
	for (const coding of to.all<Coding>('SELECT * FROM coding WHERE sourceId = ?', source.id)) {
		if (text.slice(coding.start, coding.end) === coding.quote) continue;
		const at = placeOf(text, coding);
		const params = { source: source.name, coding: coding.id };
		if (coding.quote && at >= 0) {
			to.run('UPDATE coding SET start = ?, "end" = ? WHERE id = ?', at, at + coding.quote.length, coding.id);
			notes.push({ code: 'quoteMoved', params });
		} else if (coding.start < Math.min(coding.end, text.length)) {
			const end = Math.min(coding.end, text.length);
			to.run('UPDATE coding SET "end" = ?, quote = ? WHERE id = ?', end, text.slice(coding.start, end), coding.id);
			notes.push({ code: 'quoteTaken', params });
		} else {
			to.run('DELETE FROM themeQuote WHERE codingId = ?', coding.id);
			to.run('DELETE FROM carried WHERE codingId = ?', coding.id);
			to.run('DELETE FROM coding WHERE id = ?', coding.id);
			notes.push({ code: 'codingLost', params });
		}
	}
}

/** The nearest place where a quote stands; -1 where there is none. */
function placeOf(text: string, { start, quote }: Pick<Coding, 'start' | 'quote'>): number {
	const after = text.indexOf(quote, start);
	const before = text.lastIndexOf(quote, start);
	return after < 0 ? before : before < 0 || after - start < start - before ? after : before;
}

/** Codings that wait to be placed keep their words whatever their offsets say. */
function mendUnplaced(to: Connection, source: Source, notes: Problem[]): void {
	for (const revision of to.all<Revision>('SELECT * FROM revision WHERE sourceId = ?', source.id)) {
		const text = to.value<Buffer>('SELECT bytes FROM content WHERE sha256 = ?', revision.textSha256).toString('utf8');
		for (const row of to.all<Unplaced>(
			'SELECT * FROM unplaced WHERE sourceId = ? AND revision = ?',
			source.id,
			revision.number,
		)) {
			const at = text.slice(row.start, row.end) === row.quote ? -1 : placeOf(text, row);
			if (at < 0) continue;
			to.run('UPDATE unplaced SET start = ?, "end" = ? WHERE id = ?', at, at + row.quote.length, row.id);
			notes.push({ code: 'quoteMoved', params: { source: source.name, coding: row.id } });
		}
	}
}
