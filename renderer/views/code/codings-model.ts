/** My codings of the open source: what is saved, what is on its way, and what could not be saved. */
import type { Coding, Considered } from '#core/model.ts';
import { IntervalIndex } from '#core/text/interval-index.ts';
import { coveredLines, type TextRange } from '#core/text/ranges.ts';
import type { Output } from '#host/contract/methods.ts';
import type { ChangeEvent } from '#host/contract/wire.ts';
import { spanOf, type TextLayout } from './layout.ts';

export interface OwnCoding extends TextRange {
	readonly id: string;
	readonly codeId: string;
	state: 'saved' | 'saving' | 'failed';
}

type Listener = (changed: TextRange) => void;

/**
 * Holds the codings of one person in one source, findable by place. A change costs what lies around it, not what the
 * source holds. Every change tells its listeners the range it touched, at once.
 */
export class CodingsModel {
	/** Other sections of the same text bring another layout with the same lines. */
	layout: TextLayout;
	readonly sourceId: string;
	readonly personId: string;
	private readonly index = new IntervalIndex();
	private readonly byId = new Map<string, OwnCoding>();
	private readonly considered = new Map<string, TextRange>();
	/** Codings on each line. */
	private perLine: Uint32Array;
	private consideredLines: Uint8Array;
	/** Own writes on their way, by coding: until they are answered the feed does not overwrite what is on screen. */
	private readonly onTheWay = new Map<string, number>();
	private readonly listeners = new Set<Listener>();

	constructor(layout: TextLayout, sourceId: string, personId: string) {
		this.layout = layout;
		this.sourceId = sourceId;
		this.personId = personId;
		this.perLine = new Uint32Array(layout.lines.count);
		this.consideredLines = new Uint8Array(layout.lines.count);
	}

