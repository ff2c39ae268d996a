/**
 * Running heads and feet, page numbers and watermarks: what a page repeats for whoever leafs through it. They are found by
 * standing at the same place on several pages, and taken out of the pages.
 */
import type { LeftOutKind } from '../documents/model.ts';
import { isCaption } from './marks.ts';
import type { PageContent } from './page.ts';
import { type Row, removeRuns, rowsOf } from './rows.ts';

export interface Removed {
	kind: LeftOutKind;
	page: number;
	text: string;
	/** The number that a page number or running head gives; null without one. */
	printed: number | null;
	/** At the foot of the page rather than the head: it is listed after the page's text. */
	foot: boolean;
}

interface Candidate {
	row: Row;
	page: number;
	foot: boolean;
	/** How many rows its page has in all. */
	rows: number;
	/** 0 is the outermost row. */
	depth: number;
	/** From the top edge of the page, or the bottom edge at the foot. */
	distance: number;
	/** Room between it and the next row towards the text, in sizes of its font. */
	apart: number;
	shape: string;
	numbers: number[];
}

/** Share of a page's height where heads and feet stand. */
const MARGIN = 0.14;
/** The same for the first and last row of a page: a text may take up little of its sheet. */
const OUTERMOST = 0.3;
const MAX_ROWS = 5;
/** Points that a head may move from page to page. */
const STEADY = 3;
/** Pages before and after that a head is compared with. */
const REACH = 4;
const PAGE_NUMBER =
	/^(?:[-–—·|•\s(]*(?:(?:page|p\.|seite|página|s\.)\s*)?(?:\d{1,5}|[ivxlc]{1,7}|[es]\d{1,5})(?:\s*(?:of|\/|von|de)\s*\d{1,5})?[-–—·|•\s)]*|第\s*\d{1,5}\s*页(?:[,，\s]*共\s*\d{1,5}\s*页)?|\d{1,5}\s*\|?\s*p\s*a\s*g\s*e)$/iu;

