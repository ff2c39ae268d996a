/** What lines begin with, and what that says about them. */

const CAPTION =
	/^(?:supplementary\s+|appendix\s+|online\s+)?(?:(?:fig(?:ure|\.)?|table|box|scheme|chart|tab\.|exhibit|tabelle|abbildung|abb\.|tableau|tabla|figura)\s*[A-Z]?\d{0,3}(?:[.-]\d+)?[A-Za-z]?|(?:附?图|附?表|框)\s*\d{1,3}(?:[-–.]\d+)?)(?=[\s.:|)—–\-（(]|$|\p{Script=Han})/iu;

/** Whether a text begins like a caption ("Figure 1. …", "Table 2", "图 1"); "Table 2 shows…" does too. */
export function isCaption(text: string): boolean {
	const match = CAPTION.exec(text);
	return match !== null && /\d|[IVX]+$/u.test(match[0]);
}

/** Whether what follows the number says that this is a caption whatever it looks like: a point, a colon, a line's end. */
export function isPlainCaption(text: string): boolean {
	const match = CAPTION.exec(text);
	if (!match || !/\d/u.test(match[0])) return false;
	const rest = text.slice(match[0].length);
	return /^\s*(?:[.:|)—–]|$)/u.test(rest) || /^\s*[(（](?:continued|cont\.?|续)/iu.test(rest);
}

export const isTableCaption = (text: string): boolean =>
	isCaption(text) && /^(?:supplementary\s+|appendix\s+|online\s+)?(?:tab|box|exhibit|附?表|框)/iu.test(text);

const ITEM =
	/^(?:[•●▪■◦○‣⁃∙·□◻➢✓❖▶►➤]\s*(?=\S)|[–—*-]\s+|(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\((?:i{1,3}|iv|vi{0,3}|ix|x)\)|(?:i{1,3}|iv|vi{0,3}|ix)[.)])\s+|[（(]\d{1,2}[）)]|\d{1,2}[、]|[①-⑳])/u;

/** The mark of a list at the beginning of a line ("•", "3.", "(a)", "①"), empty without one. */
export function itemMark(text: string): string {
	return ITEM.exec(text)?.[0] ?? '';
}

const NOTE_MARK = /^(?:[¹²³⁴-⁹⁰]{1,3}|[*†‡§¶#∗]{1,3}|\d{1,3}(?![\d.)%,])\s*(?=\p{L}|["“(])|[a-f](?=\s?\p{Lu})|[①-⑳])/u;

/** Whether a line begins with the mark of a footnote ("¹", "*", "3 See…"). */
export const isNoteMark = (text: string): boolean => NOTE_MARK.test(text);

/** Whether a paragraph is the address of an author, as it stands in a box or at the foot of a first page. */
export const isCorrespondence = (text: string): boolean =>
	/^[*†‡∗✉\s\d¹]*(?:correspond(?:ence|ing author)|通[讯信]作者|作者简介|基金项目)/iu.test(text);

/** Whether a paragraph of a first page is what publishers put there: rights, licences, identifiers. */
export const isImprint = (text: string): boolean =>
	/^(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b|issn\b|e-?issn\b|(?:https?:\/\/(?:dx\.)?)?doi(?:\.org\/|:\s?)10\.|this is an open[- ]access|open access this article|the author\(s\) (?:19|20)\d\d|reprints? (?:and|or) permissions?)/iu.test(
		text,
	);

const REFERENCES_HEADING =
	/^(?:\d{1,2}\.?\s+)?(?:references?(?:\s+(?:and notes|list|cited))?|bibliography|works cited|literature cited|literature|literatur|référence?s|referencias|参\s*考\s*文\s*献|引用文献)[:：]?$/iu;

export const isReferencesHeading = (text: string): boolean => REFERENCES_HEADING.test(text.trim());

const NUMBERED = /^(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.．、]|\s|(?=\p{Script=Han}))\s*(?=[\p{Lu}\p{Script=Han}“"'(])/u;

/** How many numbers a numbered heading begins with ("2.1 Methods": 2); 0 without. */
export function headingNumbers(text: string): number {
	const match = NUMBERED.exec(text);
	if (match) return match[1]!.split('.').length;
	const deep = /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+\p{L}/u.exec(text);
	if (deep) return deep[1]!.split('.').length;
	return /^(?:[一二三四五六七八九十]{1,3}[、．.]|[IVX]{1,5}\.\s+\p{Lu})/u.test(text) ? 1 : 0;
}

const MAIN =
	/^(?:\d{1,2}\.?\s+|[IVX]{1,5}\.\s+|[一二三四五六七八九十]{1,3}[、．.]\s*)?(?:abstract|summary|introduction|background|methods?|methodology|materials and methods|methods and materials|design|results?|findings|discussion|conclusions?|references|bibliography|acknowledge?ments?|funding|limitations?|literature review|results and discussion|findings and discussion|discussion and conclusions?|摘\s*要|引\s*言|前\s*言|绪论|背景|对象与方法|资料与方法|方\s*法|研究方法|结\s*果|研究结果|讨\s*论|结\s*论|小结|参\s*考\s*文\s*献|致谢)[:：.]?$/iu;

/** Whether a line is the name of a usual main part of an article. */
export const isMainHeading = (text: string): boolean => MAIN.test(text.trim());

const SENTENCE_END = /[.!?:;。！？：；…]["'”’)\]）】》」』»⁰¹²³⁴-⁹,⁻]*$/u;
/** Who said it, after the words: "… at all.” (Carer 7)". */
const SPEAKER = /[.!?…。！？]["'”’」』»]\s?[（(][^()（）]{1,60}[)）]$/u;

/** Whether a text ends like a sentence does, or like a quotation with its speaker. */
export const endsSentence = (text: string): boolean => SENTENCE_END.test(text) || SPEAKER.test(text);
