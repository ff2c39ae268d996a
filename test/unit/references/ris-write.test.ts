import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalReference, type Reference } from '#core/references/model.ts';
import { readReferences, writeRis } from '#exchange/references/index.ts';
import { references } from './arbitrary.ts';
import { readFile, reference } from './support.ts';

const isSomething = ({ title, authors, doi, pmid, url, abstract }: Reference) =>
	title !== '' || authors.length > 0 || doi !== '' || pmid !== '' || url !== '' || abstract !== '';

const again = async (list: readonly Reference[]) =>
	(await readReferences('out.ris', new TextEncoder().encode(writeRis(list)))).references;

describe('records', () => {
	it('in their one spelling stay as they are', () => {
		fc.assert(
			fc.property(references, (record) => {
				expect(normalReference(record)).toEqual(record);
			}),
			{ numRuns: 2000 },
		);
	});

	it('written as RIS and read come back the same', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(references.filter(isSomething), { minLength: 1, maxLength: 4 }), async (list) => {
				const read = await again(list);
				expect(read.map((record) => ({ ...record, row: 0 }))).toEqual(list);
			}),
			{ numRuns: 1000 },
		);
	});

	it('of every format come back the same', async () => {
		for (const name of [
			'zotero.ris',
			'endnote.ris',
			'cnki.ris',
			'jabref.bib',
			'zotero.bib',
			'pubmed.nbib',
			'wos.txt',
			'endnote.xml',
			'cnki.enw',
			'zotero.json',
			'studies.csv',
			'studies-zh.csv',
		]) {
			const { references: list } = await readFile(name);
			const rows = list.map(({ row }) => row);
			expect((await again(list)).map((record, at) => ({ ...record, row: rows[at] }))).toEqual(list);
		}
	});
});

describe('writeRis', () => {
	it('writes what managers expect', () => {
		expect(
			writeRis([
				reference({
					title: 'Staying',
					authors: ['Falkenberg, Astrid', 'Balint Circle Jena'],
					year: 2009,
					journal: 'Nordic Journal',
					pages: '213–221',
					pmid: '123',
					country: 'Sweden',
					files: ['studies/falkenberg-2009.pdf'],
				}),
			]),
		).toBe(
			[
				'TY  - JOUR',
				'TI  - Staying',
				'AU  - Falkenberg, Astrid',
				'AU  - Balint Circle Jena,',
				'PY  - 2009',
				'T2  - Nordic Journal',
				'SP  - 213',
				'EP  - 221',
				'DB  - PubMed',
				'AN  - 123',
				'L1  - studies/falkenberg-2009.pdf',
				'N1  - Country: Sweden',
				'ER  - ',
				'',
			].join('\r\n'),
		);
	});
});
