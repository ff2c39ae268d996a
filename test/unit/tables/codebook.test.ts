import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import type { Code } from '#core/model.ts';
import { type CodebookEntry, readCodebook, readThemes, writeCodebook } from '#exchange/codebook/index.ts';
import { methods } from '#host/contract/methods.ts';
import { balint } from './balint.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function errorOf(run: () => unknown): { code: string; params: Readonly<Record<string, string | number>> } {
	try {
		run();
	} catch (error) {
		if (error instanceof SynthemaError) return { code: error.code, params: error.params };
		throw error;
	}
	throw new Error('nothing was thrown');
}

describe('codebook', () => {
	test('CSV has the agreed columns, parents first, and no formulas', () => {
		const lines = textOf(writeCodebook(balint().codes, 'csv')).split('\r\n');
		expect(lines[0]).toBe('name,parent,definition,use_when,not_when,example,aliases,colour');
		expect(lines).toContain('listening is effort,"listening, not fixing",,,,,,1');
		expect(lines).toContain("'=parking|lot,,,,,,,4");
		expect(lines.indexOf('listening is effort,"listening, not fixing",,,,,,1')).toBeGreaterThan(1);
	});

	test('headings may be English or Chinese, in any order, with commas, semicolons or tabs', () => {
		const english = readCodebook('a.csv', bytesOf('Colour;Use When;Code;x\n3;when said;trust;?\n;;doubt;\n'));
		expect(english).toEqual([
			{ name: 'trust', parent: null, useWhen: 'when said', colour: 3 },
			{ name: 'doubt', parent: null, useWhen: '' },
		]);
		const chinese = '名称\t上级代码\t何时不用\n信任\t\t\n保密\t信任\t“另见”\n';
		expect(readCodebook('b.tsv', bytesOf(chinese))).toEqual([
			{ name: '信任', parent: null, notWhen: '' },
			{ name: '保密', parent: '信任', notWhen: '“另见”' },
		]);
	});

	test('UTF-16 and the GB 18030 of Chinese Excel are read, other encodings are refused', () => {
		const text = '\ufeff名称,定义\n信任,相信\n';
		const expected = [{ name: '信任', parent: null, definition: '相信' }];
		expect(readCodebook('a.csv', new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual(expected);
		const gb = [0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb6, 0xa8, 0xd2, 0xe5, 0x0a, 0xd0, 0xc5, 0xc8, 0xce, 0x2c, 0xcf, 0xe0];
		expect(readCodebook('a.csv', new Uint8Array([...gb, 0xd0, 0xc5, 0x0a]))).toEqual(expected);
		const latin = new Uint8Array(Buffer.from('name,definition\ncafé,x\n', 'latin1'));
		expect(errorOf(() => readCodebook('a.csv', latin))).toEqual({
			code: 'codebook.encoding',
			params: { file: 'a.csv' },
		});
	});

	test('JSON may use the columns of CSV as keys', () => {
		const json = '[{"name":"a","use_when":"u","notWhen":"n","colour":null}]';
		expect(readCodebook('c.JSON', bytesOf(json))).toEqual([{ name: 'a', parent: null, useWhen: 'u', notWhen: 'n' }]);
	});

	test.each([
		['a.csv', '', 'codebook.empty', {}],
		['a.csv', 'name,parent\n', 'codebook.empty', {}],
		['a.xls', 'name\na\n', 'codebook.format', {}],
		['a.csv', 'label,text\na,b\n', 'codebook.noNameColumn', { found: 'label | text' }],
		['a.csv', 'name,code\na,b\n', 'codebook.duplicateColumn', { first: 'name', second: 'code' }],
		['a.csv', 'name,definition\na,b\nc,d,e\n', 'codebook.tooManyCells', { row: 3 }],
		['a.csv', 'name,definition\na,b\n\n ,d\n', 'codebook.missingName', { row: 4 }],
		['a.csv', 'name\na\nb\n a \n', 'codebook.duplicateName', { code: 'a', first: 2, row: 4 }],
		['a.csv', 'name,parent\na,\nb,c\n', 'codebook.unknownParent', { row: 3, code: 'b', parent: 'c' }],
		['a.csv', 'name,parent\na,b\nb,a\n', 'codebook.parentCycle', { row: 2, code: 'a' }],
		['a.csv', 'name,parent\na,a\n', 'codebook.parentCycle', { row: 2, code: 'a' }],
		['a.csv', 'name,colour\na,1\nb,13\n', 'codebook.badColour', { row: 3, colour: '13' }],
		['a.csv', 'name,colour\na,red\n', 'codebook.badColour', { row: 2, colour: 'red' }],
		['a.csv', `name\n${'x'.repeat(501)}\n`, 'codebook.nameTooLong', { row: 2, limit: 500 }],
		['a.csv', 'name,definition\na,b\nc,"d\n', 'codebook.unreadable', { row: 3 }],
		['a.json', '{"codes":[{"name":"a"},{"definition":"b"}]}', 'codebook.badEntry', { row: 2, field: 'name' }],
		['a.json', '[{"name":"a","colour":13}]', 'codebook.badEntry', { row: 1, field: 'colour' }],
		['a.json', '{"themes":[]}', 'codebook.badEntry', { row: 1, field: 'codes' }],
	])('%s %j is refused as %s', (file, text, code, params) => {
		expect(errorOf(() => readCodebook(file, bytesOf(text)))).toEqual({ code, params: { file, ...params } });
	});

	test('damaged JSON is refused by name', () => {
		expect(errorOf(() => readCodebook('a.json', bytesOf('{"codes": ['))).code).toBe('codebook.notJson');
	});
});

/** Text with what CSV and spreadsheets stumble over. */
const text = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			'"',
			',',
			';',
			'\n',
			'\r',
			'\t',
			"'",
			'=',
			'+',
			'-',
			'@',
			'＝',
			' ',
			'\\',
			'“',
			'沉',
			'😀',
			'\ufeff',
		),
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
	),
	maxLength: 12,
});
const name = text.map((value) => value.trim()).filter((value) => value !== '');

