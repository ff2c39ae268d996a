import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import type { Carried, Coding, Considered, Id, Memo, Section, Source, ThemeQuote, Unplaced } from '#core/model.ts';
import { LINE_RULE } from '#core/text/lines.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import { check, codingQueries, newId, ProjectFile, repair, revisionQueries } from '#db/index.ts';
import { contents, imported, type Project, project } from '../db/support.ts';
import { edit, edited, passage, rangeOf, shares } from './edits.ts';

const TEXT = [
	'Results',
	'It was night. The nurse sat in the corner and said nothing.',
	'Nobody told me what would happen in the morning. I was alone.',
	'We were not heard. We were not heard. We were not heard.',
	'Discussion',
	'The students learned to be silent.',
].join('\n\n');

function all<T>(file: ProjectFile, table: string): T[] {
	return file.connection.all<T>(`SELECT * FROM ${table}`);
}

/** Everything the project says, with what corrections leave. */
function state(file: ProjectFile): unknown {
	const rows = (table: string) =>
		all<object>(file, table)
			.map((row) => JSON.stringify(row))
			.sort();
	return { ...contents(file), revision: rows('revision'), unplaced: rows('unplaced'), carried: rows('carried') };
}

interface Coded extends Project {
	source: Source;
	/** Codes a passage with a code of that name and returns the coding's id. */
	at(words: string, name: string, nth?: number): Id;
	correct(
		text: string,
		options?: { reason?: string; carry?: { codingId: Id; range: { start: number; end: number } | null }[] },
	): {
		revision: number;
		exact: number;
		fuzzy: number;
		unplaced: number;
	};
	coding(id: Id): Coding | undefined;
	text(): string;
}

function coded(text = TEXT): Coded {
	const p = project();
	const source = p.import('a.txt', text);
	const codes = new Map<string, Id>();
	return {
		...p,
		source,
		at(words, name, nth = 0) {
			let start = -1;
			for (let n = 0; n <= nth; n++) start = text.indexOf(words, start + 1);
			if (!codes.has(name)) codes.set(name, p.code(name));
			return p.apply(source, start, start + words.length, codes.get(name)!);
		},
		correct: (corrected, { reason = '', carry } = {}) =>
			p.file.run('source.correct', { sourceId: source.id, text: corrected, reason, carry }, p.me).result,
		coding: (id) => p.file.connection.get<Coding>('SELECT * FROM coding WHERE id = ?', id),
		text() {
			return p.file.texts.of(p.file.connection.get<Source>('SELECT * FROM source WHERE id = ?', source.id)!).text;
		},
	};
}

function refusal(work: () => unknown): string {
	try {
		work();
	} catch (error) {
		if (error instanceof SynthemaError) return error.code;
		throw error;
	}
	return 'done';
}

