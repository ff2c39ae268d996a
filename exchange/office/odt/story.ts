/** One story of an OpenDocument text (its body, a note, a header) as blocks. */

import { SynthemaError } from '#core/errors.ts';
import { childOf, childrenOf, type Element, textOf } from '../../container/xml.ts';
import { cleanText } from '../../documents/clean.ts';
import type { Block, LeftOutKind } from '../../documents/model.ts';
import { Paragraph } from '../../documents/paragraph.ts';
import { rowOf } from '../../documents/row.ts';
import { attr } from '../attributes.ts';
import { beforeWords, withMark } from '../marks.ts';
import { type OdtDocument, takeDeletion } from './document.ts';
import { type Float, InlineReader, isGraphic, type Place } from './inline.ts';
import { Counter, Lists, numeric } from './lists.ts';

/** Blocks between two looks at whether the work was called off. */
const LOOK_EVERY = 200;
/** Characters that rows and cells which say that they are repeated may add to a text. */
const MAX_REPEATED = 1_000_000;
/** Word processors know no wider tables; empty cells beyond are not counted. */
const MAX_COLUMNS = 63;

/** The list that paragraphs stand in. */
interface InList {
	style: string;
	counter: Counter;
	level: number;
	/** Waits for the first paragraph of an item. */
	mark: { start: number | undefined } | null;
}

type Sink = (element: Element, leftOut: LeftOutKind | null, list: InList | null) => void;

export class StoryReader {
	readonly #document: OdtDocument;
	readonly #inline: InlineReader;
	readonly #lists: Lists;
	readonly #outline: Counter;
	readonly #blocks: Block[] = [];
	#seen = 0;
	#repeatedLength = 0;

	constructor(document: OdtDocument) {
		this.#document = document;
		this.#inline = new InlineReader(document);
		this.#lists = new Lists(document.styles.list);
		this.#outline = new Counter(document.styles.outline);
	}

	/** Reads what stands in a body, note, header or text box. */
	read(container: Element, leftOut: LeftOutKind | null = null): Block[] {
		this.#all(container, leftOut, null, this.#paragraph);
		return this.#blocks;
	}

