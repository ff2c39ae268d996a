import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DuplicateGroup, findDuplicates } from '#core/references/duplicates.ts';
import { mergeReferences } from '#core/references/merge.ts';
import type { Reference } from '#core/references/model.ts';
import { similarity, titleKeyOf } from '#core/references/titles.ts';
import { references } from './arbitrary.ts';
import { reference } from './support.ts';

const TITLE = 'The patient who stays in the chair: accounts of Balint group work';
const paper = (fields: Partial<Reference> = {}) =>
	reference({ title: TITLE, authors: ['Falkenberg, A.', 'Lindroos-Ek, M.'], year: 2009, ...fields });

const verdict = (a: Reference, b: Reference) => {
	const groups = findDuplicates([a, b]);
	expect(findDuplicates([b, a])).toEqual(groups);
	expect(groups.length).toBeLessThan(2);
	return groups[0] ? `${groups[0].certainty} ${groups[0].reason}` : null;
};

describe('two records', () => {
	it.each([
		['the same', {}, 'sure title'],
		[
			'case, accents, punctuation and dashes',
			{ title: 'THE PATIENT WHO STAYS IN THE CHAIR — Áccounts of “Balint” group-work.' },
			'sure title',
		],
		['full-width letters', { title: TITLE.replace('Balint', 'Ｂａｌｉｎｔ').replace(':', '：') }, 'sure title'],
		['the author in full', { authors: ['Falkenberg, Astrid'] }, 'sure title'],
		['a misprint', { title: TITLE.replace('accounts', 'acounts') }, 'likely title'],
		['without the subtitle', { title: 'The patient who stays in the chair' }, 'likely title'],
		['a year later', { year: 2010 }, 'likely title'],
		['no author', { authors: [] }, 'likely title'],
		['no year', { year: null }, 'likely title'],
		['two years later', { year: 2011 }, null],
		['another title', { title: 'The patient who leaves at the door: reports of ward rounds' }, null],
		['another author', { authors: ['Harrowgate, S.'] }, 'possible title'],
		['an erratum', { title: `Erratum: ${TITLE}` }, 'possible title'],
		['a correction', { title: `Correction to: ${TITLE}` }, 'possible title'],
		['a protocol', { title: `${TITLE}: a study protocol` }, 'possible title'],
		['a protocol for', { title: `${TITLE}: protocol for a qualitative study` }, 'possible title'],
		['a reply', { title: `Reply to: ${TITLE}` }, 'possible title'],
		['a second part', { title: `${TITLE} II` }, 'possible title'],
	])('%s', (_, fields, expected) => {
		expect(verdict(paper(), paper(fields))).toBe(expected);
	});

	it('with two DOIs or PMIDs are only possibly the same', () => {
		expect(verdict(paper({ doi: '10.5555/a' }), paper({ doi: '10.5555/b' }))).toBe('possible title');
		expect(verdict(paper({ pmid: '1' }), paper({ pmid: '2' }))).toBe('possible title');
		expect(verdict(paper({ doi: '10.5555/a' }), paper())).toBe('sure title');
	});

	it('with one DOI or PMID are the same, whatever else is missing', () => {
		expect(verdict(paper({ doi: '10.5555/a' }), reference({ doi: '10.5555/a' }))).toBe('sure doi');
		expect(verdict(paper({ pmid: '7' }), paper({ pmid: '7', year: 2015, authors: [] }))).toBe('sure pmid');
		const chinese = paper({ doi: '10.5555/a', title: '留在椅子上的病人', authors: ['法, 肯'] });
		expect(verdict(paper({ doi: '10.5555/a' }), chinese)).toBe('sure doi');
	});

	it('with one DOI and nothing alike in their titles are looked at', () => {
		const other = paper({ doi: '10.5555/a', title: 'Zzz qqq xxx yyy vvv jjj kkk' });
		expect(verdict(paper({ doi: '10.5555/a' }), other)).toBe('possible doi');
		expect(verdict(paper({ doi: '10.5555/a' }), paper({ doi: '10.5555/a', title: `Erratum: ${TITLE}` }))).toBe(
			'possible doi',
		);
	});

	it('in Chinese: spaces, punctuation and full-width forms do not matter', () => {
		const one = reference({ title: '巴林特小组中护士情感体验的质性研究（一）', authors: ['欧阳, 修远'], year: 2018 });
		const same = { ...one, title: '巴林特小组中 护士情感体验的质性研究(一)' };
		expect(verdict(one, same)).toBe('sure title');
		expect(verdict(one, { ...one, title: '巴林特小组中护士情感体验的质性研究（二）' })).toBe('possible title');
		expect(verdict(one, { ...one, title: '巴林特小组中医生职业倦怠的质性研究' })).toBe(null);
		expect(verdict(one, { ...one, authors: ['Ouyang, X.'] })).toBe('likely title');
	});

	it('with titles that many papers have need author and year', () => {
		const editorial = reference({ title: 'Editorial', authors: ['Balint, M.'], year: 1960 });
		expect(verdict(editorial, { ...editorial })).toBe('likely title');
		expect(verdict(editorial, { ...editorial, authors: [] })).toBe(null);
		expect(verdict(editorial, { ...editorial, year: 1961 })).toBe(null);
	});

	it('spell umlauts in two ways', () => {
		expect(verdict(paper({ authors: ['Müller, J.'] }), paper({ authors: ['Mueller, József'] }))).toBe('sure title');
	});
});

