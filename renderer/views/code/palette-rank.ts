/** Which codes a few typed letters mean, best first. */
import fuzzysort from 'fuzzysort';

export interface Candidate {
	id: string;
	name: string;
	/** Initials of the pinyin of a Chinese name (`倾听很费力` → `qthfl`); empty for other names. */
	pinyin: string;
	/** Rank by last use, from 1 for the latest; 0 when not used lately. */
	recency: number;
	/** Codings with it. */
	count: number;
}

export interface Ranked<C extends Candidate> {
	candidate: C;
	/** Indexes of the letters of the name that matched. */
	matched: readonly number[];
}

const fold = (text: string) => text.normalize('NFC').toLowerCase();

function run(from: number, length: number): number[] {
	return Array.from({ length }, (_, i) => from + i);
}

const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]|\p{Script=Han}/gu;

function wordStart(name: string, query: string): number {
	for (const { index } of name.matchAll(WORD_START)) if (name.startsWith(query, index)) return index;
	return -1;
}

/** 0 prefix, 1 word start (or pinyin), 2 subsequence; null where nothing matches. */
function match(
	candidate: Candidate,
	query: string,
): { tier: number; matched: readonly number[]; score: number } | null {
	const name = fold(candidate.name);
	if (name.startsWith(query)) return { tier: 0, matched: run(0, query.length), score: 0 };
	const at = wordStart(name, query);
	if (at >= 0) return { tier: 1, matched: run(at, query.length), score: 0 };
	if (candidate.pinyin && /^[a-z]+$/.test(query)) {
		const han = [...name.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
		const place = candidate.pinyin.indexOf(query);
		if (place >= 0) return { tier: place === 0 ? 0 : 1, matched: han.slice(place, place + query.length), score: 0 };
	}
	const fuzzy = fuzzysort.single(query, candidate.name);
	return fuzzy ? { tier: 2, matched: fuzzy.indexes, score: fuzzy.score } : null;
}

/**
 * Ranks codes: names that begin with the query, then those where a word does, then those that hold its letters in order;
 * within that the latest used, then the most used, then by name. An empty query lists all. `limit` at most.
 */
export function rank<C extends Candidate>(candidates: readonly C[], query: string, limit = 50): Ranked<C>[] {
	const wanted = fold(query.trim());
	const scored: { candidate: C; tier: number; matched: readonly number[]; score: number }[] = [];
	for (const candidate of candidates) {
		const found = wanted === '' ? { tier: 0, matched: [], score: 0 } : match(candidate, wanted);
		if (found) scored.push({ candidate, ...found });
	}
	const last = (recency: number) => (recency === 0 ? Number.POSITIVE_INFINITY : recency);
	scored.sort(
		(a, b) =>
			a.tier - b.tier ||
			(last(a.candidate.recency) === last(b.candidate.recency)
				? 0
				: last(a.candidate.recency) - last(b.candidate.recency)) ||
			b.candidate.count - a.candidate.count ||
			b.score - a.score ||
			(a.candidate.name < b.candidate.name ? -1 : 1),
	);
	return scored.slice(0, limit).map(({ candidate, matched }) => ({ candidate, matched }));
}

/** The code that bears exactly this name, without regard to case and spaces around it: then none is created. */
export function exactly<C extends Candidate>(candidates: readonly C[], query: string): C | undefined {
	const wanted = fold(query.trim().replace(/\s+/gu, ' '));
	return candidates.find(({ name }) => fold(name) === wanted);
}
