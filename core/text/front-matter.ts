/** What journals put before the text without headings of their own: abstracts and keywords that begin within a line. */
import { columnsOf } from './characters.ts';
import type { TextRange } from './ranges.ts';

const ABSTRACT =
	/^\s*(?:[【〔[［(（<〈]\s*(?:(?:中文|英文|内容)?摘\s*要|提\s*要|abstract|summary)\s*[】〕\]］)）>〉]|(?:(?:中文|英文|内容)?摘\s*要|内容提要)\s*[:：]|(?:structured )?(?:abstract|summary|zusammenfassung|résumé|resumen|resumo)\s*(?:[:：—–]|\.\s)|abstract\s+(?=(?:objectives?|background|aims?|purpose|introduction|this|the|in|we|to)\b))\s*(?=\S)/iu;
const KEYWORDS =
	/^\s*[【〔[［(（]?\s*(?:关\s*键\s*[词字]|關\s*鍵\s*[詞字]|key\s?-?words?(?: and phrases)?|index terms|schlüsselwörter|schlagwörter|mots[- ]clés?|palabras[- ]clave|palavras[- ]chave|descritores)\s*(?:[】〕\]］)）:：—–.]|\s|$)/iu;
/** Lines of the front page that are no text: numbers of the article, funding, addresses, dates. */
const IMPRINT =
	/^\s*[【[(（*＊]?(?:中图(?:分类号)?|文献标[识志]码|文章编号|基金|资助|作者|第一作者|通[讯信]|收稿|修回|引用|引文|doi\b|https?:|www\.|received|accepted|published|correspond|e-?mail|fund|copyright|©|issn|author|cite|orcid)/iu;
/** A paragraph of text is at least this wide; shorter lines are names, addresses, terms. */
const PARAGRAPH = 140;
/** Front matter is looked for in the first code units of a text. */
const FRONT = 30_000;

/** Paragraphs of a range: stretches between line feeds with something in them. */
function* stretches(text: string, from: number, to: number): Generator<TextRange> {
	for (let at = from; at < to; ) {
		const newline = text.indexOf('\n', at);
		const end = newline < 0 || newline > to ? to : newline;
		let start = at;
		while (start < end && /\s/u.test(text[start]!)) start++;
		if (start < end) yield { start, end };
		at = end + 1;
	}
}

/** Where an abstract begins whose name stands in its own first line ("摘要：…", "Abstract: …"), before `to`; -1 for none. */
export function runInAbstract(text: string, to: number): number {
	for (const { start, end } of stretches(text, 0, Math.min(to, FRONT)))
		if (ABSTRACT.test(text.slice(start, Math.min(end, start + 60)))) return start;
	return -1;
}

/**
 * Where an introduction without a heading begins in `[from, to)`: at the first paragraph of text behind the keywords of the
 * abstract. -1 where there are no keywords or nothing comes behind them.
 */
export function introductionAfterKeywords(text: string, from: number, to: number): number {
	let found = -1;
	let keywords = false;
	for (const { start, end } of stretches(text, from, Math.min(to, from + FRONT))) {
		const line = text.slice(start, Math.min(end, start + 60));
		if (KEYWORDS.test(line)) {
			keywords = true;
			found = -1;
		} else if (ABSTRACT.test(line)) {
			keywords = false;
			found = -1;
		} else if (keywords && found < 0 && !IMPRINT.test(line)) {
			if (columnsOf(text, start, Math.min(end, start + PARAGRAPH)) >= PARAGRAPH) found = start;
		}
	}
	return found;
}
