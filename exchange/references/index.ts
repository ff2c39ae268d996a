/** Reference files of any kind to records. */
import { SynthemaError } from '#core/errors.ts';
import type { Reference } from '#core/references/model.ts';
import { BIBTEX_START, readBibtex } from './bibtex.ts';
import { Collector, type ReferenceFormat, type ReferenceProblem } from './collect.ts';
import { JSON_START, readCslJson } from './csl-json.ts';
import { delimiterOf, likelyDelimiter, readCsv } from './csv.ts';
import { decodeReferences } from './decode.ts';
import { isEndNoteXml, readEndNoteXml } from './endnote-xml.ts';
import { ENW_START, readEnw } from './enw.ts';
import { MEDLINE_START, readMedline } from './medline.ts';
import { RIS_START, readRis } from './ris.ts';
import { readTableRows, type TableColumn } from './table.ts';
import { readWos, WOS_START } from './wos.ts';
import { readXlsx } from './xlsx.ts';

export type { ReferenceFormat, ReferenceProblem } from './collect.ts';
export { COLUMN_FIELDS, type ColumnField, proposeColumns } from './columns.ts';
export { writeRis } from './ris-write.ts';
export type { TableColumn } from './table.ts';

export interface ReadReferencesOptions {
	/** Any common label; detected without. */
	encoding?: string | undefined;
	/** Of a table: heading of a column → field, '' for none. Columns that are not named are guessed. */
	columns?: Readonly<Record<string, string>> | undefined;
}

export interface ReadReferences {
	format: ReferenceFormat;
	references: Reference[];
	/** In the order of the rows. What has a problem came in all the same unless its sentence says otherwise. */
	problems: ReferenceProblem[];
	/** Of a table; empty in other formats. */
	columns: TableColumn[];
	/** WHATWG-style label; '' for workbooks. */
	encoding: string;
}

const READERS: Readonly<Record<Exclude<ReferenceFormat, 'table'>, (text: string, into: Collector) => void>> = {
	ris: readRis,
	bibtex: readBibtex,
	nbib: readMedline,
	wos: readWos,
	'endnote-xml': readEndNoteXml,
	enw: readEnw,
	'csl-json': readCslJson,
};

const ENDINGS: Readonly<Record<string, ReferenceFormat>> = {
	ris: 'ris',
	bib: 'bibtex',
	bibtex: 'bibtex',
	nbib: 'nbib',
	xml: 'endnote-xml',
	enw: 'enw',
	json: 'csl-json',
	csv: 'table',
	tsv: 'table',
};

function endingOf(name: string): string {
	return /\.([a-z0-9]{1,8})$/iu.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * The format of a decoded reference file, by how it begins; by its ending only where the beginning does not tell. Null for
 * what is none.
 */
export function formatOf(name: string, text: string): ReferenceFormat | null {
	const ending = endingOf(name);
	const head = text.slice(0, 30_000);
	// A table's cells may hold anything, so its ending goes before what its text looks like.
	if ((ending === 'csv' || ending === 'tsv') && delimiterOf(head) !== null) return 'table';
	if (WOS_START.test(head)) return 'wos';
	if (ENW_START.test(head)) return 'enw';
	if (MEDLINE_START.test(head)) return 'nbib';
	if (RIS_START.test(head)) return 'ris';
	if (isEndNoteXml(text)) return 'endnote-xml';
	if (JSON_START.test(head)) return 'csl-json';
	if (BIBTEX_START.test(head)) return 'bibtex';
	const known = ENDINGS[ending] ?? null;
	if (known === 'endnote-xml') return null;
	if (known !== null) return known;
	const delimiter = delimiterOf(head);
	return delimiter !== null && (head.split('\n')[0] ?? '').split(delimiter).length > 1 ? 'table' : null;
}

/**
 * Reads a reference file: RIS, BibTeX and BibLaTeX, PubMed/MEDLINE, Web of Science text, EndNote XML and tagged, CSL-JSON,
 * CSV, TSV and XLSX. `name` is the file's, for messages and its ending. What is damaged is in `problems` with its line or
 * row; the rest comes in.
 *
 * Throws `references.unknown` (no such file), `references.none` (no record in it), `references.tooMany`, the errors of
 * `decodeText` and `openZip`, and for tables `references.noColumn`, `references.noField`, `references.sheetSize`.
 */
export async function readReferences(
	name: string,
	bytes: Uint8Array,
	options: ReadReferencesOptions = {},
): Promise<ReadReferences> {
	const into = new Collector(name);
	if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03) {
		if (endingOf(name) !== 'xlsx' && endingOf(name) !== 'xlsm')
			throw new SynthemaError('references.unknown', { file: name });
		const columns = readTableRows(await readXlsx(name, bytes), into, options.columns);
		return result('table', into, columns, '');
	}
	const { text, encoding, replaced } = decodeReferences(name, bytes, options.encoding);
	const format = formatOf(name, text);
	if (format === null) throw new SynthemaError('references.unknown', { file: name });
	if (replaced > 0) into.problem(1, 'replaced', { count: replaced, encoding });
	let columns: TableColumn[] = [];
	if (format === 'table') {
		const delimiter = delimiterOf(text) ?? likelyDelimiter(text);
		columns = readTableRows(readCsv(text, delimiter, into), into, options.columns);
	} else READERS[format](text, into);
	return result(format, into, columns, encoding);
}

function result(format: ReferenceFormat, into: Collector, columns: TableColumn[], encoding: string): ReadReferences {
	const nothing = into.problems.every(({ code }) => code === 'references.passedOver' || code === 'references.replaced');
	if (into.references.length === 0 && columns.length === 0 && nothing)
		throw new SynthemaError('references.none', { file: into.file });
	into.problems.sort((a, b) => a.row - b.row);
	return { format, references: into.references, problems: into.problems, columns, encoding };
}
