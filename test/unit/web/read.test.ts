import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readHtml } from '#exchange/web/read.ts';
import * as pages from './pages.ts';
import { leftOut, readWith } from './support.ts';

const read = (content: string | Uint8Array, name = 'page.html', encoding?: string) =>
	readWith(readHtml, name, content, { encoding });
const body = async (content: string) => (await read(`<!DOCTYPE html><title>x</title><body>${content}`)).text;

describe('a journal page in English', () => {
	it('is its article, character for character', async () => {
		const { text, headings, metadata, language, warnings } = await read(pages.ENGLISH_PAGE);
		expect(text).toBe(pages.ENGLISH_TEXT);
		expect(headings.map(({ start, end, depth }) => [depth, text.slice(start, end)])).toEqual([
			[1, 'Waiting for the night nurse: families in rural hospices'],
			[2, 'Abstract'],
			[2, 'Findings'],
			[3, 'Listening for the car'],
			[2, 'References'],
		]);
		expect(metadata).toEqual({
			title: 'Waiting for the night nurse: families in rural hospices',
			authors: ['Okafor, Ngozi', 'Lindqvist, Per'],
			year: 2019,
			doi: '10.5555/jic.2019.0412',
		});
		expect(language).toBe('en-GB');
		expect(warnings).toEqual([]);
	});

	it('keeps what was left out to look at, in order and in pieces that belong together', async () => {
		const all = await read(pages.ENGLISH_PAGE);
		expect(leftOut(all, 'boilerplate')).toEqual([
			'Skip to main content',
			'We value your privacy',
			'We and our 412 partners store and access information on your device, such as cookies, to measure how the content of this site performs and to show you content that suits you.',
			'Journal of Invented Care · Home · Current issue · Archive · Search this journal',
			'Home · Vol 12',
			'PDF · Cite · Share on Twitter',
			'Abstract · Findings · References',
			' Download figure',
			'Open in new tab',
			'Related articles · Night shifts and their discontents · Sleep in the house of the dying',
			'2 comments',
			'This is a wonderful article, which reminded me of the nights with my own father in the winter of 1998, when it snowed.',
			'Most read',
			'Subscribe to our newsletter and never miss an issue; we send it on the first Monday of each month to forty thousand readers.',
			'© 2019 The Invented Press. All rights reserved. The Invented Press is a company registered in a country of its own invention.',
			'Privacy',
		]);
		expect(leftOut(all, 'hidden')).toEqual(['Version of record, for machines only.']);
		expect(leftOut(all, 'alt-text')).toEqual(['Photograph of a gravel road by night']);
	});
});

describe('a journal page in Chinese', () => {
	it('is read in GB18030, character for character', async () => {
		const { text, metadata, warnings } = await read(iconv.encode(pages.CHINESE_PAGE, 'gb18030'));
		expect(text).toBe(pages.CHINESE_TEXT);
		expect(metadata.authors).toEqual(['林晓雨', '周明']);
		expect(metadata.year).toBe(2021);
		expect(warnings).toEqual([]);
	});
});

describe('a page without any names for its parts', () => {
	it('is found by where its prose is', async () => {
		const all = await read(pages.OLD_PAGE);
		expect(all.text).toBe(pages.OLD_TEXT);
		expect(leftOut(all, 'boilerplate')).toEqual([
			'Nursing Pages',
			'Home Archive Links Guestbook',
			'Mail the webmaster | Home | Top',
		]);
	});

	it('is kept whole where it has no prose', async () => {
		expect(await body('<div class="menu">One</div><p>Two</p>')).toBe('One\n\nTwo');
	});
});

describe('encodings', () => {
	const chinese = '家属在夜间照护时听着楼道里的脚步声，数着时间。';
	const page = (charset: string, text: string) =>
		`<html><head><meta charset="${charset}"></head><body><p>${text}</p></body></html>`;

	it.each([
		['gbk', 'gb18030', chinese],
		['big5', 'big5', '家屬在夜間照護時聽著樓道裡的腳步聲，數著時間。'],
		['shift_jis', 'shift_jis', '家族は夜の看護のあいだ廊下の足音を聞いていた。'],
		['windows-1251', 'windows-1251', 'Родные считали часы до прихода сестры.'],
		['euc-kr', 'euc-kr', '가족들은 밤새 발소리를 들었다.'],
		['iso-8859-1', 'windows-1252', 'Die Angehörigen zählten die Stunden – „jede Nacht“.'],
	])('reads %s as declared', async (declared, real, text) => {
		const { text: found, warnings } = await read(iconv.encode(page(declared, text), real));
		expect(found).toBe(text);
		expect(warnings).toEqual([]);
	});

	it('believes the bytes where the declaration cannot be true', async () => {
		expect((await read(page('iso-8859-1', chinese))).text).toBe(chinese);
		expect((await read(page('gb2312', 'zählten „jede“ Nacht — für Größe, Süße, Öl und Übermut'))).text).toBe(
			'zählten „jede“ Nacht — für Größe, Süße, Öl und Übermut',
		);
		expect((await read(page('no-such-charset', chinese))).text).toBe(chinese);
	});

	it('believes a byte order mark, XML and a person before the page', async () => {
		const bom = Buffer.from([0xff, 0xfe]);
		expect((await read(Buffer.concat([bom, Buffer.from(page('utf-8', chinese), 'utf16le')]))).text).toBe(chinese);
		const xml = `<?xml version="1.0" encoding="gb2312"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>${chinese}</p></body></html>`;
		expect((await read(iconv.encode(xml, 'gb18030'), 'page.xhtml')).text).toBe(chinese);
		const wrong = iconv.encode(page('windows-1251', chinese), 'gb18030');
		expect((await read(wrong, 'page.html', 'gb18030')).text).toBe(chinese);
	});

	it('guesses without a declaration and says when it is not sure', async () => {
		const { text } = await read(iconv.encode(`<p>${chinese}`, 'gb18030'));
		expect(text).toBe(chinese);
		const unsure = await read(Buffer.from([...Buffer.from('<p>'), 0xe9, 0xe8, 0x61]));
		expect(unsure.warnings.map(({ code }) => code)).toEqual(['import.unsureEncoding']);
	});
});

