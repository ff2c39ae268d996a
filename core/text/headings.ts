/** Headings of a plain text, where nothing but its layout tells them. */
import { columnsOf } from './characters.ts';
import { isBareChapter, type Numbering, nameOf, splitNumber } from './heading-names.ts';

/** `[start, end)` is the heading without white space around it. Depth 1 is a main heading. */
export interface Heading {
	start: number;
	end: number;
	depth: number;
}

const MOST_COLUMNS = 90;
/** A question that is a heading is shorter than this, and the line under it longer. */
const QUESTION_COLUMNS = 60;
const SENTENCE_END = /[.。!！?？;；,，:：…、]$/u;
const QUOTATION = /^[“"‘«»「『„>'’]|[”"」』»]$/u;
const LIST_ITEM = /^(?:[-–—•*·○●▪◦]|\(?[a-z]\)|\[\d)/u;
/** Lines that stand alone without being a heading: captions, dates, addresses, attributions of quotes. */
const NOTICE =
	/^(?:key ?words?\b|doi\b|https?:|www\.|correspond|received\b|accepted\b|published\b|copyright\b|©|issn\b|vol(?:ume)?\.? \d|e-?mail\b|notice\b|note:|disclaimer\b|licen[cs]ed?\b|this (?:is a|study|text|document|file|article|paper)\b|fictional\b|(?:table|figure|fig\.|box|chart) ?\d|[(（【[]?(?:关键词|关键字|作者|单位|收稿|通讯|通信|中图|文献标识|文章编号|基金|摘自|版权|声明|说明|本文|注[:：])|[表图] ?\d)/iu;

/** Ends like a line of a table of contents: dots or a gap, then a page. */
const CONTENTS = /(?:(?:\.\s?){4,}|…+|·{3,}|_{3,}|\s)\s*(?:\d{1,3}|[ivxl]{1,6})$/u;

const CLEAR_NUMBERS = new Set(['chinese', 'bracketed', 'chapter']);

interface TextLine {
	start: number;
	end: number;
	blankBefore: boolean;
	blankAfter: boolean;
}

/** Text lines with something in them, without the white space around them. */
function textLines(text: string): TextLine[] {
	const lines: TextLine[] = [];
	let blank = true;
	let at = 0;
	while (at < text.length) {
		const newline = text.indexOf('\n', at);
		const stop = newline < 0 ? text.length : newline;
		let start = at;
		let end = stop;
		while (start < end && /\s/u.test(text[start]!)) start++;
		while (end > start && /\s/u.test(text[end - 1]!)) end--;
		if (start === end) {
			if (lines.length > 0) lines.at(-1)!.blankAfter = true;
			blank = true;
		} else {
			lines.push({ start, end, blankBefore: blank, blankAfter: false });
			blank = false;
		}
		at = stop + 1;
	}
	if (lines.length > 0) lines.at(-1)!.blankAfter = true;
	return lines;
}

interface Candidate extends Heading {
	known: boolean;
	kind: string | null;
	numbering: Numbering | null;
}

function candidate(text: string, lines: TextLine[], index: number, afterHeading: boolean): Candidate | null {
	const line = lines[index]!;
	// Marks take no columns, but not ten to a letter.
	if (line.end - line.start > MOST_COLUMNS * 10 || columnsOf(text, line.start, line.end) > MOST_COLUMNS) return null;
	const words = text.slice(line.start, line.end);
	if (!/\p{L}/u.test(words) || /\t|\S {3,}\S/u.test(words) || isOfContents(text, lines, index)) return null;
	const { numbering, name } = splitNumber(words);
	const known = nameOf(words);
	// Letters that are spaced out may be small ones: "a b s t r a c t".
	if (/^\p{Ll}/u.test(name) && !(known && /^\p{Ll} \p{Ll} /u.test(name))) return null;
	if (QUOTATION.test(words) || (LIST_ITEM.test(words) && !known)) return null;
	const previous = index === 0 ? null : lines[index - 1]!;
	const alone = (line.blankBefore || afterHeading) && line.blankAfter;
	const numbered = numbering !== null && (numbering.level > 1 || CLEAR_NUMBERS.has(numbering.style));
	const next = lines[index + 1];
	const goesOn = !line.blankAfter && next !== undefined && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2));
	/** The line before is finished, so this one cannot be its wrapped end. */
	const free =
		!goesOn &&
		(line.blankBefore ||
			afterHeading ||
			previous === null ||
			/[.。!！?？”」』)）]$/u.test(text.slice(previous.start, previous.end)));
	const base = { start: line.start, end: line.end, depth: 0, numbering };
	if (known) {
		// The wrapped end of a Chinese paragraph would have its full stop.
		const dense = (free || (!goesOn && /\p{Script=Han}/u.test(name))) && (!known.weak || numbered);
		if (!alone && !(dense && !/[.。,，;；]$/u.test(words))) return null;
		return { ...base, known: true, kind: known.kind };
	}
	if (
		(SENTENCE_END.test(words) && !(alone && isQuestion(text, lines, index))) ||
		NOTICE.test(words) ||
		/^[(（]/u.test(name)
	)
		return null;
	if (!alone && !(free && numbered && columnsOf(name) <= 50)) return null;
	if (numbering?.style === 'decimal' && numbering.level === 1 && isListNeighbour(text, lines, index)) return null;
	return { ...base, known: false, kind: null };
}

/** "Who feeds her children?" over a paragraph; in a list of questions another short line follows. */
function isQuestion(text: string, lines: TextLine[], index: number): boolean {
	const { start, end } = lines[index]!;
	const next = lines[index + 1];
	return (
		/^[^.。!！?？:：;；]+[?？]$/u.test(text.slice(start, end)) &&
		columnsOf(text, start, end) <= QUESTION_COLUMNS &&
		next !== undefined &&
		columnsOf(text, next.start, next.end) >= QUESTION_COLUMNS
	);
}

/** One of several lines that end with the numbers of pages, or with dots that lead to one. */
function isOfContents(text: string, lines: TextLine[], index: number): boolean {
	const ends = (at: number) => {
		const line = lines[at];
		return line !== undefined && CONTENTS.test(text.slice(Math.max(line.start, line.end - 90), line.end));
	};
	const { start, end } = lines[index]!;
	return ends(index) && (/\.{4}|…|·{3}/u.test(text.slice(start, end)) || ends(index - 1) || ends(index + 1));
}

/** "1. …" followed or preceded at once by "2. …" is a list, not a heading with its text. */
function isListNeighbour(text: string, lines: TextLine[], index: number): boolean {
	const number = (at: number) => {
		const line = lines[at];
		return line
			? Number.parseInt(/^\d{1,2}(?=[.)、．]|\s)/u.exec(text.slice(line.start, line.start + 4))?.[0] ?? '', 10)
			: Number.NaN;
	};
	const own = number(index);
	return number(index + 1) === own + 1 || number(index - 1) === own - 1;
}

