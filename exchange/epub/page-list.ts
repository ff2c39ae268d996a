/** The pages of the printed book, as an EPUB's list of pages names them. */
import { childOf, descendants, type Element as XmlElement, textOf as xmlText } from '../container/xml.ts';
import { cleanText } from '../documents/clean.ts';
import { attribute, findAll, type ParentNode, textOf, wordsOf } from '../web/dom.ts';
import { resolvePath } from './package.ts';

/** Labels of pages by the place where they begin: "path#id", or the path for the beginning of a document. */
export type PageList = Map<string, string>;

const placeOf = (from: string, href: string) => {
	const fragment = href.split('#')[1];
	return resolvePath(from, href) + (fragment ? `#${fragment}` : '');
};

/** The list of pages in a navigation document (EPUB 3). */
export function pagesInNav(nav: ParentNode, path: string): PageList {
	const pages: PageList = new Map();
	const lists = findAll(nav, (each) => each.tagName === 'nav' && wordsOf(each, 'epub:type').includes('page-list'));
	for (const link of lists.flatMap((list) => findAll(list, ({ tagName }) => tagName === 'a')))
		pages.set(placeOf(path, attribute(link, 'href') ?? ''), cleanText(textOf(link)));
	return pages;
}

/** The list of pages in an NCX (EPUB 2). */
export function pagesInNcx(root: XmlElement, path: string): PageList {
	const pages: PageList = new Map();
	for (const target of descendants(root, 'pageTarget')) {
		const label = childOf(target, 'navLabel');
		const src = childOf(target, 'content')?.attributes.src;
		if (label && src) pages.set(placeOf(path, src), cleanText(xmlText(label)));
	}
	return pages;
}