describe('a correction', () => {
	it('carries codings under their ids and keeps the old text', () => {
		const p = coded();
		const same = p.at('The students learned', 'learning');
		const misread = p.at('The nurse sat in the corner and said nothing.', 'silence');
		const gone = p.at('I was alone.', 'alone');
		const corrected = TEXT.replace('corner', 'comer').replace(' I was alone.', '');
		expect(p.correct(corrected, { reason: ' misread ' })).toEqual({ revision: 2, exact: 1, fuzzy: 1, unplaced: 1 });

		expect(p.text()).toBe(corrected);
		expect(p.coding(same)).toMatchObject({ quote: 'The students learned', start: corrected.indexOf('The students') });
		expect(p.coding(misread)?.quote).toBe('The nurse sat in the comer and said nothing.');
		expect(p.coding(gone)).toBeUndefined();
		expect(all<Carried>(p.file, 'carried')).toEqual([
			{
				codingId: misread,
				sourceId: p.source.id,
				revision: 2,
				score: 1 - 2 / 37,
				quote: 'The nurse sat in the corner and said nothing.',
			},
		]);
		expect(all<Unplaced>(p.file, 'unplaced')).toMatchObject([
			{ id: gone, revision: 1, start: TEXT.indexOf('I was alone.'), quote: 'I was alone.', quoteOf: '[]' },
		]);
		const [revision, ...others] = revisionQueries.revisions(p.file, p.source.id);
		expect(others).toEqual([]);
		expect(revision).toMatchObject({ number: 1, reason: 'misread', personId: p.me, characters: TEXT.length });
		expect(revisionQueries.revisionText(p.file, p.source.id, 1)).toBe(TEXT);
		expect(revisionQueries.revisionText(p.file, p.source.id, 2)).toBe(corrected);
		expect(refusal(() => revisionQueries.revisionText(p.file, p.source.id, 3))).toBe('missing.revision');
		expect(check(p.file)).toEqual([]);
	});

	it('is one step of undo, exactly', () => {
		const p = coded();
		for (const words of ['The nurse', 'I was alone.', 'We were not heard.']) p.at(words, words);
		p.file.run('considered.set', { sourceId: p.source.id, start: 0, end: 7, considered: true }, p.me);
		const before = state(p.file);
		p.correct(TEXT.replace('nurse', 'nurfe').replace('I was alone.', '').replace('Results', 'Findings'));
		const after = state(p.file);
		expect(p.file.undo(p.me).result).toBe('source.correct');
		expect(state(p.file)).toEqual(before);
		expect(p.text()).toBe(TEXT);
		expect(check(p.file)).toEqual([]);
		p.file.redo(p.me);
		expect(state(p.file)).toEqual(after);
		expect(check(p.file)).toEqual([]);
	});

	it('refuses the same text, an empty one and a source that is gone', () => {
		const p = coded();
		const before = state(p.file);
		expect(refusal(() => p.correct(TEXT))).toBe('revision.same');
		expect(refusal(() => p.correct(`\ufeff${TEXT.replaceAll('\n', '\r\n')}`))).toBe('revision.same');
		expect(refusal(() => p.correct(' \n'))).toBe('revision.empty');
		expect(refusal(() => p.file.run('source.correct', { sourceId: 'x', text: 'a', reason: '' }, p.me))).toBe(
			'missing.source',
		);
		const late = () =>
			p.file.run('source.correct', { sourceId: p.source.id, text: 'Other.', reason: '', revision: 2 }, p.me);
		expect(refusal(late)).toBe('revision.outdated');
		expect(state(p.file)).toEqual(before);
	});

	it('takes text in as an import does: LF newlines, well-formed', () => {
		const p = coded();
		p.correct('One line.\r\nAnother \ud800 line.\rA third.');
		expect(p.text()).toBe('One line.\nAnother \ufffd line.\nA third.');
		expect(check(p.file)).toEqual([]);
	});

	it('keeps the choice of the right one among equal sentences', () => {
		const p = coded();
		const ids = [0, 1, 2].map((n) => p.at('We were not heard.', 'voice', n));
		p.correct(TEXT.replace('It was night.', 'It was deep night, and cold.'));
		const shift = p.text().indexOf('We were') - TEXT.indexOf('We were');
		for (const [n, id] of ids.entries())
			expect(p.coding(id)!.start).toBe(TEXT.indexOf('We were not heard.') + n * 19 + shift);
	});

	it('keeps two codings apart that would come to say the same', () => {
		const p = coded('The ward was cold. The ward was co1d. End of it.');
		const first = p.at('The ward was cold.', 'cold');
		const second = p.at('The ward was co1d.', 'cold');
		const { exact, fuzzy, unplaced } = p.correct('The ward was cold. End of it.');
		expect(exact + fuzzy + unplaced).toBe(2);
		expect(unplaced).toBe(1);
		expect([p.coding(first), p.coding(second)].filter(Boolean)).toHaveLength(1);
		expect(check(p.file)).toEqual([]);
	});

	it('lets codings change places', () => {
		const p = coded('Alpha went home alone that evening. | Gamma stayed in the ward all night long.');
		const one = p.at('Alpha went home alone that evening.', 'same');
		const other = p.at('Gamma stayed in the ward all night long.', 'same');
		const before = state(p.file);
		p.correct('Gamma stayed in the ward all night long. | Alpha went home alone that evening.');
		expect(p.coding(one)!.quote).toBe('Alpha went home alone that evening.');
		expect(p.coding(other)!.quote).toBe('Gamma stayed in the ward all night long.');
		p.file.undo(p.me);
		expect(state(p.file)).toEqual(before);
		p.file.redo(p.me);
		expect(check(p.file)).toEqual([]);
	});

	it('follows decisions about single codings', () => {
		const p = coded();
		const misread = p.at('The nurse', 'who');
		const placed = p.at('I was alone.', 'alone');
		const corrected = TEXT.replace('nurse', 'nurfe').replace('I was alone.', 'Nobody came.');
		const start = corrected.indexOf('Nobody came.');
		expect(
			p.correct(corrected, {
				carry: [
					{ codingId: misread, range: null },
					{ codingId: placed, range: { start, end: start + 12 } },
				],
			}),
		).toMatchObject({ exact: 1, fuzzy: 0, unplaced: 1 });
		expect(p.coding(placed)?.quote).toBe('Nobody came.');
		expect(all(p.file, 'carried')).toEqual([]);
		expect(refusal(() => p.correct('x', { carry: [{ codingId: placed, range: { start: 0, end: 9 } }] }))).toBe(
			'coding.range',
		);
		expect(refusal(() => p.correct('x', { carry: [{ codingId: 'none', range: null }] }))).toBe('missing.coding');
	});

	it('compares with the words last looked at, over several corrections', () => {
		const p = coded();
		const id = p.at('The nurse sat in the corner', 'silence');
		p.correct(TEXT.replace('corner', 'comer'));
		p.correct(TEXT.replace('corner', 'comer').replace('It was night.', 'It was late.'));
		expect(all<Carried>(p.file, 'carried')).toMatchObject([
			{ codingId: id, revision: 2, quote: 'The nurse sat in the corner' },
		]);
		p.correct(TEXT.replace('corner', 'conner').replace('It was night.', 'It was late.'));
		expect(all<Carried>(p.file, 'carried')).toMatchObject([{ revision: 4, score: 1 - 1 / 22 }]);
		expect(check(p.file)).toEqual([]);
		// Back to the words it was made on: nothing is left to look at.
		p.correct(TEXT.replace('It was night.', 'It was late.'));
		expect(all(p.file, 'carried')).toEqual([]);
		expect(check(p.file)).toEqual([]);
	});

	it('previews what it does and writes nothing', () => {
		const p = coded();
		p.at('The nurse', 'who');
		p.at('I was alone.', 'alone');
		p.at('The students', 'who');
		const before = state(p.file);
		const corrected = TEXT.replace('nurse', 'nurfe').replace('I was alone.', '');
		const preview = revisionQueries.correctionPreview(p.file, p.source.id, corrected, 10);
		expect(preview).toMatchObject({ revision: 2, exact: 1, fuzzyCount: 1, unplacedCount: 1 });
		expect(preview.fuzzy[0]).toMatchObject({ quote: 'The nurfe', coding: { quote: 'The nurse' } });
		expect(preview.unplaced[0]?.quote).toBe('I was alone.');
		expect(revisionQueries.correctionPreview(p.file, p.source.id, corrected, 0)).toMatchObject({
			fuzzyCount: 1,
			fuzzy: [],
		});
		expect(state(p.file)).toEqual(before);
	});
});

