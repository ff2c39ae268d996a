import i18next from 'i18next';
import en from '#core/messages/parts/tables.en.ts';
import zh from '#core/messages/parts/tables.zh-CN.ts';
import type { Translate } from '#core/tables/index.ts';

/** The catalogue of the tables alone, in one language; a key that is missing throws. */
export function translate(language: 'en' | 'zh-CN'): Translate {
	const instance = i18next.createInstance();
	void instance.init({
		lng: language,
		initAsync: false,
		keySeparator: false,
		nsSeparator: false,
		interpolation: { escapeValue: false },
		resources: { en: { translation: en }, 'zh-CN': { translation: zh } },
		fallbackLng: false,
		saveMissing: true,
		missingKeyHandler: (_languages, _namespace, key) => {
			throw new Error(`no message ${key}`);
		},
	});
	return (key, params) => instance.t(key, params ?? {});
}
