import { expect, it } from 'vitest';
import { meantMetadata } from '#exchange/documents/metadata.ts';

const metadata = (title: string, ...authors: string[]) => ({ title, authors, year: 2019, doi: '' });

it.each([
	['Unknown Title', 'Unknown Author'],
	['Untitled document', 'Admin'],
	['Microsoft Word - draft2.doc', 'Windows User'],
	['manuscript_final.docx', 'user'],
	['无标题', '佚名'],
])('%s by %s says nothing', (title, author) => {
	expect(meantMetadata(metadata(title, author))).toEqual(metadata(''));
});

it.each([
	['Unknown territory: Balint groups for interns', 'Usery, Ann'],
	['Documents of a silence', 'Defaulton, Bo'],
	['文档之外：医生的叙事', '王小明'],
])('%s by %s stays', (title, author) => {
	expect(meantMetadata(metadata(title, author))).toEqual(metadata(title, author));
});
