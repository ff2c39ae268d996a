/** What all stories of a Word document share: styles, notes, comments, revisions, and the parts they point to. */
import { descendants, type Element, textOf } from '../../container/xml.ts';
import { superscript } from '../../documents/clean.ts';
import type { ReadContext } from '../../documents/model.ts';
import { attr } from '../attributes.ts';
import { formatNumber, raisedRoman } from '../numerals.ts';
import type { Numbering } from './numbering.ts';
import type { OfficePackage, Relation } from './package.ts';
import type { WordStyles } from './styles.ts';

export interface WordDocument {
	context: ReadContext;
	package: OfficePackage;
	styles: WordStyles;
	numbering: Numbering;
	notes: Notes;
	comments: Comments;
	revisions: Revisions;
	/** What was found and not touched. */
	ignored: { active: boolean; chunks: number };
	/** Charts and diagrams that were shown; nobody needs one twice. */
	graphics: Set<string>;
}

export type NoteKind = 'footnote' | 'endnote';

/** Notes in the order in which the text refers to them. */
export class Notes {
	readonly referred: { kind: NoteKind; id: string; mark: string }[] = [];
	readonly #marks = new Map<string, string>();
	readonly #counts = { footnote: 0, endnote: 0 };
	readonly #both: boolean;

	/** `both`: beside footnotes, which have digits, endnotes have Roman numerals as in Word. */
	constructor(both: boolean) {
		this.#both = both;
	}

	/** The mark of a note, the same each time; `custom` stands in the text already. */
	mark(kind: NoteKind, id: string, custom?: string): string {
		const key = `${kind} ${id}`;
		let mark = this.#marks.get(key);
		if (mark === undefined) {
			const number = custom === undefined ? ++this.#counts[kind] : 0;
			mark =
				custom ??
				(kind === 'endnote' && this.#both
					? raisedRoman(formatNumber(number, 'lower-roman'))
					: superscript(String(number)));
			this.#marks.set(key, mark);
			this.referred.push({ kind, id, mark });
		}
		return mark;
	}
}

/** Comments by their id; each is shown once, where its anchor ends. */
export class Comments {
	readonly count: number;
	readonly #waiting = new Map<string, string>();

	constructor(root: Element | null, context: ReadContext) {
		for (const comment of root ? descendants(root, 'comment') : []) {
			const text = descendants(comment, 'p').map(plainText).join(' ').trim();
			const author = attr(comment, 'author') ?? '';
			if (text !== '') this.#waiting.set(attr(comment, 'id') ?? '', context.t('office.comment', { author, text }));
		}
		this.count = this.#waiting.size;
	}

	take(id: string): string | undefined {
		const text = this.#waiting.get(id);
		this.#waiting.delete(id);
		return text;
	}

	/** Those that nothing in the text refers to. */
	rest(): string[] {
		return [...this.#waiting.values()];
	}
}

/** Words of a paragraph as they are typed, without anything that is no text. */
function plainText(paragraph: Element): string {
	return descendants(paragraph, 't').map(textOf).join('');
}

/** Counts tracked changes: runs of one change by one person at one time are one. */
export class Revisions {
	count = 0;
	#last = '';

	note(change: Element): void {
		const key = `${change.local}\n${attr(change, 'author')}\n${attr(change, 'date')}`;
		// Words that were moved are one change, at their old place.
		if (key !== this.#last && change.local !== 'moveTo') this.count++;
		this.#last = key;
	}

	/** Words that nobody changed stand between. */
	pass(): void {
		this.#last = '';
	}
}

/** Text of a chart or diagram: titles, names of series and categories, words in shapes. Null where there is none, or it was shown. */
export function graphicText(document: WordDocument, relation: Relation | undefined): string | null {
	if (!relation || relation.external || document.graphics.has(relation.target)) return null;
	document.graphics.add(relation.target);
	const root = document.package.xml(relation.target);
	if (!root) return null;
	const texts = new Set<string>();
	for (const paragraph of descendants(root, 'p')) texts.add(plainText(paragraph).trim());
	for (const cache of descendants(root, 'strCache'))
		for (const value of descendants(cache, 'v')) texts.add(textOf(value).trim());
	texts.delete('');
	return texts.size === 0 ? null : [...texts].join('; ');
}
