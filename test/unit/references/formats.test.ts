import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readReferences } from '#exchange/references/index.ts';
import { bytesOf, filled, readFile, readText, told } from './support.ts';

describe('RIS', () => {
	it('of Zotero: file links, abstract over several lines, mark-up, a PMID in a note, the ISBN of a chapter', async () => {
		const read = await readFile('zotero.ris');
		expect(read.format).toBe('ris');
		expect(told(read)).toEqual([]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'The patient who stays in the chair: experienced general practitioners’ accounts of Balint group work',
				authors: ['Falkenberg, Astrid', 'Lindroos-Ek, Maja'],
				year: 2009,
				journal: 'Nordic Journal of Primary Care Inquiry',
				volume: '27',
				issue: '3',
				pages: '213–221',
				doi: '10.5555/njpci.2009.0213',
				pmid: '19234567',
				url: 'https://example.org/njpci/27/3/213',
				abstract:
					'Background: Balint groups are said to change how doctors listen. Methods: Fourteen general practitioners were interviewed. Results: p < 0.05 was never the point; staying was.',
				keywords: ['Balint groups', 'General practice'],
				language: 'en',
				files: ['files/12/Falkenberg und Lindroos-Ek - 2009 - The patient who stays in the chair.pdf'],
				row: 1,
			},
			{
				type: 'chapter',
				title: 'Leaving “Sir” at the door',
				authors: ['Oyelaran, Tunde B.', 'van der Merwe, J. P.'],
				year: 2013,
				journal: 'Talking About Patients',
				pages: '45–61',
				isbn: '9783161484100',
				row: 28,
			},
		]);
	});

	it('of EndNote: CRLF, keywords line by line, internal-pdf and file addresses, groups, a missing ER', async () => {
		const read = await readFile('endnote.ris');
		expect(told(read)).toEqual([[1, 'references.noEnd']]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'The compulsory confidence: an ethnography of mandatory Balint groups',
				authors: ['Harrowgate, S', 'Penhallow-Rees, J., Jr.', 'The Ward Talk Collaboration'],
				year: 2014,
				journal: 'Sociology of Hospital Life',
				volume: '8',
				issue: '4',
				pages: 'e1004',
				doi: '10.5555/shl.2014.8(4)e1004',
				url: 'http://example.org/shl',
				abstract: 'Attendance is signed, and leaders report absences.',
				keywords: ['ethnography', 'junior doctors'],
				files: ['1234567890/Harrowgate-2014.pdf', 'C:/Papers/Harrowgate 2014.pdf'],
				key: '17',
				row: 1,
			},
			{ type: 'thesis', title: 'Obligation and exposure', authors: ['Harrowgate, Sian'], year: 2012, row: 22 },
		]);
	});

	it('of hand: type in the wrong place, text before the first record, records that say too little', async () => {
		const read = await readFile('mixed.ris');
		expect(told(read)).toEqual([
			[1, 'references.passedOver'],
			[10, 'references.untitled'],
			[16, 'references.nothing'],
			[19, 'references.noType'],
			[19, 'references.date'],
		]);
		expect(read.references.map(filled)).toEqual([
			{ type: 'article', title: 'Who is speaking now?', authors: ['Quiroga Balmes, L'], year: 2015, row: 4 },
			{ type: 'article', authors: ['Etchart, I'], row: 10 },
			{ type: 'other', title: 'Silences with owners', row: 19 },
		]);
	});

	const cnki = {
		type: 'article',
		title: '巴林特小组中护士情感体验的质性研究',
		authors: ['欧阳, 修远', '王, 小明', '李, 华'],
		year: 2018,
		journal: '护理研究与实践',
		volume: '12',
		issue: '5',
		pages: '12–18',
		abstract: '目的：了解护士参加巴林特小组的感受。方法：采用现象学方法，访谈12名护士。结果：提炼出3个主题。',
		keywords: ['巴林特小组', '护士', '质性研究'],
		language: 'zh',
		row: 1,
	};

	it.each(['utf8', 'gb18030', 'utf-16le', 'utf-16be'])(
		'of CNKI in %s, with and without a byte order mark',
		async (to) => {
			const text = bytesOf('cnki.ris').toString('utf8');
			for (const addBOM of [true, false]) {
				const read = await readReferences('导出.txt', iconv.encode(text.replaceAll('\n', '\r\n'), to, { addBOM }));
				expect(read.format).toBe('ris');
				expect(told(read)).toEqual([]);
				expect(read.references.map(filled)).toEqual([cnki]);
			}
		},
	);

	it('tells the year by PY, Y1 or DA and the journal by JF, T2, JO or JA', async () => {
		const record = (tags: string) => `TY  - JOUR\nTI  - Staying\n${tags}\nER  - \n`;
		const read = await readText(
			'a.ris',
			['PY  - 2009///\nJA  - NJ', 'Y1  - 2010/03/\nT2  - Two', 'DA  - Mar 2011\nJO  - Jo\nJF  - Jf']
				.map(record)
				.join('\n'),
		);
		expect(read.references.map(({ year, journal }) => [year, journal])).toEqual([
			[2009, 'NJ'],
			[2010, 'Two'],
			[2011, 'Jf'],
		]);
	});
});

