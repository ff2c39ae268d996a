/** Studies in the formats of other programs, each as those programs write them. */
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import type { Manuscript, Part } from './manuscript.ts';

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
/** The same bytes each time. */
const MODIFIED = new Date(1980, 0, 1, 12);
const stored = (text: string): Zippable[string] => [strToU8(text), { level: 0, mtime: MODIFIED }];
const packed = (text: string): Zippable[string] => [strToU8(text), { level: 9, mtime: MODIFIED }];

function all({ notice, title, byline, parts }: Manuscript): Part[] {
	return [
		{ kind: 'paragraph', depth: 0, text: notice },
		{ kind: 'heading', depth: 0, text: title },
		{ kind: 'paragraph', depth: 0, text: byline },
		...parts,
	];
}

export async function docx(work: Manuscript): Promise<Uint8Array> {
	const levels = [HeadingLevel.TITLE, HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3];
	const document = new Document({
		creator: work.study.authors,
		title: work.title,
		sections: [
			{
				children: all(work).map(({ kind, depth, text }) =>
					kind === 'heading' ? new Paragraph({ text, heading: levels[depth]! }) : new Paragraph({ text }),
				),
			},
		],
	});
	// The library writes the hour of its work into the file.
	const entries = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
	const fixed: Zippable = {};
	for (const [name, bytes] of Object.entries(entries))
		fixed[name] = packed(
			new TextDecoder().decode(bytes).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, `${work.study.year}-06-01T00:00:00Z`),
		);
	return zipSync(fixed);
}

function markup(parts: readonly Part[], line: (tag: string, text: string) => string): string {
	return parts.map(({ kind, depth, text }) => line(kind === 'heading' ? `h${depth + 1}` : 'p', xml(text))).join('\n');
}

/** A page as a browser saves it from a journal's site, with everything that stands around an article. */
export function html(work: Manuscript, journal: string): Uint8Array {
	const { title, study, notice, byline, parts } = work;
	return strToU8(`<!DOCTYPE html>
<html lang="${work.language}">
<head>
<meta charset="utf-8">
<title>${xml(title)} | ${xml(journal)}</title>
<meta name="citation_title" content="${xml(title)}">
<meta name="citation_journal_title" content="${xml(journal)}">
<meta name="citation_publication_date" content="${study.year}">
${study.authors
	.split(', ')
	.map((author) => `<meta name="citation_author" content="${xml(author)}">`)
	.join('\n')}
<style>body { font-family: serif } nav, aside { font-family: sans-serif }</style>
<script>window.visits = (window.visits || 0) + 1;</script>
</head>
<body>
<a class="skip-link" href="#article">Skip to main content</a>
<div class="cookie-banner" role="dialog"><p>We use cookies to count how often a page is read.</p><button>Accept all</button><button>Settings</button></div>
<header><nav><ul><li><a href="/">${xml(journal)}</a></li><li><a href="/issues">All issues</a></li><li><a href="/authors">For authors</a></li><li><a href="/login">Sign in</a></li></ul></nav></header>
<main>
<article id="article">
<p>${xml(notice)}</p>
<h1>${xml(title)}</h1>
<p class="byline">${xml(byline)}</p>
<div class="share"><a href="#">Share</a> <a href="#">Cite</a> <a href="#">Download PDF</a></div>
${markup(parts, (tag, text) => `<${tag}>${text}</${tag}>`)}
</article>
</main>
<aside class="related"><h2>Readers also looked at</h2><ul><li><a href="#">Other groups, other rooms</a></li><li><a href="#">Supervision by post</a></li></ul></aside>
<footer><p>© ${study.year} ${xml(journal)}. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a> <a href="/contact">Contact</a></p></footer>
</body>
</html>
`);
}

