import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { catalogues } from '#core/messages/index.ts';
import { readReferences } from '#exchange/references/index.ts';
import { bytesOf, readText, told } from './support.ts';

const FILES =
	'zotero.ris endnote.ris mixed.ris cnki.ris jabref.bib zotero.bib pubmed.nbib wos.txt endnote.xml cnki.enw zotero.json studies.csv studies-zh.csv'.split(
		' ',
	);

/** Reads; what comes of it has sentences in both languages, or the test fails. */
async function attempt(name: string, bytes: Uint8Array): Promise<number> {
	const says = (key: string, params: Readonly<Record<string, unknown>>) => {
		for (const catalogue of [catalogues.en, catalogues['zh-CN']]) {
			const sentence = catalogue[key] ?? catalogue[`${key}_other`];
			expect(sentence, key).toBeDefined();
			for (const [, param] of sentence!.matchAll(/\{\{(\w+)\}\}/gu)) expect(params, key).toHaveProperty(param!);
		}
	};
	try {
		const { references, problems } = await readReferences(name, bytes);
		for (const { code, params } of problems) says(`warning.${code}`, params);
		return references.length;
	} catch (error) {
		if (!(error instanceof SynthemaError)) throw error;
		if (error.code.startsWith('references.')) says(`error.${error.code}`, error.params);
		return 0;
	}
}

describe('damaged files', () => {
	it('cut off anywhere give what comes before', async () => {
		for (const name of FILES) {
			const bytes = bytesOf(name);
			let before = 0;
			for (let end = 0; end <= bytes.length; end += 13) {
				const count = await attempt(name, bytes.subarray(0, end));
				if (/ris|nbib|enw$/u.test(name)) expect(count).toBeGreaterThanOrEqual(before - 1);
				before = count;
			}
		}
	});

	it('with bytes changed, taken out or doubled end in records or a sentence', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...FILES),
				fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('set', 'drop', 'double')), {
					minLength: 1,
					maxLength: 8,
				}),
				async (name, changes) => {
					let bytes = [...bytesOf(name)];
					for (const [where, value, how] of changes) {
						const at = where % bytes.length;
						if (how === 'set') bytes[at] = value;
						else if (how === 'drop') bytes.splice(at, 1 + (value % 40));
						else bytes = [...bytes.slice(0, at), ...bytes.slice(Math.max(0, at - value))];
					}
					await attempt(name, Uint8Array.from(bytes));
				},
			),
			{ numRuns: 1500 },
		);
	});

	it('of anything at all end in records or a sentence', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...FILES, 'a.xlsx', 'a'),
				fc.oneof(
					fc.uint8Array({ maxLength: 300 }),
					fc.string({ unit: 'binary', maxLength: 200 }).map((text) => new TextEncoder().encode(text)),
				),
				async (name, bytes) => {
					await attempt(name, bytes);
				},
			),
			{ numRuns: 1000 },
		);
	});

	it('that are none of these are refused', async () => {
		const refused = async (name: string, bytes: Uint8Array, code: string) =>
			expect(readReferences(name, bytes)).rejects.toMatchObject({ code });
		const text = (of: string) => new TextEncoder().encode(of);
		await refused('a.ris', new Uint8Array(), 'import.empty');
		await refused('a.ris', text('%PDF-1.7\n'), 'import.binary');
		await refused('a.txt', text('An interview.\nAnd its second line.\n'), 'references.unknown');
		await refused('a.ris', text('An interview.\n'), 'references.none');
		await refused('a.xml', text('<html><body>Hello</body></html>'), 'references.unknown');
		await refused('a.bib', text('% nothing here\n'), 'references.none');
		await refused('a.docx', zipSync({ 'word/document.xml': text('<w/>') }), 'references.unknown');
		await refused('a.xlsx', zipSync({ 'word/document.xml': text('<w/>') }), 'import.damaged');
	});
});

