import { describe, expect, test } from 'vitest';
import type { Table } from '#core/table.ts';
import { compressNumbers } from '#core/tables/cells.ts';
import { buildTable, buildTables, type SynthesisData, type TableOptions, tableKeys } from '#core/tables/index.ts';
import { quotation } from '#core/tables/quotes.ts';
import { paragraphText, plainText } from '#exchange/tables/text.ts';
import { TABLE_KEYS, table as tableSchema } from '#host/contract/schemas.ts';
import { balint } from './balint.ts';
import { translate } from './translate.ts';

const OPTIONS: TableOptions = { language: 'en', codesPerTheme: 3, quotesPerTheme: 2, hide: [], landscape: false };

function build(key: string, options: Partial<TableOptions> = {}, data: SynthesisData = balint()): Table {
	const all = { ...OPTIONS, ...options };
	return buildTable(key, data, all, translate(all.language));
}

/** Rows as texts; a group row has one. */
function texts(table: Table): (string | number)[][] {
	return table.rows.map((row) => row.cells.map((cell) => (typeof cell === 'number' ? cell : plainText(cell))));
}

function rowsOf(table: Table, name: string): (string | number)[][] {
	return texts(table).filter(([first]) => first === name);
}

function quotes(table: Table, theme: string): string[] {
	const at = table.columns.findIndex((column) => column.key === 'quotations');
	const row = table.rows.find(({ cells }) => typeof cells[0] !== 'number' && cells[0]?.[0]?.text === theme);
	const cell = row?.cells[at];
	if (cell === undefined || typeof cell === 'number') throw new Error(`no quotations of ${theme}`);
	return cell.map(paragraphText);
}

describe('synthesis', () => {
	test('descriptive themes stand under their analytical ones, in the order of the board', () => {
		expect(build('synthesis').rows.map((row) => [row.kind, plainText(row.cells[0]!)])).toEqual([
			['group', 'Communication\nTo say less is to hear more.'],
			['body', 'Listening before solving'],
			['body', 'Silence as information'],
			['group', 'Empathy\nAttention is a clinical act.\nIt can be learned.'],
			['body', 'Listening before solving'],
			['group', 'Not in an analytical theme'],
			['body', 'Seeing the person'],
		]);
	});

	test('a quotation says study, speaker and lines', () => {
		const table = build('synthesis');
		expect(quotes(table, 'Listening before solving')).toEqual([
			'“They only listened, then someone asked what it was like to sit in that chair.” (Falkenberg 2009, GP 7, line 57)',
			'“她先说孩子，我就先听孩子。别的事情后来才慢慢说出来，我没有打断她，她自己也知道我在听。” (欧阳 2018, lines 12–13)',
		]);
		expect(quotes(table, 'Silence as information')).toEqual([
			'“The pause was allowed to last.” (Tanaka 2020, appendix, lines 101–104)',
		]);
	});

	test('the same in Chinese', () => {
		const table = build('synthesis', { language: 'zh-CN' });
		expect(quotes(table, 'Listening before solving')).toEqual([
			'“They only listened, then someone asked what it was like to sit in that chair.” （Falkenberg 2009，GP 7，第 57 行）',
			'“她先说孩子，我就先听孩子。别的事情后来才慢慢说出来，我没有打断她，她自己也知道我在听。”（欧阳 2018，第 12–13 行）',
		]);
		expect(table.columns.map((column) => column.title)).toEqual([
			'主题',
			'发现',
			'代码（编码次数）',
			'研究',
			'例证引文',
		]);
	});

	test('codes come by frequency and studies by number, with a key below the table', () => {
		const table = build('synthesis', { codesPerTheme: 1 });
		const [row] = rowsOf(table, 'Silence as information');
		expect(row!.slice(2, 4)).toEqual(['silence allowed (2); 1 more', '3, 4']);
		expect(table.notes[0]).toBe(
			'Studies: 1 Falkenberg 2009; 2 欧阳 2018; 3 Tanaka 2020; 4 Owusu 2021; 5 Lindqvist 2022.',
		);
		expect(rowsOf(build('synthesis', { codesPerTheme: 0 }), 'Silence as information')[0]![2]).toBe('2 codes');
	});

	test('what is hidden is gone from columns, rows, notes and title', () => {
		const table = build('synthesis', { hide: ['theme', 'quotations', 'studies', 'finding'] });
		expect(table.columns.map((column) => column.key)).toEqual(['theme', 'codes']);
		expect(table.rows.filter((row) => row.kind === 'body').every((row) => row.cells.length === 2)).toBe(true);
		expect(plainText(table.rows[0]!.cells[0]!)).toBe('Communication');
		expect(table.notes.join()).not.toMatch(/Studies:|Line numbers|automatically/);
		expect(table.title).toBe('Thematic synthesis: analytical and descriptive themes and codes');
	});

	test('without analytical themes there are no headings, and without themes a note says so', () => {
		const data = balint();
		const flat = { ...data, themes: data.themes.filter((theme) => theme.level === 'descriptive'), themeThemes: [] };
		expect(build('synthesis', {}, flat).rows.map((row) => [row.kind, row.indent])).toEqual([
			['body', 0],
			['body', 0],
			['body', 0],
		]);
		const none = { ...flat, themes: [], themeCodes: [], themeQuotes: [] };
		expect(build('synthesis', {}, none).rows).toEqual([]);
		expect(build('synthesis', {}, none).notes.at(-1)).toBe('There are no themes yet.');
	});
});

