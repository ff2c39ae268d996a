/** Finds records of the same paper, among the records of a file and the studies of a project. */
import { familyOf } from './authors.ts';
import type { Reference } from './model.ts';
import { comparable, HAN } from './text.ts';
import { similarity, type TitleKey, titleKeyOf } from './titles.ts';

/** What of a study is compared; a `Reference` has all of it. */
export type Comparable = Pick<Reference, 'title' | 'authors' | 'year' | 'doi' | 'pmid'>;

export type DuplicateReason = 'doi' | 'pmid' | 'title';
/**
 * `sure`: the same DOI or PMID, or the same title, first author and year. `likely`: a title that is nearly the same, the
 * year before or after, an author or year missing. `possible`: something speaks against it, and a person must look.
 */
export type Certainty = 'sure' | 'likely' | 'possible';

export interface DuplicateGroup {
	/** Indexes into the records, ascending. */
	references: number[];
	/** Ids of the studies, in the order they were given. */
	existing: string[];
	/** The weakest link that is needed to hold the group together. */
	certainty: Certainty;
	/** Of the links of this certainty, the first of DOI, PMID and title. */
	reason: DuplicateReason;
}

/** A pair of nodes: records first, then studies. */
interface Link {
	a: number;
	b: number;
	certainty: Certainty;
	reason: DuplicateReason;
}

interface Node extends Comparable {
	key: TitleKey;
	/** First author's family name, folded; '' when there is none. */
	family: string;
	han: boolean;
}

/** Titles count as nearly the same from here (see `similarity`). */
export const NEAR = 0.93;
/** How many neighbours in each order a record is compared with. */
const WINDOW = 12;
const REASONS: readonly DuplicateReason[] = ['doi', 'pmid', 'title'];
const CERTAINTIES: readonly Certainty[] = ['sure', 'likely', 'possible'];

function nodeOf(from: Comparable): Node {
	const first = from.authors[0] ?? '';
	const { title, authors, year, doi, pmid } = from;
	return { title, authors, year, doi, pmid, key: titleKeyOf(title), family: familyKey(first), han: HAN.test(first) };
}

/** "Müller" and "Mueller" are one. */
function familyKey(author: string): string {
	return comparable(familyOf(author)).replace(/([aou])e/gu, '$1');
}

/** Whether two first authors are the same; null where one is unknown or they are in different scripts. */
function sameAuthor(a: Node, b: Node): boolean | null {
	if (a.family === '' || b.family === '' || a.han !== b.han) return null;
	if (a.family === b.family) return true;
	return a.family.length > 4 && b.family.length > 4 && (a.family.endsWith(b.family) || b.family.endsWith(a.family));
}

/** How far two titles are the same: 1, a likeness from `NEAR` on, or 0. A title without its subtitle is 0.95. */
function titleLikeness(a: TitleKey, b: TitleKey): number {
	if (a.key === '' || b.key === '') return 0;
	const near = similarity(a.key, b.key, NEAR);
	if (near > 0) return near;
	const oneHasNoSubtitle = (a.main === a.key) !== (b.main === b.key);
	return oneHasNoSubtitle && a.main === b.main && isTelling(a.main) ? 0.95 : 0;
}

/** Long enough to be the title of one paper only ("Editorial" is not). */
function isTelling(key: string): boolean {
	return HAN.test(key) ? key.length >= 6 : key.length >= 16;
}

const disagree = (a: string, b: string) => a !== '' && b !== '' && a !== b;

/** What a pair is by title, author and year, or null. */
function byTitle(a: Node, b: Node): Certainty | null {
	const years = a.year === null || b.year === null ? null : Math.abs(a.year - b.year);
	if (years !== null && years > 1) return null;
	const author = sameAuthor(a, b);
	if (author === false && a.key.key !== b.key.key) return null;
	const likeness = titleLikeness(a.key, b.key);
	if (likeness === 0) return null;
	const telling = isTelling(a.key.main) && isTelling(b.key.main);
	if (!telling && (author !== true || years !== 0 || likeness < 1)) return null;
	if (author === false) return likeness === 1 && isTelling(a.key.key) && years === 0 ? 'possible' : null;
	const against =
		a.key.kind !== b.key.kind ||
		disagree(a.key.numbers, b.key.numbers) ||
		(a.key.numbers === '') !== (b.key.numbers === '') ||
		disagree(a.doi, b.doi) ||
		disagree(a.pmid, b.pmid);
	if (against) return 'possible';
	if (likeness === 1 && author === true && years === 0) return telling ? 'sure' : 'likely';
	// Nothing but a likeness of the title, without an author or a year that agrees.
	if (author !== true && years === null) return likeness === 1 ? 'likely' : 'possible';
	return 'likely';
}

/** The same identifier; papers with nothing in common in their titles may still share one by mistake. */
function byIdentifier(a: Node, b: Node): Certainty {
	if (a.key.kind !== b.key.kind) return 'possible';
	if (a.key.key === '' || b.key.key === '' || HAN.test(a.key.key) !== HAN.test(b.key.key)) return 'sure';
	const alike = a.key.main === b.key.main || a.key.key.includes(b.key.main) || b.key.key.includes(a.key.main);
	return alike || similarity(a.key.key.slice(0, 300), b.key.key.slice(0, 300), 0.5) > 0 ? 'sure' : 'possible';
}

