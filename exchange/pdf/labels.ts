/** The numbers of pages as they are printed. */
import type { Removed } from './furniture.ts';

/**
 * Labels of `count` pages: the file's own, unless they only count from 1 and the pages say otherwise; else the numbers
 * printed on the pages, when most of these agree; else their order in the file.
 */
export function pageLabels(own: readonly string[] | null, removed: readonly Removed[], count: number): string[] {
	const plain = Array.from({ length: count }, (_, i) => String(i + 1));
	if (own && own.length === count && own.some((label, i) => label !== '' && label !== plain[i]))
		return own.map((label, i) => (label === '' ? plain[i]! : label));
	const shifts = new Map<number, number>();
	let printed = 0;
	const pages = new Set<number>();
	for (const { printed: number, page } of removed) {
		if (number === null || pages.has(page)) continue;
		pages.add(page);
		printed++;
		shifts.set(number - page, (shifts.get(number - page) ?? 0) + 1);
	}
	const [best] = [...shifts].sort((a, b) => b[1] - a[1]);
	if (!best || best[0] === 0 || best[0] + 1 < 0) return plain;
	const agree = best[1] >= Math.max(2, printed * 0.6) || (count <= 2 && best[1] === printed);
	return agree ? plain.map((_, i) => String(i + 1 + best[0])) : plain;
}
