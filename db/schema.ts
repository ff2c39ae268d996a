/** Versions of the project file, and the triggers that write its change log. */

import { newId, now } from './ids.ts';
import * as first from './migrations/0001.ts';
import * as second from './migrations/0002.ts';
import * as third from './migrations/0003.ts';
import * as fourth from './migrations/0004.ts';
import type { Connection } from './sqlite.ts';

/** "SYNT": says that a SQLite file is a Synthema project. */
export const APPLICATION_ID = 0x53594e54;

const MIGRATIONS = [first, second, third, fourth];
export const SCHEMA_VERSION = MIGRATIONS.at(-1)!.version;

interface LoggedTable {
	columns: readonly string[];
	/** Columns that name a row; joined by `:` in the log. */
	key: readonly string[];
}

/** Every table whose rows the log records. `content`, `passage`, `staged` and the log itself are not among them. */
export const LOGGED: Readonly<Record<string, LoggedTable>> = {
	project: { key: ['id'], columns: ['id', 'projectId', 'title', 'createdAt'] },
	person: { key: ['id'], columns: ['id', 'name', 'createdAt'] },
	study: {
		key: ['id'],
		columns: [
			'id',
			'label',
			'authors',
			'year',
			'title',
			'country',
			'participants',
			'dataCollection',
			'analysisMethod',
			'position',
			'journal',
			'volume',
			'issue',
			'pages',
			'doi',
			'pmid',
			'url',
			'abstract',
			'keywords',
		],
	},
	source: {
		key: ['id'],
		columns: [
			'id',
			'studyId',
			'name',
			'language',
			'encoding',
			'mediaType',
			'characters',
			'lineRule',
			'sha256',
			'textSha256',
			'position',
			'importedAt',
			'role',
			'pageCount',
			'layoutSha256',
			'revision',
		],
	},
	section: { key: ['id'], columns: ['id', 'sourceId', 'kind', 'title', 'depth', 'start', 'end'] },
	code: {
		key: ['id'],
		columns: [
			'id',
			'name',
			'definition',
			'useWhen',
			'notWhen',
			'example',
			'colour',
			'parentId',
			'position',
			'createdAt',
			'aliases',
		],
	},
	bookmark: { key: ['id'], columns: ['id', 'sourceId', 'personId', 'start', 'end', 'label', 'createdAt'] },
	coding: { key: ['id'], columns: ['id', 'sourceId', 'codeId', 'personId', 'start', 'end', 'quote', 'createdAt'] },
	considered: { key: ['id'], columns: ['id', 'sourceId', 'personId', 'start', 'end'] },
	theme: { key: ['id'], columns: ['id', 'level', 'name', 'finding', 'definition', 'position', 'createdAt'] },
	themeCode: { key: ['themeId', 'codeId'], columns: ['themeId', 'codeId', 'position'] },
	themeTheme: { key: ['analyticalId', 'descriptiveId'], columns: ['analyticalId', 'descriptiveId', 'position'] },
	themeQuote: { key: ['themeId', 'codingId'], columns: ['themeId', 'codingId', 'position', 'stance'] },
	checklist: { key: ['id'], columns: ['id', 'name', 'items', 'answers', 'createdAt'] },
	appraisal: {
		key: ['id'],
		columns: [
			'id',
			'studyId',
			'checklistId',
			'personId',
			'stage',
			'answers',
			'overall',
			'note',
			'finished',
			'createdAt',
			'updatedAt',
		],
	},
	confidence: {
		key: ['themeId'],
		columns: [
			'themeId',
			'methods',
			'methodsWhy',
			'coherence',
			'coherenceWhy',
			'adequacy',
			'adequacyWhy',
			'relevance',
			'relevanceWhy',
			'overall',
			'overallWhy',
			'personId',
			'updatedAt',
		],
	},
	memo: {
		key: ['id'],
		columns: ['id', 'targetKind', 'targetId', 'personId', 'body', 'plain', 'createdAt', 'updatedAt'],
	},
	revision: {
		key: ['id'],
		columns: [
			'id',
			'sourceId',
			'number',
			'textSha256',
			'layoutSha256',
			'characters',
			'lineRule',
			'reason',
			'personId',
			'supersededAt',
		],
	},
	unplaced: {
		key: ['id'],
		columns: ['id', 'sourceId', 'codeId', 'personId', 'revision', 'start', 'end', 'quote', 'createdAt', 'quoteOf'],
	},
	carried: { key: ['codingId'], columns: ['codingId', 'sourceId', 'revision', 'score', 'quote'] },
	setting: { key: ['key'], columns: ['key', 'value'] },
	finished: { key: ['sourceId', 'personId'], columns: ['sourceId', 'personId', 'finishedAt'] },
};

