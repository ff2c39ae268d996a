import type { SectionKind } from '../model.ts';
import type { TextRange } from './ranges.ts';

/** Kinds that hold no findings even where a team codes whole texts. */
const NEVER: readonly SectionKind[] = ['title', 'references'];

/**
 * The ranges that are to be coded, and so count in progress, coverage and agreement: the findings, or with `findingsOnly`
 * false everything but title and references. In the order of the sections.
 */
export function codableRanges<S extends TextRange & { kind: SectionKind }>(
	sections: readonly S[],
	findingsOnly: boolean,
): S[] {
	return sections.filter(({ kind }) => (findingsOnly ? kind === 'findings' : !NEVER.includes(kind)));
}
