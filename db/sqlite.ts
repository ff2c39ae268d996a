/** The one place that loads SQLite. */
import Database from 'better-sqlite3';

export type Sqlite = Database.Database;
export type Value = string | number | bigint | Buffer | null;
/** Values for `?` in order, or one object for `@name`. */
type Params = readonly (Value | Readonly<Record<string, Value>>)[];

/** A connection with its prepared statements. */
export class Connection {
	readonly raw: Sqlite;
	private readonly statements = new Map<string, Database.Statement>();

	constructor(path: string, options: Database.Options) {
		this.raw = new Database(path, options);
	}

	private prepare(sql: string, arrays = false): Database.Statement {
		const key = arrays ? `arrays ${sql}` : sql;
		let statement = this.statements.get(key);
		if (!statement) {
			statement = this.raw.prepare(sql);
			if (arrays) statement.raw(true);
			this.statements.set(key, statement);
		}
		return statement;
	}

	/** All rows as objects. */
	all<T>(sql: string, ...params: Params): T[] {
		return this.prepare(sql).all(...params) as T[];
	}

	/** All rows as arrays: cheaper than objects where there are many. */
	rows<T extends Value[]>(sql: string, ...params: Params): T[] {
		return this.prepare(sql, true).all(...params) as unknown as T[];
	}

	/** Rows as arrays, one at a time; nothing else may run on the connection until the last has been taken or left. */
	each<T extends Value[]>(sql: string, ...params: Params): IterableIterator<T> {
		return this.prepare(sql, true).iterate(...params) as unknown as IterableIterator<T>;
	}

	/** The first row, or undefined. */
	get<T>(sql: string, ...params: Params): T | undefined {
		return this.prepare(sql).get(...params) as T | undefined;
	}

	/** The first column of the first row. */
	value<T>(sql: string, ...params: Params): T {
		const row = this.get<Record<string, T>>(sql, ...params);
		return (row ? Object.values(row)[0] : undefined) as T;
	}

	/** Runs a statement and returns how many rows it changed. */
	run(sql: string, ...params: Params): number {
		return this.prepare(sql).run(...params).changes;
	}

	exec(sql: string): void {
		this.raw.exec(sql);
	}

	close(): void {
		this.statements.clear();
		this.raw.close();
	}
}

/** The result code of a failure of SQLite (`SQLITE_FULL`…), or null when it is something else. */
export function sqliteCode(error: unknown): string | null {
	return error instanceof Database.SqliteError ? error.code : null;
}
