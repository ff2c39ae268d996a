import type { Reference } from './model.ts';

const TEXTS = [
	'title',
	'journal',
	'abstract',
	'country',
	'participants',
	'dataCollection',
	'analysisMethod',
	'volume',
	'issue',
	'pages',
] as const;
const FACTS = ['doi', 'pmid', 'isbn', 'url', 'language'] as const;

/** How much a record says, in filled fields and then in characters. */
function weight(reference: Reference): [number, number] {
	const texts = [...TEXTS, ...FACTS].map((field) => reference[field]);
	const lists = [reference.authors, reference.keywords, reference.files];
	const filled =
		texts.filter((text) => text !== '').length +
		lists.filter((list) => list.length > 0).length +
		(reference.year === null ? 0 : 1) +
		(reference.type === 'other' ? 0 : 1);
	const characters = [...texts, ...lists.flat()].reduce((sum, text) => sum + text.length, 0);
	return [filled, characters];
}

/** The fields in a fixed order, so that two records compare the same way round however they are given. */
function spelled(reference: Reference): string {
	return JSON.stringify(Object.entries(reference).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function ranked(a: Reference, b: Reference): [Reference, Reference] {
	const [filledA, charactersA] = weight(a);
	const [filledB, charactersB] = weight(b);
	if (filledA !== filledB) return filledA > filledB ? [a, b] : [b, a];
	if (charactersA !== charactersB) return charactersA > charactersB ? [a, b] : [b, a];
	return spelled(a) <= spelled(b) ? [a, b] : [b, a];
}

const shouts = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

function richer(first: string, second: string): string {
	if (first === '' || second === '') return first || second;
	if (shouts(first) !== shouts(second)) return shouts(first) ? second : first;
	return second.length > first.length ? second : first;
}

function together(first: readonly string[], second: readonly string[]): string[] {
	const seen = new Set(first.map((text) => text.toLowerCase()));
	return [...first, ...second.filter((text) => !seen.has(text.toLowerCase()))];
}

/**
 * One record of two that are the same paper: of each text the longer (one in capitals only if the other is missing), the
 * longer list of authors, all keywords and files, and for what cannot be weighed (year, DOI, type…) what the record that
 * says more has. `merge(a, b)` is `merge(b, a)`; merging a record with itself changes nothing.
 */
export function mergeReferences(a: Reference, b: Reference): Reference {
	const [first, second] = ranked(a, b);
	const merged: Reference = { ...first };
	for (const field of TEXTS) merged[field] = richer(first[field], second[field]);
	for (const field of FACTS) merged[field] = first[field] || second[field];
	merged.year = first.year ?? second.year;
	if (first.type === 'other') merged.type = second.type;
	merged.key = first.key || second.key;
	const letters = (list: readonly string[]) => list.join('').length;
	const moreAuthors =
		second.authors.length > first.authors.length ||
		(second.authors.length === first.authors.length && letters(second.authors) > letters(first.authors));
	merged.authors = [...(moreAuthors ? second.authors : first.authors)];
	merged.keywords = together(first.keywords, second.keywords);
	merged.files = together(first.files, second.files);
	return merged;
}
