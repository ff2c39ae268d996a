/** What the host and a reading worker tell each other. */
import type { Language } from '#core/messages/index.ts';
import type { RawReading } from '#exchange/documents/read.ts';

export interface ReadRequest {
	name: string;
	bytes: Uint8Array;
	password: string | undefined;
	encoding: string | undefined;
	/** Language of the notes that stand in a text for what is no text. */
	language: Language;
}

export type WorkerAnswer =
	| { type: 'progress'; done: number; total: number }
	| { type: 'done'; raw: RawReading }
	| { type: 'refused'; code: string; params: Record<string, string | number> }
	| { type: 'failed'; stack: string };
