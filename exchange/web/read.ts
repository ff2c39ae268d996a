/** Saved web pages. */
import { SynthemaError } from '#core/errors.ts';
import type { Block, ReadContext, ReadDocument, Reader, ReadWarning } from '../documents/model.ts';
import { Article } from './article.ts';
import { declaredEncoding, decodePage } from './decode.ts';
import { findAll, ownText } from './dom.ts';
import { grouped, rankHeadings } from './finish.ts';
import { metadataOf } from './metadata.ts';
import { type Document, parsePage } from './parse.ts';
import { raisedClasses } from './raised.ts';
import { Walk } from './walk.ts';

/**
 * Reads a web page (HTML or XHTML, in any encoding): the article, with menus, banners and the like left out. Nothing in it
 * is run or fetched. Throws `import.empty` for a page without words, `import.tooNested`, `import.tooManyElements`, what
 * `decodeText` throws, and an AbortError.
 */
export const readHtml: Reader = (bytes, context) => readPage(bytes, context, declaredEncoding(bytes));

/** As `readHtml`, with the encoding that the file around the page declares for it. */
export async function readPage(
	bytes: Uint8Array,
	context: ReadContext,
	declared: string | null,
): Promise<ReadDocument> {
	const { text, warnings } = decodePage(bytes, context, declared);
	const xhtml = /\.xhtml$/iu.test(context.name) || /^\s*<\?xml\b/u.test(text);
	const page = await parsePage(context.name, text, {
		xhtml,
		signal: context.signal,
		told: (done) => context.progress(done, text.length * 2),
	});
	const document = documentOf(page, context, warnings);
	context.progress(1, 1);
	return document;
}

function documentOf(page: Document, context: ReadContext, warnings: ReadWarning[]): ReadDocument {
	const { language, titles, ...metadata } = metadataOf(page);
	const article = new Article(page, titles);
	let blocks = blocksOf(page, context.name, article.leftOut);
	if (blocks.every(({ leftOut }) => leftOut !== undefined)) blocks = blocksOf(page, context.name, () => undefined);
	context.signal.throwIfAborted();
	if (blocks.length === 0) throw new SynthemaError('import.empty', { file: context.name });
	return { blocks, pages: [], language, metadata, warnings };
}

function blocksOf(page: Document, file: string, leftOut: Article['leftOut']): Block[] {
	const walk = new Walk({ file, leftOut, raised: raisedOn(page) });
	walk.walk(page);
	const blocks = grouped(walk.blocks);
	rankHeadings(blocks);
	return blocks;
}

/** The classes that the page's own style sheets raise; others are never fetched. */
function raisedOn(page: Document): Set<string> {
	const styles = findAll(page, ({ tagName }) => tagName === 'style');
	return new Set(styles.flatMap((style) => [...raisedClasses(ownText(style))]));
}
