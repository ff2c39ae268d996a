/** Marked-up words to lines: broken, hyphenated, spread and painted. */
import { createRequire } from 'node:module';
import { superscript } from '#exchange/documents/clean.ts';

const { hyphenateSync } = createRequire(import.meta.url)('hyphen/en-us') as {
	hyphenateSync: (text: string, options: { hyphenChar: string }) => string;
};

export interface Piece {
	text: string;
	raised: boolean;
	note?: string;
}
export type Word = Piece[];
export type Face = 'regular' | 'bold' | 'italic';
export interface Setting {
	size: number;
	face: Face;
	left: number;
	right: number;
	first: number;
	/** Of the lines after the first. */
	rest: number;
	justify: boolean;
	centre: boolean;
}

const MARKUP = /\^\{([^}]*)\}(?:#\{([^}]*)\})?/gu;

/** `^{3,4}` is raised; `^{1}#{Words}` is the mark of a footnote and its words. */
export function wordsOf(text: string): Word[] {
	const words: Word[] = [];
	let open = false;
	const add = (piece: Piece) => {
		if (open && words.length > 0) words.at(-1)!.push(piece);
		else words.push([piece]);
		open = true;
	};
	let at = 0;
	const plain = (stretch: string) => {
		for (const part of stretch.split(/( )/u)) {
			if (part === ' ') open = false;
			else if (part !== '') add({ text: part, raised: false });
		}
	};
	for (const match of text.matchAll(MARKUP)) {
		plain(text.slice(at, match.index));
		add({ text: match[1]!, raised: true, ...(match[2] !== undefined && { note: match[2] }) });
		at = match.index + match[0].length;
	}
	plain(text.slice(at));
	return words;
}

/** Text as it should come back from marked-up text. */
export const plainText = (text: string) => text.replace(MARKUP, (_, raised: string) => superscript(raised));

/** Enough of a Chinese paragraph to fill a line: measuring all of it for each line is slow. */
function beginning<T extends { text: string }>(piece: T): T {
	return piece.text.length > 120 ? { ...piece, text: piece.text.slice(0, 120) } : piece;
}

export class LineSetter {
	private readonly doc: PDFKit.PDFDocument;
	private readonly options: { hyphenate: boolean; spaces: boolean };

	constructor(doc: PDFKit.PDFDocument, options: { hyphenate: boolean; spaces: boolean }) {
		this.doc = doc;
		this.options = options;
	}

	font(setting: Setting, raised = false): void {
		this.doc.font(setting.face).fontSize(raised ? setting.size * 0.65 : setting.size);
	}

	widthOf(word: Word, setting: Setting): number {
		return word.reduce((sum, piece) => {
			this.font(setting, piece.raised);
			return sum + this.doc.widthOfString(piece.text);
		}, 0);
	}

	/** Breaks words into lines; `first` of the setting shortens the first one. */
	broken(words: Word[], setting: Setting, measure: number): Word[][] {
		const lines: Word[][] = [[]];
		this.font(setting);
		const space = this.doc.widthOfString(' ');
		let used = setting.first;
		const queue = [...words];
		while (queue.length > 0) {
			const word = queue.shift()!;
			const line = lines.at(-1)!;
			const before = line.length > 0 ? space : 0;
			const width = this.widthOf(word.length === 1 ? [beginning(word[0]!)] : word, setting);
			if (used + before + width <= measure) {
				line.push(word);
				used += before + width;
				continue;
			}
			const cut = this.cut(word, setting, measure - used - before);
			if (cut) {
				line.push(cut[0]);
				queue.unshift(cut[1]);
			} else if (line.length === 0) {
				line.push(word);
				used = measure;
				if (queue.length === 0) break;
			} else queue.unshift(word);
			lines.push([]);
			used = setting.rest;
		}
		return lines.filter((line) => line.length > 0);
	}

	/** A word in two, after a hyphen of its own or one of hyphenation, so that its beginning fits. */
	private cut(word: Word, setting: Setting, room: number): [Word, Word] | null {
		const [first, ...others] = word;
		if (!first || first.raised) return null;
		const places: [string, string][] = [];
		for (const match of first.text.matchAll(/(?<=\p{L})-(?=\p{L})/gu))
			places.push([first.text.slice(0, match.index + 1), first.text.slice(match.index + 1)]);
		if (this.options.hyphenate && /^[“(]?\p{L}{6,}[.,;:”)]*$/u.test(first.text)) {
			const parts = hyphenateSync(first.text, { hyphenChar: '\u00ad' }).split('\u00ad');
			for (let i = 1; i < parts.length; i++) places.push([`${parts.slice(0, i).join('')}-`, parts.slice(i).join('')]);
		}
		if (/\p{Script=Han}/u.test(first.text))
			for (let i = 1; i < first.text.length; i++)
				if (
					!/^[，。；：、！？”）]/u.test(first.text.slice(i)) &&
					!/[“（]$/u.test(first.text.slice(0, i)) &&
					!/[A-Za-z\d]$/u.test(first.text.slice(0, i))
				)
					places.push([first.text.slice(0, i), first.text.slice(i)]);
		this.font(setting);
		places.sort((a, b) => a[0].length - b[0].length);
		// Longer beginnings are wider: the last that fits, by halving, as measuring Chinese is slow.
		let low = 0;
		let high = places.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (this.doc.widthOfString(places[middle]![0]) <= room) low = middle + 1;
			else high = middle;
		}
		const fitting = places[low - 1];
		if (!fitting) return null;
		return [[{ ...first, text: fitting[0] }], [{ ...first, text: fitting[1] }, ...others]];
	}

	/** Paints the words of a line; `width` above 0 is what they are spread over. */
	paint(words: Word[], left: number, y: number, setting: Setting, width: number): void {
		this.font(setting);
		const space = this.doc.widthOfString(' ');
		const natural = words.reduce((sum, word) => sum + this.widthOf(word, setting), 0) + space * (words.length - 1);
		const han = words.length === 1 && /\p{Script=Han}/u.test(words[0]![0]!.text);
		const extra = width > 0 && words.length > 1 ? (width - natural) / (words.length - 1) : 0;
		let x = left;
		for (const [i, word] of words.entries()) {
			for (const piece of word) {
				this.font(setting, piece.raised);
				const painted =
					this.options.spaces && !piece.raised && piece === word.at(-1) && i < words.length - 1
						? `${piece.text} `
						: piece.text;
				const characterSpacing = han && width > 0 ? (width - natural) / Math.max(1, piece.text.length - 1) : 0;
				this.doc.text(painted, x, y + (piece.raised ? -setting.size * 0.05 : 0), {
					lineBreak: false,
					characterSpacing,
				});
				x += this.doc.widthOfString(piece.text);
			}
			x += space + extra;
		}
	}
}
