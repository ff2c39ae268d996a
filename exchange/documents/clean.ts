/** Characters of foreign formats to those of a source's text. */

const SUPERSCRIPTS: Readonly<Record<string, string>> = {
	0: '⁰',
	1: '¹',
	2: '²',
	3: '³',
	4: '⁴',
	5: '⁵',
	6: '⁶',
	7: '⁷',
	8: '⁸',
	9: '⁹',
	'+': '⁺',
	'-': '⁻',
	'−': '⁻',
	'–': '⁻',
};

/** Presentation forms and radicals that PDF fonts map glyphs to, and that nobody types: ligatures, Kangxi radicals. */
const COMPATIBLE = /[\ufb00-\ufb06\u2e80-\u2fdf]/gu;
/** Invisible: control characters, soft hyphens, zero-width spaces and joins, byte order marks, bidi controls. */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/**
 * One paragraph as it stands in a source: well-formed, NFC, ligatures and Kangxi radicals resolved, invisible characters
 * dropped, every run of white space (line ends, tabs and no-break spaces too) one space, none at the ends. The ideographic
 * space U+3000 stays where it stands inside.
 */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(COMPATIBLE, (character) => character.normalize('NFKC'))
		.replace(INVISIBLE, '')
		.normalize('NFC')
		.replace(/[^\S\u3000]+/gu, ' ')
		.trim();
}

/**
 * What was raised above the line, so that it is not taken for a part of the word before it: digits, signs and the commas
 * between them become superscript characters ("care" + "3,4" → "³,⁴"); anything else (the "th" of "4th") stays as it is.
 */
export function superscript(text: string): string {
	return /^[\d+\-−–,;\s]*\d[\d+\-−–,;\s]*$/u.test(text)
		? [...text].map((character) => SUPERSCRIPTS[character] ?? character).join('')
		: text;
}

/** The cells of a table row as one line. Empty cells stay, so that columns can be told apart. */
export function rowText(cells: readonly string[]): string {
	return cells.map(cleanText).join(' | ').trimEnd();
}
