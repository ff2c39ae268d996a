import { SynthemaError } from '#core/errors.ts';
import { decodeText, MAX_TEXT_BYTES } from '../text/decode.ts';
import { decodeAs } from '../text/encodings.ts';

/** Largest reference file that is read: 150 MB. */
const MAX_REFERENCE_BYTES = 150_000_000;

/**
 * Bytes of a reference file to text with LF newlines; like `decodeText`, but for larger files, whose first part decides on
 * the encoding. Throws what that throws.
 */
export function decodeReferences(
	file: string,
	bytes: Uint8Array,
	encoding: string | undefined,
): { text: string; encoding: string; replaced: number } {
	const options = { file, ...(encoding === undefined ? {} : { encoding }) };
	if (bytes.length <= MAX_TEXT_BYTES) return decodeText(bytes, options);
	if (bytes.length > MAX_REFERENCE_BYTES) {
		const size = Math.ceil(bytes.length / 100_000) / 10;
		throw new SynthemaError('import.tooLarge', { file, size, limit: MAX_REFERENCE_BYTES / 1_000_000 });
	}
	// UTF-16 has its zeros in pairs: an even cut behind a line.
	const cut = bytes.lastIndexOf(0x0a, MAX_TEXT_BYTES - 4) + 1 || MAX_TEXT_BYTES;
	const head = decodeText(bytes.subarray(0, cut - (cut % 2)), options);
	const { text, replaced } = decodeAs(bytes, head.encoding);
	return { text: text.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n'), encoding: head.encoding, replaced };
}
