/** What lies across, beside or behind the text of pages. */
import type { LeftOutKind } from '../documents/model.ts';
import type { Removed } from './furniture.ts';
import type { PageContent, Run } from './page.ts';
import { type Row, removeRuns, rowsOf } from './rows.ts';

const STAMP = /downloaded\s+(?:from|by)|arxiv:|\bcopyright\b|©|all rights reserved|author manuscript|licen[sc]ed to/iu;

/** Takes out what lies across, beside or behind the text of the pages: stamps, watermarks, labels of axes. */
export function removeWatermarks(pages: readonly PageContent[], bodySize: number): Removed[] {
	const removed: Removed[] = [];
	const seen = new Map<string, Set<number>>();
	const key = (row: Row) =>
		`${row.frame.turn} ${Math.round(row.left / 6)} ${Math.round(row.top / 6)} ${row.text.replace(/\d+/gu, '#')}`;
	const rows = new Map<PageContent, { row: Row; main: boolean; rowsOfFrame: number; letters: number }[]>();
	for (const page of pages) {
		const all = page.frames.flatMap((content, i) => {
			const some = i > 0 || content.runs.some((run) => run.pale) ? rowsOf(content) : [];
			const letters = some.reduce((sum, row) => sum + row.text.length, 0);
			return some.map((row) => ({ row, main: i === 0, rowsOfFrame: some.length, letters }));
		});
		rows.set(page, all);
		for (const { row } of all) {
			const on = seen.get(key(row)) ?? new Set();
			on.add(page.number);
			seen.set(key(row), on);
		}
	}
	for (const [page, all] of rows) {
		const out: Run[] = [];
		const take = (row: Row, kind: LeftOutKind) => {
			out.push(...row.runs);
			removed.push({ kind, page: page.number, text: row.text, printed: null, foot: true });
		};
		for (const { row, main, rowsOfFrame, letters } of all) {
			const repeated = seen.get(key(row))!.size > 1;
			const pale = row.runs.every((run) => run.pale);
			if (main) {
				if (pale && (row.size > bodySize * 2 || (repeated && row.size > bodySize * 1.5))) take(row, 'watermark');
			} else if (row.frame.turn !== 0 && row.frame.turn % 180 !== page.frames[0]!.frame.turn % 180) {
				if (repeated || STAMP.test(row.text)) take(row, 'watermark');
				else if (rowsOfFrame < 5 && letters < 200) take(row, 'other');
			}
		}
		const gone = new Set(out);
		if (gone.size > 0) for (const content of page.frames) removeRuns(content, gone);
		for (const text of page.oblique)
			removed.push({ kind: 'watermark', page: page.number, text, printed: null, foot: true });
	}
	return removed;
}
