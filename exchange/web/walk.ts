/** The elements of a page to the blocks of a text, in document order. */
import { SynthemaError } from '#core/errors.ts';
import { cleanText } from '../documents/clean.ts';
import type { Block, BlockKind, LeftOutKind } from '../documents/model.ts';
import { Paragraph } from '../documents/paragraph.ts';
import { rowOf } from '../documents/row.ts';
import {
	attribute,
	type Element,
	isBlock,
	isElement,
	isText,
	isWordless,
	type Node,
	type ParentNode,
	styled,
	textOf,
	wordsOf,
} from './dom.ts';
import { kindOf } from './kinds.ts';
import { isMarked, marksOf } from './marks.ts';
import { raisesItself } from './raised.ts';
import { isLayout, type Row, rowsOf } from './table.ts';

export interface WalkOptions {
	/** Name of the file, for messages. */
	file: string;
	/** Why an element is not in the text, with all that is in it. */
	leftOut: (element: Element) => LeftOutKind | undefined;
	/** Page (from 1) that begins at an element; `mark` when the words in it are only the page's number. */
	pageAt?: (element: Element) => { page: number; mark: boolean } | undefined;
	/** Classes of elements that style sheets raise above the line, in lower case. */
	raised?: ReadonlySet<string>;
	/** Notes go into `notes` instead of standing where the file has them. */
	notesApart?: boolean;
}

/** A block with the number of the piece of boilerplate it belongs to. */
export type WalkedBlock = Block & { group?: number };

interface Place {
	kind: BlockKind;
	depth?: number;
	leftOut?: LeftOutKind;
	group?: number;
	/** White space counts (`pre`). */
	verbatim: boolean;
	raised: boolean;
	/** Bulleted lists around. */
	bullets: number;
	quotes: number;
	note: boolean;
}

/** Cells of tables, empty ones too, at most. */
const MAX_CELLS = 2_000_000;

const START: Place = { kind: 'paragraph', verbatim: false, raised: false, bullets: 0, quotes: 0, note: false };
const HEADING = /^h([1-6])$/u;
/** Scripts that are written without spaces between words. */
const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u303f\\uff00-\\uffef]';
const BROKEN_LINE = new RegExp(
	`(?<=${UNSPACED})[ \\t]*\\n[ \\t]*(?=${UNSPACED}|[“‘—…])|(?<=[”’—…])[ \\t]*\\n[ \\t]*(?=${UNSPACED})`,
	'gu',
);
/** The number or sign at the beginning of a note. */
const NOTE_MARK = /^\s*[\d*†‡§]{1,4}\s*$/u;
const LETTERED = /[\p{L}\p{N}]/u;

export class Walk {
	readonly #options: WalkOptions;
	#blocks: WalkedBlock[] = [];
	#notes: WalkedBlock[] = [];
	#paragraph = new Paragraph();
	/** Mark of the list item that has begun, until its first words come. */
	#mark = '';
	/** The next block stands on the line below. */
	#tight = false;
	#breaks = 0;
	#page: number | undefined;
	#groups = 0;
	#cells = 0;

	constructor(options: WalkOptions) {
		this.#options = options;
	}

	/** Walks a page or a part of one, after those walked before. */
	walk(root: ParentNode): void {
		this.#children(root, START);
		this.#flush(START);
	}

	/** What was walked so far; depths of headings are as written (1–6). */
	get blocks(): WalkedBlock[] {
		return this.#blocks;
	}

	get notes(): WalkedBlock[] {
		return this.#notes;
	}

	#flush(place: Place, tightNext = false): void {
		this.#breaks = 0;
		const base: Omit<WalkedBlock, 'text'> = { kind: place.kind };
		if (place.depth !== undefined) base.depth = place.depth;
		if (place.leftOut !== undefined) base.leftOut = place.leftOut;
		if (place.group !== undefined) base.group = place.group;
		if (this.#page !== undefined) base.page = this.#page;
		if (this.#tight) base.tight = true;
		if (this.#mark !== '' && isMarked(this.#paragraph.start)) this.#mark = '';
		const taken = this.#paragraph.take(base);
		if (taken.length === 0) return;
		const first = taken[0]!;
		if (this.#mark !== '' && first.leftOut === place.leftOut) {
			const mark = this.#mark;
			this.#mark = '';
			first.text = mark + first.text;
			for (const each of [...(first.pieces ?? []), ...(first.pageBreaks ?? [])]) each.at += mark.length;
		}
		this.#page = taken.at(-1)!.pageBreaks?.at(-1)?.page ?? taken.at(-1)!.page ?? this.#page;
		this.#push(place, taken);
		this.#tight = tightNext;
	}

	#push(place: Place, blocks: readonly WalkedBlock[]): void {
		const target = place.note && this.#options.notesApart ? this.#notes : this.#blocks;
		for (const block of blocks) target.push(block);
	}

	#children(parent: ParentNode, place: Place): void {
		for (const child of parent.childNodes) this.#node(child, place);
	}

