/**
 * Sentences, words and whole characters of a text. Sentences and words follow `Intl.Segmenter` and may differ a little
 * between engines; lines, which are counted and cited, do not depend on them.
 */
import { BINDS, classOf, clusterEnd, EXTEND, JOINER, REGIONAL } from './characters.ts';
import { paragraphs } from './paragraphs.ts';
import type { TextRange } from './ranges.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
	const key = `${granularity} ${language}`;
	let found = segmenters.get(key);
	if (!found) {
		found = new Intl.Segmenter(language === '' || language === 'und' ? 'en' : language, { granularity });
		segmenters.set(key, found);
	}
	return found;
}

/** A full stop that ends no sentence: titles, initials, and what citations are full of. */
const ABBREVIATION =
	/(?:^|[\s(“"‘'])(?:et al|e\.g|i\.e|cf|viz|vs|ca|approx|Dr|Mr|Mrs|Ms|Prof|St|pp?|vol|no|nos|figs?|tabs?|eds?|[A-Z])\.\s*$/iu;
const CLOSERS_ONLY = /^[”’」』）》〉】〕"')\]]+\s*$/u;
const STARTS_WITH_CLOSER = /^[”’」』）》〉】〕]+/u;

/**
 * Sentences in `[start, end)` in order, without the white space around them. A sentence never runs over the end of a
 * paragraph, but over the line ends of text wrapped by hand. Closing quotation marks and brackets belong to the sentence
 * before. `language` is BCP 47, `und` where unknown.
 */
export function sentences(text: string, language: string, start = 0, end: number = text.length): TextRange[] {
	const found: TextRange[] = [];
	for (const paragraph of paragraphs(text.slice(start, end))) {
		const from = start + paragraph.start;
		const words = text.slice(from, start + paragraph.end).replace(/\n/gu, ' ');
		let open = false;
		for (const { segment, index } of segmenter(language, 'sentence').segment(words)) {
			const range = { start: from + index, end: from + index + segment.length };
			const last = found.at(-1);
			if (last && open) last.end = range.end;
			else if (last && index > 0 && CLOSERS_ONLY.test(segment)) last.end = range.end;
			else {
				const closer = index > 0 ? STARTS_WITH_CLOSER.exec(segment) : null;
				if (last && closer) {
					last.end += closer[0].length;
					range.start += closer[0].length;
				}
				found.push(range);
			}
			open = ABBREVIATION.test(words.slice(Math.max(0, index + segment.length - 24), index + segment.length));
		}
	}
	return found.map((range) => trimRange(text, range.start, range.end)).filter((range) => range.end > range.start);
}

/** Words in `[start, end)` in order: no spaces, no punctuation. Chinese is parted by the dictionary of the engine. */
export function words(text: string, language: string, start = 0, end: number = text.length): TextRange[] {
	const found: TextRange[] = [];
	for (const { segment, index, isWordLike } of segmenter(language, 'word').segment(text.slice(start, end))) {
		if (isWordLike) found.push({ start: start + index, end: start + index + segment.length });
	}
	return found;
}

function codeBefore(text: string, offset: number): number {
	return text.codePointAt(insidePair(text, offset - 1) ? offset - 2 : offset - 1)!;
}

/** Start and end of the cluster that holds the offset; both are the offset where a cluster begins there. */
function around(text: string, offset: number): [before: number, after: number] {
	if (offset <= 0 || offset >= text.length) return [offset, offset];
	let safe = offset;
	while (safe > 0) {
		const surelyStarts =
			!insidePair(text, safe) &&
			!(classOf(text.codePointAt(safe)!) & (EXTEND | REGIONAL)) &&
			!(classOf(codeBefore(text, safe)) & (EXTEND | REGIONAL | BINDS | JOINER));
		if (surelyStarts) break;
		safe--;
	}
	let from = safe;
	let to = safe;
	while (to < offset) {
		from = to;
		to = clusterEnd(text, to, text.length);
	}
	return to === offset ? [offset, offset] : [from, to];
}

function insidePair(text: string, offset: number): boolean {
	const here = text.charCodeAt(offset);
	const before = text.charCodeAt(offset - 1);
	return here >= 0xdc00 && here < 0xe000 && before >= 0xd800 && before < 0xdc00;
}

/**
 * Widens `[start, end)` so that it begins and ends between clusters: no half surrogate pair, no letter without its
 * accent, no family without a child. An empty range stays empty and moves to the start of its cluster. Throws a
 * RangeError when the range is not in the text.
 */
export function snapToGraphemes(text: string, start: number, end: number): TextRange {
	if (!(start >= 0 && start <= end && end <= text.length)) throw new RangeError(`[${start}, ${end}) of ${text.length}`);
	const from = around(text, start)[0];
	return { start: from, end: start === end ? from : around(text, end)[1] };
}

/** `[start, end)` without white space at either end; empty, at `start`, where there is nothing else. */
export function trimRange(text: string, start: number, end: number): TextRange {
	let from = start;
	let to = end;
	while (from < to && /\s/u.test(text[from]!)) from++;
	if (from === to) return { start, end: start };
	while (/\s/u.test(text[to - 1]!)) to--;
	return { start: from, end: to };
}
