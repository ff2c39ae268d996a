/** Every way to change a project. Each is a step of undo and an entry of the audit trail under its name. */
import type { Tx } from '../tx.ts';
import { appraisalOperations } from './appraisals.ts';
import { bookmarkOperations } from './bookmarks.ts';
import { codeOperations } from './codes.ts';
import { codingOperations } from './codings.ts';
import { projectOperations } from './project.ts';
import { revisionOperations } from './revisions.ts';
import { sectionOperations } from './sections.ts';
import { studyOperations } from './studies.ts';
import { themeOperations } from './themes.ts';

export const dbOperations = {
	...projectOperations,
	...studyOperations,
	...sectionOperations,
	...revisionOperations,
	...codingOperations,
	...bookmarkOperations,
	...appraisalOperations,
	...codeOperations,
	...themeOperations,
};

export type DbOperations = typeof dbOperations;
export type DbOperationName = keyof DbOperations;
export type DbInput<N extends DbOperationName> = Parameters<DbOperations[N]>[1];
export type DbResult<N extends DbOperationName> = ReturnType<DbOperations[N]>;
export type AnyHandler = (tx: Tx, params: never) => unknown;
