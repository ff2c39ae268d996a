/**
 * Carries ranges from one version of a text to the next by their words, the words around them and their place, after the
 * TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model (2017) and the order in which Hypothesis
 * tries them: unchanged place, exact quote, like quote.
 */
import search from 'approx-string-match';
import { cutsPair, insideWord } from './align.ts';
import { likeness } from './likeness.ts';
import type { OffsetMap } from './offset-map.ts';
import type { TextRange } from './ranges.ts';
import { snapToGraphemes, trimRange } from './segments.ts';

/** Code units on either side that say which of several places is meant. */
export const CONTEXT = 32;
/** Least likeness between words that what stands around them holds in their place. */
export const LEAST_IN_PLACE = 0.5;
/** Least likeness of words that were looked for around their place. */
export const LEAST_NEARBY = 0.7;
/** Least likeness of a place that is only suggested. */
const LEAST_SUGGESTED = 0.4;
/** A quote this long says by itself that it is the same; a shorter one needs half of its context. */
const TELLING = 32;
const HALF = 0.5;
/** Code units searched around the place where the words should be. */
const AROUND = { least: 500, most: 2000 };
/** Longer quotes are not searched for by likeness. */
const LONGEST = 2000;
/** Code units of a long quote's head and tail by which a place for it is suggested. */
const HEAD = 256;
/** Places of moved words are kept by the first code units of a word. */
const KEY = 8;
/** Words that begin alike in more places than this are not looked for elsewhere. */
const MANY = 20_000;

/** A range in the new text. Its score is the likeness of the old words and the new ones, see `likeness`. */
export interface CarriedRange extends TextRange {
	/** 0–1; 1 where the words are the same, white space aside. */
	score: number;
}

/** Carries ranges of one old text into one new text. What it needs for the hard ones it prepares once. */
export class Carrier {
	readonly map: OffsetMap;
	private places: Map<string, number[]> | null = null;

	constructor(map: OffsetMap) {
		this.map = map;
	}

	/**
	 * The range's place in the new text, or null when its words are gone. Tried in order:
	 *
	 * 1. All of it was kept: the same words, wherever they went.
	 * 2. Both ends still have a kept neighbour and the words between them differ in white space only.
	 * 3. The quote, exactly, nearby, then anywhere among what is new. An occurrence that stood in the old text already, as
	 *    something else, does not count. Of several the one with the likest context (32 code units on either side) is
	 *    taken, then the nearest.
	 * 4. What stands between the kept neighbours of both ends, if its likeness is 0.5 or more.
	 * 5. The likest words nearby (quotes up to 2,000 code units), if their likeness is 0.7 or more and most of them are new.
	 *
	 * A range that began or ended at the edge of a word does so again, and never cuts a character. The answer lies within
	 * the new text, is not empty, and depends on the texts and the range alone.
	 */
	carry(range: TextRange): CarriedRange | null {
		const { oldText } = this.map;
		if (!(range.start >= 0 && range.start < range.end && range.end <= oldText.length))
			throw new RangeError(`[${range.start}, ${range.end}) of ${oldText.length}`);
		const quote = oldText.slice(range.start, range.end);
		const inPlace = this.inPlace(range, quote);
		if (inPlace?.score === 1) return inPlace;
		const exact = this.exact(range, quote);
		if (exact && (exact.nearby || !inPlace || inPlace.score < LEAST_IN_PLACE))
			return { start: exact.start, end: exact.end, score: 1 };
		if (inPlace && inPlace.score >= LEAST_IN_PLACE) return inPlace;
		return this.like(range, quote);
	}

	private inPlace(range: TextRange, quote: string): CarriedRange | null {
		const start = this.map.start(range.start);
		const end = this.map.end(range.end);
		if (!start.firm || !end.firm || start.at >= end.at) return null;
		return this.tidied(range, quote, { start: start.at, end: end.at });
	}

	/** The range with its ends at word edges where those of the old one were, and its score. */
	private tidied(range: TextRange, quote: string, { start, end }: TextRange): CarriedRange | null {
		const { map } = this;
		const { oldText, newText } = map;
		let found = { start, end };
		if (newText.slice(start, end) !== quote) {
			found = trimRange(newText, start, end);
			if (found.start === found.end) return null;
		}
		if (!insideWord(oldText, range.start))
			while (insideWord(newText, found.start) && map.isNew(found.start - 1)) found.start--;
		if (!insideWord(oldText, range.end)) while (insideWord(newText, found.end) && map.isNew(found.end)) found.end++;
		found = this.whole(range, found);
		return { ...found, score: likeness(quote, newText.slice(found.start, found.end)) };
	}

	/** The place without characters cut in two, unless the old range cut one there itself. */
	private whole(range: TextRange, place: TextRange): TextRange {
		const old = snapToGraphemes(this.map.oldText, range.start, range.end);
		const now = snapToGraphemes(this.map.newText, place.start, place.end);
		return {
			start: old.start === range.start || cutsPair(this.map.newText, place.start) ? now.start : place.start,
			end: old.end === range.end || cutsPair(this.map.newText, place.end) ? now.end : place.end,
		};
	}

	/** Where in the new text the words should be, and how far around it to look. */
	private window({ start, end }: TextRange): TextRange {
		const { map } = this;
		const around = Math.min(AROUND.most, Math.max(AROUND.least, (end - start) >> 2));
		const from = map.start(start).at;
		return {
			start: Math.max(0, from - around),
			end: Math.min(map.newText.length, Math.max(map.end(end).at, from + end - start) + around),
		};
	}

