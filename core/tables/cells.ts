import type { TableCell, TableParagraph } from '../table.ts';
import type { Translate } from './data.ts';

/** A cell of one paragraph; empty text is an empty cell. */
export function textCell(text: string, style?: TableParagraph['style']): TableCell {
	if (text === '') return [];
	return [style ? { text, style } : { text }];
}

/** What a person wrote as a cell: each line that is not blank becomes a paragraph. */
export function proseCell(text: string): TableParagraph[] {
	return text
		.split(/\r\n|[\n\r\u2028\u2029]/)
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.map((line) => ({ text: line }));
}

/** Whole numbers in ascending order, each once, with runs of three and more as ranges: "1–4, 6, 8, 9". */
export function compressNumbers(numbers: readonly number[], separator = ', '): string {
	const sorted = [...new Set(numbers)].sort((a, b) => a - b);
	const parts: string[] = [];
	for (let at = 0; at < sorted.length; ) {
		let end = at;
		while (end + 1 < sorted.length && sorted[end + 1] === sorted[end]! + 1) end++;
		if (end - at >= 2) parts.push(`${sorted[at]}–${sorted[end]}`);
		else for (let i = at; i <= end; i++) parts.push(String(sorted[i]));
		at = end + 1;
	}
	return parts.join(separator);
}

/** "line 57" or "lines 57–59" in the language of `t`. */
export function linesPhrase(startLine: number, endLine: number, t: Translate): string {
	return startLine === endLine
		? t('table.line', { line: startLine })
		: t('table.lines', { start: startLine, end: endLine });
}
