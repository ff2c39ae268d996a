/**
 * What line breaking has to know about a character, in a table of our own: the answer must be the same on every
 * machine and in ten years, so neither the ICU of the engine nor its `\p{…}` classes are asked. The table follows
 * Unicode 17 and belongs to `LINE_RULE` 1: it never changes; a better one gets a new rule number.
 *
 * A class is a set of bits. The two lowest are the width in columns.
 */

/** Bits 0–1: columns, 0, 1 or 2 (East Asian wide and full-width characters and emoji; "ambiguous" ones count one). */
export const WIDTH = 3;
/** Belongs to the cluster of the character before it: marks, joiners, variation selectors, skin tones, vowel jamo. */
export const EXTEND = 1 << 2;
/** Shows nothing: white space of any kind, breaking or not. */
export const BLANK = 1 << 3;
/** A line may be broken after it; always `BLANK`. */
export const SPACE = 1 << 4;
/** A line may be broken on either side: Han, kana, Hangul syllables, full-width forms, emoji. */
export const IDEOGRAPH = 1 << 5;
/** Never at the start of a line. */
export const CLOSES = 1 << 6;
/** Never at the end of a line. */
export const OPENS = 1 << 7;
/** With `CLOSES` or `OPENS`: spaces between do not help ("really !" stays together). */
export const STRICT = 1 << 8;
/** A line may be broken after it when it stands inside a word and a letter follows. */
export const HYPHEN = 1 << 9;
/** Dashes: a line may be broken after the last of a run, never inside it. */
export const DASH = 1 << 10;
export const DIGIT = 1 << 11;
/** Ends a cluster whatever follows (controls and most format characters). */
export const CONTROL = 1 << 12;
/** Zero-width joiner: what follows stays in the cluster. */
export const JOINER = 1 << 13;
/** Regional indicator: two make a flag. */
export const REGIONAL = 1 << 14;
/** What follows stays in the cluster: viramas before a consonant, prepended signs, leading jamo before Hangul. */
export const BINDS = 1 << 15;

/**
 * Marks (Mn, Mc, Me), Grapheme_Extend, skin tones, tags, vowel and final jamo. Pairs in base 36: the distance from the
 * end of the range before, then (after a comma, where it is not zero) the length of the range less one.
 */