describe('problems', () => {
	it('name the line of a BibTeX entry that lacks a brace, and the next ones come in', async () => {
		const read = await readText(
			'a.bib',
			'@article{one,\n  title = {One {two},\n  year = 2001\n}\n\n@article{three,\n  title = {Three},\n  year = 2003\n}\n\n@article{four, title = {Four}, year = {2004}\n',
		);
		expect(told(read)).toEqual([
			[1, 'references.broken'],
			[11, 'references.broken'],
		]);
		expect(read.references.map(({ title, row }) => [title, row])).toEqual([['Three', 6]]);
	});

	it('name the item at which a JSON file is cut off', async () => {
		const read = await readText('a.json', '[\n{"title":"One"},\n{"title":"Two","author":[{"fam');
		expect(told(read)).toEqual([[3, 'references.broken']]);
		expect(read.references.map(({ title }) => title)).toEqual(['One']);
	});

	it('name the record at which an XML file is cut off', async () => {
		const text = bytesOf('endnote.xml').toString('utf8');
		const read = await readText('a.xml', text.slice(0, text.indexOf('巴林特')));
		expect(told(read)).toEqual([
			[3, 'references.broken'],
			[4, 'references.broken'],
		]);
		expect(read.references.map(({ title }) => title)).toEqual(['Endings without answers']);
	});

	it('name the row of a quote that never ends', async () => {
		const read = await readText('a.csv', 'Title,Year\nOne,2001\n"Two,2002\nThree,2003\n');
		expect(told(read)).toEqual([[3, 'references.quote']]);
		expect(read.references.map(({ title, row }) => [title, row])).toEqual([
			['One', 2],
			['Three', 4],
		]);
	});

	it('tell of text that could not be decoded', async () => {
		const bytes = Buffer.concat([bytesOf('cnki.ris'), Buffer.from([0x54, 0xff, 0x0a])]);
		const read = await readReferences('a.ris', bytes);
		expect(read.references[0]!.title).toBe('巴林特小组中护士情感体验的质性研究');
		expect(told(read).map(([, code]) => code)).toContain('references.replaced');
	});
});

