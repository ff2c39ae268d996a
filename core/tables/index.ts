/** The tables of a synthesis. Importing this registers all of them. */
import './synthesis.ts';
import './theme-by-study.ts';
import './codebook.ts';
import './quotations.ts';

export type { PlacedCoding, SynthesisData, TableOptions, Translate } from './data.ts';
export { buildTable, buildTables, registerTable, type TableBuilder, tableKeys } from './registry.ts';
