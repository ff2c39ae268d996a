/** What stands inside a paragraph of a Word document: runs, fields, notes, revisions, drawings. */
import { childOf, childrenOf, descendants, type Element, textOf } from '../../container/xml.ts';
import type { LeftOutKind } from '../../documents/model.ts';
import type { Paragraph } from '../../documents/paragraph.ts';
import { attr } from '../attributes.ts';
import { symbolOf, withSymbols } from '../symbols.ts';
import { graphicText, type NoteKind, type WordDocument } from './document.ts';
import { linearMath } from './formula.ts';
import type { Relation } from './package.ts';
import { type ParagraphStyle, raisedBy, toggle, valueIn } from './styles.ts';

/** What hangs on a paragraph and stands beside its words: text boxes, descriptions of pictures. */
export type Float = { box: Element } | { kind: LeftOutKind; text: string };

export interface Place {
	paragraph: Paragraph;
	floats: Float[];
	style: ParagraphStyle;
	/** Why everything here is left out, null where it is not. */
	leftOut: LeftOutKind | null;
	/** Whether we are inside a tracked change. */
	tracked: boolean;
}

interface Look {
	leftOut: LeftOutKind | null;
	raised: boolean;
	font: string;
}

/** The one branch of `mc:AlternateContent` that is read: the newest, which Word shows too. */
export function alternative(element: Element): Element | undefined {
	return childOf(element, 'Choice') ?? childOf(element, 'Fallback');
}

/** Field marks that have their counterpart. One that was never ended would hide the rest of the text. */
function pairedMarks(root: Element): Set<Element> {
	const paired = new Set<Element>();
	const open: Element[] = [];
	for (const mark of descendants(root, 'fldChar')) {
		const type = attr(mark, 'fldCharType');
		if (type === 'begin') open.push(mark);
		else if (type === 'end') {
			const begin = open.pop();
			if (begin) paired.add(begin).add(mark);
		} else if (open.length > 0) paired.add(mark);
	}
	return paired;
}

export class InlineReader {
	readonly #document: WordDocument;
	readonly #relations: ReadonlyMap<string, Relation>;
	readonly #paired: Set<Element>;
	/** Fields we are in, innermost last: whether their result has begun. */
	#fields: { result: boolean }[] = [];
	#afterNote = false;

	/** `story` is the root of the part that is read; `relations` are those of that part. */
	constructor(document: WordDocument, story: Element, relations: readonly Relation[]) {
		this.#document = document;
		this.#relations = new Map(relations.map((relation) => [relation.id, relation]));
		this.#paired = pairedMarks(story);
	}

	/** Runs something that stands beside the text, such as a text box, whose fields are its own. */
	aside<T>(read: () => T): T {
		const fields = this.#fields;
		this.#fields = [];
		try {
			return read();
		} finally {
			this.#fields = fields;
		}
	}

	/** Reads the children of a paragraph or of anything that may stand in one. */
	read(parent: Element, place: Place): void {
		for (const child of parent.children) if (typeof child !== 'string') this.#child(child, place);
	}

