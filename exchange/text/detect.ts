/** Guesses the encoding of bytes that carry no byte order mark. */
import chardet from 'chardet';
import { countReplacements, decodeAs, type TextEncoding, utf8 } from './encodings.ts';

export interface Guess {
	encoding: TextEncoding;
	/** 0–1; below 0.8 a person should look. */
	confidence: number;
}

const SAMPLE = 256 * 1024;

/** The characters that make up about half of any Chinese text, in both scripts, and what interviews are about. */
const FREQUENT = new Set(
	'的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日者意无力它与长把十民第公此已使情明性知全三又关点业外将两高间由问很最重并手应向头文体美相见被利什二等产或新己身果话月合回代内信表化老给世位次度门任常先教原东声提立及比员解水名真论处走各入几口认条平气题活别打女变四总何少报才结反受目量再感建务做接必场件管期市直德资命指许统区保至形社便空决治展科司基眼书非则听白却界达光放强即像难且权思象完设式路记南品住告类求据程边死张该规取望觉术领共确传师观清今切院让识带导争' +
		'這個們來為國說時會對過發後裡裏種經麼學現當沒動還進樣開從實無與長關點業將兩間問並應頭體見產給內話門東聲員論處幾認條氣題變總報結務場資統區決書則聽達強難權設記類據邊張該規覺術領確傳師觀讓識帶導爭' +
		'研究护理患者访谈质性主题分析感受体验参与医院疾病照顾沟通家属护士医生護訪談質題體驗參醫屬顧溝通病',
);

const LETTER_BYTE = (byte: number) =>
	(byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7) ||
	byte === 0x8a ||
	byte === 0x9a ||
	byte === 0x8c ||
	byte === 0x9c ||
	byte === 0x8e ||
	byte === 0x9e ||
	byte === 0x9f;
/** Quotes, dashes, ellipsis, bullet, euro, guillemets, no-break space, signs. */
const SIGN_BYTES = new Set([
	0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0xa0, 0xa1, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xaa,
	0xb0, 0xb1, 0xb2, 0xb3, 0xb5, 0xb7, 0xba, 0xbb, 0xbc, 0xbd, 0xbe, 0xbf, 0x99, 0xd7,
]);
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function isAsciiLetter(byte: number | undefined): boolean {
	return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}

/** Mean over the bytes above 127 of how well each fits a Western text; 1 is perfect. */
function score1252(bytes: Uint8Array): number {
	let sum = 0;
	let count = 0;
	for (let i = 0; i < bytes.length; i++) {
		const byte = bytes[i]!;
		if (byte < 0x80) continue;
		count++;
		const before = bytes[i - 1];
		const after = bytes[i + 1];
		const lonely = (before ?? 0) < 0x80 && (after ?? 0) < 0x80;
		if (UNDEFINED_1252.has(byte)) sum -= 3;
		else if (LETTER_BYTE(byte)) {
			// An accented capital inside a word is what Chinese looks like in Windows-1252.
			const odd = byte >= 0xc0 && byte < 0xdf && before !== undefined && before >= 0x61 && before <= 0x7a;
			if (odd) sum -= 0.5;
			else if (lonely) sum += isAsciiLetter(before) || isAsciiLetter(after) ? 1 : 0.7;
			else sum += (isAsciiLetter(before) || isAsciiLetter(after)) && byte >= 0xdf ? 0.5 : -0.6;
		} else if (SIGN_BYTES.has(byte)) sum += lonely ? 0.9 : 0.3;
		else sum += lonely ? 0.2 : -0.5;
	}
	return count === 0 ? 0 : sum / count;
}

/** Mean over the decoded characters above ASCII of how well each fits a Chinese text; about 0.75 is typical. */
function scoreChinese(text: string): number {
	let sum = 0;
	let count = 0;
	for (const character of text) {
		const code = character.codePointAt(0)!;
		if (code < 0x80) continue;
		count++;
		if (code === 0xfffd) sum -= 3;
		else if (FREQUENT.has(character)) sum += 1;
		else if ((code >= 0x3001 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff5e)) sum += 0.9;
		else if (code >= 0x2010 && code <= 0x2026) sum += 0.6;
		else if (code >= 0x4e00 && code <= 0x9fff) sum += 0.3;
		else if (code >= 0xe000 && code <= 0xf8ff) sum -= 1;
		else sum -= 0.2;
	}
	return count === 0 ? 0 : sum / count;
}

function firstHighByte(bytes: Uint8Array): number {
	return bytes.findIndex((byte) => byte >= 0x80);
}

/** A stretch that has something to judge: from the line of the first byte above 127, ending at a line end if possible. */
function sampleOf(bytes: Uint8Array): Uint8Array {
	const high = firstHighByte(bytes);
	const start = bytes.lastIndexOf(0x0a, high) + 1;
	if (bytes.length - start <= SAMPLE) return bytes.subarray(start);
	const newline = bytes.lastIndexOf(0x0a, start + SAMPLE);
	return bytes.subarray(start, newline > start ? newline : start + SAMPLE);
}

