/** What stands inside a paragraph of an OpenDocument text: spans, fields, notes, changes, frames. */
import { childOf, childrenOf, type Element, textOf } from '../../container/xml.ts';
import type { LeftOutKind } from '../../documents/model.ts';
import type { Paragraph } from '../../documents/paragraph.ts';
import { attr } from '../attributes.ts';
import { noteMark, type OdtDocument, plainText, takeDeletion } from './document.ts';
import { linearMathMl } from './formula.ts';

/** What hangs on a paragraph and stands beside its words: text boxes, descriptions of pictures. */
export type Float = { box: Element } | { kind: LeftOutKind; text: string };

export interface Place {
	paragraph: Paragraph;
	floats: Float[];
	leftOut: LeftOutKind | null;
	raised: boolean;
}

const SHAPES =
	/^(?:custom-shape|rect|line|polyline|polygon|regular-polygon|path|circle|ellipse|connector|caption|measure|control)$/u;
/** Addresses outside the file. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/iu;

export class InlineReader {
	readonly #document: OdtDocument;
	#afterNote = false;

	constructor(document: OdtDocument) {
		this.#document = document;
	}

	/** Reads the children of a paragraph or of anything that may stand in one. */
	read(parent: Element, place: Place): void {
		for (const child of parent.children) {
			if (typeof child === 'string') this.#words(child, place);
			else this.#child(child, place);
		}
	}

	#words(text: string, place: Place): void {
		if (text === '') return;
		if (place.leftOut !== null) {
			place.paragraph.leave(place.leftOut, text);
			return;
		}
		place.paragraph.add(text, place.raised);
		this.#afterNote = false;
	}

	#child(element: Element, place: Place): void {
		const document = this.#document;
		switch (element.local) {
			case 's':
			case 'tab':
			case 'line-break':
				this.#words(' ', place);
				break;
			case 'span': {
				const look = document.styles.text(attr(element, 'style-name'));
				this.read(element, {
					...place,
					leftOut: place.leftOut ?? (look.hidden ? 'hidden' : null),
					raised: look.raised ?? place.raised,
				});
				break;
			}
			case 'ruby': {
				const base = childOf(element, 'ruby-base');
				if (base) this.read(base, place);
				break;
			}
			case 'note':
				this.#note(element, place);
				break;
			case 'annotation':
				this.#comment(document.comments.at(element), place);
				break;
			case 'annotation-end':
				this.#comment(document.comments.endOf(attr(element, 'name') ?? ''), place);
				break;
			case 'change':
				place.paragraph.leave('deletion', takeDeletion(document, element));
				break;
			case 'hidden-text':
				place.paragraph.leave('hidden', attr(element, 'string-value') ?? textOf(element));
				break;
			case 'placeholder':
				place.paragraph.leave('boilerplate', textOf(element));
				break;
			case 'script':
			case 'event-listeners':
				document.ignored.active = true;
				break;
			case 'number':
			case 'bookmark':
			case 'soft-page-break':
				break;
			case 'math':
				this.#words(` ${linearMathMl(element)} `, place);
				break;
			default:
				if (isGraphic(element)) this.graphic(element, place);
				else if (attr(element, 'display') === 'none') place.paragraph.leave('hidden', textOf(element));
				// Links and fields with what they show.
				else this.read(element, place);
		}
	}

	#comment(sentence: string | null, place: Place): void {
		if (sentence !== null) place.paragraph.leave('comment', ` ${sentence}`);
	}

	#note(element: Element, place: Place): void {
		const body = childOf(element, 'note-body');
		if (!body || place.leftOut !== null) return;
		const kind = attr(element, 'note-class') === 'endnote' ? 'endnote' : 'footnote';
		const { notes } = this.#document;
		const citation = childOf(element, 'note-citation');
		const mark = noteMark(citation ? textOf(citation) : '', notes.filter((note) => note.kind === kind).length + 1);
		notes.push({ kind, mark, body });
		place.paragraph.add(this.#afterNote ? `,${mark}` : mark);
		this.#afterNote = true;
	}

	/** Frames and shapes: the text in them, what describes them, formulas; pictures are not touched. */
	graphic(element: Element, place: Place): void {
		const aside = (kind: LeftOutKind, text: string) => {
			if (text.trim() !== '') place.floats.push({ kind, text });
		};
		const box = (content: Element) => {
			if (place.leftOut === null) place.floats.push({ box: content });
			else aside(place.leftOut, plainText(content));
		};
		const description = childOf(element, 'desc') ?? childOf(element, 'title');
		if (description && element.local !== 'object') aside('alt-text', textOf(description));
		switch (element.local) {
			case 'text-box':
				box(element);
				return;
			case 'image':
				if (ELSEWHERE.test(attr(element, 'href') ?? '')) this.#document.ignored.active = true;
				return;
			case 'object':
				this.#object(element, place);
				return;
			case 'object-ole':
			case 'plugin':
			case 'applet':
			case 'floating-frame':
				this.#document.ignored.active = true;
				return;
			default:
		}
		if (SHAPES.test(element.local) && childrenOf(element).some(({ local }) => local === 'p' || local === 'list'))
			box(element);
		for (const child of childrenOf(element)) if (isGraphic(child)) this.graphic(child, place);
	}

	/** An embedded document: a formula stands in the line, of a chart only its words are kept. */
	#object(element: Element, place: Place): void {
		const href = attr(element, 'href');
		if (href !== undefined && ELSEWHERE.test(href)) {
			this.#document.ignored.active = true;
			return;
		}
		const root = href === undefined ? childrenOf(element)[0] : this.#document.embedded(href);
		if (!root) return;
		if (root.local === 'math') {
			this.#words(` ${linearMathMl(root)} `, place);
			return;
		}
		const body = childOf(root, 'body');
		const text = body
			? plainText(body)
					.split('\n')
					.filter((line) => /\p{L}/u.test(line))
					.join('; ')
			: '';
		if (text !== '') place.floats.push({ kind: 'other', text });
	}
}

/** Elements of drawings, by their namespace ("…:drawing:1.0", three-dimensional ones too). */
export function isGraphic({ uri }: Element): boolean {
	return uri.includes(':drawing:') || uri.includes(':dr3d:');
}
