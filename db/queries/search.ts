/** Full-text search over the sources, English and Chinese, through an index of three-character sequences. */
import type { Id, Source } from '#core/model.ts';
import { lineAt } from '#core/text/lines.ts';
import type { ProjectFile } from '../project-file.ts';
import { sources } from './lists.ts';

export interface SearchHit {
	sourceId: Id;
	start: number;
	end: number;
	before: string;
	match: string;
	after: string;
	/** Of the first character, from 1. */
	line: number;
}

/** Characters of context on either side of a hit. */
const CONTEXT = 60;

function pattern(query: string): RegExp {
	const words = query
		.trim()
		.split(/\s+/u)
		.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
	return new RegExp(words.join('\\s+'), 'giu');
}

function hitAt(file: ProjectFile, source: Source, text: string, start: number, end: number): SearchHit {
	const tidy = (part: string) => part.replace(/\s+/gu, ' ').toWellFormed();
	return {
		sourceId: source.id,
		start,
		end,
		before: tidy(text.slice(Math.max(0, start - CONTEXT), start)),
		match: text.slice(start, end),
		after: tidy(text.slice(end, end + CONTEXT)),
		line: lineAt(file.texts.of(source).lines, start),
	};
}

/**
 * Passages with a phrase, without regard to case; white space in the query stands for any white space. In the order of
 * studies and texts, at most `limit`; `more` says that there are others. An empty query finds nothing.
 */
export function search(
	file: ProjectFile,
	query: string,
	limit: number,
	sourceId?: Id,
): { hits: SearchHit[]; more: boolean } {
	const phrase = query.trim();
	if (!phrase) return { hits: [], more: false };
	const find = pattern(phrase);
	const hits: SearchHit[] = [];
	// The index knows no white space classes; the longest word narrows the passages down, the pattern decides.
	const key = phrase
		.split(/\s+/u)
		.reduce((longest, word) => ([...word].length > [...longest].length ? word : longest), '');
	const indexed = [...key].length >= 3;
	for (const source of sources(file)) {
		if (sourceId && source.id !== sourceId) continue;
		const places = indexed
			? file.connection.rows<[number, number]>(
					`SELECT passage.start, passage."end" FROM passageIndex JOIN passage ON passage.id = passageIndex.rowid
					WHERE passageIndex MATCH ? AND passage.textSha256 = ? ORDER BY passage.start`,
					`"${key.replaceAll('"', '""')}"`,
					source.textSha256,
				)
			: ([[0, source.characters]] as [number, number][]);
		if (places.length === 0) continue;
		const { text } = file.texts.of(source);
		let from = 0;
		for (const [start, end] of places) {
			find.lastIndex = Math.max(from, start);
			for (;;) {
				const match = find.exec(text);
				if (!match || match.index >= end) break;
				if (hits.length === limit) return { hits, more: true };
				from = match.index + match[0].length;
				hits.push(hitAt(file, source, text, match.index, from));
			}
		}
	}
	return { hits, more: false };
}
