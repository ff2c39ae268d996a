/** What all stories of an OpenDocument text share: styles, notes, comments, deleted words, embedded parts. */
import { childOf, childrenOf, descendants, type Element, textOf } from '../../container/xml.ts';
import { superscript } from '../../documents/clean.ts';
import type { ReadContext } from '../../documents/model.ts';
import { attr } from '../attributes.ts';
import { raisedRoman } from '../numerals.ts';
import type { OdtStyles } from './styles.ts';

export type NoteKind = 'footnote' | 'endnote';

export interface OdtDocument {
	context: ReadContext;
	styles: OdtStyles;
	/** In the order in which the text refers to them. */
	notes: { kind: NoteKind; mark: string; body: Element }[];
	comments: OdtComments;
	/** Words of deletions by the id of their change, until they are shown. */
	deletions: Map<string, string>;
	/** Root of an embedded part ("./Object 1"), null for one that is missing or was asked for before. */
	embedded(href: string): Element | null;
	ignored: { active: boolean };
}

/** Words of paragraphs as they are typed, notes and comments excepted. */
export function plainText(element: Element): string {
	const parts: string[] = [];
	const visit = (each: Element) => {
		for (const child of each.children) {
			if (typeof child === 'string') parts.push(child);
			else if (/^(?:s|tab|line-break)$/u.test(child.local)) parts.push(' ');
			else if (!/^(?:annotation|note|change-info|ruby-text|tracked-changes)$/u.test(child.local)) visit(child);
		}
		if (each.local === 'p' || each.local === 'h') parts.push('\n');
	};
	visit(element);
	return parts.join('').replace(/\n$/u, '');
}

export class OdtComments {
	count = 0;
	readonly #context: ReadContext;
	/** Names of comments on a stretch of text, which are shown where it ends. */
	readonly #ending: ReadonlySet<string>;
	readonly #waiting = new Map<string, string>();

	constructor(root: Element, context: ReadContext) {
		this.#context = context;
		this.#ending = new Set(descendants(root, 'annotation-end').map((end) => attr(end, 'name') ?? ''));
	}

	/** What is to be shown at the place of an `office:annotation`; null when that comes later, or it is empty. */
	at(annotation: Element): string | null {
		const creator = childOf(annotation, 'creator');
		const author = creator ? textOf(creator) : '';
		const text = childrenOf(annotation)
			.filter(({ local }) => local === 'p' || local === 'list')
			.map(plainText)
			.join(' ')
			.trim();
		if (text === '') return null;
		this.count++;
		const sentence = this.#context.t('office.comment', { author, text });
		const name = attr(annotation, 'name');
		if (name === undefined || !this.#ending.has(name)) return sentence;
		this.#waiting.set(name, sentence);
		return null;
	}

	/** What is to be shown at the place of an `office:annotation-end`. */
	endOf(name: string): string | null {
		const sentence = this.#waiting.get(name) ?? null;
		this.#waiting.delete(name);
		return sentence;
	}
}

/** Deleted words by change, and how many changes of words there are. */
export function readChanges(root: Element): { deletions: Map<string, string>; count: number } {
	const deletions = new Map<string, string>();
	let count = 0;
	for (const region of descendants(root, 'changed-region')) {
		const deletion = childOf(region, 'deletion');
		if (deletion) deletions.set(attr(region, 'id') ?? '', plainText(deletion).replaceAll('\n', ' '));
		if (deletion || childOf(region, 'insertion')) count++;
	}
	return { deletions, count };
}

/** The deleted words at a `text:change`, once; empty where there are none. */
export function takeDeletion({ deletions }: OdtDocument, change: Element): string {
	const id = attr(change, 'change-id') ?? '';
	const words = deletions.get(id) ?? '';
	deletions.delete(id);
	return words;
}

/** The mark of a note, raised where Unicode can: "1" → "¹", "iv" → "ⁱᵛ", "*" → "*". */
export function noteMark(citation: string, number: number): string {
	// LibreOffice writes 0 for notes of documents that it converted without ever laying them out.
	const mark = citation.trim().replace(/^0$/u, '') || String(number);
	return /^[ivxlcd]+$/u.test(mark) ? raisedRoman(mark) : superscript(mark);
}