describe('blocks and words', () => {
	it('never splits a word at inline elements and always does at block ones', async () => {
		expect(
			await body('<p>un<b>believ</b><span>able</span> <a href="#">wo</a>rd<wbr>s</p><div>a<div>b</div>c</div>'),
		).toBe('unbelievable words\n\na\n\nb\n\nc');
	});

	it('takes line ends in the source for spaces, and for nothing between Chinese characters', async () => {
		expect(await body('<p>one\n  two</p><p>一行\n  二行\nthree</p>')).toBe('one two\n\n一行二行 three');
	});

	it('makes paragraphs of double line breaks, and lines of single ones where a sentence ends', async () => {
		expect(await body('<p>I: How was it?<br>P: Hard, and<br>long.<br><br>Next</p>')).toBe(
			'I: How was it?\nP: Hard, and long.\n\nNext',
		);
		expect(await body('<div>第一段的文字。<br>　　第二段<br>的文字。</div>')).toBe('第一段的文字。\n\n第二段的文字。');
	});

	it('numbers lists as browsers do', async () => {
		expect(
			await body(
				'<ol type="a" start="3"><li>x<li>y<ol><li>z</ol></ol><ol reversed><li>p<li value="9">q<li>r</ol><ol type="I"><li>s</ol><ul style="list-style: none"><li>t</ul><ol><li>[7] own</ol>',
			),
		).toBe('c. x\nd. y\n1. z\n3. p\n9. q\n8. r\nI. s\nt\n[7] own');
	});

	it('reads tables of data in rows, with spanned cells empty', async () => {
		expect(
			await body(
				'<table><caption>Table 1</caption><tr><th colspan="2">A</th><th>B</th></tr><tr><td rowspan="2">1</td><td>2<p>3</p></td><td>4</td></tr><tr><td>5</td><td>6<ul><li>x</li></ul></td></tr></table>',
			),
		).toBe('Table 1\n\nA |  | B\n1 | 2 3 | 4\n | 5 | 6 • x');
	});

	it('reads tables that only place things as what stands in them', async () => {
		expect(
			await body(
				'<table><tr><td><p>One.</p><p>Two.</p></td></tr></table><table role="presentation"><tr><td>a<td>b</table>',
			),
		).toBe('One.\n\nTwo.\n\na\n\nb');
	});

	it('raises what is raised, and only that', async () => {
		expect(await body('<p>care<sup>3</sup><sup>,4</sup> 10<sup>-2</sup> 4<sup>th</sup> H<sub>2</sub>O</p>')).toBe(
			'care³,⁴ 10⁻² 4th H2O',
		);
	});

	it('keeps the lines of pre, the base of ruby, quotation marks, formulas and entities', async () => {
		expect(
			await body(
				'<pre>a\n  b\n\nc</pre><p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字 <q>out <q>in</q></q> &eacute;&#8212;&#x4e2d;&nbsp;&lt; <math><mi>p</mi><mo>&lt;</mo><mn>.05</mn><annotation encoding="x">p&lt;.05</annotation></math></p>',
			),
		).toBe('a\nb\n\nc\n\n漢字 “out ‘in’” é—中 < p<.05');
	});

	it('touches no script, style, frame, object, picture or field', async () => {
		expect(
			await body(
				'<script>s</script><style>t</style><iframe src="x">f</iframe><object data="x">o</object><svg><text>v</text></svg><noscript>n</noscript><textarea>a</textarea><select><option>b</select><template>c</template><p>Text<img src="http://example.org/x.png" alt="a"></p>',
			),
		).toBe('Text');
	});

	it('leaves deleted and hidden words out where they stand', async () => {
		const all = await read('<p>the <del>old</del> new<span hidden>X</span> word</p><p aria-hidden="true">gone</p>');
		expect(all.text).toBe('the new word');
		expect(all.blocks[0]!.pieces).toEqual([
			{ kind: 'deletion', at: 4, text: 'old ' },
			{ kind: 'hidden', at: 7, text: 'X' },
		]);
		expect(leftOut(all, 'hidden')).toEqual(['X', 'gone']);
	});

	it('shows a page that hides itself until its scripts run', async () => {
		expect(await body(`<div style="display: none"><p>${'All of the text is in here. '.repeat(9)}</p></div>`)).toContain(
			'All of',
		);
	});
});

