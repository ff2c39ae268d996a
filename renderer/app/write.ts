import type { Input, OperationName, Output } from '#host/contract/methods.ts';
import type { Client } from '../client/client.ts';
import { CallError } from '../client/client.ts';
import { sentence, t } from './i18n.tsx';
import { appState, setApp, toast } from './store.ts';

let pending = 0;

/**
 * Runs one operation and keeps the status bar true: "Saving…" until the host has committed, "Saved 10:42." after it.
 * A refusal is said in a toast and re-thrown, so that the caller can take back what it had painted.
 */
export async function write<M extends OperationName>(
	client: Client,
	method: M,
	params: Input<M>,
	retry: (() => void) | null = null,
): Promise<Output<M>> {
	pending++;
	setApp({ save: { kind: 'saving' } });
	try {
		const result = await client.call(method, params);
		pending--;
		if (pending === 0 && appState().save.kind === 'saving') setApp({ save: { kind: 'saved', at: new Date() } });
		return result;
	} catch (error) {
		pending--;
		const text = sentence(error);
		setApp({ save: { kind: 'failed', text, retry } });
		toast(text, retry ? { label: t('action.retry'), run: retry } : null, 'problem');
		throw error;
	}
}

/** For event handlers: the failure has been told to the person by `write`, there is nothing left to do. */
export function told(error: unknown): void {
	if (!(error instanceof CallError)) throw error;
}
