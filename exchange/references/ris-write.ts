import { isGroup } from '#core/references/authors.ts';
import { pagesOf } from '#core/references/identifiers.ts';
import { normalReference, type Reference, type ReferenceType } from '#core/references/model.ts';

const TYPES: Readonly<Record<ReferenceType, string>> = {
	article: 'JOUR',
	book: 'BOOK',
	chapter: 'CHAP',
	conference: 'CONF',
	thesis: 'THES',
	report: 'RPRT',
	preprint: 'UNPB',
	web: 'ELEC',
	other: 'GEN',
};

/**
 * Records as RIS (UTF-8 text, CRLF lines) that EndNote, Zotero and `readReferences` read; the latter gets the same records
 * back but for their rows. Groups have a comma after their name, as EndNote wants them; the characteristics of the study
 * are notes ("Country: Sweden"). Fields are brought to their one spelling first (see `normalReference`).
 */
export function writeRis(references: readonly Reference[]): string {
	return references.map((reference) => record(normalReference(reference))).join('\r\n');
}

function record(reference: Reference): string {
	const lines = [`TY  - ${TYPES[reference.type]}`];
	const line = (tag: string, value: string) => {
		if (value !== '') lines.push(`${tag}  - ${value}`);
	};
	line('ID', reference.key);
	line('TI', reference.title);
	for (const author of reference.authors) line('AU', isGroup(author) ? `${author},` : author);
	line('PY', reference.year === null ? '' : String(reference.year));
	line('T2', reference.journal);
	line('VL', reference.volume);
	line('IS', reference.issue);
	const [start = '', end = '', ...more] = reference.pages.split('–');
	const ranged =
		start !== '' &&
		end !== '' &&
		more.length === 0 &&
		!start.includes('-') &&
		pagesOf(`${start}-${end}`) === reference.pages;
	line('SP', ranged ? start : reference.pages);
	line('EP', ranged ? end : '');
	line('DO', reference.doi);
	if (reference.pmid !== '') {
		line('DB', 'PubMed');
		line('AN', reference.pmid);
	}
	line('SN', reference.isbn);
	line('UR', reference.url);
	line('AB', reference.abstract);
	for (const keyword of reference.keywords) line('KW', keyword);
	line('LA', reference.language);
	for (const file of reference.files) line('L1', file);
	const note = (name: string, value: string) => line('N1', value === '' ? '' : `${name}: ${value}`);
	note('Country', reference.country);
	note('Participants', reference.participants);
	note('Data collection', reference.dataCollection);
	note('Analysis method', reference.analysisMethod);
	lines.push('ER  - ', '');
	return lines.join('\r\n');
}
