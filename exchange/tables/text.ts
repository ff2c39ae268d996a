import type { TableCell, TableParagraph } from '#core/table.ts';

export type TableLanguage = 'en' | 'zh-CN';

export interface WriteOptions {
	/** Title of the project: the document's title. */
	title: string;
	/** Language of headings and labels, as the tables were built. */
	language: TableLanguage;
	landscape: boolean;
	/** Version of Synthema, for the properties of the file. */
	programVersion?: string;
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
	return paragraph.text + referenceAfter(paragraph);
}

/** The reference of a paragraph with the space before it; none between Chinese and a full-width bracket. */
export function referenceAfter({ text, reference }: TableParagraph): string {
	if (!reference) return '';
	return reference.startsWith('（') && hasHan(text) ? reference : ` ${reference}`;
}

/** No line ends between a word and the number after it ("lines 61", "GP 7", "第 61 行"). For formats that set pages. */
export function keepNumbers(text: string): string {
	return text.replace(/ (?=\d)|(?<=\d) (?=\p{Script=Han})/gu, '\u00a0');
}

export function programOf(options: WriteOptions): string {
	return options.programVersion ? `Synthema ${options.programVersion}` : 'Synthema';
}

/** Without the characters that XML forbids; they would make a document that does not open. */
export function xmlText(text: string): string {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to remove
	return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}
