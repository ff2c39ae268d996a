import { describe, expect, it } from 'vitest';
import { aside, p, r, shown, style, styled, texts, withBack, wordDocument } from './support.ts';

const raised = '<w:vertAlign w:val="superscript"/>';

describe('headings', () => {
	it('are known by the level of their style, inherited or their own, and by the paragraph', async () => {
		const styles = [
			style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
			style('mine', 'Chapter', '<w:basedOn w:val="Heading1"/>'),
			style('deeper', 'Part', '<w:basedOn w:val="mine"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
			style('off', 'Box', '<w:basedOn w:val="Heading1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'),
			style('a', 'a', '<w:basedOn w:val="b"/>'),
			style('b', 'b', '<w:basedOn w:val="a"/>'),
		].join('');
		const body = [
			styled('Heading1', 'One'),
			styled('mine', 'Two'),
			styled('deeper', 'Three'),
			styled('off', 'Four'),
			p('Five', '<w:outlineLvl w:val="1"/>'),
			p('Six', '<w:pStyle w:val="mine"/><w:outlineLvl w:val="9"/>'),
			styled('a', 'Seven'),
			styled('nowhere', 'Eight'),
		].join('');
		expect(shown(await wordDocument(body, { styles }))).toEqual([
			'heading1: One',
			'heading1: Two',
			'heading3: Three',
			'paragraph: Four',
			'heading2: Five',
			'paragraph: Six',
			'paragraph: Seven',
			'paragraph: Eight',
		]);
	});

	it.each([
		['1', 'heading 2', 2],
		['berschrift3', 'Überschrift 3', 3],
		['a3', '标题 1', 1],
		['Titre2', 'Titre 2', 2],
		['a5', '标题', 1],
		['Title', 'Title', 1],
		['x', '見出し 2', 2],
	])('are known by the name of the style %s, “%s”', async (id, name, depth) => {
		expect(shown(await wordDocument(styled(id, 'Words'), { styles: style(id, name) }))).toEqual([
			`heading${depth}: Words`,
		]);
	});

	it('are known by the id where the file has no styles', async () => {
		expect(shown(await wordDocument(styled('Heading2', 'A') + styled('Title', 'B') + styled('Caption', 'C')))).toEqual([
			'heading2: A',
			'heading1: B',
			'caption: C',
		]);
	});
});

describe('words in a paragraph', () => {
	it('keep breaks, tabs, hyphens, symbols and raised numbers apart', async () => {
		const body = p(
			[
				r('one'),
				'<w:r><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:noBreakHyphen/><w:t>four</w:t><w:softHyphen/><w:t>teen</w:t></w:r>',
				r(' care'),
				r('3', raised),
				r(',', raised),
				r('4', raised),
				r(' 4'),
				r('th', raised),
				r(' H'),
				r('2', '<w:vertAlign w:val="subscript"/>'),
				r('O '),
				'<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Wingdings" w:char="F001"/></w:r>',
				r('\uf062', '<w:rFonts w:ascii="Symbol"/>'),
				r(' Small', '<w:caps/>'),
			].join(''),
		);
		expect(texts(await wordDocument(body))).toEqual(['one two three-fourteen care³,⁴ 4th H2O α✓▪β Small']);
	});

	it('come from links, controls, tags and results of fields, each once', async () => {
		const field = (code: string, result: string) =>
			`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
		const body = p(
			[
				'<w:hyperlink r:id="x"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
				`<w:smartTag>${r(' tag')}</w:smartTag>`,
				`<w:sdt><w:sdtContent>${r(' control')}</w:sdtContent></w:sdt>`,
				`<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${r(' Click here')}</w:sdtContent></w:sdt>`,
				`<w:fldSimple w:instr="REF x">${r(' simple ')}</w:fldSimple>`,
				field(`ADDIN ${'CSL'}`, field('REF y', r('(Falk, 2019)'))),
				'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>XE "index"</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
				`<mc:AlternateContent><mc:Choice Requires="w14">${r(' new')}</mc:Choice><mc:Fallback>${r(' old')}</mc:Fallback></mc:AlternateContent>`,
				`<w:r><w:ruby><w:rt>${r('hùshi')}</w:rt><w:rubyBase>${r('护士')}</w:rubyBase></w:ruby></w:r>`,
				`<w:bdo w:val="rtl">${r(' שלום')}</w:bdo>`,
			].join(''),
		);
		const document = await wordDocument(body);
		expect(texts(document)).toEqual(['link tag control simple (Falk, 2019) new护士 שלום']);
		expect(withBack(document, 'boilerplate').text).toContain('control Click here simple');
	});

	it('are not swallowed by a field that never ends', async () => {
		const open = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText></w:r>';
		expect(texts(await wordDocument(p(open + r('before')) + p('after')))).toEqual(['before', 'after']);
	});

	it('that are hidden are left out and can be put back, by run, style and paragraph', async () => {
		const styles =
			style('secret', 'Secret', '<w:rPr><w:vanish/></w:rPr>', 'character') +
			style('shy', 'Shy', '<w:rPr><w:vanish/></w:rPr>');
		const body = [
			p(r('seen ') + r('hidden ', '<w:vanish/>') + r('kept', '<w:vanish w:val="0"/>')),
			p(r('open ') + r('closed', '<w:rStyle w:val="secret"/>')),
			styled('shy', 'all of it'),
		].join('');
		const document = await wordDocument(body, { styles });
		expect(texts(document)).toEqual(['seen kept', 'open']);
		expect(aside(document)).toEqual(['hidden: all of it']);
		expect(withBack(document, 'hidden').text).toBe('seen hidden kept\n\nopen closed\n\nall of it');
	});

	it('begin with their drop cap', async () => {
		const body = p('T', '<w:framePr w:dropCap="drop" w:lines="3"/>') + p('he ward was dark.');
		expect(texts(await wordDocument(body))).toEqual(['The ward was dark.']);
	});

	it('of formulas stand on one line', async () => {
		const m = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
		const body = p(
			r('mean ') +
				`<m:oMath>${m('x=')}<m:f><m:num>${m('a+b')}</m:num><m:den>${m('n')}</m:den></m:f>${m('+')}<m:sSup><m:e>${m('y')}</m:e><m:sup>${m('2')}</m:sup></m:sSup><m:rad><m:deg/><m:e>${m('k')}</m:e></m:rad></m:oMath>`,
		);
		expect(texts(await wordDocument(body))).toEqual(['mean x=(a+b)/n+y²√(k)']);
	});
});

describe('tables', () => {
	const cell = (content: string, properties = '') =>
		`<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content.startsWith('<') ? content : p(content)}</w:tc>`;
	const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
	const table = (...rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

	it('become rows; merged cells stay empty, nested tables and paragraphs flow together', async () => {
		const body = table(
			row(cell('Who'), cell('What', '<w:gridSpan w:val="2"/>'), cell('End')),
			row(cell('Nurse', '<w:vMerge w:val="restart"/>'), cell(p('first') + p('second')), cell(''), cell('x')),
			row(cell('', '<w:vMerge/>'), cell(table(row(cell('in'), cell('ner')))), cell('c'), cell('d')),
			row(cell('All of them', '<w:gridSpan w:val="4"/>')),
			row(cell(''), cell(''), cell('')),
		);
		expect(shown(await wordDocument(body))).toEqual([
			'row: Who | What |  | End',
			'row: Nurse | first second |  | x',
			'row:  | in ner | c | d',
			'row: All of them',
		]);
	});

	it('keep what is left out at its place in the row', async () => {
		const body = table(
			row(
				cell('one'),
				cell(p(`${r('two ')}<w:del>${'<w:r><w:delText>or three</w:delText></w:r>'}</w:del>`)),
				cell('four'),
			),
			row(cell('x'), cell(p('<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>')), cell('y')),
			`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('the whole')}${cell('row')}</w:tr>`,
		);
		const document = await wordDocument(body);
		expect(texts(document)).toEqual(['one | two | four', 'x |  | y']);
		expect(aside(document)).toEqual(['deletion: the whole | row']);
		expect(withBack(document, 'deletion').text).toBe('one | two or three | four\nx | gone | y\nthe whole | row');
	});

	it('of one cell are frames around text', async () => {
		const body = table(row(cell(styled('Heading1', 'Box') + p('One.') + p('Two.'))));
		expect(shown(await wordDocument(body))).toEqual(['heading1: Box', 'paragraph: One.', 'paragraph: Two.']);
	});
});

describe('text beside the text', () => {
	const drawing = (content: string, descr = '') =>
		`<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${descr}"/><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
	const box = (content: string) => `<wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp>`;

	it('of text boxes follows their paragraph, once although it stands there twice', async () => {
		const old = `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${p('In the box')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`;
		const both = `<mc:AlternateContent><mc:Choice Requires="wps">${drawing(box(p('In the box'))).slice('<w:r>'.length, -'</w:r>'.length)}</mc:Choice><mc:Fallback>${old.slice('<w:r>'.length, -'</w:r>'.length)}</mc:Fallback></mc:AlternateContent>`;
		const body = p(`${r('Before ')}<w:r>${both}</w:r>${r('after.')}`) + p(r('Old ') + old);
		expect(texts(await wordDocument(body))).toEqual(['Before after.', 'In the box', 'Old', 'In the box']);
	});

	it('of pictures, charts and watermarks is left out under its own name', async () => {
		const chart =
			'<c:chartSpace xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>Nights awake</a:t></a:r></a:p><c:cat><c:strRef><c:strCache><c:pt><c:v>Spring</c:v></c:pt></c:strCache></c:strRef></c:cat></c:chartSpace>';
		const document = await wordDocument(
			p(r('See') + drawing('', 'A lamp at night') + drawing('<c:chart r:id="rIdC"/>')),
			{
				relations: '<Relationship Id="rIdC" Type="http://x/chart" Target="charts/chart1.xml"/>',
				header: p('<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'),
				more: { 'word/charts/chart1.xml': chart },
			},
		);
		expect(texts(document)).toEqual(['See']);
		expect(aside(document)).toEqual(['watermark: DRAFT', 'alt-text: A lamp at night', 'other: Nights awake; Spring']);
	});

	it('of headers, footers and tables of contents is left out, each once', async () => {
		const relation = (id: number, type: string, name: string) =>
			`<Relationship Id="r${id}" Type="http://x/${type}" Target="${name}.xml"/>`;
		const header = (content: string) =>
			`<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:hdr>`;
		const document = await wordDocument(styled('TOC1', 'Findings 3') + p('Text'), {
			styles: style('TOC1', 'toc 1'),
			relations: relation(1, 'header', 'h1') + relation(2, 'header', 'h2') + relation(3, 'footer', 'f1'),
			more: {
				'word/h1.xml': header(p('Journal of Nights')),
				'word/h2.xml': header(p('Journal of Nights')),
				'word/f1.xml': header(p('12')),
			},
		});
		expect(texts(document)).toEqual(['Text']);
		expect(aside(document)).toEqual(['running-head: Journal of Nights', 'boilerplate: Findings 3', 'page-number: 12']);
	});
});

describe('notes', () => {
	const reference = (kind: string, id: number, rest = '') =>
		`<w:r><w:rPr>${raised}</w:rPr><w:${kind}Reference w:id="${id}" ${rest}/>`;
	const note = (kind: string, id: number, content: string) => `<w:${kind} w:id="${id}">${content}</w:${kind}>`;

	it('stand at the end in the order of their references, with their marks', async () => {
		const body = p(
			`${r('One')}${reference('footnote', 7)}</w:r>${reference('footnote', 3)}</w:r>${r(', two.')}${reference('footnote', 7)}</w:r>`,
		);
		const document = await wordDocument(body, {
			footnotes:
				'<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' +
				note('footnote', 3, p('Third.')) +
				note('footnote', 7, p(`<w:r><w:footnoteRef/></w:r>${r(' Seventh.')}`) + p('Goes on.')) +
				note('footnote', 8, p('Nobody refers to it.')),
		});
		expect(shown(document)).toEqual([
			'paragraph: One¹,², two.¹',
			'footnote: ¹ Seventh.',
			'footnote: Goes on.',
			'footnote: ² Third.',
		]);
	});

	it('of both kinds have digits and Roman numerals, and may have marks of their own', async () => {
		const custom = `${reference('footnote', 2, 'w:customMarkFollows="1"')}<w:t>*</w:t></w:r>`;
		const body = p(
			`${r('A')}${reference('footnote', 1)}</w:r>${r(' B')}${reference('endnote', 1)}</w:r>${r(' C')}${custom}`,
		);
		const document = await wordDocument(body, {
			footnotes: note('footnote', 1, p('foot')) + note('footnote', 2, p('* star')),
			endnotes: note('endnote', 1, p('end')),
		});
		expect(shown(document)).toEqual(['paragraph: A¹ Bⁱ C*', 'footnote: ¹ foot', 'footnote: * star', 'footnote: ⁱ end']);
		const only = await wordDocument(p(`${r('B')}${reference('endnote', 1)}</w:r>`), {
			endnotes: note('endnote', 1, p('end')),
		});
		expect(shown(only)).toEqual(['paragraph: B¹', 'footnote: ¹ end']);
	});

	it('whose reference was deleted are gone with it', async () => {
		const body = p(
			`${r('A')}<w:del>${reference('footnote', 1)}</w:r></w:del>${r(' b')}${reference('footnote', 2)}</w:r>`,
		);
		const document = await wordDocument(body, {
			footnotes: note('footnote', 1, p('one')) + note('footnote', 2, p('two')),
		});
		expect(shown(document)).toEqual(['paragraph: A b¹', 'footnote: ¹ two']);
	});
});

describe('comments and tracked changes', () => {
	const del = (text: string, who = 'Ann') =>
		`<w:del w:author="${who}" w:date="d"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
	const ins = (text: string, who = 'Ann') => `<w:ins w:author="${who}" w:date="d">${r(text)}</w:ins>`;
	const markGone = '<w:rPr><w:del w:author="Ann" w:date="d"/></w:rPr>';
	const count = (document: { warnings: { code: string; params: Record<string, unknown> }[] }, code: string) =>
		document.warnings.find((warning) => warning.code === code)?.params.count;

	it('shows the text as if every change were accepted', async () => {
		const document = await wordDocument(
			p(r('The ') + del('old ') + ins('new ', 'Bo') + ins('and ', 'Bo') + r('ward ') + del('was') + r('is')),
		);
		expect(texts(document)).toEqual(['The new and ward is']);
		expect(withBack(document, 'deletion').text).toBe('The old new and ward wasis');
		expect(count(document, 'import.trackedChanges')).toBe(3);
	});

	it('joins paragraphs whose mark was deleted and drops those that are gone', async () => {
		const body = [
			p(r('First ') + del('half'), markGone),
			p('second half.'),
			p(del('A whole paragraph.'), markGone),
			p('The next.', '<w:pStyle w:val="Heading1"/>'),
			p(r('Last'), markGone),
		].join('');
		const document = await wordDocument(body);
		expect(shown(document)).toEqual(['paragraph: First second half.', 'heading1: The next.', 'paragraph: Last']);
		expect(aside(document)).toEqual(['deletion: A whole paragraph.']);
	});

	it('has words that were moved at their new place only', async () => {
		const body =
			p(`${r('Here ')}<w:moveFrom w:author="A"><w:r><w:t>moved</w:t></w:r></w:moveFrom>`) +
			p(`${r('There ')}<w:moveTo w:author="A"><w:r><w:t>moved</w:t></w:r></w:moveTo>`);
		const document = await wordDocument(body);
		expect(texts(document)).toEqual(['Here', 'There moved']);
		expect(count(document, 'import.trackedChanges')).toBe(1);
	});

	it('leaves comments out at the end of their anchor', async () => {
		const comment = (id: number, text: string) => `<w:comment w:id="${id}" w:author="Ann">${text}</w:comment>`;
		const document = await wordDocument(
			p(
				`<w:commentRangeStart w:id="0"/>${r('Long nights')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>${r(' pass.')}`,
			),
			{ comments: comment(0, p('How') + p('long?')) + comment(1, p('Lost.')) + comment(2, p('')) },
		);
		expect(texts(document)).toEqual(['Long nights pass.']);
		expect(document.blocks[0]!.pieces).toEqual([{ kind: 'comment', at: 11, text: ' [Comment by Ann: How long?]' }]);
		expect(aside(document)).toEqual(['comment: [Comment by Ann: Lost.]']);
		expect(withBack(document, 'comment:1').text).toBe('Long nights [Comment by Ann: How long?] pass.');
		expect(count(document, 'import.comments')).toBe(2);
	});
});

describe('what the file says about itself', () => {
	it('is taken for title, authors and DOI, without what programs write', async () => {
		const of = async (core: string) => (await wordDocument(p('x'), { core })).metadata;
		expect(
			await of(
				'<dc:title> Long  nights </dc:title><dc:creator>Ines Falk; Bo Lund</dc:creator><dc:identifier>doi:10.1234/abc.5</dc:identifier>',
			),
		).toEqual({ title: 'Long nights', authors: ['Ines Falk', 'Bo Lund'], year: null, doi: '10.1234/abc.5' });
		for (const title of ['Microsoft Word - final_v3.doc', 'Document1', 'draft.docx', '文档1', 'Untitled'])
			expect(await of(`<dc:title>${title}</dc:title><dc:creator>Microsoft Office User</dc:creator>`)).toMatchObject({
				title: '',
				authors: [],
			});
		expect((await wordDocument(p('x'))).metadata.title).toBe('');
	});

	it('names the language of the letters that are used', async () => {
		const styles =
			'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>';
		expect((await wordDocument(p('Lange Nächte'), { styles })).language).toBe('de-DE');
		expect((await wordDocument(p('漫长的夜晚'), { styles })).language).toBe('zh-CN');
		expect((await wordDocument(p('x'))).language).toBeNull();
	});
});
