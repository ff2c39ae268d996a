/** DOI, PMID, ISBN, years and pages as they are written in reference files, each to one spelling. */

/**
 * The DOI in a text, or ''. Lower case, as DOIs do not tell case apart; without address, "doi:" and what follows it in a
 * sentence. Brackets that pair belong to it ("10.1016/s0140-6736(09)60123-4").
 */
export function doiOf(text: string): string {
	const found = /(?<![\d.])10\.\d{4,9}(?:\.\d{1,9}){0,4}(?:\/|%2F)[^\s"<>{}|\\^`；，。、]{1,400}/iu.exec(text);
	if (!found) return '';
	let doi = found[0];
	// In addresses only: a DOI may have a per cent sign itself.
	if (/https?:|doi\.org/iu.test(text.slice(0, found.index)) || /^[\d.]+%2F/iu.test(doi)) {
		try {
			doi = decodeURIComponent(doi);
		} catch (error) {
			// A per cent sign of its own: the DOI is as it is written.
			if (!(error instanceof URIError)) throw error;
		}
	}
	doi = doi.replace(/[\s\p{Cc}].*$/su, '');
	for (;;) {
		const last = doi.at(-1)!;
		const unpaired =
			(last === ')' && count(doi, '(') < count(doi, ')')) || (last === ']' && count(doi, '[') < count(doi, ']'));
		if (!unpaired && !/[.,;:!?'’”*&#/]/u.test(last)) break;
		doi = doi.slice(0, -1);
	}
	return /^10\.[\d.]+\/\S/u.test(doi) ? doi.toLowerCase() : '';
}

function count(text: string, sign: string): number {
	return text.split(sign).length - 1;
}

/** The number of a PubMed record in "PMID: 19345678", its address or the bare number; otherwise ''. */
export function pmidOf(text: string): string {
	const found =
		/^\s*(?:(?:pmid|pubmed(?:\s+id)?)\s{0,3}:?\s{0,3}|(?:https?:\/\/)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/)?0{0,8}([1-9]\d{0,8})(?!\d)(?:v\d|\/|\s*\[[^\]]{0,40}\]|\s*[.;,])?\s*$/iu.exec(
			text,
		);
	return found ? found[1]! : '';
}

/** A PMID that a note names with its name ("PMID: 19345678"), or ''. */
export function pmidInNote(text: string): string {
	const found = /\bPMID\s{0,3}[:=]?\s{0,3}0{0,8}([1-9]\d{0,8})(?!\d)/iu.exec(text);
	return found ? found[1]! : '';
}

/** The first ISBN in a text with 10 or 13 digits, without hyphens, or ''. */
export function isbnOf(text: string): string {
	for (const [run] of text.matchAll(/\d[\d\- ]{8,20}[\dXx]/gu)) {
		const digits = run.replace(/[- ]/gu, '').toUpperCase();
		if (/^(?:97[89]\d{10}|\d{9}[\dX])$/u.test(digits)) return digits;
	}
	return '';
}

const HAN_DIGITS = '〇一二三四五六七八九';

/**
 * The year of a date in any form, or null: "2009/03//", "2009 Mar-Apr", "12.03.2009", "20090312", "c2009", "二〇〇九年".
 * Years from 1500 to 2099.
 */
export function yearOf(text: string): number | null {
	const plain = text.normalize('NFKC');
	const packed = /^\s*((?:1[5-9]|20)\d{2})(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])?\s*$/u.exec(plain);
	const found = packed ?? /(?<!\d)((?:1[5-9]|20)\d{2})(?!\d)/u.exec(plain);
	if (found) return Number(found[1]);
	const han = /[一二][〇零○Ｏ0一二三四五六七八九]{3}(?=年|$)/u.exec(plain);
	if (!han) return null;
	const digits = [...han[0].replace(/[零○O0]/gu, '〇')].map((digit) => HAN_DIGITS.indexOf(digit)).join('');
	const year = Number(digits);
	return year >= 1500 && year < 2100 ? year : null;
}

/**
 * Pages in one spelling: "pp. 213-21" → "213–221", "S12-8" → "S12–S18", "213-213" → "213". What is no simple range
 * ("12-14, 20", "e1004") keeps its words with en dashes between numbers.
 */
export function pagesOf(text: string): string {
	const plain = text
		.normalize('NFKC')
		.replace(/\s+/gu, ' ')
		.trim()
		.replace(/^(?:(?:pages?|pp?\.?|s\.|第)\s{0,2}(?=(?:p|s\.|第)?[ .]{0,3}\d)){1,3}/iu, '')
		.replace(/\s?页$/u, '');
	const range = /^([A-Za-z]{0,4})(\d{1,12})\s?[-‐‑‒–—−~～]{1,3}\s?([A-Za-z]{0,4})(\d{1,12})$/u.exec(plain);
	if (!range) return plain.replace(/(?<=[\p{L}\d])\s?[-‐‑‒–−]{1,3}\s?(?=[A-Za-z]{0,4}\d)/gu, '–');
	const [, prefix1, start, prefix2, end] = range as unknown as [string, string, string, string, string];
	const prefix = prefix2 === '' ? prefix1 : prefix2;
	const long = prefix === prefix1 && end.length < start.length ? start.slice(0, start.length - end.length) + end : end;
	const whole = long.length === start.length && long < start ? end : long;
	if (prefix === prefix1 && whole === start) return `${prefix1}${start}`;
	return `${prefix1}${start}–${prefix}${whole}`;
}
