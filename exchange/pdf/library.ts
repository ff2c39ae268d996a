/** pdfjs, set up to extract text in a Node thread: without scripts, canvas, network or files but its own data. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { SynthemaError } from '#core/errors.ts';
import type { ReadContext } from '../documents/model.ts';
import { withNewEnd } from './recover.ts';

type Library = typeof import('pdfjs-dist');

let loading: Promise<Library> | null = null;

async function load(): Promise<Library> {
	// It tells the console that there is no canvas to paint on; nothing is painted here.
	const { warn } = console;
	console.warn = () => {};
	try {
		// Both halves in one thread: the reader runs in a thread of its own already.
		Object.assign(globalThis, { pdfjsWorker: await import('pdfjs-dist/legacy/build/pdf.worker.mjs') });
		return await import('pdfjs-dist/legacy/build/pdf.mjs');
	} finally {
		console.warn = warn;
	}
}

/** pdfjs, loaded once in a thread. */
export function pdfjs(): Promise<Library> {
	loading ??= load();
	return loading;
}

export interface OpenedPdf {
	document: PDFDocumentProxy;
	/** Whether the end of the file is missing, so that pages may be. */
	brokenOff: boolean;
}

/**
 * Opens a file. Throws `import.pdfPassword` for an encrypted one without a password, `import.pdfWrongPassword`, and
 * `import.damaged` when no page of it can be found. The caller destroys `document.loadingTask` in the end.
 */
export async function openPdf(bytes: Uint8Array, context: ReadContext): Promise<OpenedPdf> {
	const { name: file } = context;
	const { PasswordException, PasswordResponses } = await pdfjs();
	try {
		// pdfjs takes the bytes away from whoever gives them.
		return { document: await opened(bytes.slice(), context), brokenOff: false };
	} catch (error) {
		if (error instanceof PasswordException)
			throw new SynthemaError(
				error.code === PasswordResponses.INCORRECT_PASSWORD ? 'import.pdfWrongPassword' : 'import.pdfPassword',
				{ file },
			);
		const mended = withNewEnd(bytes);
		try {
			if (mended) return { document: await opened(mended, context), brokenOff: true };
		} catch {
			// What is said then is that the file is damaged.
		}
		throw new SynthemaError('import.damaged', { file }, { cause: error });
	}
}

async function opened(data: Uint8Array, { password, pdf }: ReadContext): Promise<PDFDocumentProxy> {
	const { getDocument } = await pdfjs();
	const task = getDocument({
		data,
		verbosity: 0,
		...(password !== undefined && { password }),
		...(pdf && { cMapUrl: pdf.cMaps, standardFontDataUrl: pdf.standardFonts, wasmUrl: pdf.wasm }),
		fontExtraProperties: true,
		disableFontFace: true,
		useSystemFonts: false,
		// Images are never decoded: a text has none, and they are where bombs are hidden.
		maxImageSize: 0,
		useWasm: false,
		isOffscreenCanvasSupported: false,
		enableXfa: false,
	});
	try {
		const document = await task.promise;
		if (document.numPages === 0) throw new Error('no pages');
		// A table of pages can be there and lead nowhere.
		await document.getPage(1).catch((error: unknown) => {
			if (document.numPages === 1) throw error;
		});
		return document;
	} catch (error) {
		await task.destroy();
		throw error;
	}
}
