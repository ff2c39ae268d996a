/** Writes that live through a restart of the project host. */
import type { Input, OperationName, Output } from '#host/contract/methods.ts';
import { CallError, type Client } from '../../client/client.ts';

const ATTEMPTS = 3;

/** Whether a write of codings reached the file before the host went away: their ids came from here. */
async function happened(client: Client, method: OperationName, params: unknown): Promise<boolean> {
	if (method !== 'coding.apply' && method !== 'coding.remove') return false;
	const ids =
		method === 'coding.apply'
			? (params as Input<'coding.apply'>).codings.map(({ id }) => id)
			: (params as Input<'coding.remove'>).ids;
	const { total } = await client.call('codings.list', { ids, limit: 1 });
	return method === 'coding.apply' ? total > 0 : total < ids.length;
}

/**
 * A client whose coding writes are sent again when the host was restarted before it had acknowledged them. Applying and
 * removing look first whether it had happened; the other operations end in the same state when they run twice.
 */
export function surviving(client: Client): Client {
	const call = async <M extends OperationName>(method: M, params: Input<M>): Promise<Output<M>> => {
		for (let attempt = 1; ; attempt++) {
			try {
				return await client.call(method, params);
			} catch (error) {
				if (!(error instanceof CallError) || error.wire.code !== 'host.restarted' || attempt === ATTEMPTS) throw error;
				// Reads wait for the next host, so this answers when the project is open again.
				if (await happened(client, method, params))
					return { operation: null, codings: [], unchanged: [] } as unknown as Output<M>;
			}
		}
	};
	return Object.assign(Object.create(client) as Client, { call });
}
