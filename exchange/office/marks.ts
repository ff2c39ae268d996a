/** Marks of list items and numbers of headings before their words. */
import type { Block } from '../documents/model.ts';

/** The mark of a list item or the number of a heading with what parts it from the words: nothing after "一、". */
export function beforeWords(mark: string): string {
	return mark === '' || /[、。．，：）】》]$/u.test(mark) ? mark : `${mark} `;
}

/** Puts a mark before the words of blocks, and moves along what is left out of them. */
export function withMark(blocks: Block[], mark: string): Block[] {
	const before = beforeWords(mark);
	return blocks.map((block) =>
		block.leftOut !== undefined
			? block
			: {
					...block,
					text: before + block.text,
					...(block.pieces && { pieces: block.pieces.map((piece) => ({ ...piece, at: piece.at + before.length })) }),
				},
	);
}
