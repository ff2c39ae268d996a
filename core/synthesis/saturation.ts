/** When further studies stopped bringing anything new. */
import { seeded, shuffle } from './random.ts';

export interface SaturationOptions {
	/** Studies that are read before anything can count as saturated, from 1 (Guest et al. 2020: 4 to 6). */
	base: number;
	/** Studies in a row that are looked at for something new, from 1 (2 to 3). */
	run: number;
	/** New things in the run over things in the base, at which it counts as saturated, 0–1 (at most 0.05). */
	threshold: number;
	/** Random orders, from 1. */
	orders: number;
	seed: number;
}

export const SATURATION_DEFAULTS: SaturationOptions = { base: 4, run: 2, threshold: 0.05, orders: 1000, seed: 20201 };

export interface SaturationStep {
	/** Things of the study that no study before it had. */
	fresh: number;
	/** Different things up to and with the study. */
	known: number;
	/** Mean of `known` over random orders, and the middle 95 % of them (2.5th and 97.5th percentile). */
	mean: number;
	low: number;
	high: number;
	/** New in the run of studies that ends here, over things in the base; null where base and run have not been read. */
	newInformation: number | null;
}

export interface Saturation {
	steps: SaturationStep[];
	/** Different things in the base studies; 0 where there are fewer studies. */
	inBase: number;
	/** Number of studies, counted from 1, at which the run first brought at most the threshold; null where it never did. */
	reached: number | null;
}

/**
 * Saturation in the order given, and over random orders. `studies`: for each study the things (codes, themes) found in it;
 * what is named twice counts once. New information after Guest, Namey and Chen 2020 (PLOS ONE 15:e0232076): things in a run
 * of studies that were in no study before it, over the things in the base, whose size stays. Throws RangeError on options
 * out of their range.
 */
export function saturation(
	studies: readonly (readonly string[])[],
	options: Partial<SaturationOptions> = {},
): Saturation {
	const { base, run, threshold, orders, seed } = { ...SATURATION_DEFAULTS, ...options };
	for (const [name, value] of [
		['base', base],
		['run', run],
		['orders', orders],
	] as const)
		if (!Number.isInteger(value) || value < 1)
			throw new RangeError(`${name} must be a whole number from 1, not ${value}`);
	if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`threshold must be from 0 to 1, not ${threshold}`);
	const numbers = new Map<string, number>();
	const found = studies.map((things) =>
		[...new Set(things)].map((thing) => {
			const number = numbers.get(thing) ?? numbers.size;
			numbers.set(thing, number);
			return number;
		}),
	);
	const count = studies.length;
	const inOrder = freshIn(found, [...found.keys()], numbers.size);
	const inBase = count < base ? 0 : inOrder.slice(0, base).reduce((sum, fresh) => sum + fresh, 0);

	const random = seeded(seed);
	const curves = Array.from({ length: count }, () => new Float64Array(orders));
	const order = [...found.keys()];
	for (let n = 0; n < orders; n++) {
		shuffle(order, random);
		let known = 0;
		for (const [at, fresh] of freshIn(found, order, numbers.size).entries()) {
			known += fresh;
			curves[at]![n] = known;
		}
	}
	let known = 0;
	let reached: number | null = null;
	const steps = inOrder.map((fresh, at): SaturationStep => {
		known += fresh;
		const sorted = curves[at]!.sort();
		let newInformation: number | null = null;
		if (at + 1 >= base + run && inBase > 0) {
			const brought = inOrder.slice(at + 1 - run, at + 1).reduce((sum, one) => sum + one, 0);
			newInformation = brought / inBase;
			if (newInformation <= threshold) reached ??= at + 1;
		}
		return {
			fresh,
			known,
			mean: sorted.reduce((sum, one) => sum + one, 0) / orders,
			low: percentile(sorted, 0.025),
			high: percentile(sorted, 0.975),
			newInformation,
		};
	});
	return { steps, inBase, reached };
}

function freshIn(found: readonly (readonly number[])[], order: readonly number[], things: number): number[] {
	const seen = new Uint8Array(things);
	return order.map((study) => {
		let fresh = 0;
		for (const thing of found[study]!) {
			if (!seen[thing]) fresh++;
			seen[thing] = 1;
		}
		return fresh;
	});
}

/** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, the default of R). */
function percentile(sorted: Float64Array, p: number): number {
	const place = (sorted.length - 1) * p;
	const below = Math.floor(place);
	const low = sorted[below]!;
	return low + (sorted[Math.min(below + 1, sorted.length - 1)]! - low) * (place - below);
}
