/** Word and OpenDocument files written by hand, and their texts as a person would get them. */
import { strToU8, zipSync } from 'fflate';
import { createTranslator } from '#core/messages/index.ts';
import { type AssembledText, assemble } from '#exchange/documents/assemble.ts';
import type { Block, ReadContext, ReadDocument } from '#exchange/documents/model.ts';
import { readDocx } from '#exchange/office/docx/read.ts';
import { readOdt } from '#exchange/office/odt/read.ts';

export function contextFor(name: string, more: Partial<ReadContext> = {}): ReadContext {
	return {
		name,
		t: createTranslator('en'),
		signal: new AbortController().signal,
		progress: () => {},
		...more,
	};
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const NAMESPACES = [
	`xmlns:w="${W}"`,
	'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
	'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
	'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
	'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
	'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
	'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"',
	'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
	'xmlns:v="urn:schemas-microsoft-com:vml"',
	'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export interface WordParts {
	styles?: string;
	numbering?: string;
	footnotes?: string;
	endnotes?: string;
	comments?: string;
	header?: string;
	footer?: string;
	core?: string;
	/** Relationships of the document beside those of the parts above. */
	relations?: string;
	/** Further entries of the zip. */
	more?: Record<string, Uint8Array | string>;
}

const ROOTS = {
	styles: 'styles',
	numbering: 'numbering',
	footnotes: 'footnotes',
	endnotes: 'endnotes',
	comments: 'comments',
	header: 'hdr',
	footer: 'ftr',
} as const;
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A .docx whose body is `body`; parts are given without their root element. */
export function docx(body: string, parts: WordParts = {}): Uint8Array {
	const entries: Record<string, Uint8Array> = {};
	const put = (name: string, text: string) => {
		entries[name] = strToU8(`${DECLARATION}${text}`);
	};
	put(
		'_rels/.rels',
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/></Relationships>`,
	);
	put('word/document.xml', `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`);
	let relations = parts.relations ?? '';
	for (const [key, root] of Object.entries(ROOTS)) {
		const content = parts[key as keyof typeof ROOTS];
		if (content === undefined) continue;
		put(`word/${key}.xml`, `<w:${root} ${NAMESPACES}>${content}</w:${root}>`);
		relations += `<Relationship Id="part-${key}" Type="${TYPES}/${key}" Target="${key}.xml"/>`;
	}
	put(
		'word/_rels/document.xml.rels',
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations}</Relationships>`,
	);
	if (parts.core !== undefined)
		put(
			'docProps/core.xml',
			`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${parts.core}</cp:coreProperties>`,
		);
	for (const [name, content] of Object.entries(parts.more ?? {}))
		entries[name] = typeof content === 'string' ? strToU8(content) : content;
	return zipSync(entries);
}

/** A run of Word, and a paragraph of one. */
export const r = (text: string, properties = '') =>
	`<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const p = (content: string, properties = '') =>
	`<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content.startsWith('<') ? content : content && r(content)}</w:p>`;

/** A style of Word, and a paragraph that has one. */
export const style = (id: string, name: string, rest = '', type = 'paragraph') =>
	`<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${rest}</w:style>`;
export const styled = (id: string, text: string) => p(text, `<w:pStyle w:val="${id}"/>`);

export const wordDocument = (body: string, parts?: WordParts) => readDocx(docx(body, parts), contextFor('study.docx'));

export const odtDocument = (bytes: Uint8Array, name = 'study.odt') => readOdt(bytes, contextFor(name));

/** Blocks without what is left out, as "kind: text". */
export function shown(document: ReadDocument): string[] {
	return document.blocks
		.filter((block) => block.leftOut === undefined)
		.map((block) => `${block.kind}${block.depth ?? ''}: ${block.text}`);
}

export const texts = (document: ReadDocument): string[] =>
	document.blocks.filter((block) => block.leftOut === undefined).map(({ text }) => text);

/** Blocks that are left out as a whole, as "why: text". */
export const aside = (document: ReadDocument): string[] =>
	document.blocks.flatMap((block: Block) => (block.leftOut === undefined ? [] : [`${block.leftOut}: ${block.text}`]));

/** The text with everything of some kinds put back. */
export const withBack = (document: ReadDocument, ...keep: string[]): AssembledText => assemble(document, keep);
