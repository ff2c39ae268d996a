/** What travels between a page and the host, the same over Electron IPC, a child process and a WebSocket. */
import type { MethodName } from './methods.ts';

export interface WireError {
	/** `user` errors carry a message code for the person; `bug` errors are defects and are logged by the host. */
	kind: 'user' | 'bug' | 'cancelled';
	code: string;
	params: Record<string, string | number>;
}

export type ToHost = { type: 'call'; id: number; method: MethodName; params: unknown } | { type: 'cancel'; id: number };

export type FromHost =
	| { type: 'result'; id: number; value: unknown }
	| { type: 'error'; id: number; error: WireError }
	| { type: 'progress'; id: number; done: number; total: number; label: string }
	| { type: 'changed'; change: ChangeEvent };

/**
 * One committed operation as the change feed tells it to every page that has the project open. Up to 500 changed rows
 * come along; of a bigger operation only the tables are named (`rows` is null) and a page reads them anew.
 */
export interface ChangeEvent {
	project: string;
	operation: string;
	name: string;
	personId: string;
	tables: string[];
	rows:
		| { table: string; id: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null }[]
		| null;
}

/** One end of a connection to the host; Electron, the WebSocket and the tests each have one. */
export interface Channel {
	send(message: ToHost): void;
	onMessage(listener: (message: FromHost) => void): void;
	/** `down` when the host went away, `up` when a new one answers. */
	onState(listener: (state: 'up' | 'down') => void): void;
}
