/** A record of a reference file. */
import { authorOf } from './authors.ts';
import { doiOf, isbnOf, pagesOf, pmidOf } from './identifiers.ts';
import { oneLine, plainText } from './text.ts';

export const REFERENCE_TYPES = [
	'article',
	'book',
	'chapter',
	'conference',
	'thesis',
	'report',
	'preprint',
	'web',
	'other',
] as const;
export type ReferenceType = (typeof REFERENCE_TYPES)[number];

/** Texts are on one line, without mark-up, and empty where the record says nothing. */
export interface Reference {
	type: ReferenceType;
	title: string;
	/** "Family, Given" (see `authors.ts`) or the name of a group. */
	authors: string[];
	/** 1500–2099. */
	year: number | null;
	/** Of the journal, or the book that a chapter is in. */
	journal: string;
	volume: string;
	issue: string;
	/** "213–221". */
	pages: string;
	/** Lower case, without address. */
	doi: string;
	pmid: string;
	isbn: string;
	url: string;
	abstract: string;
	keywords: string[];
	/** BCP 47 where the record's word for it is known, otherwise that word. */
	language: string;
	/** Paths or names of files that the record says are attached, with "/" between folders. */
	files: string[];
	country: string;
	participants: string;
	dataCollection: string;
	analysisMethod: string;
	/** What the record is called in its file (citation key, record number). */
	key: string;
	/** Line or row of the file at which it begins, from 1. */
	row: number;
}

const PROSE = [
	'title',
	'journal',
	'volume',
	'issue',
	'abstract',
	'country',
	'participants',
	'dataCollection',
	'analysisMethod',
] as const;

/** Longest text of a field, in UTF-16 code units; longest list. */
const FIELD_LIMIT = 100_000;
const LIST_LIMIT = 5_000;

export function emptyReference(row = 0): Reference {
	return {
		type: 'other',
		title: '',
		authors: [],
		year: null,
		journal: '',
		volume: '',
		issue: '',
		pages: '',
		doi: '',
		pmid: '',
		isbn: '',
		url: '',
		abstract: '',
		keywords: [],
		language: '',
		files: [],
		country: '',
		participants: '',
		dataCollection: '',
		analysisMethod: '',
		key: '',
		row,
	};
}

/**
 * The fields of a record as found, each in its one spelling. What is no DOI, PMID, ISBN or year in the range becomes
 * empty. Doing it again changes nothing. `cut` is told the names of fields that were longer than 100,000 characters, or
 * lists of more than 5,000 entries, and were cut there.
 */
export function normalReference(found: Partial<Reference>, cut: (field: string) => void = () => {}): Reference {
	const reference = { ...emptyReference(), ...found };
	const within = (field: string, text: string) => {
		if (text.length <= FIELD_LIMIT) return text;
		cut(field);
		return text.slice(0, FIELD_LIMIT).toWellFormed();
	};
	const list = (field: string, texts: readonly string[]) => {
		if (texts.length > LIST_LIMIT) cut(field);
		return texts.slice(0, LIST_LIMIT).map((text) => within(field, text));
	};
	for (const field of PROSE) reference[field] = plainText(within(field, reference[field]));
	reference.authors = list('authors', divided(reference.authors))
		.map((author) => {
			const name = plainText(author).replace(/[，﹐]/gu, ',');
			// A comma at the end says "a group"; without it "Balint Circle Jena" would be a Ms Jena.
			return name.includes(',') ? authorOf(name) : authorOf(`${name},`);
		})
		.filter((author) => author !== '');
	const { year } = reference;
	reference.year = year !== null && Number.isInteger(year) && year >= 1500 && year < 2100 ? year : null;
	reference.pages = pagesOf(plainText(within('pages', reference.pages)));
	const url = oneLine(within('url', reference.url)).replaceAll(' ', '%20');
	const attached = /^(?:file|internal-pdf):/iu.test(url);
	reference.url = attached ? '' : webAddress(url);
	reference.doi = doiOf(oneLine(within('doi', reference.doi))) || doiOfAddress(reference.url);
	reference.pmid = pmidOf(within('pmid', reference.pmid)) || (url.includes('pubmed') ? pmidOf(url) : '');
	reference.isbn = isbnOf(within('isbn', reference.isbn));
	reference.keywords = unique(list('keywords', divided(reference.keywords)).map(plainText));
	reference.language = languageOf(within('language', reference.language));
	reference.files = unique(list('files', attached ? [...reference.files, url] : reference.files).map(filePath));
	reference.key = oneLine(within('key', reference.key));
	return reference;
}

