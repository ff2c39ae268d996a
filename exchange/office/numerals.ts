/** Numbers of lists and notes as word processors write them. */

export type NumberFormat =
	| 'decimal'
	| 'decimal-zero'
	| 'lower-letter'
	| 'upper-letter'
	/** After z: aa, ab (spreadsheet columns); `lower-letter` goes on with aa, bb. */
	| 'lower-column'
	| 'upper-column'
	| 'lower-roman'
	| 'upper-roman'
	| 'ordinal'
	| 'chinese'
	| 'chinese-digits'
	| 'chinese-legal'
	| 'heavenly-stems'
	| 'earthly-branches'
	| 'circled'
	| 'in-parentheses'
	| 'full-width'
	| 'none';

/** Above it letters and Roman numerals only grow long. */
const LARGEST_WORDY = 780;
const ROMAN: readonly [number, string][] = [
	[500, 'd'],
	[400, 'cd'],
	[100, 'c'],
	[90, 'xc'],
	[50, 'l'],
	[40, 'xl'],
	[10, 'x'],
	[9, 'ix'],
	[5, 'v'],
	[4, 'iv'],
	[1, 'i'],
];
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const CHINESE = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'] };
const LEGAL = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'] };

function roman(n: number): string {
	let rest = n;
	let text = '';
	for (const [value, letters] of ROMAN) {
		text += letters.repeat(Math.floor(rest / value));
		rest %= value;
	}
	return text;
}

function letters(n: number): string {
	return String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));
}

function column(n: number): string {
	return n > 26 ? column(Math.floor((n - 1) / 26)) + column(((n - 1) % 26) + 1) : String.fromCharCode(96 + n);
}

/** Counting as it is spoken: 十二, 一百零五. */
function counting(n: number, { digits, units }: typeof CHINESE): string {
	let text = '';
	let gap = false;
	const figures = String(n);
	for (const [i, figure] of [...figures].entries()) {
		if (figure === '0') {
			gap = text !== '';
			continue;
		}
		text += (gap ? digits[0] : '') + digits[Number(figure)]! + units[figures.length - 1 - i]!;
		gap = false;
	}
	return n >= 10 && n < 20 && text.startsWith('一') ? text.slice(1) : text;
}

function ordinal(n: number): string {
	const teen = n % 100 > 10 && n % 100 < 14;
	return `${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}

function circled(n: number): string | null {
	if (n <= 20) return String.fromCodePoint(0x2460 + n - 1);
	if (n <= 35) return String.fromCodePoint(0x3251 + n - 21);
	return n <= 50 ? String.fromCodePoint(0x32b1 + n - 36) : null;
}

/** A whole number in a format; in plain digits where the format does not reach it (letters and Roman up to 780). */
export function formatNumber(n: number, format: NumberFormat): string {
	if (format === 'none') return '';
	if (format === 'chinese-digits')
		return [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)] ?? digit).join('');
	if (format === 'full-width')
		return [...String(n)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
	if (!Number.isSafeInteger(n) || n < 1) return String(n);
	switch (format) {
		case 'decimal-zero':
			return String(n).padStart(2, '0');
		case 'lower-letter':
			return n > LARGEST_WORDY ? String(n) : letters(n);
		case 'upper-letter':
			return n > LARGEST_WORDY ? String(n) : letters(n).toUpperCase();
		case 'lower-column':
			return n > LARGEST_WORDY ? String(n) : column(n);
		case 'upper-column':
			return n > LARGEST_WORDY ? String(n) : column(n).toUpperCase();
		case 'lower-roman':
			return n > LARGEST_WORDY ? String(n) : roman(n);
		case 'upper-roman':
			return n > LARGEST_WORDY ? String(n) : roman(n).toUpperCase();
		case 'ordinal':
			return ordinal(n);
		case 'chinese':
			return n > 9999 ? String(n) : counting(n, CHINESE);
		case 'chinese-legal':
			return n > 9999 ? String(n) : counting(n, LEGAL);
		case 'heavenly-stems':
			return STEMS[n - 1] ?? String(n);
		case 'earthly-branches':
			return BRANCHES[n - 1] ?? String(n);
		case 'circled':
			return circled(n) ?? String(n);
		case 'in-parentheses':
			return n <= 20 ? String.fromCodePoint(0x2474 + n - 1) : `(${n})`;
		default:
			return String(n);
	}
}

const RAISED: Readonly<Record<string, string>> = { i: 'ⁱ', v: 'ᵛ', x: 'ˣ', l: 'ˡ', c: 'ᶜ', d: 'ᵈ' };

/** Roman numerals raised, "iv" → "ⁱᵛ": the marks of endnotes, beside footnotes that have digits. */
export function raisedRoman(numeral: string): string {
	return [...numeral].map((letter) => RAISED[letter] ?? letter).join('');
}
