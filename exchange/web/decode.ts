/** Bytes of a web page to text: the encoding that a person chose, the file declares, or the bytes suggest. */
import { SynthemaError } from '#core/errors.ts';
import type { ReadContext, ReadWarning } from '../documents/model.ts';
import { type DecodedText, decodeText, MAX_TEXT_BYTES } from '../text/decode.ts';
import { countReplacements, encodingOf, utf8 } from '../text/encodings.ts';
import { SURE } from '../text/read.ts';

/** Bytes in which a page declares its encoding; browsers look at 1024, some saved pages have more before it. */
const HEAD = 8192;

const latin = new TextDecoder('latin1');

/** The encoding that a page declares in its first bytes: in a `meta` element or as XML; null without. */
export function declaredEncoding(bytes: Uint8Array): string | null {
	const head = latin.decode(bytes.subarray(0, HEAD));
	const xml = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/u.exec(head);
	if (xml) return xml[1]!;
	for (const [meta] of head.matchAll(/<meta\s[^>]{1,500}>/giu)) {
		const charset = /(?:^|[\s;"'])charset\s*=\s*["']?\s*([\w.:-]{1,40})/iu.exec(meta);
		if (charset) return charset[1]!;
	}
	return null;
}

/** Characters beyond ASCII that no text in another encoding has by chance in the form of UTF-8. */
const SURELY = 8;

function isSurelyUtf8(bytes: Uint8Array, characters: number): boolean {
	let beyond = 0;
	for (let i = 0; i < bytes.length && beyond < characters; i++) if (bytes[i]! >= 0xc0) beyond++;
	return beyond >= characters && utf8(bytes) !== null;
}

function tryDecode(bytes: Uint8Array, encoding: string, file: string): DecodedText | null {
	try {
		return decodeText(bytes, { encoding, file });
	} catch (error) {
		if (error instanceof SynthemaError && error.code === 'import.encodingFailed') return null;
		throw error;
	}
}

function decoderOf(label: string) {
	try {
		return new TextDecoder(label);
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** By an encoding that text files are not offered (Shift-JIS, Windows-1251), if the platform knows it and the bytes fit. */
function decodeOther(bytes: Uint8Array, label: string): string | null {
	const text = decoderOf(label)?.decode(bytes) ?? '';
	return text === '' || countReplacements(text) > Math.max(3, text.length / 100) ? null : text;
}

/**
 * The text of a page. In this order: what `context.encoding` says, a byte order mark, `declared` (of a MIME part) or the
 * page's own declaration as far as the bytes fit it, what the bytes look like. Throws what `decodeText` throws.
 */
export function decodePage(
	bytes: Uint8Array,
	context: Pick<ReadContext, 'name' | 'encoding'>,
	declared: string | null = declaredEncoding(bytes),
): { text: string; warnings: ReadWarning[] } {
	const file = context.name;
	const warnings: ReadWarning[] = [];
	const done = (decoded: DecodedText) => {
		if (decoded.replaced > 0)
			warnings.push({
				code: 'import.replaced',
				params: { file, count: decoded.replaced, encoding: decoded.encoding },
			});
		else if (decoded.confidence < SURE)
			warnings.push({ code: 'import.unsureEncoding', params: { file, encoding: decoded.encoding } });
		return { text: decoded.text, warnings };
	};
	if (context.encoding !== undefined) return done(decodeText(bytes, { encoding: context.encoding, file }));
	const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
	if (declared !== null && !marked && bytes.length <= MAX_TEXT_BYTES) {
		const known = encodingOf(declared);
		if (known !== 'utf-8' && isSurelyUtf8(bytes, known === 'windows-1252' ? 1 : SURELY))
			return done(decodeText(bytes, { encoding: 'utf-8', file }));
		// A declaration that could be read byte by byte is not in UTF-16.
		const decoded = known && tryDecode(bytes, known.startsWith('utf-16') ? 'utf-8' : known, file);
		if (decoded) return done(decoded);
		const other = known ? null : decodeOther(bytes, declared);
		if (other !== null && /\S/u.test(other)) return { text: other, warnings };
	}
	return done(decodeText(bytes, { file }));
}
