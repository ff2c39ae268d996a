/** Glyphs as they are painted to runs: words, or what a file gives of them in one go. */
import type { Frame } from './geometry.ts';
import type { Font, Run } from './page.ts';

export interface Glyph {
	text: string;
	/** Edges along the words, baseline and size, in points of the frame. */
	left: number;
	right: number;
	baseline: number;
	size: number;
	font: Font;
	bold: boolean;
	invisible: boolean;
	pale: boolean;
	artifact: boolean;
	/** Points that the file sets between all letters. */
	tracking: number;
}

/** A gap wider than this is a space: TeX sets them down to 0.22 of the font's size, and kerns up to 0.1. */
export const SPACE = 0.16;
/** What a run reaches above and below its baseline, of its size. */
export const ASCENT = 0.76;
export const DESCENT = 0.22;

/** Spacing accents that TeX paints over letters, to the marks that compose with them. */
const ACCENTS: Readonly<Record<string, string>> = {
	'`': '\u0300',
	'´': '\u0301',
	ˆ: '\u0302',
	'^': '\u0302',
	'˜': '\u0303',
	'~': '\u0303',
	'¯': '\u0304',
	'˘': '\u0306',
	'˙': '\u0307',
	'¨': '\u0308',
	'˚': '\u030a',
	'˝': '\u030b',
	ˇ: '\u030c',
	'¸': '\u0327',
	'˛': '\u0328',
};
const LETTER = /\p{L}/u;
const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

function composed(letter: string, accent: string): string | null {
	const mark = ACCENTS[accent];
	if (!mark || !LETTER.test(letter)) return null;
	const whole = ((DOTLESS[letter] ?? letter) + mark).normalize('NFC');
	return whole.length <= letter.length ? whole : null;
}

/** Gathers the glyphs of one frame of a page. */
export class Runs {
	readonly frame: Frame;
	readonly runs: Run[] = [];
	characters = 0;
	private run: Run | null = null;
	private last: Glyph | null = null;
	/** Places that are painted already, to drop what is painted twice. */
	private readonly painted = new Map<string, { glyph: Glyph; run: Run }[]>();

	constructor(frame: Frame) {
		this.frame = frame;
	}

	space(): void {
		if (this.run) this.run.spaced = true;
		this.run = null;
		this.last = null;
	}

	add(glyph: Glyph): void {
		if (this.isRepeat(glyph) || this.compose(glyph)) return;
		const { run, last } = this;
		const gap = last ? glyph.left - last.right - glyph.tracking : Infinity;
		const { size } = glyph;
		if (
			run &&
			last &&
			run.font === glyph.font &&
			Math.abs(last.baseline - glyph.baseline) < size * 0.02 + 0.05 &&
			Math.abs(last.size - size) < size * 0.02 &&
			gap < size * SPACE &&
			gap > -size * 0.3 &&
			run.invisible === glyph.invisible &&
			run.artifact === glyph.artifact
		) {
			run.text += glyph.text;
			run.right = Math.max(run.right, glyph.right);
		} else this.begin(glyph);
		this.last = glyph;
		this.characters += glyph.text.length;
		this.remember(glyph);
	}

	private begin(glyph: Glyph): void {
		const { left, right, baseline, size } = glyph;
		this.run = {
			text: glyph.text,
			left,
			right,
			top: baseline - size * ASCENT,
			bottom: baseline + size * DESCENT,
			baseline,
			size,
			font: glyph.font,
			bold: glyph.bold,
			spaced: false,
			invisible: glyph.invisible,
			pale: glyph.pale,
			artifact: glyph.artifact,
		};
		this.runs.push(this.run);
	}

	/** An accent and its letter, painted over each other in either order. */
	private compose(glyph: Glyph): boolean {
		const { run, last } = this;
		if (!run || !last || Math.abs(last.baseline - glyph.baseline) > glyph.size * 0.5) return false;
		const shared = Math.min(last.right, glyph.right) - Math.max(last.left, glyph.left);
		if (shared < Math.min(last.right - last.left, glyph.right - glyph.left) * 0.5) return false;
		const whole = composed(glyph.text, last.text) ?? composed(last.text, glyph.text);
		if (whole === null) return false;
		const accentFirst = composed(glyph.text, last.text) !== null;
		run.text = run.text.slice(0, run.text.length - last.text.length) + whole;
		run.right = accentFirst ? glyph.right : Math.max(run.right, last.right);
		if (accentFirst) {
			// An accent on a capital stands higher; the line is the letter's.
			if (run.text.length === whole.length) {
				run.left = glyph.left;
				run.baseline = glyph.baseline;
				run.top = glyph.baseline - glyph.size * ASCENT;
				run.bottom = glyph.baseline + glyph.size * DESCENT;
			}
			this.last = { ...glyph, text: whole };
		} else this.last = { ...last, text: whole };
		return true;
	}

	private key(text: string, x: number, y: number): string {
		return `${text} ${x} ${y}`;
	}

	private isRepeat(glyph: Glyph): boolean {
		const near = glyph.size * 0.12;
		const x = Math.round(glyph.left / 4);
		const y = Math.round(glyph.baseline / 4);
		for (let dx = -1; dx <= 1; dx++)
			for (let dy = -1; dy <= 1; dy++)
				for (const before of this.painted.get(this.key(glyph.text, x + dx, y + dy)) ?? [])
					if (
						Math.abs(before.glyph.left - glyph.left) < near &&
						Math.abs(before.glyph.baseline - glyph.baseline) < near &&
						Math.abs(before.glyph.size - glyph.size) < near
					) {
						if (before.run.invisible && !glyph.invisible) before.run.invisible = false;
						else if (!glyph.invisible) before.run.bold = true;
						return true;
					}
		return false;
	}

	private remember(glyph: Glyph): void {
		const key = this.key(glyph.text, Math.round(glyph.left / 4), Math.round(glyph.baseline / 4));
		const there = this.painted.get(key);
		const entry = { glyph, run: this.run! };
		if (there) there.push(entry);
		else this.painted.set(key, [entry]);
	}
}
