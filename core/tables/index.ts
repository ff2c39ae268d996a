/** The tables of a synthesis. Importing this registers all of them. */
import './synthesis.ts';
import './theme-by-study.ts';
import './codebook.ts';
import './quotations.ts';
import './characteristics.ts';
import './code-by-study.ts';
import './co-occurrence.ts';
import './saturation.ts';
import './entreq.ts';
import './audit-trail.ts';
import './appraisal.ts';
import './cerqual.ts';

export type { LoggedOperation, PlacedCoding, SynthesisData, TableOptions, Translate } from './data.ts';
export { buildTable, buildTables, registerTable, type TableBuilder, tableKeys } from './registry.ts';
