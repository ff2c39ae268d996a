import { describe, expect, it } from 'vitest';
import { authorOf, familyOf, isGroup, splitAuthors } from '#core/references/authors.ts';
import { doiOf, isbnOf, pagesOf, pmidOf, yearOf } from '#core/references/identifiers.ts';
import { studyLabelOf, studyLabelsOf } from '#core/references/label.ts';
import { filePath } from '#core/references/model.ts';
import { plainText } from '#core/references/text.ts';
import { reference } from './support.ts';

describe('identifiers', () => {
	it.each([
		['10.1016/S0140-6736(09)60123-4', '10.1016/s0140-6736(09)60123-4'],
		['https://doi.org/10.5555/ABC.1', '10.5555/abc.1'],
		['http://dx.doi.org/10.5555%2Fabc', '10.5555/abc'],
		['doi: 10.5555/abc.', '10.5555/abc'],
		['(see DOI:10.5555/abc)', '10.5555/abc'],
		['10.5555/abc [doi]', '10.5555/abc'],
		['10.1002/(SICI)1097-4571(1999)50:1<1::AID-X>3.0', '10.1002/(sici)1097-4571(1999)50:1'],
		['10.5555/', ''],
		['110.5555/abc', ''],
		['none', ''],
	])('DOI %s', (text, doi) => {
		expect(doiOf(text)).toBe(doi);
	});

	it.each([
		['19345678', '19345678'],
		['PMID: 0019345678', '19345678'],
		['https://pubmed.ncbi.nlm.nih.gov/19345678/', '19345678'],
		['http://www.ncbi.nlm.nih.gov/pubmed/19345678', '19345678'],
		['19345678 [pmid]', '19345678'],
		['PMC1234567', ''],
		['WOS:000123', ''],
		['0', ''],
	])('PMID %s', (text, pmid) => {
		expect(pmidOf(text)).toBe(pmid);
	});

	it.each([
		['2009/03//', 2009],
		['2009 Mar-Apr', 2009],
		['12.03.2009', 2009],
		['20090312', 2009],
		['c2009', 2009],
		['2009年3月', 2009],
		['二〇〇九年', 2009],
		['２００９', 2009],
		['in press', null],
		['20190', null],
		['1066', null],
		['2150', null],
	])('year of %s', (text, year) => {
		expect(yearOf(text)).toBe(year);
	});

	it.each([
		['213-21', '213–221'],
		['213--221', '213–221'],
		['pp. 213–221', '213–221'],
		['213-213', '213'],
		['S12-8', 'S12–S18'],
		['e12-e15', 'e12–e15'],
		['213-11', '213–11'],
		['12-14, 20', '12–14, 20'],
		['e1004', 'e1004'],
		['第12-18页', '12–18'],
		['45-50+62', '45–50+62'],
	])('pages %s', (text, pages) => {
		expect(pagesOf(text)).toBe(pages);
	});

	it('ISBN', () => {
		expect(isbnOf('978-3-16-148410-0 (hbk)')).toBe('9783161484100');
		expect(isbnOf('0-306-40615-x')).toBe('030640615X');
		expect(isbnOf('1234-5678')).toBe('');
	});

	it('paths', () => {
		expect(filePath('file:///C:/Papers/A%20B.pdf')).toBe('C:/Papers/A B.pdf');
		expect(filePath('file:///home/x/100%.pdf')).toBe('/home/x/100%.pdf');
		expect(filePath('internal-pdf://0123/A.pdf')).toBe('0123/A.pdf');
		expect(filePath('papers\\A.pdf')).toBe('papers/A.pdf');
		expect(filePath('https://example.org/a.pdf')).toBe('');
	});
});

describe('text', () => {
	it.each([
		['<jats:p>One <i>two</i></jats:p><jats:p>three</jats:p>', 'One two three'],
		['n < 5 and m > 3', 'n < 5 and m > 3'],
		['A &amp;amp; B &lt;b&gt;C&lt;/b&gt; &#233;&#xe9;&eacute;', 'A & B C ééé'],
		["M{\\\"u}ller, {\\L}\\'{o}d\\'z, Sm{\\o}rrebr{\\o}d \\& {\\ss}", 'Müller, Łódź, Smørrebrød & ß'],
		['{Balint} {G}roups', 'Balint Groups'],
		['a brace { alone', 'a brace { alone'],
		['two\u200b words\u00a0here\r\n', 'two words here'],
	])('%s', (text, plain) => {
		expect(plainText(text)).toBe(plain);
	});
});

