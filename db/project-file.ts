/** A project file: opening, creating, and the one way to write to it. */
import {
	accessSync,
	closeSync,
	constants,
	existsSync,
	openSync,
	readSync,
	renameSync,
	rmSync,
	statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import type { Id } from '#core/model.ts';
import { dropStaged, type StoredText, stageText, type TextContent } from './content.ts';
import { applyChanges, type ChangedRow, changesOf, redoStep, type Step, tablesOf, undoStep } from './history.ts';
import { newId, now } from './ids.ts';
import { holderOf, Lock } from './lock.ts';
import {
	type AnyHandler,
	type DbInput,
	type DbOperationName,
	type DbResult,
	dbOperations,
} from './operations/index.ts';
import { explain } from './problems.ts';
import { APPLICATION_ID, migrate, SCHEMA_VERSION } from './schema.ts';
import { Connection } from './sqlite.ts';
import { Texts } from './texts.ts';
import { Tx } from './tx.ts';

/** Rows that travel with a change at most; of more only the tables are named. */
const FEED_ROWS = 500;

/** Why a project cannot be written. */
export interface ReadOnly {
	reason: 'in-use' | 'folder' | 'file';
	/** Who has it open, empty unless `in-use`. */
	holder: string;
	since: string;
}

/** One committed operation. */
export interface Committed {
	operation: Id;
	name: string;
	personId: Id;
	tables: string[];
	/** Null when there were more than 500. */
	rows: ChangedRow[] | null;
}

export interface RunResult<R> {
	/** Null when nothing had to be changed; the file is then as it was. */
	committed: Committed | null;
	result: R;
}

export interface ProjectRow {
	projectId: Id;
	title: string;
	createdAt: string;
}

/** The first hundred bytes say whether SQLite and Synthema made a file, and whether it is whole. */
function examine(path: string): void {
	const file = basename(path);
	const header = Buffer.alloc(100);
	const handle = openSync(path, 'r');
	let read: number;
	try {
		read = readSync(handle, header, 0, 100, 0);
	} finally {
		closeSync(handle);
	}
	if (read === 0) throw new SynthemaError('file.empty', { file });
	if (header.toString('latin1', 0, Math.min(read, 16)) !== 'SQLite format 3\0'.slice(0, read))
		throw new SynthemaError('file.notProject', { file });
	if (read < 100) throw new SynthemaError('file.damaged', { file });
	const pageSize = header.readUInt16BE(16) === 1 ? 65536 : header.readUInt16BE(16);
	const pages = header.readUInt32BE(28);
	const journal = statSync(`${path}-journal`, { throwIfNoEntry: false });
	// With a journal beside it the file may be in the middle of a write that SQLite will take back by itself.
	if (!journal?.size && statSync(path).size < pageSize * pages) throw new SynthemaError('file.damaged', { file });
	if (header.readUInt32BE(68) !== APPLICATION_ID) throw new SynthemaError('file.notProject', { file });
	const version = header.readUInt32BE(60);
	if (version > SCHEMA_VERSION) throw new SynthemaError('file.newer', { file, version, known: SCHEMA_VERSION });
}

function writable(path: string): boolean {
	try {
		accessSync(path, constants.W_OK);
		return true;
	} catch {
		// No permission or a read-only disk: either way it can only be read.
		return false;
	}
}

function connect(path: string, readonly: boolean): Connection {
	const connection = new Connection(path, { readonly, fileMustExist: true, timeout: 5000 });
	// A rollback journal leaves one file at rest, which may lie in a synchronised folder; EXTRA also syncs the folder
	// after the journal is gone, so that a commit survives power loss. TRUNCATE saves making and unlinking it each time.
	if (!readonly) connection.exec('PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = EXTRA;');
	connection.exec(
		'PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -32000; PRAGMA temp_store = MEMORY;',
	);
	return connection;
}

export class ProjectFile {
	readonly path: string;
	readonly readOnly: ReadOnly | null;
	readonly connection: Connection;
	readonly texts: Texts;
	private readonly lock: Lock | null;
	private closed = false;

	private constructor(path: string, connection: Connection, lock: Lock | null, readOnly: ReadOnly | null) {
		this.path = path;
		this.connection = connection;
		this.texts = new Texts(connection);
		this.lock = lock;
		this.readOnly = readOnly;
	}

	/**
	 * Makes a project file with one person. It is built under another name and appears whole or not at all. Throws
	 * `file.exists`, `folder.missing`, `project.notWritable`, `disk.full`.
	 */
	static create(
		path: string,
		{ title, person }: { title: string; person: string },
	): { file: ProjectFile; personId: Id } {
		if (existsSync(path)) throw new SynthemaError('file.exists', { file: path });
		const folder = dirname(path);
		if (!existsSync(folder)) throw new SynthemaError('folder.missing', { folder });
		const draft = join(folder, `.${basename(path)}.${process.pid}.new`);
		const personId = newId();
		try {
			rmSync(draft, { force: true });
			const connection = new Connection(draft, {});
			try {
				connection.exec('PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;');
				migrate(connection);
				const texts = new Texts(connection);
				commit(connection, new Tx(connection, texts, personId), 'project.create', { title, person }, false, (tx) => {
					tx.insert('project', { id: 'project', projectId: newId(), title, createdAt: tx.at });
					tx.insert('person', { id: personId, name: person, createdAt: tx.at });
				});
			} finally {
				connection.close();
			}
			if (existsSync(path)) throw new SynthemaError('file.exists', { file: path });
			renameSync(draft, path);
		} catch (error) {
			rmSync(draft, { force: true });
			rmSync(`${draft}-journal`, { force: true });
			throw explain(error, path);
		}
		return { file: ProjectFile.open(path, { person }), personId };
	}

	/**
	 * Opens a project file, for writing if nobody else has it and the disk allows it. `person` is what others are told
	 * about who has it. With `readOnly` it is never locked or changed. Throws `file.missing`, `file.empty`,
	 * `file.notProject`, `file.damaged`, `file.newer`, `disk.failed`.
	 */
	static open(path: string, options: { person: string; readOnly?: boolean }): ProjectFile {
		let lock: Lock | null = null;
		try {
			if (!statSync(path).isFile()) throw new SynthemaError('file.notProject', { file: basename(path) });
			examine(path);
			let readOnly: ReadOnly | null = null;
			if (options.readOnly) {
				const holder = holderOf(path);
				readOnly = { reason: holder ? 'in-use' : 'file', holder: holder?.person ?? '', since: holder?.since ?? '' };
			} else if (!writable(path)) readOnly = { reason: 'file', holder: '', since: '' };
			else if (!writable(dirname(path))) readOnly = { reason: 'folder', holder: '', since: '' };
			else {
				try {
					const taken = Lock.take(path, options.person);
					if (taken instanceof Lock) lock = taken;
					else readOnly = { reason: 'in-use', holder: taken.person, since: taken.since };
				} catch (error) {
					if (!['EROFS', 'EACCES', 'EPERM', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? ''))
						throw error;
					readOnly = { reason: 'folder', holder: '', since: '' };
				}
			}
			const connection = connect(path, readOnly !== null);
			try {
				if (readOnly === null) {
					migrate(connection);
					dropStaged(connection, null);
				} else if (connection.value<number>('PRAGMA user_version') < SCHEMA_VERSION)
					throw new SynthemaError('file.older', { file: basename(path) });
				connection.get('SELECT 1 FROM project');
				return new ProjectFile(path, connection, lock, readOnly);
			} catch (error) {
				connection.close();
				throw error;
			}
		} catch (error) {
			lock?.release();
			throw explain(error, path);
		}
	}

	/** The project's own row. */
	get project(): ProjectRow {
		return this.connection.get<ProjectRow>('SELECT projectId, title, createdAt FROM project')!;
	}

	/**
	 * Runs one operation as a person: wholly, committed to the disk, or not at all. Throws the SynthemaErrors of the
	 * operation, `project.readOnly`, `disk.full`, `disk.failed`, `project.busy`.
	 */
	run<N extends DbOperationName>(name: N, params: DbInput<N>, personId: Id): RunResult<DbResult<N>> {
		return this.write(personId, (tx) =>
			commit(
				this.connection,
				tx,
				name,
				{},
				true,
				(inner) => (dbOperations[name] as AnyHandler)(inner, params as never) as DbResult<N>,
			),
		);
	}

	/**
	 * Keeps a text that an operation will take in, see `stageText`; not a change of the project. Throws `import.empty`,
	 * `project.readOnly`, `disk.full`, `disk.failed`.
	 */
	stage(content: TextContent): StoredText {
		return this.guarded(() => stageText(this.connection, content));
	}

	/** Drops texts that were staged and not taken in; after `close` the next opening does. Throws `disk.failed`. */
	unstage(texts: readonly StoredText[]): void {
		if (this.closed) return;
		this.guarded(() => dropStaged(this.connection, texts));
	}

	/** Takes back the last operation that is not undone. `committed` is null when there is none. */
	undo(personId: Id): RunResult<string | null> {
		return this.travel(personId, 'undo', undoStep(this.connection));
	}

	/** Does again what was undone last. `committed` is null when there is nothing. */
	redo(personId: Id): RunResult<string | null> {
		return this.travel(personId, 'redo', redoStep(this.connection));
	}

	/** Tells whoever opens the file meanwhile who works in it. */
	heldBy(person: string): void {
		this.lock?.rename(person);
	}

	/** What undo and redo would do next. */
	history(): { undo: Step | null; redo: Step | null } {
		return { undo: undoStep(this.connection), redo: redoStep(this.connection) };
	}

	/** Closes the file and gives its lock back. A second call does nothing. */
	close(): void {
		if (this.closed) return;
		this.closed = true;
		// Leaves the one file and no empty journal beside it.
		if (!this.readOnly) this.connection.exec('PRAGMA journal_mode = DELETE');
		this.connection.close();
		this.lock?.release();
	}

	private travel(personId: Id, direction: 'undo' | 'redo', step: Step | null): RunResult<string | null> {
		if (!step) return { committed: null, result: null };
		return this.write(personId, (tx) => {
			const run = commit(
				this.connection,
				tx,
				`history.${direction}`,
				{ ...step.detail, what: step.name },
				step.seq,
				() => {
					applyChanges(this.connection, step.seq, direction);
					this.connection.run(
						'UPDATE history SET state = ? WHERE seq = ?',
						direction === 'undo' ? 'undone' : 'done',
						step.seq,
					);
					return step.name;
				},
			);
			return run;
		});
	}

	private write<R>(personId: Id, work: (tx: Tx) => R): R {
		return this.guarded(() => work(new Tx(this.connection, this.texts, personId)));
	}

	private guarded<R>(work: () => R): R {
		if (this.readOnly) {
			throw new SynthemaError('project.readOnly', {
				file: basename(this.path),
				context: this.readOnly.reason,
				holder: this.readOnly.holder,
			});
		}
		try {
			return work();
		} catch (error) {
			throw explain(error, this.path);
		}
	}
}

/**
 * One transaction: the operation's row, the work, its changes in the log. `undoable` is true for an operation that undo
 * may take back, the number of the operation concerned for undo and redo themselves, false for neither.
 */
function commit<R>(
	connection: Connection,
	tx: Tx,
	name: string,
	detail: Record<string, string | number>,
	undoable: boolean | number,
	work: (tx: Tx) => R,
): RunResult<R> {
	connection.exec('BEGIN IMMEDIATE');
	try {
		const seq = connection.value<number>('SELECT coalesce(max(seq), 0) + 1 FROM operation');
		connection.run('INSERT INTO writing (id, seq) VALUES (1, ?)', seq);
		tx.detail = detail;
		const result = work(tx);
		connection.run('DELETE FROM writing');
		if (!connection.get('SELECT 1 FROM change WHERE operation = ? LIMIT 1', seq)) {
			connection.exec('ROLLBACK');
			return { committed: null, result };
		}
		const operation = newId();
		connection.run(
			'INSERT INTO operation (seq, id, name, personId, at, detail, target) VALUES (?, ?, ?, ?, ?, ?, ?)',
			seq,
			operation,
			name,
			tx.personId,
			now(),
			JSON.stringify(tx.detail),
			typeof undoable === 'number' ? undoable : null,
		);
		if (undoable === true) {
			connection.run(`DELETE FROM history WHERE state = 'undone'`);
			connection.run(`INSERT INTO history (seq, state) VALUES (?, 'done')`, seq);
		}
		const rows = changesOf(connection, seq, FEED_ROWS);
		const committed: Committed = {
			operation,
			name,
			personId: tx.personId,
			tables: rows.length > FEED_ROWS ? tablesOf(connection, seq) : [...new Set(rows.map((row) => row.table))],
			rows: rows.length > FEED_ROWS ? null : rows,
		};
		connection.exec('COMMIT');
		return { committed, result };
	} catch (error) {
		if (connection.raw.inTransaction) connection.exec('ROLLBACK');
		throw error;
	}
}
