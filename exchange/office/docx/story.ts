/** One story of a Word document (its body, a note, a header) as blocks. */
import { childOf, childrenOf, descendants, type Element, textOf } from '../../container/xml.ts';
import { cleanText } from '../../documents/clean.ts';
import type { Block, LeftOutKind } from '../../documents/model.ts';
import { Paragraph } from '../../documents/paragraph.ts';
import { rowOf } from '../../documents/row.ts';
import { attr } from '../attributes.ts';
import { beforeWords, withMark } from '../marks.ts';
import type { WordDocument } from './document.ts';
import { alternative, type Float, InlineReader, type Place } from './inline.ts';
import type { Relation } from './package.ts';
import { numberingOf, outlineOf, type ParagraphStyle, toggle, valueIn } from './styles.ts';

/** Blocks between two looks at whether the work was called off. */
const LOOK_EVERY = 200;

export class StoryReader {
	readonly #document: WordDocument;
	readonly #inline: InlineReader;
	readonly #blocks: Block[] = [];
	/** Begun by a paragraph whose mark was deleted, or by a drop cap: the next paragraph goes on with it. */
	#begun: Paragraph | null = null;
	#floats: Float[] = [];
	#seen = 0;

	/** `part` is the root of the part, `relations` are those of the part. */
	constructor(document: WordDocument, part: Element, relations: readonly Relation[]) {
		this.#document = document;
		this.#inline = new InlineReader(document, part, relations);
	}

	/** Reads what stands in a body, note, header or text box. */
	read(container: Element): Block[] {
		this.#all(container, null);
		this.#end();
		return this.#blocks;
	}