describe('pages that programs saved', () => {
	it('reads lists and notes as Word writes them', async () => {
		const all = await read(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class=WordSection1>
<p class=MsoNormal>Text<o:p></o:p><a style='mso-footnote-id:ftn1' href="#_ftn1"><sup>1</sup></a></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>an item</p>
</div><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><sup>1</sup> A note.</p></div></div></body></html>`);
		expect(all.blocks.map(({ kind, text }) => [kind, text])).toEqual([
			['paragraph', 'Text¹'],
			['item', '• an item'],
			['footnote', '¹ A note.'],
		]);
	});

	it('takes metadata from JSON-LD and Open Graph where there is nothing better', async () => {
		const { metadata, language } =
			await read(`<html><head><meta property="og:locale" content="zh_CN"><title>Night work | The Site</title>
<script type="application/ld+json">{ broken</script>
<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["ScholarlyArticle"],"headline":"Night work","author":[{"@type":"Person","givenName":"Mei","familyName":"Lin"},{"name":"Jo Berg"}],"datePublished":"2018-02-01","sameAs":"https://doi.org/10.5555/ABC.1"}]}</script></head><body><p>Text.</p>`);
		expect(metadata).toEqual({
			title: 'Night work',
			authors: ['Lin, Mei', 'Jo Berg'],
			year: 2018,
			doi: '10.5555/abc.1',
		});
		expect(language).toBe('zh-CN');
	});

	it('raises what style sheets raise, and parts the marks of notes from their words', async () => {
		const all = await read(
			'<style>/* .n */ .n, span.m { position: relative; top: -.4em } .o{top:1px}</style><p>care<span class="n">3</span> <span class="m">4</span><span class="o">5</span><span style="vertical-align:super">6</span></p><div class="footnote"><p><a href="#">7</a>The note.</p></div>',
		);
		expect(all.text).toBe('care³ ⁴5⁶\n\n⁷ The note.');
	});

	it('knows the names that publishers give to what is beside the text', async () => {
		const prose =
			'<p>A long paragraph of findings that goes on and on, as such paragraphs do, until it is long enough.</p>';
		const { text } =
			await read(`<main><article><div class="c-article-header"><h1>A title of some length</h1><ul class="c-article-author-list"><li><a href="a">Ann Lee</a></li><li><a href="b">Bo Ek</a></li><li><a href="c">Cy Ro</a></li></ul></div>
<div class="section toc-section"><div class="section-header"><h2>Listening</h2></div>${prose.repeat(3)}<figure class="figure"><figcaption class="figure__caption"><div>Figure 1. A road.</div></figcaption><div class="figure-extra"><a href="x">Open in figure viewer</a><a href="y">PowerPoint</a></div></figure></div>
<div class="elementor-widget"><ul><li>one</li><li>two</li></ul></div>
<section class="c-article-references"><h2>References</h2><ol><li><p>Lee A. Nights. 2001.</p><p class="c-article-references__links"><a href="1">Article</a> <a href="2">PubMed</a> <a href="3">Google Scholar</a></p></li></ol></section>
<p class="copyright">© 2020 The Authors. All rights reserved.</p></article><div class="RelatedContent"><h2>Recommended</h2>${prose}</div></main>`);
		const paragraph =
			'A long paragraph of findings that goes on and on, as such paragraphs do, until it is long enough.';
		expect(text).toBe(
			`A title of some length\n\n• Ann Lee\n• Bo Ek\n• Cy Ro\n\nListening\n\n${`${paragraph}\n\n`.repeat(3)}Figure 1. A road.\n\n• one\n• two\n\nReferences\n\n1. Lee A. Nights. 2001.`,
		);
	});

	it('keeps abstract and references that stand outside of the article', async () => {
		const prose =
			'<p>A long paragraph of findings that goes on and on, as such paragraphs do, until it is long enough.</p>';
		const { text } = await read(
			`<body><h1>The one title of the page</h1><div id="abstract"><h2>Abstract</h2><p>What the study found, in a sentence or two that say what matters most about it.</p></div><div><div class="ad">Buy</div></div><article>${prose.repeat(12)}</article><div class="references"><h2>References</h2><ol><li>Berg L. Roads of the north and the people on them. 2004.</li><li>Dahl K. Doors. 2005.</li></ol></div><div class="x"><a href="a">A</a> <a href="b">B</a></div></body>`,
		);
		expect(text).toMatch(/^The one title of the page\n\nAbstract\n\nWhat the study found/);
		expect(text).toMatch(
			/References\n\n1\. Berg L\. Roads of the north and the people on them\. 2004\.\n2\. Dahl K\. Doors\. 2005\.$/,
		);
		expect(text).not.toContain('Buy');
	});
});
