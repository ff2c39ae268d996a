/** Which stretches of two versions of a text are the same. */
import { diffArrays } from 'diff';

/** `length` code units from `from` in the old text stand, unchanged, from `to` in the new one. */
export interface Run {
	from: number;
	to: number;
	length: number;
}

/** Words, each Han or kana character, each mark of punctuation; white space is between them. */
const TOKEN =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+|\S/gv;
const WORD = /^[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]/v;

/** Words compared by Myers' algorithm at once; longer stretches are first tied together by what occurs once in each. */
const AT_ONCE = 2000;
const MOST_EDITS = 600;
/** Words in a row that make an anchor; where there is none of the first length, the second is tried. */
const ANCHORS = [5, 2];
/** Replaced stretches that are compared character by character (code units on either side). */
const BY_CHARACTER = 300;
/** The least that counts as kept inside a replaced stretch, so that chance letters do not. */
const LEAST = 3;
/** Bounds the work: squares of edit lengths summed over all comparisons. What lies beyond counts as replaced. */
const EFFORT = 3_000_000;

/** Whether the offset lies inside a word of letters or digits. */
export function insideWord(text: string, offset: number): boolean {
	return offset > 0 && offset < text.length && isWord(text, offset) && isWordBefore(text, offset);
}

function isWord(text: string, offset: number): boolean {
	return WORD.test(String.fromCodePoint(text.codePointAt(offset)!));
}

function isWordBefore(text: string, offset: number): boolean {
	return isWord(text, offset >= 2 && cutsPair(text, offset - 1) ? offset - 2 : offset - 1);
}

