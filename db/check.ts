/** Whether a project file is sound: SQLite's own check, references, quotes, and the log against the present state. */
import { basename } from 'node:path';
import type { Carried, Coding, Revision, Source, Unplaced } from '#core/model.ts';
import { sha256 } from './content.ts';
import { explain } from './problems.ts';
import type { ProjectFile } from './project-file.ts';
import { LOGGED, rowJson, rowKey } from './schema.ts';

/** One thing that is wrong; `check.<code>` in the message catalogue. */
export interface Problem {
	code: string;
	params: Record<string, string | number>;
}

/** Problems listed of one kind at most; the rest is counted in a last one, `more`. */
const LISTED = 20;

function limited(problems: Problem[], found: readonly Problem[]): void {
	problems.push(...found.slice(0, LISTED));
	if (found.length > LISTED) problems.push({ code: 'more', params: { count: found.length - LISTED } });
}

function structure(file: ProjectFile): Problem[] {
	return file.connection
		.all<{ integrity_check: string }>('PRAGMA integrity_check(20)')
		.filter((row) => row.integrity_check !== 'ok')
		.map((row) => ({ code: 'sqlite', params: { message: row.integrity_check } }));
}

function references(file: ProjectFile): Problem[] {
	return file.connection
		.all<{ table: string; rowid: number | null; parent: string }>('PRAGMA foreign_key_check')
		.map((row) => ({ code: 'reference', params: { table: row.table, row: row.rowid ?? '', parent: row.parent } }));
}

type Text = Pick<Source, 'textSha256' | 'layoutSha256' | 'characters'>;

function contents(file: ProjectFile): Problem[] {
	const found: Problem[] = [];
	const examine = (source: string, original: string | null, { textSha256, layoutSha256, characters }: Text) => {
		for (const hash of new Set([original, textSha256, layoutSha256])) {
			if (hash === null) continue;
			const bytes = file.connection.value<Buffer | undefined>('SELECT bytes FROM content WHERE sha256 = ?', hash);
			if (!bytes) found.push({ code: 'contentMissing', params: { source } });
			else if (sha256(bytes) !== hash) found.push({ code: 'contentChanged', params: { source } });
			else if (hash === textSha256 && bytes.toString('utf8').length !== characters) {
				found.push({ code: 'length', params: { source } });
			}
		}
	};
	for (const source of file.connection.all<Source>('SELECT * FROM source')) {
		examine(source.name, source.sha256, source);
		for (const revision of revisionsOf(file, source)) examine(source.name, null, revision);
	}
	return found;
}

function revisionsOf(file: ProjectFile, source: Source): Revision[] {
	return file.connection.all('SELECT * FROM revision WHERE sourceId = ? ORDER BY number', source.id);
}

function quotes(file: ProjectFile): Problem[] {
	const found: Problem[] = [];
	for (const source of file.connection.all<Source>('SELECT * FROM source')) {
		if (!file.connection.get('SELECT 1 FROM content WHERE sha256 = ?', source.textSha256)) continue;
		const { text } = file.texts.of(source);
		for (const coding of file.connection.all<Coding>('SELECT * FROM coding WHERE sourceId = ?', source.id)) {
			if (text.slice(coding.start, coding.end) === coding.quote) continue;
			found.push({
				code: 'quote',
				params: { source: source.name, coding: coding.id, start: coding.start, end: coding.end },
			});
		}
	}
	return found;
}

