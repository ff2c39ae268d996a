/** Tables of studies (CSV, TSV, XLSX): a row is a record, a column a field. */
import { SynthemaError } from '#core/errors.ts';
import { splitAuthors } from '#core/references/authors.ts';
import type { ReferenceType } from '#core/references/model.ts';
import type { Collector } from './collect.ts';
import { COLUMN_FIELDS, type ColumnField, knownHeadings, proposeColumns } from './columns.ts';
import type { Row } from './csv.ts';

/** A column of a table: its heading, the field it goes to ('' for none), and the first cell under it that is filled. */
export interface TableColumn {
	name: string;
	field: ColumnField | '';
	example: string;
}

const EXAMPLE = 120;

const TYPES: readonly [ReferenceType, RegExp][] = [
	['article', /article|journal|期刊|论文$/iu],
	['chapter', /chapter|section|章/iu],
	['book', /book|monograph|图书|专著/iu],
	['conference', /conference|proceeding|会议/iu],
	['thesis', /thesis|dissertation|学位|硕士|博士/iu],
	['report', /report|报告/iu],
	['preprint', /preprint|预印/iu],
	['web', /web|网页/iu],
];

/** The row of headings: the first of the first ten with the most known ones. */
function headAt(rows: readonly Row[]): number {
	let best = 0;
	let most = 0;
	for (const [at, { cells }] of rows.slice(0, 10).entries()) {
		const known = knownHeadings(cells);
		if (known > most) [best, most] = [at, known];
	}
	return best;
}

function namesOf(cells: readonly string[]): string[] {
	const times = new Map<string, number>();
	return cells.map((cell, at) => {
		const name = cell.replace(/\s+/gu, ' ').trim().slice(0, 200) || `#${at + 1}`;
		const time = (times.get(name) ?? 0) + 1;
		times.set(name, time);
		return time === 1 ? name : `${name} (${time})`;
	});
}

/**
 * Reads rows into `into`. `chosen` says for columns by name which field they are ('' for none); the others are guessed
 * unless somebody chose that field. Without a column for titles nothing comes in, and that is told.
 * Throws `references.noColumn` and `references.noField` for choices that do not exist.
 */
export function readTableRows(
	rows: readonly Row[],
	into: Collector,
	chosen: Readonly<Record<string, string>> = {},
): TableColumn[] {
	const at = headAt(rows);
	const head = rows[at];
	if (!head) return [];
	const names = namesOf(head.cells);
	for (const [name, field] of Object.entries(chosen)) {
		if (!names.includes(name)) throw new SynthemaError('references.noColumn', { file: into.file, column: name });
		if (field !== '' && !(COLUMN_FIELDS as readonly string[]).includes(field))
			throw new SynthemaError('references.noField', { file: into.file, field, fields: COLUMN_FIELDS.join(', ') });
	}
	const taken = new Set(Object.values(chosen));
	const fields = proposeColumns(head.cells).map((guess, index): ColumnField | '' => {
		const choice = Object.hasOwn(chosen, names[index]!) ? chosen[names[index]!] : undefined;
		return choice === undefined ? (taken.has(guess) ? '' : guess) : (choice as ColumnField | '');
	});
	const body = rows.slice(at + 1);
	const columns = names.map((name, index): TableColumn => {
		const example = body.slice(0, 200).find(({ cells }) => (cells[index] ?? '').trim() !== '');
		return { name, field: fields[index]!, example: (example?.cells[index] ?? '').trim().slice(0, EXAMPLE) };
	});
	if (!fields.includes('title') && !fields.includes('doi') && !fields.includes('pmid')) {
		into.problem(head.row, 'noTitleColumn', { found: names.join(' | ').slice(0, 300) });
		return columns;
	}
	for (const { row, cells } of body) {
		if (cells.slice(names.length).some((cell) => cell.trim() !== ''))
			into.problem(row, 'cells', { count: names.length });
		addRow(row, cells, fields, into);
	}
	return columns;
}

function addRow(row: number, cells: readonly string[], fields: readonly (ColumnField | '')[], into: Collector): void {
	const cell = (field: ColumnField) => {
		for (const [index, each] of fields.entries()) {
			const value = each === field ? (cells[index] ?? '').trim() : '';
			if (value !== '') return value;
		}
		return '';
	};
	const type = cell('type');
	const start = cell('startPage');
	const end = cell('endPage');
	const keywords = cell('keywords');
	into.add(row, {
		type: TYPES.find(([, name]) => name.test(type))?.[0] ?? 'article',
		title: cell('title'),
		authors: splitAuthors(cell('authors')),
		date: cell('year'),
		journal: cell('journal'),
		volume: cell('volume'),
		issue: cell('issue'),
		pages: cell('pages') || (end === '' ? start : `${start}-${end}`),
		doi: cell('doi'),
		pmid: cell('pmid'),
		isbn: cell('isbn'),
		url: cell('url'),
		abstract: cell('abstract'),
		keywords: /[;；|\n]/u.test(keywords) ? keywords.split(/[;；|\n]/u) : keywords.split(/[,，、]/u),
		language: cell('language'),
		country: cell('country'),
		participants: cell('participants'),
		dataCollection: cell('dataCollection'),
		analysisMethod: cell('analysisMethod'),
		files: cell('files').split(/[;|\n]/u),
		key: cell('key'),
	});
}
