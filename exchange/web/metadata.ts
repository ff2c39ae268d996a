/** What the head of a page says about the study: `citation_` and Dublin Core fields, Open Graph, JSON-LD. */
import { cleanText } from '../documents/clean.ts';
import type { Metadata } from '../documents/model.ts';
import { attribute, findAll, ownText, type ParentNode, textOf } from './dom.ts';

const MAX_AUTHORS = 200;
/** Characters of a JSON-LD block that is read. */
const MAX_JSON = 500_000;
const ARTICLE_TYPE = /(?:^|\/)(?:\w*Article|Report|Thesis|BlogPosting|Chapter|Book)$/u;

/** The first year from 1500 to 2199 in a date; null without. */
export function yearIn(date: string): number | null {
	const year =
		/(?<!\d)(?:1[5-9]|2[01])\d{2}(?!\d)/u.exec(date)?.[0] ?? /^(?:1[89]|20)\d{2}(?=\d{4}\b)/u.exec(date)?.[0];
	return year === undefined ? null : Number(year);
}

/** The DOI in a link or identifier, in lower case; empty without. */
export function doiIn(text: string): string {
	return (
		/\b10\.\d{4,9}\/[^\s"'<>?#]{1,200}/u
			.exec(text)?.[0]
			.replace(/[.,;)]+$/u, '')
			.toLowerCase() ?? ''
	);
}

/** A language as BCP 47, or null for what is none. */
export function languageTag(value: string | undefined): string | null {
	const tag = value?.trim().replaceAll('_', '-') ?? '';
	return /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(tag) ? tag : null;
}

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const wordsIn = (value: unknown): string => (typeof value === 'string' ? value : '');

function jsonArticles(page: ParentNode): Json[] {
	const found: Json[] = [];
	for (const script of findAll(
		page,
		(each) => each.tagName === 'script' && /^application\/ld\+json/iu.test(attribute(each, 'type') ?? ''),
	)) {
		const [source] = script.childNodes;
		if (source?.nodeName !== '#text' || !('value' in source) || source.value.length > MAX_JSON) continue;
		let parsed: unknown;
		try {
			parsed = JSON.parse(source.value);
		} catch (error) {
			// Metadata that are no JSON say nothing; the page is as good without them.
			if (error instanceof SyntaxError) continue;
			throw error;
		}
		for (const each of listOf(parsed).flatMap((one) =>
			isObject(one) ? [one, ...listOf(one['@graph']), one.mainEntity] : [],
		))
			if (isObject(each) && listOf(each['@type']).some((type) => ARTICLE_TYPE.test(wordsIn(type)))) found.push(each);
	}
	return found;
}

function personName(value: unknown): string {
	if (!isObject(value)) return cleanText(wordsIn(value));
	const family = cleanText(wordsIn(value.familyName));
	const given = cleanText(wordsIn(value.givenName));
	return family !== '' && given !== '' ? `${family}, ${given}` : cleanText(wordsIn(value.name));
}

export interface PageMetadata extends Metadata {
	language: string | null;
	/** All versions of the title, for finding it on the page. */
	titles: string;
}

/** Reads the metadata of a page. What its fields contradict each other in is taken from the most scholarly one. */
export function metadataOf(page: ParentNode): PageMetadata {
	const fields = new Map<string, string[]>();
	for (const meta of findAll(page, ({ tagName }) => tagName === 'meta')) {
		const name = (
			attribute(meta, 'name') ??
			attribute(meta, 'property') ??
			attribute(meta, 'http-equiv') ??
			''
		).toLowerCase();
		const content = cleanText(attribute(meta, 'content') ?? '');
		if (name !== '' && content !== '') fields.set(name, [...(fields.get(name) ?? []).slice(0, MAX_AUTHORS), content]);
	}
	const all = (...names: string[]) => names.map((name) => fields.get(name)).find((each) => each !== undefined) ?? [];
	const json = jsonArticles(page);
	const fromJson = (...keys: string[]) => json.flatMap((each) => keys.flatMap((key) => listOf(each[key])));
	const head = findAll(page, ({ tagName }) => tagName === 'title')[0];
	const shown = head ? cleanText(ownText(head)) : '';
	const heading = findAll(page, ({ tagName }) => tagName === 'h1').map((each) => cleanText(textOf(each)));
	const named = [
		...all('citation_title', 'wkhealth_title', 'bepress_citation_title', 'dc.title', 'dcterms.title', 'eprints.title'),
		...fromJson('headline', 'name').map((each) => cleanText(wordsIn(each))),
		...all('og:title', 'twitter:title'),
	].filter((each) => each !== '');
	const title = named[0] ?? heading.find((each) => each.length > 8 && shown.startsWith(each)) ?? withoutSite(shown);
	const authors = all(
		'citation_author',
		'bepress_citation_author',
		'dc.creator',
		'dcterms.creator',
		'eprints.creators_name',
	);
	const people = authors.length > 0 ? authors : fromJson('author').map(personName);
	const single =
		people.length > 0
			? people
			: (all('citation_authors')[0]?.split(/\s*;\s*/u) ??
				all('author', 'article:author').filter((each) => !/^https?:/u.test(each)));
	const dates = [
		...all(
			'citation_publication_date',
			'citation_date',
			'citation_year',
			'citation_online_date',
			'dc.date',
			'dcterms.date',
			'dc.date.issued',
			'dcterms.issued',
			'prism.publicationdate',
			'article:published_time',
		),
		...fromJson('datePublished', 'dateCreated').map(wordsIn),
	];
	const identifiers = [
		...all('citation_doi', 'bepress_citation_doi', 'prism.doi', 'doi'),
		...(fields.get('dc.identifier') ?? []),
		...(fields.get('dc.identifier.doi') ?? []),
		...fromJson('identifier', 'sameAs', '@id').map((each) => (isObject(each) ? wordsIn(each.value) : wordsIn(each))),
	];
	const html = findAll(page, ({ tagName }) => tagName === 'html')[0];
	return {
		title,
		authors: [...new Set(single.filter((each) => each !== ''))].slice(0, MAX_AUTHORS),
		year: dates.map(yearIn).find((each) => each !== null) ?? null,
		doi: identifiers.map(doiIn).find((each) => each !== '') ?? '',
		language:
			(html && (languageTag(attribute(html, 'lang')) ?? languageTag(attribute(html, 'xml:lang')))) ??
			languageTag(all('citation_language', 'dc.language', 'content-language', 'og:locale')[0]),
		titles: [...named, shown].join('\n'),
	};
}

/** A page's title without the name of the site behind it ("… | Journal of Care"). */
function withoutSite(title: string): string {
	const parts = title.split(/\s+[|–—»_]\s+|\s+-\s+(?=[^-]{1,60}$)/u);
	return parts[0]!.length >= 15 || /\p{Script=Han}{4}/u.test(parts[0]!) ? parts[0]! : title;
}
