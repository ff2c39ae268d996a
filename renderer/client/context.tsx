import { QueryClient, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Input, MethodName, OperationName, Output } from '#host/contract/methods.ts';
import type { Client } from './client.ts';

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
	const client = useContext(ClientContext);
	if (!client) throw new Error('ClientContext is missing');
	return client;
}

export const queryClient = new QueryClient({
	defaultOptions: {
		queries: {
			staleTime: Number.POSITIVE_INFINITY,
			gcTime: 300_000,
			retry: false,
			refetchOnWindowFocus: false,
			networkMode: 'always',
		},
	},
});

/** What a page may read and keep until the change feed says otherwise. */
export type ReadName = Exclude<MethodName, OperationName>;

export function queryKey<M extends ReadName>(method: M, params: Input<M>) {
	return [method, params] as const;
}

/** Reads through the cache; the change feed (`feed.ts`) marks what has to be read anew. */
export function useRead<M extends ReadName>(method: M, params: Input<M>, options: { enabled?: boolean } = {}) {
	const client = useClient();
	return useQuery({
		queryKey: queryKey(method, params),
		queryFn: ({ signal }): Promise<Output<M>> => client.call(method, params, { signal }),
		enabled: options.enabled ?? true,
		placeholderData: (previous) => previous as never,
	});
}