describe('groups', () => {
	it('hold together over several reasons, with the studies that are there', () => {
		const records = [
			paper({ doi: '10.5555/a' }),
			reference({ title: 'Something else about wards', authors: ['Pellworth, A.'], year: 2022 }),
			reference({ doi: '10.5555/a', pmid: '9' }),
			paper({ pmid: '9', title: TITLE.replace('accounts', 'acounts') }),
		];
		const study = { ...paper({ title: TITLE.toUpperCase() }), id: 'study-1', label: 'Falkenberg 2009' };
		const other = { ...reference({ title: 'Unlike all others here' }), id: 'study-2', label: 'Other' };
		expect(findDuplicates(records, [other, study])).toEqual([
			{ references: [0, 2, 3], existing: ['study-1'], certainty: 'sure', reason: 'doi' },
		]);
		expect(findDuplicates([], [study, { ...study, id: 'study-3' }])).toEqual([]);
	});

	it('keep what is only possible apart from what is sure', () => {
		const records = [paper(), paper(), paper({ title: `Erratum: ${TITLE}` })];
		expect(findDuplicates(records)).toEqual([
			{ references: [0, 1], existing: [], certainty: 'sure', reason: 'title' },
			{ references: [0, 1, 2], existing: [], certainty: 'possible', reason: 'title' },
		]);
	});

	/** Records of few papers, with faults. */
	const library = fc.array(
		fc
			.record({
				paper: fc.integer({ min: 0, max: 5 }),
				fault: fc.constantFrom('none', 'capitals', 'misprint', 'noYear', 'noAuthor', 'later', 'erratum'),
				doi: fc.boolean(),
			})
			.map(({ paper: at, fault, doi }) => {
				const title = `${['Chairs', 'Silences', 'Wards', 'Letters', 'Corridors', 'Kitchens'][at]} in general practice and their listeners`;
				return reference({
					title:
						fault === 'capitals'
							? title.toUpperCase()
							: fault === 'misprint'
								? title.replace('listeners', 'listners')
								: fault === 'erratum'
									? `Erratum: ${title}`
									: title,
					authors: fault === 'noAuthor' ? [] : [`Author${String.fromCharCode(97 + at)}, X.`],
					year: fault === 'noYear' ? null : fault === 'later' ? 2002 : 2001,
					doi: doi ? `10.5555/${at}` : '',
				});
			}),
		{ minLength: 2, maxLength: 14 },
	);

	const named = (groups: readonly DuplicateGroup[], order: readonly number[]) =>
		groups
			.map((group) => ({ ...group, references: group.references.map((at) => order[at]!).sort((a, b) => a - b) }))
			.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

	it('do not depend on the order of the records', () => {
		fc.assert(
			fc.property(
				library.chain((list) =>
					fc.tuple(
						fc.constant(list),
						fc.shuffledSubarray(
							list.map((_, at) => at),
							{ minLength: list.length },
						),
					),
				),
				([list, order]) => {
					const shuffled = order.map((at) => list[at]!);
					const same = list.map((_, at) => at);
					expect(named(findDuplicates(shuffled), order)).toEqual(named(findDuplicates(list), same));
				},
			),
			{ numRuns: 300 },
		);
	});

	it('that are sure are gone once they are merged, and no paper with them', () => {
		const papers = (list: readonly Reference[]) =>
			new Set(list.map(({ title }) => titleKeyOf(title).key.replace('listners', 'listeners')));
		fc.assert(
			fc.property(library, (list) => {
				let left = list;
				for (let round = 0; round <= list.length; round++) {
					const groups = findDuplicates(left).filter(({ certainty }) => certainty === 'sure');
					if (groups.length === 0) break;
					const gone = new Set(groups.flatMap(({ references: [, ...rest] }) => rest));
					const merged = [...left];
					for (const {
						references: [first, ...rest],
					} of groups)
						merged[first!] = rest.reduce((into, at) => mergeReferences(into, left[at]!), left[first!]!);
					const after = merged.filter((_, at) => !gone.has(at));
					expect(after.length).toBeLessThan(left.length);
					left = after;
				}
				expect(findDuplicates(left).filter(({ certainty }) => certainty === 'sure')).toEqual([]);
				expect(papers(left)).toEqual(papers(list));
			}),
			{ numRuns: 300 },
		);
	});

	it('of 50,000 records, many alike, are found', () => {
		const words = 'chair silence ward letter corridor kitchen nurse doctor story group'.split(' ');
		const list: Reference[] = [];
		for (let at = 0; at < 25_000; at++) {
			const pick = (n: number) => words[Math.floor(at / 10 ** n) % 10]!;
			const title = `The ${pick(0)} and the ${pick(1)} in the ${pick(2)} of the ${pick(3)}: study ${pick(4)} of listening`;
			const record = reference({ title, authors: [`Name${at % 50}, A.`], year: 1990 + (at % 30) });
			list.push(record, { ...record, title: title.toUpperCase() });
		}
		const groups = findDuplicates(list).filter(({ certainty }) => certainty === 'sure');
		const pairs = new Set(groups.flatMap(({ references: at }) => at.map((each) => Math.floor(each / 2))));
		expect(pairs.size).toBe(25_000);
	});
});

