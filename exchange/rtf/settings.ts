/** What an RTF file says of itself at its beginning: its encoding, its font, its languages. */
import type { Languages } from '../office/language.ts';
import { encodingOfPage } from './characters.ts';
import { languageOf } from './controls.ts';

export class Settings {
	/** Of bytes in fonts that have none of their own, as iconv-lite names it. */
	encoding = 'cp1252';
	font = 0;
	readonly languages: Languages = { latin: null, eastAsian: null };

	/** Takes in a control word; answers whether it was one of these. */
	control(name: string, number: number | null): boolean {
		switch (name) {
			case 'ansicpg':
				this.encoding = (number !== null && encodingOfPage(number)) || this.encoding;
				return true;
			case 'mac':
				this.encoding = 'macroman';
				return true;
			case 'pc':
				this.encoding = 'cp437';
				return true;
			case 'pca':
				this.encoding = 'cp850';
				return true;
			case 'deff':
				this.font = number ?? 0;
				return true;
			case 'deflang':
				this.languages.latin = languageOf(number ?? 0);
				return true;
			case 'deflangfe':
				this.languages.eastAsian = languageOf(number ?? 0);
				return true;
			default:
				return false;
		}
	}
}
