/**
 * Character error rate: edits (insertions, deletions, substitutions) that turn `actual` into `expected`, divided by the
 * length of `expected`. Ukkonen's banded Levenshtein distance with a band that doubles until the distance fits into it.
 */
export function characterErrorRate(expected: string, actual: string): number {
	if (expected.length === 0) return actual.length === 0 ? 0 : 1;
	return distance(expected, actual) / expected.length;
}

/** Levenshtein distance in UTF-16 code units. */
export function distance(a: string, b: string): number {
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) start++;
	let endA = a.length;
	let endB = b.length;
	while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
		endA--;
		endB--;
	}
	const left = a.slice(start, endA);
	const right = b.slice(start, endB);
	if (left === '' || right === '') return left.length + right.length;
	const most = Math.max(left.length, right.length);
	for (let band = 32; ; band *= 2) {
		const found = banded(left, right, band);
		if (found <= band || band >= most) return found;
	}
}

/** The distance when it is at most `band`; more than `band` otherwise. */
function banded(a: string, b: string, band: number): number {
	if (Math.abs(a.length - b.length) > band) return band + 1;
	const beyond = a.length + b.length + 1;
	const width = 2 * band + 1;
	let before = new Int32Array(width + 2).fill(beyond);
	let now = new Int32Array(width + 2).fill(beyond);
	// Cell `k` of a row stands for column `row + k - band - 1` of the table.
	for (let k = band + 1; k <= width; k++) before[k] = k - band - 1;
	for (let i = 1; i <= a.length; i++) {
		now.fill(beyond);
		const from = Math.max(1, band + 1 - i);
		const to = Math.min(width, b.length - i + band + 1);
		for (let k = from; k <= to; k++) {
			const j = i + k - band - 1;
			if (j === 0) {
				now[k] = i;
				continue;
			}
			const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
			now[k] = Math.min(before[k]! + same, before[k + 1]! + 1, now[k - 1]! + 1);
		}
		[before, now] = [now, before];
	}
	return before[b.length - a.length + band + 1]!;
}
