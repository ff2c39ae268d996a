/** What an element is by its names: a caption, a note, an item of a word processor's list. */
import { attribute, type Element, wordsOf } from './dom.ts';

const NOTE_TYPES = new Set([
	'footnote',
	'footnotes',
	'endnote',
	'endnotes',
	'rearnote',
	'rearnotes',
	'doc-footnote',
	'doc-endnote',
	'doc-endnotes',
]);
const NOTE_CLASS =
	/^(?:(?:foot|end)-?notes?(?:-?(?:list|group|text|body))?|fn-group|table-?fn|sdfootnote\d*|sdendnote\d*|mso(?:foot|end)notetext)$/u;
const CAPTION_CLASS =
	/^(?:(?:\w+[-_])*?(?:fig(?:ure)?|tbl|table|img|image|photo)?[-_]?caption(?:[-_]text)?|figcaption|msocaption)$/u;
const LIST_PARAGRAPH = /^mso(?:listparagraph|listbullet|listnumber)/u;

/** A kind of block by roles, types and class names; null where they say nothing. */
export function kindOf(element: Element): 'caption' | 'footnote' | 'item' | null {
	const { tagName } = element;
	if (tagName === 'caption' || tagName === 'figcaption') return 'caption';
	if (tagName === 'a' || tagName === 'span' || tagName === 'body') return null;
	if (
		attribute(element, 'style')?.includes('mso-element:footnote') ||
		attribute(element, 'style')?.includes('mso-element:endnote')
	)
		return 'footnote';
	for (const word of [...wordsOf(element, 'epub:type'), ...wordsOf(element, 'role')])
		if (NOTE_TYPES.has(word)) return 'footnote';
	const words = wordsOf(element, 'class');
	const id = attribute(element, 'id');
	if (tagName === 'div' && id) words.push(id.toLowerCase());
	for (const word of words) {
		if (NOTE_CLASS.test(word)) return 'footnote';
		if (CAPTION_CLASS.test(word)) return 'caption';
		if (LIST_PARAGRAPH.test(word)) return 'item';
	}
	return null;
}
