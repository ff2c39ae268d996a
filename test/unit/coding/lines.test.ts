import { describe, expect, it } from 'vitest';
import { codeRows } from '../../../renderer/views/code/codes/code-rows.ts';
import { openLines, sourceWithOpen } from '../../../renderer/views/code/open-sources.ts';
import { BREAK, linesAnHour, NO_PACE, paced } from '../../../renderer/views/code/pace/pace.ts';
import type { CodeChoice } from '../../../renderer/views/code/palette-rank.ts';

describe('texts that wait', () => {
	const stats = (sourceId: string, findingsLines: number, done: number) => ({
		sourceId,
		findingsLines,
		myCodedLines: done,
		myConsideredLines: 0,
		lines: 0,
		codings: 0,
		codedCharacters: 0,
		myCoverage: [],
		finishedByMe: false,
	});
	const sources = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
	const all = [stats('a', 5, 5), stats('b', 5, 1), stats('c', 0, 0), stats('d', 7, 6)];

	it('the next one in the order of the list, round its end', () => {
		expect(sourceWithOpen(sources, all, 'b', 1)?.sourceId).toBe('d');
		expect(sourceWithOpen(sources, all, 'd', 1)?.sourceId).toBe('b');
		expect(sourceWithOpen(sources, all, 'b', -1)?.sourceId).toBe('d');
		expect(sourceWithOpen(sources, all, 'a', 1)?.sourceId).toBe('b');
		expect(openLines(all[1]!)).toBe(4);
	});

	it('none where all is done elsewhere', () => {
		expect(sourceWithOpen(sources, [stats('a', 5, 0), stats('b', 5, 5)], 'a', 1)).toBeNull();
		expect(sourceWithOpen([{ id: 'a' }], [stats('a', 5, 0)], 'a', 1)).toBeNull();
	});
});

describe('pace', () => {
	it('counts time between lines, not breaks', () => {
		let pace = NO_PACE;
		pace = paced(pace, 0, 1_000_000);
		pace = paced(pace, 1, 1_030_000);
		pace = paced(pace, 1, 1_030_000 + BREAK + 1);
		pace = paced(pace, 1, 1_060_000 + BREAK + 1);
		expect(pace).toMatchObject({ lines: 3, spent: 60_000 });
		expect(linesAnHour(pace)).toBe(180);
	});

	it('says nothing before a minute, and takes back what is taken back', () => {
		const pace = paced(paced(NO_PACE, 2, 5_000), -1, 9_000);
		expect(pace).toMatchObject({ lines: 1, spent: 4_000 });
		expect(linesAnHour(pace)).toBeNull();
	});
});

describe('codes beside the text', () => {
	const code = (id: string, parentId: string | null = null): CodeChoice => ({
		id,
		name: id,
		parentId,
		aliases: [],
		definition: '',
		pinyin: '',
		recency: 0,
		count: 0,
		colour: 1,
		where: '',
	});
	const codes = [code('trust'), code('broken', 'trust'), code('deep', 'broken'), code('rank'), code('lost', 'gone')];
	const shown = (closed: string[], query = '') =>
		codeRows(codes, new Set(closed), query).map(({ code: { id }, level }) => `${level} ${id}`);

	it('stand as the tree has them; a branch can be closed', () => {
		expect(shown([])).toEqual(['1 trust', '2 broken', '3 deep', '1 rank', '1 lost']);
		expect(shown(['broken'])).toEqual(['1 trust', '2 broken', '1 rank', '1 lost']);
	});

	it('a query finds them in closed branches too', () => {
		expect(shown(['trust'], 'dee')).toEqual(['1 deep']);
	});
});
