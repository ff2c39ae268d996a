/** Runs to lines of text: what stands on one baseline, with spaces where there are gaps, and raised marks. */
import { cleanText, superscript } from '../documents/clean.ts';
import { type Box, type Frame, median, overlap } from './geometry.ts';
import type { Run } from './page.ts';
import { ASCENT, DESCENT, SPACE } from './runs.ts';

export interface Line extends Box {
	/** Of the page in the file, from 1. */
	page: number;
	frame: Frame;
	/** From left to right. */
	runs: Run[];
	/** Cleaned. */
	text: string;
	baseline: number;
	/** Of most of its letters. */
	size: number;
	bold: boolean;
	italic: boolean;
	/** Name of the font of most of its letters. */
	font: string;
	/** Edges of the first word, to tell whether it would have fitted on the line before. */
	firstWord: number;
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u;

export const isHan = (character: string | undefined): boolean => character !== undefined && HAN.test(character);

interface Group {
	baseline: number;
	size: number;
	runs: Run[];
}

/**
 * Groups the runs of one column into lines, from top to bottom. Smaller runs that are raised beside a larger one belong
 * to its line, and are marked `raised`.
 */
export function groupLines(runs: readonly Run[]): Run[][] {
	const groups: Group[] = [];
	for (const run of runs.toSorted((a, b) => b.size - a.size || a.baseline - b.baseline)) {
		let best: Group | null = null;
		let distance = Infinity;
		let raised = false;
		for (const group of groups) {
			const up = group.baseline - run.baseline;
			if (Math.abs(up) >= group.size * 0.8) continue;
			const level = Math.abs(up) <= Math.min(run.size, group.size) * 0.28;
			const mark = !level && run.size < group.size * 0.87 && up > -group.size * 0.4 && isBeside(run, group);
			const asLarge = !level && !mark && up > 0 && up < group.size * 0.6 && isMark(run) && isBeside(run, group);
			// A letter set lower among others, as in the name of TeX.
			const lowered =
				!level && !mark && up < 0 && -up < group.size * 0.45 && run.text.length === 1 && isBeside(run, group);
			if ((level || mark || asLarge || lowered) && Math.abs(up) < distance) {
				best = group;
				distance = Math.abs(up);
				raised = up > group.size * 0.12 && (run.size < group.size * 0.87 || asLarge);
			}
		}
		run.raised = raised;
		if (best) best.runs.push(run);
		else groups.push({ baseline: run.baseline, size: run.size, runs: [run] });
	}
	groups.sort((a, b) => a.baseline - b.baseline);
	return groups.map((group) => group.runs.sort((a, b) => a.left - b.left));
}

const isMark = (run: Run) => /^[\d,–−-]{1,5}$/u.test(run.text);

function isBeside(run: Run, group: Group): boolean {
	const near = group.size * 0.6;
	return group.runs.some(
		(other) =>
			Math.abs(other.baseline - group.baseline) < group.size * 0.8 &&
			overlap(run.left, run.right, other.left, other.right) > -near &&
			overlap(run.left, run.right, other.left, other.right) < run.size * 0.5,
	);
}

/** Makes a line of runs that `groupLines` gave. */
export function lineOf(runs: Run[], page: number, frame: Frame): Line {
	const weight = new Map<number, number>();
	const fonts = new Map<string, number>();
	let letters = 0;
	let bold = 0;
	let italic = 0;
	for (const run of runs) {
		if (run.raised) continue;
		const { length } = run.text;
		weight.set(run.size, (weight.get(run.size) ?? 0) + length);
		fonts.set(run.font.name, (fonts.get(run.font.name) ?? 0) + length);
		letters += length;
		if (run.bold) bold += length;
		if (run.font.italic) italic += length;
	}
	const most = <K>(counts: Map<K, number>): K | undefined => {
		let best: K | undefined;
		for (const [key, count] of counts) if (best === undefined || count > counts.get(best)!) best = key;
		return best;
	};
	// The largest size of a good part of its letters: names in a smaller font for code do not make a line smaller.
	const size =
		[...weight].reduce((best, [each, count]) => (count >= letters * 0.2 && each > best ? each : best), 0) ||
		runs[0]!.size;
	const main = runs.find((run) => run.size === size && !run.raised) ?? runs[0]!;
	const { text, firstWord } = textOf(runs, size);
	return {
		page,
		frame,
		runs,
		text,
		left: Math.min(...runs.map((run) => run.left)),
		right: Math.max(...runs.map((run) => run.right)),
		top: main.baseline - size * ASCENT,
		bottom: main.baseline + size * DESCENT,
		baseline: main.baseline,
		size,
		bold: letters > 0 && bold / letters > 0.7,
		italic: letters > 0 && italic / letters > 0.7,
		font: most(fonts) ?? '',
		firstWord,
	};
}

/** Width of a gap between letters above which a space stands between two runs of a letter-spaced line; 0 elsewhere. */
function trackingOf(runs: readonly Run[]): number {
	const gaps: number[] = [];
	let single = 0;
	let longest = 0;
	for (let i = 0; i < runs.length; i++) {
		const alone = /^\p{L}[.:]?$/u.test(runs[i]!.text) && !isHan(runs[i]!.text[0]);
		single = alone ? single + 1 : 0;
		longest = Math.max(longest, single);
		if (alone && i > 0 && single > 1) gaps.push(runs[i]!.left - runs[i - 1]!.right);
	}
	if (longest < 4 || gaps.length < runs.length * 0.5) return 0;
	const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 2]!;
	return usual > 0 && usual < runs[0]!.size * 0.8 ? usual * 1.7 + 0.3 : 0;
}

