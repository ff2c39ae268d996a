/** What stands beside the running text: captions, notes to tables, words in figures, addresses, imprints. */
import type { Line } from './lines.ts';
import { isCaption, isCorrespondence, isImprint, isPlainCaption, isTableCaption } from './marks.ts';
import type { Part } from './parts.ts';
import type { BodyStyle } from './style.ts';

/** Verbs after "Table 2" that make a sentence of it. */
const SAYS = /^\S+\s+\S+\s+(?:shows?|presents?|provides?|lists?|gives|summari[sz]es|illustrates|and|below)\b/u;
const TABLE_NOTE = /^(?:notes?|source|abbreviations?|注)[.:：\s]/iu;
const LABEL_ONLY = /^\S+\s?\S*$/u;

/** Tells captions from paragraphs that begin like one, and sets what belongs to tables and figures apart from the text. */
export function captioned(parts: readonly Part[], style: BodyStyle): Part[] {
	const result: Part[] = [];
	for (const [i, part] of parts.entries()) {
		const first = part.lines[0];
		if (!first || part.kind === 'footnote' || part.reference) {
			result.push(part);
			continue;
		}
		if (first.page === 1 && isImprint(first.text) && (first.size < style.size * 0.97 || /^[©(]/u.test(first.text))) {
			result.push({ ...part, leftOut: 'boilerplate', float: true });
			continue;
		}
		if (isCorrespondence(first.text) && isSmall(first, style)) {
			result.push({ ...part, kind: 'footnote' });
			continue;
		}
		if (part.kind === 'caption' || beginsCaption(first, parts[i + 1], style)) {
			part.kind = 'caption';
			part.float = true;
			if (!isTableCaption(first.text)) setFigureApart(result, part, style);
		}
		const before = result.at(-1);
		if (before?.column === part.column && part.kind === 'paragraph') {
			if (completesCaption(part, before, style)) {
				before.lines.push(...part.lines);
				continue;
			}
			if (
				before.row &&
				first.top - before.row.bottom < first.size * 2 &&
				(isSmall(first, style) || TABLE_NOTE.test(first.text))
			)
				part.float = true;
		}
		result.push(part);
	}
	return result;
}

const isSmall = (line: Line, style: BodyStyle) => line.size < style.size * 0.945;

function beginsCaption(first: Line, after: Part | undefined, style: BodyStyle): boolean {
	if (!isCaption(first.text)) return false;
	if (isPlainCaption(first.text)) return true;
	const unlikeBody =
		Math.abs(first.size - style.size) > 0.4 || first.runs[0]!.bold || first.italic || after?.kind === 'row';
	return unlikeBody && !SAYS.test(first.text);
}

/** Whether a part is the words of the caption before it, which is its number only ("Table 2" on a line of its own). */
function completesCaption({ lines }: Part, before: Part, style: BodyStyle): boolean {
	const last = before.lines.at(-1);
	if (before.kind !== 'caption' || !last) return false;
	const first = lines[0]!;
	const alike = first.size < style.size * 0.96 || Math.abs(first.size - last.size) < 0.3;
	return (
		alike &&
		lines.length <= 4 &&
		before.lines.length === 1 &&
		LABEL_ONLY.test(last.text) &&
		first.top - last.bottom < first.size * 1.6
	);
}

/** Small words above the caption of a figure are the figure's: they interrupt no paragraph. */
function setFigureApart(before: readonly Part[], caption: Part, style: BodyStyle): void {
	for (const part of before.toReversed()) {
		const words = part.kind === 'paragraph' || part.kind === 'item';
		if (
			!words ||
			part.column !== caption.column ||
			part.lines.length > 6 ||
			!part.lines.every((line) => isSmall(line, style))
		)
			return;
		part.float = true;
	}
}
