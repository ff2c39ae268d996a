/** The message catalogue: every sentence the program says, in English and Simplified Chinese. */
import i18next from 'i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

export type Language = 'en' | 'zh-CN';
export const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];
export const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = { en, 'zh-CN': zhCN };

/** A key and its parameters to a sentence; `count` chooses the plural, `context` a variant. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

/**
 * The catalogue in one language. A key that is missing there comes in English, and as itself when English lacks it too.
 */
export function createTranslator(language: Language): Translate {
	const instance = i18next.createInstance({
		lng: language,
		fallbackLng: 'en',
		keySeparator: false,
		nsSeparator: false,
		interpolation: { escapeValue: false },
		initAsync: false,
		resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
	});
	void instance.init();
	return (key, params) => instance.t(key, { ...params }) as string;
}
