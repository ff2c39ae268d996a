/** What a heading is called in the field, whatever its number, case, script or language. */
import type { SectionKind } from '../model.ts';
import { CHINESE, ENGLISH, FRENCH, GERMAN, type NameList, PORTUGUESE, SPANISH } from './heading-name-lists.ts';

export interface HeadingName {
	kind: SectionKind;
	/** See `NameList`. */
	weak: boolean;
}

/** What joins two names to one heading, and what only sets off a remark. */
const AND = ' ?[,&/] ?| (?:and|und|et|y|e) ';
const REMARK = ' ?[:–—] ?| - ';

interface Pattern extends HeadingName {
	whole: RegExp;
	/** "Methods and analysis", "Résultats et discussion": the first name says what it is. */
	joined: RegExp;
}

/** The lists of several languages as one pattern for each kind, so that a line is looked at a dozen times, not sixty. */
function compile(lists: readonly NameList[]): Pattern[] {
	return [...Map.groupBy(lists, ({ kind, weak }) => `${kind} ${weak}`).values()].map((group) => {
		const names = group.map((one) => one.names).join('|');
		const { kind, weak } = group[0]!;
		return {
			kind,
			weak,
			whole: new RegExp(`^(?:${names})(?: of (?:the|this|our) (?:present )?(?:study|research|review|thesis))?$`, 'u'),
			// "Keywords: night work" and "Abstract – we asked" are text that begins in the same line.
			joined: new RegExp(
				`^(?:${names})(?:${AND}${kind === 'abstract' || kind === 'other' ? '' : `|${REMARK}`}).{1,40}$`,
				'u',
			),
		};
	});
}

const LATIN = compile([...ENGLISH, ...GERMAN, ...FRENCH, ...SPANISH, ...PORTUGUESE]);
const HAN = compile(CHINESE);

const COUNTED = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const CHAPTER =
	'第\\s*[一二三四五六七八九十百\\d]+\\s*(?:章|节|部分|篇)|(?:chapter|section|part|kapitel|teil|chapitre|partie|cap[ií]tulo|parte)\\s+(?:\\d{1,2}|[ivx]+|' +
	`${COUNTED})(?![\\p{L}\\d])`;

const NUMBERS: { style: 'decimal' | 'chinese' | 'bracketed' | 'roman' | 'letter' | 'chapter'; pattern: RegExp }[] = [
	{ style: 'chapter', pattern: new RegExp(`^(?:${CHAPTER})[\\s.:：、–—-]*`, 'iu') },
	{ style: 'bracketed', pattern: /^[（(](?:[一二三四五六七八九十]+|\d{1,2}|[a-z]|[ivx]+)[）)]\s*/i },
	{ style: 'chinese', pattern: /^[一二三四五六七八九十]{1,3}\s*[、.．，:：\s]\s*/ },
	{ style: 'decimal', pattern: /^\d{1,2}(?:[.．]\d{1,2}){0,4}(?:[.．、)）:|]\s*|\s+|(?=[\u4e00-\u9fff]))/ },
	{ style: 'roman', pattern: /^(?:[IVX]{1,5}[.)]\s*|(?:I{2,3}|IV|VI{0,3}|IX)\s+)(?=\p{Lu})/u },
	{ style: 'letter', pattern: /^[A-Z][.)]\s+/ },
];
const BARE_CHAPTER = new RegExp(`^(?:${CHAPTER})[\\s.:：]*$`, 'iu');

export interface Numbering {
	style: (typeof NUMBERS)[number]['style'];
	/** 1 for "2" and "一、", 2 for "2.1" and "（一）", 3 for "2.1.1". */
	level: number;
}

/** Takes the number off a heading: "2.1 Data collection" → level 2 and "Data collection". */
export function splitNumber(heading: string): { numbering: Numbering | null; name: string } {
	for (const { style, pattern } of NUMBERS) {
		const match = pattern.exec(heading);
		if (!match || match[0].length === heading.length) continue;
		const level =
			style === 'decimal' ? match[0].match(/\d+/g)!.length : style === 'bracketed' || style === 'letter' ? 2 : 1;
		return { numbering: { style, level }, name: heading.slice(match[0].length) };
	}
	return { numbering: null, name: heading };
}

/** "Chapter 4", "第四章": a number whose name stands in the next line. */
export function isBareChapter(heading: string): boolean {
	return BARE_CHAPTER.test(heading);
}

const TRADITIONAL =
	'結論討獻參緒導設計與發現對資題綜顧質書錄謝鍵詞關問標調訪談據編碼點總語說訓練動機實踐護議啟範證變過場倫審檢閱後記';
const SIMPLIFIED =
	'结论讨献参绪导设计与发现对资题综顾质书录谢键词关问标调访谈据编码点总语说训练动机实践护议启范证变过场伦审检阅后记';
const SIMPLER = new Map([...TRADITIONAL].map((character, at) => [character, [...SIMPLIFIED][at]!]));

function simplified(text: string): string {
	return text.replace(/\p{Script=Han}/gu, (character) => SIMPLER.get(character) ?? character);
}

/** "A B S T R A C T" as one word. */
function closedUp(text: string): string {
	return /^\p{L}(?: \p{L}){3,}$/u.test(text) ? text.replaceAll(' ', '') : text;
}

function match(patterns: readonly Pattern[], name: string): HeadingName | null {
	for (const { kind, weak, whole } of patterns) if (whole.test(name)) return { kind, weak };
	return null;
}

/**
 * What a heading is called in the field, or null for a heading of the study's own. Numbers, marks before and behind it and
 * a final colon are ignored; letters may be spaced out, Chinese may be traditional.
 */
export function nameOf(heading: string): HeadingName | null {
	const bare = heading
		.normalize('NFC')
		.trim()
		.replace(/^[■□▪◼◆◇►▶§]\s*/u, '');
	const plain = splitNumber(bare).name.replace(/[\s:：.。*†‡¹²³]+$/u, '');
	if (plain.length === 0 || plain.length > 90) return null;
	if (/\p{Script=Han}/u.test(plain)) return match(HAN, simplified(plain.replace(/[\s【】[\]〔〕]+/gu, '')));
	const lower = closedUp(plain.replace(/\s+/gu, ' ')).toLowerCase().replace(/[’`]/gu, "'");
	// "1Introduction" and "I INTRODUCTION" lost their stop or space on the way.
	const worn = lower.replace(/^(?:\d{1,2}|[ivx]{1,4} )(?=\p{L})/u, '');
	for (const name of new Set([lower, worn])) {
		const found = match(LATIN, name);
		if (found) return found;
		for (const { kind, weak, joined } of LATIN) if (!weak && joined.test(name)) return { kind, weak };
	}
	return null;
}
