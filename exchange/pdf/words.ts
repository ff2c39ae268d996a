/** Words of a document, to tell a hyphen that a line break made from one that belongs to a word. */
import type { Line } from './lines.ts';

const WORD = /[\p{L}\p{M}\d]+(?:[-'’][\p{L}\p{M}\d]+)*/gu;

/** First and second halves that hyphenation hardly makes, of compounds that are written with a hyphen. */
const FIRSTS = new Set(['self', 'quasi']);
const SECONDS = new Set(
	'up based centred centered making depth term level fashioned driven specific facing'.split(' '),
);
const COMPOUNDS = new Set(['semi-structured', 'well-being', 'co-author', 'co-authors', 'non-participant', 'one-to']);

export class Words {
	private readonly plain = new Map<string, number>();
	private readonly compounds = new Map<string, number>();

	/**
	 * Learns the words of a line that follows `before`: not the last one when it is cut, nor the first when it goes on from
	 * there.
	 */
	learn(line: Line, before: Line | undefined): void {
		const words = [...line.text.matchAll(WORD)].map((match) => match[0].toLowerCase());
		const cut = line.text.endsWith('-');
		const goesOn = before === undefined || before.text.endsWith('-');
		for (const [i, word] of words.entries()) {
			if ((i === 0 && goesOn) || (cut && i === words.length - 1)) continue;
			const map = word.includes('-') ? this.compounds : this.plain;
			map.set(word, (map.get(word) ?? 0) + 1);
			if (word.includes('-')) {
				const parts = word.split('-');
				for (let at = 0; at + 1 < parts.length; at++) {
					const pair = `${parts[at]}-${parts[at + 1]}`;
					if (pair !== word) this.compounds.set(pair, (this.compounds.get(pair) ?? 0) + 1);
				}
			}
		}
	}

	/** Whether the hyphen between the end of a line and the beginning of the next belongs to the word. */
	keepsHyphen(before: string, after: string): boolean {
		const left = /([\p{L}\p{M}\d'’-]+)-$/u.exec(before)?.[1]?.toLowerCase() ?? '';
		const right = /^[\p{L}\p{M}\d'’]+/u.exec(after)?.[0] ?? '';
		if (left === '' || right === '') return true;
		if (/^[\p{Lu}\d]/u.test(right) || /\d$/u.test(left)) {
			// A heading in capitals is cut like any other word.
			return !(/^\p{Lu}{2,}$/u.test(right) && left.toUpperCase() === (/([\p{L}-]+)-$/u.exec(before)?.[1] ?? ''));
		}
		const last = left.split('-').at(-1)!;
		const end = right.toLowerCase();
		const hyphened = this.compounds.get(`${last}-${end}`) ?? 0;
		const solid = this.plain.get(last + end) ?? 0;
		if (hyphened > 0 || solid > 0) return hyphened > solid;
		if (FIRSTS.has(last) || SECONDS.has(end) || COMPOUNDS.has(`${last}-${end}`)) return true;
		// "face-to-" + "face": a part of a longer compound whose halves are words.
		return left.includes('-') && this.plain.has(last) && this.plain.has(end);
	}
}
