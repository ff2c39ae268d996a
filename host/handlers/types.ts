import type { MethodName, Output, ParsedInput } from '../contract/methods.ts';
import type { CallOptions, Session } from '../host.ts';

/** What answers a method of the contract. */
export type HandlerOf<M extends MethodName> = (
	session: Session,
	params: ParsedInput<M>,
	options: Required<CallOptions>,
) => Output<M> | Promise<Output<M>>;
export type Handlers<M extends MethodName> = { [K in M]: HandlerOf<K> };