	private exact(range: TextRange, quote: string): (TextRange & { nearby: boolean }) | null {
		const { oldText, newText } = this.map;
		const edges = { start: !insideWord(oldText, range.start), end: !insideWord(oldText, range.end) };
		const expected = this.map.start(range.start).at;
		let best: (TextRange & { nearby: boolean }) | null = null;
		let bestScore = 0;
		const consider = (start: number, nearby: boolean) => {
			const place = { start, end: start + quote.length, nearby };
			if ((edges.start && insideWord(newText, place.start)) || (edges.end && insideWord(newText, place.end))) return;
			if (this.map.foreign(place, range) === quote.length) return;
			const snapped = this.whole(range, place);
			if (snapped.start !== place.start || snapped.end !== place.end) return;
			const context = this.context(range, place);
			if (quote.length < TELLING && context < HALF) return;
			const score = context + (nearby ? 2 : 0);
			const nearer = best === null || Math.abs(start - expected) < Math.abs(best.start - expected);
			if (best === null || score > bestScore || (score === bestScore && nearer)) {
				best = place;
				bestScore = score;
			}
		};
		const window = this.window(range);
		const text = newText.slice(window.start, window.end);
		for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) consider(window.start + at, true);
		if (best === null && edges.start) for (const start of this.elsewhere(quote)) consider(start, false);
		return best;
	}

	/** How alike the words around two places are, 0–1. */
	private context(old: TextRange, now: TextRange): number {
		const { oldText, newText } = this.map;
		const before = likeness(
			oldText.slice(Math.max(0, old.start - CONTEXT), old.start),
			newText.slice(Math.max(0, now.start - CONTEXT), now.start),
		);
		const after = likeness(oldText.slice(old.end, old.end + CONTEXT), newText.slice(now.end, now.end + CONTEXT));
		return (before + after) / 2;
	}

	/** Where the quote stands among what is new. */
	private elsewhere(quote: string): number[] {
		const { newText, added } = this.map;
		if (!this.places) {
			this.places = new Map();
			for (const { start, end } of added) {
				for (let at = start; at < end; at++) {
					if (insideWord(newText, at) || /\s/u.test(newText[at]!)) continue;
					const key = newText.slice(at, at + KEY);
					const there = this.places.get(key);
					if (there) there.push(at);
					else this.places.set(key, [at]);
				}
			}
		}
		const lead = quote.length - quote.trimStart().length;
		const key = quote.slice(lead, lead + KEY);
		const places = key.length < KEY ? [] : (this.places.get(key) ?? []);
		if (places.length > MANY) return [];
		return places.map((at) => at - lead).filter((at) => newText.startsWith(quote, at));
	}

	private like(range: TextRange, quote: string): CarriedRange | null {
		if (quote.length > LONGEST) return null;
		const { newText } = this.map;
		const window = this.window(range);
		let best: CarriedRange | null = null;
		let bestContext = 0;
		const edits = Math.floor(quote.length * (1 - LEAST_NEARBY));
		for (const match of search(newText.slice(window.start, window.end), quote, edits)) {
			const place = { start: window.start + match.start, end: window.start + match.end };
			if (place.start >= place.end) continue;
			const found = this.tidied(range, quote, place);
			if (!found || found.score < LEAST_NEARBY || this.map.foreign(found, range) * 2 > found.end - found.start)
				continue;
			const context = this.context(range, found);
			if (best === null || found.score > best.score || (found.score === best.score && context > bestContext)) {
				best = found;
				bestContext = context;
			}
		}
		return best;
	}
}

/** `Carrier.carry` for one range. */
export function carryRange(map: OffsetMap, range: TextRange): CarriedRange | null {
	return new Carrier(map).carry(range);
}

/**
 * The place in a text whose words are most like a quote, to be offered to a person; null where nothing reaches a likeness
 * of 0.4. Of places that are equally like the one nearest to `near` is taken.
 */
export function nearestMatch(text: string, quote: string, near: number): CarriedRange | null {
	const exact = nearest(text, quote, near);
	if (exact !== null) return { start: exact, end: exact + quote.length, score: 1 };
	const head = quote.slice(0, HEAD).toWellFormed();
	const places = search(text, head, Math.floor(head.length * (1 - LEAST_SUGGESTED)));
	const place = places.reduce<(typeof places)[number] | null>(
		(best, each) => (best === null || Math.abs(each.start - near) < Math.abs(best.start - near) ? each : best),
		null,
	);
	if (!place) return null;
	let end = place.end;
	if (quote.length > HEAD) {
		const rest = text.slice(place.start, place.start + 2 * quote.length);
		const tail = quote.slice(-HEAD).toWellFormed();
		const last = search(rest, tail, Math.floor(tail.length * (1 - LEAST_SUGGESTED)))[0];
		end = last ? place.start + last.end : Math.min(text.length, place.start + quote.length);
	}
	let found = trimRange(text, place.start, Math.max(end, place.start));
	if (found.start === found.end) return null;
	while (insideWord(text, found.start)) found.start--;
	while (insideWord(text, found.end)) found.end++;
	found = snapToGraphemes(text, found.start, found.end);
	const score = likeness(quote, text.slice(found.start, found.end));
	return score >= LEAST_SUGGESTED ? { ...found, score } : null;
}

function nearest(text: string, quote: string, near: number): number | null {
	const at = Math.min(near, text.length);
	const after = text.indexOf(quote, at);
	const before = text.lastIndexOf(quote, at);
	if (after < 0 && before < 0) return null;
	if (after < 0) return before;
	return before < 0 || after - at < at - before ? after : before;
}