const EXTENDING =
	'lc,33 7o,6 7c,18 2 2,1 2,1 2 21,a 1d,k h 2u,6 3,5 3,1 2,3 10 v,q 2k,a 1n,8 a p,3 2,8 2,2 2,4 18,2 1o,8 ' +
	'17,n 2,w 1j,2 2,h 2,6 b,1 u,2 1l 2,6 3,1 3,2 a b,1 r 3,2 1l 2,4 5,1 3,2 4 v,1 4 c,2 1l 2,7 2,2 2,2 l,1 ' +
	'n,5 2,2 1l 2,6 3,1 3,2 8,2 b,1 v 1o,4 4,2 2,3 a 15,4 1k 2,6 2,2 2,3 8,1 c,1 u,2 1l 2,6 2,2 2,3 8,1 c,1 g ' +
	'd,3 1k,1 2,6 2,2 2,3 a b,1 u,2 1z 5,5 2 2,7 j,1 1q 2,7 d,7 2r 2,9 c,6 22,1 s 2 2 5,1 1e,j 2,1 6,a 2,z a ' +
	'2t,j o,3 5,2 2,2 3,6 4,3 e,b 2 b,3 5f,4f 9q,2 qb,3 t,2 u,1 v,1 1t,v a 1a,2 2 3a,1 z 3b,b 5,b 64,4 1m,9 ' +
	'2,s 3 1d,19 3,b l,4 1c,g 13,8 d,2 v,c 1l,d 1d,j 49,2 2,k 5 7 3,2 5j,1r el,1 5f,w 2db,2 3y 2p,v ff,5 2y,1 ' +
	'n9x,3 2,9 x,1 29,1 7l 4 5 o,4 5 2c,1 1f,h r,h e 13,7 q,c 19,3 1c,d 11 1w,d d 9,1 1a,2 1f 2,2 3,1 6,1 2 ' +
	'16,4 6,1 6l,7 2,1 8n7,23 6xv ki,f h,f a7,1 gu 6b 46,4 1af,2 2,1 6,3 15,2 5 4m,1 fy,3 1u,4 8u,1 26,5 1z,a ' +
	'1e,3 3f,2 1i,e 16 3,1 b,3 1a,a 8 1q,2 11,d h,1 19 d,2 1d,d 9,3 2,1 2l,b 7 3 4e,b m,3 1k,1 2,6 3,1 3,2 a ' +
	'b,1 3,6 4,4 1w,8 2 3 2,3 2,4 2 f,1 2b,h o 2a,j 6k,6 3,8 s,1 2b,g 2z,c 2u,e 75,e 6u,5 2,1 3,3 2 2,1 3y,6 ' +
	'3,6 4 t,9 15,6 2,3 9 a,a 1b,f 5j,7 5k,7 2,7 2b,l 2,d 3f,5 4 2,1 2,6 2 1v,4 2,1 2,4 9o,3 a,1 2 1d,6 4,4 o ' +
	'44m 7,e 8uh,h 1xd,4 1o,6 t5 2,1i 8,3 2a c,1 f58,1 3mq,19 3,m f3,4 4,5 9,7 3,6 v,3 45,2 1j0,1i 5,1d 9 f ' +
	'n,4 2,e 11t,6 2,g 3,6 2,1 2,4 2t 4h,6 ag 1q,3 e5,3 73,1 6s 3 8,1 6 d7,6 32,6 241,4 gx7l,2n 3l,6n';

/** First and last of ranges of wide characters: East_Asian_Width W and F, and Emoji_Presentation. */
const WIDE = [
	0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3, 0x25fd, 0x25fe,
	0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be,
	0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea, 0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa,
	0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755,
	0x2757, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55,
	0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff,
	0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1f004, 0x1f004,
	0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f1e6, 0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e,
	0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf, 0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440,
	0x1f442, 0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595, 0x1f596, 0x1f5a4,
	0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0, 0x1f6d2, 0x1f6d5, 0x1f6df, 0x1f6eb, 0x1f6ec,
	0x1f6f4, 0x1f6fc, 0x1f7e0, 0x1f7eb, 0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff, 0x1fa70,
	0x1faff, 0x20000, 0x3fffd,
];

/** Format characters that show nothing and end a cluster; in pairs. */
const INVISIBLE = [
	0x00, 0x1f, 0x7f, 0x9f, 0x61c, 0x61c, 0x180e, 0x180e, 0x200b, 0x200b, 0x200e, 0x200f, 0x2028, 0x202e, 0x2060, 0x206f,
	0xfeff, 0xfeff, 0xfff0, 0xfffb, 0x13430, 0x1343f, 0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000, 0xe001f, 0xe0080,
	0xe00ff, 0xe01f0, 0xe0fff,
];
const BLANKS = [
	0x09, 0x0d, 0x20, 0x20, 0x1680, 0x1680, 0x2000, 0x2006, 0x2008, 0x200b, 0x2028, 0x2029, 0x205f, 0x205f, 0x3000,
	0x3000,
];
const GLUE = [0xa0, 0xa0, 0x2007, 0x2007, 0x202f, 0x202f, 0xfeff, 0xfeff];
/** Viramas that stack the consonant after them (InCB=Linker and their like), and prepended signs. */
const BINDING = [
	0x94d, 0x9cd, 0xa4d, 0xacd, 0xb4d, 0xbcd, 0xc4d, 0xccd, 0xd4d, 0xdca, 0x1039, 0x17d2, 0x1a60, 0x1b44, 0x1baa, 0x1bab,
	0xa806, 0xa8c4, 0xa953, 0xa9c0, 0xaaf6, 0xabed, 0x10a3f, 0x11046, 0x1107f, 0x110b9, 0x11133, 0x11134, 0x111c0,
	0x11235, 0x112ea, 0x1134d, 0x113d0, 0x11442, 0x114c2, 0x115bf, 0x1163f, 0x116b6, 0x1172b, 0x11839, 0x1193d, 0x1193e,
	0x119e0, 0x11a34, 0x11a47, 0x11a99, 0x11c3f, 0x11d44, 0x11d45, 0x11d97, 0x11f42, 0x600, 0x601, 0x602, 0x603, 0x604,
	0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0xd4e, 0x110bd, 0x110cd, 0x111c2, 0x111c3, 0x113d1, 0x1193f, 0x11941,
	0x11a3a, 0x11a84, 0x11a85, 0x11a86, 0x11a87, 0x11a88, 0x11a89, 0x11d46, 0x11f02,
];
const CLOSING_STRICT = ')]}!?;:,.，。、；：？！．）］｝》」』〉】〕〗〙〛〞〟｠｡､｣︰︱﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞';
const CLOSING =
	'’”›%‰℃°…‥·・･‧ー々〻ゝゞヽヾ～〜%％ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ';
