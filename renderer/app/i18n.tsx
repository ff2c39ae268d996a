import { createTranslator, type Language, type Translate } from '#core/messages/index.ts';
import { CallError } from '../client/client.ts';
import { useSettings } from './settings.ts';

const translators = new Map<Language, Translate>();

export function translator(language: Language): Translate {
	let t = translators.get(language);
	if (!t) {
		t = createTranslator(language);
		translators.set(language, t);
	}
	return t;
}

/** The message catalogue in the language of the interface. */
export function useT(): Translate {
	return translator(useSettings((settings) => settings.language));
}

/** The same outside components. */
export function t(key: string, params?: Record<string, string | number>): string {
	return translator(useSettings.getState().language)(key, params);
}

/** What to tell a person about a failure. A defect is named as one; its details are in the log. */
export function sentence(error: unknown): string {
	if (error instanceof CallError && error.wire.kind !== 'bug') return t(`error.${error.wire.code}`, error.wire.params);
	console.error(error);
	return t('error.unexpected');
}
