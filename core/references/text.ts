/** Text of reference files, which comes with leftovers of web pages and typesetting, to plain text. */
import { latexToText } from './latex.ts';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	laquo: '«',
	raquo: '»',
	middot: '·',
	times: '×',
	plusmn: '±',
	deg: '°',
	le: '≤',
	ge: '≥',
	szlig: 'ß',
	oslash: 'ø',
	Oslash: 'Ø',
	aelig: 'æ',
	AElig: 'Æ',
	aring: 'å',
	Aring: 'Å',
	alpha: 'α',
	beta: 'β',
};
const ACCENTS: Readonly<Record<string, string>> = {
	uml: '\u0308',
	acute: '\u0301',
	grave: '\u0300',
	circ: '\u0302',
	tilde: '\u0303',
	cedil: '\u0327',
	caron: '\u030c',
};

/** Tags that database exports leave in titles and abstracts; anything else in angle brackets is the author's text. */
const TAG =
	/<\/?(?:i|b|u|p|em|strong|sub|sup|br|hr|span|div|scp|inf|font|ul|ol|li|h[1-6]|title|sec|italic|bold|jats:[a-z-]+|mml:[a-z-]+)(?:\s[^<>]{0,300})?\/?>/giu;
const BLOCK = /^<\/?(?:p|br|hr|div|li|ul|ol|h|title|sec|jats:(?:p|title|sec))/iu;
/** Invisible: control characters, soft hyphens, zero-width spaces, byte order marks, bidi controls. */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/gu;

function entity(whole: string, name: string): string {
	if (name.startsWith('#')) {
		const hex = name[1] === 'x' || name[1] === 'X';
		const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
		if (!(code >= 0x20 && code <= 0x10ffff) || (code >= 0xd800 && code <= 0xdfff)) return whole;
		return String.fromCodePoint(code);
	}
	const known = ENTITIES[name];
	if (known !== undefined) return known;
	const accent = /^([A-Za-z])(uml|acute|grave|circ|tilde|cedil|caron)$/u.exec(name);
	return accent ? (accent[1]! + ACCENTS[accent[2]!]!).normalize('NFC') : whole;
}

function once(text: string): string {
	let plain = text;
	if (plain.includes('&'))
		plain = plain.replace(/&(?:(?:amp|#0{0,4}38|#x0{0,4}26);)+/giu, '&').replace(/&(#?[A-Za-z0-9]{1,8});/gu, entity);
	if (plain.includes('<')) plain = plain.replace(TAG, (tag) => (BLOCK.test(tag) ? ' ' : ''));
	if (/[\\{]/u.test(plain)) plain = latexToText(plain);
	return plain.replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * A field on one line: well-formed, NFC, without tags of web pages, character references, LaTeX accents and braces, or
 * invisible characters; white space is single spaces. Doing it again changes nothing more.
 */
export function plainText(text: string): string {
	let plain = text.toWellFormed();
	for (let round = 0; round < 5; round++) {
		const next = once(plain);
		if (next === plain) break;
		plain = next;
	}
	return plain;
}

/** One line as it stands, without invisible characters: for what is not prose, such as paths and keys. */
export function oneLine(text: string): string {
	return text.toWellFormed().replace(INVISIBLE, '').normalize('NFC').replace(/\s+/gu, ' ').trim();
}

const LETTERS: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
};

/** For comparing: full-width forms folded, lower case, without accents. */
export function folded(text: string): string {
	const plain = text.normalize('NFKC').toLowerCase();
	// Han and ASCII have nothing to fold; most texts are one of them.
	if (/^[\u0020-\u007e\u3000-\u303f\u4e00-\u9fff]*$/u.test(plain)) return plain;
	return plain
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.replace(/[ßæœøłđðþı]/gu, (letter) => LETTERS[letter]!)
		.normalize('NFC');
}

/** The same without anything but letters and digits. */
export function comparable(text: string): string {
	return folded(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

export const HAN = /\p{Script=Han}/u;
