/** A text file as it is imported: plain text, and what could be told about it. */
import { SynthemaError } from '#core/errors.ts';
import { findHeadings, type Heading } from '#core/text/sections.ts';
import { decodeText, type Newlines } from './decode.ts';
import type { TextEncoding } from './encodings.ts';
import { detectLanguage } from './language.ts';
import { plainMarkdown } from './markdown.ts';
import { studyLabelOf } from './study-label.ts';

export { ENCODINGS } from './encodings.ts';

/** Endings of files that can be read, and what they are. */
export const TEXT_ENDINGS = {
	'.txt': 'text/plain',
	'.text': 'text/plain',
	'.md': 'text/markdown',
	'.markdown': 'text/markdown',
} as const;
export type TextMediaType = (typeof TEXT_ENDINGS)[keyof typeof TEXT_ENDINGS];

/** Something a person should know about a file that was read all the same: `warning.<code>` in the catalogue. */
export interface ReadWarning {
	code: string;
	params: Record<string, string | number>;
}

export interface ReadText {
	text: string;
	encoding: TextEncoding;
	confidence: number;
	newlines: Newlines;
	/** `en`, `zh` or `und`, unless it was chosen. */
	language: string;
	mediaType: TextMediaType;
	headings: Heading[];
	warnings: ReadWarning[];
	studyLabel: string;
}

export interface ReadOptions {
	/** Any common label; guessed where there is none. */
	encoding?: string | undefined;
	/** BCP 47; detected where there is none. */
	language?: string | undefined;
	/** For text that comes without a file, such as pasted text; otherwise the ending of the name decides. */
	mediaType?: TextMediaType | undefined;
}

/** Below this a person is asked to look at the text. */
export const SURE = 0.8;

/** Media type by the ending of a file name; a name without an ending is plain text. Throws `import.unsupported`. */
export function mediaTypeOf(name: string): TextMediaType {
	const ending = /\.[^./\\\s]{1,12}$/u.exec(name)?.[0].toLowerCase();
	if (ending === undefined) return 'text/plain';
	const known = Object.entries(TEXT_ENDINGS).find(([one]) => one === ending);
	if (!known) throw new SynthemaError('import.unsupported', { file: name, ending, readable: '.txt, .md' });
	return known[1];
}

/**
 * Reads a `.txt` or `.md` file from its bytes. `name` is the file's name, with or without folders. Headings are offsets
 * into the plain text. Throws what `decodeText` throws, and `import.unsupported` for another ending.
 */
export function readTextFile(name: string, bytes: Uint8Array, options: ReadOptions = {}): ReadText {
	const mediaType = options.mediaType ?? mediaTypeOf(name);
	const decoded = decodeText(bytes, { file: name, ...(options.encoding ? { encoding: options.encoding } : {}) });
	const warnings: ReadWarning[] = [];
	const warn = (code: string, params: Record<string, string | number>) =>
		warnings.push({ code, params: { file: name, ...params } });
	if (decoded.replaced > 0) warn('import.replaced', { count: decoded.replaced, encoding: decoded.encoding });
	else if (decoded.confidence < SURE) warn('import.unsureEncoding', { encoding: decoded.encoding });

	let { text } = decoded;
	let headings: Heading[];
	if (mediaType === 'text/markdown') {
		const plain = plainMarkdown(text);
		({ text, headings } = plain);
		if (plain.droppedHtml > 0) warn('import.droppedHtml', { count: plain.droppedHtml });
		if (plain.droppedMetadata) warn('import.droppedMetadata', {});
		if (!/\S/u.test(text)) throw new SynthemaError('import.empty', { file: name });
	} else headings = findHeadings(text);

	return {
		text,
		encoding: decoded.encoding,
		confidence: decoded.confidence,
		newlines: decoded.newlines,
		language: options.language ?? detectLanguage(text),
		mediaType,
		headings,
		warnings,
		studyLabel: studyLabelOf(name),
	};
}
