import type { Table } from '#core/table.ts';
import { plainText } from './text.ts';

/**
 * Whole numbers in proportion to `widths`, adding up to `total` exactly (largest remainders). Each gets at least its
 * `least`; where these together are more than `total`, they are scaled down.
 */
export function apportion(widths: readonly number[], total: number, least: readonly number[]): number[] {
	const sum = widths.reduce((a, b) => a + b, 0);
	const asked = least.reduce((a, b) => a + b, 0);
	const scale = asked > total ? total / asked : 1;
	const floors = widths.map((_, index) => (least[index] ?? 0) * scale);
	const free = total - floors.reduce((a, b) => a + b, 0);
	const extra = widths.map((width, index) => Math.max(0, (sum > 0 ? width / sum : 0) * total - floors[index]!));
	const extraSum = extra.reduce((a, b) => a + b, 0);
	const exact = floors.map((floor, i) => floor + (extraSum > 0 ? extra[i]! / extraSum : 1 / widths.length) * free);
	const shares = exact.map((value) => Math.floor(value + 1e-9));
	const order = exact
		.map((value, index) => ({ index, rest: value - shares[index]! }))
		.sort((a, b) => b.rest - a.rest || a.index - b.index);
	const missing = total - shares.reduce((a, b) => a + b, 0);
	for (let i = 0; i < missing; i++) shares[order[i % order.length]!.index]!++;
	return shares;
}

/** {@link apportion} for the columns of a table, each of them at least `least` wide. */
export function sharesOf(table: Table, total: number, least = 0): number[] {
	const widths = table.columns.map((column) => Math.max(column.width, 0));
	return apportion(
		widths,
		total,
		widths.map(() => least),
	);
}

/** Longer words may break: a web address must not take the page. */
const LONGEST = 18;

/** The longest stretch of each column without a place to break, in ems, at most that of 18 letters. */
export function longestWords(table: Table): number[] {
	return table.columns.map((column, at) => {
		const heading = column.upright ? 1.4 : Math.max(...wordsOf(column.title)) * BOLD;
		const cells = table.rows.map((row) => {
			if (row.kind === 'group') return 0;
			const indent = at === 0 ? (row.indent ?? 0) : 0;
			const factor = row.kind === 'total' ? BOLD : 1;
			return Math.max(...wordsOf(plainText(row.cells[at] ?? []))) * factor + indent;
		});
		return cells.reduce((a, b) => Math.max(a, b), heading);
	});
}

/** Ems of a text in one line, for a book face with room for wider ones. */
export function emsOf(text: string): number {
	let ems = 0;
	for (const character of text) {
		if (/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(character)) ems += 1;
		else if (/[\p{Lu}mw%&@—…]/u.test(character)) ems += 0.85;
		else if (/[iljtfr.,;:!'’‘()[\] ]/.test(character)) ems += 0.42;
		else ems += 0.62;
	}
	return ems;
}

/** Bold type is wider by this. */
const BOLD = 1.1;

function wordsOf(text: string): number[] {
	const words = text.split(/[\s\-—/]+|(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/u);
	return words.map((word) => Math.min(emsOf(word), LONGEST * 0.62));
}
