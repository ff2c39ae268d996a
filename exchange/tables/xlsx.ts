import writeExcelFile, { type CellObject, type Sheet, type SheetData } from 'write-excel-file/node';
import { SynthemaError } from '#core/errors.ts';
import type { Table, TableRow } from '#core/table.ts';
import { hasHan, plainText, type WriteOptions, xmlText } from './text.ts';
import { emsOf, sharesOf } from './widths.ts';

/** The most characters that Excel takes in a cell. */
const CELL_LIMIT = 32_767;
const LETTERS_ACROSS = 130;
/** Widths of columns count digits; a digit has about this share of an em. */
const EMS_OF_LETTER = 0.58;

/**
 * A workbook with a sheet for each table: the heading in row 1, frozen; numbers as numbers; text always as text, never
 * as a formula. Title and notes stand below the table. A group row fills its first cell only, so that sheets can be
 * sorted and filtered.
 * @throws SynthemaError `table.cellTooLong` when a text is longer than a cell can hold.
 */
export async function writeXlsx(tables: readonly Table[], options: WriteOptions): Promise<Uint8Array> {
	const names = new Set<string>();
	const sheets = tables.map((table): Sheet<Buffer> => {
		const upright = table.columns.some((column) => column.upright);
		const longest = Math.max(...table.columns.map((column) => (column.upright ? column.title.length : 0)));
		const head = table.columns.map(
			(column): CellObject => ({
				value: xmlText(column.title),
				type: String,
				fontWeight: 'bold',
				wrap: !column.upright,
				align: column.upright ? 'center' : column.align,
				alignVertical: 'bottom',
				topBorderStyle: 'medium',
				bottomBorderStyle: 'thin',
				...(column.upright ? { textRotation: 90 } : {}),
				...(upright ? { height: Math.min(400, Math.max(30, longest * 7)) } : {}),
			}),
		);
		const widths = sharesOf(table, Math.max(LETTERS_ACROSS, table.columns.length * 6), 6);
		const rows = table.rows.map((row, index) => {
			const height = heightOf(row, widths);
			const cells = rowOf(row, index + 2, index === table.rows.length - 1, table);
			return cells.map((cell) => ({ ...cell, height }));
		});
		const below: SheetData = [table.title, ...table.notes].map((text) => [
			{ value: xmlText(text), type: String, alignVertical: 'top' },
		]);
		return {
			sheet: sheetName(table.title, names),
			data: [head, ...rows, [], ...below],
			columns: widths.map((width) => ({ width })),
			stickyRowsCount: 1,
			...(options.landscape ? { orientation: 'landscape' as const } : {}),
		};
	});
	return new Uint8Array(await writeExcelFile(sheets, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer());
}

/** Points for the wrapped text of a row: not every program finds the height by itself. Excel takes 409 at most. */
function heightOf(row: TableRow, widths: readonly number[]): number {
	const lines = row.cells.map((cell, at) => {
		if (typeof cell === 'number' || row.kind === 'group') return 1;
		const room = Math.max(4, widths[at]! - 1 - (at === 0 ? (row.indent ?? 0) : 0)) * EMS_OF_LETTER;
		return plainText(cell)
			.split(/\r\n|[\n\r]/)
			.reduce((sum, line) => sum + Math.max(1, Math.ceil(emsOf(line) / room)), 0);
	});
	return Math.min(409, Math.max(1, ...lines) * 15 + 2);
}

function rowOf(row: TableRow, number: number, last: boolean, table: Table): CellObject[] {
	const border: Partial<CellObject> = {
		...(last ? { bottomBorderStyle: 'medium' } : {}),
		...(row.kind === 'total' ? { topBorderStyle: 'thin' } : {}),
	};
	return table.columns.map((column, at): CellObject => {
		const cell = row.cells[at];
		const bold = row.kind === 'body' ? {} : { fontWeight: 'bold' as const };
		if (typeof cell === 'number')
			return { value: cell, type: Number, align: column.align, alignVertical: 'top', ...bold, ...border };
		if (cell === undefined || cell.length === 0) return { ...border };
		const value = xmlText(plainText(cell, row.kind === 'group' ? ' — ' : '\n'));
		if (value.length > CELL_LIMIT)
			throw new SynthemaError('table.cellTooLong', {
				table: table.title,
				column: column.title,
				row: number,
				characters: value.length,
			});
		const italic = cell.every(
			(paragraph) => paragraph.style === 'quote' && !paragraph.lang?.startsWith('zh') && !hasHan(paragraph.text),
		);
		return {
			value,
			type: String,
			wrap: row.kind !== 'group',
			align: column.align,
			alignVertical: 'top',
			...(at === 0 && row.indent ? { indent: row.indent } : {}),
			...(italic ? { fontStyle: 'italic' as const } : {}),
			...bold,
			...border,
		};
	});
}

/** A name that Excel takes: the title up to its colon, at most 31 characters, none of []:*?/\, and no other sheet's. */
function sheetName(title: string, taken: Set<string>): string {
	const base = xmlText(title.split(/[:：]/)[0]!)
		.replace(/[[\]:*?/\\]/g, ' ')
		.replace(/^'+|'+$/g, '')
		.trim();
	for (let number = 1; ; number++) {
		const suffix = number === 1 ? '' : ` ${number}`;
		const name = `${(base || 'Table').slice(0, 31 - suffix.length).toWellFormed()}${suffix}`;
		if (taken.has(name.toLowerCase())) continue;
		taken.add(name.toLowerCase());
		return name;
	}
}
