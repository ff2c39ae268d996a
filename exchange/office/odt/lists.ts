/** Marks of list items and numbers of headings in OpenDocument texts (ODF 1.3 part 3, 16.30–16.34). */
import { childOf, childrenOf, type Element } from '../../container/xml.ts';
import { attr } from '../attributes.ts';
import { formatNumber, type NumberFormat } from '../numerals.ts';
import { symbolOf } from '../symbols.ts';

const DEEPEST = 10;
const FORMATS: readonly [RegExp, NumberFormat][] = [
	[/^$/u, 'none'],
	[/^01/u, 'decimal-zero'],
	[/^1st/u, 'ordinal'],
	[/^a/u, 'lower-column'],
	[/^A/u, 'upper-column'],
	[/^i/u, 'lower-roman'],
	[/^I/u, 'upper-roman'],
	[/^[一]/u, 'chinese'],
	[/^[壹壱]/u, 'chinese-legal'],
	[/^甲/u, 'heavenly-stems'],
	[/^子/u, 'earthly-branches'],
	[/^①/u, 'circled'],
	[/^１/u, 'full-width'],
];

interface Level {
	bullet: string | null;
	format: NumberFormat;
	/** "%1%.%2%)": a number of each level between percent signs. */
	pattern: string;
	start: number;
}

function formatOf(element: Element): NumberFormat {
	const written = attr(element, 'num-format') ?? '';
	const format = FORMATS.find(([pattern]) => pattern.test(written))?.[1] ?? 'decimal';
	if (attr(element, 'num-letter-sync') !== 'true') return format;
	return format === 'lower-column' ? 'lower-letter' : format === 'upper-column' ? 'upper-letter' : format;
}

function patternOf(element: Element, level: number): string {
	const written = attr(element, 'num-list-format');
	if (written !== undefined) return written;
	const shown = Math.min(level, Math.max(1, Number(attr(element, 'display-levels')) || 1));
	const numbers = Array.from({ length: shown }, (_, i) => `%${level - shown + 1 + i}%`).join('.');
	return `${attr(element, 'num-prefix') ?? ''}${numbers}${attr(element, 'num-suffix') ?? ''}`;
}

function bulletOf(element: Element): string {
	const properties = childOf(element, 'text-properties');
	const font = (properties && (attr(properties, 'font-name') ?? attr(properties, 'font-family'))) ?? '';
	const sign = attr(element, 'bullet-char') ?? '';
	return sign.replace(/[\ue000-\uf8ff]/gu, (each) => symbolOf(font, each.charCodeAt(0)));
}

function levelsOf(style: Element | undefined): (Level | undefined)[] {
	const levels: (Level | undefined)[] = [];
	for (const element of style ? childrenOf(style) : []) {
		const level = Number(attr(element, 'level'));
		if (!Number.isInteger(level) || level < 1 || level > DEEPEST) continue;
		levels[level] = {
			bullet:
				element.local === 'list-level-style-bullet'
					? bulletOf(element)
					: element.local === 'list-level-style-image'
						? '•'
						: null,
			format: formatOf(element),
			pattern: patternOf(element, level),
			start: numeric(attr(element, 'start-value')) ?? 1,
		};
	}
	return levels;
}

export function numeric(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

/** One list as it counts. */
export class Counter {
	readonly #levels: (Level | undefined)[];
	readonly #counts: (number | undefined)[] = [];

	constructor(style: Element | undefined) {
		this.#levels = levelsOf(style);
	}

	/** Counts an item; `level` is from 1, `start` begins anew. Answers its mark, empty where it has none. */
	next(level: number, start?: number): string {
		const own = this.#levels[level];
		if (!own) return '';
		this.#counts[level] = start ?? (this.#counts[level] ?? own.start - 1) + 1;
		this.#counts.length = level + 1;
		if (own.bullet !== null) return own.bullet.trim();
		if (own.format === 'none') return own.pattern.replace(/%\d+%/gu, '').trim();
		return own.pattern
			.replace(/%(\d+)%/gu, (_, digits) => {
				const shown = this.#levels[Number(digits)];
				return shown ? formatNumber(this.#counts[Number(digits)] ?? shown.start, shown.format) : '';
			})
			.trim();
	}
}

/** Counters of a document's lists, so that a list can go on with an earlier one. */
export class Lists {
	readonly #style: (name: string) => Element | undefined;
	readonly #byId = new Map<string, Counter>();
	readonly #byStyle = new Map<string, Counter>();

	constructor(style: (name: string) => Element | undefined) {
		this.#style = style;
	}

	/** The counter of a `text:list`, whose style may come from the list around it or the paragraph in it. */
	of(list: Element, styleName: string): Counter {
		const continued = attr(list, 'continue-list');
		const counter =
			(continued === undefined ? undefined : this.#byId.get(continued)) ??
			(attr(list, 'continue-numbering') === 'true' ? this.#byStyle.get(styleName) : undefined) ??
			new Counter(this.#style(styleName));
		const id = attr(list, 'id');
		if (id !== undefined) this.#byId.set(id, counter);
		this.#byStyle.set(styleName, counter);
		return counter;
	}
}
