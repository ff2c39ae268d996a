const HAN = /\p{Script=Han}/u;

/** `zh` for text with Chinese characters, so that fonts and line breaking follow; undefined otherwise. */
export function langOf(text: string): 'zh' | undefined {
	return HAN.test(text) ? 'zh' : undefined;
}
