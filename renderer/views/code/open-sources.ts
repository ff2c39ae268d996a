/** Which texts wait. */
import type { Source } from '#core/model.ts';
import type { Output } from '#host/contract/methods.ts';

type Stats = Output<'sources.stats'>['stats'][number];

/** Lines of the findings of a source that I have neither coded nor considered. */
export const openLines = (stats: Stats): number => stats.findingsLines - stats.myCodedLines - stats.myConsideredLines;

/** The nearest source after (or before) one, round the end, in which lines wait; null where none is. */
export function sourceWithOpen(
	sources: readonly Pick<Source, 'id'>[],
	stats: readonly Stats[],
	from: string,
	step: 1 | -1,
): Stats | null {
	const byId = new Map(stats.map((one) => [one.sourceId, one]));
	const at = sources.findIndex(({ id }) => id === from);
	for (let n = 1; n < sources.length; n++) {
		const one = byId.get(sources[(at + n * step + n * sources.length) % sources.length]!.id);
		if (one && openLines(one) > 0) return one;
	}
	return null;
}
