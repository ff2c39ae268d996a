/** From places in one version of a text to places in the next. */
import { align, cutsPair, type Run } from './align.ts';
import type { TextRange } from './ranges.ts';

export interface Place {
	/** Offset in the new text. */
	at: number;
	/** Whether a character beside the offset was kept; otherwise it lies in words that were replaced, and is a guess. */
	firm: boolean;
}

export class OffsetMap {
	readonly oldText: string;
	readonly newText: string;
	/** What both texts have in common, in order, see `align`. */
	readonly runs: readonly Run[];

	constructor(oldText: string, newText: string) {
		this.oldText = oldText;
		this.newText = newText;
		this.runs = align(oldText, newText);
	}

	/** Index of the last run whose `key` is at most `offset`; -1 when all begin behind it. */
	private before(key: 'from' | 'to', offset: number): number {
		let low = 0;
		let high = this.runs.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.runs[middle]![key] <= offset) low = middle + 1;
			else high = middle;
		}
		return low - 1;
	}

	/**
	 * Where a range that began at `offset` begins now: with the character that stood there, or where what replaced it
	 * begins. What was inserted right before it stays outside.
	 */
	start(offset: number): Place {
		const index = this.before('from', offset);
		const run = this.runs[index];
		if (run && offset <= run.from + run.length && (offset < run.from + run.length || offset === this.oldText.length))
			return { at: run.to + offset - run.from, firm: true };
		if (run && offset === run.from + run.length) return { at: run.to + run.length, firm: true };
		return this.between(index, offset);
	}

	/** Where a range that ended at `offset` ends now. What was inserted right behind it stays outside. */
	end(offset: number): Place {
		const index = this.before('from', offset - 1);
		const run = this.runs[index];
		if (offset === 0) return { at: 0, firm: true };
		if (run && offset <= run.from + run.length) return { at: run.to + offset - run.from, firm: true };
		const next = this.runs[index + 1];
		if (next ? next.from === offset : offset === this.oldText.length)
			return { at: next?.to ?? this.newText.length, firm: true };
		return this.between(index, offset);
	}

	/** In proportion, inside what was replaced behind run `index`. */
	private between(index: number, offset: number): Place {
		const run = this.runs[index];
		const next = this.runs[index + 1];
		const from = run ? run.from + run.length : 0;
		const to = run ? run.to + run.length : 0;
		const share = (offset - from) / ((next?.from ?? this.oldText.length) - from);
		const at = to + Math.round(share * ((next?.to ?? this.newText.length) - to));
		return { at: cutsPair(this.newText, at) ? at - 1 : at, firm: false };
	}

	/** The new range of `[start, end)` of the old text, by its two ends; null where nothing is left of it. */
	range({ start, end }: TextRange): TextRange | null {
		const range = { start: this.start(start).at, end: this.end(end).at };
		return range.start < range.end ? range : null;
	}

	/** Pieces of `[start, end)` of the old text that were kept, as ranges of the new one. */
	kept({ start, end }: TextRange): TextRange[] {
		const pieces: TextRange[] = [];
		for (let at = Math.max(0, this.before('from', start)); at < this.runs.length; at++) {
			const { from, to, length } = this.runs[at]!;
			if (from >= end) break;
			const first = Math.max(start, from);
			const last = Math.min(end, from + length);
			if (first < last) pieces.push({ start: to + first - from, end: to + last - from });
		}
		return pieces;
	}

	/** Characters of `[start, end)` of the new text that stood in the old one outside of `range`. */
	foreign({ start, end }: TextRange, range: TextRange): number {
		let count = 0;
		for (let at = Math.max(0, this.before('to', start)); at < this.runs.length; at++) {
			const { from, to, length } = this.runs[at]!;
			if (to >= end) break;
			const first = Math.max(start, to) - to + from;
			const last = Math.min(end, to + length) - to + from;
			if (first >= last) continue;
			count += last - first - Math.max(0, Math.min(last, range.end) - Math.max(first, range.start));
		}
		return count;
	}

	/** Whether the character at an offset of the new text is new. */
	isNew(offset: number): boolean {
		const run = this.runs[this.before('to', offset)];
		return !run || offset >= run.to + run.length;
	}

	/** What is new in the new text, in order. */
	get added(): TextRange[] {
		const added: TextRange[] = [];
		let at = 0;
		for (const { to, length } of [...this.runs, { to: this.newText.length, length: 0 }]) {
			if (to > at) added.push({ start: at, end: to });
			at = to + length;
		}
		return added;
	}
}