describe('BibTeX', () => {
	it('of JabRef: strings, accents, braces, formulas, crossref, files; a broken entry costs only itself', async () => {
		const read = await readFile('jabref.bib');
		expect(read.format).toBe('bibtex');
		expect(read.problems).toEqual([
			{
				row: 35,
				code: 'references.broken',
				params: { file: 'jabref.bib', row: 35, part: '@article{Broken2020, author = {Haddadin, Rami}, title = {The' },
			},
		]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'Irritation as a Clue: What 50% of GPs in Østfold Said & Did',
				authors: ['Nakashiro, Yūko', 'Müller, József', 'Kowalczyk, Łukasz', 'Balint Circle Jena'],
				year: 2016,
				journal: 'Journal of Balint Practice',
				volume: '5',
				issue: '2',
				pages: '101–109',
				doi: '10.5555/jbp.2016.101',
				abstract: 'Doctors spoke of “the knot”. Values of α were not computed.',
				keywords: ['Balint group', 'irritation', 'countertransference'],
				files: ['papers/Nakashiro2016.pdf', 'notes/nakashiro.docx'],
				key: 'Nakashiro2016',
				row: 6,
			},
			{
				type: 'chapter',
				title: '病房里的巴林特小组',
				authors: ['沈, 若兰', '王, 小明'],
				year: 2018,
				journal: '护理中的叙事',
				pages: '33–40',
				key: 'Shen2018',
				row: 21,
			},
			{
				type: 'thesis',
				title: 'Two sides of silence',
				authors: ['Haddadin, Rami, III'],
				year: 2020,
				pmid: '31999888',
				key: 'Haddadin2020',
				row: 41,
			},
		]);
	});

	it('of Zotero: titles keep their letter case, files their paths', async () => {
		const read = await readFile('zotero.bib');
		expect(told(read)).toEqual([]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'The Ward as a Team: Balint groups for nurses and doctors together',
				authors: ['Pellworth, Ada', 'De Luca, Marta'],
				year: 2022,
				journal: 'Ward Studies',
				volume: '14',
				issue: '1',
				pages: '1–14',
				doi: '10.5555/ward.2022.14.1',
				url: 'https://example.org/a_b?x=1&y=2',
				keywords: ['nurses', 'teams'],
				language: 'en-GB',
				files: ['files/31/Pellworth und De Luca - 2022 - The Ward as a Team.pdf', 'files/32/ward.html'],
				key: 'pellworth_ward_2022',
				row: 2,
			},
		]);
	});

	it('says which abbreviations and cross-references the file does not explain', async () => {
		const read = await readText(
			'a.bib',
			'@article{a, title = {Staying}, journal = jx, year = 2001}\n@incollection{b, title={Going}, crossref={nowhere}}\n',
		);
		expect(read.problems.map(({ code, params }) => [code, params.part ?? params.key])).toEqual([
			['references.unknownString', 'jx'],
			['references.noCrossref', 'nowhere'],
		]);
		expect(read.references.map(({ title, journal }) => [title, journal])).toEqual([
			['Staying', 'jx'],
			['Going', ''],
		]);
	});

	it('keeps paths of Windows with and without their colon protected', async () => {
		const path = async (file: string) =>
			(await readText('a.bib', `@book{a, title={T}, file={${file}}}`)).references[0]!.files;
		expect(await path(':C\\:\\\\papers\\\\b.pdf:PDF')).toEqual(['C:/papers/b.pdf']);
		expect(await path('Full Text:C\\:\\\\Zotero\\\\storage\\\\AB12\\\\b.pdf:application/pdf')).toEqual([
			'C:/Zotero/storage/AB12/b.pdf',
		]);
		expect(await path('papers/b.pdf')).toEqual(['papers/b.pdf']);
		expect(await path('b.pdf:b.pdf:PDF')).toEqual(['b.pdf']);
	});
});

