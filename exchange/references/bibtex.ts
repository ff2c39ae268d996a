/** BibTeX and BibLaTeX as JabRef, Zotero, Mendeley, Google Scholar and databases write them. */
import { parse } from '@retorquere/bibtex-parser';
import { authorOf } from '#core/references/authors.ts';
import { isBraced, latexToText } from '#core/references/latex.ts';
import type { ReferenceType } from '#core/references/model.ts';
import { type RawEntry, scanBibtex } from './bibtex-scan.ts';
import type { Collector } from './collect.ts';

export const BIBTEX_START = /^[\ufeff\s]*(?:[^\n]{0,500}\n){0,50}?[ \t]{0,8}@\s{0,8}[a-z]{1,40}\s{0,8}[{(]/iu;

const TYPES: Readonly<Record<string, ReferenceType>> = {
	article: 'article',
	periodical: 'article',
	suppperiodical: 'article',
	book: 'book',
	mvbook: 'book',
	booklet: 'book',
	collection: 'book',
	inbook: 'chapter',
	incollection: 'chapter',
	bookinbook: 'chapter',
	inproceedings: 'conference',
	conference: 'conference',
	proceedings: 'conference',
	phdthesis: 'thesis',
	mastersthesis: 'thesis',
	thesis: 'thesis',
	techreport: 'report',
	report: 'report',
	unpublished: 'preprint',
	online: 'web',
	electronic: 'web',
	www: 'web',
};

/** Fields that an entry without them takes from the entry that its crossref or xdata names; titles change their name. */
const INHERITED: readonly [string, string][] = [
	['booktitle', 'booktitle'],
	['booktitle', 'title'],
	['journal', 'journal'],
	['journaltitle', 'journaltitle'],
	['year', 'year'],
	['date', 'date'],
	['volume', 'volume'],
	['isbn', 'isbn'],
	['language', 'language'],
	['langid', 'langid'],
	['publisher', 'publisher'],
];

/** Reads all entries into `into`. Titles keep their letter case. */
export function readBibtex(text: string, into: Collector): void {
	const { entries, problems } = scanBibtex(text);
	for (const { row, code, part } of problems) into.problem(row, code, { part });
	const byKey = new Map<string, RawEntry>();
	for (const entry of entries) if (entry.key !== '') byKey.set(entry.key.toLowerCase(), entry);
	const donors = new Set<string>();
	for (const entry of entries) {
		const wanted = entry.fields.get('crossref') ?? entry.fields.get('xdata');
		if (wanted === undefined) continue;
		const donor = byKey.get(wanted.trim().toLowerCase());
		if (!donor || donor === entry) {
			into.problem(entry.row, 'noCrossref', { key: wanted.trim().slice(0, 60) });
			continue;
		}
		donors.add(donor.key);
		for (const [field, from] of INHERITED) {
			const value = donor.fields.get(from);
			if (value !== undefined && !entry.fields.has(field)) entry.fields.set(field, value);
		}
	}
	for (const entry of entries) {
		// The volume that chapters are in is no study of its own.
		if (entry.type === 'xdata' || (donors.has(entry.key) && /^(?:mv)?(?:proceedings|collection)$/u.test(entry.type)))
			continue;
		addEntry(entry, into);
	}
}

function addEntry(entry: RawEntry, into: Collector): void {
	const raw = (...names: string[]) =>
		names.map((name) => entry.fields.get(name) ?? '').find((value) => value.trim() !== '') ?? '';
	const texts = (...names: string[]) =>
		fromLatex(raw(...names), () => into.problem(entry.row, 'latex', { field: names[0]! }));
	const title = texts('title');
	const subtitle = texts('subtitle');
	const keywords = texts('keywords', 'keyword');
	const notes = [raw('note'), raw('annote'), raw('annotation')].map(latexToText);
	const archive = `${raw('eprinttype', 'archiveprefix')}`.toLowerCase();
	into.add(entry.row, {
		type: TYPES[entry.type] ?? 'other',
		title: subtitle === '' ? title : `${title}: ${subtitle}`,
		authors: namesOf(raw('author') || raw('editor')),
		date: latexToText(raw('year', 'date')),
		journal: texts('journal', 'journaltitle', 'booktitle', 'maintitle', 'shortjournal'),
		volume: texts('volume'),
		issue: texts('number', 'issue'),
		pages: latexToText(raw('pages', 'eid')),
		doi: latexToText(raw('doi')),
		pmid: raw('pmid') || (archive === 'pubmed' || archive === 'pmid' ? raw('eprint') : ''),
		isbn: raw('isbn'),
		url: address(raw('url', 'howpublished')),
		abstract: texts('abstract'),
		keywords: keywords.split(/[;；]/u).length > 1 ? [keywords] : keywords.split(/[,，]/u),
		language: latexToText(raw('langid', 'language')),
		files: attachedFiles(raw('file', 'local-url', 'pdf')),
		key: entry.key,
		notes,
	});
}

function address(value: string): string {
	const found = /https?:\/\/[^\s{}]{1,2000}/iu.exec(value.replace(/\\([_%#&~$])/gu, '$1'));
	return found ? found[0] : '';
}

/** Longest field that is given to the library, whose time grows with the square of the length. */
const LATEX_LIMIT = 3_000;
const LESS = '\ue0f2';
const GREATER = '\ue0f3';

/** LaTeX to text: what is common here, formulas and rarer commands by the library. `failed` when commands stay. */
function fromLatex(value: string, failed: () => void): string {
	const text = latexToText(quotes(withoutComments(value)));
	if (!/\\[a-z]|\$[^$]+\$/iu.test(text)) return text.replace(/\\[ \-,;:!/@]/gu, ' ');
	if (value.length > LATEX_LIMIT || depthOf(value) > 40) {
		failed();
		return text;
	}
	// The library reads "<" as "¡" (as TeX's old fonts do) and takes one "$" for a formula without an end.
	const dollars = value.split(/(?<!\\)\$/u).length - 1;
	const safe = withoutComments(dollars % 2 === 0 ? value : value.replace(/(?<!\\)\$/gu, '\\$'))
		.replaceAll('<', LESS)
		.replaceAll('>', GREATER);
	const { entries, errors } = parse(`@misc{x, text = {${safe}}}`, {
		sentenceCase: false,
		caseProtection: false,
		applyCrossRef: false,
		unsupported: (_node, tex) => tex,
	});
	const found = entries[0]?.fields.text;
	if (errors.length > 0 || typeof found !== 'string') {
		failed();
		return text;
	}
	return found.replaceAll(LESS, '<').replaceAll(GREATER, '>');
}

/** A per cent sign in a field is mostly meant as one ("50% of doctors"), whatever TeX would make of it. */
function withoutComments(value: string): string {
	return value.replace(/(?<!\\)%/gu, '\\%');
}

function quotes(value: string): string {
	return value
		.replace(/``/gu, '“')
		.replace(/''/gu, '”')
		.replace(/(?<!\\)~/gu, ' ')
		.replace(/-{2,3}/gu, (dashes) => (dashes.length === 2 ? '–' : '—'));
}

function depthOf(value: string): number {
	let depth = 0;
	let most = 0;
	for (const sign of value) {
		if (sign === '{') most = Math.max(most, ++depth);
		else if (sign === '}') depth--;
	}
	return most;
}

/** Parts of a value between separators that stand outside all braces. */
function splitOutside(value: string, separator: RegExp): string[] {
	const parts: string[] = [];
	let depth = 0;
	let start = 0;
	for (let at = 0; at < value.length; at++) {
		const sign = value[at];
		if (sign === '\\') at++;
		else if (sign === '{') depth++;
		else if (sign === '}') depth--;
		else if (depth === 0) {
			separator.lastIndex = at;
			const found = separator.exec(value);
			if (!found) continue;
			parts.push(value.slice(start, at));
			start = at + found[0].length;
			at = start - 1;
		}
	}
	parts.push(value.slice(start));
	return parts;
}

/** "von Last, Jr, First", "First von Last", "{Group}", joined with "and"; CNKI divides with ";" or "," instead. */
function namesOf(value: string): string[] {
	const text = value.replace(/\s+/gu, ' ').trim();
	if (text === '') return [];
	const han = /^[\p{Script=Han}\s,，;；、]+$/u.test(text);
	const people = splitOutside(text, han ? /\sand\s|[;；、]|[,，]\s?(?=\p{Script=Han}{2})/iuy : /\sand\s|;/iuy);
	return people.map((person) => {
		const name = person.trim();
		if (isBraced(name)) return authorOf(`${latexToText(name)},`);
		const parts = splitOutside(name, /,/uy).map((part) => latexToText(part.trim()));
		const [family = '', second = '', third = ''] = parts;
		if (parts.length === 1) return authorOf(latexToText(name.replaceAll('~', ' ')));
		// BibTeX has the suffix in the middle, everyone else at the end.
		return authorOf(
			parts.length === 3
				? `${family}, ${third}, ${second}`
				: [family, second, third].filter((part) => part !== '').join(', '),
		);
	});
}

/**
 * Paths of attached files: JabRef's ":path:PDF" and "description:path:type", Zotero's "Full Text:files/1/A.pdf:application/pdf"
 * joined with ";", or a bare path. A backslash keeps ":", ";" and itself from dividing.
 */
function attachedFiles(value: string): string[] {
	const paths = parts(value, ';').map((entry) => {
		const fields = parts(entry.trim(), ':');
		// "C:\papers\a.pdf" without its colon protected, and bare paths.
		const drive = fields.findIndex((field, at) => /^[A-Za-z]$/u.test(field) && /^[\\/]/u.test(fields[at + 1] ?? ''));
		if (drive >= 0) fields.splice(drive, 2, `${fields[drive]}:${fields[drive + 1]}`);
		if (fields.length === 1) return fields[0]!;
		return fields.length === 2 && fields[0] !== ''
			? /\.[a-z0-9]{2,5}$/iu.test(fields[0]!)
				? fields[0]!
				: fields[1]!
			: (fields[1] ?? '');
	});
	const isPdf = (path: string) => /\.pdf$/iu.test(path);
	return [...paths.filter(isPdf), ...paths.filter((path) => !isPdf(path))].map((path) => path.trim());
}

/** Splits at a sign that no backslash is before; backslashes before one of the signs go. */
function parts(value: string, sign: ';' | ':'): string[] {
	const found: string[] = [];
	let part = '';
	for (let at = 0; at < value.length; at++) {
		const next = value[at + 1];
		if (value[at] === '\\' && (next === ';' || next === ':' || next === '\\')) {
			part += sign === ';' ? value[at]! + next : next;
			at++;
		} else if (value[at] === sign) {
			found.push(part);
			part = '';
		} else part += value[at];
	}
	found.push(part);
	return found;
}