/** The DOI in an address of doi.org or of a publisher (".../doi/full/10.5555/abc/pdf"). */
function doiOfAddress(url: string): string {
	return /\bdoi\b/iu.test(url)
		? doiOf(url.replace(/[?#].*$/u, '').replace(/\/(?:full|abstract|e?pdf|html)$/iu, ''))
		: '';
}

/** What is an address on the web, with or without "https://"; otherwise ''. */
function webAddress(text: string): string {
	return /^(?:(?:https?|ftp):\/\/|(?:[\p{L}\p{N}-]{1,63}\.){1,9}\p{L}{2,24}(?:[/?#]|$))/iu.test(text) ? text : '';
}

/** No name or keyword has a semicolon inside: it is what divides them. Lists past the limit are not looked at. */
function divided(texts: readonly string[]): string[] {
	return texts.slice(0, LIST_LIMIT + 1).flatMap((text) => plainText(text).split(/[;；]/u));
}

function unique(texts: readonly string[]): string[] {
	const seen = new Set<string>();
	return texts.filter((text) => {
		const key = text.toLowerCase();
		if (text === '' || seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

const LANGUAGES = new Map(
	[
		'en eng english american british usenglish ukenglish 英文 英语',
		'zh chi zho chinese 中文 汉语 简体中文 中文简体 繁體中文',
		'de ger deu german ngerman deutsch',
		'fr fre fra french français',
		'es spa spanish español',
		'it ita italian',
		'pt por portuguese',
		'nl dut nld dutch',
		'sv swe swedish',
		'no nor norwegian',
		'da dan danish',
		'fi fin finnish',
		'hu hun hungarian',
		'pl pol polish',
		'ru rus russian',
		'ja jpn japanese',
		'ko kor korean',
		'tr tur turkish',
		'he heb hebrew',
		'ar ara arabic',
		'cs cze ces czech',
		'el gre ell greek',
		'fa per fas persian',
	].flatMap((line) => {
		const [code, ...names] = line.split(' ') as [string, ...string[]];
		return names.map((name) => [name, code] as const);
	}),
);

/** A language by its code or name ("eng", "Chinese", "zh_CN") as BCP 47; other words stay. */
function languageOf(text: string): string {
	const plain = oneLine(text).replace(/[;,.]+$/u, '');
	const lower = plain.toLowerCase();
	const known = LANGUAGES.get(lower);
	if (known !== undefined) return known;
	const code = /^([a-z]{2})(?:[-_]([a-z]{2,4}))?$/iu.exec(plain);
	if (!code) return plain;
	const [, language, region] = code;
	if (region === undefined) return language!.toLowerCase();
	const cased = region.length === 4 ? region[0]!.toUpperCase() + region.slice(1).toLowerCase() : region.toUpperCase();
	return `${language!.toLowerCase()}-${cased}`;
}

/**
 * A path as a record writes it, with "/" between folders: "file:///C:/Papers/A%20B.pdf" → "C:/Papers/A B.pdf",
 * "internal-pdf://0123/A.pdf" → "0123/A.pdf". Addresses on the web are no files: ''.
 */
export function filePath(text: string): string {
	let path = oneLine(text);
	const scheme = /^([a-z][a-z\d+.-]{1,20}):\/{2,3}/iu.exec(path);
	if (scheme) {
		const name = scheme[1]!.toLowerCase();
		if (name !== 'file' && name !== 'internal-pdf') return '';
		path = path.slice(scheme[0].length);
		if (name === 'file' && scheme[0].endsWith('///') && !/^[a-z]:/iu.test(path)) path = `/${path}`;
		try {
			path = decodeURIComponent(path);
		} catch (error) {
			// A per cent sign in a name that was not encoded.
			if (!(error instanceof URIError)) throw error;
		}
	}
	path = oneLine(path).replaceAll('\\', '/');
	return path.includes('://') ? '' : path;
}