export function odt(work: Manuscript): Uint8Array {
	const office = 'urn:oasis:names:tc:opendocument:xmlns';
	const namespaces = `xmlns:office="${office}:office:1.0" xmlns:text="${office}:text:1.0" xmlns:style="${office}:style:1.0" xmlns:fo="${office}:xsl-fo-compatible:1.0" xmlns:meta="${office}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"`;
	const body = all(work)
		.map(({ kind, depth, text }) =>
			kind === 'heading'
				? depth === 0
					? `<text:p text:style-name="Title">${xml(text)}</text:p>`
					: `<text:h text:style-name="Heading_20_${depth}" text:outline-level="${depth}">${xml(text)}</text:h>`
				: `<text:p text:style-name="Text_20_body">${xml(text)}</text:p>`,
		)
		.join('');
	const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
	const mimetype = 'application/vnd.oasis.opendocument.text';
	const entry = (path: string, type: string) =>
		`<manifest:file-entry manifest:full-path="${path}" manifest:media-type="${type}"/>`;
	return zipSync({
		mimetype: stored(mimetype),
		'content.xml': packed(
			`${head}<office:document-content ${namespaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
		),
		'styles.xml': packed(
			`${head}<office:document-styles ${namespaces}><office:styles><style:style style:name="Title" style:family="paragraph"/><style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph"/>${[1, 2, 3].map((level) => `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:default-outline-level="${level}"/>`).join('')}</office:styles></office:document-styles>`,
		),
		'meta.xml': packed(
			`${head}<office:document-meta ${namespaces}><office:meta><dc:title>${xml(work.title)}</dc:title><dc:creator>${xml(work.study.authors)}</dc:creator></office:meta></office:document-meta>`,
		),
		'META-INF/manifest.xml': packed(
			`${head}<manifest:manifest xmlns:manifest="${office}:manifest:1.0" manifest:version="1.3">${entry('/', mimetype)}${entry('content.xml', 'text/xml')}${entry('styles.xml', 'text/xml')}${entry('meta.xml', 'text/xml')}</manifest:manifest>`,
		),
	});
}

export function rtf(work: Manuscript): Uint8Array {
	const escaped = (text: string) =>
		text.replace(/[\\{}]/gu, '\\$&').replace(/[\u0080-\uffff]/gu, (unit) => `\\u${(unit.charCodeAt(0) << 16) >> 16}?`);
	const paragraphs = all(work).map(({ kind, depth, text }) =>
		kind === 'heading'
			? depth === 0
				? `\\pard\\s4\\b\\fs32 ${escaped(text)}\\b0\\par`
				: `\\pard\\s${depth}\\outlinelevel${depth - 1}\\b\\fs${30 - 4 * depth} ${escaped(text)}\\b0\\par`
			: `\\pard\\s0\\fs22 ${escaped(text)}\\par`,
	);
	return strToU8(
		`{\\rtf1\\ansi\\ansicpg1252\\deff0\\deflang1033\n{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 heading 2;}{\\s3 heading 3;}{\\s4 Title;}}\n{\\info{\\title ${escaped(work.title)}}{\\author ${escaped(work.study.authors)}}}\n${paragraphs.join('\n')}\n}\n`,
		true,
	);
}

export function epub(work: Manuscript, journal: string): Uint8Array {
	const { title, study, language } = work;
	const page = (name: string, body: string) =>
		`<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}"><head><title>${xml(name)}</title></head><body>\n${body}\n</body></html>\n`;
	return zipSync({
		mimetype: stored('application/epub+zip'),
		'META-INF/container.xml': packed(
			'<?xml version="1.0"?>\n<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n',
		),
		'EPUB/package.opf': packed(
			`<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">${study.key}</dc:identifier><dc:title>${xml(title)}</dc:title><dc:creator>${xml(study.authors)}</dc:creator><dc:language>${language}</dc:language><dc:date>${study.year}</dc:date><meta property="dcterms:modified">${study.year}-06-01T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="text" href="text.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="text"/></spine></package>\n`,
		),
		'EPUB/nav.xhtml': packed(
			page(journal, `<nav epub:type="toc"><ol><li><a href="text.xhtml">${xml(title)}</a></li></ol></nav>`),
		),
		'EPUB/text.xhtml': packed(
			page(
				title,
				markup(all(work), (tag, text) => `<${tag}>${text}</${tag}>`),
			),
		),
	});
}

/** As an editor on another system writes it. */
export function text(work: Manuscript): Uint8Array {
	return strToU8(
		`${all(work)
			.map((part) => part.text)
			.join('\r\n\r\n')}\r\n`,
	);
}
