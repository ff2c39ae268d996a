/** CSV and TSV to rows of cells, past broken quotes. */
import { CsvError, parse } from 'csv-parse/sync';
import { unguardFormula } from '../tables/formula.ts';
import type { Collector } from './collect.ts';
import { knownHeadings } from './columns.ts';

export interface Row {
	/** As a spreadsheet counts, from 1. */
	row: number;
	cells: string[];
}

const DELIMITERS = ['\t', ',', ';', '|'] as const;
/** Quotes that never end, each of which costs a new start; a file with more of them ends there. */
const MAX_RESTARTS = 20;

/** The sign between the cells of a text whose first lines have known headings, or null. */
export function delimiterOf(text: string): string | null {
	const lines = text.slice(0, 20_000).split('\n').slice(0, 10);
	let best: [delimiter: string, known: number] | null = null;
	for (const delimiter of DELIMITERS) {
		const known = Math.max(
			...lines.map((line) => knownHeadings(line.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/gu, '')))),
		);
		if (known > 0 && (best === null || known > best[1])) best = [delimiter, known];
	}
	return best === null ? null : best[0];
}

/** The sign that divides the first line into most cells, for headings that nobody here knows. */
export function likelyDelimiter(text: string): string {
	const line = text.slice(0, text.search(/\n|$/u));
	const cells = (delimiter: string) => line.split(delimiter).length;
	return DELIMITERS.reduce<string>((best, next) => (cells(next) > cells(best) ? next : best), ',');
}

/**
 * All rows that are not blank. A record whose quote never ends is told and costs its first line only; a quote inside a
 * cell that is not quoted is text.
 */
export function readCsv(text: string, delimiter: string, into: Collector): Row[] {
	const rows: Row[] = [];
	let rest = text;
	let row = 1;
	const named = /^\ufeff?"?sep=.[^\n]{0,3}\n/iu.exec(rest);
	if (named) {
		rest = rest.slice(named[0].length);
		row++;
	}
	for (let restarts = 0; ; restarts++) {
		let lines = 0;
		let records = 0;
		const take = (cells: string[]) => {
			if (cells.some((cell) => cell.trim() !== '')) rows.push({ row: row + records, cells: cells.map(unguardFormula) });
			records++;
		};
		try {
			parse(rest, {
				delimiter,
				record_delimiter: ['\n'],
				relax_column_count: true,
				relax_quotes: true,
				skip_empty_lines: false,
				bom: true,
				on_record: (cells: string[], context) => {
					take(cells);
					lines = context.lines;
					return null;
				},
			});
			return rows;
		} catch (error) {
			if (!(error instanceof CsvError)) throw error;
			row += records;
			into.problem(row, restarts < MAX_RESTARTS ? 'quote' : 'stopped');
			if (restarts >= MAX_RESTARTS) return rows;
			// Over the lines that came in, and the one that did not.
			let at = 0;
			for (let line = 0; line <= lines && at >= 0; line++) at = rest.indexOf('\n', at) + 1 || -1;
			if (at < 0 || at >= rest.length) return rows;
			rest = rest.slice(at);
			row++;
		}
	}
}
