import type { Table, TableCell, TableParagraph } from '#core/table.ts';

export type TableLanguage = 'en' | 'zh-CN';

export interface WriteOptions {
	/** Title of the project: the document's title. */
	title: string;
	/** Language of headings and labels, as the tables were built. */
	language: TableLanguage;
	landscape: boolean;
	/** Version of Synthema, for the properties of the file. */
	programVersion: string;
}

export interface WrittenFile {
	/** Name without folder. */
	name: string;
	bytes: Uint8Array;
}

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Whether a text has to be set in a Chinese face. */
export function hasHan(text: string): boolean {
	return HAN.test(text);
}

/** Stretches of a text that are Chinese (Han characters and the punctuation between and around them) or are not. */
export function stretches(text: string): { text: string; han: boolean }[] {
	const result: { text: string; han: boolean }[] = [];
	for (const part of text.split(
		/((?:[“‘（《]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef](?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’…—·]*[\p{Script=Han}\u3000-\u303f\uff00-\uffef])?[”’…]*))/u,
	)) {
		if (part !== '') result.push({ text: part, han: hasHan(part) });
	}
	return result;
}

/** "Table 2." and what follows it up to the title, in the conventions of the language. */
export function captionLabel(language: TableLanguage): { before: string; after: string } {
	return language === 'zh-CN' ? { before: '表 ', after: '\u3000' } : { before: 'Table ', after: '. ' };
}

/** A cell as plain text; paragraphs are parted by `separator`. */
export function plainText(cell: TableCell, separator = '\n'): string {
	if (typeof cell === 'number') return String(cell);
	return cell.map(paragraphText).join(separator);
}

export function paragraphText(paragraph: TableParagraph): string {
	return paragraph.reference ? `${paragraph.text} ${paragraph.reference}` : paragraph.text;
}

/** Without the characters that XML forbids; they would make a document that does not open. */
export function xmlText(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
	return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/**
 * Whole numbers in proportion to the widths of the columns, adding up to `total` exactly (largest remainders).
 * Every column gets at least `least`, as long as that fits.
 */
export function sharesOf(table: Table, total: number, least = 0): number[] {
	const widths = table.columns.map((column) => Math.max(column.width, 0));
	const count = widths.length;
	const floor = Math.min(Math.floor(least), Math.floor(total / count));
	const free = total - floor * count;
	const extra = widths.map((width) => {
		const sum = widths.reduce((a, b) => a + b, 0);
		return Math.max(0, (width / sum) * total - floor);
	});
	const extraSum = extra.reduce((a, b) => a + b, 0);
	const exact = extra.map((value) => (extraSum > 0 ? (value / extraSum) * free : free / count));
	const shares = exact.map((value) => floor + Math.floor(value));
	const order = exact
		.map((value, index) => ({ index, rest: value - Math.floor(value) }))
		.sort((a, b) => b.rest - a.rest || a.index - b.index);
	const missing = total - shares.reduce((a, b) => a + b, 0);
	for (let i = 0; i < missing; i++) shares[order[i % count]!.index]!++;
	return shares;
}
