import type { SectionKind } from '../model.ts';
import type { ProposedSection } from './sections.ts';

/**
 * Puts ranges whose kind is known for certain (footnotes, front matter) into proposed sections. Both cover ranges of one
 * text, in order; the result covers what the sections cover, without gaps or overlaps. A section cut in two keeps its
 * heading in the first part.
 */
export function withHints(
	sections: readonly ProposedSection[],
	hints: readonly { start: number; end: number; kind: SectionKind }[],
): ProposedSection[] {
	let result = [...sections];
	for (const hint of hints) {
		result = result.flatMap((section) => {
			const start = Math.max(section.start, hint.start);
			const end = Math.min(section.end, hint.end);
			if (start >= end || section.kind === hint.kind) return [section];
			const parts: ProposedSection[] = [];
			if (section.start < start) parts.push({ ...section, end: start });
			parts.push({
				kind: hint.kind,
				title: section.start < start ? '' : section.title,
				depth: section.start < start ? 1 : section.depth,
				start,
				end,
			});
			if (end < section.end) parts.push({ ...section, title: '', start: end });
			return parts;
		});
	}
	return result;
}