describe('what stands around the codings', () => {
	it('sections keep covering the text, follow their headings and take corrected titles', () => {
		const p = project();
		const results = TEXT.indexOf('Results');
		const discussion = TEXT.indexOf('Discussion');
		const source = p.file.run(
			'source.import',
			{
				texts: [
					{
						...imported('a.txt', TEXT),
						sections: [
							{ kind: 'findings', title: 'Results', depth: 1, start: results, end: discussion },
							{ kind: 'discussion', title: 'Discussion', depth: 1, start: discussion, end: TEXT.length },
						],
					},
				],
			},
			p.me,
		).result[0]!;
		const corrected = `${TEXT.replace('Discussion', 'Discusion of it').replace('heard.\n\nD', 'heard. A sentence more.\n\nD')} The end.`;
		p.file.run('source.correct', { sourceId: source.id, text: corrected, reason: '' }, p.me);
		expect(all<Section>(p.file, 'section').map(({ kind, title, start, end }) => [kind, title, start, end])).toEqual([
			['findings', 'Results', 0, corrected.indexOf('Discusion')],
			['discussion', 'Discusion of it', corrected.indexOf('Discusion'), corrected.length],
		]);
		// A section without text goes; the other takes in what there is.
		const short = corrected.slice(0, corrected.indexOf('Discusion'));
		p.file.run('source.correct', { sourceId: source.id, text: short, reason: '' }, p.me);
		expect(all<Section>(p.file, 'section').map(({ kind, start, end }) => [kind, start, end])).toEqual([
			['findings', 0, short.length],
		]);
	});

	it('considered passages follow, end with their words, and do not take in what nobody has read', () => {
		const p = coded();
		const consider = (words: string) => {
			const start = TEXT.indexOf(words);
			p.file.run('considered.set', { sourceId: p.source.id, start, end: start + words.length, considered: true }, p.me);
		};
		consider('It was night. The nurse sat in the corner and said nothing.');
		consider('Nobody told me what would happen in the morning. I was alone.');
		consider('The students learned to be silent.');
		const long = 'A paragraph that was missing, with many words that nobody can have considered so far.';
		p.correct(
			TEXT.replace('corner', 'comer')
				.replace(' I was alone.', `\n\n${long}\n\nI was alone.`)
				.replace('The students learned to be silent.', ''),
		);
		const text = p.text();
		expect(
			all<Considered>(p.file, 'considered')
				.sort((a, b) => a.start - b.start)
				.map(({ start, end }) => text.slice(start, end)),
		).toEqual([
			'It was night. The nurse sat in the comer and said nothing.',
			'Nobody told me what would happen in the morning.',
			'I was alone.',
		]);
		expect(check(p.file)).toEqual([]);
	});

	it('places on pages follow the words, and go with them', () => {
		const p = project();
		const text = 'First line here.\nSecond line here.\nThird line here.';
		const layout: PageLayout = {
			pages: [
				{ label: '213', width: 595, height: 842 },
				{ label: '214', width: 595, height: 842 },
			],
			marks: [
				{ start: 0, page: 1 },
				{ start: 35, page: 2 },
			],
			fragments: {
				start: [0, 17, 35],
				end: [16, 34, 51],
				page: [1, 1, 2],
				x: [72, 72, 72],
				y: [100, 114, 100],
				width: [80, 90, 85],
				height: [12, 12, 12],
			},
		};
		const source = p.file.run(
			'source.import',
			{
				texts: [
					{ ...imported('a.pdf', text), content: { text, bytes: Buffer.from('%PDF'), layout }, lineRule: LINE_RULE },
				],
			},
			p.me,
		).result[0]!;
		const corrected = text.replace('First', 'The first').replace('Second line here.\n', '');
		p.file.run('source.correct', { sourceId: source.id, text: corrected, reason: '' }, p.me);
		const now = p.file.connection.get<Source>('SELECT * FROM source')!;
		expect(now).toMatchObject({ pageCount: 2, revision: 2, sha256: source.sha256 });
		const carried = p.file.texts.layoutOf(now)!;
		expect(carried.pages).toEqual(layout.pages);
		expect(carried.marks.map(({ start, page }) => [corrected.slice(start, start + 5), page])).toEqual([
			[corrected.slice(carried.marks[0]!.start, carried.marks[0]!.start + 5), 1],
			['Third', 2],
		]);
		const { start, end, x, y, page } = carried.fragments;
		expect(start.map((from, i) => [corrected.slice(from, end[i]!), x[i], y[i], page[i]])).toEqual([
			['The first line here.', 72, 100, 1],
			['Third line here.', 72, 100, 2],
		]);
		expect(p.file.texts.layoutOf({ layoutSha256: source.layoutSha256 })).toEqual(layout);
		expect(check(p.file)).toEqual([]);
	});

	it('finished stays finished', () => {
		const p = coded();
		p.file.run('source.finish', { sourceId: p.source.id, finished: true }, p.me);
		p.correct(`${TEXT} More.`);
		expect(all(p.file, 'finished')).toHaveLength(1);
	});
});

