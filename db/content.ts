/** Originals and texts under their hash, and the search index over the texts. Written once, never logged. */
import { createHash } from 'node:crypto';
import { paragraphs } from '#core/text/lines.ts';
import type { Connection } from './sqlite.ts';

/** SHA-256 as lower-case hex. */
export function sha256(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Keeps bytes under their hash and returns it. */
export function storeContent(connection: Connection, bytes: Uint8Array): string {
	const hash = sha256(bytes);
	connection.run('INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING', hash, Buffer.from(bytes));
	return hash;
}

/** Longest stretch that is indexed as one; a longer paragraph is cut, with an overlap so that no phrase is lost. */
const PASSAGE = 4000;
const OVERLAP = 1000;

/** Makes a text searchable. Does nothing when it is already. */
export function indexText(connection: Connection, textSha256: string, text: string): void {
	if (connection.get('SELECT 1 FROM passage WHERE textSha256 = ? LIMIT 1', textSha256)) return;
	for (const { start, end } of paragraphs(text)) {
		for (let from = start; from < end; from += PASSAGE - OVERLAP) {
			const to = Math.min(end, from + PASSAGE);
			connection.run('INSERT INTO passage (textSha256, start, "end") VALUES (?, ?, ?)', textSha256, from, to);
			connection.run('INSERT INTO passageIndex (rowid, text) VALUES (last_insert_rowid(), ?)', text.slice(from, to));
			if (to === end) break;
		}
	}
}
