/** Bytes of a text file to plain text. */
import { SynthemaError } from '#core/errors.ts';
import { guessEncoding } from './detect.ts';
import { decodeAs, ENCODINGS, encodingOf, type TextEncoding } from './encodings.ts';

/** Largest text file that is read: 50 MB. */
export const MAX_TEXT_BYTES = 50_000_000;

export type Newlines = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';

export interface DecodedText {
	/** LF newlines, no byte order mark; otherwise as in the file. */
	text: string;
	encoding: TextEncoding;
	/** 0–1; below 0.8 a person should look. 1 when the encoding was chosen or a byte order mark names it. */
	confidence: number;
	bom: boolean;
	/** What the file had before they became LF. */
	newlines: Newlines;
	/** Places that could not be decoded and are U+FFFD now. */
	replaced: number;
}

const SIGNATURES: { what: string; bytes: (number | null)[] | string }[] = [
	{ what: 'PDF', bytes: '%PDF-' },
	{ what: 'ZIP (docx, xlsx, odt, epub)', bytes: [0x50, 0x4b, 0x03, 0x04] },
	{ what: 'ZIP', bytes: [0x50, 0x4b, 0x05, 0x06] },
	{ what: 'Word 97–2003, Excel 97–2003 (doc, xls)', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
	{ what: 'RTF', bytes: '{\\rtf' },
	{ what: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
	{ what: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
	{ what: 'GIF', bytes: 'GIF89a' },
	{ what: 'GIF', bytes: 'GIF87a' },
	{ what: 'TIFF', bytes: [0x49, 0x49, 0x2a, 0x00] },
	{ what: 'TIFF', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
	{ what: 'SQLite', bytes: 'SQLite format 3\0' },
	{ what: 'GZIP', bytes: [0x1f, 0x8b, 0x08] },
	{ what: '7-Zip', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
	{ what: 'RAR', bytes: 'Rar!\x1a\x07' },
	{ what: 'MP3', bytes: 'ID3' },
	{ what: 'MP4, M4A', bytes: [null, null, null, null, 0x66, 0x74, 0x79, 0x70] },
	{ what: 'WAV, AVI, WebP', bytes: [0x52, 0x49, 0x46, 0x46, null, null, null, null] },
	{ what: 'Ogg', bytes: 'OggS\0' },
	{ what: 'ELF', bytes: '\x7fELF' },
];

/** What the first bytes say the file is, or null. */
function signatureOf(bytes: Uint8Array): string | null {
	for (const { what, bytes: pattern } of SIGNATURES) {
		const expected = typeof pattern === 'string' ? [...pattern].map((c) => c.charCodeAt(0)) : pattern;
		if (bytes.length < expected.length || !expected.every((byte, i) => byte === null || byte === bytes[i])) continue;
		// Three letters can begin a text too; a tag goes on with a version byte.
		if (what === 'MP3' && !(bytes[3]! < 8)) continue;
		if (what.startsWith('WAV') && !bytes.subarray(4, 8).some((byte) => byte === 0 || byte >= 0x80)) continue;
		return what;
	}
	return null;
}

function bomOf(bytes: Uint8Array): { encoding: TextEncoding; length: number } | null {
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
	if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33)
		return { encoding: 'gb18030', length: 4 };
	return null;
}

/** Share of a decoded text that no text has: control characters other than tabs, newlines and page breaks. */
function controlShare(text: string): number {
	let controls = 0;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 0x20 ? !(code >= 0x09 && code <= 0x0d) && code !== 0x1a : code === 0x7f)
			controls += code === 0 ? text.length : 1;
	}
	return text.length === 0 ? 0 : controls / text.length;
}

function newlinesOf(text: string): Newlines {
	let crlf = 0;
	let cr = 0;
	for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
		if (text.charCodeAt(at + 1) === 10) crlf++;
		else cr++;
	}
	const lf = /(?<!\r)\n/u.test(text);
	const kinds = (crlf > 0 ? 1 : 0) + (cr > 0 ? 1 : 0) + (lf ? 1 : 0);
	if (kinds > 1) return 'mixed';
	if (crlf > 0) return 'crlf';
	if (cr > 0) return 'cr';
	return lf ? 'lf' : 'none';
}

/**
 * Decodes a text file. Without `encoding` (any common label) a byte order mark or else the bytes themselves decide.
 * `file` is the name for messages.
 *
 * Throws `import.empty` (nothing but white space), `import.tooLarge`, `import.binary` (not a text), `import.encodingFailed`
 * (more than a hundredth of the text cannot be read in the chosen encoding) and `import.encodingUnknown`.
 */
export function decodeText(bytes: Uint8Array, options: { encoding?: string; file?: string } = {}): DecodedText {
	const file = options.file ?? '';
	if (bytes.length === 0) throw new SynthemaError('import.empty', { file });
	if (bytes.length > MAX_TEXT_BYTES) {
		// Rounded up, so that the size never reads like the limit.
		const size = Math.ceil(bytes.length / 100_000) / 10;
		throw new SynthemaError('import.tooLarge', { file, size, limit: MAX_TEXT_BYTES / 1_000_000 });
	}
	const chosen = options.encoding === undefined ? null : encodingOf(options.encoding);
	if (options.encoding !== undefined && chosen === null) {
		throw new SynthemaError('import.encodingUnknown', {
			file,
			encoding: options.encoding,
			known: ENCODINGS.join(', '),
		});
	}
	const mark = bomOf(bytes);
	const what = mark ? null : signatureOf(bytes);
	if (what !== null) throw new SynthemaError('import.binary', { file, what });

	const markFits =
		mark !== null && (chosen === null || chosen === mark.encoding || options.encoding?.toLowerCase() === 'utf-16');
	const guess = markFits
		? { encoding: mark.encoding, confidence: 1 }
		: chosen
			? { encoding: chosen, confidence: 1 }
			: guessEncoding(bytes);
	const { text: raw, replaced } = decodeAs(markFits ? bytes.subarray(mark.length) : bytes, guess.encoding);

	if (
		chosen &&
		(replaced > Math.max(3, raw.length / 100) || (chosen.startsWith('utf-16') && controlShare(raw) > 0.01))
	) {
		throw new SynthemaError('import.encodingFailed', { file, encoding: chosen, places: replaced });
	}
	if (controlShare(raw) > 0.002 || replaced > Math.max(3, raw.length / 20)) {
		throw new SynthemaError('import.binary', { file, what: '?', context: 'unknown' });
	}
	if (!/\S/u.test(raw)) throw new SynthemaError('import.empty', { file });
	const newlines = newlinesOf(raw);
	return {
		text: newlines === 'lf' || newlines === 'none' ? raw : raw.replace(/\r\n?/gu, '\n'),
		encoding: guess.encoding,
		confidence: replaced > 0 ? Math.min(guess.confidence, 0.7) : guess.confidence,
		bom: markFits,
		newlines,
		replaced,
	};
}
