/** Language of a text, as far as the synthesis needs it: English, Chinese, or not told. */

const ENGLISH = new Set(
	'the of and to in a is was were that for with as on at by be are this it from or an which not have had their they we i you he she his her but about my me when what who there been would could can so if one our how'.split(
		' ',
	),
);
const SAMPLE = 200_000;

/**
 * `zh` when Han letters make up a fifth of the text or more (they say more each than Latin ones do), `en` when Latin
 * letters prevail and the small words are English, otherwise `und`. Kana makes a text Japanese, which is `und`.
 */
export function detectLanguage(text: string): 'en' | 'zh' | 'und' {
	const sample = text.slice(0, SAMPLE);
	let han = 0;
	let latin = 0;
	let kana = 0;
	let other = 0;
	for (const character of sample) {
		const code = character.codePointAt(0)!;
		if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)) latin++;
		else if ((code >= 0x3400 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x3ffff)) han++;
		else if (code >= 0x3041 && code <= 0x30ff) kana++;
		else if (code > 0x24f && /\p{L}/u.test(character)) other++;
	}
	const letters = han + latin + kana + other;
	if (letters === 0 || other > letters / 2) return 'und';
	if (kana > 0.05 * (han + kana) && kana > 5) return 'und';
	if (han >= 0.2 * letters) return 'zh';
	if (latin < 0.7 * letters) return 'und';
	const words = sample.toLowerCase().match(/[\p{L}']+/gu) ?? [];
	const small = words.filter((word) => ENGLISH.has(word)).length;
	if (words.length < 12) return small > 0 || /^[\0-\x7f\u2010-\u2026]*$/u.test(sample) ? 'en' : 'und';
	return small / words.length >= 0.15 ? 'en' : 'und';
}
