/** Has an article set by programs that people make their PDFs with. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Expected } from '../../../../build/typesetting/typesetter.ts';
import type { Article } from './corpus.ts';

const run = promisify(execFile);
const TIME = 100_000;

/** A program on the path, or at one of the places where it lies; null when it is not there. */
export function program(...names: string[]): string | null {
	for (const name of names)
		for (const folder of (process.env.PATH ?? '').split(delimiter)) {
			const path = join(folder, name);
			if (existsSync(path)) return path;
		}
	return null;
}

/** Makes a file in a folder of its own, which is gone afterwards. */
async function made(work: (folder: string) => Promise<string>): Promise<Uint8Array> {
	const folder = await mkdtemp(join(tmpdir(), 'pdf-makers-'));
	try {
		return new Uint8Array(await readFile(await work(folder)));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

export interface Made {
	bytes: Uint8Array;
	expected: Expected[];
}

const TABLE = {
	caption: 'Themes of the study',
	rows: [
		['Theme', 'Women', 'Men'],
		['Small signs', '12', '4'],
		['Waiting', '9', '2'],
		['Being heard', '3', '3'],
	],
};
const NOTES = [
	'The word is the one that families used, in all of the three towns, when nobody from outside was listening.',
	'Names of places were changed, and so were those of persons.',
	'See the field notes of the second author, which were written down on the evening of the same day.',
	'Nobody was paid for taking part.',
	'This was asked in the second interview only, after the first ones had been read.',
];

/** The article as blocks: a note in every third section, a table in the third. */
function blocksOf(
	article: Article,
	{ caption, number, notes }: { caption: string; number?: (depth: number) => string; notes: boolean },
) {
	const text: Expected[] = [];
	const foot: Expected[] = [];
	text.push({ kind: 'heading', text: article.title, depth: 1 }, { kind: 'paragraph', text: article.authors });
	text.push({ kind: 'heading', text: 'Abstract', depth: 1 }, { kind: 'paragraph', text: article.abstract });
	for (const [i, { heading, depth, paragraphs }] of article.sections.entries()) {
		text.push({ kind: 'heading', text: `${number?.(depth) ?? ''}${heading}`, depth });
		for (const [j, paragraph] of paragraphs.entries()) {
			const noted = notes && i % 3 === 1 && j === 0;
			const mark = '¹²³⁴⁵'[foot.length]!;
			text.push({ kind: 'paragraph', text: noted ? paragraph.replace(/\.(?= |$)/u, `.${mark}`) : paragraph });
			if (noted) foot.push({ kind: 'footnote', text: `${mark}${NOTES[foot.length]}` });
		}
		if (i === 2) {
			text.push({ kind: 'caption', text: caption });
			for (const row of TABLE.rows) text.push({ kind: 'row', text: row.join(' | ') });
		}
	}
	text.push({ kind: 'heading', text: 'References', depth: 1 });
	return { text, foot };
}

export async function byLatex(article: Article, latex: string): Promise<Made> {
	const escaped = (text: string) =>
		text
			.replace(/[%&#_$]/gu, '\\$&')
			.replaceAll('“', '``')
			.replaceAll('”', "''")
			.replaceAll('’', "'")
			.replaceAll('–', '--');
	const counts = [0, 0, 0];
	const number = (depth: number) => {
		counts[depth - 1]!++;
		counts.fill(0, depth);
		return `${counts.slice(0, depth).join('.')} `;
	};
	const { text, foot } = blocksOf(article, { caption: `Table 1: ${TABLE.caption}`, number, notes: true });
	const commands = ['section', 'subsection', 'subsubsection'];
	let notes = 0;
	const body = article.sections
		.map(({ heading, depth, paragraphs }, i) => {
			const all = paragraphs.map((paragraph, j) => {
				const marked = escaped(paragraph);
				return i % 3 === 1 && j === 0 ? marked.replace(/\.(?= |$)/u, () => `.\\footnote{${NOTES[notes++]}}`) : marked;
			});
			const table =
				i === 2
					? `\n\n\\begin{table}[h]\\caption{${TABLE.caption}}\\begin{tabular}{lrr}\\hline ${TABLE.rows.map((row) => row.join(' & ')).join('\\\\ ')}\\\\ \\hline\\end{tabular}\\end{table}`
					: '';
			return `\\${commands[depth - 1]}{${escaped(heading)}}\n${all.join('\n\n')}${table}`;
		})
		.join('\n\n');
	const source = `\\documentclass[10pt,twocolumn,a4paper]{article}
\\usepackage[utf8]{inputenc}
\\title{${escaped(article.title)}}\\author{${escaped(article.authors)}}\\date{}
\\begin{document}\\maketitle
\\begin{abstract}${escaped(article.abstract)}\\end{abstract}
${body}
\\begin{thebibliography}{99}
${article.references.map((reference, i) => `\\bibitem{r${i}} ${escaped(reference)}`).join('\n')}
\\end{thebibliography}
\\end{document}`;
	const bytes = await made(async (folder) => {
		await writeFile(join(folder, 'study.tex'), source);
		for (let pass = 0; pass < 2; pass++)
			await run(latex, ['-interaction=batchmode', '-no-shell-escape', 'study.tex'], { cwd: folder, timeout: TIME });
		return join(folder, 'study.pdf');
	});
	for (const [i, reference] of article.references.entries())
		text.push({ kind: 'paragraph', text: `[${i + 1}] ${reference}` });
	return { bytes, expected: [...text, ...foot] };
}

const xml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export async function byLibreOffice(article: Article, soffice: string): Promise<Made> {
	const { text, foot } = blocksOf(article, { caption: `Table 1. ${TABLE.caption}`, notes: true });
	let notes = 0;
	const note = () => {
		notes++;
		return `<text:note text:note-class="footnote"><text:note-citation>${notes}</text:note-citation><text:note-body><text:p text:style-name="Note">${NOTES[notes - 1]}</text:p></text:note-body></text:note>`;
	};
	const body = article.sections
		.map(({ heading, depth, paragraphs }, i) => {
			const all = paragraphs.map((paragraph, j) => {
				const marked =
					i % 3 === 1 && j === 0 ? xml(paragraph).replace(/\.(?= |$)/u, () => `.${note()}`) : xml(paragraph);
				return `<text:p text:style-name="Body">${marked}</text:p>`;
			});
			const table =
				i === 2
					? `<text:p text:style-name="Caption">Table 1. ${TABLE.caption}</text:p><table:table table:style-name="T"><table:table-column table:number-columns-repeated="3"/>${TABLE.rows.map((row) => `<table:table-row>${row.map((cell) => `<table:table-cell table:style-name="C"><text:p text:style-name="Cell">${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`
					: '';
			return `<text:h text:style-name="H${depth}" text:outline-level="${depth}">${xml(heading)}</text:h>${all.join('')}${table}`;
		})
		.join('');
	const style = (name: string, paragraph: string, letters: string) =>
		`<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties ${paragraph}/><style:text-properties style:font-name="Serif" ${letters}/></style:style>`;
	const words =
		'fo:language="en" fo:country="US" fo:hyphenate="true" fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="3"';
	const source = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Serif" svg:font-family="'DejaVu Serif', serif"/></office:font-face-decls>
<office:styles>
${style('Title', 'fo:margin-bottom="0.3cm"', `fo:font-size="17pt" fo:font-weight="bold"`)}
${style('Plain', 'fo:margin-bottom="0.3cm"', 'fo:font-size="9pt"')}
${style('Body', 'fo:text-align="justify" fo:text-indent="0.4cm" fo:orphans="2" fo:widows="2"', `fo:font-size="9pt" ${words}`)}
${style('H1', 'fo:margin-top="0.35cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"', 'fo:font-size="12pt" fo:font-weight="bold"')}
${style('H2', 'fo:margin-top="0.3cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-size="10pt" fo:font-weight="bold"')}
${style('H3', 'fo:margin-top="0.25cm" fo:margin-bottom="0.1cm" fo:keep-with-next="always"', 'fo:font-size="9pt" fo:font-style="italic"')}
${style('Caption', 'fo:margin-top="0.3cm" fo:keep-with-next="always"', 'fo:font-size="8pt" fo:font-weight="bold"')}
${style('Cell', '', 'fo:font-size="8pt"')}
${style('Note', '', 'fo:font-size="7.5pt"')}
${style('Reference', 'fo:margin-left="0.6cm" fo:text-indent="-0.6cm"', 'fo:font-size="8pt"')}
${style('Head', '', 'fo:font-size="8pt" fo:font-style="italic"')}
<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" text:start-numbering-at="document" text:citation-style-name="N" text:citation-body-style-name="N"/>
<style:style style:name="N" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="P"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2cm"/><style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="true"><style:columns fo:column-count="2" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:style style:name="T" style:family="table"><style:table-properties style:width="8cm" table:align="left"/></style:style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:padding="0.05cm" fo:border="0.5pt solid #000000"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="P"><style:header><text:p text:style-name="Head">Abernethy and others: reading the small signs</text:p></style:header><style:footer><text:p text:style-name="Head"><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
<text:h text:style-name="Title" text:outline-level="1">${xml(article.title)}</text:h>
<text:p text:style-name="Plain">${xml(article.authors)}</text:p>
<text:h text:style-name="H1" text:outline-level="1">Abstract</text:h>
<text:p text:style-name="Body">${xml(article.abstract)}</text:p>
<text:section text:style-name="Two" text:name="Columns">${body}
<text:h text:style-name="H1" text:outline-level="1">References</text:h>
${article.references.map((reference) => `<text:p text:style-name="Reference">${xml(reference)}</text:p>`).join('')}
</text:section></office:text></office:body></office:document>`;
	const bytes = await made(async (folder) => {
		await writeFile(join(folder, 'study.fodt'), source);
		await run(
			soffice,
			[
				`-env:UserInstallation=file://${folder}/profile`,
				'--headless',
				'--convert-to',
				'pdf',
				'--outdir',
				folder,
				join(folder, 'study.fodt'),
			],
			{ timeout: TIME },
		);
		return join(folder, 'study.pdf');
	});
	for (const reference of article.references) text.push({ kind: 'paragraph', text: reference });
	return { bytes, expected: [...text, ...foot] };
}

export async function byBrowser(article: Article, chromium: string): Promise<Made> {
	const { text } = blocksOf(article, { caption: `Table 1. ${TABLE.caption}`, notes: false });
	const body = article.sections
		.map(({ heading, depth, paragraphs }, i) => {
			const table =
				i === 2
					? `<table><caption>Table 1. ${TABLE.caption}</caption>${TABLE.rows.map((row, r) => `<tr>${row.map((cell) => (r === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`).join('')}</table>`
					: '';
			return `<h${depth + 1}>${xml(heading)}</h${depth + 1}>${paragraphs.map((paragraph) => `<p>${xml(paragraph)}</p>`).join('')}${table}`;
		})
		.join('');
	const source = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Print</title><style>
@page{size:A4;margin:20mm 16mm}
body{font:10pt/13pt serif;text-align:justify;hyphens:auto} h1,h2,h3,h4{text-align:left;hyphens:manual}
h1{font-size:19pt;line-height:23pt} h2{font-size:13pt} h3{font-size:11pt} h4{font-size:10pt;font-style:italic}
p{margin:0 0 6pt} .columns{columns:2;column-gap:7mm} table{border-collapse:collapse;width:100%;margin:8pt 0;break-inside:avoid;font-size:8.5pt;text-align:left}
caption{text-align:left;font-weight:bold} td,th{border-top:1px solid;border-bottom:1px solid;padding:2pt 4pt} .list p{padding-left:1.5em;text-indent:-1.5em;font-size:9pt;text-align:left}
</style><h1>${xml(article.title)}</h1><p>${xml(article.authors)}</p><h2>Abstract</h2><p>${xml(article.abstract)}</p>
<div class="columns">${body}<h2>References</h2><div class="list">${article.references.map((reference) => `<p>${xml(reference)}</p>`).join('')}</div></div>`;
	const bytes = await made(async (folder) => {
		await writeFile(join(folder, 'study.html'), source);
		await run(
			chromium,
			[
				'--headless',
				'--no-sandbox',
				'--disable-gpu',
				`--user-data-dir=${folder}/profile`,
				'--no-pdf-header-footer',
				`--print-to-pdf=${folder}/study.pdf`,
				`file://${folder}/study.html`,
			],
			{ timeout: TIME },
		);
		return join(folder, 'study.pdf');
	});
	for (const reference of article.references) text.push({ kind: 'paragraph', text: reference });
	return { bytes, expected: text };
}
