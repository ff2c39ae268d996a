import { type Input, type MethodName, type Output, operations } from '#host/contract/methods.ts';
import type { ChangeEvent, Channel, FromHost, WireError } from '#host/contract/wire.ts';

/** A call that the host refused or could not finish; `wire.code` names the sentence of the catalogue. */
export class CallError extends Error {
	readonly wire: WireError;
	constructor(wire: WireError) {
		super(wire.code);
		this.name = 'CallError';
		this.wire = wire;
	}
}

export interface Progress {
	done: number;
	total: number;
	label: string;
}

interface Pending {
	method: MethodName;
	params: unknown;
	resolve(value: unknown): void;
	reject(error: CallError): void;
	onProgress: ((progress: Progress) => void) | undefined;
}

/**
 * Calls to the host and the feed of what changed. When the host goes away, reads wait and are asked again of the next
 * one; a write that was not acknowledged is rejected with `host.restarted`, because nobody knows whether it happened:
 * the page reads the project anew and the person decides.
 */
export class Client {
	private readonly channel: Channel;
	private readonly pending = new Map<number, Pending>();
	private readonly changeListeners = new Set<(change: ChangeEvent) => void>();
	private readonly stateListeners = new Set<(state: 'up' | 'down') => void>();
	private queue: (() => void)[] = [];
	private nextId = 1;
	private up = false;
	/** Run before anything else when a host answers (again): re-opens the project. */
	onReconnect: (() => Promise<void>) | null = null;
	private everUp = false;

	constructor(channel: Channel) {
		this.channel = channel;
		channel.onMessage((message) => this.receive(message));
		channel.onState((state) => void this.setState(state));
	}

	/**
	 * Calls a method of the contract. Rejects with a CallError; `signal` cancels the work in the host.
	 */
	call<M extends MethodName>(
		method: M,
		params: Input<M>,
		options: { signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {},
	): Promise<Output<M>> {
		return new Promise((resolve, reject) => {
			const id = this.nextId++;
			const entry: Pending = {
				method,
				params,
				resolve: resolve as (value: unknown) => void,
				reject,
				onProgress: options.onProgress,
			};
			const start = () => {
				this.pending.set(id, entry);
				options.signal?.addEventListener('abort', () => this.channel.send({ type: 'cancel', id }));
				this.channel.send({ type: 'call', id, method, params });
			};
			if (this.up || this.reopening) start();
			else this.queue.push(start);
		});
	}

	onChange(listener: (change: ChangeEvent) => void): () => void {
		this.changeListeners.add(listener);
		return () => this.changeListeners.delete(listener);
	}

	onState(listener: (state: 'up' | 'down') => void): () => void {
		this.stateListeners.add(listener);
		return () => this.stateListeners.delete(listener);
	}

	private reopening = false;

	private async setState(state: 'up' | 'down'): Promise<void> {
		if (state === 'down') {
			this.up = false;
			const lost = [...this.pending];
			this.pending.clear();
			for (const [, entry] of lost) {
				if (entry.method in operations || entry.method.startsWith('project.')) {
					entry.reject(new CallError({ kind: 'user', code: 'host.restarted', params: {} }));
				} else {
					this.queue.push(() => {
						const id = this.nextId++;
						this.pending.set(id, entry);
						this.channel.send({ type: 'call', id, method: entry.method, params: entry.params });
					});
				}
			}
			if (this.everUp) for (const listener of this.stateListeners) listener('down');
			return;
		}
		if (this.up) return;
		if (this.everUp && this.onReconnect) {
			this.reopening = true;
			try {
				await this.onReconnect();
			} finally {
				this.reopening = false;
			}
		}
		this.up = true;
		const waiting = this.queue;
		this.queue = [];
		for (const start of waiting) start();
		if (this.everUp) for (const listener of this.stateListeners) listener('up');
		this.everUp = true;
	}

	private receive(message: FromHost): void {
		if (message.type === 'changed') {
			for (const listener of this.changeListeners) listener(message.change);
			return;
		}
		const entry = this.pending.get(message.id);
		if (!entry) return;
		if (message.type === 'progress') {
			entry.onProgress?.(message);
			return;
		}
		this.pending.delete(message.id);
		if (message.type === 'result') entry.resolve(message.value);
		else entry.reject(new CallError(message.error));
	}
}