/** Whether the offset lies between the two halves of one character. */
export function cutsPair(text: string, offset: number): boolean {
	return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

interface Tokens {
	starts: number[];
	ends: number[];
	/** The same number for the same word in both texts. */
	ids: number[];
}

function tokensOf(text: string, from: number, to: number, known: Map<string, number>): Tokens {
	const tokens: Tokens = { starts: [], ends: [], ids: [] };
	for (const match of text.slice(from, to).matchAll(TOKEN)) {
		const word = match[0];
		let id = known.get(word);
		if (id === undefined) {
			id = known.size;
			known.set(word, id);
		}
		tokens.starts.push(from + match.index);
		tokens.ends.push(from + match.index + word.length);
		tokens.ids.push(id);
	}
	return tokens;
}

class Alignment {
	readonly a: string;
	readonly b: string;
	private readonly runs: Run[] = [];
	private effort = EFFORT;

	constructor(a: string, b: string) {
		this.a = a;
		this.b = b;
	}

	run(): Run[] {
		const { a, b } = this;
		const most = Math.min(a.length, b.length);
		let prefix = 0;
		while (prefix < most && a.charCodeAt(prefix) === b.charCodeAt(prefix)) prefix++;
		// Nothing is left of a word that is not wholly there.
		if (prefix < a.length || prefix < b.length)
			while (prefix > 0 && (cutsHere(a, prefix) || cutsHere(b, prefix))) prefix--;
		let suffix = 0;
		while (suffix < most - prefix && a.charCodeAt(a.length - suffix - 1) === b.charCodeAt(b.length - suffix - 1))
			suffix++;
		while (suffix > 0 && (cutsHere(a, a.length - suffix) || cutsHere(b, b.length - suffix))) suffix--;
		this.push({ from: 0, to: 0, length: prefix });
		this.words(prefix, a.length - suffix, prefix, b.length - suffix);
		this.push({ from: a.length - suffix, to: b.length - suffix, length: suffix });
		return this.refined();
	}

	private push({ from, to, length }: Run): void {
		if (length <= 0) return;
		const last = this.runs.at(-1);
		if (last && last.from + last.length === from && last.to + last.length === to) last.length += length;
		else this.runs.push({ from, to, length });
	}

	private words(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
		const known = new Map<string, number>();
		const old = tokensOf(this.a, aFrom, aTo, known);
		const now = tokensOf(this.b, bFrom, bTo, known);
		const pairs: [number, number, number][] = [];
		this.match(old.ids, now.ids, 0, old.ids.length, 0, now.ids.length, 0, pairs);
		for (const [i, j, count] of pairs) {
			let from = old.starts[i]!;
			let to = now.starts[j]!;
			for (let at = 0; at < count; at++) {
				const end = old.ends[i + at]!;
				const next = at + 1 < count ? old.starts[i + at + 1]! : end;
				const gap = at + 1 < count ? this.b.slice(now.ends[j + at]!, now.starts[j + at + 1]!) : '';
				if (this.a.slice(end, next) === gap && at + 1 < count) continue;
				this.push({ from, to, length: end - from });
				if (at + 1 < count) {
					from = next;
					to = now.starts[j + at + 1]!;
				}
			}
		}
	}

	/** Adds to `pairs` which tokens of `[i0, i1)` and `[j0, j1)` are the same, in order: `[i, j, how many]`. */
	private match(
		a: readonly number[],
		b: readonly number[],
		i0: number,
		i1: number,
		j0: number,
		j1: number,
		level: number,
		pairs: [number, number, number][],
	): void {
		let head = 0;
		while (i0 + head < i1 && j0 + head < j1 && a[i0 + head] === b[j0 + head]) head++;
		if (head > 0) pairs.push([i0, j0, head]);
		const i = i0 + head;
		const j = j0 + head;
		let tail = 0;
		while (i1 - tail > i && j1 - tail > j && a[i1 - tail - 1] === b[j1 - tail - 1]) tail++;
		const iEnd = i1 - tail;
		const jEnd = j1 - tail;
		if (i < iEnd && j < jEnd && !this.compare(a, b, i, iEnd, j, jEnd, pairs)) {
			let anchors: [number, number][] = [];
			let next = level;
			for (; next < ANCHORS.length && anchors.length === 0; next++)
				anchors = anchorsOf(a, b, i, iEnd, j, jEnd, ANCHORS[next]!);
			let [fromA, fromB] = [i, j];
			for (const [x, y] of anchors) {
				if (x < fromA || y < fromB) continue;
				this.match(a, b, fromA, x, fromB, y, next - 1, pairs);
				const size = ANCHORS[next - 1]!;
				pairs.push([x, y, size]);
				fromA = x + size;
				fromB = y + size;
			}
			if (anchors.length > 0) this.match(a, b, fromA, iEnd, fromB, jEnd, next - 1, pairs);
		}
		if (tail > 0) pairs.push([iEnd, jEnd, tail]);
	}

	/** Myers' comparison of a short stretch; false where it is too long or too different. */
	private compare(
		a: readonly number[],
		b: readonly number[],
		i0: number,
		i1: number,
		j0: number,
		j1: number,
		pairs: [number, number, number][],
	): boolean {
		if (i1 - i0 + j1 - j0 > AT_ONCE) return false;
		return this.same(a.slice(i0, i1), b.slice(j0, j1), MOST_EDITS, (i, j, count) =>
			pairs.push([i0 + i, j0 + j, count]),
		);
	}

	private same<T>(a: T[], b: T[], most: number, found: (i: number, j: number, count: number) => void): boolean {
		const limit = Math.min(most, Math.floor(Math.sqrt(this.effort)));
		if (limit < Math.abs(a.length - b.length)) return false;
		const changes = diffArrays(a, b, { maxEditLength: limit });
		if (!changes) {
			this.effort -= limit * limit;
			return false;
		}
		let i = 0;
		let j = 0;
		let edits = 0;
		for (const { added, removed, count } of changes) {
			if (!added && !removed) found(i, j, count);
			if (!added) i += count;
			if (!removed) j += count;
			if (added || removed) edits += count;
		}
		this.effort -= edits * edits;
		return true;
	}

	/** Looks into what was replaced for the letters that stayed. */
	private refined(): Run[] {
		const { a, b } = this;
		const rough = this.runs.splice(0);
		let [from, to] = [0, 0];
		for (const run of [...rough, { from: a.length, to: b.length, length: 0 }]) {
			this.letters(from, run.from, to, run.to);
			this.push(run);
			from = run.from + run.length;
			to = run.to + run.length;
		}
		return settled(this.a, this.b, this.runs);
	}

	private letters(aFrom: number, aTo: number, bFrom: number, bTo: number): void {
		if (aFrom === aTo || bFrom === bTo) return;
		const { a, b } = this;
		const most = Math.min(aTo - aFrom, bTo - bFrom);
		let head = 0;
		while (head < most && a.charCodeAt(aFrom + head) === b.charCodeAt(bFrom + head)) head++;
		if (head > 0 && (cutsPair(a, aFrom + head) || cutsPair(b, bFrom + head))) head--;
		let tail = 0;
		while (tail < most - head && a.charCodeAt(aTo - tail - 1) === b.charCodeAt(bTo - tail - 1)) tail++;
		if (tail > 0 && (cutsPair(a, aTo - tail) || cutsPair(b, bTo - tail))) tail--;
		this.push({ from: aFrom, to: bFrom, length: head });
		const old = a.slice(aFrom + head, aTo - tail);
		const now = b.slice(bFrom + head, bTo - tail);
		if (old && now && old.length <= BY_CHARACTER && now.length <= BY_CHARACTER) {
			const [one, other] = [[...old], [...now]];
			let [i, from, j, to] = [0, aFrom + head, 0, bFrom + head];
			this.same(one, other, BY_CHARACTER, (x, y, count) => {
				while (i < x) from += one[i++]!.length;
				while (j < y) to += other[j++]!.length;
				const length = one.slice(x, x + count).join('').length;
				if (length >= LEAST) this.push({ from, to, length });
			});
		}
		this.push({ from: aTo - tail, to: bTo - tail, length: tail });
	}
}

/** How far what was inserted or deleted may be moved. */
const SLIDE = 500;

/**
 * What was inserted or deleted can often be read in several ways ("a b |a b |" or "a |b a |b "). Takes the one in which it
 * begins where a paragraph, a sentence or a word begins, as people write and delete.
 */
function settled(a: string, b: string, runs: readonly Run[]): Run[] {
	const result: Run[] = [];
	for (const run of runs) {
		const last = result.at(-1);
		const next = { ...run };
		if (last) {
			const old = next.from - last.from - last.length;
			const now = next.to - last.to - last.length;
			if (old === 0 || now === 0) {
				const text = old === 0 ? b : a;
				const end = old === 0 ? next.to : next.from;
				const by = bestSlide(text, end - (old || now), end, last.length, next.length);
				last.length += by;
				next.from += by;
				next.to += by;
				next.length -= by;
				if (last.length === 0) result.pop();
			}
		}
		if (next.length > 0) result.push(next);
	}
	return result;
}

/** How far `[start, end)` is best moved, left (negative) or right, so that the text around it stays the same. */
function bestSlide(text: string, start: number, end: number, left: number, right: number): number {
	let best = 0;
	let bestRank = beginning(text, start);
	const look = (by: number) => {
		const rank = beginning(text, start + by);
		if (rank <= bestRank) return;
		best = by;
		bestRank = rank;
	};
	for (let by = 1; by <= Math.min(left, SLIDE) && text[start - by] === text[end - by]; by++) look(-by);
	for (let by = 1; by <= Math.min(right, SLIDE) && text[start + by - 1] === text[end + by - 1]; by++) look(by);
	return best;
}

const SENTENCE_END = /[.!?]["'”’)]?$/u;

/** What begins at an offset: 5 a paragraph, 4 a sentence, 3 the space before one, 2 a word, 1 other space, 0 nothing. */
function beginning(text: string, offset: number): number {
	if (cutsHere(text, offset)) return 0;
	const before = text.slice(Math.max(0, offset - 3), offset);
	const isSpace = offset < text.length && /\s/u.test(text[offset]!);
	if (isSpace) return SENTENCE_END.test(before) ? 3 : 1;
	if (before === '' || before.endsWith('\n')) return 5;
	if (/\s$/u.test(before)) return SENTENCE_END.test(before.trimEnd()) ? 4 : 2;
	if (/[。！？][”’」』）]?$/u.test(before)) return 4;
	return offset === text.length || isWord(text, offset) || /[\p{Ps}\p{Pi}\p{L}]/u.test(text[offset]!) ? 2 : 0;
}

function cutsHere(text: string, offset: number): boolean {
	return offset < text.length && (cutsPair(text, offset) || insideWord(text, offset));
}

/** Rows of `size` words that occur once in each stretch, as `[i, j]`, the longest series that rises in both. */
function anchorsOf(
	a: readonly number[],
	b: readonly number[],
	i0: number,
	i1: number,
	j0: number,
	j1: number,
	size: number,
): [number, number][] {
	const once = (ids: readonly number[], from: number, to: number) => {
		const places = new Map<number, number>();
		for (let at = from; at + size <= to; at++) {
			let hash = 17;
			for (let k = 0; k < size; k++) hash = Math.imul(hash, 0x01000193) ^ Math.imul(ids[at + k]! + 1, 0x9e3779b1);
			places.set(hash, places.has(hash) ? -1 : at);
		}
		return places;
	};
	const there = once(b, j0, j1);
	const pairs: [number, number][] = [];
	for (const [hash, i] of once(a, i0, i1)) {
		const j = there.get(hash);
		if (i < 0 || j === undefined || j < 0) continue;
		let same = true;
		for (let k = 0; k < size && same; k++) same = a[i + k] === b[j + k];
		if (same) pairs.push([i, j]);
	}
	pairs.sort((x, y) => x[0] - y[0]);
	return rising(pairs);
}

/** The longest series of pairs whose second numbers rise (patience sorting). */
function rising(pairs: readonly [number, number][]): [number, number][] {
	const tops: number[] = [];
	const before = new Int32Array(pairs.length).fill(-1);
	for (const [at, [, j]] of pairs.entries()) {
		let low = 0;
		let high = tops.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (pairs[tops[middle]!]![1] < j) low = middle + 1;
			else high = middle;
		}
		if (low > 0) before[at] = tops[low - 1]!;
		tops[low] = at;
	}
	const series: [number, number][] = [];
	for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at]!) series.push(pairs[at]!);
	return series.reverse();
}

/**
 * The stretches that two versions of a text have in common, in order in both, as long as they can be; no two touch in
 * both texts. Words first (common beginning and end, then Myers' algorithm, in long stretches between anchors: rows of
 * words that occur once in each version), then letters inside what was replaced. Bounded in time for texts of a million
 * characters, and the same for the same texts.
 */
export function align(a: string, b: string): Run[] {
	return new Alignment(a, b).run();
}
