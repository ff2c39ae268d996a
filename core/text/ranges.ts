/**
 * Lists of ranges `[start, end)`. Input in any order, overlapping or touching, empty ranges allowed; every list that
 * comes out is sorted, without overlaps, touching ranges joined, none empty ("normal").
 */
import type { Lines } from './lines.ts';

export interface TextRange {
	start: number;
	end: number;
}

/** The normal form of a list: everything that is in at least one of its ranges. */
export function union(...lists: readonly (readonly TextRange[])[]): TextRange[] {
	const sorted = lists
		.flat()
		.filter((range) => range.end > range.start)
		.sort((a, b) => a.start - b.start);
	const result: TextRange[] = [];
	let last: TextRange | undefined;
	for (const { start, end } of sorted) {
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else {
			last = { start, end };
			result.push(last);
		}
	}
	return result;
}

/** What is in both lists. */
export function intersection(a: readonly TextRange[], b: readonly TextRange[]): TextRange[] {
	const left = union(a);
	const right = union(b);
	const result: TextRange[] = [];
	let i = 0;
	let j = 0;
	while (i < left.length && j < right.length) {
		const one = left[i]!;
		const other = right[j]!;
		const start = Math.max(one.start, other.start);
		const end = Math.min(one.end, other.end);
		if (start < end) result.push({ start, end });
		if (one.end < other.end) i++;
		else j++;
	}
	return result;
}

/** What is in `a` and not in `b`. */
export function subtraction(a: readonly TextRange[], b: readonly TextRange[]): TextRange[] {
	const right = union(b);
	const result: TextRange[] = [];
	let j = 0;
	for (const { start: from, end } of union(a)) {
		let start = from;
		while (j < right.length && right[j]!.end <= start) j++;
		for (let k = j; k < right.length && right[k]!.start < end; k++) {
			if (right[k]!.start > start) result.push({ start, end: right[k]!.start });
			start = Math.max(start, right[k]!.end);
		}
		if (start < end) result.push({ start, end });
	}
	return result;
}

/** Characters in at least one range. */
export function totalLength(list: readonly TextRange[]): number {
	return union(list).reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Numbers (from 1, ascending) of the lines that share at least one character with a range. */
export function coveredLines(lines: Lines, ranges: readonly TextRange[]): number[] {
	const covered: number[] = [];
	const normal = union(ranges);
	let line = 0;
	for (const { start, end } of normal) {
		let high = lines.count;
		let low = line;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (lines.ends[middle]! <= start) low = middle + 1;
			else high = middle;
		}
		for (line = low; line < lines.count && lines.starts[line]! < end; line++) covered.push(line + 1);
	}
	return covered;
}
