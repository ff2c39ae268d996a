/**
 * Who has a project open for writing. The answer lies in a small file beside the project, so that it travels with a
 * synchronised folder and can be read by a person.
 */
import { closeSync, openSync, readFileSync, statSync, unlinkSync, utimesSync, writeFileSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { newId } from './ids.ts';

export interface Holder {
	/** The name of the person. */
	person: string;
	computer: string;
	pid: number;
	/** When the process began, as the system tells it; guards against a pid that was given again. */
	started: string;
	since: string;
	token: string;
}

/** A holder on another computer renews its lock every minute; after ten without a sign it is taken to be gone. */
const RENEW = 60_000;
const GONE = 10 * RENEW;

/** Where the lock of a project lies. */
export function lockPath(path: string): string {
	return join(dirname(path), `.${basename(path)}.synthema-lock`);
}

function processStart(pid: number): string {
	if (process.platform !== 'linux') return '';
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
	} catch {
		// No such process, which the caller asks for separately.
		return '';
	}
}

function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** The holder of a project's lock if it is still there, else null. */
export function holderOf(path: string): Holder | null {
	const file = lockPath(path);
	let holder: Holder;
	try {
		holder = JSON.parse(readFileSync(file, 'utf8')) as Holder;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
		// A lock that was cut off while it was written belongs to nobody once it has aged a little.
		return Date.now() - modified(file) < 2000 ? unknownHolder(file) : null;
	}
	if (typeof holder !== 'object' || holder === null || typeof holder.pid !== 'number') return null;
	if (holder.computer !== hostname()) return Date.now() - modified(file) < GONE ? holder : null;
	if (!alive(holder.pid)) return null;
	return holder.started === '' || holder.started === processStart(holder.pid) ? holder : null;
}

function modified(file: string): number {
	return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function unknownHolder(file: string): Holder {
	return { person: '?', computer: '?', pid: 0, started: '', since: new Date(modified(file)).toISOString(), token: '' };
}

export class Lock {
	private readonly file: string;
	private readonly token: string;
	private readonly timer: NodeJS.Timeout;

	private constructor(file: string, token: string) {
		this.file = file;
		this.token = token;
		this.timer = setInterval(() => this.renew(), RENEW);
		this.timer.unref();
	}

	/**
	 * Takes the lock of a project, or returns who has it. A lock whose holder is gone is replaced. Throws what the file
	 * system throws where no file can be made.
	 */
	static take(path: string, person: string): Lock | Holder {
		const file = lockPath(path);
		for (let attempt = 0; ; attempt++) {
			const held = holderOf(path);
			if (held) return held;
			const mine: Holder = {
				person,
				computer: hostname(),
				pid: process.pid,
				started: processStart(process.pid),
				since: new Date().toISOString(),
				token: newId(),
			};
			try {
				if (attempt > 0) unlinkSync(file);
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			}
			try {
				const handle = openSync(file, 'wx');
				try {
					writeSync(handle, JSON.stringify(mine));
				} finally {
					closeSync(handle);
				}
				return new Lock(file, mine.token);
			} catch (error) {
				if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 5) throw error;
			}
		}
	}

	/** Tells others another name; used when it turns out only after opening who works. */
	rename(person: string): void {
		try {
			const holder = JSON.parse(readFileSync(this.file, 'utf8')) as Holder;
			if (holder.token === this.token) writeFileSync(this.file, JSON.stringify({ ...holder, person }));
		} catch {
			// Deleted by hand or out of reach: nobody is told a name, and nothing else is lost.
		}
	}

	private renew(): void {
		try {
			utimesSync(this.file, new Date(), new Date());
		} catch {
			// Deleted by hand or out of reach; SQLite's own locks still guard the file.
		}
	}

	/** Gives the lock back; one that somebody else has taken since stays. */
	release(): void {
		clearInterval(this.timer);
		try {
			const holder = JSON.parse(readFileSync(this.file, 'utf8')) as Holder;
			if (holder.token === this.token) unlinkSync(this.file);
		} catch {
			// Already gone: what was wanted.
		}
	}
}
