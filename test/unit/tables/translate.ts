import i18next from 'i18next';
import { en } from '#core/messages/en.ts';
import { zhCN as zh } from '#core/messages/zh-CN.ts';
import type { Translate } from '#core/tables/index.ts';

/** The catalogue in one language; a key that is missing throws. */
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
