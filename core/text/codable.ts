import type { Section, SectionKind } from '../model.ts';
import type { TextRange } from './ranges.ts';

/** Kinds that hold no findings even where a team codes whole texts. */
const NEVER: readonly SectionKind[] = ['title', 'references'];

/** Where the heading of a section ends in the text, or null where the section does not begin with it. */
export function headingEnd(text: string, { start, title }: Pick<Section, 'start' | 'title'>): number | null {
	const words = title.split(/\s+/u).map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
	const heading = new RegExp(`\\s*${words.join('\\s+')}`, 'uy');
	heading.lastIndex = start;
	return title !== '' && heading.test(text) ? heading.lastIndex : null;
}

/**
 * The ranges that are to be coded, and so count in progress, coverage and agreement: the findings, or with `findingsOnly`
 * false everything but title and references, without their headings. In the order of the sections.
 */
export function codableRanges<S extends TextRange & Pick<Section, 'kind' | 'title'>>(
	sections: readonly S[],
	text: string,
	findingsOnly: boolean,
): S[] {
	const codable = sections.filter(({ kind }) => (findingsOnly ? kind === 'findings' : !NEVER.includes(kind)));
	return codable.flatMap((section, at) => {
		const heading = headingEnd(text, section);
		if (heading === null) return [section];
		let start = heading;
		while (start < section.end && /\s/u.test(text[start]!)) start++;
		if (start < section.end) return [{ ...section, start }];
		// Nothing but a heading stands over the next section; where none follows it is what is said.
		return codable[at + 1]?.start === section.end ? [] : [section];
	});
}