describe('codings that wait', () => {
	function waiting() {
		const p = coded();
		const id = p.at('I was alone.', 'alone');
		const stays = p.at('The students', 'who');
		const other = p.at('Nobody told me', 'untold');
		const theme = newId();
		p.file.run('theme.create', { id: theme, level: 'descriptive', name: 'Loneliness' }, p.me);
		for (const codingId of [stays, id, other])
			p.file.run('theme.chooseQuote', { themeId: theme, codingId, chosen: true }, p.me);
		p.file.run('memo.write', { id: newId(), targetKind: 'coding', targetId: id, body: '{}', plain: 'strong' }, p.me);
		p.correct(TEXT.replace('I was alone.', 'Nobody came.'));
		return { ...p, id, stays, other, theme };
	}
	const quotesOf = (p: Project) =>
		all<ThemeQuote>(p.file, 'themeQuote')
			.sort((a, b) => a.position - b.position)
			.map(({ codingId, position }) => [codingId, position]);

	it('are placed by hand, with id, time, memo and themes', () => {
		const p = waiting();
		expect(quotesOf(p)).toEqual([
			[p.stays, 0],
			[p.other, 1],
		]);
		expect(check(p.file)).toEqual([]);
		const [row] = revisionQueries.unplaced(p.file, p.source.id);
		expect(JSON.parse(row!.quoteOf)).toEqual([{ themeId: p.theme, position: 1, stance: 'supports' }]);
		const start = p.text().indexOf('Nobody came.');
		p.file.run('unplaced.place', { id: p.id, start, end: start + 12 }, p.me);
		expect(p.coding(p.id)).toMatchObject({ quote: 'Nobody came.', createdAt: row!.createdAt, personId: p.me });
		expect(quotesOf(p)).toEqual([
			[p.stays, 0],
			[p.id, 1],
			[p.other, 2],
		]);
		expect(all<Memo>(p.file, 'memo')).toMatchObject([{ targetId: p.id, plain: 'strong' }]);
		expect(all(p.file, 'unplaced')).toEqual([]);
		expect(check(p.file)).toEqual([]);
		const after = state(p.file);
		p.file.undo(p.me);
		p.file.undo(p.me);
		expect(p.coding(p.id)?.quote).toBe('I was alone.');
		expect(quotesOf(p).map(([id]) => id)).toEqual([p.stays, p.id, p.other]);
		p.file.redo(p.me);
		p.file.redo(p.me);
		expect(state(p.file)).toEqual(after);
		expect(check(p.file)).toEqual([]);
	});

	it('are placed even when their theme is gone, but not where they stand already or outside the text', () => {
		const p = waiting();
		p.file.run('theme.remove', { id: p.theme }, p.me);
		const twin = p.apply(p.source, 0, 7, p.file.connection.value<Id>(`SELECT id FROM code WHERE name = 'alone'`));
		expect(twin).toBeTruthy();
		const place = (start: number, end: number) => () => p.file.run('unplaced.place', { id: p.id, start, end }, p.me);
		expect(refusal(place(0, 7))).toBe('coding.duplicate');
		expect(refusal(place(0, 9999))).toBe('coding.range');
		expect(refusal(place(0, 4))).toBe('done');
		expect(quotesOf(p)).toEqual([]);
		expect(refusal(place(0, 4))).toBe('missing.unplaced');
		expect(check(p.file)).toEqual([]);
	});

	it('go only when somebody says so, with their memo', () => {
		const p = waiting();
		p.file.run('unplaced.discard', { id: p.id }, p.me);
		expect([all(p.file, 'unplaced'), all(p.file, 'memo')]).toEqual([[], []]);
		expect(check(p.file)).toEqual([]);
		p.file.undo(p.me);
		expect([all(p.file, 'unplaced').length, all(p.file, 'memo').length]).toEqual([1, 1]);
	});

	it('are offered the likest place', () => {
		const p = waiting();
		p.correct(p.text().replace('The students learned', 'And I was a1one. The students learned'));
		const found = revisionQueries.suggestion(p.file, p.id);
		expect(found?.quote).toBe('I was a1one.');
		expect(refusal(() => revisionQueries.suggestion(p.file, 'none'))).toBe('missing.unplaced');
	});

	it('follow their code when it is merged, split or deleted, and are counted', () => {
		const p = waiting();
		const code = p.file.connection.value<Id>(`SELECT id FROM code WHERE name = 'alone'`);
		const who = p.file.connection.value<Id>(`SELECT id FROM code WHERE name = 'who'`);
		expect(codingQueries.removalPreview(p.file, [code])).toMatchObject({ codings: 1, memos: 1 });
		const split = newId();
		p.file.run('code.split', { codeId: code, newCode: { id: split, name: 'left alone' }, codingIds: [p.id] }, p.me);
		expect(all<Unplaced>(p.file, 'unplaced')[0]!.codeId).toBe(split);
		p.file.run('code.merge', { from: [split, code], into: who }, p.me);
		expect(all<Unplaced>(p.file, 'unplaced')[0]!.codeId).toBe(who);
		expect(check(p.file)).toEqual([]);
		const before = state(p.file);
		p.file.run('code.remove', { ids: [who] }, p.me);
		expect(all(p.file, 'unplaced')).toEqual([]);
		expect(check(p.file)).toEqual([]);
		p.file.undo(p.me);
		expect(state(p.file)).toEqual(before);
	});

	it('become one when merging codes makes them the same', () => {
		const p = coded();
		const one = p.at('I was alone.', 'alone');
		const other = p.at('I was alone.', 'lonely');
		for (const [id, plain] of [
			[one, 'first'],
			[other, 'second'],
		] as const)
			p.file.run('memo.write', { id: newId(), targetKind: 'coding', targetId: id, body: '{}', plain }, p.me);
		p.correct(TEXT.replace('I was alone.', ''));
		const [from, into] = ['lonely', 'alone'].map((name) =>
			p.file.connection.value<Id>('SELECT id FROM code WHERE name = ?', name),
		);
		p.file.run('code.merge', { from: [from!], into: into! }, p.me);
		expect(all<Unplaced>(p.file, 'unplaced').map(({ id }) => id)).toEqual([one]);
		expect(all<Memo>(p.file, 'memo').map(({ targetId }) => targetId)).toEqual([one, one]);
		expect(check(p.file)).toEqual([]);
	});
});