describe('hostile files', () => {
	it('with entities of their own are refused', async () => {
		const bomb =
			'<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><xml><records><record><titles><title>&b;</title></titles></record></records></xml>';
		await expect(readText('a.xml', bomb)).rejects.toMatchObject({ code: 'import.xmlEntities' });
	});

	const sheet = (cells: string) => {
		const text = (of: string) => new TextEncoder().encode(of);
		const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
		const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
		return zipSync({
			'[Content_Types].xml': text('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
			'xl/workbook.xml': text(
				`<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
			),
			'xl/_rels/workbook.xml.rels': text(
				`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
			),
			'xl/worksheets/sheet1.xml': text(`<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`),
		});
	};
	const cell = (address: string, value: string) => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

	it('with cells far out are refused', async () => {
		const good = `<row r="1">${cell('A1', 'Title')}${cell('B1', 'Year')}</row><row r="2">${cell('A2', 'Staying')}</row>`;
		expect((await readReferences('a.xlsx', sheet(good))).references.map(({ title }) => title)).toEqual(['Staying']);
		for (const far of ['A9999999', 'ZZZ3', 'XFD3'])
			await expect(readReferences('a.xlsx', sheet(`${good}<row r="3">${cell(far, 'x')}</row>`))).rejects.toMatchObject({
				code: 'references.sheetSize',
			});
		for (const odd of ['ZZZZZZZZ3', 'A1e9', 'A-3'])
			await expect(readReferences('a.xlsx', sheet(`<row r="3">${cell(odd, 'x')}</row>`))).rejects.toMatchObject({
				code: 'import.damaged',
			});
		const wide = Array.from({ length: 7000 }, (_, at) => `<row r="${at + 1}">${cell(`AMJ${at + 1}`, 'x')}</row>`).join(
			'',
		);
		await expect(readReferences('a.xlsx', sheet(wide))).rejects.toMatchObject({ code: 'references.sheetSize' });
	});

	it('with what never ends, or is nested without end, are answered', async () => {
		const many = 20_000;
		const files: [string, string][] = [
			['a.bib', '@article{a, title = {'.repeat(many)],
			['a.bib', `@article{a, title = {${'{'.repeat(many)}${'}'.repeat(many)}}}`],
			['a.bib', `@article{a, title = {$${'\\"o '.repeat(many)}$}}`],
			['a.bib', '\n@article{a, title = {'.repeat(many)],
			['a.bib', '@article{a,title={x}} '.repeat(many)],
			['a.bib', `@article{a, title = {${'\\foo{'.repeat(many)}${'}'.repeat(many)}}}`],
			['a.bib', '@'.repeat(many)],
			['a.bib', `@article{a, ${'title = {a}, '.repeat(many)}`],
			['a.bib', `@article{${'a'.repeat(many)}`],
			['a.json', `[${'{"title":"a"},'.repeat(many)}]`],
			['a.json', '[{'.repeat(many)],
			['a.json', '[\n{"a":"\n'.repeat(many)],
			['a.json', `[{"title":${'['.repeat(many)}${']'.repeat(many)}}]`],
			['a.xml', `<xml><records>${'<record><titles>'.repeat(many)}`],
			['a.xml', `<xml><records>${'<record>'.repeat(many)}</record>`],
			['a.ris', `TY  - JOUR\n${'x\n'.repeat(many)}`],
			['a.ris', `TY  - JOUR\nTI  - ${'<i '.repeat(many)}${'&amp;'.repeat(many)}\nER  - `],
			['a.ris', `TY  - JOUR\n${'KW  - a;b\n'.repeat(many)}ER  - `],
			['a.ris', `TY  - JOUR\nAU  - ${'a, '.repeat(many)}\nER  - `],
			['a.csv', `Title,Year\n${'"'.repeat(many)}\n${'"a\n'.repeat(many)}`],
			['a.csv', `Title${',x'.repeat(many)}\n${','.repeat(many)}`],
			['a.enw', `%0 Book\n%T ${' '.repeat(many)}x\n`],
		];
		for (const [name, text] of files) await attempt(name, new TextEncoder().encode(text));
	});
});

describe('large files', () => {
	const record = (at: number) =>
		`TY  - JOUR\nTI  - Study ${at} of listening in practice\nAU  - Name${at}, A.\nAU  - Second, B.\nPY  - ${1990 + (at % 30)}\nT2  - Journal of Balint Practice\nDO  - 10.5555/${at}\nSP  - ${at}\nEP  - ${at + 9}\nAB  - ${'Doctors listened. '.repeat(20)}\nER  - \n`;

	it('of 20,000 records are read', async () => {
		const read = await readText('a.ris', Array.from({ length: 20_000 }, (_, at) => record(at)).join('\n'));
		expect(read.references).toHaveLength(20_000);
		expect(read.problems).toEqual([]);
		expect(read.references[19_999]).toMatchObject({ doi: '10.5555/19999', row: 19_999 * 12 + 1 });
	});

	it('of 20,000 BibTeX entries are read', async () => {
		const entries = Array.from(
			{ length: 20_000 },
			(_, at) =>
				`@article{k${at},\n title={The {Study} ${at} of M{\\"u}ller},\n author={Name${at}, A. and Second, B.},\n year={2001}\n}\n`,
		);
		const read = await readText('a.bib', entries.join('\n'));
		expect(read.problems).toEqual([]);
		expect(read.references).toHaveLength(20_000);
		expect(read.references[19_999]).toMatchObject({ title: 'The Study 19999 of Müller', row: 19_999 * 6 + 1 });
	});

	it('with too many records are refused', async () => {
		await expect(readText('a.ris', 'TY  - JOUR\nTI  - a\nER  - \n'.repeat(200_001))).rejects.toMatchObject({
			code: 'references.tooMany',
		});
	});
});