describe('merging', () => {
	it('keeps the richer field of both', () => {
		const a = paper({
			abstract: 'Short.',
			journal: 'Nord J',
			keywords: ['Balint'],
			doi: '10.5555/a',
			files: ['a.pdf'],
		});
		const b = paper({
			title: TITLE.toUpperCase(),
			authors: ['Falkenberg, Astrid', 'Lindroos-Ek, Maja'],
			abstract: 'A longer abstract.',
			journal: 'Nordic Journal',
			keywords: ['balint', 'chairs'],
			country: 'Sweden',
		});
		expect(mergeReferences(a, b)).toMatchObject({
			title: TITLE,
			authors: ['Falkenberg, Astrid', 'Lindroos-Ek, Maja'],
			abstract: 'A longer abstract.',
			journal: 'Nordic Journal',
			doi: '10.5555/a',
			country: 'Sweden',
			files: ['a.pdf'],
		});
		expect(
			mergeReferences(a, b)
				.keywords.map((word) => word.toLowerCase())
				.sort(),
		).toEqual(['balint', 'chairs']);
	});

	it('is the same both ways round, and of a record with itself is that record', () => {
		fc.assert(
			fc.property(references, references, (a, b) => {
				expect(mergeReferences(a, b)).toEqual(mergeReferences(b, a));
				expect(mergeReferences(a, a)).toEqual(a);
			}),
		);
	});
});

describe('titles', () => {
	it('likeness is one less the edit distance over the longer length', () => {
		const plain = (a: string, b: string): number => {
			let row = Array.from({ length: b.length + 1 }, (_, j) => j);
			for (let i = 1; i <= a.length; i++) {
				const next = [i];
				for (let j = 1; j <= b.length; j++)
					next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
				row = next;
			}
			return row[b.length]!;
		};
		const short = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
		fc.assert(
			fc.property(short, short, fc.constantFrom(0, 0.5, 0.8, 0.93), (a, b, least) => {
				const exact = a === b ? 1 : 1 - plain(a, b) / Math.max(a.length, b.length);
				expect(similarity(a, b, least)).toBeCloseTo(exact >= least - 1e-9 ? exact : 0, 9);
			}),
			{ numRuns: 2000 },
		);
	});

	it('say what kind of paper it is', () => {
		expect(titleKeyOf('Living with a treatment protocol').kind).toBe('paper');
		expect(titleKeyOf('Corrigendum to “Staying”').kind).toBe('correction');
		expect(titleKeyOf('Letter from a ward').kind).toBe('paper');
		expect(titleKeyOf('Staying: a protocol').kind).toBe('protocol');
		expect(titleKeyOf('护士体验的质性研究：研究方案').kind).toBe('protocol');
	});
});
