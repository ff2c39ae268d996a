/** Parts to blocks: lines joined to one text, with the places of its words on the pages. */
import type { Block, Fragment, Piece } from '../documents/model.ts';
import { type Box, type Frame, toPage } from './geometry.ts';
import { isHan } from './lines.ts';
import type { Part } from './parts.ts';
import type { Words } from './words.ts';

function fragment(box: Box, frame: Frame, page: number, start: number, end: number): Fragment {
	const { left, top, right, bottom } = toPage(frame, box);
	return { start, end, page, x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether the address that a line ends in goes on on the next one. */
function cutsAddress(before: string, after: string): boolean {
	const last = before.slice(before.lastIndexOf(' ') + 1);
	if (!/(?:https?:\/\/|www\.|doi\.org|^doi:|^10\.\d{4})/iu.test(last)) return false;
	// A point at its end is the sentence's, unless the address goes on in small letters.
	if (last.endsWith('.'))
		return /^[\da-z]/u.test(after) && /\/[^/]*[^/]\.$/u.test(last) && !/^[a-z]+ [a-z]/u.test(after);
	return /[/_=&?~-]$/u.test(last) ? /^[\w%~]/u.test(after) : /^[/._=&?~-]/u.test(after);
}

/** How two lines are joined: what stands between them, and whether a hyphen was left out. */
function joint(before: string, after: string, words: Words): { keep: string; between: string; hyphen: boolean } {
	if (cutsAddress(before, after)) return { keep: before, between: '', hyphen: false };
	if (/[\p{L}\p{M}\d'’]-$/u.test(before) && /^[\p{L}\d]/u.test(after)) {
		return words.keepsHyphen(before, after)
			? { keep: before, between: '', hyphen: false }
			: { keep: before.slice(0, -1), between: '', hyphen: true };
	}
	if (/\d–$/u.test(before) && /^\d/u.test(after)) return { keep: before, between: '', hyphen: false };
	if (/\S—$/u.test(before) || (/^—\S/u.test(after) && !/^—\s/u.test(after)))
		return { keep: before, between: '', hyphen: false };
	if (/[\p{L}\d]\/$/u.test(before) && /^[\p{L}\d]/u.test(after)) return { keep: before, between: '', hyphen: false };
	const han = isHan([...before].at(-1));
	const hanNext = isHan([...after][0]);
	if (han && hanNext) return { keep: before, between: '', hyphen: false };
	if (han || hanNext) return { keep: before, between: hanSpace(before, after), hyphen: false };
	return { keep: before, between: ' ', hyphen: false };
}

/** Between Han and Latin at a line's end nothing is printed; a space stands there where the rest of the line has them. */
function hanSpace(before: string, after: string): string {
	const spaced = /\p{Script=Han} [A-Za-z\d]|[A-Za-z\d] \p{Script=Han}/u.test(before + after);
	const letters = /[A-Za-z\d]$/u.test(before) || /^[A-Za-z\d]/u.test(after);
	return spaced && letters ? ' ' : '';
}

/** Makes the block of a part. */
export function blockOf(part: Part, words: Words): Block {
	const text = new Joined(words);
	if (part.row) {
		const { page, frame } = part.column;
		for (const [i, lines] of part.row.cells.entries()) {
			if (i > 0) text.separate(' | ');
			for (const line of lines) text.add(line.text, line, frame, page);
		}
		return { kind: 'row', page, ...text.block() };
	}
	for (const line of part.lines) text.add(line.text, line, line.frame, line.page);
	return {
		kind: part.kind,
		page: part.lines[0]!.page,
		...text.block(),
		...(part.depth !== undefined && part.kind === 'heading' && { depth: part.depth }),
		...(part.leftOut && { leftOut: part.leftOut }),
	};
}

/** A text that grows line by line, and keeps where on the pages each of them stands. */
class Joined {
	private readonly words: Words;
	private text = '';
	/** Whether something that is no line stands at the end. */
	private separated = true;
	private page = 0;
	private readonly pieces: Piece[] = [];
	private readonly pageBreaks: { at: number; page: number }[] = [];
	private readonly fragments: Fragment[] = [];

	constructor(words: Words) {
		this.words = words;
	}

	separate(separator: string): void {
		this.text += separator;
		this.separated = true;
	}

	add(line: string, box: Box, frame: Frame, page: number): void {
		if (!this.separated) {
			const { keep, between, hyphen } = joint(this.text, line, this.words);
			if (hyphen) {
				this.pieces.push({ kind: 'hyphen', at: keep.length, text: '-' });
				this.fragments.at(-1)!.end = keep.length;
			}
			this.text = keep + between;
		}
		if (page !== this.page && this.page > 0) this.pageBreaks.push({ at: this.text.length, page });
		this.page = page;
		this.separated = false;
		const start = this.text.length;
		this.text += line;
		this.fragments.push(fragment(box, frame, page, start, this.text.length));
	}

	block() {
		const { pieces, pageBreaks, fragments } = this;
		return {
			text: this.text.trimEnd(),
			fragments,
			...(pieces.length > 0 && { pieces }),
			...(pageBreaks.length > 0 && { pageBreaks }),
		};
	}
}
