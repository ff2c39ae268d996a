/** Codes that stand on the same words. */
import type { Coding, Id } from '../model.ts';

export interface CoOccurrence {
	a: Id;
	b: Id;
	/** Pairs of codings, one of each code, of one person that share at least one character. */
	pairs: number;
	/** Codings of either code that overlap one of the other. */
	codings: number;
	sources: ReadonlySet<Id>;
}

type Placed = Pick<Coding, 'id' | 'sourceId' | 'codeId' | 'personId' | 'start' | 'end'>;

/**
 * Counts where two codes of the same person overlap. Codings of different people never make a pair: that two coders chose
 * differently says nothing of the codes. Order: `a` before `b` by id. Cost grows with the codings and the pairs found.
 */
export function coOccurrences(codings: readonly Placed[]): CoOccurrence[] {
	const found = new Map<string, { a: Id; b: Id; pairs: number; codings: Set<Id>; sources: Set<Id> }>();
	for (const here of Map.groupBy(codings, ({ sourceId, personId }) => `${sourceId} ${personId}`).values()) {
		let open: Placed[] = [];
		for (const coding of here.toSorted((x, y) => x.start - y.start || x.end - y.end)) {
			open = open.filter(({ end }) => end > coding.start);
			for (const other of open) {
				if (other.codeId === coding.codeId) continue;
				const [a, b] = other.codeId < coding.codeId ? [other.codeId, coding.codeId] : [coding.codeId, other.codeId];
				const key = `${a} ${b}`;
				let pair = found.get(key);
				if (!pair) {
					pair = { a, b, pairs: 0, codings: new Set(), sources: new Set() };
					found.set(key, pair);
				}
				pair.pairs++;
				pair.codings.add(coding.id).add(other.id);
				pair.sources.add(coding.sourceId);
			}
			open.push(coding);
		}
	}
	return [...found.values()].map((pair) => ({ ...pair, codings: pair.codings.size }));
}
