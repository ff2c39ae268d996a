/** Which codings lie at an offset, for texts with many. */

/** Characters of a bucket: several screens of text, few codings. */
export const BUCKET = 2048;

export interface Interval {
	readonly id: string;
	/** `[start, end)`. */
	readonly start: number;
	readonly end: number;
}

/** By start; of those that start together the longest first; then by id, so that the order never depends on history. */
function inTextOrder(a: Interval, b: Interval): number {
	return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * An index of ranges of one text in buckets of 2,048 characters: adding and removing touches only the buckets of the
 * range, a lookup only those it asks about.
 */
export class IntervalIndex {
	readonly #entries = new Map<string, Interval>();
	readonly #buckets = new Map<number, Set<Interval>>();

	get size(): number {
		return this.#entries.size;
	}

	get(id: string): Interval | undefined {
		return this.#entries.get(id);
	}

	/** Adds `[start, end)` under an id; an id that is there already moves. Throws a RangeError for an empty or odd range. */
	add(id: string, start: number, end: number): void {
		if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
			throw new RangeError(`No range: [${start}, ${end})`);
		}
		this.remove(id);
		const entry: Interval = { id, start, end };
		this.#entries.set(id, entry);
		const last = Math.floor((end - 1) / BUCKET);
		for (let bucket = Math.floor(start / BUCKET); bucket <= last; bucket++) {
			const held = this.#buckets.get(bucket);
			if (held) held.add(entry);
			else this.#buckets.set(bucket, new Set([entry]));
		}
	}

	/** Answers whether the id was there. */
	remove(id: string): boolean {
		const entry = this.#entries.get(id);
		if (!entry) return false;
		this.#entries.delete(id);
		const last = Math.floor((entry.end - 1) / BUCKET);
		for (let bucket = Math.floor(entry.start / BUCKET); bucket <= last; bucket++) {
			const held = this.#buckets.get(bucket)!;
			held.delete(entry);
			if (held.size === 0) this.#buckets.delete(bucket);
		}
		return true;
	}

	/** Ranges that hold the character at `offset`, in text order. */
	at(offset: number): Interval[] {
		return this.overlapping(offset, offset + 1);
	}

	/** Ranges that share at least one character with `[start, end)`, in text order. */
	overlapping(start: number, end: number): Interval[] {
		const found: Interval[] = [];
		const from = Math.max(0, start);
		if (end <= from) return found;
		const first = Math.floor(from / BUCKET);
		const last = Math.floor((end - 1) / BUCKET);
		const look = (bucket: number, held: Iterable<Interval>) => {
			for (const entry of held) {
				// A range in many buckets is reported by the first that the question covers.
				if (bucket !== Math.max(first, Math.floor(entry.start / BUCKET))) continue;
				if (entry.start < end && entry.end > from) found.push(entry);
			}
		};
		if (last - first > this.#buckets.size) {
			for (const [bucket, held] of this.#buckets) if (bucket >= first && bucket <= last) look(bucket, held);
		} else {
			for (let bucket = first; bucket <= last; bucket++) {
				const held = this.#buckets.get(bucket);
				if (held) look(bucket, held);
			}
		}
		return found.sort(inTextOrder);
	}
}
