import { describe, expect, it } from 'vitest';
import { type MatchableFile, matchFiles } from '#core/references/match-files.ts';
import type { Reference } from '#core/references/model.ts';
import { reference } from './support.ts';

const falkenberg = (fields: Partial<Reference> = {}) =>
	reference({
		title: 'The patient who stays in the chair: accounts of Balint group work',
		authors: ['Falkenberg, Astrid', 'Lindroos-Ek, Maja'],
		year: 2009,
		doi: '10.5555/njpci.2009.0213',
		...fields,
	});
const ouyang = reference({ title: '巴林特小组中护士情感体验的质性研究', authors: ['欧阳, 修远'], year: 2018 });
const berg = reference({ title: 'Carrying patients home', authors: ['van der Berg, JP'], year: 2017 });
const file = (path: string, more: Partial<MatchableFile> = {}): MatchableFile => ({
	name: path.slice(path.lastIndexOf('/') + 1),
	path,
	...more,
});

describe('files of a record', () => {
	it.each([
		'files/12/Some name.pdf',
		'internal-pdf://0123456789/Some name.pdf',
		'C:/Users/x/Zotero/storage/AB12/Some name.pdf',
		'file:///C:/Zotero/Some%20name.pdf',
		'SOME NAME.PDF',
	])('are found by the path %s', (path) => {
		const found = matchFiles([ouyang, falkenberg({ files: [path] })], [file('/data/files/12/Some name.pdf')]);
		expect(found.matches).toEqual([{ reference: 1, file: 0, reason: 'record' }]);
		expect(found.missing).toEqual([]);
	});

	it('are told by their folders where names are the same', () => {
		const records = [falkenberg({ files: ['files/1/Full Text.pdf'] }), { ...ouyang, files: ['files/2/Full Text.pdf'] }];
		const files = [file('/x/files/2/Full Text.pdf'), file('/x/files/1/Full Text.pdf')];
		expect(matchFiles(records, files).matches).toEqual([
			{ reference: 0, file: 1, reason: 'record' },
			{ reference: 1, file: 0, reason: 'record' },
		]);
	});

	it('that are not there are told', () => {
		const found = matchFiles([falkenberg({ files: ['files/1/gone.pdf'] })], [file('other.pdf')]);
		expect(found.missing).toEqual([{ reference: 0, path: 'files/1/gone.pdf' }]);
		expect(found.unmatched).toEqual([0]);
	});

	it('may be several', () => {
		const found = matchFiles(
			[falkenberg({ files: ['main.pdf', 'supplement.pdf'] })],
			[file('main.pdf'), file('supplement.pdf')],
		);
		expect(found.matches.map(({ file: at }) => at)).toEqual([0, 1]);
	});

	it('that two records name belong to neither, unless the file knows', () => {
		const records = [falkenberg({ files: ['a.pdf'] }), { ...ouyang, files: ['a.pdf'] }];
		const found = matchFiles(records, [file('a.pdf')]);
		expect(found.matches).toEqual([]);
		expect(found.ambiguous).toEqual([{ file: 0, references: [0, 1], reason: 'record' }]);
		expect(matchFiles(records, [file('a.pdf', { doi: '10.5555/NJPCI.2009.0213' })]).matches).toEqual([
			{ reference: 0, file: 0, reason: 'record' },
		]);
	});
});

describe('files that no record names', () => {
	it('are found by DOI and title inside them', () => {
		const records = [ouyang, falkenberg()];
		expect(matchFiles(records, [file('1-s2.0.pdf', { doi: 'doi:10.5555/NJPCI.2009.0213' })]).matches).toEqual([
			{ reference: 1, file: 0, reason: 'doi' },
		]);
		const title = 'The Patient Who Stays in the Chair – Accounts of Balint Group Work';
		expect(matchFiles(records, [file('x.pdf', { title })]).matches).toEqual([
			{ reference: 1, file: 0, reason: 'title' },
		]);
	});

	it.each([
		['Falkenberg2009.pdf', 1],
		['falkenberg_2009.pdf', 1],
		['2009 Falkenberg.pdf', 1],
		['Falkenberg et al. - 2009 - The patient who stays in the chair accounts of Bal.pdf', 1],
		['Falkenberg und Lindroos-Ek - 2009 - The patient who stays in the chair.pdf', 1],
		['The patient who stays in the chair.pdf', 1],
		['欧阳2018.pdf', 0],
		['欧阳修远 等 - 2018 - 巴林特小组中护士情感体验的质性研究.pdf', 0],
		['巴林特小组中护士情感体验的质性研究_欧阳修远.pdf', 0],
		['van der Berg 2017.pdf', 2],
		['Berg 2017.pdf', null],
		['Falkenberg2010.pdf', null],
		['Falkenberg - 2009 - Something quite different about letters.pdf', null],
		['download (3).pdf', null],
		['2009.pdf', null],
	])('are found by the name %s', (name, at) => {
		const found = matchFiles([ouyang, falkenberg(), berg], [file(name)]);
		expect(found.matches).toEqual(at === null ? [] : [{ reference: at, file: 0, reason: 'name' }]);
		expect(found.unmatched).toEqual(at === null ? [0] : []);
	});

	it('and fit several records go to none', () => {
		const records = [falkenberg(), falkenberg({ title: 'Endings without answers', doi: '' })];
		const found = matchFiles(records, [
			file('Falkenberg2009.pdf'),
			file('Falkenberg 2009 Endings without answers.pdf'),
		]);
		expect(found.ambiguous).toEqual([{ file: 0, references: [0, 1], reason: 'name' }]);
		expect(found.matches).toEqual([{ reference: 1, file: 1, reason: 'name' }]);
	});

	it('are found among many', () => {
		const letters = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
		const records = Array.from({ length: 20_000 }, (_, at) =>
			reference({
				title: `Study ${at} of listening in practice`,
				authors: [`Name${letters(at)}, A.`],
				year: 1990 + (at % 30),
			}),
		);
		const files = Array.from({ length: 500 }, (_, at) => file(`Name${letters(at * 7)} ${1990 + ((at * 7) % 30)}.pdf`));
		expect(matchFiles(records, files).matches.map(({ reference: at }) => at)).toEqual(files.map((_, at) => at * 7));
	});
});
