import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search, sourceStats } from '#db/index.ts';
import { project } from './support.ts';

describe('search', () => {
	it.each([
		['balint', ['Balint', 'BALINT']],
		['Balint group', ['Balint group', 'BALINT  group']],
		['共情', ['共情', '共情']],
		['医', ['医']],
		['医学生说', ['医学生说']],
		['she', ['She', 'she']],
		['"quoted"', ['"quoted"']],
		['50%', ['50%']],
		['(x) OR y*', []],
		['   ', []],
	])('finds %s', (query, expected) => {
		const p = project();
		p.import('a.txt', 'The Balint group met. She said: "quoted", 50% of it.\n\nA BALINT  group is where she spoke.');
		p.import('b.txt', '医学生说：共情是可以学的。\n\n共情也会累。');
		const { hits, more } = search(p.file, query, 100);
		expect(hits.map((hit) => hit.match)).toEqual(expected);
		expect(more).toBe(false);
	});

	it('agrees with a plain scan, whatever is looked for', () => {
		const word = fc.constantFrom('alpha', 'beta', '共情', '小组', 'a', 'ab', 'group', '😀', 'É', 'ß', '-', "it's");
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 80 }),
				fc.array(word, { minLength: 1, maxLength: 2 }),
				(words, wanted) => {
					const p = project();
					const text = words.join(' ');
					p.import('a.txt', text);
					const query = wanted.join(' ');
					const expected: number[] = [];
					for (
						let at = text.toLowerCase().indexOf(query.toLowerCase());
						at >= 0;
						at = text.toLowerCase().indexOf(query.toLowerCase(), at + query.length)
					)
						expected.push(at);
					expect(search(p.file, query, 1000).hits.map((hit) => hit.start)).toEqual(expected);
					p.file.close();
				},
			),
			{ numRuns: 60 },
		);
	}, 60_000);

	it('survives undo and redo of the import', () => {
		const p = project();
		p.import('a.txt', 'The Balint group met.');
		p.file.undo(p.me);
		expect(search(p.file, 'Balint', 10).hits).toEqual([]);
		p.file.redo(p.me);
		expect(search(p.file, 'Balint', 10).hits).toHaveLength(1);
	});
});

describe('statistics of a source', () => {
	it('count findings lines that are coded and considered, for the one who asks', () => {
		const p = project();
		const source = p.import('a.txt', 'First line.\nSecond line.\nThird line.\nFourth line.\n');
		const code = p.code('x');
		p.apply(source, 2, 14, code);
		p.file.run('considered.set', { sourceId: source.id, start: 25, end: 36, considered: true }, p.me);
		expect(sourceStats(p.file, p.me, null)).toEqual([
			{
				sourceId: source.id,
				lines: 4,
				codings: 1,
				codedCharacters: 12,
				findingsLines: 4,
				myCodedLines: 2,
				myConsideredLines: 1,
				myCoverage: [[0, 0.5]],
				finishedByMe: false,
			},
		]);
		expect(sourceStats(p.file, 'somebody', [source.id])[0]).toMatchObject({
			codings: 1,
			myCodedLines: 0,
			myConsideredLines: 0,
		});
	});
});
