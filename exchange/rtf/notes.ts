/** The numbers of notes: of those at the foot of the page in digits, of those at the end beside them in Roman figures. */
import { superscript } from '../documents/clean.ts';
import { formatNumber, raisedRoman } from '../office/numerals.ts';
import type { Stream } from './stream.ts';

export interface Note {
	endnote: boolean;
	/** As it stands in the text, raised; null until the note says which kind it is. */
	mark: string | null;
	/** The text that the mark goes into, at its end; null for a note with a mark of its own. */
	before: Stream | null;
}

/**
 * In the file the place of the number comes first, then the note, and only in the note whether it is an endnote. So the number
 * waits until the note has begun to speak, or until the text goes on without one.
 */
export class NoteNumbers {
	#awaiting: Stream | null = null;
	readonly #counts = { footnote: 0, endnote: 0 };
	/** The file asks for Roman figures. */
	romanEndnotes = false;

	/** The place of a number, at the end of what a stream has. */
	place(stream: Stream): void {
		this.settle();
		this.#awaiting = stream;
	}

	/** A note begins. */
	begin(): Note {
		const before = this.#awaiting;
		this.#awaiting = null;
		return { endnote: false, mark: null, before };
	}

	/** The number of a note, raised; asked for first, it is counted and put into the text. */
	markOf(note: Note): string {
		if (note.mark !== null) return note.mark;
		const number = ++this.#counts[note.endnote ? 'endnote' : 'footnote'];
		const roman = note.endnote && (this.romanEndnotes || this.#counts.footnote > 0);
		note.mark = roman ? raisedRoman(formatNumber(number, 'lower-roman')) : superscript(String(number));
		note.before?.paragraph.add(note.mark);
		return note.mark;
	}

	/** The text goes on: a number that still waits has no note. */
	settle(): void {
		if (this.#awaiting) this.markOf(this.begin());
	}
}
