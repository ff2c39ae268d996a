import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Table } from '#core/table.ts';
import { buildTables, type SynthesisData } from '#core/tables/index.ts';
import { layoutOf } from '#exchange/tables/docx-layout.ts';
import { type TableFormat, writeTables } from '#exchange/tables/index.ts';
import { plainText } from '#exchange/tables/text.ts';
import { apportion } from '#exchange/tables/widths.ts';
import { balint } from './balint.ts';
import { translate } from './translate.ts';
import { elementsOf, unzip } from './unzip.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

function tablesOf(data: SynthesisData = balint(), language: 'en' | 'zh-CN' = 'en'): Table[] {
	const options = { language, codesPerTheme: 3, quotesPerTheme: 2, hide: [], landscape: false };
	return buildTables('all', data, options, translate(language));
}

/** With names as an attacker or an unlucky author would write them. */
function hostile(): SynthesisData {
	const data = balint();
	const names = [
		'=HYPERLINK("http://evil.example","click")',
		'<script>alert(1)</script> & ]]>',
		'a | b \u0007*c*\ud800',
	];
	return { ...data, themes: data.themes.map((theme, at) => ({ ...theme, name: names[at] ?? theme.name })) };
}

function withStudies(count: number): SynthesisData {
	const studies = Array.from({ length: count }, (_, at) => ({
		id: `s${at + 1}`,
		label: `Author ${1970 + at}`,
		position: at,
	}));
	return { ...balint(), studies };
}

async function write(tables: Table[], format: TableFormat, landscape = false, language: 'en' | 'zh-CN' = 'en') {
	return writeTables(tables, format, { title: 'Balint & <others>', language, landscape, programVersion: '0.1.0' });
}

async function one(tables: Table[], format: TableFormat, landscape = false, language: 'en' | 'zh-CN' = 'en') {
	const files = await write(tables, format, landscape, language);
	expect(files).toHaveLength(1);
	return files[0]!.bytes;
}

async function documentXml(tables: Table[], landscape = false, language: 'en' | 'zh-CN' = 'en'): Promise<string> {
	return unzip(await one(tables, 'docx', landscape, language)).get('word/document.xml')!;
}

