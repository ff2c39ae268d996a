/**
 * The records of PubMed and Ovid in MEDLINE format (.nbib, .txt).
 * Source: "MEDLINE/PubMed Data Element (Field) Descriptions", National Library of Medicine.
 */
import { authorOf } from '#core/references/authors.ts';
import { doiOf } from '#core/references/identifiers.ts';
import type { ReferenceType } from '#core/references/model.ts';
import { type Collector, Fields, linesOf } from './collect.ts';

export const MEDLINE_START = /^[\ufeff\s]*(?:[^\n]{0,500}\n){0,20}?PMID ?- ?\d/u;

/** Reads all records into `into`: each begins with its PMID, blank lines or not. */
export function readMedline(text: string, into: Collector): void {
	let fields: Fields | null = null;
	let row = 0;
	let passed = 0;
	const finish = () => {
		if (fields) addRecord(fields, row, into);
		fields = null;
	};
	for (const [line, at] of linesOf(text)) {
		const tagged = /^([A-Z][A-Z0-9]{1,4}) {0,3}-(?: (.*)|)$/u.exec(line);
		if (tagged) {
			if (tagged[1] === 'PMID') finish();
			if (fields === null) {
				fields = new Fields();
				row = at;
			}
			fields.push(tagged[1]!, tagged[2] ?? '');
		} else if (line.trim() === '') finish();
		else if (fields === null || !fields.extend(line)) passed ||= at;
	}
	finish();
	if (passed > 0) into.problem(passed, 'passedOver');
}

function typeOf(types: readonly string[]): ReferenceType {
	const all = types.join('|');
	if (/preprint/iu.test(all)) return 'preprint';
	if (/technical report/iu.test(all)) return 'report';
	if (/^book$|\bbook(?: chapter)?\b/iu.test(all)) return 'book';
	return 'article';
}

function addRecord(fields: Fields, row: number, into: Collector): void {
	const full = fields.entries.some(({ tag }) => tag === 'FAU');
	const identifiers = [...fields.all('LID'), ...fields.all('AID')];
	const article = identifiers.find((value) => /\[doi\]/iu.test(value)) ?? fields.first('DO');
	const keywords = fields.all('OT', 'OTO');
	const title = fields.first('TI', 'BTI', 'TT', 'CTI');
	const whole = fields.first('JT') || fields.first('TA');
	into.add(row, {
		type: typeOf(fields.all('PT')),
		// A translated title stands in brackets.
		title: title.replace(/^\[(.*)\]\.?$/u, '$1').replace(/(?<![.…])\.$/u, ''),
		authors:
			fields.all(full ? 'FAU' : 'AU', 'CN').length > 0
				? authorsOf(fields, full)
				: fields.all('FED', 'ED').map(authorOf),
		date: fields.first('DP', 'DEP', 'DCOM'),
		journal: whole,
		volume: fields.first('VI'),
		issue: fields.first('IP'),
		pages: fields.first('PG'),
		doi: doiOf(article),
		pmid: fields.first('PMID'),
		isbn: fields.first('ISBN'),
		abstract: fields.first('AB', 'OAB'),
		keywords: keywords.length > 0 ? keywords.map((word) => word.replace(/^\*/u, '')) : headings(fields.all('MH')),
		language: fields.first('LA'),
		key: fields.first('PMID'),
	});
}

/** In the order of the record; a group's name is all one name. */
function authorsOf(fields: Fields, full: boolean): string[] {
	return fields.entries
		.filter(({ tag }) => tag === (full ? 'FAU' : 'AU') || tag === 'CN')
		.map(({ tag, lines }) => authorOf(tag === 'CN' ? `${lines.join(' ')},` : lines.join(' ')));
}

/** Subject headings without what qualifies them: "*Physicians/psychology" → "Physicians". */
function headings(values: readonly string[]): string[] {
	return values.map((value) => value.replace(/^\*/u, '').replace(/\/.*$/u, ''));
}