const OPENING_STRICT = '([{（［｛《「『〈【〔〖〘〚〝｟｢﹙﹛﹝';
const OPENING = '‘“‚„‹¡¿$£¥€￥＄￡#№';
/** Could be either end of a quotation: nothing is broken at them without a space. */
const EITHER = '"\'«»';

const FIRST_ASTRAL = 0x10000;

function eachOf(ranges: readonly number[], use: (from: number, to: number) => void): void {
	for (let i = 0; i < ranges.length; i += 2) use(ranges[i]!, ranges[i + 1]!);
}

const table = new Uint16Array(FIRST_ASTRAL).fill(1);
/** Astral characters in runs: a run starts at `astralStarts[i]` and all of it has the class `astralClasses[i]`. */
const astralStarts: number[] = [];
const astralClasses: number[] = [];

function build(): void {
	const astral = new Map<number, number>();
	const set = (code: number, bits: number) => {
		if (code < FIRST_ASTRAL) table[code]! |= bits;
		else astral.set(code, (astral.get(code) ?? 1) | bits);
	};
	const setWidth = (code: number, width: number) => {
		if (code < FIRST_ASTRAL) table[code] = (table[code]! & ~WIDTH) | width;
		else astral.set(code, ((astral.get(code) ?? 1) & ~WIDTH) | width);
	};
	const setAll = (ranges: readonly number[], bits: number, width?: number) =>
		eachOf(ranges, (from, to) => {
			for (let code = from; code <= to; code++) {
				if (bits) set(code, bits);
				if (width !== undefined) setWidth(code, width);
			}
		});
	const setEach = (characters: string, bits: number) => {
		for (const character of characters) set(character.codePointAt(0)!, bits);
	};

	// The planes of Han are two runs of 65,534 characters; they are answered in `classOf` without a table.
	setAll(WIDE.slice(0, -2), IDEOGRAPH, 2);
	setAll(INVISIBLE, CONTROL, 0);
	setAll([0x30, 0x39, 0x660, 0x669, 0x6f0, 0x6f9, 0x966, 0x96f], DIGIT);
	setAll(BLANKS, BLANK | SPACE);
	setAll([0x09, 0x09], 0, 1);
	setAll(GLUE, BLANK | CLOSES | OPENS);
	setAll([0x2060, 0x2060], CLOSES | OPENS);
	setAll([0xff61, 0xff9d], IDEOGRAPH);
	let code = 0;
	for (const range of EXTENDING.split(' ')) {
		const [gap, more] = range.split(',');
		const from = code + Number.parseInt(gap!, 36);
		code = from + (more === undefined ? 0 : Number.parseInt(more, 36));
		for (let at = from; at <= code; at++) {
			set(at, EXTEND);
			setWidth(at, 0);
		}
	}
	// Half-width kana voicing marks take a column of their own in print, like the skin tone of an emoji that has none.
	setAll([0x1f3fb, 0x1f3ff], IDEOGRAPH, 2);
	for (const sign of BINDING) set(sign, BINDS);
	setAll([0x1100, 0x115f, 0xa960, 0xa97c], BINDS);
	setAll([0x200d, 0x200d], JOINER);
	setAll([0x1f1e6, 0x1f1ff], REGIONAL);
	setEach(CLOSING_STRICT, CLOSES | STRICT);
	setEach(CLOSING, CLOSES);
	setEach(OPENING_STRICT, OPENS | STRICT);
	setEach(OPENING, OPENS);
	setEach(EITHER, OPENS | CLOSES);
	setEach('-/\u00ad\u058a\u2010\u2012', HYPHEN);
	setEach('\u2013\u2014\u2015\u2e3a\u2e3b', DASH);

	let previous = -1;
	for (const [at, bits] of [...astral].sort((a, b) => a[0] - b[0])) {
		if (astralStarts.length === 0 || at !== previous + 1) {
			if (previous >= 0 && astralClasses.at(-1) !== 1) {
				astralStarts.push(previous + 1);
				astralClasses.push(1);
			}
			astralStarts.push(at);
			astralClasses.push(bits);
		} else if (astralClasses.at(-1) !== bits) {
			astralStarts.push(at);
			astralClasses.push(bits);
		}
		previous = at;
	}
	astralStarts.push(previous + 1);
	astralClasses.push(1);
}
build();

