/** Sections of a source, proposed from its headings; a person can change the kind of each. */
import { SECTION_KINDS, type SectionKind } from '../model.ts';
import { introductionAfterKeywords, runInAbstract } from './front-matter.ts';
import { isBareChapter, nameOf } from './heading-names.ts';
import type { Heading } from './headings.ts';

export { findHeadings, type Heading } from './headings.ts';

export interface ProposedSection {
	kind: SectionKind;
	/** The heading as it stands in the text, on one line; empty where there is none. */
	title: string;
	/** 1 for a main heading, 2 for a subheading and so on. */
	depth: number;
	start: number;
	end: number;
}

interface Named extends Heading {
	title: string;
	/** Kind by its name, before its place is considered. */
	kind: SectionKind | null;
	weak: boolean;
}

/** What a study report is made of; the names of at least two of these tell the level of its main headings. */
const CORE: readonly SectionKind[] = ['introduction', 'methods', 'findings', 'discussion'];
/** Code units of a structured abstract at most. */
const LONGEST_ABSTRACT = 8000;

const order = (kind: SectionKind) => SECTION_KINDS.indexOf(kind);

/** Headings in order with their names; "Chapter 4" on a line of its own is one with the heading below it. */
function named(text: string, headings: readonly Heading[]): Named[] {
	const result: Named[] = [];
	const sorted = headings
		.filter((heading) => heading.start < heading.end && heading.end <= text.length)
		.sort((a, b) => a.start - b.start || a.end - b.end);
	for (const heading of sorted) {
		let { start, depth } = heading;
		const last = result.at(-1);
		if (last && start < last.end) continue;
		if (last && isBareChapter(last.title) && text.slice(last.end, start).trim() === '') {
			start = last.start;
			depth = Math.min(depth, last.depth);
			result.pop();
		}
		const title = text.slice(start, heading.end).replace(/\s+/gu, ' ').trim();
		const name = nameOf(title);
		result.push({ start, end: heading.end, depth, title, kind: name?.kind ?? null, weak: name?.weak ?? false });
	}
	return result;
}

/** The level of the main headings: the shallowest with two of the parts of a report, or else with any. */
function mainDepthOf(headings: readonly Named[]): number {
	const kinds = new Map<number, Set<SectionKind>>();
	for (const { depth, kind, weak } of headings) {
		if (kind === null || weak || !CORE.includes(kind)) continue;
		kinds.set(depth, (kinds.get(depth) ?? new Set()).add(kind));
	}
	const telling = [...kinds].filter(([, found]) => found.size > 1).map(([depth]) => depth);
	const any = headings.filter(({ kind }) => kind !== null && kind !== 'other').map(({ depth }) => depth);
	return Math.min(...(telling.length > 0 ? telling : any), Number.MAX_SAFE_INTEGER);
}

/** A main heading of the study's own takes the kind that its place among the others suggests. */
function kindByPlace(current: SectionKind, findingsFollow: boolean): SectionKind {
	switch (current) {
		case 'title':
		case 'abstract':
		case 'introduction':
			return 'introduction';
		case 'methods':
			// "Methods", then a theme: unless what is found has a heading of its own further down.
			return findingsFollow ? 'methods' : 'findings';
		case 'findings':
			return 'findings';
		case 'discussion':
			return 'discussion';
		default:
			return 'other';
	}
}

/**
 * "Background", "Methods", "Results" from heading `from` on, with the introduction or the methods again behind them, are
 * the parts of a structured abstract. Answers how many headings are.
 */
function structuredAbstract(headings: readonly Named[], from: number): number {
	const begin = headings[from];
	let reached = 0;
	for (let i = from; begin && i < headings.length; i++) {
		const { kind, weak, start } = headings[i]!;
		if (kind === 'references' || kind === 'abstract' || start - begin.start > LONGEST_ABSTRACT) return 0;
		if (kind === null || !CORE.includes(kind)) continue;
		const back = !weak && reached >= order('methods') && kind === 'introduction';
		// Methods at the very end of an article are no new beginning: there, nothing has been found yet.
		const again =
			reached >= order('findings') &&
			(kind === 'introduction' || kind === 'methods') &&
			headings.slice(i + 1).some((later) => later.kind === 'findings' && !later.weak);
		if (back || again) return i - from;
		reached = Math.max(reached, order(kind));
	}
	return 0;
}

