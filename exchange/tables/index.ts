import { SynthemaError } from '#core/errors.ts';
import type { Table } from '#core/table.ts';
import { writeCsv } from './csv.ts';
import { writeDocx } from './docx.ts';
import { writeHtml } from './html.ts';
import { writeJson } from './json.ts';
import { writeMarkdown } from './markdown.ts';
import type { WriteOptions, WrittenFile } from './text.ts';
import { writeXlsx } from './xlsx.ts';

export type { WriteOptions, WrittenFile } from './text.ts';

export const TABLE_FORMATS = ['docx', 'xlsx', 'csv', 'html', 'md', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

const writers: Record<
	TableFormat,
	(tables: readonly Table[], options: WriteOptions) => Uint8Array | Promise<Uint8Array>
> = {
	docx: writeDocx,
	xlsx: writeXlsx,
	csv: (tables) => writeCsv(tables[0]!),
	html: writeHtml,
	md: writeMarkdown,
	json: writeJson,
};

/**
 * Writes tables, numbered in their order. All formats but csv put every table into one file, called `<key>.<format>` for
 * one table and `tables.<format>` for several; csv gives a file `<key>.csv` for each, for the caller to put into a folder.
 * The same tables give the same bytes, except that docx and xlsx carry the time of writing.
 * @throws SynthemaError `table.nothing` without tables, `table.format` for an unknown format, `table.cellTooLong` when
 * Excel could not hold a cell.
 */
export async function writeTables(
	tables: readonly Table[],
	format: TableFormat,
	options: WriteOptions,
): Promise<WrittenFile[]> {
	if (tables.length === 0) throw new SynthemaError('table.nothing');
	if (!TABLE_FORMATS.includes(format)) throw new SynthemaError('table.format', { format });
	if (format === 'csv') return tables.map((table) => ({ name: `${table.key}.csv`, bytes: writeCsv(table) }));
	const name = tables.length === 1 ? tables[0]!.key : 'tables';
	return [{ name: `${name}.${format}`, bytes: await writers[format](tables, options) }];
}
