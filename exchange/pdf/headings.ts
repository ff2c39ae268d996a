/** Which parts are headings, and how deep. */
import { endsSentence, headingNumbers, isMainHeading, isReferencesHeading, itemMark } from './marks.ts';
import type { Part } from './parts.ts';
import type { BodyStyle } from './style.ts';

const LETTERS = /\p{L}/gu;
const KEY_WORDS = /^(?:key\s*words?|关\s*键\s*词|abbreviations?|correspond|e-?mail|received|accepted|doi|issn)\b/iu;

const textOf = (part: Part) => part.lines.map((line) => line.text).join(' ');
const isUpper = (text: string) => text === text.toUpperCase() && /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text);

/** How much a style stands out: larger first, then bold, capitals, upright before italic. */
function rank(part: Part): number {
	const line = part.lines[0]!;
	return Math.round(line.size * 2) * 10 + (line.bold ? 6 : 0) + (isUpper(textOf(part)) ? 3 : 0) - (line.italic ? 1 : 0);
}

/** Turns parts that are headings into headings with a depth, and finds the title. */
export function markHeadings(parts: Part[], style: BodyStyle): void {
	const title = titleOf(parts, style);
	const headings: Part[] = [];
	const front = frontOf(parts, title);
	for (const [i, part] of parts.entries()) {
		if (part === title || part.float || part.reference || part.lines.length === 0 || part.kind === 'footnote') continue;
		if (!isHeading(part, parts[i - 1], parts[i + 1], style)) continue;
		if (i < front && !isMainHeading(textOf(part))) continue;
		headings.push(part);
	}
	for (const part of headings) part.kind = 'heading';
	setDepths(headings);
	if (title) {
		title.kind = 'heading';
		title.depth = 1;
	}
}

/** The title: the largest words in the upper part of the first page. */
function titleOf(parts: readonly Part[], style: BodyStyle): Part | null {
	const first = parts[0]?.column.page;
	let best: Part | null = null;
	for (const part of parts) {
		if (part.column.page !== first) break;
		const line = part.lines[0];
		if (!line || part.float || part.lines.length > 6) continue;
		const text = textOf(part);
		const long = text.length >= 12 || /\p{Script=Han}{5}/u.test(text);
		if (!long || text.length > 350 || line.top > line.frame.height * 0.66 || line.size < style.size * 1.12) continue;
		if (isMainHeading(text) || /[.;。；]$/u.test(text)) continue;
		if (!best || line.size > best.lines[0]!.size + 0.4) best = part;
	}
	return best;
}

/** Where the front matter of an article ends: at its abstract or introduction, when it has one on the first pages. */
function frontOf(parts: readonly Part[], title: Part | null): number {
	if (!title) return 0;
	const page = title.column.page;
	const end = parts.findIndex((part) => part.lines.length > 0 && isMainHeading(textOf(part)));
	return end > 0 && parts[end]!.column.page <= page + 1 ? end : 0;
}

function isHeading(part: Part, before: Part | undefined, after: Part | undefined, style: BodyStyle): boolean {
	const text = textOf(part);
	const line = part.lines[0]!;
	const letters = text.match(LETTERS)?.length ?? 0;
	const han = /\p{Script=Han}/u.test(text);
	if (letters < (han ? 2 : 3) || text.length > (han ? 60 : 220) || part.lines.length > 4) return false;
	const key = KEY_WORDS.exec(text)?.[0].length ?? 0;
	if (key > 0 && text.length > key + 1) return false;
	const room = part.column.right - part.lines.at(-1)!.right;
	const alone = part.lines.length > 1 || room > line.size * 2;
	if ((isMainHeading(text) || isReferencesHeading(text)) && part.lines.length === 1) return alone;
	const numbers = headingNumbers(text);
	if (itemMark(text) !== '' && numbers === 0) return false;
	const bold = part.lines.every((each) => each.bold) && !style.bold;
	const larger = part.lines.every(({ size }) => size > style.size * 1.06 && size > style.size + 0.5);
	const ended = /[.!?:;,。：；，…]["”’]?$/u.test(text) && !/\b(?:vs|etc)\.$/u.test(text);
	if (larger) return !(ended && text.length > 60);
	if (line.size < style.size - 0.8 && !bold) return false;
	if (bold) return !(ended && text.length > 80) && (alone || part.lines.length > 1) && !/^["“]/u.test(text);
	const above =
		before && before.column === part.column && before.lines.length > 0
			? line.top - before.lines.at(-1)!.bottom
			: Infinity;
	const airy = above > line.size * 0.35;
	if (isUpper(text) && text.length < 100 && !ended && letters >= 4 && alone) return true;
	if (numbers > 1 && !ended && text.length < 120 && alone) return true;
	if (
		numbers === 1 &&
		!ended &&
		text.length < (han ? 30 : 70) &&
		alone &&
		part.lines.length === 1 &&
		airy &&
		after?.kind !== part.kind
	)
		return true;
	if (
		numbers === 1 &&
		han &&
		/^[一二三四五六七八九十\d]/u.test(text) &&
		!ended &&
		text.length < 30 &&
		part.lines.length === 1
	)
		return true;
	const indent = line.left - part.column.left;
	const italic = part.lines.every((each) => each.italic);
	const follows = after !== undefined && after.lines.length > 0 && !after.lines[0]!.italic;
	return (
		italic &&
		follows &&
		!endsSentence(text) &&
		!/^["“‘']/u.test(text) &&
		text.length < 120 &&
		alone &&
		airy &&
		(indent < line.size || isCentred(part))
	);
}

function isCentred({ lines, column }: Part): boolean {
	return lines.every((line) => Math.abs(line.left - column.left - (column.right - line.right)) < line.size * 1.2);
}

/** Depths by the rank of styles: the style of the main parts (METHODS, RESULTS) is 1, numbers say theirs. */
function setDepths(headings: readonly Part[]): void {
	const main = headings.filter((part) => isMainHeading(textOf(part)));
	const counts = new Map<number, number>();
	for (const part of main) counts.set(rank(part), (counts.get(rank(part)) ?? 0) + 1);
	let top = Math.max(0, ...headings.map(rank));
	let most = 0;
	for (const [key, count] of counts)
		if (count > most || (count === most && key > top)) {
			most = count;
			top = key;
		}
	const lower = [...new Set(headings.map(rank).filter((each) => each < top))].sort((a, b) => b - a);
	// Sizes that differ by less than half a point are one style.
	const steps: number[] = [];
	for (const each of lower) if (steps.length === 0 || steps.at(-1)! - each > 1) steps.push(each);
	for (const part of headings) {
		const text = textOf(part);
		const numbers = headingNumbers(text);
		const own = rank(part);
		const byRank =
			own >= top
				? 1
				: 2 +
					Math.max(
						0,
						steps.findIndex((step) => step - own <= 1),
					);
		if (numbers > 1) part.depth = numbers;
		else if (numbers === 1 && /^\d/u.test(text)) part.depth = 1;
		else
			part.depth = isReferencesHeading(text) || /^(?:abstract|summary|摘\s*要)$/iu.test(text) ? 1 : Math.min(6, byRank);
	}
}
