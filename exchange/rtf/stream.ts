/** A run of paragraphs and table rows: the text itself, a note, a comment, a running head. */
import type { Block, LeftOutKind } from '../documents/model.ts';
import { Paragraph } from '../documents/paragraph.ts';
import { rowOf } from '../documents/row.ts';

/** The text, a note of it, or why all of it is left out. */
export type StreamKind = 'text' | 'footnote' | LeftOutKind;

export interface ParagraphStyle {
	kind: 'paragraph' | 'heading' | 'caption';
	depth: number;
	/** How many tables the paragraph stands in. */
	level: number;
}

/** Tables in tables, at most; deeper ones are taken as of this depth. */
const MAX_LEVEL = 20;

export class Stream {
	readonly paragraph = new Paragraph();
	/** Mark of the list item that has begun. */
	mark = '';
	readonly kind: StreamKind;
	readonly #blocks: Block[] = [];
	/** By level from 1: the finished cells of the row, and the blocks of the cell that has begun. */
	readonly #cells: Block[][][] = [];
	readonly #cell: Block[][] = [];
	#after: Block[] = [];
	#tight = false;

	constructor(kind: StreamKind) {
		this.kind = kind;
	}

	/** Adds what stands beside the paragraph (a text box); it follows it. */
	add(blocks: readonly Block[]): void {
		for (const block of blocks) this.#after.push(block);
	}

	endParagraph({ kind, depth, level }: ParagraphStyle, tightNext = false): void {
		const mark = this.mark;
		this.mark = '';
		const base: Omit<Block, 'text'> = { kind: mark !== '' && kind === 'paragraph' ? 'item' : kind };
		if (kind === 'heading') base.depth = depth;
		if (this.kind === 'footnote') base.kind = 'footnote';
		else if (this.kind !== 'text') base.leftOut = this.kind;
		if (this.#tight) base.tight = true;
		const blocks = this.paragraph.take(base);
		const first = blocks[0];
		if (first && first.leftOut === base.leftOut && mark !== '') {
			first.text = `${mark} ${first.text}`;
			for (const piece of first.pieces ?? []) piece.at += mark.length + 1;
		}
		this.#tight = tightNext && first !== undefined;
		if (level === 0) this.#endTables();
		const target = level === 0 ? this.#blocks : this.#cellOf(level);
		for (const block of blocks) target.push(block);
		if (tightNext) return;
		for (const block of this.#after) target.push(block);
		this.#after = [];
	}

	endCell(level: number): void {
		const at = Math.min(Math.max(1, level), MAX_LEVEL);
		this.endParagraph({ kind: 'paragraph', depth: 0, level: at });
		for (let deeper = this.#cells.length - 1; deeper > at; deeper--) this.endRow(deeper);
		this.#rowOf(at).push(this.#cellOf(at));
		this.#cell[at] = [];
	}

	endRow(level: number): void {
		const at = Math.min(Math.max(1, level), MAX_LEVEL);
		for (let deeper = this.#cells.length - 1; deeper > at; deeper--) this.endRow(deeper);
		const cells = this.#rowOf(at);
		if (this.#cellOf(at).length > 0) cells.push(this.#cellOf(at));
		this.#cells[at] = [];
		this.#cell[at] = [];
		const target = at === 1 ? this.#blocks : this.#cellOf(at - 1);
		// One cell is a frame around a text.
		if (cells.length === 1) {
			for (const block of cells[0]!) target.push(block);
			return;
		}
		const leftOut = this.kind !== 'text' && this.kind !== 'footnote' ? this.kind : undefined;
		for (const row of rowOf(cells, leftOut && { leftOut })) target.push(row);
	}

	/** Ends what has begun, and gives everything. */
	end(style: ParagraphStyle): Block[] {
		this.endParagraph(style);
		this.#endTables();
		return this.#blocks;
	}

	/** A table whose last row was never ended. */
	#endTables(): void {
		for (let level = this.#cells.length - 1; level >= 1; level--)
			if (this.#rowOf(level).length > 0 || this.#cellOf(level).length > 0) this.endRow(level);
	}

	#rowOf(level: number): Block[][] {
		for (let at = this.#cells.length; at <= level; at++) this.#cells.push([]);
		return this.#cells[level]!;
	}

	#cellOf(level: number): Block[] {
		const at = Math.min(level, MAX_LEVEL);
		this.#rowOf(at);
		for (let each = this.#cell.length; each <= at; each++) this.#cell.push([]);
		return this.#cell[at]!;
	}
}