/**
 * Finds the headings of a plain text (LF newlines), in order. A heading is a line of at most 90 columns that stands
 * alone between blank lines and does not end like a sentence (a short question over a paragraph may be one), is no quotation, list item or caption; a name of the field
 * ("Methods", "研究结果", see `heading-names.ts`) or a clear number ("2.1", "（一）") does without the blank lines. The
 * first such line of the text is its title. Of the lines before the first name of the field only the title is a heading
 * (the others are authors and addresses), and behind the references only names of the field are.
 *
 * Depth: names of the field 1, or what their number says; the study's own headings 2, or what their number says where
 * the names of the field are numbered in the same way.
 */
export function findHeadings(text: string): Heading[] {
	const lines = textLines(text);
	const found: Candidate[] = [];
	let title: Candidate | null = null;
	let known = false;
	let references = false;
	let previous = -2;
	/** "Chapter 4" on a line of its own; its name stands in the next. */
	let chapter: { index: number; start: number } | null = null;
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index]!;
		if (line.blankBefore && line.end - line.start < 40 && isBareChapter(text.slice(line.start, line.end))) {
			chapter = { index, start: line.start };
			previous = index;
			continue;
		}
		const one = candidate(text, lines, index, previous === index - 1);
		if (!one) continue;
		if (chapter?.index === index - 1) {
			one.start = chapter.start;
			one.numbering = { style: 'chapter', level: 1 };
		}
		if (one.known) {
			known = true;
			references = one.kind === 'references';
		} else if (!known) {
			title ??= one;
			continue;
		} else if (references || index === lines.length - 1) continue;
		previous = index;
		found.push(one);
	}
	if (title && found.length > 0) found.unshift(title);
	else if (title) return [{ start: title.start, end: title.end, depth: 1 }];

	const mainStyles = new Set(found.filter((h) => h.known && h.numbering?.level === 1).map((h) => h.numbering!.style));
	const shift = (style: Numbering['style']) =>
		mainStyles.size > 0 && !mainStyles.has(style) && style === 'decimal' && mainStyles.has('chinese') ? 2 : 0;
	return found.map((heading) => {
		const { start, end, numbering } = heading;
		let depth = heading.known ? 1 : 2;
		if (heading === title) depth = 1;
		else if (numbering) {
			if (heading.known) depth = numbering.level + (numbering.level > 1 ? 0 : shift(numbering.style));
			else if (mainStyles.has(numbering.style) || numbering.level > 1) depth = numbering.level;
			else depth = Math.max(2, numbering.level + shift(numbering.style));
		}
		return { start, end, depth };
	});
}