	#node(node: Node, place: Place): void {
		if (isText(node)) this.#text(node.value, place);
		else if (isElement(node)) this.#element(node, place);
	}

	#text(value: string, place: Place): void {
		if (place.verbatim) {
			for (const [i, line] of value.split('\n').entries()) {
				if (i > 0) this.#newLine(place);
				this.#paragraph.add(line, place.raised);
			}
			return;
		}
		if (this.#breaks > 0) {
			if (!/\S/u.test(value)) {
				// An indent after a line break is how old pages begin a paragraph.
				if (/^[\s]*[\u00a0\u3000]{2}/u.test(value)) this.#breaks = 2;
				return;
			}
			if (this.#breaks > 1 || /^\s*[\u00a0\u3000]{2}/u.test(value)) this.#flush(place);
			else if (place.kind === 'heading' || place.kind === 'caption' || place.kind === 'row') this.#paragraph.add('\n');
			else if (this.#paragraph.breakLine()) this.#flush(place, true);
			this.#breaks = 0;
		}
		this.#paragraph.add(value.replace(BROKEN_LINE, ''), place.raised);
	}

	#newLine(place: Place): void {
		if (this.#paragraph.blank) this.#tight = false;
		else this.#flush(place, true);
	}

	#element(element: Element, place: Place): void {
		const { tagName } = element;
		const turn = this.#options.pageAt?.(element);
		if (turn) {
			if (isBlock(element)) this.#flush(place);
			this.#turn(turn.page);
			if (turn.mark) return;
		}
		if (tagName === 'img') return this.#image(element, place);
		if (isWordless(element)) return;
		if (tagName === 'br') {
			if (this.#paragraph.blank) return;
			if (place.verbatim) this.#newLine(place);
			else this.#breaks++;
			return;
		}
		const verdict = this.#options.leftOut(element);
		if (verdict && place.leftOut === undefined && (place.kind !== 'row' || verdict === 'hidden'))
			return this.#leave(element, verdict, place);
		this.#kept(element, place, place);
	}

	#kept(element: Element, place: Place, around: Place): void {
		const { tagName } = element;
		if (tagName === 'hr') return this.#flush(around);
		if (!isBlock(element)) return this.#inline(element, place);
		this.#flush(around);
		this.#tight = false;
		if (tagName === 'table') this.#table(element, place);
		else if (tagName === 'ol' || tagName === 'ul' || tagName === 'menu' || tagName === 'dir')
			this.#list(element, place);
		else {
			const inner = this.#placeIn(element, place);
			this.#children(element, inner);
			this.#flush(inner);
		}
		this.#tight = false;
	}

	#placeIn(element: Element, place: Place): Place {
		const level =
			HEADING.exec(element.tagName)?.[1] ??
			(attribute(element, 'role') === 'heading' ? (attribute(element, 'aria-level') ?? '2') : null);
		if (level !== null && /^[1-9]$/u.test(level) && place.kind !== 'row') {
			this.#mark = '';
			return { ...place, kind: 'heading', depth: Number(level) };
		}
		const kind = kindOf(element);
		if (kind === 'footnote') return { ...place, kind, note: true, verbatim: false };
		if (kind === 'item') return { ...place, kind: place.note ? 'footnote' : 'item' };
		if (kind === 'caption' && place.kind === 'paragraph') return { ...place, kind };
		if (
			element.tagName === 'pre' ||
			element.tagName === 'listing' ||
			element.tagName === 'xmp' ||
			element.tagName === 'plaintext' ||
			styled(element, 'white-space', /^(?:pre|break-spaces)/u)
		)
			return { ...place, verbatim: true };
		return place;
	}

	#inline(element: Element, place: Place): void {
		const { tagName } = element;
		const type = wordsOf(element, 'epub:type');
		if (type.includes('footnote') || type.includes('rearnote') || type.includes('endnote')) {
			this.#flush(place);
			const note: Place = { ...place, kind: 'footnote', note: true };
			this.#children(element, note);
			this.#flush(note);
		} else if (styled(element, 'mso-list', /^ignore\b/u)) {
			// What Word writes before an item: a letter of a font of signs, or a number.
			const words = cleanText(textOf(element));
			this.#mark = /[\p{N}.)]/u.test(words) ? `${words} ` : '• ';
		} else if (tagName === 'a' && place.note && this.#paragraph.blank && NOTE_MARK.test(textOf(element))) {
			this.#children(element, { ...place, raised: true });
			this.#paragraph.add(' ');
		} else if (tagName === 'sup' || this.#isRaised(element)) this.#children(element, { ...place, raised: true });
		else if (tagName === 'sub') this.#children(element, { ...place, raised: false });
		else if (tagName === 'q') {
			const [open, close] = place.quotes % 2 === 0 ? '“”' : '‘’';
			this.#text(open!, place);
			this.#children(element, { ...place, quotes: place.quotes + 1 });
			this.#text(close!, place);
		} else if (tagName === 'del') this.#leave(element, 'deletion', place);
		else this.#children(element, place);
	}

	#isRaised(element: Element): boolean {
		if (raisesItself(attribute(element, 'style'))) return true;
		const { raised } = this.#options;
		return raised !== undefined && raised.size > 0 && wordsOf(element, 'class').some((word) => raised.has(word));
	}

	#leave(element: Element, kind: LeftOutKind, place: Place): void {
		const words = textOf(element);
		if (words.trim() === '') return;
		if (!isBlock(element) && (!this.#paragraph.blank || kind === 'deletion')) {
			this.#paragraph.leave(kind, words);
			return;
		}
		this.#flush(place);
		const mark = this.#mark;
		this.#mark = '';
		const out: Place = {
			...place,
			kind: place.kind === 'heading' ? 'paragraph' : place.kind,
			leftOut: kind,
			group: ++this.#groups,
		};
		this.#kept(element, out, out);
		this.#flush(out);
		this.#mark = mark;
	}

	#image(element: Element, place: Place): void {
		const words = attribute(element, 'alt') ?? '';
		// Shorter ones name an icon, or the figure whose caption follows.
		if (place.leftOut !== undefined || words.trim().length < 20 || !LETTERED.test(words)) return;
		this.#paragraph.leave('alt-text', words);
	}

	#turn(page: number): void {
		if (this.#paragraph.blank) this.#page = page;
		else this.#paragraph.turn(page);
	}

	#list(list: Element, place: Place): void {
		const bulleted = list.tagName !== 'ol';
		const markOf = marksOf(list, place.bullets);
		for (const child of list.childNodes) {
			if (!isElement(child) || child.tagName !== 'li') {
				this.#node(child, place);
				continue;
			}
			const mark = markOf(child);
			const verdict = this.#options.leftOut(child);
			if (verdict && place.leftOut === undefined) {
				this.#leave(child, verdict, place);
				continue;
			}
			this.#flush(place);
			this.#mark = mark;
			const note = place.note || kindOf(child) === 'footnote';
			const inner: Place = {
				...place,
				kind: note ? 'footnote' : 'item',
				note,
				bullets: place.bullets + (bulleted ? 1 : 0),
			};
			this.#children(child, inner);
			this.#flush(inner);
			this.#mark = '';
		}
		this.#flush(place);
	}

	#table(table: Element, place: Place): void {
		if (isLayout(table)) {
			this.#children(table, place);
			return;
		}
		for (const each of rowsOf(table)) {
			if ('caption' in each) {
				const inner: Place = { ...place, kind: 'caption' };
				this.#children(each.caption, inner);
				this.#flush(inner);
			} else this.#row(each, place);
		}
	}

	#row(row: Row, place: Place): void {
		this.#cells += row.cells.length;
		if (this.#cells > MAX_CELLS)
			throw new SynthemaError('import.tooManyElements', { file: this.#options.file, limit: MAX_CELLS });
		const base: Pick<WalkedBlock, 'leftOut' | 'page' | 'group'> = {};
		if (place.leftOut !== undefined) base.leftOut = place.leftOut;
		if (place.group !== undefined) base.group = place.group;
		if (this.#page !== undefined) base.page = this.#page;
		const cells = row.cells.map((cell) => (cell === null ? [] : this.#apart(cell, { ...place, kind: 'row' })));
		this.#push(place, rowOf(cells, base));
	}

	/** The blocks of an element that are not to stand among the others. */
	#apart(element: Element, place: Place): WalkedBlock[] {
		const blocks = this.#blocks;
		const notes = this.#notes;
		this.#blocks = [];
		this.#notes = [];
		this.#children(element, place);
		this.#flush(place);
		const apart = [...this.#blocks, ...this.#notes];
		this.#blocks = blocks;
		this.#notes = notes;
		this.#tight = false;
		return apart;
	}
}
