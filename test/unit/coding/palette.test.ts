import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Candidate, createsFirst, rank, wish } from '../../../renderer/views/code/palette-rank.ts';

const code = (name: string, more: Partial<Candidate> = {}): Candidate => ({
	id: name,
	name,
	aliases: [],
	definition: '',
	pinyin: '',
	recency: 0,
	count: 0,
	...more,
});
const names = (codes: readonly Candidate[], query: string, near: string[] = []) =>
	rank(codes, query, { near: new Set(near) }).map(({ candidate }) => candidate.name);

describe('what typed letters mean', () => {
	const codes = [
		code('listening without fixing'),
		code('safe to listen'),
		code('silence', { aliases: ['listless quiet'] }),
		code('letting it sink in'),
		code('advice withheld', { definition: 'The doctor listens and holds advice back.' }),
		code('rank'),
	];

	it('names that begin so, then words in names, other words, letters, definitions', () => {
		expect(names(codes, 'lis')).toEqual([
			'listening without fixing',
			'safe to listen',
			'silence',
			'letting it sink in',
			'advice withheld',
		]);
	});

	it('says what other word matched', () => {
		const [found] = rank(codes, 'listless');
		expect(found).toMatchObject({ place: 'alias', alias: 'listless quiet' });
	});

	it('definitions are not searched for a letter or two', () => {
		expect(names([code('x', { definition: 'li' })], 'li')).toEqual([]);
	});

	it('pinyin initials and Han characters find Chinese names', () => {
		const chinese = [code('倾听很费力', { pinyin: 'qthfl' }), code('不急于修补', { definition: '先倾听，不给建议' })];
		expect(names(chinese, 'qt')).toEqual(['倾听很费力']);
		expect(names(chinese, '倾听')).toEqual(['倾听很费力', '不急于修补']);
	});
});

describe('the palette learns', () => {
	it('the latest code comes first, then what stands near, then what is used often', () => {
		const codes = [
			code('a', { count: 900 }),
			code('b', { count: 3 }),
			code('c', { recency: 1 }),
			code('d', { recency: 4 }),
		];
		expect(names(codes, '', ['b'])).toEqual(['c', 'b', 'd', 'a']);
	});

	it('habit never puts a worse match before a better one', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 9 }), fc.nat(10_000), (recency, count) => {
				const codes = [code('telling'), code('storytelling', { recency, count, aliases: ['tell all'] })];
				expect(names(codes, 'tell', ['storytelling'])[0]).toBe('telling');
			}),
		);
	});
});

describe('creating', () => {
	const codes = [code('trust'), code('rank in the room')];

	it('a name that is there is not created again', () => {
		expect(wish(codes, ' Trust ')).toBeNull();
		expect(wish(codes, '')).toBeNull();
		expect(wish(codes, 'trust in peers')).toEqual({ name: 'trust in peers', parent: null });
	});

	it('“above / new” creates below a code that is there', () => {
		expect(wish(codes, 'trust / broken trust')).toEqual({ name: 'broken trust', parent: codes[0] });
		expect(wish(codes, 'rank/silence')).toEqual({ name: 'silence', parent: codes[1] });
		expect(wish(codes, 'trust / trust')).toBeNull();
		expect(wish(codes, 'trust / ')).toBeNull();
		expect(wish(codes, 'and/or')).toEqual({ name: 'and/or', parent: null });
	});

	it('comes first where a longer query only shares letters with a code', () => {
		const found = (query: string) => createsFirst(query, rank([code('safe enough to speak')], query));
		expect(found('sato')).toBe(false);
		expect(found('safe to speak')).toBe(true);
		expect(found('safe enough')).toBe(false);
	});
});
