/** Sections of a source, proposed from its headings; a person can change the kind of each. */
import { SECTION_KINDS, type SectionKind } from '../model.ts';
import { nameOf } from './heading-names.ts';
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

const order = (kind: SectionKind) => SECTION_KINDS.indexOf(kind);

/** A main heading of the study's own takes the kind that its place among the others suggests. */
function kindByPlace(current: SectionKind): SectionKind {
	switch (current) {
		case 'title':
		case 'abstract':
		case 'introduction':
			return 'introduction';
		case 'methods':
		case 'findings':
			return 'findings';
		case 'discussion':
			return 'discussion';
		default:
			return 'other';
	}
}

/**
 * "Background", "Methods", "Results" right under "Abstract" and before the introduction are the parts of a structured
 * abstract. Answers how many of the headings behind `abstractAt` are.
 */
function structuredAbstract(headings: readonly Named[], abstractAt: number): number {
	let further = false;
	for (let i = abstractAt + 1; i < headings.length; i++) {
		const kind = headings[i]!.kind;
		if (kind === 'references' || kind === 'abstract') return 0;
		if (kind === 'introduction' && !headings[i]!.weak && further) return i - abstractAt - 1;
		if (kind === 'methods' || kind === 'findings' || kind === 'discussion') further = true;
	}
	return 0;
}

/**
 * Divides a text into sections at its headings (offsets into the text, any order; depths as in Markdown or from
 * `findHeadings`). The sections cover `[0, text.length)` in order without gaps or overlaps; an empty text has none.
 *
 * The shallowest heading with a name of the field is a main heading (depth 1); deeper ones inherit the kind of the main
 * heading above them. What stands before the first name of the field is the title. Without any name of the field the
 * whole text is one section of findings.
 */
export function proposeSections(text: string, headings: readonly Heading[]): ProposedSection[] {
	if (text.length === 0) return [];
	const named: Named[] = headings
		.filter((heading) => heading.start < heading.end && heading.end <= text.length)
		.sort((a, b) => a.start - b.start)
		.map((heading) => {
			const title = text.slice(heading.start, heading.end).replace(/\s+/gu, ' ').trim();
			const name = nameOf(title);
			return { ...heading, title, kind: name?.kind ?? null, weak: name?.weak ?? false };
		});
	const first = named.findIndex((heading) => heading.kind !== null);
	if (first < 0) return [{ kind: 'findings', title: '', depth: 1, start: 0, end: text.length }];

	const mainDepth = Math.min(
		...named.filter((h) => h.kind !== null && h.kind !== 'other').map((h) => h.depth),
		Number.MAX_SAFE_INTEGER,
	);
	const sections: ProposedSection[] = [];
	if (named[first]!.start > 0) {
		sections.push({
			kind: 'title',
			title: named[0]!.start < named[first]!.start ? named[0]!.title : '',
			depth: 1,
			start: 0,
			end: 0,
		});
	}
	let current: SectionKind = 'title';
	let partsOfAbstract = 0;
	for (let i = first; i < named.length; i++) {
		const heading = named[i]!;
		let kind: SectionKind = current;
		let depth = Math.max(1, heading.depth - mainDepth + 1);
		const opens = heading.kind !== null && (!heading.weak || order(current) < order(heading.kind));
		if (partsOfAbstract > 0) {
			partsOfAbstract--;
			depth = Math.max(2, depth);
		} else if (depth === 1 || (current === 'title' && heading.kind !== null)) {
			if (opens) kind = heading.kind!;
			else if (heading.kind !== null) depth = 2;
			else kind = kindByPlace(current);
			if (kind === 'abstract') partsOfAbstract = structuredAbstract(named, i);
		}
		current = kind;
		sections.push({ kind, title: heading.title, depth, start: heading.start, end: 0 });
	}
	for (let i = 0; i < sections.length; i++) sections[i]!.end = sections[i + 1]?.start ?? text.length;
	return sections;
}
