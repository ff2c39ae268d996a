/** What answers each method of the contract. */
import type { MethodName } from '../contract/methods.ts';
import { appraisalHandlers } from './appraisals.ts';
import { codeHandlers } from './codes.ts';
import { fileHandlers } from './files.ts';
import { importHandlers } from './imports.ts';
import { pageHandlers } from './pages.ts';
import { projectHandlers } from './project.ts';
import { referenceHandlers } from './references.ts';
import { revisionHandlers } from './revisions.ts';
import { tableHandlers } from './tables.ts';
import { textHandlers } from './texts.ts';
import type { Handlers } from './types.ts';
import { writeHandlers } from './writes.ts';

export const handlers: Handlers<MethodName> = {
	...projectHandlers,
	...fileHandlers,
	...textHandlers,
	...pageHandlers,
	...importHandlers,
	...referenceHandlers,
	...revisionHandlers,
	...codeHandlers,
	...appraisalHandlers,
	...tableHandlers,
	...writeHandlers,
};
