/** What holds inside a group of an RTF file and ends with it. */
import type { Note } from './notes.ts';
import type { Stream } from './stream.ts';

/** Where words go: the text, a table at the beginning, a field of the metadata, the mark of an item, nowhere. */
export type Destination =
	| 'stream'
	| 'fonts'
	| 'styles'
	| 'info'
	| 'title'
	| 'author'
	| 'mark'
	| 'comment-author'
	| 'nowhere';

export interface State {
	to: Destination;
	stream: Stream;
	note: Note | null;
	/** Bytes to pass over after `\u`. */
	fallback: number;
	/** Negative for the document's own. */
	font: number;
	raised: boolean;
	hidden: boolean;
	deleted: boolean;
	style: number;
	outline: number | null;
	inTable: boolean;
	level: number;
}

const PLAIN = { font: -1, raised: false, hidden: false, deleted: false };
const NEW_PARAGRAPH = { style: 0, outline: null, inTable: false, level: 0 };

export const stateAtStart = (stream: Stream): State => ({
	to: 'stream',
	stream,
	note: null,
	fallback: 1,
	...PLAIN,
	...NEW_PARAGRAPH,
});

/** `\plain`: characters without any properties. */
export const resetCharacters = (state: State) => Object.assign(state, PLAIN);

/** `\pard`: a paragraph without any properties. */
export const resetParagraph = (state: State) => Object.assign(state, NEW_PARAGRAPH);
