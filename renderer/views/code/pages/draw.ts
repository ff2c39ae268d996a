/** Draws a page of the original, and says whether anything came of it. */
import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';

/** Device pixels of a drawn page at most; beyond that it is drawn coarser and stretched. */
const MAX_PIXELS = 24_000_000;
/** Side of the picture in which ink is looked for. */
const THUMB = 128;

export type Drawn = { canvas: HTMLCanvasElement; bare: boolean };

/** Whether a drawing is white all over. */
function isBare(canvas: HTMLCanvasElement): boolean {
	const thumb = document.createElement('canvas');
	thumb.width = THUMB;
	thumb.height = THUMB;
	const context = thumb.getContext('2d', { willReadFrequently: true })!;
	context.imageSmoothingQuality = 'high';
	context.drawImage(canvas, 0, 0, THUMB, THUMB);
	const { data } = context.getImageData(0, 0, THUMB, THUMB);
	return data.every((value) => value === 255);
}

/**
 * Draws a page (from 1) at `scale` CSS pixels to a point, sharp on a screen with `ratio` device pixels to one. Rejects
 * when the page is damaged, and with an AbortError once `signal` is aborted.
 */
export async function drawPage(
	source: PDFDocumentProxy,
	number: number,
	scale: number,
	ratio: number,
	signal: AbortSignal,
): Promise<Drawn> {
	const page = await source.getPage(number);
	signal.throwIfAborted();
	const plain = page.getViewport({ scale });
	const density = Math.min(ratio, Math.sqrt(MAX_PIXELS / (plain.width * plain.height)));
	const viewport = page.getViewport({ scale: scale * density });
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(viewport.width));
	canvas.height = Math.max(1, Math.round(viewport.height));
	const task: RenderTask = page.render({ canvas, viewport });
	const cancel = () => task.cancel();
	signal.addEventListener('abort', cancel);
	try {
		await task.promise;
		signal.throwIfAborted();
		return { canvas, bare: isBare(canvas) };
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	} finally {
		signal.removeEventListener('abort', cancel);
		// Decoded images of pages that were passed would fill the memory.
		page.cleanup();
	}
}