function isStronger(a: Link, b: Link): boolean {
	const [ca, cb] = [CERTAINTIES.indexOf(a.certainty), CERTAINTIES.indexOf(b.certainty)];
	return ca !== cb ? ca < cb : REASONS.indexOf(a.reason) < REASONS.indexOf(b.reason);
}

/** Pairs worth a look, without comparing all with all: the same identifier, or near in one of three orders. */
function* candidates(nodes: readonly Node[]): Generator<[number, number, DuplicateReason]> {
	for (const field of ['doi', 'pmid'] as const) {
		const seen = new Map<string, number[]>();
		for (const [at, node] of nodes.entries()) {
			if (node[field] === '') continue;
			const group = seen.get(node[field]);
			if (!group) seen.set(node[field], [at]);
			else {
				// The first holds the rest together; the last few catch those that the first is unlike.
				for (const other of new Set([group[0]!, ...group.slice(-WINDOW)])) yield [other, at, field];
				group.push(at);
			}
		}
	}
	const reversed = nodes.map(({ key }) => [...key.key].reverse().join(''));
	const titled = nodes.map((_, at) => at).filter((at) => nodes[at]!.key.key !== '');
	const tie = (a: number, b: number) => ordered(nodes[a]!, nodes[b]!) || a - b;
	const orders: ((a: number, b: number) => number)[] = [
		(a, b) => compare(nodes[a]!.key.key, nodes[b]!.key.key) || tie(a, b),
		(a, b) => compare(reversed[a]!, reversed[b]!) || tie(a, b),
		(a, b) => compare(nodes[a]!.family, nodes[b]!.family) || compare(nodes[a]!.key.key, nodes[b]!.key.key) || tie(a, b),
	];
	for (const order of orders) {
		const sorted = titled.toSorted(order);
		for (let i = 0; i < sorted.length; i++)
			for (let j = i + 1; j <= i + WINDOW && j < sorted.length; j++) yield [sorted[i]!, sorted[j]!, 'title'];
	}
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** An order of records that does not depend on where they stand. */
function ordered(a: Node, b: Node): number {
	return (
		compare(a.family, b.family) ||
		(a.year ?? 0) - (b.year ?? 0) ||
		compare(a.doi, b.doi) ||
		compare(a.pmid, b.pmid) ||
		compare(a.title, b.title)
	);
}

/** Members of each group that the links hold together, ascending, by the first of them. */
function groupsOf(nodes: number, links: readonly Link[]): Map<number, number[]> {
	const parent = Array.from({ length: nodes }, (_, at) => at);
	const root = (at: number): number => {
		let top = at;
		while (parent[top] !== top) top = parent[top]!;
		for (let next = at; parent[next] !== top; ) [parent[next], next] = [top, parent[next]!];
		return top;
	};
	for (const { a, b } of links) {
		const [x, y] = [root(a), root(b)];
		if (x !== y) parent[Math.max(x, y)] = Math.min(x, y);
	}
	const groups = new Map<number, number[]>();
	for (const at of [...new Set(links.flatMap(({ a, b }) => [a, b]))].sort((a, b) => a - b)) {
		const top = root(at);
		const group = groups.get(top);
		if (group) group.push(at);
		else groups.set(top, [at]);
	}
	return groups;
}

/**
 * Groups of records (and of studies that are there already) that are, or may be, the same paper: by DOI, by PMID, or by
 * title, first author and year (one year apart at most). First the groups that are sure; then those that likely links add
 * to them or make, and last the possible ones: a later group has all members of the surer groups it joins. Studies alone
 * make no group. Which groups there are does not depend on the order of the records. Time is about linear: a title is
 * compared with those next to it in three orders (title, title backwards, author and title).
 * Source of the method: Hernández & Stolfo, "The merge/purge problem for large databases", SIGMOD 1995.
 */
export function findDuplicates(
	references: readonly Comparable[],
	existing: readonly (Comparable & { id: string })[] = [],
): DuplicateGroup[] {
	const nodes = [...references, ...existing].map(nodeOf);
	const links = new Map<number, Link>();
	for (const [x, y, reason] of candidates(nodes)) {
		const [a, b] = x < y ? [x, y] : [y, x];
		if (a >= references.length) continue;
		const certainty = reason === 'title' ? byTitle(nodes[a]!, nodes[b]!) : byIdentifier(nodes[a]!, nodes[b]!);
		if (certainty === null) continue;
		const link: Link = { a, b, certainty, reason };
		const pair = a * nodes.length + b;
		const known = links.get(pair);
		if (!known || isStronger(link, known)) links.set(pair, link);
	}
	const made: DuplicateGroup[] = [];
	let before = new Map<number, number[]>();
	for (const [level, certainty] of CERTAINTIES.entries()) {
		const upTo = [...links.values()].filter((link) => CERTAINTIES.indexOf(link.certainty) <= level);
		const groups = groupsOf(nodes.length, upTo);
		const topOf = new Map([...groups].flatMap(([top, members]) => members.map((at) => [at, top] as const)));
		const linksOf = Map.groupBy(
			upTo.filter((link) => link.certainty === certainty),
			({ a }) => topOf.get(a)!,
		);
		for (const [top, members] of [...groups].toSorted(([x], [y]) => x - y)) {
			if (before.get(top)?.length === members.length) continue;
			made.push({
				references: members.filter((at) => at < references.length),
				existing: members.filter((at) => at >= references.length).map((at) => existing[at - references.length]!.id),
				certainty,
				reason: linksOf.get(top)!.reduce((best, link) => (isStronger(link, best) ? link : best)).reason,
			});
		}
		before = groups;
	}
	return made;
}
