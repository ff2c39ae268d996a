/** One page's end of the wire: validates what comes in, runs it in order, answers. */
import { SynthemaError } from '#core/errors.ts';
import { type MethodName, methods, operations } from './contract/methods.ts';
import type { FromHost, ToHost, WireError } from './contract/wire.ts';
import type { Host, Session } from './host.ts';

/** Turns a failure into what a page may know; defects go to the log with their stack. */
export function wireError(error: unknown): WireError {
	if (error instanceof SynthemaError) return { kind: 'user', code: error.code, params: { ...error.params } };
	if (error instanceof DOMException && error.name === 'AbortError')
		return { kind: 'cancelled', code: 'cancelled', params: {} };
	console.error(error);
	return { kind: 'bug', code: 'unexpected', params: {} };
}

/** Progress is told at most this often (milliseconds). */
const PROGRESS = 100;

/**
 * Whether a call waits for the calls before it. An import does not, since it reads for minutes before it writes, and
 * coding goes on meanwhile.
 */
function inOrder(method: string): boolean {
	return method !== 'source.import' && (method in operations || method.startsWith('project.'));
}

export class Connection {
	private readonly session: Session;
	private readonly send: (message: FromHost) => void;
	private readonly running = new Map<number, AbortController>();
	/** Writes of a page happen in the order in which it sent them. */
	private writes: Promise<unknown> = Promise.resolve();

	constructor(host: Host, send: (message: FromHost) => void) {
		this.send = send;
		this.session = host.session((change) => send({ type: 'changed', change }));
	}

	/** Takes a message of the page; answers come through `send`. Never throws. */
	receive(message: unknown): void {
		const { type, id, method, params } = (typeof message === 'object' && message !== null ? message : {}) as Partial<
			Extract<ToHost, { type: 'call' }>
		> & {
			type?: string;
		};
		if (typeof id !== 'number') return;
		if ((type as string) === 'cancel') {
			this.running.get(id)?.abort();
			return;
		}
		// From here on, so that a call can be cancelled while it waits for the ones before it.
		const controller = new AbortController();
		this.running.set(id, controller);
		const run = () => this.run(id, method as MethodName, params, controller.signal);
		if (typeof method === 'string' && inOrder(method)) {
			this.writes = this.writes.then(run);
		} else void run();
	}

	/** The page is gone. */
	close(): void {
		for (const controller of this.running.values()) controller.abort();
		void this.writes.then(() => this.session.close());
	}

	private async run(id: number, method: MethodName, params: unknown, signal: AbortSignal): Promise<void> {
		let told = 0;
		try {
			const definition = Object.hasOwn(methods, method) ? methods[method] : undefined;
			if (!definition) throw new SynthemaError('input.method', { method: String(method) });
			const parsed = definition.input.safeParse(params);
			if (!parsed.success) {
				const issue = parsed.error.issues[0]!;
				throw new SynthemaError('input.invalid', { field: issue.path.join('.') || method, problem: issue.message });
			}
			const value = await this.session.call(method, parsed.data as never, {
				signal,
				report: (done, total, label) => {
					const now = performance.now();
					if (now - told < PROGRESS) return;
					told = now;
					this.send({ type: 'progress', id, done, total, label });
				},
			});
			this.send({ type: 'result', id, value });
		} catch (error) {
			this.send({ type: 'error', id, error: wireError(error) });
		} finally {
			this.running.delete(id);
		}
	}
}
