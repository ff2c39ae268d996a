/** A table of codings: `source,start,end,code,person,memo`, one row each. */
import { SynthemaError } from '#core/errors.ts';
import { readTable } from '../codebook/read-table.ts';

export interface CodingRow {
	/** As a spreadsheet numbers it: the headings are row 1. */
	row: number;
	source: string;
	/** UTF-16 code units from the start of the text. */
	start: number;
	end: number;
	code: string;
	/** Empty when the file names nobody. */
	person: string;
	memo: string;
}

const HEADINGS = {
	source: ['source', '来源', '文本'],
	start: ['start', '起', '开始'],
	end: ['end', '止', '结束'],
	code: ['code', '代码', '编码'],
	person: ['person', 'coder', '编码者', '人员'],
	memo: ['memo', '备忘录'],
} as const;

/**
 * Reads a CSV file of codings. Whether sources exist and offsets lie in them is for the project to say.
 * @throws SynthemaError `codingsFile.*`: what is wrong, in which row.
 */
export function readCodings(file: string, bytes: Uint8Array): CodingRow[] {
	const rows = readTable('codingsFile', file, bytes, HEADINGS, ['source', 'start', 'end', 'code']);
	if (rows.length === 0) throw new SynthemaError('codingsFile.empty', { file });
	return rows.map(({ row, cells }) => {
		const offset = (column: 'start' | 'end') => {
			const value = (cells[column] ?? '').trim();
			if (!/^\d{1,9}$/.test(value)) throw new SynthemaError('codingsFile.offset', { file, row, column, value });
			return Number(value);
		};
		const filled = (column: 'source' | 'code') => {
			const value = (cells[column] ?? '').trim();
			if (!value) throw new SynthemaError('codingsFile.missing', { file, row, column });
			return value;
		};
		return {
			row,
			source: filled('source'),
			start: offset('start'),
			end: offset('end'),
			code: filled('code'),
			person: (cells.person ?? '').trim(),
			memo: (cells.memo ?? '').trim(),
		};
	});
}
