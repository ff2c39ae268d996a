/** Originals and texts under their hash, and the search index over the texts. Written once, never logged. */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SynthemaError } from '#core/errors.ts';
import { paragraphs } from '#core/text/lines.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
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

/** Takes a text out of the search again. The index keeps no text of its own, so each entry goes by its words. */
function unindexText(connection: Connection, textSha256: string): void {
	const passages = connection.all<{ id: number; start: number; end: number }>(
		'SELECT id, start, "end" FROM passage WHERE textSha256 = ?',
		textSha256,
	);
	if (passages.length === 0) return;
	const text = connection.value<Buffer>('SELECT bytes FROM content WHERE sha256 = ?', textSha256).toString('utf8');
	for (const { id, start, end } of passages)
		connection.run(
			`INSERT INTO passageIndex (passageIndex, rowid, text) VALUES ('delete', ?, ?)`,
			id,
			text.slice(start, end),
		);
	connection.run('DELETE FROM passage WHERE textSha256 = ?', textSha256);
}

/** A text with its original, as it comes from a reader. */
export interface TextContent {
	/** Name of the file, for messages. */
	name: string;
	/** The original. */
	bytes: Uint8Array;
	/** Well-formed, LF newlines, not empty. */
	text: string;
	/** Null in formats without pages. */
	layout: PageLayout | null;
}

/** The same in the content table. */
export interface StoredText {
	sha256: string;
	textSha256: string;
	layoutSha256: string | null;
	/** UTF-16 code units of the text. */
	characters: number;
	pageCount: number;
}

/** Keeps original, text and layout, and makes the text searchable. Throws `import.empty`. */
export function storeText(connection: Connection, { name, bytes, text, layout }: TextContent): StoredText {
	if (text.length === 0) throw new SynthemaError('import.empty', { file: name });
	if (!text.isWellFormed() || text.includes('\r')) throw new Error('text is not normalised');
	const stored: StoredText = {
		sha256: storeContent(connection, bytes),
		textSha256: storeContent(connection, Buffer.from(text, 'utf8')),
		layoutSha256: layout === null ? null : storeContent(connection, packLayout(layout)),
		characters: text.length,
		pageCount: layout?.pages.length ?? 0,
	};
	indexText(connection, stored.textSha256, text);
	return stored;
}

function packLayout(layout: PageLayout): Uint8Array {
	return deflateRawSync(Buffer.from(JSON.stringify(layout), 'utf8'));
}

/** The layout under a hash. Throws when the file lacks it, which `check` reports. */
export function loadLayout(connection: Connection, hash: string): PageLayout {
	const bytes = connection.value<Buffer | undefined>('SELECT bytes FROM content WHERE sha256 = ?', hash);
	if (!bytes) throw new Error(`no content ${hash}`);
	return JSON.parse(inflateRawSync(bytes).toString('utf8')) as PageLayout;
}

/**
 * Keeps a text ahead of the operation that takes it in, so that a long import writes little at a time. What no operation
 * takes in is dropped again, at the latest when the file is next opened.
 */
export function stageText(connection: Connection, content: TextContent): StoredText {
	const had = (hash: string | null) =>
		hash === null || connection.get('SELECT 1 FROM content WHERE sha256 = ?', hash) !== undefined;
	connection.exec('BEGIN IMMEDIATE');
	try {
		const hashes = [
			sha256(content.bytes),
			sha256(Buffer.from(content.text, 'utf8')),
			content.layout && sha256(packLayout(content.layout)),
		];
		for (const hash of hashes)
			if (!had(hash)) connection.run('INSERT INTO staged (sha256) VALUES (?) ON CONFLICT DO NOTHING', hash);
		const stored = storeText(connection, content);
		connection.exec('COMMIT');
		return stored;
	} catch (error) {
		if (connection.raw.inTransaction) connection.exec('ROLLBACK');
		throw error;
	}
}

/** Content of these texts belongs to the project now. */
export function keepStaged(connection: Connection, { sha256: original, textSha256, layoutSha256 }: StoredText): void {
	connection.run('DELETE FROM staged WHERE sha256 IN (?, ?, ?)', original, textSha256, layoutSha256);
}

/** Drops staged content: of the given texts, or all there is. */
export function dropStaged(connection: Connection, texts: readonly StoredText[] | null): void {
	const hashes =
		texts?.flatMap((each) => [each.sha256, each.textSha256, each.layoutSha256]) ??
		connection.all<{ sha256: string }>('SELECT sha256 FROM staged').map((row) => row.sha256);
	if (hashes.length === 0) return;
	connection.exec('BEGIN IMMEDIATE');
	try {
		for (const hash of hashes) {
			if (hash === null || connection.run('DELETE FROM staged WHERE sha256 = ?', hash) === 0) continue;
			unindexText(connection, hash);
			connection.run('DELETE FROM content WHERE sha256 = ?', hash);
		}
		connection.exec('COMMIT');
	} catch (error) {
		if (connection.raw.inTransaction) connection.exec('ROLLBACK');
		throw error;
	}
}
