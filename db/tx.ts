/** What an operation works with: typed writes on logged tables, inside one transaction. */

import { SynthemaError } from '#core/errors.ts';
import type { Id } from '#core/model.ts';
import { newId, now } from './ids.ts';
import { LOGGED } from './schema.ts';
import type { Connection, Value } from './sqlite.ts';
import type { Texts } from './texts.ts';

export type Row = Record<string, Value>;

export class Tx {
	readonly connection: Connection;
	readonly texts: Texts;
	/** Who does it. */
	readonly personId: Id;
	/** When, UTC ISO 8601. */
	readonly at: string;
	/** For the sentence in history and audit trail. */
	detail: Record<string, string | number> = {};

	constructor(connection: Connection, texts: Texts, personId: Id) {
		this.connection = connection;
		this.texts = texts;
		this.personId = personId;
		this.at = now();
	}

	newId(): Id {
		return newId();
	}

	all<T>(sql: string, ...params: Value[]): T[] {
		return this.connection.all<T>(sql, ...params);
	}

	get<T>(sql: string, ...params: Value[]): T | undefined {
		return this.connection.get<T>(sql, ...params);
	}

	value<T>(sql: string, ...params: Value[]): T {
		return this.connection.value<T>(sql, ...params);
	}

	/** The row with this id, or a `missing.<table>` error: somebody else has removed it meanwhile. */
	need<T>(table: string, id: Id): T {
		const row = this.get<T>(`SELECT * FROM ${table} WHERE id = ?`, id);
		if (!row) throw new SynthemaError(`missing.${table}`, { id });
		return row;
	}

	insert(table: string, row: object): void {
		const columns = LOGGED[table]!.columns;
		this.connection.run(
			`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
			...columns.map((column) => (row as Row)[column] ?? null),
		);
	}

	/** Sets some columns of a row; columns that are undefined stay. */
	update(table: string, id: Id, fields: object): void {
		const entries = Object.entries(fields as Row).filter(([, value]) => value !== undefined);
		if (entries.length === 0) return;
		const known = LOGGED[table]!.columns;
		for (const [column] of entries) if (!known.includes(column)) throw new Error(`no column ${table}.${column}`);
		this.connection.run(
			`UPDATE ${table} SET ${entries.map(([column]) => `"${column}" = ?`).join(', ')} WHERE id = ?`,
			...entries.map(([, value]) => value),
			id,
		);
	}

	/** Removes the rows in which the given columns have the given values. */
	remove(table: string, where: Row): number {
		const columns = Object.keys(where);
		return this.connection.run(
			`DELETE FROM ${table} WHERE ${columns.map((column) => `"${column}" = ?`).join(' AND ')}`,
			...Object.values(where),
		);
	}

	/** Numbers an ordered list of rows from 0, writing only those whose place changes. */
	renumber(table: string, ids: readonly Id[]): void {
		for (const [position, id] of ids.entries()) {
			this.connection.run(`UPDATE ${table} SET position = ? WHERE id = ? AND position <> ?`, position, id, position);
		}
	}

	/** Ids of rows in their order; `where` is SQL of ours, never of a person. */
	ordered(table: string, where = '1', ...params: Value[]): Id[] {
		return this.all<{ id: Id }>(`SELECT id FROM ${table} WHERE ${where} ORDER BY position, id`, ...params).map(
			(row) => row.id,
		);
	}

	/** Moves a row to a place among its siblings, from 0; beyond the end means last. */
	moveTo(table: string, siblings: readonly Id[], ids: readonly Id[], position: number): void {
		const rest = siblings.filter((id) => !ids.includes(id));
		rest.splice(position, 0, ...ids);
		this.renumber(table, rest);
	}
}
