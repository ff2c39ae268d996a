/** Files to texts: where the bytes come from, which thread reads them, and what was read lately. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import { formatOf } from '#exchange/documents/formats.ts';
import { finishReading, type RawReading, type Reading, readRaw } from '#exchange/documents/read.ts';
import { MAX_TEXT_BYTES } from '#exchange/text/decode.ts';
import type { ParsedInput } from '../contract/methods.ts';
import { ReadingPool } from './pool.ts';

export type ImportItem = ParsedInput<'import.preview'>['item'];
export type ImportOptions = ParsedInput<'import.preview'>['options'];

/** Largest file that is read: 300 MB. Plain text can have 50 MB. */
export const MAX_FILE_BYTES = 300_000_000;
/** What was read lately is kept up to this size (UTF-16 code units of text and some for the rest). */
const KEPT = 20_000_000;

/** Name of the file of an item, without folders. */
export function nameOf(item: ImportItem): string {
	return item.from === 'path' ? basename(item.path) : item.name;
}

interface Kept {
	raw: RawReading;
	size: number;
}

export class ReadingService {
	readonly pool: ReadingPool;
	private readonly uploadPath: (ticket: string) => string | null;
	private readonly kept = new Map<string, Kept>();
	private size = 0;

	/** `uploadPath` says where an uploaded file lies, null for a ticket it does not know. */
	constructor(uploadPath: (ticket: string) => string | null, pool = new ReadingPool()) {
		this.uploadPath = uploadPath;
		this.pool = pool;
	}

	/** Bytes of an item. Throws `import.uploadGone`, `file.missing`, `import.folder`, `import.noAccess`, `import.tooLarge`. */
	async bytesOf(item: ImportItem): Promise<Uint8Array> {
		if (item.from === 'text') return Buffer.from(item.text.toWellFormed(), 'utf8');
		const file = nameOf(item);
		const path = item.from === 'path' ? item.path : this.uploadPath(item.upload);
		if (path === null) throw new SynthemaError('import.uploadGone', { file });
		try {
			const { size } = await stat(path);
			const limit = /\.(txt|text|md|markdown)$/iu.test(file) ? MAX_TEXT_BYTES : MAX_FILE_BYTES;
			if (size > limit) {
				const megabytes = (bytes: number) => Math.round(bytes / 1_000_000);
				throw new SynthemaError('import.tooLarge', { file, size: megabytes(size), limit: megabytes(limit) });
			}
			return await readFile(path);
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if (code === 'ENOENT' || code === 'ENOTDIR')
				throw new SynthemaError('file.missing', { file: path }, { cause: error });
			if (code === 'EISDIR') throw new SynthemaError('import.folder', { file }, { cause: error });
			if (code === 'EACCES' || code === 'EPERM') throw new SynthemaError('import.noAccess', { file }, { cause: error });
			throw error;
		}
	}

	/**
	 * Reads an item; what was read a moment ago with the same bytes, password and encoding is not read again. Throws what
	 * `bytesOf`, the pool and the readers throw, and an AbortError.
	 */
	async read(
		item: ImportItem,
		options: ImportOptions,
		signal?: AbortSignal,
		progress?: (done: number, total: number) => void,
	): Promise<{ name: string; bytes: Uint8Array; reading: Reading }> {
		const name = nameOf(item);
		const bytes = await this.bytesOf(item);
		const raw = await this.raw(item, name, bytes, options, signal, progress);
		const reading = finishReading(raw, { name, keep: options.keep ?? [], language: options.language });
		return { name, bytes, reading };
	}

	close(): void {
		this.pool.close();
	}

	private async raw(
		item: ImportItem,
		name: string,
		bytes: Uint8Array,
		options: ImportOptions,
		signal?: AbortSignal,
		progress?: (done: number, total: number) => void,
	): Promise<RawReading> {
		const key = createHash('sha256')
			.update(JSON.stringify([name, item.from, options.password, options.encoding, options.notesIn]))
			.update(bytes)
			.digest('hex');
		const there = this.kept.get(key);
		if (there) {
			this.kept.delete(key);
			this.kept.set(key, there);
			return there.raw;
		}
		const { password, encoding, notesIn: language = 'en' } = options;
		let raw: RawReading;
		if (item.from === 'text' || isPlain(name, bytes)) {
			// Plain text is read in less time than a message to a worker takes.
			raw = await readRaw(bytes, {
				name: item.from === 'text' ? 'pasted.txt' : name,
				encoding,
				t: createTranslator(language),
				signal: signal ?? new AbortController().signal,
				progress: () => {},
			});
		} else raw = await this.pool.read({ name, bytes, password, encoding, language }, signal, progress);
		this.keep(key, raw);
		return raw;
	}

	private keep(key: string, raw: RawReading): void {
		const size =
			'plain' in raw.content
				? raw.content.plain.text.length
				: raw.content.document.blocks.reduce(
						(sum, block) => sum + block.text.length + 50 * (block.fragments?.length ?? 0) + 100,
						0,
					);
		if (size > KEPT / 2) return;
		this.kept.set(key, { raw, size });
		this.size += size;
		for (const [old, dropped] of this.kept) {
			if (this.size <= KEPT || old === key) break;
			this.kept.delete(old);
			this.size -= dropped.size;
		}
	}
}

function isPlain(name: string, bytes: Uint8Array): boolean {
	const { format } = formatOf(name, bytes);
	return format === 'text' || format === 'markdown';
}
