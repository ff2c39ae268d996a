/** One paragraph as it grows: words, raised words, what is left out of it, and where a page turns. */
import { cleanText, superscript } from './clean.ts';
import type { Block, LeftOutKind, Piece } from './model.ts';

/** A noncharacter, which no text has, to find a place again after the text around it was cleaned. */
const ANCHOR = '\ufffe';

/** Characters of a glimpse at a paragraph's beginning or end. */
const GLIMPSE = 60;
/** Longer raised words are no mark of a note and no power. */
const MAX_RAISED = 80;

const SENTENCE_END = /[.!?。！？…:：;；][\])）'"’”»」』]*$/u;
/** In scripts without spaces between words a broken line is no space. */
const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff00-\uffef]$/u;

type Anchored = { kind: LeftOutKind; text: string } | { page: number };

export class Paragraph {
	/** A string that grows: looking into it each time would copy it each time. */
	#raw = '';
	#raised = '';
	#start = '';
	#end = '';
	#blank = true;
	#atAnchor = false;
	#anchored: Anchored[] = [];

	/** Adds words as they are in the file, white space included. Raised ones that follow each other are taken as one. */
	add(text: string, raised = false): void {
		const plain = text.includes(ANCHOR) ? text.replaceAll(ANCHOR, '') : text;
		if (plain === '') return;
		const blank = !/\S/u.test(plain);
		if (this.#blank && blank && this.#anchored.length === 0) return;
		this.#blank &&= blank;
		if (this.#start.length < GLIMPSE) this.#start = (this.#start + plain.slice(0, GLIMPSE)).trimStart();
		this.#end = plain.length < GLIMPSE ? (this.#end + plain).slice(-GLIMPSE) : plain.slice(-GLIMPSE);
		if (raised) this.#raised += plain;
		else {
			this.#lower();
			this.#raw += plain;
			this.#atAnchor = false;
		}
	}

	/** Notes words that stand here in the file and are left out. */
	leave(kind: LeftOutKind, text: string): void {
		const plain = text.replaceAll(ANCHOR, '').replace(/\s+/gu, ' ');
		if (plain.trim() === '') return;
		this.#lower();
		const last = this.#anchored.at(-1);
		if (this.#atAnchor && last && 'kind' in last && last.kind === kind) last.text += plain;
		else this.#anchor({ kind, text: plain });
	}

	/** The text goes on on another page. */
	turn(page: number): void {
		this.#lower();
		this.#anchor({ page });
	}

	/** Whether nothing but white space stands in it yet. */
	get blank(): boolean {
		return this.#blank;
	}

	/** The first words that were added, raw. */
	get start(): string {
		return this.#start;
	}

	/**
	 * The file begins a new line here without beginning a paragraph. Answers whether the line ends with a sentence (a turn of
	 * talk, a line of an address); otherwise the words go on.
	 */
	breakLine(): boolean {
		const end = this.#end.trimEnd();
		if (SENTENCE_END.test(end)) return true;
		if (!UNSPACED_END.test(end)) this.add('\n');
		return false;
	}

	/**
	 * Ends the paragraph and empties it for the next. One without words, of which something was left out, is left out as
	 * a whole; one without either gives nothing.
	 */
	take(block: Omit<Block, 'text'>): Block[] {
		this.#lower();
		const raw = this.#raw;
		const anchored = this.#anchored;
		this.#raw = '';
		this.#anchored = [];
		this.#start = '';
		this.#end = '';
		this.#blank = true;
		this.#atAnchor = false;
		if (anchored.length === 0) {
			const text = cleanText(raw);
			return text === '' ? [] : [{ ...block, text }];
		}
		const { text, places } = cleanAnchored(raw);
		if (text === '')
			return anchored.flatMap((each) => {
				const left = 'kind' in each ? cleanText(each.text) : '';
				return left === '' ? [] : [{ ...block, leftOut: (each as { kind: LeftOutKind }).kind, text: left }];
			});
		const result: Block = { ...block, text };
		const pieces: Piece[] = [];
		const pageBreaks: NonNullable<Block['pageBreaks']> = [];
		for (const [i, each] of anchored.entries()) {
			const place = places[i]!;
			const { at } = place;
			if ('kind' in each) pieces.push({ kind: each.kind, at, text: spaced(each.text, text, place) });
			else if (at === 0) result.page = each.page;
			else pageBreaks.push({ at, page: each.page });
		}
		if (pieces.length > 0) result.pieces = pieces;
		if (pageBreaks.length > 0) result.pageBreaks = pageBreaks;
		return [result];
	}

	#anchor(anchored: Anchored): void {
		this.#anchored.push(anchored);
		this.#raw += ANCHOR;
		this.#atAnchor = true;
	}

	#lower(): void {
		if (this.#raised === '') return;
		this.#raw += this.#raised.length > MAX_RAISED ? this.#raised : superscript(this.#raised);
		this.#raised = '';
		this.#atAnchor = false;
	}
}

interface Place {
	at: number;
	/** Whether white space stood on either side in the file. */
	before: boolean;
	after: boolean;
}

/** `cleanText`, with the places at which the anchors stood. */
function cleanAnchored(raw: string): { text: string; places: Place[] } {
	const parts = cleanText(raw).split(ANCHOR);
	const kept: string[] = [];
	const places: Place[] = [];
	let length = 0;
	let last = '';
	for (const [i, part] of parts.entries()) {
		if (i > 0) places.push({ at: length, before: parts[i - 1]!.endsWith(' '), after: part.startsWith(' ') });
		const more = length === 0 ? part.trimStart() : last === ' ' && part.startsWith(' ') ? part.slice(1) : part;
		if (more === '') continue;
		kept.push(more);
		length += more.length;
		last = more.at(-1)!;
	}
	const text = kept.join('').trimEnd();
	for (const place of places) place.at = Math.min(place.at, text.length);
	return { text, places };
}

/** What was left out with the spaces that it needs where it is put back. */
function spaced(piece: string, text: string, { at, before, after }: Place): string {
	const core = cleanText(piece);
	const left = (before || piece.startsWith(' ')) && at > 0 && text[at - 1] !== ' ';
	const right = (after || piece.endsWith(' ')) && at < text.length && text[at] !== ' ';
	return `${left ? ' ' : ''}${core}${right ? ' ' : ''}`;
}