	#child(element: Element, place: Place): void {
		switch (element.local) {
			case 'r':
				this.#run(element, place);
				break;
			case 'ins':
			case 'moveTo':
				this.#document.revisions.note(element);
				this.read(element, { ...place, tracked: true });
				break;
			case 'del':
			case 'moveFrom':
				this.#document.revisions.note(element);
				this.read(element, { ...place, leftOut: 'deletion', tracked: true });
				break;
			case 'hyperlink':
			case 'smartTag':
			case 'customXml':
			case 'fldSimple':
			case 'dir':
			case 'bdo':
				this.read(element, place);
				break;
			case 'sdt':
				this.control(element, place.leftOut, (content, leftOut) => this.read(content, { ...place, leftOut }));
				break;
			case 'AlternateContent': {
				const branch = alternative(element);
				if (branch) this.read(branch, place);
				break;
			}
			case 'oMath':
			case 'oMathPara':
				this.#words(` ${linearMath(element)} `, { leftOut: place.leftOut, raised: false, font: '' }, place);
				break;
			case 'subDoc':
				this.#document.ignored.chunks++;
				break;
			default:
		}
	}

	/** A content control: its content, unless that is only the invitation to type something. */
	control(
		element: Element,
		leftOut: LeftOutKind | null,
		read: (content: Element, leftOut: LeftOutKind | null) => void,
	): void {
		const properties = childOf(element, 'sdtPr');
		const content = childOf(element, 'sdtContent');
		if (!content) return;
		const gallery = properties && childOf(properties, 'docPartObj');
		const contents = /^table of contents$/iu.test(valueIn(gallery, 'docPartGallery') ?? '');
		const prompt = contents || (toggle(properties, 'showingPlcHdr') ?? false);
		read(content, prompt ? (leftOut ?? 'boilerplate') : leftOut);
	}

	#lookOf(run: Element, place: Place): Look {
		const properties = childOf(run, 'rPr');
		const style = this.#document.styles.character(valueIn(properties, 'rStyle'));
		const hidden = toggle(properties, 'vanish') ?? style.hidden ?? place.style.hidden;
		const fonts = properties && childOf(properties, 'rFonts');
		return {
			leftOut: place.leftOut ?? (hidden ? 'hidden' : null),
			raised: raisedBy(properties) ?? style.raised ?? place.style.raised,
			font: (fonts && (attr(fonts, 'ascii') ?? attr(fonts, 'hAnsi'))) ?? '',
		};
	}

	#run(run: Element, place: Place): void {
		const look = this.#lookOf(run, place);
		let custom: { kind: NoteKind; id: string } | null = null;
		for (const child of run.children) {
			if (typeof child === 'string') continue;
			if (child.local === 'footnoteReference' || child.local === 'endnoteReference') {
				const kind = child.local === 'footnoteReference' ? 'footnote' : 'endnote';
				const id = attr(child, 'id') ?? '';
				if (/^(?:1|true|on)$/iu.test(attr(child, 'customMarkFollows') ?? '')) custom = { kind, id };
				else this.#note(kind, id, look, place);
			} else if (custom && (child.local === 't' || child.local === 'sym')) {
				const mark = child.local === 't' ? textOf(child).trim() : symbolIn(child);
				if (look.leftOut === null && mark !== '') this.#document.notes.mark(custom.kind, custom.id, mark);
				custom = null;
				this.#inRun(child, look, place);
			} else this.#inRun(child, look, place);
		}
	}

	#inRun(child: Element, look: Look, place: Place): void {
		switch (child.local) {
			case 't':
				this.#words(withSymbols(textOf(child), look.font), look, place);
				break;
			case 'delText':
				this.#words(textOf(child), { ...look, leftOut: look.leftOut ?? 'deletion' }, place);
				break;
			case 'tab':
			case 'ptab':
			case 'br':
			case 'cr':
				this.#words(' ', look, place);
				break;
			case 'noBreakHyphen':
				this.#words('-', look, place);
				break;
			case 'sym':
				this.#words(symbolIn(child), look, place);
				break;
			case 'fldChar':
				this.#field(child);
				break;
			case 'instrText':
				if (/^\s*DDE(?:AUTO)?\b/iu.test(textOf(child))) this.#document.ignored.active = true;
				break;
			case 'commentReference': {
				const text = this.#document.comments.take(attr(child, 'id') ?? '');
				if (text !== undefined) place.paragraph.leave('comment', ` ${text}`);
				break;
			}
			case 'ruby': {
				const base = childOf(child, 'rubyBase');
				if (base) this.read(base, { ...place, leftOut: look.leftOut });
				break;
			}
			case 'drawing':
			case 'pict':
			case 'object':
				this.#graphic(child, place, look.leftOut);
				break;
			case 'AlternateContent': {
				const branch = alternative(child);
				for (const inside of branch ? childrenOf(branch) : []) this.#inRun(inside, look, place);
				break;
			}
			default:
		}
	}

	#note(kind: NoteKind, id: string, look: Look, place: Place): void {
		if (look.leftOut !== null || !this.#shown) return;
		const mark = this.#document.notes.mark(kind, id);
		place.paragraph.add(this.#afterNote ? `,${mark}` : mark);
		this.#afterNote = true;
	}

	#words(text: string, look: Look, place: Place): void {
		if (text === '' || !this.#shown) return;
		if (!place.tracked && text.trim() !== '') this.#document.revisions.pass();
		if (look.leftOut !== null) place.paragraph.leave(look.leftOut, text);
		else {
			place.paragraph.add(text, look.raised);
			this.#afterNote = false;
		}
	}

	get #shown(): boolean {
		return this.#fields.every(({ result }) => result);
	}

	#field(mark: Element): void {
		if (!this.#paired.has(mark)) return;
		const type = attr(mark, 'fldCharType');
		if (type === 'begin') this.#fields.push({ result: false });
		else if (type === 'end') this.#fields.pop();
		else {
			const field = this.#fields.at(-1);
			if (field) field.result = true;
		}
	}

	/** Drawings and older pictures: the text in them, and what describes them. */
	#graphic(element: Element, place: Place, leftOut: LeftOutKind | null): void {
		const beside = (kind: LeftOutKind, text: string | undefined | null) => {
			if (text?.trim() && this.#shown) place.floats.push({ kind, text });
		};
		switch (element.local) {
			case 'txbxContent':
				if (!this.#shown) return;
				if (leftOut === null) place.floats.push({ box: element });
				else beside(leftOut, descendants(element, 't').map(textOf).join(' '));
				return;
			case 'docPr':
				beside('alt-text', attr(element, 'descr') || attr(element, 'title'));
				return;
			case 'textpath':
				beside('watermark', attr(element, 'string'));
				return;
			case 'chart':
				beside('other', graphicText(this.#document, this.#relations.get(attr(element, 'id') ?? '')));
				return;
			case 'relIds':
				beside('other', graphicText(this.#document, this.#relations.get(attr(element, 'dm') ?? '')));
				return;
			case 'shape':
			case 'rect':
			case 'oval':
			case 'roundrect':
				beside('alt-text', attr(element, 'alt'));
				break;
			case 'AlternateContent': {
				const branch = alternative(element);
				if (branch) this.#graphic(branch, place, leftOut);
				return;
			}
			default:
		}
		for (const child of childrenOf(element)) this.#graphic(child, place, leftOut);
	}
}

function symbolIn(element: Element): string {
	const code = Number.parseInt(attr(element, 'char') ?? '', 16);
	return Number.isNaN(code) ? '' : symbolOf(attr(element, 'font') ?? '', code);
}
