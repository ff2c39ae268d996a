/** Books as publishers pack them; the texts are invented. */
import { strToU8, zipSync } from 'fflate';

export const zip = (files: Record<string, string | Uint8Array>) =>
	zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
		),
	);

export const CONTAINER = (path: string) =>
	`<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${path}" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const page = (title: string, body: string, attributes = '') =>
	`<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><meta name="x" content="${title}"/></head><body${attributes}>${body}</body></html>`;

export const EPUB_3: Record<string, string> = {
	mimetype: 'application/epub+zip',
	'META-INF/container.xml': CONTAINER('OEBPS/content.opf'),
	'OEBPS/content.opf': `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">doi:10.5555/Book.7</dc:identifier><dc:title>The Night Ward</dc:title>
<dc:creator id="a">Mei Lin</dc:creator><meta refines="#a" property="file-as">Lin, Mei</meta><meta refines="#a" property="role">aut</meta>
<dc:creator id="b">Jo Berg</dc:creator><meta refines="#b" property="role">trl</meta>
<dc:date>2016-03-01</dc:date><dc:language>en-GB</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/><item id="imprint" href="text/imprint.xhtml" media-type="application/xhtml+xml"/>
<item id="c1" href="text/chapter%201.xhtml" media-type="application/xhtml+xml"/><item id="c2" href="text/c2.xhtml" media-type="application/xhtml+xml"/>
<item id="img" href="a.svg" media-type="image/svg+xml"/><item id="gone" href="text/gone.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="cover"/><itemref idref="nav"/><itemref idref="imprint"/><itemref idref="c1"/><itemref idref="img"/><itemref idref="c2"/><itemref idref="gone"/><itemref idref="unknown"/></spine></package>`,
	'OEBPS/cover.xhtml': page('c', '<img src="c.jpg" alt="x"/><p>Cover words</p>', ' epub:type="cover"'),
	'OEBPS/nav.xhtml': page(
		'n',
		'<nav epub:type="toc"><ol><li><a href="text/c2.xhtml">Two</a></li></ol></nav><nav epub:type="page-list"><ol><li><a href="text/chapter%201.xhtml">iv</a></li><li><a href="text/c2.xhtml#p6">6</a></li></ol></nav>',
	),
	'OEBPS/text/imprint.xhtml': page(
		'i',
		'<section epub:type="copyright-page"><p>First published in the year of its invention.</p></section>',
	),
	'OEBPS/text/chapter 1.xhtml': page(
		'1',
		`<section epub:type="chapter"><h1>One</h1><a id="x"/><p>The first paragraph has a note<a epub:type="noteref" href="#n1"><sup>1</sup></a> and goes<span epub:type="pagebreak" id="p5" title="5"/> on.</p><p/>
<aside epub:type="footnote" id="n1"><p>1. The note itself. <a epub:type="backlink" href="#x">↩</a></p></aside>
<aside><p>A box beside the text is text too.</p></aside><p>After the note.</p></section>`,
	),
	'OEBPS/text/c2.xhtml': page(
		'2',
		`<h1>Two</h1><div id="p6" role="doc-pagebreak" aria-label="6"></div><h3>Part &amp; whole</h3><p>Text&nbsp;of two&#8230;</p><script>never()</script><ul><li>item</li></ul><section epub:type="rearnotes"><h2>Notes</h2><ol><li epub:type="rearnote"><p>At the end.</p></li></ol></section><p>Last.</p>`,
	),
	'OEBPS/a.svg': '<svg/>',
};

export const EPUB_2: Record<string, string> = {
	mimetype: 'application/epub+zip',
	'META-INF/container.xml': CONTAINER('book.opf'),
	'book.opf': `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>夜班</dc:title><dc:creator opf:role="aut" opf:file-as="林, 梅">林梅</dc:creator><dc:date opf:event="creation">2001</dc:date><dc:date opf:event="publication">2009-01</dc:date><dc:language>zh-CN</dc:language></metadata>
<manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="a.html" media-type="application/xhtml+xml"/><item id="t" href="toc.html" media-type="application/xhtml+xml"/></manifest>
<spine toc="ncx"><itemref idref="t"/><itemref idref="a"/></spine><guide><reference type="toc" title="目录" href="toc.html"/></guide></package>`,
	'toc.ncx': `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap/><pageList><pageTarget type="normal" value="12"><navLabel><text>12</text></navLabel><content src="a.html#p12"/></pageTarget></pageList></ncx>`,
	'toc.html': '<html><body><h1>目录</h1><p><a href="a.html">第一章</a></p></body></html>',
	'a.html': `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body><h2>第一章</h2><p>夜里&nbsp;<b>很</b>静。<br/>脚步声停了。</p><p id="p12">第二页。</p></body></html>`,
};
