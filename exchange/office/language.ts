/** The language that a document declares for its text. */
import type { Block } from '../documents/model.ts';

/** Word processors declare one language for Latin and one for East Asian letters, used or not. */
export interface Languages {
	latin: string | null;
	eastAsian: string | null;
}

const SAMPLE = 20_000;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** A BCP 47 tag, null for what is none (LibreOffice writes "zxx" and "none" for no language). */
export function languageTag(value: string | undefined): string | null {
	return value !== undefined && /^(?!zxx|none|und)[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(value) ? value : null;
}

/** The declared language of the letters that the text has: East Asian ones weigh more, as they say more each. */
export function declaredLanguage(blocks: readonly Block[], { latin, eastAsian }: Languages): string | null {
	let sample = '';
	for (const { leftOut, text } of blocks) {
		if (leftOut === undefined) sample += text;
		if (sample.length > SAMPLE) break;
	}
	const letters = sample.match(EAST_ASIAN)?.length ?? 0;
	return (letters > sample.length / 5 ? eastAsian : null) ?? latin;
}
