import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, utilityProcess } from 'electron';
import type { FromHost, ToHost } from '#host/contract/wire.ts';
import { RestartBudget } from './restart-budget.ts';

/** The Node-API that the SQLite driver needs; in an older process it would not throw but crash. */
const NODE_API = 10;

/** Where the host runs: inside Electron, in a Node of its own, or nowhere because there is none that could. */
export type HostRuntime =
	| { kind: 'utility' }
	| { kind: 'node'; node: string }
	| { kind: 'none'; wanted: string | null };

/**
 * Chooses the runtime of the host: the Node that SYNTHEMA_HOST_NODE names, else Electron itself, else (an Electron
 * whose Node-API is too old) the Node that the installation brought.
 */
export function hostRuntime(): HostRuntime {
	const named = process.env.SYNTHEMA_HOST_NODE;
	if (named) return existsSync(named) ? { kind: 'node', node: named } : { kind: 'none', wanted: named };
	if (Number(process.versions.napi) >= NODE_API) return { kind: 'utility' };
	const brought = join(
		app.getAppPath(),
		'node_modules',
		'node',
		'bin',
		process.platform === 'win32' ? 'node.exe' : 'node',
	);
	return existsSync(brought) ? { kind: 'node', node: brought } : { kind: 'none', wanted: null };
}

type ToHostProcess = { page: number; message: ToHost } | { type: 'page-closed'; page: number };
type FromHostProcess = { page: number; message: FromHost } | { type: 'ready' };

interface RunningHost {
	readonly pid: number | undefined;
	send(message: ToHostProcess): void;
	stop(): void;
}

export interface HostListener {
	message(page: number, message: FromHost): void;
	/** A host answers; `generation` counts the hosts started so far. */
	up(generation: number): void;
	down(generation: number): void;
	/** It died too often in too short a time; there will be no further host. */
	gaveUp(): void;
}

/**
 * The project host as a child process that is started again when it dies, at most five times a minute. Holds no
 * project state.
 */
export class HostProcess {
	private readonly entry: string;
	private readonly runtime: Exclude<HostRuntime, { kind: 'none' }>;
	private readonly listener: HostListener;
	private readonly budget = new RestartBudget(5, 60_000);
	private running: RunningHost | null = null;
	private ready = false;
	private generation = 0;
	private stopped: (() => void) | null = null;

	constructor(entry: string, runtime: Exclude<HostRuntime, { kind: 'none' }>, listener: HostListener) {
		this.entry = entry;
		this.runtime = runtime;
		this.listener = listener;
	}

	start(): void {
		const generation = ++this.generation;
		const received = (message: FromHostProcess) => {
			if (generation !== this.generation) return;
			if ('type' in message) {
				this.ready = true;
				this.listener.up(generation);
			} else this.listener.message(message.page, message.message);
		};
		const ended = (how: string) => {
			if (generation === this.generation) this.ended(how);
		};
		this.running =
			this.runtime.kind === 'node'
				? startNode(this.runtime.node, this.entry, received, ended)
				: startUtility(this.entry, received, ended);
	}

	/** The generation of the host that answers now, or null while none does. */
	get up(): number | null {
		return this.ready ? this.generation : null;
	}

	/** Passes a page's message on if it was meant for the host that runs now; drops it otherwise. */
	send(page: number, generation: number, message: ToHost): void {
		if (this.ready && generation === this.generation) this.running?.send({ page, message });
	}

	pageClosed(page: number): void {
		if (this.ready) this.running?.send({ type: 'page-closed', page });
	}

	/** Ends the host for good; resolves when it is gone, or after `patience` ms when it does not go. */
	stop(patience: number): Promise<void> {
		return new Promise((resolve) => {
			if (!this.running) {
				resolve();
				return;
			}
			const timer = setTimeout(resolve, patience);
			this.stopped = () => {
				clearTimeout(timer);
				resolve();
			};
			this.running.stop();
		});
	}

	private ended(how: string): void {
		this.running = null;
		this.ready = false;
		if (this.stopped) {
			this.stopped();
			return;
		}
		console.error(`synthema: the project host ended (${how})`);
		this.listener.down(this.generation);
		if (this.budget.take(Date.now())) this.start();
		else this.listener.gaveUp();
	}
}

function startUtility(
	entry: string,
	received: (message: FromHostProcess) => void,
	ended: (how: string) => void,
): RunningHost {
	const child = utilityProcess.fork(entry, [], { serviceName: 'Synthema project host', stdio: 'inherit' });
	child.on('message', received);
	child.on('exit', (code) => ended(`exit ${code}`));
	return {
		get pid() {
			return child.pid;
		},
		send: (message) => child.postMessage(message),
		stop: () => void child.kill(),
	};
}

function startNode(
	node: string,
	entry: string,
	received: (message: FromHostProcess) => void,
	ended: (how: string) => void,
): RunningHost {
	// Electron's Node and this one may write values differently, so the pipe speaks JSON.
	const child: ChildProcess = fork(entry, [], {
		execPath: node,
		execArgv: [],
		serialization: 'json',
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	});
	child.on('message', (message) => received(message as FromHostProcess));
	let over = false;
	const end = (how: string) => {
		if (over) return;
		over = true;
		ended(how);
	};
	child.on('exit', (code, signal) => end(signal ?? `exit ${code}`));
	child.on('error', (error) => {
		console.error(`synthema: ${error.message}`);
		if (child.pid === undefined) end('could not be started');
	});
	return {
		pid: child.pid,
		send: (message) => void child.send(message, () => {}),
		// The host ends by itself when nobody can ask it any more; a signal would end it at once on Windows.
		stop: () => {
			if (child.connected) child.disconnect();
		},
	};
}