	#all(container: Element, leftOut: LeftOutKind | null): void {
		for (const child of container.children) if (typeof child !== 'string') this.#child(child, leftOut);
	}

	#child(element: Element, leftOut: LeftOutKind | null): void {
		if (++this.#seen % LOOK_EVERY === 0) this.#document.context.signal.throwIfAborted();
		switch (element.local) {
			case 'p':
				this.#paragraph(element, leftOut);
				break;
			case 'tbl':
				this.#end();
				this.#table(element, leftOut);
				break;
			case 'sdt':
				this.#inline.control(element, leftOut, (content, kind) => this.#all(content, kind));
				break;
			case 'ins':
			case 'moveTo':
			case 'customXml':
			case 'smartTag':
				this.#all(element, leftOut);
				break;
			case 'del':
			case 'moveFrom':
				this.#all(element, 'deletion');
				break;
			case 'AlternateContent': {
				const branch = alternative(element);
				if (branch) this.#all(branch, leftOut);
				break;
			}
			case 'oMathPara':
			case 'oMath': {
				this.#end();
				const place = this.#place(leftOut, this.#document.styles.paragraph(undefined));
				this.#inline.read({ ...element, children: [element] }, place);
				this.#blocks.push(...place.paragraph.take({ kind: 'paragraph' }));
				break;
			}
			case 'altChunk':
				this.#document.ignored.chunks++;
				break;
			default:
		}
	}

	#place(leftOut: LeftOutKind | null, style: ParagraphStyle): Place {
		return { paragraph: this.#begun ?? new Paragraph(), floats: this.#floats, style, leftOut, tracked: false };
	}

	/** Ends what waits for a paragraph that does not come. */
	#end(): void {
		const begun = this.#begun;
		this.#begun = null;
		if (begun) this.#blocks.push(...begun.take({ kind: 'paragraph' }));
		this.#beside();
	}

	#paragraph(element: Element, leftOut: LeftOutKind | null): void {
		const { styles } = this.#document;
		const properties = childOf(element, 'pPr');
		const styleId = valueIn(properties, 'pStyle');
		const style = styles.paragraph(styleId);
		const kind = leftOut ?? (style.contents ? 'boilerplate' : null);
		const place = this.#place(kind, style);
		this.#inline.read(element, place);

		const markGone = this.#markIsDeleted(properties);
		const frame = properties && childOf(properties, 'framePr');
		const dropCap = frame !== undefined && /^(?:drop|margin)$/u.test(attr(frame, 'dropCap') ?? '');
		if ((markGone && !place.paragraph.blank) || dropCap) {
			this.#begun = place.paragraph;
			return;
		}
		this.#begun = null;
		// A paragraph that is gone does not count; an empty one does.
		const gone = place.paragraph.blank && (markGone || childrenOf(element).some(isWords));
		const mark = kind === null && !gone ? this.#mark(properties, styleId, style) : '';
		const outline = outlineOf(properties);
		const depth = outline === undefined ? style.depth : outline > 8 ? null : outline + 1;
		const block: Omit<Block, 'text'> =
			depth !== null
				? { kind: 'heading', depth }
				: style.caption
					? { kind: 'caption' }
					: { kind: mark === '' ? 'paragraph' : 'item' };
		this.#blocks.push(...withMark(place.paragraph.take(block), mark));
		this.#beside();
	}

	#markIsDeleted(properties: Element | undefined): boolean {
		const run = properties && childOf(properties, 'rPr');
		for (const child of run ? childrenOf(run) : []) {
			if (child.local === 'ins') this.#document.revisions.note(child);
			if (child.local !== 'del' && child.local !== 'moveFrom') continue;
			this.#document.revisions.note(child);
			return true;
		}
		return false;
	}

	#mark(properties: Element | undefined, styleId: string | undefined, style: ParagraphStyle): string {
		const own = numberingOf(properties, null);
		const level = valueIn(properties && childOf(properties, 'numPr'), 'ilvl');
		// A paragraph may name only the level and leave the list to its style.
		const reference =
			own ??
			(style.numbering && level !== undefined ? { ...style.numbering, level: Number(level) || 0 } : style.numbering);
		if (!reference || reference.id === '0') return '';
		return this.#document.numbering.next(
			reference.style === null && reference.level === null ? { ...reference, style: styleId ?? null } : reference,
		);
	}

	/** Text boxes and what describes pictures, behind the paragraph that they hang on. */
	#beside(): void {
		const floats = this.#floats;
		this.#floats = [];
		for (const float of floats) {
			if ('box' in float) this.#inline.aside(() => this.#box(float.box));
			else {
				const text = cleanText(float.text);
				if (text !== '') this.#blocks.push({ kind: 'paragraph', text, leftOut: float.kind });
			}
		}
	}

	#box(content: Element): void {
		this.#all(content, null);
		this.#end();
	}

	#table(element: Element, leftOut: LeftOutKind | null): void {
		const rows = rowsIn(element);
		const only = rows.length === 1 ? cellsIn(rows[0]!) : [];
		// A frame around text, not a table.
		if (only.length === 1 && !this.#rowIs(rows[0]!, 'del')) {
			this.#all(only[0]!, leftOut);
			this.#end();
			return;
		}
		const properties = childOf(element, 'tblPr');
		const described = valueIn(properties, 'tblDescription') ?? valueIn(properties, 'tblCaption');
		if (described?.trim()) this.#floats.push({ kind: 'alt-text', text: described });
		for (const row of rows) {
			if (++this.#seen % LOOK_EVERY === 0) this.#document.context.signal.throwIfAborted();
			const gone = this.#rowIs(row, 'del') ? 'deletion' : toggle(childOf(row, 'trPr'), 'hidden') ? 'hidden' : null;
			const kind = leftOut ?? gone;
			const cells = this.#cells(row, kind).map((cell) => cell.take({ kind: 'row' }));
			this.#blocks.push(...rowOf(cells, kind === null ? {} : { leftOut: kind }));
			// A row that is left out keeps nothing of what hangs on it.
			if (kind !== null) this.#floats = [];
		}
		this.#beside();
	}

	#rowIs(row: Element, change: string): boolean {
		const properties = childOf(row, 'trPr');
		const found = properties && childOf(properties, change);
		if (found) this.#document.revisions.note(found);
		return found !== undefined;
	}

	#cells(row: Element, leftOut: LeftOutKind | null): Paragraph[] {
		const cells: Paragraph[] = [];
		const elements = cellsIn(row);
		for (const element of elements) {
			const properties = childOf(element, 'tcPr');
			const cell = new Paragraph();
			cells.push(cell);
			const merge = properties && childOf(properties, 'vMerge');
			const covered = merge && valueIn(properties, 'vMerge') !== 'restart';
			if (!covered) {
				const gone = properties && childOf(properties, 'cellDel') ? 'deletion' : null;
				this.#cell(element, cell, leftOut ?? gone);
			}
			// So that columns stay under each other; a cell across the whole table is a heading of rows.
			const span = Number(valueIn(properties, 'gridSpan') ?? 1);
			for (let i = 1; elements.length > 1 && i < span && cells.length < MAX_COLUMNS; i++) cells.push(new Paragraph());
		}
		return cells;
	}

	/** Paragraphs, lists and tables in a cell, one after the other with a space between. */
	#cell(container: Element, paragraph: Paragraph, leftOut: LeftOutKind | null): void {
		for (const child of childrenOf(container)) {
			switch (child.local) {
				case 'p':
					this.#cellParagraph(child, paragraph, leftOut);
					break;
				case 'sdt':
					this.#inline.control(child, leftOut, (content, kind) => this.#cell(content, paragraph, kind));
					break;
				case 'AlternateContent': {
					const branch = alternative(child);
					if (branch) this.#cell(branch, paragraph, leftOut);
					break;
				}
				case 'tbl':
					for (const row of rowsIn(child)) for (const cell of cellsIn(row)) this.#cell(cell, paragraph, leftOut);
					break;
				case 'ins':
				case 'moveTo':
				case 'customXml':
				case 'smartTag':
					this.#cell(child, paragraph, leftOut);
					break;
				case 'altChunk':
					this.#document.ignored.chunks++;
					break;
				default:
			}
		}
	}

	#cellParagraph(element: Element, paragraph: Paragraph, leftOut: LeftOutKind | null): void {
		const properties = childOf(element, 'pPr');
		const styleId = valueIn(properties, 'pStyle');
		const style = this.#document.styles.paragraph(styleId);
		paragraph.add(' ');
		const mark = leftOut === null ? this.#mark(properties, styleId, style) : '';
		if (mark !== '' && childrenOf(element).some(isWords)) paragraph.add(beforeWords(mark));
		const floats: Float[] = [];
		this.#inline.read(element, { paragraph, floats, style, leftOut, tracked: false });
		this.#markIsDeleted(properties);
		for (const float of floats) {
			if ('box' in float) this.#inline.aside(() => this.#cell(float.box, paragraph, leftOut));
			else paragraph.leave(float.kind, ` ${cleanText(float.text)}`);
		}
	}
}

/** Word knows no wider tables. */
const MAX_COLUMNS = 63;

const isWords = (element: Element) =>
	element.local !== 'pPr' && descendants(element, 't').some((each) => textOf(each).trim() !== '');

/** Rows or cells, through the wrappers that may stand around them. */
function within(element: Element, local: string): Element[] {
	return childrenOf(element).flatMap((child) => {
		if (child.local === local) return [child];
		if (child.local === 'sdt') {
			const content = childOf(child, 'sdtContent');
			return content ? within(content, local) : [];
		}
		if (child.local === 'AlternateContent') {
			const branch = alternative(child);
			return branch ? within(branch, local) : [];
		}
		return /^(?:customXml|ins|moveTo|del|moveFrom)$/u.test(child.local) ? within(child, local) : [];
	});
}

const rowsIn = (table: Element) => within(table, 'tr');
const cellsIn = (row: Element) => within(row, 'tc');