describe('authors', () => {
	it.each([
		['Balint M', 'Balint, M'],
		['Balint MJ', 'Balint, MJ'],
		['Michael Balint', 'Balint, Michael'],
		['M. Balint', 'Balint, M.'],
		['Balint, Michael', 'Balint, Michael'],
		['Balint , M. , Jr.', 'Balint, M., Jr.'],
		['van der Berg JP', 'van der Berg, JP'],
		['Ludwig van Beethoven', 'van Beethoven, Ludwig'],
		['Martin Luther King Jr', 'King, Martin Luther, Jr'],
		['王小明', '王, 小明'],
		['王 小明', '王, 小明'],
		['欧阳修', '欧阳, 修'],
		['欧阳修远', '欧阳, 修远'],
		['欧阳, 修', '欧阳, 修'],
		['欧阳，修', '欧阳, 修'],
		['陈方安生', '陈方, 安生'],
		['巴林特小组研究课题组', '巴林特小组研究课题组'],
		['迈克尔·巴林特', '迈克尔·巴林特'],
		['World Health Organization', 'World Health Organization'],
		['Department of Health, Social Services', 'Department of Health, Social Services'],
		['Balint Circle Jena,', 'Balint Circle Jena'],
		['Plato', 'Plato'],
		['et al.', ''],
		['等', ''],
		['', ''],
	])('%s', (text, author) => {
		expect(authorOf(text)).toBe(author);
		expect(author === '' || isGroup(author) ? author : authorOf(author)).toBe(author);
	});

	it.each([
		['Balint, M.; Balint, E.', ['Balint, M.', 'Balint, E.']],
		['Balint M, Balint E, et al.', ['Balint, M', 'Balint, E']],
		['Balint, M., Balint, E., & Courtenay, M. J. F.', ['Balint, M.', 'Balint, E.', 'Courtenay, M. J. F.']],
		['Michael Balint and Enid Balint', ['Balint, Michael', 'Balint, Enid']],
		['Balint, Michael', ['Balint, Michael']],
		['王小明，李华，欧阳修', ['王, 小明', '李, 华', '欧阳, 修']],
		['张三;李四;', ['张, 三', '李, 四']],
		['王小明、李华 等', ['王, 小明', '李, 华']],
		['欧阳, 修', ['欧阳, 修']],
		['Department of Health and Social Care', ['Department of Health and Social Care']],
		['', []],
	])('of one cell: %s', (text, authors) => {
		expect(splitAuthors(text)).toEqual(authors);
	});

	it('family names', () => {
		expect(familyOf('van der Berg, JP')).toBe('van der Berg');
		expect(familyOf('World Health Organization')).toBe('World Health Organization');
	});
});

describe('labels', () => {
	const by = (author: string, year: number | null = 2009, title = '') =>
		reference({ authors: author === '' ? [] : [author, 'Second, B'], year, title });

	it.each([
		[by('Falkenberg, Astrid'), 'Falkenberg 2009'],
		[by('FALKENBERG, A'), 'Falkenberg 2009'],
		[by('lindroos-ek, M'), 'Lindroos-ek 2009'],
		[by('McDonald, A'), 'McDonald 2009'],
		[by('van der Berg, JP'), 'van der Berg 2009'],
		[by('欧阳, 修', 2018), '欧阳 2018'],
		[by('World Health Organization (WHO)', 2014), 'WHO 2014'],
		[by('The Ward Talk Collaboration', null), 'Ward Talk Collaboration n.d.'],
		[
			by('International Working Group on Listening in Primary and Secondary Care'),
			'International Working Group on… 2009',
		],
		[by('', 2001, 'The patient who stays in the chair and listens'), 'The patient who stays in the… 2001'],
		[by('', 2001, '病房里的巴林特小组与护士的情感体验'), '病房里的巴林特小组与护士… 2001'],
		[reference({ row: 12, doi: '' }), '#12 n.d.'],
	])('%#', (record, label) => {
		expect(studyLabelOf(record)).toBe(label);
	});

	it('tell studies of one author and year apart', () => {
		const falkenberg = by('Falkenberg, A');
		expect(studyLabelOf(falkenberg, new Set(['Falkenberg 2009']))).toBe('Falkenberg 2009b');
		expect(studyLabelOf(falkenberg, new Set(['Falkenberg 2009', 'Falkenberg 2009b']))).toBe('Falkenberg 2009c');
		expect(studyLabelOf(by('Falkenberg, A', null), new Set(['Falkenberg n.d.']))).toBe('Falkenberg n.d.-b');
		expect(studyLabelsOf([falkenberg, by('Shen, R'), falkenberg])).toEqual([
			'Falkenberg 2009a',
			'Shen 2009',
			'Falkenberg 2009b',
		]);
		expect(studyLabelsOf([falkenberg, falkenberg], new Set(['Falkenberg 2009']))).toEqual([
			'Falkenberg 2009b',
			'Falkenberg 2009c',
		]);
		const many = studyLabelsOf(Array.from({ length: 100 }, () => falkenberg));
		expect(new Set(many).size).toBe(100);
		expect(many[26]).toBe('Falkenberg 2009aa');
	});
});
