/** Characters of symbol fonts, which documents store as positions in the font, to Unicode. */

/** Adobe's Symbol encoding (Unicode consortium's mapping SYMBOL.TXT) from position 0x20; a space stands for no sign. */
const SYMBOL_LOW = ' !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼';
const SYMBOL_HIGH = '€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭';

const WINGDINGS: Readonly<Record<number, string>> = {
	34: '✂',
	40: '☎',
	42: '✉',
	69: '☜',
	70: '☞',
	71: '☝',
	72: '☟',
	74: '☺',
	75: '😐',
	76: '☹',
	84: '❄',
	88: '✠',
	89: '✡',
	90: '☪',
	108: '●',
	109: '❍',
	110: '■',
	111: '□',
	112: '□',
	113: '❑',
	114: '❒',
	115: '⬧',
	116: '⧫',
	117: '◆',
	118: '❖',
	119: '⬥',
	128: '⓪',
	139: '⓿',
	158: '·',
	159: '•',
	161: '○',
	164: '◉',
	167: '▪',
	168: '◻',
	171: '★',
	216: '➢',
	220: '➲',
	223: '←',
	224: '→',
	225: '↑',
	226: '↓',
	232: '➔',
	240: '⇨',
	251: '✗',
	252: '✓',
	253: '☒',
	254: '☑',
};
for (let i = 1; i <= 10; i++) {
	(WINGDINGS as Record<number, string>)[128 + i] = String.fromCodePoint(0x2460 + i - 1);
	(WINGDINGS as Record<number, string>)[139 + i] = String.fromCodePoint(0x2776 + i - 1);
}

const WINGDINGS_2: Readonly<Record<number, string>> = {
	79: '✗',
	80: '✓',
	81: '☒',
	82: '☑',
	83: '☒',
	84: '☒',
	151: '●',
	163: '☐',
};

/** What stands for a sign of a font whose signs are not known here. */
export const UNKNOWN_SYMBOL = '▪';

/** A position in a font, which is written as it is or moved to U+F000; null for characters that are no position. */
function positionOf(code: number): number | null {
	const position = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
	return position <= 0xff ? position : null;
}

function signAt(font: string, position: number): string | undefined {
	const sign = position < 0xa0 ? SYMBOL_LOW[position - 0x20] : SYMBOL_HIGH[position - 0xa0];
	switch (font.trim().toLowerCase()) {
		case 'symbol':
		case 'opensymbol':
		case 'standard symbols ps':
			return sign === ' ' && position !== 0x20 ? undefined : sign;
		case 'wingdings':
			return WINGDINGS[position] ?? UNKNOWN_SYMBOL;
		case 'wingdings 2':
			return WINGDINGS_2[position] ?? UNKNOWN_SYMBOL;
		default:
			return undefined;
	}
}

/** The sign at a position (0x20–0xff, or 0xf020–0xf0ff) of a symbol font; a code point of other fonts is itself. */
export function symbolOf(font: string, code: number): string {
	const position = positionOf(code);
	const sign = position === null ? undefined : signAt(font, position);
	if (sign !== undefined) return sign;
	if (code >= 0xe000 && code <= 0xf8ff) return UNKNOWN_SYMBOL;
	return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
}

/** Text with the signs of symbol fonts (U+F020–U+F0FF, where such fonts put themselves) in Unicode. */
export function withSymbols(text: string, font: string): string {
	return text.replace(/[\uf020-\uf0ff]/gu, (sign) => symbolOf(font, sign.charCodeAt(0)));
}
