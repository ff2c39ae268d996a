/** Plain text of Web of Science ("FN Clarivate…"): two letters, a value, further lines set in by three spaces. */
import { authorOf } from '#core/references/authors.ts';
import type { ReferenceType } from '#core/references/model.ts';
import { type Collector, linesOf } from './collect.ts';

export const WOS_START = /^[\ufeff\s]*(?:FN [^\n]{0,300}\n|PT [A-Z]\n)/u;

const TYPES: Readonly<Record<string, ReferenceType>> = { J: 'article', B: 'book', S: 'conference', P: 'other' };

/** Reads all records into `into`; each begins with its type, PT, and ends with ER. */
export function readWos(text: string, into: Collector): void {
	let fields: Map<string, string[]> | null = null;
	let row = 0;
	let last: string[] | null = null;
	const finish = (ended: boolean) => {
		if (fields === null) return;
		if (!ended) into.problem(row, 'noEnd');
		addRecord(fields, row, into);
		fields = null;
		last = null;
	};
	for (const [line, at] of linesOf(text)) {
		const tagged = /^([A-Z][A-Z0-9])(?: (.*)|)$/u.exec(line);
		if (!tagged) {
			if (last && /^\s+\S/u.test(line)) last.push(line.trim());
			continue;
		}
		const [, tag, value = ''] = tagged as unknown as [string, string, string?];
		if (tag === 'ER') finish(true);
		else if (tag === 'PT') {
			finish(false);
			fields = new Map();
			row = at;
		}
		if (fields === null) continue;
		last = [value];
		if (!fields.has(tag)) fields.set(tag, last);
	}
	finish(false);
}

function addRecord(fields: ReadonlyMap<string, string[]>, row: number, into: Collector): void {
	const lines = (...tags: string[]) => tags.map((tag) => fields.get(tag)).find((found) => found !== undefined) ?? [];
	const text = (...tags: string[]) => lines(...tags).join(' ');
	const authors = [...lines('AF', 'AU').map(authorOf), ...lines('CA').map((name) => authorOf(`${name},`))];
	const end = text('EP');
	into.add(row, {
		type: TYPES[text('PT')] ?? 'other',
		title: text('TI'),
		authors,
		date: text('PY') || text('EA'),
		journal: text('SO'),
		volume: text('VL'),
		issue: text('IS'),
		pages: end === '' ? text('BP', 'AR') : `${text('BP')}-${end}`,
		doi: text('DI'),
		pmid: text('PM'),
		isbn: text('BN'),
		abstract: text('AB'),
		keywords: [text('DE') || text('ID')],
		language: text('LA'),
		key: text('UT'),
	});
}
