/** The project host: opens project files, shares each among the pages that look at it, and tells them what changed. */
import { realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import type { Id } from '#core/model.ts';
import {
	type Committed,
	type DbInput,
	type DbOperationName,
	type DbResult,
	lists,
	ProjectFile,
	type RunResult,
	sourceStats,
} from '#db/index.ts';
import type { MethodName, Output, ParsedInput } from './contract/methods.ts';
import type { ChangeEvent } from './contract/wire.ts';
import { handlers } from './handlers/index.ts';
import { ReadingService } from './reading/service.ts';
import { recentProjects, remember } from './recent.ts';

interface OpenProject {
	file: ProjectFile;
	sessions: Set<Session>;
}

/** How a handler reports that it is still at work. */
export type Report = (done: number, total: number, label: string) => void;

export interface CallOptions {
	signal?: AbortSignal;
	report?: Report;
}

type Handler = (session: Session, params: never, options: Required<CallOptions>) => unknown;

/** The same path however it was written, so that a project is opened once. */
function canonical(path: string): string {
	try {
		return realpathSync(path);
	} catch {
		// Opening it will say what is wrong.
		return resolve(path);
	}
}

export class Host {
	private readonly projects = new Map<string, OpenProject>();
	readonly version: string;
	private readonly uploads: string | null;
	readonly reading: ReadingService;
	/** Whether projects opened here go into the list of recent ones. */
	readonly remembers: boolean;

	/**
	 * `uploads` is the folder into which the web server puts files that pages send, null where there is none; `remembers`
	 * is false for scripts, which leave a person's list of recent projects alone.
	 */
	constructor(
		version: string,
		{ uploads = null, remembers = true }: { uploads?: string | null; remembers?: boolean } = {},
	) {
		this.version = version;
		this.uploads = uploads;
		this.reading = new ReadingService((ticket) => this.uploadPath(ticket));
		this.remembers = remembers;
	}

	/** Where an uploaded file lies, by its ticket; null for a ticket that this host never gave. */
	uploadPath(ticket: string): string | null {
		return this.uploads && /^[0-9a-f-]{36}$/.test(ticket) ? join(this.uploads, ticket) : null;
	}

	/** An uploaded file is not needed any more. */
	async dropUpload(ticket: string): Promise<void> {
		const path = this.uploadPath(ticket);
		if (path) await rm(path, { force: true });
	}

	/** A page or a script that works with one project at a time; `onChange` is told of every committed operation on it. */
	session(onChange: (change: ChangeEvent) => void = () => {}): Session {
		return new Session(this, onChange);
	}

	open(session: Session, path: string, person: string): ProjectFile {
		const key = canonical(path);
		let open = this.projects.get(key);
		if (!open) {
			open = { file: ProjectFile.open(key, { person }), sessions: new Set() };
			this.projects.set(key, open);
		}
		open.sessions.add(session);
		return open.file;
	}

	adopt(session: Session, file: ProjectFile): void {
		this.projects.set(canonical(file.path), { file, sessions: new Set([session]) });
	}

	leave(session: Session, file: ProjectFile): void {
		for (const [key, open] of this.projects) {
			if (open.file !== file) continue;
			open.sessions.delete(session);
			if (open.sessions.size > 0) return;
			this.projects.delete(key);
			file.close();
		}
	}

	broadcast(file: ProjectFile, committed: Committed): void {
		const { project } = file;
		for (const open of this.projects.values()) {
			if (open.file !== file) continue;
			for (const session of open.sessions) session.onChange({ project: project.projectId, ...committed });
		}
	}

	/** Closes every project; the process may end after it. */
	close(): void {
		for (const { file } of this.projects.values()) file.close();
		this.projects.clear();
		this.reading.close();
	}
}

export class Session {
	readonly host: Host;
	readonly onChange: (change: ChangeEvent) => void;
	private current: { file: ProjectFile; me: Id } | null = null;

	constructor(host: Host, onChange: (change: ChangeEvent) => void) {
		this.host = host;
		this.onChange = onChange;
	}

	/**
	 * Runs a method of the contract with parameters that have been validated. Throws SynthemaErrors, and an AbortError
	 * when `signal` ended it.
	 */
	async call<M extends MethodName>(method: M, params: ParsedInput<M>, options: CallOptions = {}): Promise<Output<M>> {
		const all: Required<CallOptions> = {
			signal: options.signal ?? new AbortController().signal,
			report: options.report ?? (() => {}),
		};
		all.signal.throwIfAborted();
		return (await (handlers[method] as Handler)(this, params as never, all)) as Output<M>;
	}

	/** The open project, or the error `project.none`. */
	get file(): ProjectFile {
		if (!this.current) throw new SynthemaError('project.none');
		return this.current.file;
	}

	/** Who works through this session. */
	get me(): Id {
		if (!this.current) throw new SynthemaError('project.none');
		return this.current.me;
	}

	create(path: string, title: string, person: string): void {
		this.close();
		const { file, personId } = ProjectFile.create(resolve(path), { title, person });
		this.host.adopt(this, file);
		this.enter(file, personId);
	}

	/** Opens a project as the person of that name; without one, or when the project lacks it, as who it was last time. */
	open(path: string, person: string | null): void {
		const before = this.current;
		const file = this.host.open(this, path, person ?? recentPerson(path) ?? '?');
		try {
			const people = lists.people(file);
			const last = recentProjects().find((entry) => entry.path === file.path)?.me;
			const me = people.find(({ name }) => name === person) ?? people.find(({ id }) => id === last) ?? people[0];
			if (before && before.file !== file) this.host.leave(this, before.file);
			this.enter(file, me?.id ?? '');
		} catch (error) {
			if (file !== before?.file) this.host.leave(this, file);
			throw error;
		}
	}

	be(personId: Id): void {
		const { file } = this;
		if (!lists.people(file).some(({ id }) => id === personId))
			throw new SynthemaError('missing.person', { id: personId });
		this.enter(file, personId);
	}

	/** Leaves the project; the last to leave closes its file. */
	close(): void {
		if (!this.current) return;
		this.note();
		const { file } = this.current;
		this.current = null;
		this.host.leave(this, file);
	}

	/** One operation as this session's person; pages are told before it returns. */
	write<N extends DbOperationName>(
		name: N,
		params: DbInput<N>,
		personId: Id = this.me,
	): { operation: Id | null; result: DbResult<N> } {
		return this.told(this.file.run(name, params, personId));
	}

	undo(): { operation: Id | null; result: string | null } {
		return this.told(this.file.undo(this.me));
	}

	redo(): { operation: Id | null; result: string | null } {
		return this.told(this.file.redo(this.me));
	}

	private told<R>({ committed, result }: RunResult<R>): { operation: Id | null; result: R } {
		if (committed) this.host.broadcast(this.file, committed);
		return { operation: committed?.operation ?? null, result };
	}

	private enter(file: ProjectFile, me: Id): void {
		this.current = { file, me };
		file.heldBy(lists.people(file).find(({ id }) => id === me)?.name ?? '?');
		this.note();
	}

	/** Keeps the list of recent projects true. */
	private note(): void {
		if (!this.host.remembers) return;
		const { file, me } = this;
		const stats = sourceStats(file, me, null);
		const lines = stats.reduce((sum, each) => sum + each.findingsLines, 0);
		const coverage: [number, number][] = [];
		let at = 0;
		for (const each of stats) {
			for (const [start, end] of each.myCoverage) {
				coverage.push([
					(at + start * each.findingsLines) / (lines || 1),
					(at + end * each.findingsLines) / (lines || 1),
				]);
			}
			at += each.findingsLines;
		}
		remember({
			path: file.path,
			title: file.project.title,
			studies: lists.studies(file).length,
			codes: lists.codes(file).length,
			people: lists.people(file).map(({ name }) => name),
			coded: lines === 0 ? 0 : stats.reduce((sum, each) => sum + each.myCodedLines, 0) / lines,
			coverage: coverage.slice(0, 400),
			openedAt: new Date().toISOString(),
			me,
		});
	}
}

function recentPerson(path: string): string | null {
	return recentProjects().find((entry) => entry.path === canonical(path))?.people[0] ?? null;
}
