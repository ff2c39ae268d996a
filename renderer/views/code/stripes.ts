/** Stripes beside the text: one for each code and run of lines, in lanes that stay the same from block to block. */

export interface LineRun {
	codeId: string;
	/** First and last line, from 1, inclusive. */
	first: number;
	last: number;
}

export interface Stripe extends LineRun {
	/** From 0, left to right. */
	lane: number;
	/** The run goes on from the block above, where it has its label. */
	continued: boolean;
}

/** Deeper overlaps than this are told by the list of codings alone. */
export const LANES = 8;

/** Lanes at the end of a block that the next has to respect. */
export type Carry = readonly Stripe[];

/** Codings of one code that share lines or touch line to line become one run; sorted by first line, longest first. */
export function mergeRuns(spans: Iterable<LineRun>): LineRun[] {
	const byCode = new Map<string, LineRun[]>();
	for (const span of spans) {
		const list = byCode.get(span.codeId);
		if (list) list.push(span);
		else byCode.set(span.codeId, [span]);
	}
	const runs: LineRun[] = [];
	for (const list of byCode.values()) {
		list.sort((a, b) => a.first - b.first);
		let run: LineRun | null = null;
		for (const span of list) {
			if (run && span.first <= run.last + 1) run.last = Math.max(run.last, span.last);
			else {
				run = { ...span };
				runs.push(run);
			}
		}
	}
	return runs.sort((a, b) => a.first - b.first || b.last - a.last || (a.codeId < b.codeId ? -1 : 1));
}

/**
 * Gives the runs of one block (lines `first` to `last`) their lanes, leftmost that is free. `carry` is what the block
 * above left; a run of the same code that goes on keeps its lane. Runs that find no lane are left out.
 */
export function layStripes(runs: readonly LineRun[], first: number, last: number, carry: Carry): Stripe[] {
	const free = new Array<number>(LANES).fill(first);
	const stripes: Stripe[] = [];
	const going = new Map(carry.map((stripe) => [stripe.codeId, stripe.lane]));
	const rest: LineRun[] = [];
	for (const run of runs) {
		const lane = run.first <= first ? going.get(run.codeId) : undefined;
		if (lane === undefined) {
			rest.push(run);
			continue;
		}
		free[lane] = run.last + 1;
		stripes.push({ ...run, first, last: Math.min(last, run.last), lane, continued: true });
	}
	for (const run of rest) {
		const start = Math.max(first, run.first);
		const lane = free.findIndex((from) => from <= start);
		if (lane < 0) continue;
		free[lane] = run.last + 1;
		stripes.push({ ...run, first: start, last: Math.min(last, run.last), lane, continued: run.first < first });
	}
	return stripes.sort((a, b) => a.first - b.first || a.lane - b.lane);
}

/** What a block leaves for the next: stripes that reach its last line. */
export function carryOf(stripes: readonly Stripe[], last: number): Carry {
	return stripes.filter((stripe) => stripe.last === last);
}

/**
 * Tops of labels of a given height: each beside the first line of its stripe, pushed down as far as the label above needs.
 * A label that would leave the block (below `bottom`) is left out (null).
 */
export function labelTops(wanted: readonly number[], height: number, bottom: number): (number | null)[] {
	let free = Number.NEGATIVE_INFINITY;
	return wanted.map((top) => {
		const at = Math.max(top, free);
		if (at + height > bottom) return null;
		free = at + height;
		return at;
	});
}
