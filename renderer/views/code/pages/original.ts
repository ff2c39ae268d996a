/** Opens the original of a source in pdfjs, which is loaded when the first page is wanted, and reads it piece by piece. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { useCallback, useEffect, useState } from 'react';
import type { Client } from '../../../client/client.ts';
import { useClient } from '../../../client/context.tsx';

/** Bytes that are asked for at once at most; the contract's limit. */
const PIECE = 1 << 20;
/** Bytes that pdfjs asks for at least. */
const CHUNK = 1 << 18;
/** Pixels of an image at most: A3 at 600 dpi has 70 million. Larger ones are left out by pdfjs. */
const MAX_IMAGE = 100_000_000;

export type Failure = 'notOpened' | 'notReached' | 'notLoaded';

export type Original =
	| { state: 'opening' }
	/** Waits for the password; `wrong` after one that did not fit. */
	| { state: 'locked'; wrong: boolean; unlock(password: string): void }
	| { state: 'open'; document: PDFDocumentProxy }
	| { state: 'failed'; why: Failure };

/** Bytes of an original. Rejects with what the call rejects with. */
async function piece(client: Client, sourceId: string, offset: number, length: number) {
	const { base64, size } = await client.call('source.original', { sourceId, offset, length });
	return { bytes: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)), size };
}

async function load() {
	const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
	pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;
	return pdfjs;
}

/** Tells `onState` what becomes of opening an original until the function it returns is called, which lets go of it. */
function open(client: Client, sourceId: string, onState: (original: Original) => void): () => void {
	let over = false;
	let task: PDFDocumentLoadingTask | null = null;
	const tell = (original: Original) => {
		if (!over) onState(original);
	};
	const fail = (why: Failure, error: unknown) => {
		if (over) return;
		console.error(`the original cannot be shown (${why})`, error);
		tell({ state: 'failed', why });
		end();
	};
	const end = () => {
		over = true;
		void task?.destroy();
	};

	const run = async () => {
		const pdfjs = await load().catch((error) => fail('notLoaded', error));
		if (!pdfjs || over) return;
		const start = await piece(client, sourceId, 0, CHUNK).catch((error) => fail('notReached', error));
		if (!start || over) return;
		/** Pieces of the file as pdfjs asks for them, over whatever carries the calls. */
		class Pieces extends pdfjs.PDFDataRangeTransport {
			override requestDataRange(begin: number, end: number): void {
				const read = async () => {
					const bytes = new Uint8Array(end - begin);
					for (let at = begin; at < end && !over; at += PIECE) {
						const part = await piece(client, sourceId, at, Math.min(PIECE, end - at));
						bytes.set(part.bytes, at - begin);
					}
					if (!over) this.onDataRange(begin, bytes);
				};
				read().catch((error) => fail('notReached', error));
			}
		}
		const folder = new URL('pdf/', document.baseURI).href;
		task = pdfjs.getDocument({
			range: new Pieces(start.size, start.bytes, start.bytes.length === start.size),
			rangeChunkSize: CHUNK,
			disableAutoFetch: true,
			disableStream: true,
			cMapUrl: `${folder}cmaps/`,
			standardFontDataUrl: `${folder}standard_fonts/`,
			wasmUrl: `${folder}images/`,
			// The policy of the pages forbids it, and the scripts that decode images instead are fast enough for a page.
			useWasm: false,
			maxImageSize: MAX_IMAGE,
			enableXfa: false,
			verbosity: pdfjs.VerbosityLevel.ERRORS,
		});
		let asked = 0;
		task.onPassword = (give: (password: string | Error) => void) => {
			tell({ state: 'locked', wrong: asked++ > 0, unlock: give });
		};
		await task.promise.then(
			(document) => (over ? undefined : tell({ state: 'open', document })),
			(error) => fail('notOpened', error),
		);
	};
	void run();
	return end;
}

/** The original of a source as a document of pdfjs, open as long as the component is there; `retry` begins anew. */
export function useOriginal(sourceId: string): { original: Original; retry(): void } {
	const client = useClient();
	const [original, setOriginal] = useState<Original>({ state: 'opening' });
	const [attempt, setAttempt] = useState(0);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens it anew
	useEffect(() => {
		setOriginal({ state: 'opening' });
		return open(client, sourceId, setOriginal);
	}, [client, sourceId, attempt]);
	const retry = useCallback(() => setAttempt((times) => times + 1), []);
	return { original, retry };
}
