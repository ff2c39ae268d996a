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
 * Passages with a phrase, without regard to case; white space in the query stands for any white space inside a paragraph.
 * In the order of studies and texts, at most `limit`; `more` says that there are others. An empty query finds nothing.
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
	// The index narrows the passages down by every word that has three characters; the pattern decides.
	const keys = phrase.split(/\s+/u).filter((word) => [...word].length >= 3);
	const match = keys.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
	for (const source of sources(file)) {
		if (sourceId && source.id !== sourceId) continue;
		const { text } = file.texts.of(source);
		let from = 0;
		for (const [start, end] of keys.length > 0 ? passages(file, source, match) : [[0, text.length] as const]) {
			const begin = Math.max(from, start);
			// In the passage alone: a rare phrase would be looked for up to the end of the text each time.
			for (const found of text.slice(begin, end).matchAll(find)) {
				if (hits.length === limit) return { hits, more: true };
				const at = begin + found.index;
				from = at + found[0].length;
				hits.push(hitAt(file, source, text, at, from));
			}
		}
	}
	return { hits, more: false };
}

/** Passages of a source that the index finds, in text order, read as they are asked for. */
function* passages(file: ProjectFile, source: Source, match: string): Generator<readonly [number, number]> {
	// The passages of a text were indexed in one go, so their numbers follow each other.
	const end = (order: string) =>
		file.connection.value<number | undefined>(
			`SELECT id FROM passage WHERE textSha256 = ? ORDER BY start ${order}, id ${order} LIMIT 1`,
			source.textSha256,
		);
	const first = end('ASC');
	const last = end('DESC');
	if (first === undefined || last === undefined) return;
	yield* file.connection.each<[number, number]>(
		`SELECT passage.start, passage."end" FROM passageIndex JOIN passage ON passage.id = passageIndex.rowid
		WHERE passageIndex MATCH ? AND passageIndex.rowid BETWEEN ? AND ? ORDER BY passageIndex.rowid`,
		match,
		first,
		last,
	);
}
