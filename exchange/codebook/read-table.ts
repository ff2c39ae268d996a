import { parse } from 'csv-parse/sync';
import { SynthemaError } from '#core/errors.ts';
import { unguardFormula } from '../tables/formula.ts';

/** Which catalogue sentences an error names: `codebook.missingName` or `themesFile.missingName`. */
export type Area = 'codebook' | 'themesFile' | 'codingsFile';

export const NAME_LIMIT = 500;
export const TEXT_LIMIT = 1_000_000;

export interface ReadRow<Field extends string> {
	/** As a spreadsheet numbers it: the headings are row 1. */
	row: number;
	/** Cells of the columns that the file has; a column that is missing has no entry. */
	cells: Partial<Record<Field, string>>;
}

const DELIMITERS = [',', ';', '\t'];

/**
 * Reads a CSV file with headings, comma, semicolon or tab between the cells, by the headings' names in English or
 * Chinese (letter case, spaces, hyphens and underscores do not matter). Columns of other names are passed over; blank
 * rows too.
 * @param headings names of each field, in lower case without spaces.
 * @param required fields without whose columns the file is refused.
 * @throws SynthemaError of the area: `encoding`, `empty`, `unreadable`, `noNameColumn`, `duplicateColumn`, `tooManyCells`.
 */
export function readTable<Field extends string>(
	area: Area,
	file: string,
	bytes: Uint8Array,
	headings: Readonly<Record<Field, readonly string[]>>,
	required: readonly NoInfer<Field>[],
): ReadRow<Field>[] {
	const fieldOf = new Map<string, Field>();
	for (const field of Object.keys(headings) as Field[]) for (const name of headings[field]) fieldOf.set(name, field);
	const fieldOfHeading = (heading: string) => fieldOf.get(heading.toLowerCase().replace(/[\s_\-–—]/g, ''));
	const text = decode(area, file, bytes, (line) =>
		line.split(/[,;\t]/).some((heading) => /\p{Script=Han}/u.test(heading) && fieldOfHeading(unquote(heading))),
	);
	if (text.trim() === '') throw new SynthemaError(`${area}.empty`, { file });

	const head = text.slice(0, text.search(/[\r\n]|$/));
	const known = (delimiter: string) =>
		head.split(delimiter).filter((heading) => fieldOfHeading(unquote(heading))).length;
	const delimiter = DELIMITERS.reduce((best, next) => (known(next) > known(best) ? next : best));
	const records = parseRecords(area, file, text, delimiter);

	const columns = (records[0] ?? []).map((heading) => ({
		heading: heading.trim(),
		field: fieldOfHeading(heading.trim()),
	}));
	const byField = new Map<Field, { index: number; heading: string }>();
	for (const [index, { field, heading }] of columns.entries()) {
		if (field === undefined) continue;
		const first = byField.get(field);
		if (first) throw new SynthemaError(`${area}.duplicateColumn`, { file, first: first.heading, second: heading });
		byField.set(field, { index, heading });
	}
	if (!required.every((field) => byField.has(field)))
		throw new SynthemaError(`${area}.noNameColumn`, { file, found: columns.map(({ heading }) => heading).join(' | ') });

	const rows: ReadRow<Field>[] = [];
	for (const [at, record] of records.entries()) {
		if (at === 0 || record.every((cell) => cell.trim() === '')) continue;
		const row = at + 1;
		if (record.slice(columns.length).some((cell) => cell !== ''))
			throw new SynthemaError(`${area}.tooManyCells`, { file, row });
		const cells: Partial<Record<Field, string>> = {};
		for (const [field, { index }] of byField) {
			const value = unguardFormula(record[index] ?? '');
			if (value.length > TEXT_LIMIT) throw new SynthemaError(`${area}.textTooLong`, { file, row, field });
			cells[field] = value;
		}
		rows.push({ row, cells });
	}
	return rows;
}

function parseRecords(area: Area, file: string, text: string, delimiter: string): string[][] {
	try {
		return parse(text, {
			delimiter,
			record_delimiter: ['\r\n', '\n', '\r'],
			relax_column_count: true,
			skip_empty_lines: false,
		});
	} catch (error) {
		if (!(error instanceof Error) || !('records' in error) || typeof error.records !== 'number') throw error;
		throw new SynthemaError(`${area}.unreadable`, { file, row: error.records + 1 }, { cause: error });
	}
}

function unquote(heading: string): string {
	return heading
		.trim()
		.replace(/^"(.*)"$/s, '$1')
		.trim();
}

/**
 * UTF-8, or UTF-16 with a byte order mark. Chinese Excel saves CSV in GB 18030 without saying so: taken for that only
 * when the headings then read as ones we know, so that nothing is guessed.
 */
function decode(area: Area, file: string, bytes: Uint8Array, isHead: (line: string) => boolean): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	const utf8 = tryDecode(bytes, 'utf-8');
	if (utf8 !== null) return utf8;
	const chinese = tryDecode(bytes, 'gb18030');
	if (chinese !== null && isHead(chinese.slice(0, chinese.search(/[\r\n]|$/)))) return chinese;
	throw new SynthemaError(`${area}.encoding`, { file });
}

function tryDecode(bytes: Uint8Array, label: string): string | null {
	try {
		return new TextDecoder(label, { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/** The value of a JSON file in UTF-8. @throws SynthemaError of the area: `encoding`, `empty`, `notJson`. */
export function readJson(area: Area, file: string, bytes: Uint8Array): unknown {
	const text = tryDecode(bytes, 'utf-8');
	if (text === null) throw new SynthemaError(`${area}.encoding`, { file });
	if (text.trim() === '') throw new SynthemaError(`${area}.empty`, { file });
	try {
		return JSON.parse(text);
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		throw new SynthemaError(`${area}.notJson`, { file, detail: error.message }, { cause: error });
	}
}

/** `csv` or `json` by the name of a file. @throws SynthemaError `format` of the area. */
export function formatOf(area: Area, file: string): 'csv' | 'json' {
	const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase();
	if (extension === 'csv' || extension === 'tsv' || extension === 'txt') return 'csv';
	if (extension === 'json') return 'json';
	throw new SynthemaError(`${area}.format`, { file });
}

/** The name of a code or theme, trimmed. @throws SynthemaError `missingName`, `nameTooLong` of the area. */
export function checkedName(area: Area, file: string, row: number, value: string | undefined): string {
	const name = (value ?? '').trim();
	if (name === '') throw new SynthemaError(`${area}.missingName`, { file, row });
	if (name.length > NAME_LIMIT) throw new SynthemaError(`${area}.nameTooLong`, { file, row, limit: NAME_LIMIT });
	return name;
}
