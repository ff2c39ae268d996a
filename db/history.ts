/** Undo and redo from the change log. What was undone stays in the log; undo is an operation like any other. */
import type { Id } from '#core/model.ts';
import { LOGGED } from './schema.ts';
import type { Connection, Value } from './sqlite.ts';

export interface Step {
	seq: number;
	operation: Id;
	name: string;
	detail: Record<string, string | number>;
}

export interface ChangedRow {
	table: string;
	id: string;
	before: Record<string, Value> | null;
	after: Record<string, Value> | null;
}

type RawChange = { tableName: string; rowId: string; before: string | null; after: string | null };

function step(connection: Connection, order: string, state: string): Step | null {
	const row = connection.get<{ seq: number; id: Id; name: string; detail: string }>(
		`SELECT o.seq, o.id, o.name, o.detail FROM history h JOIN operation o ON o.seq = h.seq WHERE h.state = ? ORDER BY h.seq ${order} LIMIT 1`,
		state,
	);
	return row ? { seq: row.seq, operation: row.id, name: row.name, detail: JSON.parse(row.detail) } : null;
}

/** What undo would take back, null when there is nothing. */
export function undoStep(connection: Connection): Step | null {
	return step(connection, 'DESC', 'done');
}

/** What redo would do again, null when there is nothing. */
export function redoStep(connection: Connection): Step | null {
	return step(connection, 'ASC', 'undone');
}

/** The rows an operation changed, in order; `limit` + 1 at most, so that a caller can tell when there are more. */
export function changesOf(connection: Connection, seq: number, limit: number): ChangedRow[] {
	return connection
		.all<RawChange>(
			'SELECT tableName, rowId, before, after FROM change WHERE operation = ? ORDER BY id LIMIT ?',
			seq,
			limit + 1,
		)
		.map((row) => ({
			table: row.tableName,
			id: row.rowId,
			before: row.before === null ? null : JSON.parse(row.before),
			after: row.after === null ? null : JSON.parse(row.after),
		}));
}

/** The tables an operation touched. */
export function tablesOf(connection: Connection, seq: number): string[] {
	return connection
		.all<{ tableName: string }>('SELECT DISTINCT tableName FROM change WHERE operation = ?', seq)
		.map((row) => row.tableName);
}

function put(connection: Connection, table: string, row: Record<string, Value>): void {
	const { columns: all, key } = LOGGED[table]!;
	// A row of an older version of the file lacks columns that came later; they stay, or take their default.
	const columns = all.filter((column) => column in row);
	const rest = columns.filter((column) => !key.includes(column));
	connection.run(
		`INSERT INTO ${table} (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
		ON CONFLICT (${key.map((c) => `"${c}"`).join(', ')}) DO ${rest.length === 0 ? 'NOTHING' : `UPDATE SET ${rest.map((c) => `"${c}" = excluded."${c}"`).join(', ')}`}`,
		...columns.map((column) => row[column]!),
	);
}

function drop(connection: Connection, table: string, row: Record<string, Value>): void {
	const { key } = LOGGED[table]!;
	connection.run(
		`DELETE FROM ${table} WHERE ${key.map((c) => `"${c}" = ?`).join(' AND ')}`,
		...key.map((c) => row[c] ?? null),
	);
}

/** Applies the rows of a past operation: backwards and in reverse order for undo, forwards for redo. */
export function applyChanges(connection: Connection, seq: number, direction: 'undo' | 'redo'): void {
	const changes = connection.all<RawChange>(
		`SELECT tableName, rowId, before, after FROM change WHERE operation = ? ORDER BY id ${direction === 'undo' ? 'DESC' : 'ASC'}`,
		seq,
	);
	for (const change of changes) {
		const [from, to] = direction === 'undo' ? [change.after, change.before] : [change.before, change.after];
		if (to !== null) put(connection, change.tableName, JSON.parse(to));
		else if (from !== null) drop(connection, change.tableName, JSON.parse(from));
	}
}