/** SQL for a row of a logged table as the JSON of the log; `alias` is NEW, OLD or a table's name. */
export function rowJson(table: string, alias: string): string {
	return `json_object(${LOGGED[table]!.columns.map((column) => `'${column}', ${alias}."${column}"`).join(', ')})`;
}

/** SQL for the name of a row in the log. */
export function rowKey(table: string, alias: string): string {
	return LOGGED[table]!.key.map((column) => `${alias}."${column}"`).join(` || ':' || `);
}

function triggers(table: string): string {
	const record = (row: 'NEW' | 'OLD', before: string, after: string) => `
	SELECT RAISE(ABORT, 'write outside an operation') WHERE NOT EXISTS (SELECT 1 FROM writing);
	INSERT INTO change (operation, tableName, rowId, before, after)
	VALUES ((SELECT seq FROM writing), '${table}', ${rowKey(table, row)}, ${before}, ${after});`;
	const same = LOGGED[table]!.columns.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
	const key = LOGGED[table]!.key.map((column) => `OLD."${column}" IS NOT NEW."${column}"`).join(' OR ');
	return `
CREATE TRIGGER ${table}Inserted AFTER INSERT ON ${table} BEGIN ${record('NEW', 'NULL', rowJson(table, 'NEW'))} END;
CREATE TRIGGER ${table}Updated AFTER UPDATE ON ${table} WHEN ${same} BEGIN
	SELECT RAISE(ABORT, 'a key never changes') WHERE ${key};
	${record('NEW', rowJson(table, 'OLD'), rowJson(table, 'NEW'))}
END;
CREATE TRIGGER ${table}Deleted AFTER DELETE ON ${table} BEGIN ${record('OLD', rowJson(table, 'OLD'), 'NULL')} END;
`;
}

/** Writes into the log what a migration did to rows that were there, so that the log goes on telling the present state. */
function logUpgrade(connection: Connection, from: number): void {
	const seq = connection.value<number>('SELECT coalesce(max(seq), 0) + 1 FROM operation');
	let changed = 0;
	for (const table of Object.keys(LOGGED)) {
		const lastWord = `(SELECT after FROM change WHERE tableName = '${table}' AND rowId = ${rowKey(table, table)} ORDER BY id DESC LIMIT 1)`;
		changed += connection.run(
			`INSERT INTO change (operation, tableName, rowId, before, after)
			SELECT @seq, '${table}', ${rowKey(table, table)}, ${lastWord}, ${rowJson(table, table)} FROM ${table}
			WHERE ${rowJson(table, table)} IS NOT ${lastWord}`,
			{ seq },
		);
	}
	if (changed === 0) return;
	connection.run(
		'INSERT INTO operation (seq, id, name, personId, at, detail) VALUES (?, ?, ?, (SELECT id FROM person ORDER BY createdAt, id LIMIT 1), ?, ?)',
		seq,
		newId(),
		'project.upgrade',
		now(),
		JSON.stringify({ from, to: SCHEMA_VERSION }),
	);
}

/**
 * Brings a file from the version it has to `SCHEMA_VERSION`, in one transaction, and makes its log triggers anew.
 * A new file comes out with all tables. Throws what SQLite throws; the file is then as it was.
 */
export function migrate(connection: Connection): void {
	const from = connection.value<number>('PRAGMA user_version');
	if (from === SCHEMA_VERSION) return;
	connection.exec('BEGIN IMMEDIATE');
	try {
		for (const table of Object.keys(LOGGED)) {
			for (const when of ['Inserted', 'Updated', 'Deleted']) connection.exec(`DROP TRIGGER IF EXISTS ${table}${when}`);
		}
		for (const migration of MIGRATIONS) if (migration.version > from) connection.exec(migration.up);
		if (from > 0) logUpgrade(connection, from);
		for (const table of Object.keys(LOGGED)) connection.exec(triggers(table));
		connection.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION};`);
		connection.exec('COMMIT');
	} catch (error) {
		if (connection.raw.inTransaction) connection.exec('ROLLBACK');
		throw error;
	}
}
