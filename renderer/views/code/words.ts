/** Steps by word and sentence from any place of a text, looking no further than the paragraph it is in. */
import type { TextRange } from '#core/text/ranges.ts';
import { sentences, words } from '#core/text/segments.ts';
import type { TextLayout } from './layout.ts';

/** Index of the paragraph that holds an offset, or of the next; the number of paragraphs when there is none. */
function paragraphAt({ paragraphs }: TextLayout, offset: number): number {
	let low = 0;
	let high = paragraphs.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (paragraphs[middle]!.end <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

type Cut = (text: string, language: string, start: number, end: number) => TextRange[];

/** The first unit that ends after `offset`. */
function unitAfter(layout: TextLayout, cut: Cut, offset: number): TextRange | null {
	for (let i = paragraphAt(layout, offset); i < layout.paragraphs.length; i++) {
		const { start, end } = layout.paragraphs[i]!;
		const found = cut(layout.text, layout.language, start, end).find((unit) => unit.end > offset);
		if (found) return found;
	}
	return null;
}

/** The last unit that begins before `offset`. */
function unitBefore(layout: TextLayout, cut: Cut, offset: number): TextRange | null {
	for (let i = Math.min(layout.paragraphs.length - 1, paragraphAt(layout, offset)); i >= 0; i--) {
		const { start, end } = layout.paragraphs[i]!;
		const found = cut(layout.text, layout.language, start, end).findLast((unit) => unit.start < offset);
		if (found) return found;
	}
	return null;
}

export const nextSentence = (layout: TextLayout, offset: number) => unitAfter(layout, sentences, offset);
export const sentenceBefore = (layout: TextLayout, offset: number) => unitBefore(layout, sentences, offset);
export const nextWord = (layout: TextLayout, offset: number) => unitAfter(layout, words, offset);
export const wordBefore = (layout: TextLayout, offset: number) => unitBefore(layout, words, offset);

/** Words of a passage; characters of Chinese text are counted as such (字). */
export function wordCount(layout: TextLayout, { start, end }: TextRange): number {
	if (layout.language.startsWith('zh'))
		return [...layout.text.slice(start, end).matchAll(/\p{Script=Han}|[\p{L}\p{N}]+/gu)].length;
	return words(layout.text, layout.language, start, end).length;
}