const textOf = (xml: string) =>
	[...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
		.map((match) => match[1])
		.join('')
		.replaceAll('\u00a0', ' ');

describe('files', () => {
	test('one file for all tables, for csv one each', async () => {
		const tables = tablesOf();
		for (const format of ['docx', 'xlsx', 'html', 'md', 'json'] as const)
			expect((await write(tables, format)).map((file) => file.name)).toEqual([`tables.${format}`]);
		expect((await write(tables.slice(2, 3), 'docx'))[0]!.name).toBe('codebook.docx');
		expect((await write(tables, 'csv')).map((file) => file.name)).toEqual(tables.map(({ key }) => `${key}.csv`));
	});

	test('no tables and no such format are refused', async () => {
		await expect(write([], 'md')).rejects.toMatchObject({ code: 'table.nothing' });
		await expect(write(tablesOf(), 'pdf' as 'md')).rejects.toMatchObject({ code: 'table.format' });
	});
});

describe('docx', () => {
	test('every part is well-formed, whatever people wrote', async () => {
		for (const data of [balint(), hostile()]) {
			const files = unzip(await one(tablesOf(data), 'docx'));
			expect([...files.keys()]).toContain('word/document.xml');
			for (const [name, text] of files) if (/\.(xml|rels)$/.test(name)) expect(elementsOf(text), name).not.toEqual([]);
		}
		const xml = await documentXml(tablesOf(hostile()));
		expect(xml).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;');
	});

	test('rules at the top, under the heading and at the end; none between columns', async () => {
		const xml = await documentXml(tablesOf().slice(0, 1));
		const rows = xml.match(/<w:tr>.*?<\/w:tr>/gs)!;
		expect(rows).toHaveLength(8);
		expect(rows[0]).toContain('<w:tblHeader/>');
		expect(rows.slice(1).join('')).not.toContain('w:tblHeader');
		for (const row of rows) expect(row).toContain('<w:cantSplit/>');
		for (const cell of rows[0]!.match(/<w:tcBorders>.*?<\/w:tcBorders>/gs)!) {
			expect(cell).toMatch(/<w:top w:val="single"[^>]*w:sz="12"/);
			expect(cell).toMatch(/<w:bottom w:val="single"[^>]*w:sz="6"/);
		}
		for (const cell of rows.at(-1)!.match(/<w:tcBorders>.*?<\/w:tcBorders>/gs)!)
			expect(cell).toMatch(/<w:bottom w:val="single"[^>]*w:sz="12"/);
		for (const side of ['left', 'right', 'insideV']) expect(xml).not.toMatch(new RegExp(`<w:${side} w:val="(?!none)`));
	});

	test('caption above with a field for its number, notes below', async () => {
		const tables = tablesOf();
		const xml = await documentXml(tables);
		expect(xml.match(/w:instr="SEQ Table \\\* ARABIC"/g)).toHaveLength(tables.length);
		const parts = xml.split(/<w:tbl>.*?<\/w:tbl>/s);
		expect(textOf(parts[0]!)).toBe(`Table 1. ${tables[0]!.title}`);
		expect(textOf(parts[1]!)).toBe(`${tables[0]!.notes.join('')}Table 2. ${tables[1]!.title}`);
		expect(parts[0]).toContain('<w:pStyle w:val="Caption"/>');
		const styles = unzip(await one(tables, 'docx')).get('word/styles.xml')!;
		expect(styles).toMatch(/<w:style [^>]*w:styleId="Caption"(?:(?!<\/w:style>).)*<w:keepNext\/>/s);
	});

	test('quotations carry study and lines and are italic, Chinese ones upright in a Chinese face', async () => {
		const xml = await documentXml(tablesOf().slice(0, 1));
		expect(textOf(xml)).toContain('sit in that chair.” (Falkenberg 2009, GP 7, line 57)');
		const runs = xml.match(/<w:r>.*?<\/w:r>/gs)!;
		const chinese = runs.find((run) => run.includes('她先说孩子'))!;
		expect(chinese).toContain('w:eastAsia="SimSun"');
		expect(chinese).toContain('w:hint="eastAsia"');
		expect(chinese).toContain('<w:i w:val="false"/>');
		expect(runs.find((run) => run.includes('They only listened'))).toContain('<w:i/>');
		expect(runs.find((run) => run.includes('(Falkenberg'))).not.toContain('<w:i/>');
	});

	test('columns fill the text width, and no word of a heading has to break', async () => {
		for (const landscape of [false, true]) {
			const across = (landscape ? 16_838 : 11_906) - 2 * 1_134;
			const xml = await documentXml(tablesOf(), landscape);
			for (const grid of xml.match(/<w:tblGrid>.*?<\/w:tblGrid>/gs)!) {
				const widths = [...grid.matchAll(/w:w="(\d+)"/g)].map((match) => Number(match[1]));
				expect(widths.reduce((a, b) => a + b)).toBe(across);
			}
		}
		for (const table of tablesOf()) {
			const { grid, size, gap, tight } = layoutOf(table, 9_638);
			expect(tight).toBe(false);
			for (const [at, column] of table.columns.entries()) {
				if (column.upright) continue;
				const longest = Math.max(...column.title.split(' ').map((word) => word.length));
				// Bold Times letters are half an em wide on average.
				expect(grid[at]! - 2 * gap, column.title).toBeGreaterThanOrEqual(longest * 0.5 * size * 10);
			}
		}
	});

	test('landscape when asked for, and for a table that no portrait page holds', async () => {
		const pages = async (data: SynthesisData, landscape: boolean) =>
			[...(await documentXml(tablesOf(data).slice(0, 4), landscape)).matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(
				([, width, height]) => Number(width) > Number(height),
			);
		expect(await pages(balint(), false)).toEqual([false, false, false, false]);
		expect(await pages(balint(), true)).toEqual([true, true, true, true]);
		expect(await pages(withStudies(60), false)).toEqual([false, true, false, false]);
	});

	test('Chinese labels', async () => {
		const tables = tablesOf(balint(), 'zh-CN');
		const text = textOf(await documentXml(tables, false, 'zh-CN'));
		expect(text.startsWith(`表 1\u3000${tables[0]!.title}`)).toBe(true);
		expect(text).toContain('我在听。”（欧阳 2018，第 12–13 行）');
	});
});

describe('xlsx', () => {
	test('a sheet for each table; numbers are numbers and text is text', async () => {
		const tables = tablesOf();
		const sheets = await readExcelFile(Buffer.from(await one(tables, 'xlsx')));
		expect(sheets).toHaveLength(tables.length);
		expect(sheets.slice(0, 4).map((sheet) => sheet.sheet)).toEqual(
			['Thematic synthesis', 'Themes by study', 'Codebook', 'Quotations that illustrate the t'].map((name) =>
				name.slice(0, 31),
			),
		);
		const matrix = sheets[1]!.data;
		expect(matrix[0]).toEqual(tables[1]!.columns.map((column) => column.title));
		expect(matrix[2]).toEqual(['Listening before solving', 2, 1, 1, 0, 0, 4, 3]);
		expect(matrix[8]).toEqual(['All themes', 2, 1, 2, 3, 0, 8, 4]);
		expect(sheets[0]!.data[2]![4]).toContain('(Falkenberg 2009, GP 7, line 57)\n“她先说孩子');
	});

	test('nothing is a formula or a link, and headings are frozen', async () => {
		const tables = tablesOf(hostile());
		const bytes = await one(tables, 'xlsx', true);
		const files = unzip(bytes);
		for (const [name, text] of files) {
			if (!/\.(xml|rels)$/.test(name)) continue;
			const elements = elementsOf(text);
			expect(elements).not.toContain('f');
			expect(elements).not.toContain('hyperlink');
		}
		const sheet = files.get('xl/worksheets/sheet1.xml')!;
		expect(sheet).toMatch(/<pane[^>]*state="frozen"/);
		expect(sheet).toContain('orientation="landscape"');
		const [first] = await readExcelFile(Buffer.from(bytes));
		expect(first!.data.flat()).toContain('=HYPERLINK("http://evil.example","click")');
	});

	test('a text that Excel cannot hold is refused, naming table, column and row', async () => {
		const data = balint();
		const codes = data.codes.map((code, at) => (at === 1 ? { ...code, definition: 'x'.repeat(32_768) } : code));
		await expect(write(tablesOf({ ...data, codes }), 'xlsx')).rejects.toMatchObject({
			code: 'table.cellTooLong',
			params: { table: 'Codebook', column: 'Definition', row: 3, characters: 32_768 },
		});
	});
});

describe('csv', () => {
	test('reads back as the table, with a byte order mark', async () => {
		const tables = tablesOf();
		const files = await write(tables, 'csv');
		for (const [at, { bytes }] of files.entries()) {
			const table = tables[at]!;
			expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
			const rows: string[][] = parse(Buffer.from(bytes), { bom: true });
			expect(rows[0]).toEqual(table.columns.map((column) => column.title));
			for (const [index, row] of table.rows.entries()) {
				const cells = row.cells.map((cell) => plainText(cell));
				const padded = [...cells, ...Array<string>(table.columns.length - cells.length).fill('')];
				expect(rows[index + 1]).toEqual(padded.map((cell) => (cell === '=parking|lot' ? "'=parking|lot" : cell)));
			}
		}
	});

	test('no cell is a formula for a spreadsheet', async () => {
		for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', "'="]) {
			const data = balint();
			const codes = data.codes.map((code) => ({ ...code, name: `${start}1+1` }));
			const [, , codebook] = await write(tablesOf({ ...data, codes }), 'csv');
			const rows: string[][] = parse(Buffer.from(codebook!.bytes), { bom: true });
			for (const row of rows.slice(1)) expect(row[0]!.startsWith(`'${start}`), JSON.stringify(row[0])).toBe(true);
		}
	});
});

describe('html', () => {
	test('one page without scripts or anything from elsewhere, and what people wrote is text', async () => {
		const html = decode(await one(tablesOf(hostile()), 'html', true));
		expect(html).not.toMatch(/<(script|link|img|iframe|object)\b|\b(src|href)=|@import|url\(/i);
		expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; ]]&gt;');
		expect(html).toContain('<title>Balint &amp; &lt;others&gt;</title>');
		expect(html).toContain('size: A4 landscape');
		expect(html).toContain('thead { display: table-header-group; }');
	});

	test('headings, captions and languages are marked up', async () => {
		const html = decode(await one(tablesOf(), 'html'));
		expect(html.match(/<caption id=/g)).toHaveLength(tablesOf().length);
		expect(html).toContain('<th scope="rowgroup" colspan="5">');
		expect(html).toMatch(/<span class="quote" lang="zh">“她先说孩子/);
		const chinese = decode(await one(tablesOf(balint(), 'zh-CN'), 'html', false, 'zh-CN'));
		expect(chinese).toContain('<html lang="zh-CN">');
		expect(chinese).toMatch(/<span class="quote" lang="en">“They only/);
	});
});

