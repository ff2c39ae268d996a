/** The tables at the beginning of an RTF file: fonts and styles. */

import { headingDepth, isCaptionStyle, isTitleStyle } from '../office/headings.ts';
import { encodingOfCharset, encodingOfPage, type Font } from './characters.ts';

export interface Style {
	/** Of a heading, from 1; null for none. */
	depth: number | null;
	caption: boolean;
}

interface RawStyle {
	name: string;
	outline: number | null;
	base: number | null;
}

/** Characters of a name that are looked at. */
const MAX_NAME = 500;
const SIGN_FONT = /^(?:symbol|wingdings|webdings|zapf ?dingbats|monotype sorts)/u;

export class FontTable {
	readonly #fonts = new Map<number, Font>();
	#number = 0;
	#name = '';

	/** Takes in a control word of the table. */
	control(name: string, number: number | null): void {
		if (name === 'f') {
			this.#number = number ?? 0;
			this.#name = '';
			this.#fonts.set(this.#number, { encoding: null, name: '' });
		}
		const font = this.#fonts.get(this.#number);
		if (!font) return;
		if (name === 'fcharset') font.encoding = encodingOfCharset(number ?? 1) ?? font.encoding;
		else if (name === 'cpg' && number !== null) font.encoding = encodingOfPage(number) ?? font.encoding;
	}

	/** Takes in words of the table: names, each ended by a semicolon. */
	text(words: string): void {
		if (this.#name.length < MAX_NAME) this.#name += words.slice(0, MAX_NAME);
		const end = this.#name.indexOf(';');
		if (end < 0) return;
		const font = this.#fonts.get(this.#number);
		if (font) {
			font.name = this.#name.slice(0, end).trim().toLowerCase();
			if (SIGN_FONT.test(font.name)) font.encoding = 'symbol';
		}
		this.#name = '';
	}

	get(number: number): Font | undefined {
		return this.#fonts.get(number);
	}
}

export class StyleSheet {
	readonly #styles = new Map<number, RawStyle>();
	#number = 0;
	#name = '';

	/** A style's group begins; without a number it is the normal one. */
	begin(): void {
		this.#number = 0;
		this.#name = '';
	}

	control(name: string, number: number | null): void {
		if (name === 's') this.#number = number ?? 0;
		if (name !== 's' && name !== 'outlinelevel' && name !== 'sbasedon') return;
		const style = this.#styles.get(this.#number) ?? { name: '', outline: null, base: null };
		if (name === 'outlinelevel') style.outline = number;
		if (name === 'sbasedon') style.base = number;
		this.#styles.set(this.#number, style);
	}

	text(words: string): void {
		if (this.#name.length < MAX_NAME) this.#name += words.slice(0, MAX_NAME);
		const end = this.#name.indexOf(';');
		if (end < 0) return;
		const style = this.#styles.get(this.#number) ?? { name: '', outline: null, base: null };
		style.name = this.#name.slice(0, end).trim();
		this.#styles.set(this.#number, style);
		this.#name = '';
	}

	/** What a style makes of a paragraph, by its name or by those it is based on. */
	get(number: number): Style {
		const own = this.#styles.get(number);
		const caption = isCaptionStyle(own?.name.trim() ?? '');
		let each = own;
		for (let i = 0; each && i < 10; i++) {
			const depth =
				(isTitleStyle(each.name) ? 1 : headingDepth(each.name)) ??
				(each.outline !== null && each.outline >= 0 && each.outline < 9 ? each.outline + 1 : null);
			if (depth !== null) return { depth, caption };
			each = each.base === null ? undefined : this.#styles.get(each.base);
		}
		return { depth: null, caption };
	}
}