	/** Walks containers; `sink` takes the paragraphs and headings. Tables go into rows, or into the sink inside cells. */
	#all(container: Element, leftOut: LeftOutKind | null, list: InList | null, sink: Sink): void {
		for (const child of childrenOf(container)) this.#child(child, leftOut, list, sink);
	}

	#child(element: Element, leftOut: LeftOutKind | null, list: InList | null, sink: Sink): void {
		if (++this.#seen % LOOK_EVERY === 0) this.#document.context.signal.throwIfAborted();
		const { styles } = this.#document;
		switch (element.local) {
			case 'p':
			case 'h':
				sink(element, leftOut, list);
				break;
			case 'list':
				this.#list(element, leftOut, list, sink);
				break;
			case 'numbered-paragraph': {
				const style = attr(element, 'style-name') ?? '';
				const level = numeric(attr(element, 'level')) ?? 1;
				const mark = { start: numeric(attr(element, 'start-value')) };
				this.#all(element, leftOut, { style, counter: this.#lists.of(element, style), level, mark }, sink);
				break;
			}
			case 'section': {
				const hidden = attr(element, 'display') === 'none' || styles.section(attr(element, 'style-name')).hidden;
				this.#all(element, leftOut ?? (hidden ? 'hidden' : null), list, sink);
				break;
			}
			case 'table-of-content':
			case 'illustration-index':
			case 'table-index':
			case 'object-index':
			case 'user-index':
			case 'alphabetical-index':
				this.#all(element, leftOut ?? 'boilerplate', list, sink);
				break;
			case 'bibliography':
			case 'index-body':
			case 'index-title':
				this.#all(element, leftOut, list, sink);
				break;
			case 'table':
				if (sink === this.#paragraph) this.#table(element, leftOut);
				else for (const row of rowsIn(element)) for (const cell of cellsIn(row)) this.#all(cell, leftOut, null, sink);
				break;
			case 'change': {
				const text = cleanText(takeDeletion(this.#document, element));
				if (text !== '') this.#blocks.push({ kind: 'paragraph', text, leftOut: 'deletion' });
				break;
			}
			case 'scripts':
				this.#document.ignored.active = true;
				break;
			default:
				if (isGraphic(element)) {
					const place: Place = { paragraph: new Paragraph(), floats: [], leftOut, raised: false };
					this.#inline.graphic(element, place);
					this.#blocks.push(...place.paragraph.take({ kind: 'paragraph' }));
					this.#beside(place.floats);
				}
		}
	}

	#list(element: Element, leftOut: LeftOutKind | null, around: InList | null, sink: Sink): void {
		const own = attr(element, 'style-name');
		const style = own ?? around?.style ?? this.#styleInside(element) ?? '';
		const inherits = around !== null && (own === undefined || own === around.style);
		const counter = inherits ? around.counter : this.#lists.of(element, style);
		const level = (around?.level ?? 0) + 1;
		for (const item of childrenOf(element)) {
			if (item.local !== 'list-item' && item.local !== 'list-header') continue;
			const mark = item.local === 'list-item' ? { start: numeric(attr(item, 'start-value')) } : null;
			this.#all(item, leftOut, { style, counter, level, mark }, sink);
		}
	}

	/** A list without a style has that of the style of its first paragraph. */
	#styleInside(list: Element): string | undefined {
		const item = childOf(list, 'list-item');
		const paragraph = item && (childOf(item, 'p') ?? childOf(item, 'h'));
		return paragraph && this.#document.styles.paragraph(attr(paragraph, 'style-name')).list;
	}

	/** The mark that stands before a paragraph or heading; counts it. */
	#markOf(element: Element, list: InList | null): string {
		const stated = childOf(element, 'number');
		let mark = '';
		if (list?.mark && attr(element, 'is-list-header') !== 'true') {
			mark = list.counter.next(list.level, list.mark.start);
			list.mark = null;
		} else if (element.local === 'h' && list === null && attr(element, 'is-list-header') !== 'true') {
			const start =
				attr(element, 'restart-numbering') === 'true' ? (numeric(attr(element, 'start-value')) ?? 1) : undefined;
			mark = this.#outline.next(levelOf(element), start);
		}
		return stated ? textOf(stated).trim() : mark;
	}

	readonly #paragraph: Sink = (element, around, list) => {
		const style = this.#document.styles.paragraph(attr(element, 'style-name'));
		const leftOut = around ?? (style.hidden || isHidden(element) ? 'hidden' : null);
		const place: Place = { paragraph: new Paragraph(), floats: [], leftOut, raised: style.raised ?? false };
		const numbered = list?.mark != null;
		const mark = leftOut === null ? this.#markOf(element, list) : '';
		this.#inline.read(element, place);
		const block: Omit<Block, 'text'> =
			element.local === 'h'
				? { kind: 'heading', depth: levelOf(element) }
				: style.title && !numbered
					? { kind: 'heading', depth: 1 }
					: style.caption
						? { kind: 'caption' }
						: { kind: numbered && mark !== '' ? 'item' : 'paragraph' };
		this.#blocks.push(...withMark(place.paragraph.take(block), mark));
		this.#beside(place.floats);
	};

	/** Text boxes and what describes pictures, behind the paragraph that they hang on. */
	#beside(floats: readonly Float[]): void {
		for (const float of floats) {
			if ('box' in float) this.#all(float.box, null, null, this.#paragraph);
			else {
				const text = cleanText(float.text);
				if (text !== '') this.#blocks.push({ kind: 'paragraph', text, leftOut: float.kind });
			}
		}
	}

	#table(element: Element, leftOut: LeftOutKind | null): void {
		const rows = rowsIn(element);
		const only = rows.length === 1 ? cellsIn(rows[0]!) : [];
		// A frame around text, not a table.
		if (only.length === 1) {
			this.#all(only[0]!, leftOut, null, this.#paragraph);
			return;
		}
		const floats: Float[] = [];
		const description = childOf(element, 'desc') ?? childOf(element, 'title');
		if (description) floats.push({ kind: 'alt-text', text: textOf(description) });
		for (const row of rows) {
			if (++this.#seen % LOOK_EVERY === 0) this.#document.context.signal.throwIfAborted();
			const hidden = /^(?:collapse|filter)$/u.test(attr(row, 'visibility') ?? '');
			const kind = leftOut ?? (hidden ? 'hidden' : null);
			const cells = this.#cells(row, kind).map((cell) => cell.take({ kind: 'row' }));
			const blocks = rowOf(cells, kind === null ? {} : { leftOut: kind });
			const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
			const times = this.#repeated(row, 'number-rows-repeated', length);
			for (let i = 0; i < times; i++) this.#blocks.push(...blocks);
		}
		this.#beside(floats);
	}

	/** How often a row or cell of so many characters stands there; empty ones may be repeated over a whole sheet. */
	#repeated(element: Element, attribute: string, length: number): number {
		const times = numeric(attr(element, attribute)) ?? 1;
		if (length === 0) return Math.min(times, MAX_COLUMNS);
		this.#repeatedLength += (times - 1) * length;
		if (this.#repeatedLength > MAX_REPEATED)
			throw new SynthemaError('import.damaged', { file: this.#document.context.name });
		return times;
	}

	#cells(row: Element, leftOut: LeftOutKind | null): Paragraph[] {
		const cells: Paragraph[] = [];
		const elements = cellsIn(row);
		const alone = elements.filter(({ local }) => local === 'table-cell').length === 1;
		for (const element of elements) {
			const covered = element.local === 'covered-table-cell';
			// A cell across the whole table is a heading of rows.
			if (covered && alone) continue;
			const length = covered ? 0 : textOf(element).trim().length;
			const times = this.#repeated(element, 'number-columns-repeated', length);
			for (let i = 0; i < times && (length > 0 || cells.length < MAX_COLUMNS); i++) {
				const paragraph = new Paragraph();
				if (!covered) this.#all(element, leftOut, null, this.#into(paragraph));
				cells.push(paragraph);
			}
		}
		return cells;
	}

	/** Paragraphs, lists and tables in a cell, one after the other with a space between. */
	#into(paragraph: Paragraph): Sink {
		const sink: Sink = (element, around, list) => {
			const style = this.#document.styles.paragraph(attr(element, 'style-name'));
			const leftOut = around ?? (style.hidden || isHidden(element) ? 'hidden' : null);
			const mark = leftOut === null ? this.#markOf(element, list) : '';
			paragraph.add(' ');
			if (mark !== '' && textOf(element).trim() !== '') paragraph.add(beforeWords(mark));
			const floats: Float[] = [];
			this.#inline.read(element, { paragraph, floats, leftOut, raised: style.raised ?? false });
			for (const float of floats) {
				if ('box' in float) this.#all(float.box, leftOut, null, sink);
				else paragraph.leave(float.kind, ` ${cleanText(float.text)}`);
			}
		};
		return sink;
	}
}

function levelOf(heading: Element): number {
	return Math.max(1, numeric(attr(heading, 'outline-level')) ?? 1);
}

function isHidden(paragraph: Element): boolean {
	return childrenOf(paragraph, 'hidden-paragraph').some((each) => attr(each, 'is-hidden') === 'true');
}

/** Rows, through the groups that may stand around them. */
function rowsIn(table: Element): Element[] {
	return childrenOf(table).flatMap((child) => {
		if (child.local === 'table-row') return [child];
		return /^table-(?:header-rows|rows|row-group)$/u.test(child.local) ? rowsIn(child) : [];
	});
}

const cellsIn = (row: Element) => childrenOf(row).filter(({ local }) => /^(?:covered-)?table-cell$/u.test(local));
