/** Which codes a few typed letters mean, best first. */
import fuzzysort from 'fuzzysort';

export interface Candidate {
	id: string;
	name: string;
	/** Other words for it. */
	aliases: readonly string[];
	definition: string;
	/** Initials of the pinyin of a Chinese name (`倾听很费力` → `qthfl`); empty for other names. */
	pinyin: string;
	/** Rank by last use, from 1 for the latest; 0 when not used lately. */
	recency: number;
	/** Codings with it. */
	count: number;
}

/** A code as the lists beside the text show it. */
export interface CodeChoice extends Candidate {
	colour: number;
	parentId: string | null;
	/** The theme it is in, else the code above it. */
	where: string;
}

/** What of a code the query was found in. */
export type Place = 'name' | 'alias' | 'letters' | 'definition';

export interface Ranked<C extends Candidate> {
	candidate: C;
	/** Indexes of the letters of the name that matched. */
	matched: readonly number[];
	place: Place;
	/** The other word that matched, where it was one. */
	alias: string;
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

/** Shorter queries are in every definition. */
const DEFINITION_FROM = 3;

interface Match {
	/** 0 prefix, 1 word start (or pinyin), 2 another word for it, 3 letters in order, 4 definition. */
	tier: number;
	matched: readonly number[];
	place: Place;
	alias: string;
	score: number;
}

function match(candidate: Candidate, query: string): Match | null {
	const found = { matched: [], place: 'name', alias: '', score: 0 } as const;
	const name = fold(candidate.name);
	if (name.startsWith(query)) return { ...found, tier: 0, matched: run(0, query.length) };
	const at = wordStart(name, query);
	if (at >= 0) return { ...found, tier: 1, matched: run(at, query.length) };
	if (candidate.pinyin && /^[a-z]+$/.test(query)) {
		const han = [...name.matchAll(/\p{Script=Han}/gu)].map(({ index }) => index);
		const place = candidate.pinyin.indexOf(query);
		if (place >= 0) return { ...found, tier: place === 0 ? 0 : 1, matched: han.slice(place, place + query.length) };
	}
	const alias = candidate.aliases.find((word) => wordStart(fold(word), query) >= 0);
	if (alias) return { ...found, tier: 2, place: 'alias', alias };
	const fuzzy = fuzzysort.single(query, candidate.name);
	if (fuzzy) return { ...found, tier: 3, place: 'letters', matched: fuzzy.indexes, score: fuzzy.score };
	const said = query.length >= DEFINITION_FROM || /\p{Script=Han}/u.test(query);
	if (said && wordStart(fold(candidate.definition), query) >= 0) return { ...found, tier: 4, place: 'definition' };
	return null;
}

/**
 * How likely a code is wanted by what the coder did: used lately, used in the neighbourhood, used often. The latest code
 * counts 1, the next a half, and so on; a code that stands near a half; the number of codings decides between the rest.
 */
function habit({ id, recency, count }: Candidate, near: ReadonlySet<string>): number {
	return (recency > 0 ? 1 / recency : 0) + (near.has(id) ? 0.5 : 0) + Math.log1p(count) / 100;
}

/**
 * Ranks codes: names that begin with the query, then those where a word does, other words for a code, names that hold its
 * letters in order, definitions where a word begins so; within that by habit (`near`: codes used around the passage), then
 * by name. An empty query lists all. `limit` at most.
 */
export function rank<C extends Candidate>(
	candidates: readonly C[],
	query: string,
	{ near = new Set(), limit = 50 }: { near?: ReadonlySet<string>; limit?: number } = {},
): Ranked<C>[] {
	const wanted = fold(query.trim());
	const scored: (Match & { candidate: C; habit: number })[] = [];
	for (const candidate of candidates) {
		const found: Match | null =
			wanted === '' ? { tier: 0, matched: [], place: 'name', alias: '', score: 0 } : match(candidate, wanted);
		if (found) scored.push({ candidate, habit: habit(candidate, near), ...found });
	}
	scored.sort(
		(a, b) =>
			a.tier - b.tier ||
			b.habit - a.habit ||
			b.score - a.score ||
			(a.candidate.name < b.candidate.name ? -1 : a.candidate.name > b.candidate.name ? 1 : 0),
	);
	return scored.slice(0, limit).map(({ candidate, matched, place, alias }) => ({ candidate, matched, place, alias }));
}

/** The code that bears exactly this name, without regard to case and spaces around it: then none is created. */
export function exactly<C extends Candidate>(candidates: readonly C[], query: string): C | undefined {
	const wanted = fold(query.trim().replace(/\s+/gu, ' '));
	return candidates.find(({ name }) => fold(name) === wanted);
}

/** A code to be made, below another where the query says so: "trust / broken trust". */
export interface Wish<C extends Candidate> {
	name: string;
	parent: C | null;
}

/**
 * What creating would make of a query; null where it names a code that is there, or nothing. Of "above / new" the part
 * before the last slash is a code that is there, by its name or the beginning of it; otherwise the slash belongs to the name.
 */
export function wish<C extends Candidate>(candidates: readonly C[], query: string): Wish<C> | null {
	const name = query.trim().replace(/\s+/gu, ' ');
	if (name === '' || exactly(candidates, name)) return null;
	const parts = /^(.+?)\s*[/／]\s*([^/／]*)$/u.exec(name);
	if (!parts) return { name, parent: null };
	const above = fold(parts[1]!.trim());
	const parent = exactly(candidates, above) ?? candidates.find((candidate) => fold(candidate.name).startsWith(above));
	if (!parent) return { name, parent: null };
	const below = parts[2]!.trim();
	return below === '' || exactly(candidates, below) ? null : { name: below, parent };
}

/** A query this long, or of several words, that no name begins with is rather a new name than letters of an old one. */
const NEW_FROM = 6;

/** Whether creating comes before what was found. */
export function createsFirst(query: string, found: readonly Ranked<Candidate>[]): boolean {
	const name = query.trim();
	const loose = found[0]?.place === 'letters' || found[0]?.place === 'definition';
	return loose && (name.length >= NEW_FROM || /\s/u.test(name) || /\p{Script=Han}{2}/u.test(name));
}
