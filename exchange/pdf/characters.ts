/** What fonts call their glyphs, to characters that a person would type. */
import type { Font } from './page.ts';
import { CHARACTERS, RADICALS } from './radicals.ts';

/** Bullets and signs of the fonts Symbol and Wingdings, which have no characters of their own. */
const SYMBOLS: Readonly<Record<number, string>> = {
	61485: '−',
	61483: '+',
	61501: '=',
	61603: '≤',
	61619: '≥',
	61617: '±',
	61620: '×',
	61623: '•',
	61607: '▪',
	61550: '■',
	61551: '□',
	61548: '●',
	61608: '◻',
	61656: '➢',
	61664: '→',
	61614: '→',
	61692: '✓',
	61694: '☑',
	61558: '❖',
};

/** The characters of a glyph; one without any becomes U+FFFD, so that it is seen that something is missing. */
export function readable(unicode: string, font: Font): string {
	font.glyphs++;
	if (unicode === '') return '';
	const code = unicode.codePointAt(0)!;
	// What is painted is no soft hyphen, whatever the font calls it; the hyphens of Unicode are the one of the keyboard.
	if (code === 0xad || code === 0x2010 || code === 0x2011) return '-';
	if (code >= 0xe000 && code <= 0xf8ff) {
		const known = SYMBOLS[code];
		if (known) return known;
		font.unmapped++;
		return '\ufffd';
	}
	if ((code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code >= 0x7f && code < 0xa0 && code !== 0x85)) {
		font.unmapped++;
		return '\ufffd';
	}
	return unicode.replace(RADICALS, (radical) => CHARACTERS[radical] ?? radical);
}
