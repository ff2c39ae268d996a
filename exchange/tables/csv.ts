import { stringify } from 'csv-stringify/sync';
import type { Table } from '#core/table.ts';
import { guardFormula } from './formula.ts';
import { plainText } from './text.ts';

/**
 * A table as CSV (RFC 4180: comma, CRLF, doubled quotation marks) in UTF-8 with a byte order mark, which Excel needs.
 * Paragraphs of a cell are lines in it; a group row has its heading in the first cell. Text that a spreadsheet would
 * take for a formula gets an apostrophe in front ({@link guardFormula}); numbers are left alone. Title and notes are
 * left out, so that the file is a plain data table.
 */
export function writeCsv(table: Table): Uint8Array {
	const head = table.columns.map((column) => guardFormula(column.title));
	const rows = table.rows.map((row) => {
		const cells = row.cells.map((cell) => (typeof cell === 'number' ? cell : guardFormula(plainText(cell))));
		return [...cells, ...Array<string>(head.length - cells.length).fill('')];
	});
	return encodeCsv([head, ...rows]);
}

/** Rows as the bytes of a CSV file. */
export function encodeCsv(rows: readonly (readonly (string | number)[])[]): Uint8Array {
	return new TextEncoder().encode(
		stringify(rows as (string | number)[][], { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ }),
	);
}
