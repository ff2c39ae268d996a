/** Between places in the text (UTF-16 offsets) and places in the document. Never through `Selection.toString()`. */
import type { TextRange } from '#core/text/ranges.ts';
import { BLOCK_LINES, blockOf, lineAt, type TextLayout } from './layout.ts';

/** The rendered text: `.block` elements under one root, in each a `.lines` with one element a line. */
export class TextDom {
	readonly layout: TextLayout;
	readonly root: HTMLElement;
	private blocks: HTMLElement[] = [];

	constructor(layout: TextLayout, root: HTMLElement) {
		this.layout = layout;
		this.root = root;
		this.blocks = [...root.querySelectorAll<HTMLElement>(':scope > .block > .lines')];
	}

	line(number: number): HTMLElement | null {
		return (this.blocks[blockOf(number)]?.children[(number - 1) % BLOCK_LINES] as HTMLElement | undefined) ?? null;
	}

	/** A live-free range for `[start, end)`; null when nothing of it is on a line. White space between lines has no place. */
	range({ start, end }: TextRange): StaticRange | null {
		const { lines } = this.layout;
		const first = lineAt(lines, start);
		let last = lineAt(lines, end - 1);
		if (lines.starts[last - 1]! >= end) last--;
		const from = this.line(first)?.firstChild;
		const to = this.line(last)?.firstChild;
		if (!from || !to || last < first) return null;
		return new StaticRange({
			startContainer: from,
			startOffset: Math.max(0, start - lines.starts[first - 1]!),
			endContainer: to,
			endOffset: Math.min(end, lines.ends[last - 1]!) - lines.starts[last - 1]!,
		});
	}

	/** Offset in the text of a position in the document; positions beside the text go to its nearest line. */
	offsetOf(node: Node, offset: number): number {
		const { lines, text } = this.layout;
		const element = node instanceof HTMLElement ? node : node.parentElement;
		const line = element?.closest<HTMLElement>('[data-line]');
		if (line && this.root.contains(line)) {
			const number = Number(line.dataset.line);
			const start = lines.starts[number - 1]!;
			if (node !== line) return start + Math.min(offset, lines.ends[number - 1]! - start);
			return offset === 0 ? start : lines.ends[number - 1]!;
		}
		const block = element?.closest<HTMLElement>('.block');
		if (block && this.root.contains(block)) {
			const number = Number(block.dataset.block) * BLOCK_LINES;
			if (node instanceof HTMLElement && node.classList.contains('lines'))
				return lines.starts[Math.min(lines.count - 1, number + offset)]!;
			const last = Math.min(lines.count, number + BLOCK_LINES);
			return node === block && offset === 0 ? lines.starts[number]! : lines.ends[last - 1]!;
		}
		if (node === this.root) return offset < this.blocks.length ? lines.starts[offset * BLOCK_LINES]! : text.length;
		return this.root.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? 0 : text.length;
	}

	/** Offset of the character under a point of the window; null beside the text. */
	offsetAt(x: number, y: number): number | null {
		const at = document.caretPositionFromPoint(x, y);
		if (!at || !this.root.contains(at.offsetNode)) return null;
		return this.offsetOf(at.offsetNode, at.offset);
	}

	/** Boxes of a range in the window, one for each line at most. Empty when it is not rendered. */
	boxes(range: TextRange): DOMRect[] {
		const place = this.range(range);
		if (!place) return [];
		const live = document.createRange();
		live.setStart(place.startContainer, place.startOffset);
		live.setEnd(place.endContainer, place.endOffset);
		return [...live.getClientRects()].filter((box) => box.width > 0);
	}
}
