import type { Table, TableCell, TableParagraph, TableRow } from '#core/table.ts';
import { captionLabel, hasHan, keepNumbers, programOf, referenceAfter, type WriteOptions, xmlText } from './text.ts';
import { sharesOf } from './widths.ts';

/** No Chinese face among these: it would set the quotation marks and apostrophes of Latin text full width. */
const LATIN = '"Source Serif 4", Georgia, "Times New Roman", "Liberation Serif", "Noto Serif", "DejaVu Serif"';

const STYLE = `
:root { color-scheme: light dark; --paper: light-dark(#fff, #1a1b1c); --ink: light-dark(#1d1d1a, #e9e8e3); --quiet: light-dark(#51514b, #b7b6b0); --hair: light-dark(#8d8d85, #77776f); --focus: light-dark(#1f5dbb, #86b4ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1100px; padding: 40px 24px 64px; background: var(--paper); color: var(--ink); font: 15px/1.4 LATIN, serif; }
:lang(zh) { font-family: "Songti SC", SimSun, "Noto Serif CJK SC", "Source Han Serif SC", serif; }
:lang(en) { font-family: LATIN, serif; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 32px; }
figure { margin: 0 0 56px; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--focus); outline-offset: 4px; }
table { width: 100%; border-collapse: collapse; border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
caption { text-align: left; padding-bottom: 8px; font-size: 16px; }
th, td { text-align: left; vertical-align: top; font-weight: 400; padding: 5px 14px 6px 0; overflow-wrap: break-word; } th:last-child, td:last-child { padding-right: 0; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1px solid var(--ink); }
.right { text-align: right; font-variant-numeric: tabular-nums; } .center { text-align: center; }
.group th { font-weight: 600; padding: 12px 0 4px; border-bottom: .5px solid var(--hair); } .group p + p { font-weight: 400; }
.total > * { border-top: .5px solid var(--hair); font-weight: 600; }
.upright { white-space: nowrap; padding-right: 6px; } .upright span { writing-mode: vertical-rl; text-orientation: sideways; transform: rotate(180deg); }
.matrix { width: auto; } .matrix th:first-child { min-width: 14em; } .matrix td { padding-right: 8px; }
p { margin: 0; } td p + p, th p + p { margin-top: 4px; }
.strong { font-weight: 600; } .quiet { color: var(--quiet); }
.quote { font-style: italic; } .quote:lang(zh) { font-style: normal; }
.notes { margin-top: 10px; font-size: 13.5px; color: var(--quiet); } .notes p + p { margin-top: 4px; }
footer { font-size: 13px; color: var(--quiet); }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 10pt; } .scroll { overflow: visible; } thead { display: table-header-group; } tr { break-inside: avoid; } .group { break-after: avoid; } figure + figure { break-before: page; } @page { size: A4 ORIENTATION; margin: 18mm; } }
`;

/** One page with all tables: no script, nothing loaded from elsewhere, light and dark, and print styles. */
export function writeHtml(tables: readonly Table[], options: WriteOptions): Uint8Array {
	const orientation = options.landscape ? 'landscape' : 'portrait';
	const figures = tables.map((table, index) => figureOf(table, index + 1, options)).join('\n');
	const page = `<!doctype html>
<html lang="${options.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="${escapeHtml(programOf(options))}">
<title>${escapeHtml(options.title)}</title>
<style>${STYLE.replace('ORIENTATION', orientation).replaceAll('LATIN', LATIN)}</style>
</head>
<body>
<main>
<h1${langOf(options.title, undefined, options)}>${escapeHtml(options.title)}</h1>
${figures}
</main>
<footer>${escapeHtml(programOf(options))}</footer>
</body>
</html>
`;
	return new TextEncoder().encode(page);
}

function figureOf(table: Table, number: number, options: WriteOptions): string {
	const { before, after } = captionLabel(options.language);
	const caption = `table-${number}`;
	const matrix = table.columns.some((column) => column.upright);
	const cols = matrix
		? ''
		: `<colgroup>${sharesOf(table, 1000)
				.map((share) => `<col style="width:${share / 10}%">`)
				.join('')}</colgroup>\n`;
	const head = table.columns
		.map((column) => {
			const classes = [column.align, ...(column.upright ? ['upright'] : [])]
				.filter((name) => name !== 'left')
				.join(' ');
			return `<th scope="col"${attribute('class', classes)}${langOf(column.title, undefined, options)}><span>${escapeHtml(column.title)}</span></th>`;
		})
		.join('');
	const bodies: string[] = [];
	let body: string[] = [];
	const close = () => {
		if (body.length > 0) bodies.push(`<tbody>\n${body.join('\n')}\n</tbody>`);
		body = [];
	};
	for (const row of table.rows) {
		if (row.kind !== 'body') close();
		body.push(rowOf(row, table, options));
	}
	close();
	const notes = table.notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n');
	return `<figure>
<div class="scroll" role="region" tabindex="0" aria-labelledby="${caption}">
<table${matrix ? ' class="matrix"' : ''}>
<caption id="${caption}"><b>${before}${number}${after.trimEnd()}</b>${after.trimEnd() === after ? '' : ' '}${escapeHtml(table.title)}</caption>
${cols}<thead>
<tr>${head}</tr>
</thead>
${bodies.join('\n')}
</table>
</div>${notes ? `\n<div class="notes">\n${notes}\n</div>` : ''}
</figure>`;
}

function rowOf(row: TableRow, table: Table, options: WriteOptions): string {
	if (row.kind === 'group')
		return `<tr class="group"><th scope="rowgroup" colspan="${table.columns.length}">${cellOf(row.cells[0] ?? [], options)}</th></tr>`;
	const cells = row.cells.map((cell, index) => {
		const align = table.columns[index]!.align;
		const classes = attribute('class', align === 'left' ? '' : align);
		if (index > 0) return `<td${classes}>${cellOf(cell, options)}</td>`;
		const indent = row.indent ? ` style="padding-left:${row.indent * 0.8}em"` : '';
		return `<th scope="row"${classes}${indent}>${cellOf(cell, options)}</th>`;
	});
	return `<tr${row.kind === 'total' ? ' class="total"' : ''}>${cells.join('')}</tr>`;
}

function cellOf(cell: TableCell, options: WriteOptions): string {
	if (typeof cell === 'number') return String(cell);
	return cell.map((paragraph) => paragraphOf(paragraph, options)).join('');
}

function paragraphOf(paragraph: TableParagraph, options: WriteOptions): string {
	const lang = langOf(paragraph.text, paragraph.lang, options);
	const text = escapeHtml(paragraph.text).replace(/\r\n|[\n\r]/g, '<br>');
	const reference = escapeHtml(keepNumbers(referenceAfter(paragraph)));
	if (!reference) return `<p${attribute('class', paragraph.style ?? '')}${lang}>${text}</p>`;
	return `<p><span${attribute('class', paragraph.style ?? '')}${lang}>${text}</span>${reference}</p>`;
}

function langOf(text: string, lang: string | undefined, options: WriteOptions): string {
	if (lang) return attribute('lang', lang);
	if (options.language === 'en') return hasHan(text) ? ' lang="zh"' : '';
	return hasHan(text) || !/\p{L}/u.test(text) ? '' : ' lang="en"';
}

function attribute(name: string, value: string): string {
	return value === '' ? '' : ` ${name}="${escapeHtml(value)}"`;
}

function escapeHtml(text: string): string {
	return xmlText(text)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