/** What the corrections of texts left: the revisions are counted, and what waits or was carried stands in them. */
function corrections(file: ProjectFile): Problem[] {
	const found: Problem[] = [];
	const { connection } = file;
	const has = (hash: string) => connection.get('SELECT 1 FROM content WHERE sha256 = ?', hash) !== undefined;
	for (const source of connection.all<Source>('SELECT * FROM source')) {
		const waiting = connection.all<Unplaced>('SELECT * FROM unplaced WHERE sourceId = ?', source.id);
		const carried = connection.all<Carried>('SELECT * FROM carried WHERE sourceId = ?', source.id);
		const revisions = revisionsOf(file, source);
		const numbers = revisions.map(({ number }) => number);
		if (numbers.length !== source.revision - 1 || numbers.some((number, i) => number !== i + 1))
			found.push({ code: 'revisions', params: { source: source.name } });
		const texts = new Map(
			revisions.filter(({ textSha256 }) => has(textSha256)).map((row) => [row.number, file.texts.of(row).text]),
		);
		for (const { id, revision, start, end, quote } of waiting) {
			const text = texts.get(revision);
			// A text that is missing has been reported.
			if (text === undefined ? revision < source.revision : text.slice(start, end) === quote) continue;
			found.push({ code: 'unplaced', params: { source: source.name, coding: id, revision } });
		}
		for (const { codingId, revision, quote } of carried) {
			const stood = texts.size < revision - 1 || [...texts.values()].some((text) => text.includes(quote));
			const coding = connection.get('SELECT 1 FROM coding WHERE id = ? AND sourceId = ?', codingId, source.id);
			if (stood && coding && revision <= source.revision) continue;
			found.push({ code: 'carried', params: { source: source.name, coding: codingId } });
		}
	}
	return found;
}

function orphans(file: ProjectFile): Problem[] {
	const found: Problem[] = [];
	for (const target of ['project', 'study', 'source', 'code', 'coding', 'theme']) {
		for (const { id } of file.connection.all<{ id: string }>(
			`SELECT id FROM memo WHERE targetKind = ? AND targetId NOT IN (SELECT id FROM ${target})
			${target === 'coding' ? 'AND targetId NOT IN (SELECT id FROM unplaced)' : ''}`,
			target,
		)) {
			found.push({ code: 'memo', params: { memo: id } });
		}
	}
	return found;
}

/** The last word of the log on every row must be what the table says, and the other way round. */
function log(file: ProjectFile): Problem[] {
	const found: Problem[] = [];
	for (const table of Object.keys(LOGGED)) {
		const lastWord = `SELECT after FROM change WHERE tableName = '${table}' AND rowId = ${rowKey(table, table)} ORDER BY id DESC LIMIT 1`;
		const differing = `SELECT ${rowKey(table, table)} AS rowId FROM ${table} WHERE ${rowJson(table, table)} IS NOT (${lastWord}) LIMIT ?`;
		// Rows that the log still has and the table lacks.
		const lost = `
			SELECT rowId FROM (SELECT rowId, max(id) AS id FROM change WHERE tableName = '${table}' GROUP BY rowId) JOIN change USING (id, rowId)
			WHERE after IS NOT NULL AND rowId NOT IN (SELECT ${rowKey(table, table)} FROM ${table}) LIMIT ?`;
		for (const sql of [differing, lost]) {
			for (const { rowId } of file.connection.all<{ rowId: string }>(sql, LISTED + 1)) {
				found.push({ code: 'log', params: { table, row: rowId } });
			}
		}
		// Each change must begin where the one before it on the same row ended, or the log could not be replayed.
		const broken = `
			SELECT rowId FROM (
				SELECT rowId, before, lag(after) OVER (PARTITION BY rowId ORDER BY id) AS previous FROM change WHERE tableName = ?
			) WHERE before IS NOT previous LIMIT ?`;
		for (const { rowId } of file.connection.all<{ rowId: string }>(broken, table, LISTED + 1)) {
			found.push({ code: 'logGap', params: { table, row: rowId } });
		}
	}
	if (file.connection.get('SELECT 1 FROM writing')) found.push({ code: 'unfinished', params: {} });
	return found;
}

/** Everything that is wrong with an open project; empty when it is sound. */
export function check(file: ProjectFile): Problem[] {
	const problems: Problem[] = [];
	try {
		limited(problems, structure(file));
		if (problems.length > 0) return problems;
		for (const examine of [references, contents, quotes, corrections, orphans, log]) limited(problems, examine(file));
		return problems;
	} catch (error) {
		const explained = explain(error, file.path);
		if (explained === error) throw error;
		return [
			...problems,
			{ code: 'sqlite', params: { message: `${basename(file.path)}: ${(error as Error).message}` } },
		];
	}
}
