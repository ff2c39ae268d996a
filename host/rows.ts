/** What scripts need to make rows: keys and memo bodies. */
export { newId as newRowId } from '#db/index.ts';
export { plainToLexical } from './lexical.ts';
