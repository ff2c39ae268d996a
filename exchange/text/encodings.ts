/** The encodings that texts can be read in. */
import iconv from 'iconv-lite';

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
export type TextEncoding = (typeof ENCODINGS)[number];

const ALIASES: Record<string, TextEncoding> = {
	utf8: 'utf-8',
	'utf-8-bom': 'utf-8',
	ascii: 'utf-8',
	'us-ascii': 'utf-8',
	'utf-16': 'utf-16le',
	utf16: 'utf-16le',
	utf16le: 'utf-16le',
	utf16be: 'utf-16be',
	gbk: 'gb18030',
	gb2312: 'gb18030',
	cp936: 'gb18030',
	'big5-hkscs': 'big5',
	cp950: 'big5',
	'iso-8859-1': 'windows-1252',
	latin1: 'windows-1252',
	cp1252: 'windows-1252',
	ansi: 'windows-1252',
};

/** The encoding of a label in any common spelling ("GBK", "latin1"), or null. */
export function encodingOf(label: string): TextEncoding | null {
	const plain = label.trim().toLowerCase().replace(/_/g, '-');
	return ENCODINGS.find((encoding) => encoding === plain) ?? ALIASES[plain] ?? null;
}

/**
 * Bytes (without a byte order mark) to text; what cannot be decoded becomes U+FFFD. `replaced` counts those, roughly:
 * decoders differ in how many a broken stretch gives.
 */
export function decodeAs(bytes: Uint8Array, encoding: TextEncoding): { text: string; replaced: number } {
	if (encoding === 'utf-8') {
		const strict = utf8(bytes);
		if (strict !== null) return { text: strict, replaced: 0 };
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
		return { text, replaced: countReplacements(text) };
	}
	if (encoding === 'utf-16le' || encoding === 'utf-16be') {
		const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
		// A U+FFFD that was in the file is none of ours.
		let own = 0;
		const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1];
		for (let i = 0; i + 1 < bytes.length; i += 2) if (bytes[i + high] === 0xff && bytes[i + low] === 0xfd) own++;
		return { text, replaced: countReplacements(text) - own };
	}
	const text = iconv.decode(bytes, encoding, { stripBOM: false });
	let replaced = countReplacements(text);
	// GB18030 has U+FFFD as 84 31 A4 37.
	if (replaced > 0 && encoding === 'gb18030') {
		for (let i = 0; i + 3 < bytes.length; i++) {
			if (bytes[i] === 0x84 && bytes[i + 1] === 0x31 && bytes[i + 2] === 0xa4 && bytes[i + 3] === 0x37) replaced--;
		}
	}
	return { text, replaced: Math.max(0, replaced) };
}

/** The text when the bytes are UTF-8 without a fault, otherwise null. */
export function utf8(bytes: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

export function countReplacements(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
	return count;
}
