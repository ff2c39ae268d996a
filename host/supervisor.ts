/** Keeps a project host running in a child process and passes messages between it and pages. */
import { type ChildProcess, fork } from 'node:child_process';
import type { FromHost } from './contract/wire.ts';
import type { FromEntry, ToEntry } from './entry.ts';

export interface SupervisedPage {
	/** A message of the host, or the host going (`down`) and coming (`up`). */
	send(message: FromHost | { type: 'state'; state: 'up' | 'down' }): void;
}

/** A host that dies this often within a minute has a fault that starting it again does not mend. */
const DEATHS = 5;
const WINDOW = 60_000;

export class Supervisor {
	private readonly entry: string;
	private readonly environment: NodeJS.ProcessEnv;
	private readonly onGiveUp: () => void;
	private readonly pages = new Map<number, SupervisedPage>();
	private child: ChildProcess | null = null;
	private ready = false;
	private stopping = false;
	private deaths: number[] = [];
	private nextPage = 1;

	/** `entry` is the host's script; `onGiveUp` is called when it has died five times in a minute. */
	constructor(entry: string, environment: NodeJS.ProcessEnv, onGiveUp: () => void) {
		this.entry = entry;
		this.environment = environment;
		this.onGiveUp = onGiveUp;
		this.start();
	}

	/** The process id of the host, null while there is none. */
	get pid(): number | null {
		return this.child?.pid ?? null;
	}

	/** Takes a page in; returns how to pass on its messages and how to let it go. */
	attach(page: SupervisedPage): { receive(message: unknown): void; close(): void } {
		const number = this.nextPage++;
		this.pages.set(number, page);
		if (this.ready) page.send({ type: 'state', state: 'up' });
		return {
			receive: (message) => this.tell({ page: number, message }),
			close: () => {
				this.pages.delete(number);
				this.tell({ type: 'page-closed', page: number });
			},
		};
	}

	/** Ends the host after what it is doing, and resolves when its files are closed. */
	stop(): Promise<void> {
		this.stopping = true;
		const { child } = this;
		if (!child || child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
		return new Promise((resolve) => {
			child.once('exit', () => resolve());
			child.disconnect();
		});
	}

	private tell(message: ToEntry): void {
		// What is sent while the host is down is lost; the page knows from the state and asks again.
		if (this.ready && this.child?.connected) this.child.send(message);
	}

	private start(): void {
		const child = fork(this.entry, [], {
			env: this.environment,
			stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
			serialization: 'json',
		});
		this.child = child;
		child.on('message', (message) => {
			const from = message as FromEntry;
			if ('type' in from) {
				this.ready = true;
				for (const page of this.pages.values()) page.send({ type: 'state', state: 'up' });
			} else this.pages.get(from.page)?.send(from.message);
		});
		child.on('error', (error) => console.error('project host:', error));
		child.once('exit', () => {
			this.ready = false;
			this.child = null;
			if (this.stopping) return;
			for (const page of this.pages.values()) page.send({ type: 'state', state: 'down' });
			const now = Date.now();
			this.deaths = [...this.deaths.filter((at) => now - at < WINDOW), now];
			if (this.deaths.length >= DEATHS) this.onGiveUp();
			else this.start();
		});
	}
}