const codebook = fc
	.uniqueArray(fc.record({ name, definition: text, useWhen: text, notWhen: text, example: text, aliases: text }), {
		minLength: 1,
		maxLength: 8,
		selector: (code) => code.name,
	})
	.chain((codes) =>
		fc
			.tuple(
				fc.array(fc.nat(20), { minLength: codes.length, maxLength: codes.length }),
				fc.array(fc.integer({ min: 1, max: 12 }), { minLength: codes.length, maxLength: codes.length }),
			)
			.map(([parents, colours]) =>
				codes.map(
					(code, at): Code => ({
						...code,
						id: `id${at}`,
						// Only codes before it, so that no code stands under itself.
						parentId: parents[at]! < at ? `id${parents[at]}` : null,
						position: at,
						colour: colours[at]!,
						createdAt: '2026-11-20T10:00:00.000Z',
					}),
				),
			),
	);

test.each(['csv', 'json'] as const)('a codebook written as %s reads back as it was', (format) => {
	fc.assert(
		fc.property(codebook, (codes) => {
			const read = readCodebook(`book.${format}`, writeCodebook(codes, format));
			const byName = (a: CodebookEntry, b: CodebookEntry) => (a.name < b.name ? -1 : 1);
			const expected = codes.map(
				(code): CodebookEntry => ({
					name: code.name,
					parent: codes.find(({ id }) => id === code.parentId)?.name ?? null,
					definition: code.definition,
					useWhen: code.useWhen,
					notWhen: code.notWhen,
					example: code.example,
					aliases: code.aliases,
					colour: code.colour,
				}),
			);
			expect(read.toSorted(byName)).toEqual(expected.toSorted(byName));
			for (const [at, { parent }] of read.entries())
				if (parent !== null) expect(read.findIndex((entry) => entry.name === parent)).toBeLessThan(at);
			methods['codebook.import'].input.parse({ codes: read });
		}),
		{ numRuns: 500 },
	);
});

