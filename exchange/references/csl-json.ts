/** CSL-JSON as Zotero, Mendeley, Crossref and pandoc write it. Source: the CSL-JSON schema of citationstyles.org. */
import { authorOf } from '#core/references/authors.ts';
import { yearOf } from '#core/references/identifiers.ts';
import type { ReferenceType } from '#core/references/model.ts';
import { type Collector, LineCounter } from './collect.ts';

type Item = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, ReferenceType>> = {
	article: 'preprint',
	'article-journal': 'article',
	'journal-article': 'article',
	'article-magazine': 'article',
	'article-newspaper': 'article',
	book: 'book',
	monograph: 'book',
	chapter: 'chapter',
	'book-chapter': 'chapter',
	'paper-conference': 'conference',
	'proceedings-article': 'conference',
	thesis: 'thesis',
	dissertation: 'thesis',
	report: 'report',
	manuscript: 'preprint',
	'posted-content': 'preprint',
	webpage: 'web',
	'post-weblog': 'web',
};

export const JSON_START = /^[\ufeff\s]*(?:\[\s*(?:\{|\]|$)|\{\s*(?:"|\}|$))/u;

/** Items without an end, each of which costs a look at the whole rest; a file with more of them is given up. */
const MAX_UNCLOSED = 20;

/**
 * Reads a list of items (or one, or `{ "items": […] }`) into `into`. The objects are found one by one, so that one that is
 * damaged, or a file that ends too early, leaves the others whole.
 */
export function readCslJson(text: string, into: Collector): void {
	let unclosed = 0;
	for (const { json, row, whole } of objectsOf(text)) {
		if (!whole && ++unclosed > MAX_UNCLOSED) {
			into.problem(row, 'stopped');
			return;
		}
		const item = whole ? parsed(json) : null;
		if (item) addItem(item, row, into);
		else into.problem(row, 'broken', { part: json.slice(0, 200).replace(/\s+/gu, ' ').trim().slice(0, 60) });
	}
}

function parsed(json: string): Item | null {
	try {
		const value: unknown = JSON.parse(json);
		return typeof value === 'object' && value !== null ? (value as Item) : null;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return null;
	}
}

/** The objects of the outermost list that has any, with the lines at which they begin. */
function* objectsOf(text: string): Generator<{ json: string; row: number; whole: boolean }> {
	const list = text.indexOf('[');
	const first = text.indexOf('{');
	// `{ "items": [ … ] }`: the list is inside; otherwise an object that comes before any list is an item itself.
	const wrapped = /^[\ufeff\s]*\{\s*"(?:items|references|message)"\s*:\s*(?:\{\s*"items"\s*:\s*)?\[/u.exec(
		text.slice(0, 500),
	);
	let from = wrapped ? wrapped[0].length : list >= 0 && (first < 0 || list < first) ? list + 1 : 0;
	const lines = new LineCounter(text);
	while (from < text.length) {
		const start = text.indexOf('{', from);
		if (start < 0) return;
		const end = endOf(text, start);
		if (end > 0) {
			yield { json: text.slice(start, end), row: lines.rowOf(start), whole: true };
			from = end;
			continue;
		}
		// No end: goes on where the next item seems to begin on a line of its own.
		const next = /\n[ \t]{0,8}\{/u.exec(text.slice(start + 1, start + 100_000));
		yield { json: text.slice(start, start + 300), row: lines.rowOf(start), whole: false };
		if (!next) return;
		from = start + 1 + next.index + 1;
	}
}

/** Behind the bracket that closes an object, or -1. */
function endOf(text: string, start: number): number {
	const mark = /["{}]/gu;
	mark.lastIndex = start;
	let depth = 0;
	for (let found = mark.exec(text); found; found = mark.exec(text)) {
		if (found[0] === '{') depth++;
		else if (found[0] === '}') {
			if (--depth === 0) return mark.lastIndex;
		} else {
			const close = closingQuote(text, mark.lastIndex);
			if (close < 0) return -1;
			mark.lastIndex = close + 1;
		}
	}
	return -1;
}

function closingQuote(text: string, from: number): number {
	for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
		let slashes = 0;
		while (text[at - 1 - slashes] === '\\') slashes++;
		if (slashes % 2 === 0) return at;
	}
	return -1;
}

function words(value: unknown): string {
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(value);
	// Crossref has lists where CSL has texts.
	const first: unknown = Array.isArray(value) ? value[0] : undefined;
	return typeof first === 'string' ? first : typeof first === 'number' ? String(first) : '';
}

function nameOf(value: unknown): string {
	if (typeof value !== 'object' || value === null) return authorOf(words(value));
	const name = value as Item;
	const literal = words(name.literal) || (words(name.family) === '' ? words(name.name) : '');
	if (literal !== '') return authorOf(`${literal},`);
	const family = [words(name['dropping-particle']), words(name['non-dropping-particle']), words(name.family)]
		.filter((part) => part !== '')
		.join(' ');
	const given = words(name.given);
	if (given === '') return authorOf(/\p{Script=Han}/u.test(family) ? family : `${family},`);
	return authorOf([family, given, words(name.suffix)].filter((part) => part !== '').join(', '));
}

function dateOf(value: unknown): string {
	if (typeof value !== 'object' || value === null) return words(value);
	const date = value as Item;
	const parts: unknown = date['date-parts'];
	const year = Array.isArray(parts) && Array.isArray(parts[0]) ? words(parts[0][0]) : '';
	return yearOf(year) === null ? words(date.raw) || words(date.literal) || year : year;
}

function addItem(item: Item, row: number, into: Collector): void {
	const people = (value: unknown) => (Array.isArray(value) ? value.map(nameOf) : []);
	const authors = people(item.author);
	const keyword = item.keyword ?? item.keywords ?? item.categories;
	const notes = words(item.note).split('\n');
	const title = words(item.title);
	const subtitle = words(item.subtitle);
	const extra = (name: string) =>
		notes.find((note) => note.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
	into.add(row, {
		type: TYPES[words(item.type)] ?? 'other',
		title: subtitle !== '' && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
		authors: authors.length > 0 ? authors : people(item.editor),
		date: dateOf(item.issued ?? item.published ?? item['published-print'] ?? item.year),
		journal: words(item['container-title']) || words(item['container-title-short']),
		volume: words(item.volume),
		issue: words(item.issue),
		pages: words(item.page),
		doi: words(item.DOI ?? item.doi) || extra('doi'),
		pmid: words(item.PMID) || extra('pmid'),
		isbn: words(item.ISBN),
		url: words(item.URL),
		abstract: words(item.abstract),
		keywords: Array.isArray(keyword) ? keyword.map(words) : words(keyword).split(/[,，]/u),
		language: words(item.language),
		key: words(item['citation-key']) || words(item.id),
		notes,
	});
}
