/** The XML export of EndNote, one record at a time, so that a damaged one does not take the rest along. */
import { SynthemaError } from '#core/errors.ts';
import { authorOf } from '#core/references/authors.ts';
import { pmidOf } from '#core/references/identifiers.ts';
import { childOf, childrenOf, descendants, type Element, parseXml, textOf } from '../container/xml.ts';
import { type Collector, LineCounter } from './collect.ts';
import { endNoteType } from './endnote-types.ts';

/** Whether a text is XML with records in it. */
export function isEndNoteXml(text: string): boolean {
	const head = text.slice(0, 50_000);
	return (
		/^[\ufeff\s]*</u.test(head) &&
		/<record[\s>]/u.test(head) &&
		/<(?:ref-type|contributors|titles|records)[\s>]/u.test(head)
	);
}

/** Reads all records into `into`. Throws `import.xmlEntities` where the file declares entities. */
export function readEndNoteXml(text: string, into: Collector): void {
	if (/<!(?:ENTITY|DOCTYPE[^>]{0,1000}\[)/iu.test(text.slice(0, 100_000)))
		throw new SynthemaError('import.xmlEntities', { file: into.file });
	const lines = new LineCounter(text);
	let close = text.indexOf('</record>');
	const opening = /<record(?=[\s>])/gu;
	for (let open = opening.exec(text); open; open = opening.exec(text)) {
		const start = open.index;
		const row = lines.rowOf(start);
		// Looked for again only behind the last one found, so that many beginnings before one end cost no more.
		if (close >= 0 && close < start) close = text.indexOf('</record>', start);
		const inner = close < 0 ? -1 : text.slice(start + 1, close).search(/<record[\s>]/u);
		if (close < 0 || inner >= 0) {
			into.problem(row, 'broken', { part: startOf(text, start) });
			opening.lastIndex = close < 0 ? start + 1 : start + 1 + inner;
			continue;
		}
		const end = close + '</record>'.length;
		const record = parsed(text.slice(start, end), into, row);
		if (record) addRecord(record, row, into);
		opening.lastIndex = end;
	}
}

function startOf(text: string, at: number): string {
	return text
		.slice(at, at + 400)
		.replace(/<[^>]*>/gu, ' ')
		.replace(/\s+/gu, ' ')
		.trim()
		.slice(0, 60);
}

function parsed(xml: string, into: Collector, row: number): Element | null {
	try {
		return parseXml(into.file, xml);
	} catch (error) {
		if (!(error instanceof SynthemaError)) throw error;
		into.problem(row, 'broken', { part: startOf(xml, 0) });
		return null;
	}
}

function addRecord(record: Element, row: number, into: Collector): void {
	const at = (...path: string[]) =>
		path.reduce<Element | undefined>((from, name) => from && childOf(from, name), record);
	const text = (...path: string[]) => {
		const found = at(...path);
		return found ? textOf(found).trim() : '';
	};
	const all = (element: Element | undefined, name: string) =>
		element ? descendants(element, name).map((each) => textOf(each).trim()) : [];
	const contributors = at('contributors');
	const people = (...groups: string[]) =>
		groups.flatMap((group) => (contributors ? all(childOf(contributors, group), 'author') : []));
	const authors = people('authors');
	const urls = at('urls');
	const related = urls ? childrenOf(urls, 'related-urls').flatMap((each) => all(each, 'url')) : [];
	const links = urls ? childrenOf(urls).flatMap((each) => all(each, 'url')) : [];
	const isFile = (url: string) => /^(?:internal-pdf|file):/iu.test(url);
	const database = `${text('remote-database-name')} ${text('remote-database-provider')}`;
	const type = at('ref-type');
	into.add(row, {
		type: endNoteType(type?.attributes.name ?? ''),
		title: text('titles', 'title'),
		authors: (authors.length > 0 ? authors : people('secondary-authors')).map(authorOf),
		date: text('dates', 'year') || text('dates', 'pub-dates', 'date'),
		journal: text('periodical', 'full-title') || text('titles', 'secondary-title') || text('periodical', 'abbr-1'),
		volume: text('volume'),
		issue: text('number') || text('issue'),
		pages: text('pages'),
		doi: text('electronic-resource-num'),
		pmid: /pubmed|medline|nlm/iu.test(database) ? pmidOf(text('accession-num')) : '',
		isbn: text('isbn'),
		url: related.find((url) => url !== '' && !isFile(url)) ?? '',
		abstract: text('abstract'),
		keywords: all(at('keywords'), 'keyword').flatMap((keyword) => keyword.split(/[\r\n]/u)),
		language: text('language'),
		files: [...(urls ? childrenOf(urls, 'pdf-urls').flatMap((each) => all(each, 'url')) : []), ...links.filter(isFile)],
		key: text('rec-number'),
		notes: [text('notes'), text('research-notes'), text('custom2')],
	});
}
