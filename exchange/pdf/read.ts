/** The reader of PDFs: pages of glyphs to a text in reading order. */
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { SynthemaError } from '#core/errors.ts';
import { cleanText } from '../documents/clean.ts';
import type { Block, ReadContext, Reader, ReadWarning } from '../documents/model.ts';
import { blockOf } from './blocks.ts';
import { flowOf } from './flow.ts';
import { Fonts } from './fonts.ts';
import { type Removed, removeFurniture } from './furniture.ts';
import { extractPage } from './glyphs.ts';
import { markHeadings } from './headings.ts';
import { pageLabels } from './labels.ts';
import { layOut, linesOfColumn } from './layout.ts';
import { openPdf } from './library.ts';
import { removeLineNumbers } from './line-numbers.ts';
import { completed, declaredOf } from './metadata.ts';
import type { PageContent } from './page.ts';
import { pageList } from './page-list.ts';
import { type Part, partsOf } from './parts.ts';
import { bodySizeOf, bodyStyleOf } from './style.ts';
import { removeWatermarks } from './watermarks.ts';
import { Words } from './words.ts';

/** Pages of a file at most. */
const MAX_PAGES = 5000;
/** Characters of a file at most, in millions: what a thread has memory for. */
const MAX_CHARACTERS = 5;
/** Share of unreadable glyphs from which a font counts as one without characters. */
const UNREADABLE = 0.1;

interface Extracted {
	pages: PageContent[];
	damaged: number[];
	unreadable: number[];
}

/**
 * Reads a PDF. Throws `import.pdfPassword`, `import.pdfWrongPassword`, `import.pdfTooManyPages`,
 * `import.pdfTooMuchText`, `import.damaged`, and an
 * AbortError. Pages that cannot be read, or are images without text, are named in the warnings.
 */
export const readPdf: Reader = async (bytes, context) => {
	context.signal.throwIfAborted();
	const { document, brokenOff } = await openPdf(bytes, context);
	try {
		const reading = await readDocument(document, context);
		if (brokenOff)
			reading.warnings.push({
				code: 'import.pdfBrokenOff',
				params: { file: context.name, pages: reading.pages.length },
			});
		return reading;
	} finally {
		await document.loadingTask.destroy();
	}
};

async function readDocument(document: PDFDocumentProxy, context: ReadContext) {
	const { name: file } = context;
	if (document.numPages > MAX_PAGES)
		throw new SynthemaError('import.pdfTooManyPages', { file, pages: document.numPages, limit: MAX_PAGES });
	const { pages, damaged, unreadable } = await extracted(document, context);
	if (damaged.length === document.numPages) throw new SynthemaError('import.damaged', { file });
	const declared = await declaredOf(document).catch(() => ({
		title: '',
		authors: [],
		year: null,
		doi: '',
		language: null,
	}));
	const own = await document.getPageLabels().catch(() => null);

	const size = bodySizeOf(pages);
	const removed = [...removeWatermarks(pages, size), ...removeFurniture(pages, size), ...removeLineNumbers(pages)];
	const bare = pages.filter((page) => page.frames.length === 0 && page.pictured);
	await breath(context);
	const columns = layOut(pages, size);
	await breath(context);
	const style = bodyStyleOf(columns, size);
	const words = new Words();
	for (const column of columns) {
		const lines = linesOfColumn(column);
		for (const [i, line] of lines.entries()) words.learn(line, lines[i - 1]);
	}
	const parts = partsOf(columns, style);
	markHeadings(parts, style);
	const flow = flowOf(parts, style);
	const blocks = withLeftOut(flow, words, { pages, bare, removed, context });
	const labels = pageLabels(own, removed, document.numPages);
	const heads = removed.filter(({ page }) => page === 1).map(({ text }) => text);
	const { language, ...metadata } = declared;
	return {
		blocks,
		pages: pages.map(({ width, height }, i) => ({ label: labels[i]!, width, height })),
		language,
		metadata: completed(metadata, blocks, heads),
		warnings: warningsOf(file, { pages, bare, damaged, unreadable }),
	};
}

/** Lets other work of the thread go on, and ends this when it is no longer wanted. */
async function breath({ signal }: ReadContext): Promise<void> {
	await new Promise<void>((resolve) => setImmediate(resolve));
	signal.throwIfAborted();
}

