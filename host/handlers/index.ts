/** What answers each method of the contract. */
import type { MethodName } from '../contract/methods.ts';
import { codeHandlers } from './codes.ts';
import { fileHandlers } from './files.ts';
import { projectHandlers } from './project.ts';
import { tableHandlers } from './tables.ts';
import { textHandlers } from './texts.ts';
import type { Handlers } from './types.ts';
import { writeHandlers } from './writes.ts';

export const handlers: Handlers<MethodName> = {
	...projectHandlers,
	...fileHandlers,
	...textHandlers,
	...codeHandlers,
	...tableHandlers,
	...writeHandlers,
};
