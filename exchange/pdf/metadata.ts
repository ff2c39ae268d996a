/** What a PDF says about the article in it, in its properties and on its first page. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { cleanText } from '../documents/clean.ts';
import type { Block, Metadata } from '../documents/model.ts';

const DOI = /\b10\.\d{4,9}\/[^\s"<>|{}\\^`，。；]+/iu;
/** Titles that programs make up. */
const NO_TITLE =
	/^(?:microsoft word|untitled|title|document\d*|slide \d|\(anonymous\)|pii:|doi:|layout \d|.*\.(?:docx?|indd|dvi|tex|pdf|qxd|rtf|odt|fm|html?)$|[\d_\s.-]+$)|^\S+$/iu;
const NO_AUTHOR = /^(?:administrator|admin|user|unknown|anonymous|owner|author|windows.*|microsoft.*|\S*\d{3,}\S*)$/iu;

export interface Declared extends Metadata {
	language: string | null;
}

const strings = (value: unknown): string[] =>
	(Array.isArray(value) ? value : [value]).flatMap((each) =>
		typeof each === 'string' && each.trim() !== '' ? [cleanText(each)] : [],
	);

const trimDoi = (doi: string) => doi.replace(/[.,;:)\]]+$/u, '');

/** What the properties (document information and XMP) say. */
export async function declaredOf(document: PDFDocumentProxy): Promise<Declared> {
	const { info, metadata } = await document.getMetadata();
	const properties = info as Record<string, unknown>;
	const xmp = (key: string) => strings(metadata?.get(key));
	const title = [...xmp('dc:title'), ...strings(properties.Title)].find((each) => !NO_TITLE.test(each)) ?? '';
	const named = xmp('dc:creator');
	const authors = (named.length > 1 ? named : splitAuthors(named[0] ?? strings(properties.Author)[0] ?? '')).filter(
		(name) => !NO_AUTHOR.test(name),
	);
	const about = [
		...xmp('prism:doi'),
		...xmp('pdfx:doi'),
		...xmp('crossmark:doi'),
		...xmp('dc:identifier'),
		...strings(properties.doi),
		...strings(properties.Subject),
		...strings(properties.Title),
	];
	const doi = about.map((each) => DOI.exec(each)?.[0]).find((each) => each !== undefined) ?? '';
	const dates = [
		...xmp('prism:coverDate'),
		...xmp('prism:publicationDate'),
		...xmp('prism:coverDisplayDate'),
		...xmp('crossmark:majorversiondate'),
	];
	const year = dates.map((each) => /\b(?:19|20)\d{2}\b/u.exec(each)?.[0]).find((each) => each !== undefined);
	const language = strings(properties.Language)[0];
	return {
		title,
		authors,
		year: year ? Number(year) : null,
		doi: trimDoi(doi),
		language: language && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(language) ? language : null,
	};
}

function splitAuthors(text: string): string[] {
	const parts = text.includes(';') ? text.split(';') : text.split(/,\s(?=\S+\s\S)|\s+(?:and|&)\s+|、|，/u);
	return parts.map((part) => part.replace(/^and\s+/u, '').trim()).filter((part) => part !== '');
}

/** Completes what is declared by what the first page shows. `heads` are the running heads and feet of that page. */
export function completed(declared: Metadata, blocks: readonly Block[], heads: readonly string[]): Metadata {
	const first = blocks.filter(
		(block) => (block.page ?? 1) <= 2 && (block.leftOut === undefined || block.leftOut === 'boilerplate'),
	);
	const page = [...heads, ...first.filter((block) => (block.page ?? 1) === 1).map((block) => block.text)]
		.join('\n')
		.slice(0, 12_000);
	const heading = first.find((block) => block.kind === 'heading' && block.depth === 1);
	return {
		title: declared.title !== '' ? declared.title : (heading?.text ?? ''),
		authors: declared.authors,
		year: declared.year ?? yearOf(page),
		doi: declared.doi !== '' ? declared.doi : trimDoi(DOI.exec(page)?.[0] ?? ''),
	};
}

function yearOf(page: string): number | null {
	const patterns = [
		/(?:©|\(c\)|copyright)\D{0,40}((?:19|20)\d{2})/iu,
		/published(?:\s+online)?:?\D{0,40}((?:19|20)\d{2})/iu,
		/\b((?:19|20)\d{2})[,;]?\s*(?:vol\.?\s*)?\d{1,4}\s*[(:]/iu,
		/\(((?:19|20)\d{2})\)\s*\d{1,4}\s*[:,]/iu,
		/((?:19|20)\d{2})\s*年/u,
		/accepted:?\D{0,40}((?:19|20)\d{2})/iu,
	];
	for (const pattern of patterns) {
		const year = pattern.exec(page)?.[1];
		if (year) return Number(year);
	}
	return null;
}