describe('PubMed', () => {
	it('reads full names before short ones, groups in their place, wrapped lines, bracketed titles', async () => {
		const expected = [
			{
				type: 'article',
				title: 'Finding words for feelings: psychiatry trainees in a Balint group',
				authors: ['Brennock, Aoife', 'de Souza, Joao P', 'Feelings in Training Study Group'],
				year: 2019,
				journal: 'Journal of invented psychiatry',
				volume: '31',
				issue: '2',
				pages: '213–221',
				doi: '10.5555/fwf.2019.31',
				pmid: '31222333',
				abstract: 'BACKGROUND: Trainees find few words. METHODS: Nine trainees kept diaries. RESULTS: Words came late.',
				keywords: ['Balint group', 'diaries'],
				language: 'en',
				key: '31222333',
				row: 2,
			},
			{
				type: 'article',
				title: 'The uncle who shouts',
				authors: ['Devasia, KM'],
				year: 2017,
				journal: 'Zeitschrift fur Erfundenes',
				pages: 'S12–S18',
				pmid: '29111222',
				language: 'de',
				key: '29111222',
				row: 37,
			},
		];
		for (const name of ['pubmed.nbib', 'pubmed-balintgrou-set.txt']) {
			const read = await readReferences(name, bytesOf('pubmed.nbib'));
			expect(read.format).toBe('nbib');
			expect(told(read)).toEqual([]);
			expect(read.references.map(filled)).toEqual(expected);
		}
	});
});

describe('Web of Science', () => {
	it('reads plain text', async () => {
		const read = await readFile('wos.txt');
		expect(read.format).toBe('wos');
		expect(told(read)).toEqual([]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'Becoming this doctor: a narrative study of first Balint groups',
				authors: ['Tremaine, Cora', 'Okonjo, Bisi'],
				year: 2021,
				journal: 'NARRATIVE AND MEDICINE',
				volume: '3',
				issue: '1',
				pages: '5–17',
				doi: '10.5555/nm.2021.5',
				pmid: '33444555',
				abstract: 'Identity is told.',
				keywords: ['Balint', 'narrative', 'identity'],
				language: 'en',
				key: 'WOS:000600000000001',
				row: 3,
			},
		]);
	});
});

describe('EndNote', () => {
	it('XML: styled text, groups, attachments; a damaged record costs only itself', async () => {
		const read = await readFile('endnote.xml');
		expect(read.format).toBe('endnote-xml');
		expect(told(read)).toEqual([[3, 'references.broken']]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'Endings without answers',
				authors: ['Falkenberg, A.', 'World Balint Organisation'],
				year: 2010,
				journal: 'Nordic Journal of Primary Care Inquiry',
				volume: '28',
				issue: '1',
				pages: '10–19',
				doi: '10.5555/njpci.2010.10',
				pmid: '20123456',
				url: 'https://example.org/endings',
				abstract: 'Open cases became bearable & stayed open.',
				keywords: ['Balint', 'endings'],
				language: 'en',
				files: ['0987654321/Falkenberg-2010.pdf'],
				key: '7',
				row: 2,
			},
			{ type: 'book', title: '巴林特小组入门', authors: ['王, 小明'], year: 2011, key: '9', row: 4 },
		]);
	});

	it('tagged, as CNKI writes it', async () => {
		const read = await readFile('cnki.enw');
		expect(read.format).toBe('enw');
		expect(told(read)).toEqual([]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: '住院医师参加巴林特小组体验的质性研究',
				authors: ['王, 小明', '李, 华'],
				year: 2020,
				journal: '医学叙事',
				issue: '03',
				pages: '45–50+62',
				abstract: '目的 了解住院医师的体验。 方法 半结构访谈。',
				keywords: ['住院医师', '巴林特小组', '质性研究'],
				row: 1,
			},
			{
				type: 'thesis',
				title: 'The ward as a team',
				authors: ['Shen, Ruolan'],
				year: 2018,
				doi: '10.5555/thesis.2018',
				files: ['D:/pdf/Shen 2018.pdf'],
				row: 18,
			},
		]);
	});
});