function candidatesOf(page: PageContent): Candidate[] {
	return page.frames.flatMap((content) => {
		const { height } = content.frame;
		const rows = rowsOf(content);
		const found: Candidate[] = [];
		const add = (row: Row, next: Row | undefined, depth: number, foot: boolean) => {
			const distance = foot ? height - row.bottom : row.top;
			const gap = next ? (foot ? row.top - next.bottom : next.top - row.bottom) : Infinity;
			found.push({
				row,
				page: page.number,
				rows: rows.length,
				foot,
				depth,
				distance,
				apart: gap / row.size,
				shape: row.text
					.toLowerCase()
					.replace(/\d+/gu, '#')
					.replace(/[^\p{L}#]/gu, ''),
				numbers: [...row.text.matchAll(/^\D{0,3}(\d{1,5})\b|\b(\d{1,5})\D{0,3}$/gu)].map((match) =>
					Number(match[1] ?? match[2]),
				),
			});
		};
		for (let i = 0; i < Math.min(MAX_ROWS, rows.length); i++) {
			if (rows[i]!.bottom > height * (i === 0 ? OUTERMOST : MARGIN)) break;
			add(rows[i]!, rows[i + 1], i, false);
		}
		for (let i = 0; i < Math.min(MAX_ROWS, rows.length); i++) {
			const row = rows[rows.length - 1 - i]!;
			if (row.top < height * (1 - (i === 0 ? OUTERMOST : MARGIN))) break;
			add(row, rows[rows.length - 2 - i], i, true);
		}
		return found;
	});
}

const sameShape = (a: string, b: string) =>
	a === b || (Math.min(a.length, b.length) >= 12 && (a.includes(b) || b.includes(a)));

/** Rows at the same place on other pages, by page. */
function peersOf(candidate: Candidate, byPage: ReadonlyMap<number, Candidate[]>, reach: number): Candidate[] {
	const peers: Candidate[] = [];
	for (let page = candidate.page - reach; page <= candidate.page + reach; page++) {
		if (page === candidate.page) continue;
		for (const other of byPage.get(page) ?? [])
			if (
				other.foot === candidate.foot &&
				other.row.frame.turn === candidate.row.frame.turn &&
				Math.abs(other.distance - candidate.distance) <= STEADY &&
				Math.abs(other.row.size - candidate.row.size) < candidate.row.size * 0.15
			)
				peers.push(other);
	}
	return peers;
}

function isFurniture(candidate: Candidate, peers: readonly Candidate[], pages: number, bodySize: number): boolean {
	const { row, shape, depth, numbers, apart } = candidate;
	if (isCaption(row.text) || row.runs[0]!.raised) return false;
	if (row.runs.every((run) => run.artifact)) return true;
	const onlyNumber = PAGE_NUMBER.test(row.text);
	const alike = new Set(peers.filter((peer) => sameShape(peer.shape, shape)).map((peer) => peer.page));
	if (!onlyNumber && shape.length >= 3 && alike.size >= (pages > 4 ? 2 : 1)) return true;
	const counting = new Set(
		peers
			.filter((peer) => peer.numbers.some((n) => numbers.some((own) => n - own === peer.page - candidate.page)))
			.map((peer) => peer.page),
	);
	if (onlyNumber && depth <= 1) {
		if (counting.size >= 1) return true;
		if (/^[\s(–—-]*[ivxlc]+[\s)–—-]*$/iu.test(row.text) && peers.some((peer) => PAGE_NUMBER.test(peer.row.text)))
			return true;
		return apart > 1.6 && row.size <= bodySize * 1.3 && (pages <= 2 || candidate.page === 1 || /\D/u.test(row.text));
	}
	if (depth <= 1 && counting.size >= (pages > 3 ? 2 : 1) && apart > 0.5) return true;
	const placed = new Set(peers.filter((peer) => peer.depth === depth && peer.apart > 1.2).map((peer) => peer.page));
	const unlikeBody =
		Math.abs(row.size - bodySize) > 0.3 ||
		row.runs.every((run) => run.font.italic) ||
		row.text === row.text.toUpperCase();
	return (
		depth === 0 &&
		!candidate.foot &&
		apart > 1.2 &&
		unlikeBody &&
		row.text.length < 110 &&
		placed.size >= 3 &&
		pages >= 4
	);
}

const isCertain = ({ row }: Candidate) => PAGE_NUMBER.test(row.text) || row.runs.every((run) => run.artifact);

/** The number of a page that a removed row gives: the one that counts along with the pages. */
function printedNumber(candidate: Candidate, peers: readonly Candidate[]): number | null {
	const { numbers } = candidate;
	for (const n of numbers)
		if (peers.some((peer) => peer.numbers.some((other) => other - n === peer.page - candidate.page))) return n;
	return PAGE_NUMBER.test(candidate.row.text) && numbers.length > 0 ? numbers[0]! : null;
}

/** Takes heads, feet and page numbers out of the pages and says what they were, in the order of the pages. */
export function removeFurniture(pages: readonly PageContent[], bodySize: number): Removed[] {
	const byPage = new Map(pages.map((page) => [page.number, candidatesOf(page)]));
	const removed: Removed[] = [];
	const gone = new Map<Row, Removed>();
	for (const candidates of byPage.values()) {
		const blocked = new Set<string>();
		const chains = new Map<string, Candidate[]>();
		for (const candidate of candidates) {
			const side = `${candidate.row.frame.turn} ${candidate.foot}`;
			if (blocked.has(side)) continue;
			if (isFurniture(candidate, peersOf(candidate, byPage, REACH), pages.length, bodySize))
				chains.set(side, [...(chains.get(side) ?? []), candidate]);
			else blocked.add(side);
		}
		for (const chain of chains.values()) {
			// A page of nothing but what other pages have too is a page of text.
			const all = [...chains.values()].flat().filter((each) => each.row.content === chain[0]!.row.content);
			if (all.length >= chain[0]!.rows) chain.splice(0, chain.length, ...chain.filter(isCertain));
			// What goes over into the text without room between them is the text's own.
			while (chain.length > 0 && chain.at(-1)!.apart < 0.45 && !isCertain(chain.at(-1)!)) chain.pop();
			for (const candidate of chain) {
				const entry: Removed = {
					kind: PAGE_NUMBER.test(candidate.row.text) ? 'page-number' : 'running-head',
					page: candidate.page,
					text: candidate.row.text,
					printed: printedNumber(candidate, peersOf(candidate, byPage, REACH)),
					foot: candidate.foot,
				};
				gone.set(candidate.row, entry);
				removed.push(entry);
			}
		}
	}
	for (const row of gone.keys()) removeRuns(row.content, new Set(row.runs));
	return removed;
}
