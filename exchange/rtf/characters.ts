/** Bytes of RTF text to characters, by the character sets of its fonts. */
import iconv from 'iconv-lite';
import { symbolOf } from '../office/symbols.ts';

/** Code pages of the character sets that fonts have (`\fcharset`). */
const CHARSETS: Readonly<Record<number, string>> = {
	77: 'macroman',
	78: 'cp932',
	79: 'cp949',
	80: 'gb18030',
	81: 'big5',
	83: 'macgreek',
	86: 'macturkish',
	88: 'maccenteuro',
	89: 'maccyrillic',
	128: 'cp932',
	129: 'cp949',
	130: 'cp949',
	134: 'gb18030',
	136: 'big5',
	161: 'cp1253',
	162: 'cp1254',
	163: 'cp1258',
	177: 'cp1255',
	178: 'cp1256',
	186: 'cp1257',
	204: 'cp1251',
	222: 'cp874',
	238: 'cp1250',
	254: 'cp437',
	255: 'cp850',
};
const CODE_PAGES: Readonly<Record<number, string>> = {
	932: 'cp932',
	936: 'gb18030',
	949: 'cp949',
	950: 'big5',
	1361: 'cp949',
	10000: 'macroman',
	54936: 'gb18030',
	65001: 'utf-8',
};
const DOUBLE = new Set(['cp932', 'cp949', 'gb18030', 'big5']);

export interface Font {
	/** Encoding of its bytes as iconv-lite names it; null when the document's applies, `symbol` for pictures of signs. */
	encoding: string | null;
	/** Lower case. */
	name: string;
}

/** The encoding of a code page by its number; null for one that is not known. */
export function encodingOfPage(page: number): string | null {
	const encoding = CODE_PAGES[page] ?? `cp${page}`;
	return iconv.encodingExists(encoding) ? encoding : null;
}

/** The encoding of a font's character set (`\fcharset`): null for the document's own. */
export function encodingOfCharset(charset: number): string | null {
	if (charset === 0) return 'cp1252';
	if (charset === 2) return 'symbol';
	const encoding = CHARSETS[charset];
	return encoding !== undefined && iconv.encodingExists(encoding) ? encoding : null;
}

/** A character that `\u` names: those that stand for places in fonts of signs become the signs. */
export function unicode(code: number, font: Font | undefined): string {
	return code >= 0xf020 && code <= 0xf0ff ? symbolOf(font?.name ?? '', code) : String.fromCharCode(code);
}

/** Whether bytes above 127 come in pairs only, as they do in Chinese and do not in Western texts. */
function paired(bytes: readonly number[]): boolean {
	let run = 0;
	let any = false;
	for (const byte of [...bytes, 0]) {
		if (byte >= 0x80) {
			run++;
			any = true;
		} else {
			if (run % 2 === 1) return false;
			run = 0;
		}
	}
	return any;
}

/** Decodes a stretch of text of one font; `document` is the encoding of the document. */
export function decodeBytes(bytes: readonly number[], font: Font | undefined, document: string): string {
	if (font?.encoding === 'symbol')
		return bytes.map((byte) => (byte > 0x20 ? symbolOf(font.name, byte + 0xf000) : ' ')).join('');
	let encoding = font?.encoding ?? document;
	// Fonts for Western letters are named for Chinese text too, by programs that take no care of it.
	if (encoding === 'cp1252' && DOUBLE.has(document) && paired(bytes)) encoding = document;
	return iconv.decode(Uint8Array.from(bytes) as Buffer, encoding, { stripBOM: false });
}