describe('CSL-JSON', () => {
	it('of Zotero and Crossref: particles, literal names, numbers as texts, notes; a damaged item costs only itself', async () => {
		const text = bytesOf('zotero.json').toString('utf8').replace('\\u00e9', '\\u12');
		const read = await readText('zotero.json', text);
		expect(read.format).toBe('csl-json');
		expect(told(read)).toEqual([[20, 'references.broken']]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: 'Carrying patients home: a study of guilt',
				authors: ['Devasia, K. M.', 'van den Berg, Anna', 'Balint Circle Jena'],
				year: 2017,
				journal: 'Journal of Balint Practice',
				volume: '6',
				issue: '1',
				pages: '1–12',
				doi: '10.5555/jbp.2017.1',
				pmid: '28111222',
				language: 'en',
				country: 'India',
				key: 'http://zotero.org/users/1/items/ABCD',
				row: 2,
			},
			{
				type: 'chapter',
				title: '沉默的两面',
				authors: ['沈, 若兰'],
				year: 2018,
				journal: '护理中的叙事',
				keywords: ['沉默', '小组'],
				key: 'shen',
				row: 21,
			},
		]);
	});

	it('reads one item, and items in an object', async () => {
		const item = '{"type":"book","title":"Staying","issued":{"date-parts":[[2001]]}}';
		for (const text of [item, `[${item}]`, `{"items": [${item}]}`]) {
			const read = await readText('a.json', text);
			expect(read.references.map(filled)).toEqual([{ type: 'book', title: 'Staying', year: 2001, row: 1 }]);
		}
	});
});

