/** Web archives (MHTML): a page and its pictures as parts of a MIME message, of which only the page is read. */
import { SynthemaError } from '#core/errors.ts';
import type { Reader } from '../documents/model.ts';
import { declaredEncoding } from './decode.ts';
import { readPage } from './read.ts';

interface Part {
	/** By lower-case name, unfolded. */
	headers: Map<string, string>;
	/** In the encoding for transfer; each character is a byte. */
	body: string;
}

/** Multiparts in multiparts, at most. */
const MAX_DEPTH = 5;
const MAX_PARTS = 20_000;

/** Bytes as a string of as many characters, without the tables of Windows-1252 that `latin1` stands for in browsers. */
function binary(bytes: Uint8Array): string {
	const parts: string[] = [];
	for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
	return parts.join('');
}

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

function partOf(message: string): Part {
	const end = /\r?\n\r?\n/u.exec(message.slice(0, 100_000));
	const head = message.slice(0, end?.index ?? 0).replace(/\r?\n[ \t]+/gu, ' ');
	const headers = new Map<string, string>();
	for (const line of head.split(/\r?\n/u)) {
		const colon = line.indexOf(':');
		if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: end ? message.slice(end.index + end[0].length) : message };
}

/** A parameter of a header ("boundary", "charset", "start"). */
function parameter(header: string, name: string): string | null {
	const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'iu').exec(header);
	return found ? (found[1] ?? found[2]!) : null;
}

/** The parts between the boundaries; a file that was cut off ends with what there is of its last part. */
function partsIn(body: string, boundary: string): Part[] {
	const parts: Part[] = [];
	const mark = `--${boundary}`;
	const next = (from: number) => {
		for (let at = body.indexOf(mark, from); at >= 0; at = body.indexOf(mark, at + 1))
			if (at === 0 || body[at - 1] === '\n') return at;
		return -1;
	};
	for (let at = next(0); at >= 0 && parts.length < MAX_PARTS; ) {
		const start = at + mark.length;
		if (body.startsWith('--', start)) break;
		const end = next(start);
		parts.push(partOf(body.slice(start, end < 0 ? undefined : end).replace(/^[ \t]*\r?\n/u, '')));
		at = end;
	}
	return parts;
}

function transferred({ headers, body }: Part): Uint8Array {
	switch (headers.get('content-transfer-encoding')?.toLowerCase()) {
		case 'quoted-printable':
			return bytesOf(
				body
					.split('\n')
					.map((line) => line.trimEnd())
					.join('\n')
					.replace(/=\n/gu, '')
					.replace(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
			);
		case 'base64': {
			const plain = body.replace(/[^a-z\d+/]/giu, '');
			return bytesOf(atob(plain.slice(0, plain.length - (plain.length % 4 === 1 ? 1 : 0))));
		}
		default:
			return bytesOf(body);
	}
}

/** The part that is the page: the one the message names as its start, or the first that is HTML. */
function pageIn(part: Part, depth = 0): Part | null {
	const type = part.headers.get('content-type') ?? 'text/plain';
	if (/^(?:text\/html|application\/xhtml\+xml)\b/iu.test(type)) return part;
	const boundary = parameter(type, 'boundary');
	if (!/^multipart\//iu.test(type) || !boundary || depth >= MAX_DEPTH) return null;
	const parts = partsIn(part.body, boundary);
	const start = parameter(type, 'start');
	const named = start === null ? undefined : parts.find(({ headers }) => headers.get('content-id') === start);
	for (const each of named ? [named, ...parts] : parts) {
		const page = pageIn(each, depth + 1);
		if (page) return page;
	}
	return null;
}

/**
 * Reads a web archive as browsers save it; pictures and frames in it are not looked at. Throws `import.damaged` when no page
 * is in it, and what `readHtml` throws.
 */
export const readMhtml: Reader = (bytes, context) => {
	const page = pageIn(partOf(binary(bytes).replace(/^\s+/u, '')));
	if (!page) throw new SynthemaError('import.damaged', { file: context.name });
	const content = transferred(page);
	const declared = parameter(page.headers.get('content-type') ?? '', 'charset') ?? declaredEncoding(content);
	return readPage(content, context, declared);
};
