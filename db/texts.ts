/** Texts of a project with their lines, kept at hand. */
import type { Source } from '#core/model.ts';
import { breakLines, type Lines } from '#core/text/lines.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import { loadLayout } from './content.ts';
import type { Connection } from './sqlite.ts';

export interface TextOfSource {
	text: string;
	lines: Lines;
}

/** UTF-16 code units kept decoded at most. */
const KEPT = 12_000_000;

/** Bytes of an original kept for the next pieces of it. */
const WINDOW = 16 << 20;

interface OriginalWindow {
	sha256: string;
	/** Where in the original `bytes` begins. */
	from: number;
	/** Bytes of the whole original. */
	size: number;
	bytes: Buffer;
}

/** Layouts kept at most. */
const LAYOUTS = 20;

export class Texts {
	private readonly connection: Connection;
	private readonly kept = new Map<string, TextOfSource>();
	private readonly layouts = new Map<string, PageLayout>();
	private window: OriginalWindow | null = null;
	private size = 0;

	constructor(connection: Connection) {
		this.connection = connection;
	}

	/** The text under a hash and its lines by the given rule. Throws when the file lacks it, which `check` reports. */
	of(source: Pick<Source, 'textSha256' | 'lineRule'>): TextOfSource {
		const key = `${source.lineRule}:${source.textSha256}`;
		let entry = this.kept.get(key);
		if (entry) {
			this.kept.delete(key);
			this.kept.set(key, entry);
			return entry;
		}
		const bytes = this.connection.value<Buffer | undefined>(
			'SELECT bytes FROM content WHERE sha256 = ?',
			source.textSha256,
		);
		if (!bytes) throw new Error(`no content ${source.textSha256}`);
		const text = bytes.toString('utf8');
		entry = { text, lines: breakLines(text, source.lineRule) };
		this.kept.set(key, entry);
		this.size += text.length;
		for (const [old, { text: dropped }] of this.kept) {
			if (this.size <= KEPT || old === key) break;
			this.kept.delete(old);
			this.size -= dropped.length;
		}
		return entry;
	}

	/** Pages of a source; null in formats without them. Throws like `of`. */
	layoutOf({ layoutSha256 }: Pick<Source, 'layoutSha256'>): PageLayout | null {
		if (layoutSha256 === null) return null;
		let layout = this.layouts.get(layoutSha256);
		if (!layout) {
			layout = loadLayout(this.connection, layoutSha256);
			if (this.layouts.size >= LAYOUTS) this.layouts.delete(this.layouts.keys().next().value!);
			this.layouts.set(layoutSha256, layout);
		}
		return layout;
	}

	/**
	 * A piece of a source's original: up to `length` bytes from `offset`, none behind its end, and the size of the whole.
	 * Throws like `of`.
	 */
	original({ sha256 }: Pick<Source, 'sha256'>, offset: number, length: number): { size: number; bytes: Buffer } {
		const pieces: Buffer[] = [];
		let size = 0;
		for (let at = offset; at < offset + length; ) {
			const window = this.windowAt(sha256, at);
			size = window.size;
			const piece = window.bytes.subarray(at - window.from, offset + length - window.from);
			if (piece.length === 0) break;
			pieces.push(piece);
			at += piece.length;
		}
		return { size, bytes: Buffer.concat(pieces) };
	}

	/** SQLite takes the whole of a value in hand for any piece of it, so what is around a piece is kept for the next ones. */
	private windowAt(sha256: string, offset: number): OriginalWindow {
		const from = offset - (offset % WINDOW);
		if (this.window?.sha256 !== sha256 || this.window.from !== from) {
			const row = this.connection.get<{ size: number; bytes: Buffer }>(
				'SELECT length(bytes) AS size, substr(bytes, ?, ?) AS bytes FROM content WHERE sha256 = ?',
				from + 1,
				WINDOW,
				sha256,
			);
			if (!row) throw new Error(`no content ${sha256}`);
			this.window = { sha256, from, ...row };
		}
		return this.window;
	}
}
