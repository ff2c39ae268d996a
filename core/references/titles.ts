/** Titles as keys to compare papers by. */
import { comparable, folded } from './text.ts';

/** What a title says the paper is in relation to another one. */
export type TitleKind = 'paper' | 'correction' | 'reply' | 'protocol' | 'abstract';

export interface TitleKey {
	kind: TitleKind;
	/** Letters and digits of the title, folded, without the words that tell the kind. */
	key: string;
	/** The same of the part before a subtitle; equal to `key` where there is none. */
	main: string;
	/** Numbers in the title that tell parts of a series apart ("Part II", "（二）"). */
	numbers: string;
}

const MARKS: readonly [TitleKind, RegExp][] = [
	[
		'correction',
		/^\s*(?:publisher(?:['’]s)? )?(?:erratum|errata|corrigendum|corrigenda|correction|retraction|retracted(?: article)?|expression of concern)(?:\s+(?:to|for|of|note|notice))?\s*[:.\-–—]?\s*/iu,
	],
	['correction', /^\s*(?:勘误|更正|撤稿(?:声明)?|撤回)\s*[：:]?\s*/u],
	[
		'reply',
		/^\s*(?:(?:authors?['’]? |authors['’]s )?(?:reply|response)(?: to)?|comments? (?:on|to)|commentary(?: on)?|letter to the editor|letter|re)\s*[:.\-–—]\s*/iu,
	],
	['reply', /^\s*(?:reply to|response to|comments? on|commentary on)\s+/iu],
	['reply', /^\s*(?:评论|回复|答复)\s*[：:]\s*/u],
];
const TAILS: readonly [TitleKind, RegExp][] = [
	[
		'correction',
		/\s*[([[［（](?:erratum|corrigendum|correction|retracted|勘误|更正)[^)\]］）]{0,80}[)\]］）]\.?\s*$/iu,
	],
	[
		'protocol',
		/\s*[:.\-–—(（]?\s*(?:(?:a |the )?(?:study |research |review |trial )?protocol(?: (?:for|of) (?:a|an|the) [^:]{1,120})?|研究方案|方案)[)）]?\.?\s*$/iu,
	],
	['abstract', /\s*[([（](?:conference |meeting )?abstract[)\]）]\.?\s*$/iu],
];

/** The key of a title; linear in its length. */
export function titleKeyOf(title: string): TitleKey {
	let kind: TitleKind = 'paper';
	let rest = title.slice(0, 2_000);
	for (const [marked, mark] of MARKS) {
		const stripped = rest.replace(mark, '');
		if (stripped === rest) continue;
		kind = marked;
		rest = stripped;
		break;
	}
	if (kind === 'paper') {
		const end = rest.slice(-240);
		for (const [marked, mark] of TAILS) {
			const stripped = end.replace(mark, '');
			if (stripped === end) continue;
			// "Protocol" as a subject ("Living with a protocol") is no mark.
			if (
				marked === 'protocol' &&
				!/[:.\-–—(（]\s*(?:a |the )?(?:study |research |review |trial )?protocol|方案/iu.test(end)
			)
				continue;
			kind = marked;
			rest = rest.slice(0, rest.length - end.length) + stripped;
			break;
		}
	}
	const key = comparable(rest);
	const main = comparable(mainOf(rest));
	return { kind, key, main: main === '' ? key : main, numbers: numbersOf(rest) };
}

/** The title before its subtitle. */
function mainOf(title: string): string {
	const cut = /[:：?？]\s*(?=\S)|\s[–—-]{1,2}\s|——/u.exec(title);
	return cut ? title.slice(0, cut.index) : title;
}

function numbersOf(title: string): string {
	const found = folded(title).match(
		/\p{N}+|(?<=\b(?:part|paper|study|volume|phase) )(?:[ivx]{1,4}|one|two|three|four)\b|\b(?:ii|iii|iv|vi|vii|viii|ix)\b|\bi\b(?=\s*[:.]|\s*$)|(?<=[(第])[一二三四五六七八九十](?=[)部篇])/gu,
	);
	return found ? found.join(' ') : '';
}

/**
 * Likeness of two strings, 0–1: one less the Levenshtein distance (in UTF-16 code units) over the length of the longer.
 * Below `least` the answer is 0, which is told in time O(length × (1 − least) × length).
 * Source: Ukkonen, "Algorithms for approximate string matching", Information and Control 64 (1985), on the diagonal band.
 */
export function similarity(a: string, b: string, least = 0): number {
	if (a === b) return 1;
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	const n = long.length;
	const band = Math.floor((1 - least) * n + 1e-9);
	if (n - short.length > band || n === 0) return 0;
	let start = 0;
	while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
	let ends = 0;
	while (
		ends < short.length - start &&
		short.charCodeAt(short.length - 1 - ends) === long.charCodeAt(long.length - 1 - ends)
	)
		ends++;
	const distance = levenshtein(short.slice(start, short.length - ends), long.slice(start, n - ends), band);
	return distance > band ? 0 : 1 - distance / n;
}

function levenshtein(short: string, long: string, band: number): number {
	if (short.length === 0) return long.length;
	const far = band + 1;
	let row = new Int32Array(short.length + 1);
	let next = new Int32Array(short.length + 1);
	for (let j = 0; j <= short.length; j++) row[j] = Math.min(j, far);
	for (let i = 1; i <= long.length; i++) {
		const from = Math.max(1, i - band);
		const to = Math.min(short.length, i + band);
		if (from > to) return far;
		next[from - 1] = from === 1 ? Math.min(i, far) : far;
		let least = next[from - 1]!;
		for (let j = from; j <= to; j++) {
			const change = row[j - 1]! + (long.charCodeAt(i - 1) === short.charCodeAt(j - 1) ? 0 : 1);
			// The cell above the band's edge was never reached.
			const above = j < i + band ? row[j]! + 1 : far;
			const cost = Math.min(change, above, next[j - 1]! + 1, far);
			next[j] = cost;
			if (cost < least) least = cost;
		}
		if (least >= far) return far;
		[row, next] = [next, row];
	}
	return Math.min(row[short.length]!, far);
}
