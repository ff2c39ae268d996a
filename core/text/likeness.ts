/** How alike two stretches of words are. */

/** Characters that have to be inserted, deleted or replaced to make `b` of `a` (Levenshtein), in UTF-16 code units. */
export function editDistance(a: string, b: string): number {
	let from = 0;
	let aEnd = a.length;
	let bEnd = b.length;
	while (from < aEnd && from < bEnd && a.charCodeAt(from) === b.charCodeAt(from)) from++;
	while (aEnd > from && bEnd > from && a.charCodeAt(aEnd - 1) === b.charCodeAt(bEnd - 1)) {
		aEnd--;
		bEnd--;
	}
	if (from === aEnd || from === bEnd) return Math.max(aEnd, bEnd) - from;
	return columnDistance(a.slice(from, aEnd), b.slice(from, bEnd));
}

/**
 * Myers' bit-vector algorithm (Journal of the ACM 46, 1999) in Hyyrö's form for the distance of whole strings (2003):
 * 32 rows of the table at a time, `across` carrying the horizontal differences from one block of rows to the next.
 */
function columnDistance(a: string, b: string): number {
	const across = new Int8Array(b.length).fill(1);
	for (let top = 0; top < a.length; top += 32) {
		const last = Math.min(32, a.length - top) - 1;
		const rows = new Map<number, number>();
		for (let row = 0; row <= last; row++) {
			const code = a.charCodeAt(top + row);
			rows.set(code, (rows.get(code) ?? 0) | (1 << row));
		}
		let up = -1;
		let down = 0;
		for (let at = 0; at < b.length; at++) {
			const above = across[at]!;
			let same = rows.get(b.charCodeAt(at)) ?? 0;
			const vertical = same | down;
			if (above < 0) same |= 1;
			const horizontal = (((same & up) + up) ^ up) | same;
			let more = down | ~(horizontal | up);
			let less = up & horizontal;
			across[at] = ((more >>> last) & 1) - ((less >>> last) & 1);
			more = (more << 1) | (above > 0 ? 1 : 0);
			less = (less << 1) | (above < 0 ? 1 : 0);
			up = less | ~(vertical | more);
			down = more & vertical;
		}
	}
	return across.reduce((sum, step) => sum + step, a.length);
}

/**
 * Likeness of two quotes, 0 to 1: `1 − edits / length`, where edits is the Levenshtein distance of the two without their
 * white space and length that of the longer one. 1 means the same words: only line ends and spaces may differ.
 */
export function likeness(a: string, b: string): number {
	if (a === b) return 1;
	const one = a.replace(/\s+/gu, '');
	const other = b.replace(/\s+/gu, '');
	const length = Math.max(one.length, other.length);
	return length === 0 ? 1 : 1 - editDistance(one, other) / length;
}