/**
 * Divides a text into sections at its headings (offsets into the text, any order; depths as in Markdown or from
 * `findHeadings`). The sections cover `[0, text.length)` in order without gaps or overlaps; an empty text has none.
 *
 * The shallowest level with names of the field is that of the main headings (depth 1); deeper ones inherit the kind of the
 * main heading above them. What stands before the first name of the field is the title; an abstract that is named in its
 * own first line and an introduction that begins unnamed behind the keywords are found too. Without any name of the field
 * the whole text is one section of findings.
 */
export function proposeSections(text: string, headings: readonly Heading[]): ProposedSection[] {
	if (text.length === 0) return [];
	const all = named(text, headings);
	const first = all.findIndex((heading) => heading.kind !== null);
	if (first < 0) return [{ kind: 'findings', title: '', depth: 1, start: 0, end: text.length }];

	const mainDepth = mainDepthOf(all);
	const sections: ProposedSection[] = [];
	const begin = all[first]!;
	const runIn = begin.kind === 'abstract' ? -1 : runInAbstract(text, begin.start);
	const front = runIn >= 0 ? runIn : begin.start;
	if (front > 0) {
		const title = all[0]!.start < front ? all[0]!.title : '';
		sections.push({ kind: 'title', title, depth: 1, start: 0, end: 0 });
	}
	let current: SectionKind = 'title';
	if (runIn >= 0) {
		sections.push({ kind: 'abstract', title: '', depth: 1, start: runIn, end: 0 });
		current = 'abstract';
	}
	/** The furthest part of the report so far, whatever is put in between. */
	let part: SectionKind = current;
	// An abstract in parts may lack a heading of its own.
	let partsOfAbstract = begin.kind === 'abstract' ? 0 : structuredAbstract(all, first);
	const bare = partsOfAbstract > 0 && runIn < 0;
	for (let i = first; i < all.length; i++) {
		const heading = all[i]!;
		let kind: SectionKind = current;
		let depth = Math.max(1, heading.depth - mainDepth + 1);
		const opens = heading.kind !== null && (!heading.weak || order(part) < order(heading.kind));
		if (partsOfAbstract > 0) {
			partsOfAbstract--;
			kind = 'abstract';
			depth = bare && i === first ? 1 : Math.max(2, depth);
		} else if (depth === 1 || (current === 'title' && heading.kind !== null)) {
			depth = 1;
			if (opens) kind = heading.kind!;
			else if (heading.kind !== null) depth = 2;
			else {
				const following = all.slice(i + 1).findIndex((later) => later.kind === 'findings' && !later.weak);
				kind = kindByPlace(current, following >= 0);
			}
			// "Summary" behind the findings sums up.
			if (kind === 'abstract' && (current === 'findings' || current === 'discussion')) kind = 'discussion';
			if (kind === 'abstract') partsOfAbstract = structuredAbstract(all, i + 1);
		}
		current = kind;
		if (kind !== 'other') part = kind;
		sections.push({ kind, title: heading.title, depth, start: heading.start, end: 0 });
	}
	for (let i = 0; i < sections.length; i++) sections[i]!.end = sections[i + 1]?.start ?? text.length;
	return withUnnamedIntroduction(text, sections);
}

/** Cuts the introduction off an abstract or its keywords where no heading says that it begins. */
function withUnnamedIntroduction(text: string, sections: ProposedSection[]): ProposedSection[] {
	const next = sections.findIndex(({ kind }) => CORE.includes(kind));
	const last = sections[next - 1];
	if (!last || sections[next]!.kind === 'introduction') return sections;
	const from = sections.findLast((each, at) => at < next && each.depth === 1)!.start;
	const start = introductionAfterKeywords(text, from, last.end);
	if (start <= last.start) return sections;
	const introduction: ProposedSection = { kind: 'introduction', title: '', depth: 1, start, end: last.end };
	return [...sections.slice(0, next - 1), { ...last, end: start }, introduction, ...sections.slice(next)];
}
