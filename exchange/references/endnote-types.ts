import type { ReferenceType } from '#core/references/model.ts';

const TYPES: Readonly<Record<string, ReferenceType>> = {
	'journal article': 'article',
	'electronic article': 'article',
	'magazine article': 'article',
	'newspaper article': 'article',
	book: 'book',
	'edited book': 'book',
	'electronic book': 'book',
	'book section': 'chapter',
	'electronic book section': 'chapter',
	'conference paper': 'conference',
	'conference proceedings': 'conference',
	thesis: 'thesis',
	report: 'report',
	'government document': 'report',
	'unpublished work': 'preprint',
	manuscript: 'preprint',
	'web page': 'web',
	blog: 'web',
};

/** The type that EndNote calls by a name ("Journal Article"), in any letter case. */
export function endNoteType(name: string): ReferenceType {
	return TYPES[name.trim().toLowerCase()] ?? 'other';
}
