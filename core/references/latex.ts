/** The LaTeX that reference managers write into fields: accents, letters, escaped signs, braces. */

const ACCENTS: Readonly<Record<string, string>> = {
	'"': '\u0308',
	"'": '\u0301',
	'`': '\u0300',
	'^': '\u0302',
	'~': '\u0303',
	'=': '\u0304',
	'.': '\u0307',
	u: '\u0306',
	v: '\u030c',
	H: '\u030b',
	c: '\u0327',
	k: '\u0328',
	r: '\u030a',
	d: '\u0323',
	b: '\u0331',
};
const LETTERS: Readonly<Record<string, string>> = {
	ss: 'ß',
	o: 'ø',
	O: 'Ø',
	l: 'ł',
	L: 'Ł',
	ae: 'æ',
	AE: 'Æ',
	oe: 'œ',
	OE: 'Œ',
	aa: 'å',
	AA: 'Å',
	i: 'ı',
	j: 'ȷ',
	dh: 'ð',
	DH: 'Ð',
	th: 'þ',
	TH: 'Þ',
	textendash: '–',
	textemdash: '—',
	textquoteright: '’',
	textquoteleft: '‘',
	textquotedblleft: '“',
	textquotedblright: '”',
	textquotesingle: "'",
	textbackslash: '\\',
	textasciitilde: '~',
	textasciicircum: '^',
	textregistered: '®',
	texttrademark: '™',
	ldots: '…',
	dots: '…',
	S: '§',
	copyright: '©',
	pounds: '£',
	textless: '<',
	textgreater: '>',
};

/** `\"o`, `\"{o}`, `{\"o}`, `\'\i`, `\c{c}`, `\v s`: the accent, then the letter it goes on. */
const ACCENT =
	/\\(?:(["'`^~=.])\s?|([uvHckrdb])(?:\s+|(?=\{)))(?:\{\s?(?:\\([ij])|(\p{L}))\s?\}|\\([ij])(?![A-Za-z])\s?|(\p{L}))/gu;
const LETTER = /\\([A-Za-z]{1,20})(?![A-Za-z])(?:\{\}|\s{1,2})?/gu;
const SIGN = /\\([&%$#_{}])/gu;
/** Commands that only dress their argument. */
const DRESS =
	/\\(?:emph|textit|textbf|textsc|textrm|texttt|textsf|textup|textsl|textnormal|mbox|hbox|uppercase|lowercase|MakeUppercase|NoCaseChange|enquote|it|bf|em|sc|rm|tt|sl)(?![A-Za-z])\s?/gu;

// Signs that were escaped are kept apart until the braces that LaTeX reads are gone.
const OPEN = '\ue0f0';
const CLOSE = '\ue0f1';

/**
 * Takes LaTeX out of a text: accents and letters become the characters they stand for, escaped signs the signs, braces
 * that pair go. Commands it does not know stay as they are.
 */
export function latexToText(text: string): string {
	let plain = text;
	if (plain.includes('\\')) {
		plain = plain
			.replace(ACCENT, (_, sign, letter, dotless1, braced, dotless2, bare) => {
				const base = dotless1 ?? braced ?? dotless2 ?? bare;
				return (base + ACCENTS[sign ?? letter]!).normalize('NFC');
			})
			.replace(DRESS, '')
			.replace(LETTER, (whole, name) => LETTERS[name] ?? whole)
			.replace(SIGN, (_, sign) => (sign === '{' ? OPEN : sign === '}' ? CLOSE : sign));
	}
	return withoutBraces(plain).replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
}

function withoutBraces(text: string): string {
	if (!text.includes('{')) return text;
	const drop = new Set<number>();
	const open: number[] = [];
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '{') open.push(at);
		else if (text[at] === '}' && open.length > 0) {
			drop.add(open.pop()!);
			drop.add(at);
		}
	}
	if (drop.size === 0) return text;
	let kept = '';
	let from = 0;
	for (const at of [...drop].sort((a, b) => a - b)) {
		kept += text.slice(from, at);
		from = at + 1;
	}
	return kept + text.slice(from);
}

/** Whether all of a text stands in one pair of braces. */
export function isBraced(text: string): boolean {
	if (!text.startsWith('{') || !text.endsWith('}')) return false;
	let depth = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '\\') at++;
		else if (text[at] === '{') depth++;
		else if (text[at] === '}' && --depth === 0) return at === text.length - 1;
	}
	return false;
}