async function extracted(document: PDFDocumentProxy, context: ReadContext): Promise<Extracted> {
	const { numPages } = document;
	const fonts = new Fonts();
	const layers = await document.getOptionalContentConfig().catch(() => ({ isVisible: () => true }));
	const pages: PageContent[] = [];
	const damaged: number[] = [];
	let size = { width: 595, height: 842 };
	let characters = 0;
	for (let number = 1; number <= numPages; number++) {
		await breath(context);
		let page: PDFPageProxy | null = null;
		try {
			page = await document.getPage(number);
			const content = await extractPage(page, fonts, layers);
			content.comments = await commentsOf(page);
			characters += Object.values(content.turns).reduce((sum, count) => sum + count, 0);
			size = { width: content.width, height: content.height };
			pages.push(content);
		} catch {
			// Named in a warning; the other pages are read all the same.
			damaged.push(number);
			pages.push({ number, ...size, frames: [], oblique: [], hidden: [], comments: [], pictured: false, turns: {} });
		}
		page?.cleanup();
		if (characters > MAX_CHARACTERS * 1e6)
			throw new SynthemaError('import.pdfTooMuchText', { file: context.name, limit: MAX_CHARACTERS });
		context.progress(number, numPages);
	}
	const unreadable = pages
		.filter(({ frames }) => {
			let lost = 0;
			for (const { runs } of frames)
				for (const { font, text } of runs) if (font.unmapped > font.glyphs * UNREADABLE) lost += text.length;
			return lost >= 10;
		})
		.map(({ number }) => number);
	return { pages, damaged, unreadable };
}

/** Words of notes and marks that people put on a page. */
async function commentsOf(page: PDFPageProxy): Promise<string[]> {
	const annotations = await page.getAnnotations({ intent: 'display' });
	const texts = annotations.flatMap((each: { subtype?: string; contentsObj?: { str?: string } }) => {
		if (each.subtype === 'Link' || each.subtype === 'Widget') return [];
		const text = cleanText(each.contentsObj?.str ?? '');
		return text === '' ? [] : [text];
	});
	return [...new Set<string>(texts)];
}

interface Around {
	pages: readonly PageContent[];
	bare: readonly PageContent[];
	removed: readonly Removed[];
	context: ReadContext;
}

/** The blocks of the flow, with what was left out listed where its page is. */
function withLeftOut(flow: readonly Part[], words: Words, { pages, bare, removed, context }: Around): Block[] {
	const aside = new Map<number, Block[]>();
	const put = (page: number, block: Block) => {
		if (block.text === '') return;
		const list = aside.get(page) ?? [];
		list.push(block);
		aside.set(page, list);
	};
	const heads = removed.filter(({ foot }) => !foot);
	const feet = removed.filter(({ foot }) => foot);
	for (const { page, text, kind } of heads) put(page, { kind: 'paragraph', text, leftOut: kind, page });
	for (const { number } of bare)
		put(number, {
			kind: 'note',
			text: context.t('pdf.imagePage', { page: number }),
			leftOut: 'image-page',
			page: number,
		});
	for (const { page, text, kind } of feet) put(page, { kind: 'paragraph', text: cleanText(text), leftOut: kind, page });
	for (const { number, hidden, comments } of pages) {
		for (const text of hidden)
			put(number, { kind: 'paragraph', text: cleanText(text), leftOut: 'hidden', page: number });
		for (const text of comments) put(number, { kind: 'paragraph', text, leftOut: 'comment', page: number });
	}
	const blocks: Block[] = [];
	let next = 1;
	const upTo = (page: number) => {
		for (; next <= page; next++) blocks.push(...(aside.get(next) ?? []));
	};
	for (const part of flow) {
		const block = blockOf(part, words);
		if (part.kind !== 'footnote') upTo(block.page ?? 1);
		else upTo(pages.length);
		if (block.text !== '') blocks.push(block);
	}
	upTo(pages.length);
	return blocks;
}

function warningsOf(
	file: string,
	{ pages, bare, damaged, unreadable }: Extracted & { bare: readonly PageContent[] },
): ReadWarning[] {
	const warnings: ReadWarning[] = [];
	const add = (code: string, numbers: readonly number[]) => {
		if (numbers.length > 0) warnings.push({ code, params: { file, pages: pageList(numbers) } });
	};
	const images = bare.map(({ number }) => number);
	add(images.length === pages.length ? 'import.pdfNoText' : 'import.pdfPagesWithoutText', images);
	add('import.pdfUnreadableFont', unreadable);
	add('import.pdfDamagedPages', damaged);
	return warnings;
}
