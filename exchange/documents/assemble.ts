/** Blocks to the text of a source, with its headings, pages and what was left out. */
import type { SectionKind } from '#core/model.ts';
import type { Block, Fragment, LeftOutKind, Piece, ReadDocument } from './model.ts';

export interface LeftOut {
	/** `<kind>:<number>`, the same each time the same file is read. */
	id: string;
	kind: LeftOutKind;
	/** From 1; null in formats without pages. */
	page: number | null;
	text: string;
	/** Words around it, for what stood inside a paragraph. */
	context: string;
	/** Whether a person has put it back. */
	kept: boolean;
}

export interface AssembledText {
	/** LF newlines; paragraphs with a blank line between them. */
	text: string;
	/** `depth` as in `Block`. */
	headings: { start: number; end: number; depth: number }[];
	/** Ranges whose kind the file's structure tells: footnotes, front matter. */
	hints: { start: number; end: number; kind: SectionKind }[];
	/** The page on which the text goes on from `start`; ordered by `start`. Empty without pages. */
	pageMarks: { start: number; page: number }[];
	/** As in `Block`, with offsets into the whole text; ordered by `start`. */
	fragments: Fragment[];
	leftOut: LeftOut[];
}

/** Kinds that stand line under line without blank lines between two of them. */
const TIGHT = new Set<Block['kind']>(['item', 'row']);
const CONTEXT = 24;

interface Counter {
	next(kind: LeftOutKind): string;
	kept(id: string, kind: LeftOutKind): boolean;
}

function counter(keep: readonly string[]): Counter {
	const kept = new Set(keep);
	const counts = new Map<LeftOutKind, number>();
	return {
		next: (kind) => {
			const n = (counts.get(kind) ?? 0) + 1;
			counts.set(kind, n);
			return `${kind}:${n}`;
		},
		kept: (id, kind) => kept.has(id) || kept.has(kind),
	};
}

/** Puts the pieces of a block that are wanted back, and moves its offsets along. */
function withPieces(block: Block, count: Counter, leftOut: LeftOut[]): Block {
	if (!block.pieces?.length) return block;
	const back: Piece[] = [];
	for (const piece of block.pieces) {
		const id = count.next(piece.kind);
		const kept = count.kept(id, piece.kind);
		if (kept) back.push(piece);
		leftOut.push({
			id,
			kind: piece.kind,
			page: pageAt(block, piece.at),
			text: piece.text,
			context: `${block.text.slice(Math.max(0, piece.at - CONTEXT), piece.at)}▸${block.text.slice(piece.at, piece.at + CONTEXT)}`,
			kept,
		});
	}
	if (back.length === 0) return block;
	back.sort((a, b) => a.at - b.at);
	const move = (offset: number, inclusive: boolean) => {
		let moved = offset;
		for (const piece of back) if (piece.at < offset || (inclusive && piece.at === offset)) moved += piece.text.length;
		return moved;
	};
	let text = '';
	let at = 0;
	for (const piece of back) {
		text += block.text.slice(at, piece.at) + piece.text;
		at = piece.at;
	}
	return {
		...block,
		text: text + block.text.slice(at),
		...(block.pageBreaks && { pageBreaks: block.pageBreaks.map((each) => ({ ...each, at: move(each.at, true) })) }),
		...(block.fragments && {
			fragments: block.fragments.map((each) => ({
				...each,
				start: move(each.start, true),
				end: move(each.end, false),
			})),
		}),
	};
}

function pageAt(block: Block, at: number): number | null {
	let page = block.page ?? null;
	for (const pageBreak of block.pageBreaks ?? []) if (pageBreak.at <= at) page = pageBreak.page;
	return page;
}

/**
 * Joins blocks into a text. `keep` names what a person wants back: ids of `leftOut` or whole kinds. The same document and
 * the same `keep` always give the same text.
 */
export function assemble({ blocks }: Pick<ReadDocument, 'blocks'>, keep: readonly string[] = []): AssembledText {
	const count = counter(keep);
	const leftOut: LeftOut[] = [];
	const parts: string[] = [];
	const headings: AssembledText['headings'] = [];
	const hints: AssembledText['hints'] = [];
	const pageMarks: AssembledText['pageMarks'] = [];
	const fragments: Fragment[] = [];
	let length = 0;
	let before: Block | null = null;
	const mark = (start: number, page: number | null | undefined) => {
		if (page != null && pageMarks.at(-1)?.page !== page) pageMarks.push({ start, page });
	};
	for (const original of blocks) {
		if (original.text === '') continue;
		if (original.leftOut !== undefined) {
			const id = count.next(original.leftOut);
			const kept = count.kept(id, original.leftOut);
			leftOut.push({
				id,
				kind: original.leftOut,
				page: original.page ?? null,
				text: original.text,
				context: '',
				kept,
			});
			if (!kept) continue;
		}
		const block = withPieces(original, count, leftOut);
		if (before) {
			const tight = block.tight ?? (TIGHT.has(block.kind) && before.kind === block.kind);
			parts.push(tight ? '\n' : '\n\n');
			length += tight ? 1 : 2;
		}
		const start = length;
		const end = start + block.text.length;
		parts.push(block.text);
		length = end;
		if (block.kind === 'heading') headings.push({ start, end, depth: block.depth ?? 2 });
		const hint = block.section ?? (block.kind === 'footnote' ? 'other' : undefined);
		if (hint) {
			const last = hints.at(-1);
			if (last?.kind === hint && before?.kind === block.kind && last.end + 2 >= start) last.end = end;
			else hints.push({ start, end, kind: hint });
		}
		mark(start, block.page);
		for (const each of block.pageBreaks ?? []) mark(start + each.at, each.page);
		for (const each of block.fragments ?? [])
			if (each.end > each.start) fragments.push({ ...each, start: start + each.start, end: start + each.end });
		before = block;
	}
	return { text: parts.join(''), headings, hints, pageMarks, fragments, leftOut };
}