/** Class of a code point (a lone surrogate is a plain character of one column). */
export function classOf(code: number): number {
	if (code < FIRST_ASTRAL) return table[code]!;
	if (code >= 0x20000 && code <= 0x3fffd) return IDEOGRAPH | 2;
	let low = 0;
	let high = astralStarts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (astralStarts[middle]! <= code) low = middle + 1;
		else high = middle;
	}
	return low === 0 ? 1 : astralClasses[low - 1]!;
}

/** Signs that stand before what they belong to, even a space (Arabic number signs and the like). */
function isPrepended(kind: number): boolean {
	return (kind & BINDS) !== 0 && (kind & (EXTEND | IDEOGRAPH)) === 0;
}

/**
 * End of the cluster (what a reader takes for one character) that starts at `start`; not beyond `end`. Never ends inside
 * a grapheme cluster of Unicode 17 (UAX 29) that starts at `start`; joins a little more than UAX 29 does where that
 * spares a table (any letter after a virama or a joiner).
 */
export function clusterEnd(text: string, start: number, end: number): number {
	let code = text.codePointAt(start)!;
	let at = start + (code >= FIRST_ASTRAL ? 2 : 1);
	let last = classOf(code);
	if (last & CONTROL) return at;
	while (at < end) {
		code = text.charCodeAt(at);
		if (code === 10) break;
		if (code >= 0xd800) code = text.codePointAt(at)!;
		const next = classOf(code);
		if (next & EXTEND) {
			// An extending mark between a virama and its consonant does not part them.
			last = next | (last & EXTEND ? last & BINDS : 0);
		} else if (last & REGIONAL && next & REGIONAL) {
			last = 0;
		} else if (last & (JOINER | BINDS) && !(next & (isPrepended(last) ? CONTROL : CONTROL | BLANK))) {
			last = next;
		} else break;
		at += code >= FIRST_ASTRAL ? 2 : 1;
	}
	return at;
}

/** Columns that `[start, end)` of a text takes, by the rule of `breakLines`; white space counts wherever it is. */
export function columnsOf(text: string, start = 0, end: number = text.length): number {
	let columns = 0;
	let at = start;
	while (at < end) {
		let code = text.charCodeAt(at);
		if (code >= 0xd800 && code < 0xdc00) code = text.codePointAt(at)!;
		columns += classOf(code) & WIDTH;
		at = clusterEnd(text, at, end);
	}
	return columns;
}
