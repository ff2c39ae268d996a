/** The numbers of lines in the margins of manuscripts. */
import type { Removed } from './furniture.ts';
import type { FrameContent, PageContent, Run } from './page.ts';
import { type Row, removeRuns, rowsOf } from './rows.ts';

const NUMBER = /^\d{1,5}$/u;
/** Numbers below each other that make line numbers of a page; fewer do where they go on from the page before. */
const MIN_NUMBERS = 4;
/** Share of the lines of a page that are numbered (or stand between numbers), at least. */
const MIN_SHARE = 0.6;

type Side = 'left' | 'right';

interface Numbered {
	run: Run;
	value: number;
}

/** Where the numbers of the pages before stood, and how far they had counted. */
interface Known {
	side: Side;
	step: number;
	last: Numbered;
}

/** Takes the line numbers out of the margins of the pages: one entry a page. */
export function removeLineNumbers(pages: readonly PageContent[]): Removed[] {
	const removed: Removed[] = [];
	let known: Known | null = null;
	for (const page of pages) {
		const content = page.frames[0];
		if (!content) continue;
		const rows = rowsOf(content);
		for (const side of ['left', 'right'] as const) {
			const numbered = numbersOf(rows, side);
			const found: Numbered[] = goingOn(numbered, side, known) ?? counting(numbered);
			const goesOn: boolean = known !== null && found[0]?.value === known.last.value + known.step;
			if (found.length < (goesOn ? 1 : MIN_NUMBERS)) continue;
			const step: number = found.length > 1 ? found[1]!.value - found[0]!.value : known!.step;
			if (!isMargin(content, rows, found, step, side)) continue;
			known = { side, step, last: found.at(-1)! };
			removeRuns(content, new Set(found.map(({ run }) => run)));
			removed.push({
				kind: 'line-number',
				page: page.number,
				text: found.map(({ run }) => run.text).join(' '),
				printed: null,
				foot: true,
			});
			break;
		}
	}
	return removed;
}

/** Numbers that stand alone at one side of the page, from top to bottom. */
function numbersOf(rows: readonly Row[], side: Side): Numbered[] {
	return rows.flatMap(({ runs }) => {
		const run = (side === 'left' ? runs[0] : runs.at(-1))!;
		const next = side === 'left' ? runs[1] : runs.at(-2);
		if (!NUMBER.test(run.text)) return [];
		const gap = next ? (side === 'left' ? next.left - run.right : run.left - next.right) : Infinity;
		return gap > run.size * 0.7 ? [{ run, value: Number(run.text) }] : [];
	});
}

const aligned = (a: Run, b: Run) => Math.abs(a.right - b.right) < b.size || Math.abs(a.left - b.left) < b.size * 0.5;

/** Numbers that count on from the page before; null when they do not. */
function goingOn(numbered: readonly Numbered[], side: Side, known: Known | null): Numbered[] | null {
	if (!known || known.side !== side) return null;
	const found: Numbered[] = [];
	for (const each of numbered)
		if (aligned(known.last.run, each.run) && each.value === (found.at(-1) ?? known.last).value + known.step)
			found.push(each);
	return found.length > 0 ? found : null;
}

/** The longest row of numbers one below the other that count by one step. */
function counting(numbered: readonly Numbered[]): Numbered[] {
	let best: Numbered[] = [];
	for (const step of [1, 5, 2, 10]) {
		let chain: Numbered[] = [];
		for (const each of numbered) {
			const last = chain.at(-1);
			if (last && aligned(last.run, each.run) && each.value === last.value + step) chain.push(each);
			else chain = [each];
			if (chain.length > best.length) best = chain;
		}
	}
	return best;
}

/** Whether the numbers are outside of the text, and beside most of its lines: those of references are not. */
function isMargin(
	content: FrameContent,
	rows: readonly Row[],
	found: readonly Numbered[],
	step: number,
	side: Side,
): boolean {
	const runs = new Set(found.map(({ run }) => run));
	const texts = rows.filter((row) => row.runs.some((run) => !runs.has(run))).length;
	if (found.length * step < texts * MIN_SHARE) return false;
	const edges = [...runs].map((run) => (side === 'left' ? run.right : run.left));
	const edge = side === 'left' ? Math.max(...edges) : Math.min(...edges);
	const inside = content.runs.filter((run) => !runs.has(run) && (side === 'left' ? run.left < edge : run.right > edge));
	return inside.length <= texts * 0.1;
}
