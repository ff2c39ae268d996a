/** Texts of a project with their lines, kept at hand. */
import type { Source } from '#core/model.ts';
import { breakLines, type Lines } from '#core/text/lines.ts';
import type { Connection } from './sqlite.ts';

export interface TextOfSource {
	text: string;
	lines: Lines;
}

/** UTF-16 code units kept decoded at most. */
const KEPT = 12_000_000;

export class Texts {
	private readonly connection: Connection;
	private readonly kept = new Map<string, TextOfSource>();
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
}
