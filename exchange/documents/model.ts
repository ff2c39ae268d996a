/** What a reader makes of a file: the blocks of its text in reading order, and what it left out. */
import type { SectionKind } from '#core/model.ts';

export type BlockKind =
	| 'heading'
	| 'paragraph'
	/** An item of a list, with its mark ("• ", "3. "). */
	| 'item'
	/** A row of a table; `rowText` joins its cells. */
	| 'row'
	| 'caption'
	| 'footnote'
	/** Words of ours that stand for something that is no text, such as the image of a scanned page. */
	| 'note';

/** Why something of the file is not in the text, unless a person puts it back. `leftOut.<kind>` in the catalogue. */
export const LEFT_OUT_KINDS = [
	'running-head',
	'page-number',
	'line-number',
	'watermark',
	'hyphen',
	'boilerplate',
	'comment',
	'deletion',
	'hidden',
	'alt-text',
	'image-page',
	'duplicate',
	'other',
] as const;
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number];

/** A run of a block's text on a page: what is between two characters of it lies between the edges in proportion. */
export interface Fragment {
	/** UTF-16 code units into the block's text, `[start, end)`. */
	start: number;
	end: number;
	/** Page of the file, from 1. */
	page: number;
	/** Points (1/72 inch) from the top left corner of the page as it is shown, rotation applied. */
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Something inside a block that was left out: a hyphen at a line's end, words deleted under change tracking. */
export interface Piece {
	kind: LeftOutKind;
	/** UTF-16 code units into the block's text, where it would stand. */
	at: number;
	text: string;
}

export interface Block {
	kind: BlockKind;
	/** One paragraph on one line (no LF), cleaned with `cleanText`. Empty blocks are dropped. */
	text: string;
	/** Of a heading: 1 for the title of the text or a main heading, 2 for a subheading and so on. */
	depth?: number;
	/** Set when the whole block is left out. */
	leftOut?: LeftOutKind;
	pieces?: Piece[];
	/** Page on which the block begins, from 1; only in formats with pages. */
	page?: number;
	/** Where the block goes on on another page. */
	pageBreaks?: { at: number; page: number }[];
	fragments?: Fragment[];
	/** What the file's structure says the block belongs to, where no heading does (an EPUB's or article's front matter). */
	section?: SectionKind;
	/** Follows the block before it on the next line, without a blank line between. */
	tight?: boolean;
}

export interface Page {
	/** As printed ("213"), or the number in the file. */
	label: string;
	/** Points, rotation applied. */
	width: number;
	height: number;
}

/** Something a person should know about a file that was read all the same: `warning.<code>` in the catalogue. */
export interface ReadWarning {
	code: string;
	params: Record<string, string | number>;
}

/** What a file says about the study it reports; empty where it says nothing. */
export interface Metadata {
	title: string;
	authors: string[];
	year: number | null;
	doi: string;
}

export interface ReadDocument {
	blocks: Block[];
	/** Empty where the format has no pages. */
	pages: Page[];
	/** BCP 47 as the file declares it, null when it does not. */
	language: string | null;
	metadata: Metadata;
	warnings: ReadWarning[];
}

export interface ReadContext {
	/** Name of the file, with its ending, for messages. */
	name: string;
	/** Opens an encrypted file. */
	password?: string | undefined;
	/** Encoding that a person chose, for formats that do not say (HTML, text). */
	encoding?: string | undefined;
	/** Sentences of the catalogue in the person's language, for the notes that stand in a text. */
	t: (key: string, params?: Record<string, string | number>) => string;
	/** Ends the work with an AbortError where it is aborted; long readers look at it now and then. */
	signal: AbortSignal;
	/** Told after each page or part; a reader that tells nothing for 30 s is taken for hung. */
	progress: (done: number, total: number) => void;
	/** Folder URLs or paths (with a final slash) of the data files of the PDF library. */
	pdf?: { cMaps: string; standardFonts: string; wasm: string };
}

/** Reads one format. Throws SynthemaErrors (`import.…`) for files that cannot be read, and an AbortError. */
export type Reader = (bytes: Uint8Array, context: ReadContext) => ReadDocument | Promise<ReadDocument>;

export const NO_METADATA: Metadata = { title: '', authors: [], year: null, doi: '' };