describe('md and json', () => {
	test('every row of a Markdown table has the columns of its head', async () => {
		const lines = decode(await one(tablesOf(hostile()), 'md')).split('\n');
		const bars = (line: string) => line.replace(/\\./g, '').split('|').length;
		let width = 0;
		for (const [at, line] of lines.entries()) {
			if (!line.startsWith('|')) continue;
			if (!lines[at - 1]!.startsWith('|')) width = bars(line);
			expect(bars(line), line).toBe(width);
		}
		expect(lines.join('\n')).toContain('\\<script\\>');
	});

	test('json holds the tables as they are', async () => {
		const tables = tablesOf();
		const written = JSON.parse(decode(await one(tables, 'json')));
		expect(written).toMatchObject({ format: 'synthema-tables/1', title: 'Balint & <others>', language: 'en' });
		expect(written.tables).toEqual(tables);
	});
});

test('widths add up exactly, and each has its least where there is room', () => {
	const column = fc.record({ width: fc.nat(100), least: fc.nat(400) });
	fc.assert(
		fc.property(
			fc.array(column, { minLength: 1, maxLength: 60 }),
			fc.integer({ min: 100, max: 20_000 }),
			(list, total) => {
				const least = list.map((entry) => entry.least);
				const shares = apportion(
					list.map((entry) => entry.width),
					total,
					least,
				);
				expect(shares.reduce((a, b) => a + b)).toBe(total);
				expect(shares.every((share) => Number.isInteger(share) && share >= 0)).toBe(true);
				if (least.reduce((a, b) => a + b) <= total)
					for (const [at, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(least[at]!);
			},
		),
	);
});