	subscribe(listener: Listener): () => void {
		this.listeners.add(listener);
		return () => this.listeners.delete(listener);
	}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): OwnCoding | undefined {
		return this.byId.get(id);
	}

	/** Codings that share a character with a range, in text order. */
	overlapping({ start, end }: TextRange): OwnCoding[] {
		return this.index.overlapping(start, end).map(({ id }) => this.byId.get(id)!);
	}

	/** Codings on a line, the shortest first: the most particular is the one that is meant. */
	onLine(line: number): OwnCoding[] {
		const start = this.layout.lines.starts[line - 1];
		const end = this.layout.lines.ends[line - 1];
		if (start === undefined || end === undefined) return [];
		return this.overlapping({ start, end }).sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
	}

	/** The coding with this code at exactly this place. */
	twin(codeId: string, { start, end }: TextRange): OwnCoding | undefined {
		return this.overlapping({ start, end }).find(
			(coding) => coding.codeId === codeId && coding.start === start && coding.end === end,
		);
	}

	isCoded(line: number): boolean {
		return this.perLine[line - 1]! > 0;
	}

	isConsidered(line: number): boolean {
		return this.consideredLines[line - 1] === 1;
	}

	/** A line to be coded that is neither coded nor considered. */
	isOpen(line: number): boolean {
		return this.layout.findings[line - 1] === 1 && !this.isCoded(line) && !this.isConsidered(line);
	}

	/** The nearest open line after (or before) `line`, or null. */
	nextOpen(line: number, step: 1 | -1): number | null {
		for (let at = line + step; at >= 1 && at <= this.layout.lines.count; at += step) if (this.isOpen(at)) return at;
		return null;
	}

	/** Lines to be coded that I am done with. */
	doneLines(): number {
		let done = 0;
		for (let line = 0; line < this.perLine.length; line++) {
			if (this.layout.findings[line] && (this.perLine[line]! > 0 || this.consideredLines[line])) done++;
		}
		return done;
	}

	// ----- changes -----

	put(coding: OwnCoding): void {
		const before = this.byId.get(coding.id);
		if (before && before.start === coding.start && before.end === coding.end && before.codeId === coding.codeId) {
			const visible = (before.state === 'failed') !== (coding.state === 'failed');
			before.state = coding.state;
			if (!visible) return;
			this.tell(coding);
			return;
		}
		if (before) this.count(before, -1);
		this.byId.set(coding.id, { ...coding });
		this.index.add(coding.id, coding.start, coding.end);
		this.count(coding, 1);
		this.tell(before ? { start: Math.min(before.start, coding.start), end: Math.max(before.end, coding.end) } : coding);
	}

	remove(id: string): OwnCoding | undefined {
		const before = this.byId.get(id);
		if (!before) return undefined;
		this.byId.delete(id);
		this.index.remove(id);
		this.count(before, -1);
		this.tell(before);
		return before;
	}

	setState(id: string, state: OwnCoding['state']): void {
		const coding = this.byId.get(id);
		if (coding) this.put({ ...coding, state });
	}

	/** Marks lines as considered or not on screen; the rows follow from the feed. */
	setConsidered({ start, end }: TextRange, considered: boolean): void {
		const [first, last] = spanOf(this.layout, { start, end });
		this.consideredLines.fill(considered ? 1 : 0, first - 1, last);
		this.tell({ start, end });
	}

	/** From now until `settled`, changes of this coding that the feed tells are echoes of our own. */
	sending(id: string): void {
		this.onTheWay.set(id, (this.onTheWay.get(id) ?? 0) + 1);
	}

	/** Returns whether nothing else of this coding is on its way. */
	settled(id: string): boolean {
		const left = (this.onTheWay.get(id) ?? 1) - 1;
		if (left > 0) this.onTheWay.set(id, left);
		else this.onTheWay.delete(id);
		return left <= 0;
	}

	/** Takes everything anew as the host has it; what is on its way stays on screen. */
	load({ codings, considered }: Output<'codings.ofSource'>): void {
		const pending = [...this.byId.values()].filter(
			(coding) => coding.state !== 'saved' || this.onTheWay.has(coding.id),
		);
		for (const id of [...this.byId.keys()]) this.index.remove(id);
		this.byId.clear();
		this.considered.clear();
		this.perLine = new Uint32Array(this.layout.lines.count);
		const me = codings.people.indexOf(this.personId);
		for (let i = 0; i < codings.id.length; i++) {
			if (codings.person[i] !== me) continue;
			const coding: OwnCoding = {
				id: codings.id[i]!,
				codeId: codings.codes[codings.code[i]!]!,
				start: codings.start[i]!,
				end: codings.end[i]!,
				state: 'saved',
			};
			this.byId.set(coding.id, coding);
			this.index.add(coding.id, coding.start, coding.end);
			this.count(coding, 1);
		}
		for (const row of considered)
			if (row.personId === this.personId) this.considered.set(row.id, { start: row.start, end: row.end });
		this.recountConsidered();
		for (const coding of pending) {
			const there = this.byId.get(coding.id);
			if (!there) this.put(coding);
			else if (this.onTheWay.has(coding.id)) this.put(coding);
		}
		this.tell({ start: 0, end: this.layout.text.length });
	}

	/** Applies a change of the feed. Answers whether it could; if not, the codings have to be read anew. */
	follow(change: ChangeEvent): boolean {
		if (!change.tables.includes('coding') && !change.tables.includes('considered')) return true;
		if (!change.rows) return false;
		let recount: TextRange | null = null;
		for (const { table, id, before, after } of change.rows) {
			const row = (after ?? before) as unknown as Coding | Considered;
			if (table === 'coding') {
				if (row.sourceId !== this.sourceId || row.personId !== this.personId || this.onTheWay.has(id)) continue;
				if (!after) this.remove(id);
				else {
					const { codeId, start, end } = after as unknown as Coding;
					this.put({ id, codeId, start, end, state: 'saved' });
				}
			} else if (table === 'considered') {
				if (row.sourceId !== this.sourceId || row.personId !== this.personId) continue;
				const old = this.considered.get(id);
				if (after) this.considered.set(id, { start: row.start, end: row.end });
				else this.considered.delete(id);
				for (const range of [old, row]) {
					if (range)
						recount = recount
							? { start: Math.min(recount.start, range.start), end: Math.max(recount.end, range.end) }
							: { start: range.start, end: range.end };
				}
			}
		}
		if (recount) {
			this.recountConsidered();
			this.tell(recount);
		}
		return true;
	}

	private recountConsidered(): void {
		this.consideredLines = new Uint8Array(this.layout.lines.count);
		for (const line of coveredLines(this.layout.lines, [...this.considered.values()]))
			this.consideredLines[line - 1] = 1;
	}

	private count(range: TextRange, by: 1 | -1): void {
		const [first, last] = spanOf(this.layout, range);
		for (let line = first; line <= last; line++) this.perLine[line - 1]! += by;
	}

	private tell(changed: TextRange): void {
		for (const listener of this.listeners) listener(changed);
	}
}