describe('carried codings', () => {
	function carried() {
		const p = coded();
		const id = p.at('The nurse', 'who');
		const other = p.at('the corner', 'where');
		p.correct(TEXT.replace('nurse', 'nurfe').replace('corner', 'comer'));
		expect(all(p.file, 'carried')).toHaveLength(2);
		return { ...p, id, other };
	}

	it('are listed with old and new words until somebody accepts them', () => {
		const p = carried();
		const list = revisionQueries.carried(p.file, p.source.id);
		expect(list.map(({ was, quote, score, line }) => [was, quote, Math.round(score * 100), line])).toEqual([
			['The nurse', 'The nurfe', 88, 2],
			['the corner', 'the comer', 78, 2],
		]);
		p.file.run('carried.accept', { codingIds: [p.id, p.other] }, p.me);
		expect(revisionQueries.carried(p.file, null)).toEqual([]);
		expect(p.file.run('carried.accept', { codingIds: [p.id] }, p.me).committed).toBeNull();
		p.file.undo(p.me);
		expect(revisionQueries.carried(p.file, null)).toEqual(list);
	});

	it('need no look any more when their coding is removed or its border moved', () => {
		const p = carried();
		p.file.run('coding.remove', { ids: [p.id] }, p.me);
		const { start, end } = p.coding(p.other)!;
		p.file.run('coding.resize', { id: p.other, start, end: end - 1 }, p.me);
		expect(all(p.file, 'carried')).toEqual([]);
		expect(check(p.file)).toEqual([]);
	});

	it('go with the source', () => {
		const p = carried();
		p.correct('Quite another text.');
		p.file.run('source.remove', { id: p.source.id }, p.me);
		for (const table of ['revision', 'unplaced', 'carried', 'coding']) expect(all(p.file, table)).toEqual([]);
		expect(check(p.file)).toEqual([]);
		p.file.undo(p.me);
		expect(check(p.file)).toEqual([]);
	});

	it('lose a code to the one that is merged over them without leaving a trace', () => {
		const p = carried();
		const [who, where] = ['who', 'where'].map((name) =>
			p.file.connection.value<Id>('SELECT id FROM code WHERE name = ?', name),
		);
		const { start, end } = p.coding(p.id)!;
		p.apply(p.source, start, end, where!);
		p.file.run('code.merge', { from: [who!], into: where! }, p.me);
		expect(all<Carried>(p.file, 'carried').map(({ codingId }) => codingId)).toEqual([p.other]);
		expect(check(p.file)).toEqual([]);
	});
});

