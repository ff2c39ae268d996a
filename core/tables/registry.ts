import { SynthemaError } from '../errors.ts';
import type { Table } from '../table.ts';
import type { SynthesisData, TableOptions, Translate } from './data.ts';

export type TableBuilder = (data: SynthesisData, options: TableOptions, t: Translate) => Table;

const builders = new Map<string, TableBuilder>();

/** Makes a kind of table known. Each kind registers itself in its own file; a second one of the same key throws. */
export function registerTable(key: string, builder: TableBuilder): void {
	if (builders.has(key)) throw new Error(`a table "${key}" is registered already`);
	builders.set(key, builder);
}

/** Keys of the registered tables in the order of registration, which is the order of an export of all. */
export function tableKeys(): string[] {
	return [...builders.keys()];
}

/**
 * Builds a table anew from the project.
 * @param options `codesPerTheme` and `quotesPerTheme` are whole numbers from 0.
 * @param t phrases in `options.language` (keys `table.*`).
 * @throws SynthemaError `table.unknown` when no table has this key.
 */
export function buildTable(key: string, data: SynthesisData, options: TableOptions, t: Translate): Table {
	const builder = builders.get(key);
	if (!builder) throw new SynthemaError('table.unknown', { key, known: tableKeys().join(', ') });
	const table = builder(data, options, t);
	const kept = table.columns.map((column, index) => index === 0 || !options.hide.includes(column.key));
	return {
		...table,
		columns: table.columns.filter((_, index) => kept[index]),
		rows: table.rows.map((row) =>
			row.kind === 'group' ? row : { ...row, cells: row.cells.filter((_, index) => kept[index]) },
		),
	};
}

/** One table, or with `all` every registered one in the order of {@link tableKeys}. Otherwise as {@link buildTable}. */
export function buildTables(key: string, data: SynthesisData, options: TableOptions, t: Translate): Table[] {
	return (key === 'all' ? tableKeys() : [key]).map((each) => buildTable(each, data, options, t));
}
