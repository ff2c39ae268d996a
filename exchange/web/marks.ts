/** The marks that list items bear: bullets, numbers, letters. */
import { formatNumber, type NumberFormat } from '../office/numerals.ts';
import { attribute, type Element, styled, wordsOf } from './dom.ts';

const BULLETS = ['•', '◦', '▪'];
const FORMATS = new Map<string, NumberFormat>(
	Object.entries({
		a: 'lower-column',
		'lower-alpha': 'lower-column',
		'lower-latin': 'lower-column',
		A: 'upper-column',
		'upper-alpha': 'upper-column',
		'upper-latin': 'upper-column',
		i: 'lower-roman',
		'lower-roman': 'lower-roman',
		I: 'upper-roman',
		'upper-roman': 'upper-roman',
	} as const),
);

const whole = (value: string | undefined) =>
	value !== undefined && /^\s*[+-]?\d{1,9}\s*$/u.test(value) ? Number(value) : null;

function typeOf(list: Element): string {
	const style = /list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal)\b/u.exec(
		attribute(list, 'style') ?? '',
	)?.[1];
	return style ?? attribute(list, 'type') ?? '';
}

/**
 * Gives for each item of a list, in order, its mark ("• ", "iv. ", or empty for a list without marks). `level` is how many
 * bulleted lists are around it.
 */
export function marksOf(list: Element, level: number): (item: Element) => string {
	const type = typeOf(list);
	const unmarked =
		type === 'none' || wordsOf(list, 'class').some((word) => /^(?:list-)?(?:unstyled|no-?bullets?)$/u.test(word));
	if (list.tagName !== 'ol')
		return (item) => (unmarked || styled(item, 'list-style', /none/u) ? '' : `${BULLETS[Math.min(level, 2)]} `);
	const items = list.childNodes.filter((child) => child.nodeName === 'li').length;
	const reversed = attribute(list, 'reversed') !== undefined;
	let next = whole(attribute(list, 'start')) ?? (reversed ? items : 1);
	return (item) => {
		const number = whole(attribute(item, 'value')) ?? next;
		next = number + (reversed ? -1 : 1);
		return unmarked ? '' : `${formatNumber(number, FORMATS.get(attribute(item, 'type') ?? type) ?? 'decimal')}. `;
	};
}

/** Whether words begin with a mark or number of their own, so that they need none of ours. */
export const isMarked = (text: string) => /^(?:[•◦▪·‣–—*-]\s|[[(（［]?\d{1,3}[\])）］.、．:](?!\d)|[①-⑳])/u.test(text);
