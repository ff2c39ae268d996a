/** Reads a PDF as the application does, and compares what came back with what was set. */
import { fileURLToPath } from 'node:url';
import type { Block, ReadContext, ReadDocument } from '#exchange/documents/model.ts';
import { readPdf } from '#exchange/pdf/read.ts';

const data = (folder: string) =>
	fileURLToPath(new URL(`../../../../node_modules/pdfjs-dist/${folder}/`, import.meta.url));

export function contextFor(change: Partial<ReadContext> = {}): ReadContext {
	return {
		name: 'study.pdf',
		t: (key, params) => `${key} ${JSON.stringify(params)}`,
		signal: new AbortController().signal,
		progress: () => {},
		pdf: { cMaps: data('cmaps'), standardFonts: data('standard_fonts'), wasm: data('wasm') },
		...change,
	};
}

export const read = (bytes: Uint8Array, change: Partial<ReadContext> = {}): Promise<ReadDocument> =>
	Promise.resolve(readPdf(bytes, contextFor(change)));

/** Blocks that are in the text. */
export const inText = ({ blocks }: ReadDocument): Block[] => blocks.filter((block) => block.leftOut === undefined);

export const textOf = (blocks: readonly { text: string }[]): string => blocks.map(({ text }) => text).join('\n');

/** Kinds and texts, to compare block by block. */
export const outline = (blocks: readonly { kind: string; text: string }[]): string[] =>
	blocks.map(({ kind, text }) => `${kind}: ${text}`);