describe('theme by study', () => {
	test('counts each coding once in the totals', () => {
		const table = build('theme-by-study');
		expect(table.columns.map((column) => column.title)).toEqual([
			'Theme',
			'Falkenberg 2009',
			'欧阳 2018',
			'Tanaka 2020',
			'Owusu 2021',
			'Lindqvist 2022',
			'Total',
			'Studies (of 5)',
		]);
		expect(rowsOf(table, 'Listening before solving')).toEqual([
			['Listening before solving', 2, 1, 1, 0, 0, 4, 3],
			['Listening before solving', 2, 1, 1, 0, 0, 4, 3],
		]);
		expect(rowsOf(table, 'Silence as information')[0]).toEqual(['Silence as information', 0, 0, 2, 1, 0, 3, 2]);
		expect(texts(table).at(-1)).toEqual(['All themes', 2, 1, 2, 3, 0, 8, 4]);
		expect(table.rows.at(-1)!.kind).toBe('total');
	});
});

describe('codebook and quotations', () => {
	test('codes stand under their parents with themes and counts', () => {
		const table = build('codebook');
		expect(table.rows.map((row) => [plainText(row.cells[0]!), row.indent])).toEqual([
			['listening, not fixing', 0],
			['listening is effort', 1],
			['silence allowed', 0],
			['a person again', 0],
			['=parking|lot', 0],
		]);
		expect(rowsOf(table, 'listening is effort')[0]!.slice(5)).toEqual([
			'Listening before solving; Silence as information',
			1,
			1,
		]);
	});

	test('quotations carry code, source, lines and coder', () => {
		expect(rowsOf(build('quotations'), 'Silence as information')).toEqual([
			[
				'Silence as information',
				'silence allowed',
				'“The pause was allowed to last.”',
				'Tanaka 2020, appendix',
				'101–104',
				'Maja Sundström',
			],
		]);
		expect(rowsOf(build('quotations'), 'Listening before solving')[0]!.slice(2, 5)).toEqual([
			'“They only listened, then someone asked what it was like to sit in that chair.” (GP 7)',
			'Falkenberg 2009',
			57,
		]);
	});
});

describe('all tables', () => {
	test('every table has the contract’s shape, in both languages', () => {
		for (const language of ['en', 'zh-CN'] as const) {
			const tables = buildTables('all', balint(), { ...OPTIONS, language }, translate(language));
			expect(tables.map((table) => table.key)).toEqual([...TABLE_KEYS]);
			for (const table of tables) {
				expect(tableSchema.parse(table)).toEqual(table);
				for (const row of table.rows) expect(row.cells).toHaveLength(row.kind === 'group' ? 1 : table.columns.length);
			}
		}
		expect(tableKeys()).toEqual([...TABLE_KEYS]);
	});

	test('the order of the lists does not matter', () => {
		const data = balint();
		const turned = Object.fromEntries(
			Object.entries(data).map(([key, value]) => [
				key,
				Array.isArray(value) && key !== 'sources' ? value.toReversed() : value,
			]),
		) as unknown as SynthesisData;
		for (const key of tableKeys()) expect(build(key, {}, turned)).toEqual(build(key, {}, data));
	});

	test('an unknown table is refused with the names of those there are', () => {
		expect(() => build('synthesys')).toThrow(
			expect.objectContaining({ code: 'table.unknown', params: { key: 'synthesys', known: tableKeys().join(', ') } }),
		);
	});
});

describe('quotation', () => {
	test.each([
		['plain words', '“plain words”', ''],
		['“Said so.” (GP 7)', '“Said so.”', 'GP 7'],
		['"Said so." [P3, nurse].', '“Said so.”', 'P3, nurse'],
		['He said “no” and "left".', '“He said ‘no’ and ‘left’.”', ''],
		['“One” and then “two”', '“‘One’ and then ‘two’”', ''],
		['「先听」（医师2）', '「先听」', '医师2'],
		['two\n lines', '“two lines”', ''],
		['她先说，\n我先听', '“她先说，我先听”', ''],
		['“', '“‘”', ''],
	])('%s', (passage, text, speaker) => {
		expect(quotation(passage)).toEqual({ text, speaker });
	});

	test('a long one is cut between words and keeps its marks and its speaker', () => {
		const { text, speaker } = quotation(`“${'word '.repeat(50).trim()}” (GP 1)`, 20);
		expect({ text, speaker }).toEqual({ text: '“word word word word […]”', speaker: 'GP 1' });
	});
});

test('numbers run together from three on', () => {
	expect(compressNumbers([6, 1, 2, 3, 4, 8, 9, 9])).toBe('1–4, 6, 8, 9');
	expect(compressNumbers([])).toBe('');
});