/** The text of runs in order from left to right, cleaned, and the right edge of its first word. */
export function textOf(runs: readonly Run[], size: number): { text: string; firstWord: number } {
	const tracking = trackingOf(runs);
	let text = '';
	let firstWord = runs[0]!.right;
	let inFirst = true;
	let marks = '';
	const ordered = runs.some((run) => RIGHT_TO_LEFT.test(run.text)) ? rightToLeft(runs) : runs;
	for (let i = 0; i < ordered.length; i++) {
		const run = ordered[i]!;
		const before = ordered[i - 1];
		if (before && isApart(before, run, size, tracking)) {
			text += marks === '' ? ' ' : `${raisedText(marks)} `;
			marks = '';
			inFirst = false;
		}
		if (inFirst) firstWord = Math.max(firstWord, run.right);
		if (run.raised) marks += run.text;
		else {
			text += raisedText(marks) + run.text;
			marks = '';
		}
	}
	const cleaned = cleanText(text + raisedText(marks));
	if (isHan([...cleaned][0])) firstWord = runs[0]!.left + size;
	return { text: cleaned, firstWord };
}

/** Letters as marks of affiliations. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
	[...'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ'].map((raised, i) => [String.fromCharCode(97 + i), raised]),
);

/** Marks ("3,4", "1,*", "a,b") as raised characters; anything else (the "th" of "4th") as it is. */
function raisedText(marks: string): string {
	if (/[[［〔]/u.test(marks)) return marks;
	const letters = /^[*†‡§¶#∗,;\s]*(?:[a-z](?![a-z])[*†‡§¶#∗,;\s\d]*)+$/u.test(marks);
	const raised = letters ? marks.replace(/[a-z]/gu, (letter) => LETTERS[letter] ?? letter) : marks;
	return raised.replace(/\d[\d+\-−–,;]*\d|\d/gu, (digits) => superscript(digits));
}

function isApart(before: Run, run: Run, size: number, tracking: number): boolean {
	const gap = run.left - before.right;
	const han = isHan([...before.text].at(-1));
	const hanNext = isHan([...run.text][0]);
	if (han && hanNext) return gap > size * (before.spaced ? 0.15 : 0.8);
	if (han || hanNext) return gap > size * (before.spaced ? 0.1 : 0.45);
	if (tracking > 0) return gap > tracking;
	if (before.spaced && gap > -size * 0.1) return true;
	return gap > size * (run.raised ? 0.22 : SPACE);
}

/** Runs painted from left to right whose words are read from right to left. */
function rightToLeft(runs: readonly Run[]): Run[] {
	const letters = runs.reduce((sum, run) => sum + run.text.length, 0);
	const arabic = runs.reduce((sum, run) => sum + (RIGHT_TO_LEFT.test(run.text) ? run.text.length : 0), 0);
	if (arabic < letters / 2) return [...runs];
	return runs.toReversed().map((run) => ({
		...run,
		text: RIGHT_TO_LEFT.test(run.text) ? [...run.text].toReversed().join('') : run.text,
		left: -run.right,
		right: -run.left,
	}));
}

/** Lines of a column, from top to bottom; those without any letter or sign are dropped. */
export function linesOf(runs: readonly Run[], page: number, frame: Frame): Line[] {
	return groupLines(runs)
		.map((group) => lineOf(group, page, frame))
		.filter((line) => line.text !== '');
}

/** Distance of baselines between lines of a column that follow each other closely; NaN for fewer than two lines. */
export function pitchOf(lines: readonly Line[]): number {
	const steps: number[] = [];
	for (let i = 1; i < lines.length; i++) {
		const step = lines[i]!.baseline - lines[i - 1]!.baseline;
		if (step > lines[i]!.size * 0.7 && step < lines[i]!.size * 2.6) steps.push(step);
	}
	if (steps.length === 0) return Number.NaN;
	const sorted = steps.toSorted((a, b) => a - b);
	return Math.min(median(steps), sorted[Math.floor(sorted.length * 0.4)]!);
}
