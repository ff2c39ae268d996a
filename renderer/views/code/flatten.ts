/** Which colours lie over which characters: never more than two layers of codes, the coding at the cursor always one. */

export interface Painted {
	id: string;
	start: number;
	end: number;
	/** 1–12. */
	hue: number;
}

/** `a` and `b` are tints (`b` only above an `a` of the same hue, so that it shows), `m` is the mark. */
export type Layer = 'a' | 'b' | 'm';

export interface Segment {
	hue: number;
	layer: Layer;
	start: number;
	end: number;
}

/**
 * Cuts overlapping codings into segments for `[from, to)`. Where more than two overlap, the shortest two are painted,
 * because the longer ones show beside them; `active` is painted as the mark wherever it lies. Pieces of one hue and layer
 * that touch are one segment. O(n log n + n · depth).
 */
export function flatten(codings: readonly Painted[], from: number, to: number, active: string | null): Segment[] {
	const events: { at: number; coding: Painted; opens: boolean }[] = [];
	for (const coding of codings) {
		const start = Math.max(from, coding.start);
		const end = Math.min(to, coding.end);
		if (start >= end) continue;
		events.push({ at: start, coding, opens: true }, { at: end, coding, opens: false });
	}
	events.sort((a, b) => a.at - b.at);
	// Shortest first; the order never depends on when a coding was added.
	const inOrder = (a: Painted, b: Painted) =>
		a.end - a.start - (b.end - b.start) || a.start - b.start || (a.id < b.id ? -1 : 1);
	const open: Painted[] = [];
	const running = new Map<string, Segment>();
	const done: Segment[] = [];
	let i = 0;
	while (i < events.length) {
		const at = events[i]!.at;
		for (; i < events.length && events[i]!.at === at; i++) {
			const { coding, opens } = events[i]!;
			if (opens) open.push(coding);
			else open.splice(open.indexOf(coding), 1);
		}
		open.sort(inOrder);
		const wanted = new Map<string, { hue: number; layer: Layer }>();
		const marked = active === null ? undefined : open.find((coding) => coding.id === active);
		if (marked) wanted.set(`${marked.hue}m`, { hue: marked.hue, layer: 'm' });
		for (const coding of open) {
			if (wanted.size === 2) break;
			if (coding === marked) continue;
			const layer: Layer = wanted.has(`${coding.hue}a`) ? 'b' : 'a';
			wanted.set(`${coding.hue}${layer}`, { hue: coding.hue, layer });
		}
		for (const [key, segment] of running) {
			if (wanted.has(key)) continue;
			segment.end = at;
			done.push(segment);
			running.delete(key);
		}
		for (const [key, { hue, layer }] of wanted) {
			if (!running.has(key)) running.set(key, { hue, layer, start: at, end: at });
		}
	}
	return done.sort((a, b) => a.start - b.start || a.end - b.end);
}
