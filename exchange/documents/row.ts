/** Rows of tables whose cells hold paragraphs of their own. */
import type { Block, Piece } from './model.ts';

const SEPARATOR = ' | ';

/**
 * One row as `rowText` writes it, from the blocks of its cells; what is left out in a cell is a piece of the row. `base` is
 * what the row has besides. Gives nothing where no cell has anything.
 */
export function rowOf(cells: readonly (readonly Block[])[], base: Pick<Block, 'leftOut' | 'page'> = {}): Block[] {
	const pieces: Piece[] = [];
	const pageBreaks: NonNullable<Block['pageBreaks']> = [];
	let text = '';
	for (const [i, blocks] of cells.entries()) {
		if (i > 0) text += SEPARATOR;
		let words = false;
		for (const block of blocks) {
			if (block.leftOut !== base.leftOut) {
				pieces.push({ kind: block.leftOut!, at: text.length, text: words ? ` ${block.text}` : block.text });
				continue;
			}
			if (words) text += ' ';
			for (const piece of block.pieces ?? []) pieces.push({ ...piece, at: piece.at + text.length });
			for (const each of block.pageBreaks ?? []) pageBreaks.push({ ...each, at: each.at + text.length });
			text += block.text;
			words = true;
		}
	}
	text = text.trimEnd();
	if (!/[^|\s]/u.test(text))
		return pieces.map(({ kind, text: left }) => ({ kind: 'row', leftOut: kind, text: left.trim() }));
	for (const each of [...pieces, ...pageBreaks]) each.at = Math.min(each.at, text.length);
	return [
		{
			kind: 'row',
			text,
			...base,
			...(pieces.length > 0 && { pieces }),
			...(pageBreaks.length > 0 && { pageBreaks }),
		},
	];
}