describe('check and repair', () => {
	/** Alters a row behind the program's back. */
	function tamper(p: Project, sql: string): void {
		p.file.connection.exec(
			`BEGIN; INSERT INTO writing (id, seq) VALUES (1, (SELECT max(seq) FROM operation)); ${sql}; DELETE FROM writing; COMMIT`,
		);
	}

	it('finds what corrections left behind', () => {
		const p = coded();
		p.at('I was alone.', 'alone');
		p.at('The nurse', 'who');
		p.correct(TEXT.replace('I was alone.', '').replace('nurse', 'nurfe'));
		expect(check(p.file)).toEqual([]);
		const codes = () => check(p.file).map(({ code }) => code);
		tamper(p, `UPDATE unplaced SET start = start - 1`);
		expect(codes()).toContain('unplaced');
		tamper(p, `UPDATE unplaced SET start = start + 1`);
		tamper(p, `UPDATE carried SET quote = 'never stood there'`);
		expect(codes()).toContain('carried');
		tamper(p, `UPDATE carried SET quote = 'The nurse'; UPDATE source SET revision = 3`);
		expect(codes()).toContain('revisions');
	});

	it('repairs a file with corrections', () => {
		const p = coded();
		p.at('I was alone.', 'alone');
		p.at('The nurse', 'who');
		p.correct(TEXT.replace('I was alone.', '').replace('nurse', 'nurfe'));
		tamper(p, `UPDATE unplaced SET start = start - 2, "end" = "end" - 2`);
		const rows = revisionQueries.revisions(p.file, p.source.id);
		p.file.close();
		const out = `${p.path}.repaired`;
		const { notes } = repair(p.path, out);
		expect(notes.map(({ code }) => code)).toEqual(['quoteMoved']);
		const mended = ProjectFile.open(out, { person: 'Ada' });
		expect(check(mended).filter(({ code }) => code !== 'log')).toEqual([]);
		expect(revisionQueries.revisions(mended, p.source.id)).toEqual(rows);
		expect(all<Unplaced>(mended, 'unplaced')[0]!.start).toBe(TEXT.indexOf('I was alone.'));
		mended.close();
	});
});