describe('tables', () => {
	it('finds the row of headings and what its columns are', async () => {
		const read = await readFile('studies.csv');
		expect(read.format).toBe('table');
		expect(read.columns.map(({ name, field }) => [name, field])).toEqual([
			['Study ID', 'key'],
			['Author(s)', 'authors'],
			['Year', 'year'],
			['Title', 'title'],
			['Journal', 'journal'],
			['DOI', 'doi'],
			['Country', 'country'],
			['Participants', 'participants'],
			['Data collection', 'dataCollection'],
			['Analysis', 'analysisMethod'],
		]);
		expect(read.columns[3]!.example).toBe('The patient who stays in the chair');
		expect(told(read)).toEqual([
			[4, 'references.cells'],
			[6, 'references.date'],
		]);
		expect(read.references.map(({ authors, participants, row }) => [authors, participants, row])).toEqual([
			[['Falkenberg, A', 'Lindroos-Ek, M'], '14 general practitioners', 3],
			[['Oyelaran, T.B.', 'Ekanem-Dada, F.', 'Usoro, P.'], '22 trainees', 4],
			[['Brennock, Aoife', 'World Balint Organisation'], '9 trainees', 6],
		]);
	});

	const chinese = [
		{
			type: 'article',
			title: '巴林特小组中护士情感体验的质性研究',
			authors: ['欧阳, 修远', '王, 小明'],
			year: 2018,
			journal: '护理研究与实践',
			country: '中国',
			participants: '12名护士',
			dataCollection: '半结构访谈',
			analysisMethod: '现象学',
			row: 2,
		},
		{
			type: 'article',
			title: '题名里有"引号"和;分号',
			authors: ['李, 华'],
			year: 2019,
			journal: '医学叙事',
			country: '中国',
			participants: '9名医生',
			dataCollection: '焦点小组',
			analysisMethod: '主题分析',
			row: 3,
		},
	];

	it('reads Chinese headings, semicolons and GB 18030', async () => {
		expect((await readFile('studies-zh.csv')).references.map(filled)).toEqual(chinese);
		const text = bytesOf('studies-zh.csv').toString('utf8').replace('\ufeff', '');
		const gb = await readReferences('研究.csv', iconv.encode(text, 'gb18030'));
		expect(gb.encoding).toBe('gb18030');
		expect(gb.references.map(filled)).toEqual(chinese);
	});

	it('takes columns as they were chosen', async () => {
		const csv = 'Paper;Who;When;Remarks\nStaying;Balint M;2001;Sweden\n';
		const guess = await readText('a.csv', csv);
		expect(told(guess)).toEqual([[1, 'references.noTitleColumn']]);
		expect(guess.references).toEqual([]);
		expect(guess.columns.map(({ name }) => name)).toEqual(['Paper', 'Who', 'When', 'Remarks']);
		const columns = { Paper: 'title', Who: 'authors', When: 'year', Remarks: 'country' };
		expect((await readText('a.csv', csv, { columns })).references.map(filled)).toEqual([
			{ type: 'article', title: 'Staying', authors: ['Balint, M'], year: 2001, country: 'Sweden', row: 2 },
		]);
		await expect(readText('a.csv', csv, { columns: { Where: 'title' } })).rejects.toMatchObject({
			code: 'references.noColumn',
		});
		await expect(readText('a.csv', csv, { columns: { Paper: 'colour' } })).rejects.toMatchObject({
			code: 'references.noField',
		});
	});

	it('leaves a column out, or gives its field to another', async () => {
		const csv = 'Title,Abstract,Summary 2\nStaying,one,two\n';
		const left = await readText('a.csv', csv, { columns: { Abstract: '' } });
		expect(left.references[0]!.abstract).toBe('');
		const other = await readText('a.csv', csv, { columns: { 'Summary 2': 'abstract' } });
		expect(other.references[0]!.abstract).toBe('two');
		expect(other.columns.map(({ field }) => field)).toEqual(['title', '', 'abstract']);
	});

	it('reads the sheet of a workbook that has the studies', async () => {
		const text = (value: string) => ({ value, type: String });
		const sheet = [
			['题名', '作者', '年份', 'DOI'].map(text),
			[text('病房里的巴林特小组'), text('沈若兰；王小明'), { value: 2018, type: Number }, text('10.5555/ABC')],
			[
				text('Date as year'),
				text('Balint M'),
				{ value: new Date(Date.UTC(2015, 4, 3)), type: Date, format: 'yyyy-mm-dd' },
				null,
			],
		];
		const workbook = await writeExcelFile([
			{ data: [[text('Read me first')]], sheet: 'Notes' },
			{ data: sheet as never, sheet: 'Studies' },
		]).toBuffer();
		const read = await readReferences('studies.xlsx', new Uint8Array(workbook));
		expect(told(read)).toEqual([]);
		expect(read.references.map(filled)).toEqual([
			{
				type: 'article',
				title: '病房里的巴林特小组',
				authors: ['沈, 若兰', '王, 小明'],
				year: 2018,
				doi: '10.5555/abc',
				row: 2,
			},
			{ type: 'article', title: 'Date as year', authors: ['Balint, M'], year: 2015, row: 3 },
		]);
	});
});

describe('the format', () => {
	it('is told by the content where the ending says something else', async () => {
		expect((await readReferences('a.bib', bytesOf('zotero.ris'))).format).toBe('ris');
		expect((await readReferences('a.ris', bytesOf('zotero.bib'))).format).toBe('bibtex');
		expect((await readReferences('export', bytesOf('endnote.xml'))).format).toBe('endnote-xml');
		expect((await readReferences('export.txt', bytesOf('zotero.json'))).format).toBe('csl-json');
		expect((await readReferences('export.txt', bytesOf('studies-zh.csv'))).format).toBe('table');
		expect((await readReferences('savedrecs.txt', bytesOf('wos.txt'))).format).toBe('wos');
	});
});
