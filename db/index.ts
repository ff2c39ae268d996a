/** The project file: the only part of Synthema that touches SQLite. */
export { check, type Problem } from './check.ts';
export { loadLayout, type StoredText, sha256, type TextContent } from './content.ts';
export type { ChangedRow, Step } from './history.ts';
export { newId } from './ids.ts';
export { holderOf, lockPath } from './lock.ts';
export type { DbInput, DbOperationName, DbResult } from './operations/index.ts';
export type { ImportedText } from './operations/studies.ts';
export { type Committed, ProjectFile, type ReadOnly, type RunResult } from './project-file.ts';
export * as codingQueries from './queries/codings.ts';
export * as lists from './queries/lists.ts';
export * as revisionQueries from './queries/revisions.ts';
export { search } from './queries/search.ts';
export { sourceStats } from './queries/stats.ts';
export { type Repair, repair } from './repair.ts';
export { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts';