it('nothing is ever dropped, whatever is corrected; undo and redo are exact', () => {
	fc.assert(
		fc.property(
			passage,
			fc.array(shares, { minLength: 1, maxLength: 12 }),
			fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }),
			(text, spans, corrections) => {
				const p = coded(text);
				const code = p.code('x');
				const other = p.code('y');
				for (const [i, [a, b]] of spans.entries()) {
					const range = rangeOf(text, a, b);
					if (!range) continue;
					p.file.run(
						'coding.apply',
						{ codings: [{ id: newId(), sourceId: p.source.id, ...range, codeId: i % 3 ? code : other }] },
						p.me,
					);
					p.file.run('considered.set', { sourceId: p.source.id, ...range, considered: i % 2 === 0 }, p.me);
				}
				const count = all(p.file, 'coding').length;
				const ids = all<Coding>(p.file, 'coding').map(({ id }) => id);
				const states = [state(p.file)];
				for (const edits of corrections) {
					const before = p.text();
					const known = all(p.file, 'coding').length;
					const code = refusal(() => {
						const preview = revisionQueries.correctionPreview(p.file, p.source.id, edits.reduce(edited, before), 100);
						const { exact, fuzzy, unplaced } = p.correct(edits.reduce(edited, before));
						expect([exact, fuzzy, unplaced]).toEqual([preview.exact, preview.fuzzyCount, preview.unplacedCount]);
						expect(exact + fuzzy + unplaced).toBe(known);
					});
					if (code !== 'done') expect(['revision.same', 'revision.empty']).toContain(code);
					else states.push(state(p.file));
					expect(check(p.file)).toEqual([]);
					const now = [...all<Coding>(p.file, 'coding'), ...all<Unplaced>(p.file, 'unplaced')];
					expect(now).toHaveLength(count);
					expect(new Set(now.map(({ id }) => id))).toEqual(new Set(ids));
					const sections = all<Section>(p.file, 'section');
					expect([sections[0]?.start, sections.at(-1)?.end]).toEqual([0, p.text().length]);
				}
				for (let at = states.length - 2; at >= 0; at--) {
					p.file.undo(p.me);
					expect(state(p.file)).toEqual(states[at]);
				}
				expect(check(p.file)).toEqual([]);
				for (let at = 1; at < states.length; at++) {
					p.file.redo(p.me);
					expect(state(p.file)).toEqual(states[at]);
				}
				expect(check(p.file)).toEqual([]);
				p.file.close();
			},
		),
		{ numRuns: 40 },
	);
}, 180_000);
