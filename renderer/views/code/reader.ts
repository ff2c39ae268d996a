/** One open source: its text, my codings in it, and where the reader is. Keys and mouse act on this. */

import { createStore, type StoreApi } from 'zustand';
import type { Code, Section, Source } from '#core/model.ts';
import type { TextRange } from '#core/text/ranges.ts';
import type { ChangeEvent } from '#host/contract/wire.ts';
import { sentence, t } from '../../app/i18n.tsx';
import { appState, toast } from '../../app/store.ts';
import type { Client } from '../../client/client.ts';
import { CodingsModel } from './codings-model.ts';
import { layOut, lineAt, rangeOfLine, spanOf, type TextLayout } from './layout.ts';
import type { SourcePages } from './pages/source-pages.ts';
import { fillSlots, type Slot, useRecent } from './recent.ts';
import { surviving } from './survive.ts';
import { nextSentence } from './words.ts';

export type Scroll = 'near' | 'third' | 'stay';

export interface ReaderState {
	/** The line the reader is on, from 1. */
	line: number;
	/** What is selected; null means the line. */
	range: TextRange | null;
	/** The fixed end of a selection that is being extended. */
	anchor: TextRange | null;
	/** The coding at the cursor, painted as the mark. */
	active: string | null;
	palette: (TextRange & { fromLine: boolean }) | null;
	/** Whether the codings have been read. */
	ready: boolean;
	/** Counts changes of the codings, for what is drawn from them. */
	revision: number;
	/** Counts changes of the codes' names and colours. */
	codes: number;
	/** The coding whose memo is asked for; `times` counts, so that asking again is a change. */
	memo: { id: string; times: number } | null;
	find: { open: boolean; query: string; hits: TextRange[]; at: number };
}

/** What the reader asks of the surface on screen. */
export interface SurfaceView {
	scrollTo(line: number, how: Scroll): void;
	/** Lines that fit on the screen. */
	page(): number;
	focus(): void;
	flash(range: TextRange): void;
	/** Paints once what changes during `work`. */
	together(work: () => void): void;
}

export class Reader {
	readonly source: Source;
	readonly sections: readonly Section[];
	/** Whether only findings are coded and counted. */
	readonly findingsOnly: boolean;
	readonly layout: TextLayout;
	readonly model: CodingsModel;
	readonly client: Client;
	readonly projectId: string;
	readonly store: StoreApi<ReaderState>;
	view: SurfaceView | null = null;
	/** Pages of the original; null in formats without them, and until they have been read. */
	pages: SourcePages | null;
	/** What the cursor moves by and codes go to where nothing is selected. */
	unit: 'line' | 'sentence' = 'line';
	/** What was coded last while the cursor stayed: the next sentence is the one behind it. */
	caret: TextRange | null;
	/** Codes by id, with those just created that the host has not told yet. */
	readonly codes: Map<string, Pick<Code, 'id' | 'name' | 'colour'>>;
	private readonly stops: (() => void)[] = [];
	private loading: Promise<void> | null = null;
	/** Changes told while the codings are being read; the answer may be older than they are. */
	private missed: ChangeEvent[] | null = null;
	/** The text was corrected; what is told of codings is about the new one, which gets a reader of its own. */
	private outdated = false;

	constructor(
		client: Client,
		projectId: string,
		me: string,
		source: Source,
		text: string,
		sections: readonly Section[],
		findingsOnly: boolean,
		/** The same text with other sections: its codings, and where the reader was, are taken over. */
		before: Reader | null = null,
	) {
		this.client = surviving(client);
		this.projectId = projectId;
		this.source = source;
		this.sections = sections;
		this.findingsOnly = findingsOnly;
		this.layout = layOut(text, source.language, source.lineRule, sections, findingsOnly, before?.layout);
		this.model = before?.model ?? new CodingsModel(this.layout, source.id, me);
		this.model.layout = this.layout;
		this.codes = before?.codes ?? new Map();
		this.drafts = before?.drafts ?? new Set();
		this.byUse = before?.byUse ?? [];
		this.pages = before?.pages ?? null;
		this.caret = before?.caret ?? null;
		const findings = this.layout.findings.indexOf(1);
		this.store = createStore<ReaderState>(() => ({
			line: Math.max(1, findings + 1),
			range: null,
			anchor: null,
			active: null,
			palette: null,
			ready: false,
			revision: 0,
			codes: 0,
			memo: null,
			find: { open: false, query: '', hits: [], at: -1 },
			...before?.get(),
		}));
		this.stops.push(
			client.onChange((change) => {
				if (change.tables.includes('revision'))
					this.corrected(change).catch((error: unknown) => toast(sentence(error)));
				if (this.outdated) return;
				this.missed?.push(change);
				if (!this.model.follow(change)) void this.load();
			}),
			client.onState((state) => {
				if (state === 'up') void this.load();
			}),
			this.model.subscribe(() => {
				const { line, active } = this.get();
				this.set({
					revision: this.get().revision + 1,
					active: active !== null && this.model.get(active) ? active : this.defaultActive(line),
				});
			}),
		);
		if (!this.get().ready) void this.load();
	}

