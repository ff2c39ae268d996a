/** EPUB 2 and 3. */
import { SynthemaError } from '#core/errors.ts';
import { parseXml } from '../container/xml.ts';
import { cleanText } from '../documents/clean.ts';
import { refuseLength } from '../documents/length.ts';
import type { LeftOutKind, Page, Reader, ReadWarning } from '../documents/model.ts';
import { countReplacements } from '../text/encodings.ts';
import { attribute, type Element, findAll, isHidden, textOf, wordsOf } from '../web/dom.ts';
import { grouped, rankHeadings } from '../web/finish.ts';
import { type Document, parsePage } from '../web/parse.ts';
import { raisedClasses } from '../web/raised.ts';
import { Walk } from '../web/walk.ts';
import { entries, isFurniture, readPackage } from './package.ts';
import { type PageList, pagesInNav, pagesInNcx } from './page-list.ts';

/** Longer labels are words around a mark, not a page number. */
const MAX_LABEL = 30;

/**
 * Reads a book: its documents in reading order, notes at the end, the pages of the printed edition where it marks them. Cover,
 * contents and imprint are left out. Throws what `openZip` and `parseXml` throw, `import.encrypted` for a protected book,
 * `import.damaged` without a readable document, and an AbortError.
 */
export const readEpub: Reader = async (bytes, context) => {
	const file = context.name;
	const { signal } = context;
	const book = readPackage(file, bytes);
	const wanted = new Set([...book.chapters.map((chapter) => chapter.path), ...book.styles]);
	for (const path of [book.nav, book.ncx]) if (path !== null) wanted.add(path);
	const container = entries(file, bytes, wanted);
	const warnings: ReadWarning[] = [];
	let replaced = 0;
	const parse = (path: string) => {
		const text = container.text(path);
		replaced += countReplacements(text);
		return parsePage(file, text, { xhtml: true, signal });
	};

	let list: PageList = new Map();
	if (book.nav !== null && container.has(book.nav)) list = pagesInNav(await parse(book.nav), book.nav);
	else if (book.ncx !== null && container.has(book.ncx))
		list = pagesInNcx(parseXml(file, container.text(book.ncx)), book.ncx);

	const styles = book.styles.filter((each) => container.has(each));
	const raised = new Set(styles.flatMap((each) => [...raisedClasses(container.text(each))]));
	const pages: Page[] = [];
	let path = '';
	let furniture = false;
	const walk = new Walk({
		file,
		notesApart: true,
		raised,
		leftOut: (element) => leftOutOf(element, furniture),
		pageAt: (element) => {
			const mark =
				wordsOf(element, 'epub:type').includes('pagebreak') || wordsOf(element, 'role').includes('doc-pagebreak');
			const id = attribute(element, 'id');
			const listed = element.tagName === 'body' ? list.get(path) : id && list.get(`${path}#${id}`);
			if (furniture || !(mark || listed)) return undefined;
			pages.push({ label: labelOf(element, listed) || String(pages.length + 1), width: 0, height: 0 });
			return { page: pages.length, mark: mark && textOf(element).trim().length <= MAX_LABEL };
		},
	});
	let read = 0;
	let counted = 0;
	let characters = 0;
	for (const [i, chapter] of book.chapters.entries()) {
		context.progress(i, book.chapters.length);
		signal.throwIfAborted();
		if (!container.has(chapter.path)) {
			warnings.push({ code: 'import.chapterMissing', params: { file, part: chapter.path } });
			continue;
		}
		if (isEmpty(container.bytes(chapter.path))) continue;
		const document = await parse(chapter.path);
		({ path } = chapter);
		furniture = chapter.furniture || bodyTypes(document).some(isFurniture);
		walk.walk(document);
		for (; counted < walk.blocks.length; counted++) characters += walk.blocks[counted]!.text.length;
		refuseLength(file, characters);
		read++;
	}
	if (replaced > 0) warnings.push({ code: 'import.replaced', params: { file, count: replaced, encoding: 'utf-8' } });
	if (read === 0) throw new SynthemaError('import.damaged', { file });
	const blocks = grouped([...walk.blocks, ...walk.notes]);
	rankHeadings(blocks);
	if (blocks.length === 0) throw new SynthemaError('import.empty', { file });
	context.progress(1, 1);
	return { blocks, pages, language: book.language, metadata: book.metadata, warnings };
};

const isEmpty = (bytes: Uint8Array) => bytes.every((byte) => byte <= 0x20);

function bodyTypes(document: Document): string[] {
	return findAll(document, ({ tagName }) => tagName === 'body').flatMap((body) => [
		...wordsOf(body, 'epub:type'),
		...body.childNodes.flatMap((child) =>
			'tagName' in child && body.childNodes.filter((one) => 'tagName' in one).length === 1
				? wordsOf(child, 'epub:type')
				: [],
		),
	]);
}

function leftOutOf(element: Element, furniture: boolean): LeftOutKind | undefined {
	const { tagName } = element;
	if (furniture && tagName === 'body') return 'boilerplate';
	const types = wordsOf(element, 'epub:type');
	if (isHidden(element) && !types.includes('pagebreak')) return 'hidden';
	if (tagName === 'nav' || types.some(isFurniture)) return 'boilerplate';
	if (
		tagName === 'a' &&
		(wordsOf(element, 'role').includes('doc-backlink') ||
			types.includes('backlink') ||
			/^\s*[↩↑^⏎↵]\ufe0e?\s*$/u.test(textOf(element)))
	)
		return 'boilerplate';
	return undefined;
}

/** What is printed on a page that begins at an element; empty where nothing says it. */
function labelOf(element: Element, listed: string | undefined): string {
	const labels = [
		listed,
		attribute(element, 'title'),
		attribute(element, 'aria-label'),
		textOf(element),
		attribute(element, 'id'),
	];
	return (
		labels
			.map((each) => cleanText(each ?? ''))
			.map((each) => each.replace(/^(?:page|pg|p|第)[-_.\s]*(?=[\divxlc])|\s*页$/giu, ''))
			.find((each) => each !== '' && each.length <= MAX_LABEL) ?? ''
	);
}