/**
 * How well the bytes read as UTF-16, 0–1: the share of units that are common in a text. Latin in the wrong byte order
 * reads as Han with a zero low byte, so those do not count.
 */
function score16(bytes: Uint8Array, littleEndian: boolean): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE) & ~1);
	let good = 0;
	const units = view.byteLength / 2;
	for (let i = 0; i < units; i++) {
		const unit = view.getUint16(i * 2, littleEndian);
		if ((unit >= 0x20 && unit < 0x7f) || unit === 0x0a || unit === 0x0d || unit === 0x09) good += 1;
		else if (unit >= 0xa0 && unit <= 0x24f) good += 0.95;
		else if (unit >= 0x370 && unit <= 0x6ff) good += 0.9;
		else if (unit >= 0x2010 && unit <= 0x203b) good += 0.95;
		else if ((unit >= 0x3000 && unit <= 0x30ff) || (unit >= 0xff01 && unit <= 0xff5e)) good += 0.95;
		else if (unit >= 0x4e00 && unit <= 0x9fff) good += (unit & 0xff) === 0 && unit !== 0x4e00 ? 0 : 0.95;
		else if (unit >= 0xd83c && unit <= 0xd83e) good += 0.9;
		else if (unit >= 0xdc00 && unit <= 0xdfff) good += 0.9;
		else if (unit < 0x20 || unit === 0xffff || unit === 0xfffe || (unit >= 0xe000 && unit <= 0xf8ff)) good -= 1;
	}
	return units === 0 ? 0 : good / units;
}

function hasControls(bytes: Uint8Array): boolean {
	return bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d);
}

/**
 * UTF-16 without a byte order mark, or null. Every text of some length in UTF-16 has control bytes when read as 8-bit
 * (the zeros of Latin, the low bytes of Han and of full-width punctuation); a text in any other encoding has none.
 */
export function guessUtf16(bytes: Uint8Array): Guess | null {
	if (bytes.length < 2 || bytes.length % 2 !== 0 || !hasControls(bytes)) return null;
	const little = score16(bytes, true);
	const big = score16(bytes, false);
	const best = Math.max(little, big);
	if (best < 0.85 || Math.abs(little - big) < 0.05) return null;
	const confidence = Math.min(0.99, 0.6 + (best - Math.min(little, big)));
	return { encoding: little > big ? 'utf-16le' : 'utf-16be', confidence };
}

const CHARDET: Record<string, TextEncoding> = {
	GB18030: 'gb18030',
	Big5: 'big5',
	'windows-1252': 'windows-1252',
	'ISO-8859-1': 'windows-1252',
	'UTF-8': 'utf-8',
};

/** UTF-8 with faults: many good sequences for each bad one, as after a cut in the middle of a character. */
function mostlyUtf8(sample: Uint8Array): boolean {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(sample);
	const bad = countReplacements(text);
	let good = 0;
	for (const character of text) if (character > '\x7f' && character !== '\ufffd') good++;
	return bad > 0 && good >= 10 * bad;
}

/**
 * Guesses the encoding of a text without a byte order mark: UTF-16 by its statistics, then UTF-8 if it is valid, then
 * whichever of GB18030, Big5 and Windows-1252 gives the likeliest text. chardet has a say where two come close.
 */
export function guessEncoding(bytes: Uint8Array): Guess {
	const sixteen = guessUtf16(bytes);
	if (sixteen) return sixteen;
	if (utf8(bytes) !== null) return { encoding: 'utf-8', confidence: 1 };
	const sample = sampleOf(bytes);
	if (mostlyUtf8(sample)) return { encoding: 'utf-8', confidence: 0.7 };

	const vote = new Map<TextEncoding, number>();
	for (const match of chardet.analyse(sample.subarray(0, 65_536))) {
		const encoding = CHARDET[match.name];
		if (encoding) vote.set(encoding, Math.max(vote.get(encoding) ?? 0, match.confidence / 100));
	}
	const scores: { encoding: TextEncoding; score: number }[] = (
		[
			['gb18030', scoreChinese(decodeAs(sample, 'gb18030').text)],
			['big5', scoreChinese(decodeAs(sample, 'big5').text)],
			['windows-1252', score1252(sample)],
		] as const
	).map(([encoding, own]) => ({ encoding, score: own + 0.1 * (vote.get(encoding) ?? 0) }));
	scores.sort((a, b) => b.score - a.score);
	const [first, second] = scores as [(typeof scores)[0], (typeof scores)[0]];
	const margin = Math.min(1, Math.max(0, first.score - second.score) / 0.4);
	const quality = Math.min(1, Math.max(0, first.score) / 0.5);
	return { encoding: first.encoding, confidence: Math.round((0.4 + 0.59 * margin * quality) * 100) / 100 };
}
