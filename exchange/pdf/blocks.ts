/** Parts to blocks: lines joined to one text, with the places of its words on the pages. */
import { rowText } from '../documents/clean.ts';
import type { Block, Fragment, Piece } from '../documents/model.ts';
import { type Box, type Frame, toPage } from './geometry.ts';
import { isHan, type Line } from './lines.ts';
import type { Part } from './parts.ts';
import type { Words } from './words.ts';

function fragment(box: Box, frame: Frame, page: number, start: number, end: number): Fragment {
	const { left, top, right, bottom } = toPage(frame, box);
	return { start, end, page, x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether the address that a line ends in goes on on the next one. */
function cutsAddress(before: string, after: string): boolean {
	const last = before.slice(before.lastIndexOf(' ') + 1);
	if (!/(?:https?:\/\/|www\.|doi\.org|^doi:|^10\.\d{4})/iu.test(last)) return false;
	return /[/._=&?~-]$/u.test(last) ? /^[\w%~]/u.test(after) : /^[/._=&?~-]/u.test(after);
}

/** How two lines are joined: what stands between them, and whether a hyphen was left out. */
function joint(before: string, after: string, words: Words): { keep: string; between: string; hyphen: boolean } {
	if (cutsAddress(before, after)) return { keep: before, between: '', hyphen: false };
	if (/[\p{L}\p{M}\d'’]-$/u.test(before) && /^[\p{L}\d]/u.test(after)) {
		return words.keepsHyphen(before, after)
			? { keep: before, between: '', hyphen: false }
			: { keep: before.slice(0, -1), between: '', hyphen: true };
	}
	if (/\d–$/u.test(before) && /^\d/u.test(after)) return { keep: before, between: '', hyphen: false };
	if (/\S—$/u.test(before) || (/^—\S/u.test(after) && !/^—\s/u.test(after)))
		return { keep: before, between: '', hyphen: false };
	if (/[\p{L}\d]\/$/u.test(before) && /^[\p{L}\d]/u.test(after)) return { keep: before, between: '', hyphen: false };
	const han = isHan([...before].at(-1));
	const hanNext = isHan([...after][0]);
	if (han && hanNext) return { keep: before, between: '', hyphen: false };
	if (han || hanNext) return { keep: before, between: hanSpace(before, after), hyphen: false };
	return { keep: before, between: ' ', hyphen: false };
}

/** Between Han and Latin at a line's end nothing is printed; a space stands there where the rest of the line has them. */
function hanSpace(before: string, after: string): string {
	const spaced = /\p{Script=Han} [A-Za-z\d]|[A-Za-z\d] \p{Script=Han}/u.test(before + after);
	const letters = /[A-Za-z\d]$/u.test(before) || /^[A-Za-z\d]/u.test(after);
	return spaced && letters ? ' ' : '';
}

function joinedText(before: string, after: string, words: Words): string {
	if (before === '') return after;
	const { keep, between } = joint(before, after, words);
	return keep + between + after;
}

/** Makes the block of a part. */
export function blockOf(part: Part, words: Words): Block {
	if (part.row) {
		const { page, frame } = part.column;
		const { row } = part;
		const text = rowText(row.cells.map((lines) => lines.reduce((cell, line) => joinedText(cell, line, words), '')));
		return { kind: 'row', text, page, fragments: [fragment(row, frame, page, 0, text.length)] };
	}
	const { text, pieces, pageBreaks, fragments } = joinedLines(part.lines, words);
	return {
		kind: part.kind,
		text,
		page: part.lines[0]!.page,
		fragments,
		...(part.depth !== undefined && part.kind === 'heading' && { depth: part.depth }),
		...(pieces.length > 0 && { pieces }),
		...(pageBreaks.length > 0 && { pageBreaks }),
	};
}

function joinedLines(lines: readonly Line[], words: Words) {
	let text = '';
	const pieces: Piece[] = [];
	const pageBreaks: { at: number; page: number }[] = [];
	const fragments: Fragment[] = [];
	let page = lines[0]!.page;
	for (const line of lines) {
		if (text !== '') {
			const { keep, between, hyphen } = joint(text, line.text, words);
			if (hyphen) {
				pieces.push({ kind: 'hyphen', at: keep.length, text: '-' });
				fragments.at(-1)!.end = keep.length;
			}
			text = keep + between;
		}
		if (line.page !== page) {
			page = line.page;
			pageBreaks.push({ at: text.length, page });
		}
		const start = text.length;
		text += line.text;
		fragments.push(fragment(line, line.frame, line.page, start, text.length));
	}
	return { text, pieces, pageBreaks, fragments };
}