	get get() {
		return this.store.getState;
	}

	get set() {
		return this.store.setState;
	}

	/** Reads my codings from the host; while that runs a second call waits for the same answer. */
	load(): Promise<void> {
		this.loading ??= this.read().finally(() => {
			this.loading = null;
			this.missed = null;
		});
		return this.loading;
	}

	private async read(): Promise<void> {
		// Kept behind another view, or behind the start screen, until another source is opened.
		if (appState().project?.id !== this.projectId) return;
		this.missed = [];
		try {
			this.model.load(await this.client.call('codings.ofSource', { sourceId: this.source.id }));
			for (const change of this.missed) this.model.follow(change);
			this.set({ ready: true });
		} catch (error) {
			toast(sentence(error), { label: t('action.retry'), run: () => void this.load() }, 'problem');
		}
	}

	/** A text was corrected, or a correction taken back; is the one open here still the text of its source? */
	private async corrected({ rows }: ChangeEvent): Promise<void> {
		const before = this.outdated;
		let text = rows?.find(({ table, id }) => table === 'source' && id === this.source.id)?.after?.textSha256;
		if (!rows) {
			this.outdated = true;
			const { sources } = await this.client.call('sources.list', {});
			text = sources.find(({ id }) => id === this.source.id)?.textSha256;
		}
		if (rows && text === undefined) return;
		this.outdated = text !== this.source.textSha256;
		if (!this.outdated && (before || !rows)) await this.load();
	}

	dispose(): void {
		for (const stop of this.stops) stop();
	}

	setCodes(codes: readonly Code[]): void {
		for (const code of codes) this.codes.set(code.id, code);
		const known = new Set(codes.map(({ id }) => id));
		const inUse = (id: string) => this.drafts.has(id);
		for (const id of [...this.codes.keys()]) if (!known.has(id) && !inUse(id)) this.codes.delete(id);
		for (const id of known) this.drafts.delete(id);
		this.set(({ revision, codes: times }) => ({ revision: revision + 1, codes: times + 1 }));
	}

	/** Codes created here that `codes.list` does not hold yet. */
	readonly drafts: Set<string>;

	/** Codes with most codings first; they fill the keys 1–9 until the coder has used others. */
	byUse: readonly string[];

	/** The codes on the keys 1–9, as they are shown. */
	slots(): Slot[] {
		return fillSlots(useRecent.getState().slots[this.projectId] ?? [], (id) => this.codes.has(id), this.byUse);
	}

	hueOf = (codeId: string): number => this.codes.get(codeId)?.colour ?? 9;
	nameOf = (codeId: string): string => this.codes.get(codeId)?.name ?? '';

	/** What an action is about: the selection, or else the line. */
	target(): TextRange & { fromLine: boolean } {
		const { range, line } = this.get();
		const here = rangeOfLine(this.layout, line);
		const sentence = !range && this.unit === 'sentence' ? nextSentence(this.layout, here.start) : null;
		const chosen = range ?? sentence;
		return chosen ? { ...chosen, fromLine: false } : { ...here, fromLine: true };
	}

	/** Runs several changes as one step on screen. */
	together(work: () => void): void {
		if (this.view) this.view.together(work);
		else work();
	}

	defaultActive(line: number): string | null {
		return this.model.onLine(line)[0]?.id ?? null;
	}

	// ----- moving -----

	/** Goes to a line; the selection ends. */
	moveTo(line: number, how: Scroll = 'near'): void {
		const at = Math.min(Math.max(1, line), this.layout.lines.count);
		this.caret = null;
		this.set({ line: at, range: null, anchor: null, active: this.defaultActive(at) });
		this.view?.scrollTo(at, how);
	}

	/** Selects a range; the cursor goes to its first or last line. */
	select(
		range: TextRange,
		head: 'first' | 'last' = 'first',
		anchor: TextRange | null = null,
		how: Scroll = 'near',
	): void {
		const [first, last] = spanOf(this.layout, range);
		const line = head === 'first' ? first : last;
		const before = this.get();
		this.set({ line, range, anchor, active: before.line === line ? before.active : this.defaultActive(line) });
		this.view?.scrollTo(line, how);
	}

	/** Lets go of the selection, the cursor stays. */
	unselect(): void {
		this.caret = this.get().range;
		this.set({ range: null, anchor: null });
	}

	activate(id: string): void {
		const coding = this.model.get(id);
		if (!coding) return;
		const [first, last] = spanOf(this.layout, coding);
		const { line } = this.get();
		if (line < first || line > last) {
			this.set({ line: first, range: null, anchor: null, active: id });
			this.view?.scrollTo(first, 'near');
		} else this.set({ active: id });
	}

	/** Shows a passage from elsewhere: a third down, with a flash. */
	jump(range: TextRange): void {
		const line = lineAt(this.layout.lines, range.start);
		this.moveTo(line, 'third');
		const same = this.model
			.overlapping(range)
			.find((coding) => coding.start === range.start && coding.end === range.end);
		if (same) this.set({ active: same.id });
		this.view?.flash(range);
	}
}
