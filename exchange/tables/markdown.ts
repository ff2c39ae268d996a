import type { Table, TableCell, TableParagraph, TableRow } from '#core/table.ts';
import { captionLabel, hasHan, referenceAfter, type WriteOptions } from './text.ts';

/** Tables in GitHub-flavoured Markdown; everything that people wrote stands for itself (no markup, no HTML). */
export function writeMarkdown(tables: readonly Table[], options: WriteOptions): Uint8Array {
	const { before, after } = captionLabel(options.language);
	const parts = tables.map((table, index) => {
		const head = table.columns.map((column) => escapeMarkdown(column.title));
		const rule = table.columns.map(({ align }) => (align === 'left' ? '---' : align === 'right' ? '---:' : ':---:'));
		const rows = table.rows.map((row) => line(cellsOf(row, head.length)));
		return [
			`**${before}${index + 1}${after.trimEnd()}** ${escapeMarkdown(table.title)}`,
			[line(head), line(rule), ...rows].join('\n'),
			...table.notes.map(escapeMarkdown),
		].join('\n\n');
	});
	return new TextEncoder().encode(`${[`# ${escapeMarkdown(options.title)}`, ...parts].join('\n\n')}\n`);
}

function line(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

function cellsOf(row: TableRow, count: number): string[] {
	const cells = row.cells.map((cell) => cellText(cell, row.kind === 'total'));
	if (row.indent) cells[0] = `${'&emsp;'.repeat(row.indent)}${cells[0]}`;
	return [...cells, ...Array<string>(count - cells.length).fill('')];
}

function cellText(cell: TableCell, strong: boolean): string {
	if (typeof cell === 'number') return strong ? `**${cell}**` : String(cell);
	return cell.map((paragraph) => paragraphMarkdown(paragraph, strong)).join('<br>');
}

function paragraphMarkdown(paragraph: TableParagraph, strong: boolean): string {
	const text = escapeMarkdown(paragraph.text.trim());
	const reference = escapeMarkdown(referenceAfter(paragraph));
	if (text === '') return reference.trim();
	if (strong || paragraph.style === 'strong') return `**${text}**${reference}`;
	const italic = paragraph.style === 'quote' && !paragraph.lang?.startsWith('zh') && !hasHan(paragraph.text);
	return `${italic ? `*${text}*` : text}${reference}`;
}

function escapeMarkdown(text: string): string {
	return text.replace(/[\\`*_[\]<>|~&$#]/g, '\\$&').replace(/\r\n|[\n\r\u2028\u2029]/g, '<br>');
}
