/** Puts highlights on the text with the CSS Custom Highlight API, for the blocks near the viewport only. */
import type { TextRange } from '#core/text/ranges.ts';
import type { CodingsModel } from './codings-model.ts';
import { flatten } from './flatten.ts';
import { blockOf, firstLineOf, lastLineOf, spanOf } from './layout.ts';
import type { TextDom } from './offsets.ts';

/** Order of painting: tints, marks, what failed, hits, selection, flash. */
const PRIORITY: Readonly<Record<string, number>> = { failed: 3, hits: 4, hit: 5, selection: 6, flash: 7 };

function highlight(name: string): Highlight {
	const key = `synthema-${name}`;
	let found = CSS.highlights.get(key);
	if (!found) {
		found = new Highlight();
		found.priority = PRIORITY[name] ?? (name.endsWith('m') ? 2 : 1);
		CSS.highlights.set(key, found);
	}
	return found;
}

type Registered = [name: string, range: StaticRange];

export class Painter {
	private readonly dom: TextDom;
	private readonly model: CodingsModel;
	private readonly hueOf: (codeId: string) => number;
	private first = 0;
	private last = -1;
	/** What is registered, by block and `name start end`. */
	private readonly blocks = new Map<number, Map<string, Registered>>();
	private readonly waiting = new Set<number>();
	private held = 0;
	private readonly others = new Map<string, StaticRange[]>();
	private active: string | null = null;

	constructor(dom: TextDom, model: CodingsModel, hueOf: (codeId: string) => number) {
		this.dom = dom;
		this.model = model;
		this.hueOf = hueOf;
	}

	/** Collects what is to be painted until the end of `work`, so that a key paints each block once. */
	together(work: () => void): void {
		this.held++;
		try {
			work();
		} finally {
			this.held--;
			if (this.held === 0) {
				for (const block of this.waiting) if (block >= this.first && block <= this.last) this.paint(block);
				this.waiting.clear();
			}
		}
	}

	/** Blocks whose codings are to be seen. */
	show(first: number, last: number): void {
		if (first === this.first && last === this.last) return;
		this.first = first;
		this.last = last;
		for (const block of [...this.blocks.keys()]) if (block < first || block > last) this.clear(block);
		for (let block = first; block <= last; block++) if (!this.blocks.has(block)) this.paint(block);
	}

	/** Paints what lies in a range anew. */
	repaint(range: TextRange): void {
		const [from, to] = spanOf(this.dom.layout, range);
		const last = Math.min(this.last, blockOf(to));
		for (let block = Math.max(this.first, blockOf(from)); block <= last; block++) this.paint(block);
	}

	repaintAll(): void {
		for (let block = this.first; block <= this.last; block++) this.paint(block);
	}

	/** The coding at the cursor is painted as the mark. */
	setActive(id: string | null): void {
		if (id === this.active) return;
		const before = this.active === null ? undefined : this.model.get(this.active);
		this.active = id;
		if (before) this.repaint(before);
		const now = id === null ? undefined : this.model.get(id);
		if (now) this.repaint(now);
	}

	/** Ranges of a kind of their own: `selection`, `hits`, `hit`, `flash`. */
	set(name: 'selection' | 'hits' | 'hit' | 'flash', ranges: readonly TextRange[]): void {
		const target = highlight(name);
		for (const range of this.others.get(name) ?? []) target.delete(range);
		const made = ranges.flatMap((range) => this.dom.range(range) ?? []);
		for (const range of made) target.add(range);
		this.others.set(name, made);
	}

	dispose(): void {
		for (const block of [...this.blocks.keys()]) this.clear(block);
		for (const name of ['selection', 'hits', 'hit', 'flash'] as const) this.set(name, []);
		this.last = -1;
	}

	private clear(block: number): void {
		for (const [name, range] of this.blocks.get(block)?.values() ?? []) highlight(name).delete(range);
		this.blocks.delete(block);
	}

	/** Registers what the block should show. What is the same stays: only text whose highlights change is painted again. */
	private paint(block: number): void {
		if (this.held > 0) {
			this.waiting.add(block);
			return;
		}
		const { layout } = this.dom;
		const firstLine = firstLineOf(block);
		const lastLine = lastLineOf(layout, block);
		const from = layout.lines.starts[firstLine - 1]!;
		const to = layout.lines.ends[lastLine - 1]!;
		const codings = this.model.overlapping({ start: from, end: to });
		const before = this.blocks.get(block);
		const registered = new Map<string, Registered>();
		const add = (name: string, range: TextRange) => {
			const key = `${name} ${range.start} ${range.end}`;
			const there = before?.get(key);
			if (there) {
				before!.delete(key);
				registered.set(key, there);
				return;
			}
			const place = this.dom.range(range);
			if (!place) return;
			highlight(name).add(place);
			registered.set(key, [name, place]);
		};
		const painted = codings.map(({ id, start, end, codeId }) => ({ id, start, end, hue: this.hueOf(codeId) }));
		for (const { hue, layer, start, end } of flatten(painted, from, to, this.active))
			add(`${hue}${layer}`, { start, end });
		for (const { state, start, end } of codings)
			if (state === 'failed') add('failed', { start: Math.max(start, from), end: Math.min(end, to) });
		for (const [name, range] of before?.values() ?? []) highlight(name).delete(range);
		this.blocks.set(block, registered);
		for (let line = firstLine; line <= lastLine; line++) {
			const element = this.dom.line(line);
			if (!element) continue;
			const state = this.model.isOpen(line)
				? 'open'
				: this.model.isConsidered(line) && !this.model.isCoded(line)
					? 'considered'
					: '';
			if ((element.dataset.state ?? '') !== state) element.dataset.state = state;
		}
	}
}
