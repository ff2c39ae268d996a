/** Questions about elements of a web page that need no other knowledge of it. */
import type { DefaultTreeAdapterTypes } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;
export type Node = DefaultTreeAdapterTypes.ChildNode;
export type ParentNode = DefaultTreeAdapterTypes.ParentNode;

const names = (list: string) => new Set(list.split(' '));

/** Elements that stand on lines of their own. */
const BLOCKS = names(
	'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noframes ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
);

/** Elements without words of the page's own: programs, styles, pictures, other documents, controls. */
const WORDLESS = names(
	'applet area audio base basefont bgsound button canvas command datalist embed frame head iframe input keygen link map meta meter noembed noscript object param picture progress rp rt rtc script select source style svg template textarea title track video annotation annotation-xml',
);

export const isElement = (node: Node | ParentNode): node is Element => 'tagName' in node;

export const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

export function attribute(element: Element, name: string): string | undefined {
	for (const each of element.attrs) {
		if (each.name === name && !each.prefix) return each.value;
		if (each.prefix && `${each.prefix}:${each.name}` === name) return each.value;
	}
	return undefined;
}

/** The words of an attribute such as class, role or epub:type, in lower case. */
export function wordsOf(element: Element, name: string): string[] {
	return attribute(element, name)?.toLowerCase().split(/\s+/u).filter(Boolean) ?? [];
}

/** Whether an inline style says so; `property` and `value` as in CSS. */
export function styled(element: Element, property: string, value: RegExp): boolean {
	const style = attribute(element, 'style');
	if (!style) return false;
	for (const declaration of style.split(';')) {
		const colon = declaration.indexOf(':');
		if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property)
			if (
				value.test(
					declaration
						.slice(colon + 1)
						.trim()
						.toLowerCase(),
				)
			)
				return true;
	}
	return false;
}

export function isBlock(element: Element): boolean {
	if (BLOCKS.has(element.tagName)) return !styled(element, 'display', /^inline$/u);
	return styled(element, 'display', /^(?:block|flex|grid|table|list-item)$/u);
}

export const isWordless = (element: Element) => WORDLESS.has(element.tagName);

const UNSEEN = /^(?:sr-only|visually-?hidden|screen-?reader(?:-only|-text)?|offscreen|u-visually-hidden|sf-hidden)$/u;
/** Names that hide, unless others beside them show the element on some screens ("hidden md:block"). */
const HIDDEN = /^(?:hidden|hide)$/u;

const hasHidingClass = (words: readonly string[]) =>
	words.some((word) => UNSEEN.test(word)) ||
	(words.some((word) => HIDDEN.test(word)) &&
		!words.some((word) => /^(?:xs|sm|md|lg|xl|2xl|print):|^(?:show|visible)/u.test(word)));

/** Whether readers of the page do not see it. */
export function isHidden(element: Element): boolean {
	if (element.attrs.length === 0) return false;
	return (
		attribute(element, 'hidden') !== undefined ||
		attribute(element, 'aria-hidden')?.toLowerCase() === 'true' ||
		styled(element, 'display', /^none\b/u) ||
		styled(element, 'visibility', /^(?:hidden|collapse)\b/u) ||
		styled(element, 'mso-hide', /^(?:all|screen)\b/u) ||
		hasHidingClass(wordsOf(element, 'class'))
	);
}

/** The words inside, raw, without programs and pictures; blocks are set off by a space. */
export function textOf(node: Node | ParentNode): string {
	const parts: string[] = [];
	const visit = (each: Node | ParentNode) => {
		if ('value' in each) parts.push(each.value);
		else if ('childNodes' in each) {
			const block = isElement(each) && (isBlock(each) || each.tagName === 'br');
			if (block) parts.push(' ');
			for (const child of each.childNodes) if (!isElement(child) || !isWordless(child)) visit(child);
			if (block) parts.push(' ');
		}
	};
	visit(node);
	return parts.join('');
}

/** What stands directly in an element, also in one without words of the page's own (a title, a style sheet). */
export const ownText = (element: Element) =>
	element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');

/** Descendants (and never the element itself) for which `wanted` holds, in document order. */
export function findAll(root: ParentNode, wanted: (element: Element) => boolean): Element[] {
	const found: Element[] = [];
	const visit = (parent: ParentNode) => {
		for (const child of parent.childNodes) {
			if (!isElement(child)) continue;
			if (wanted(child)) found.push(child);
			visit(child);
		}
	};
	visit(root);
	return found;
}