test('the sample codebook and themes are read whole and fit the contract', () => {
	const codes = readCodebook('codebook.json', readFileSync('host/sample/codebook.json'));
	expect(codes).toEqual(JSON.parse(readFileSync('host/sample/codebook.json', 'utf8')));
	methods['codebook.import'].input.parse({ codes });
	const themes = readThemes('themes.json', readFileSync('host/sample/themes.json'));
	expect(methods['themes.import'].input.parse(themes)).toEqual(themes);
	const known = new Set(codes.map((code) => code.name));
	for (const theme of themes.descriptive) for (const code of theme.codes) expect(known, theme.name).toContain(code);
	expect(themes.analytical.length).toBeGreaterThan(0);
});

describe('themes', () => {
	const EXPECTED = {
		descriptive: [
			{ name: 'Silence', finding: 'A pause; heard.', definition: '', codes: ['silence; allowed', 'pause'] },
			{ name: 'Silence 2', finding: '', definition: 'd', codes: [] },
		],
		analytical: [{ name: 'Silence', finding: 'f', definition: '', themes: ['Silence', 'Silence 2'] }],
	};

	test('CSV of both levels, members parted by semicolons', () => {
		const csv = [
			'level,name,finding,definition,members',
			'descriptive,Silence,A pause; heard.,,silence\\; allowed; pause ;pause;',
			'Analytical theme,Silence,f,,Silence；Silence 2',
			'描述性, Silence 2 ,,d,',
		].join('\n');
		expect(readThemes('t.csv', bytesOf(csv))).toEqual(EXPECTED);
	});

	test('JSON in two lists or in one', () => {
		expect(readThemes('t.json', bytesOf(JSON.stringify(EXPECTED)))).toEqual(EXPECTED);
		const themes = [
			...EXPECTED.descriptive.map((theme) => ({ level: 'descriptive', ...theme })),
			...EXPECTED.analytical.map((theme) => ({ level: 'analytical', ...theme })),
		];
		expect(readThemes('t.json', bytesOf(JSON.stringify({ themes })))).toEqual(EXPECTED);
		expect(readThemes('t.json', bytesOf('{"descriptive":[{"name":"a"}]}'))).toEqual({
			descriptive: [{ name: 'a', finding: '', definition: '', codes: [] }],
			analytical: [],
		});
	});

	test.each([
		['t.csv', 'name,members\na,b\n', 'themesFile.noNameColumn', { found: 'name | members' }],
		['t.csv', 'level,name\ndescriptive,a\ntheme,b\n', 'themesFile.badLevel', { row: 3, level: 'theme' }],
		['t.csv', 'level,name\ndescriptive,\n', 'themesFile.missingName', { row: 2 }],
		[
			't.csv',
			'level,name\ndescriptive,a\nanalytical,a\ndescriptive,a\n',
			'themesFile.duplicateName',
			{ theme: 'a', first: 2, row: 4 },
		],
		['t.json', '{"descriptive":[]}', 'themesFile.empty', {}],
		['t.json', '{"codes":[]}', 'themesFile.badEntry', { row: 1, field: 'descriptive' }],
		['t.json', '{"analytical":[{"name":"a","themes":"b"}]}', 'themesFile.badEntry', { row: 1, field: 'themes' }],
		['t.json', '{"themes":[{"level":"top","name":"a"}]}', 'themesFile.badEntry', { row: 1, field: 'level' }],
		['t.docx', '', 'themesFile.format', {}],
	])('%s %j is refused as %s', (file, text, code, params) => {
		expect(errorOf(() => readThemes(file, bytesOf(text)))).toEqual({ code, params: { file, ...params } });
	});
});
