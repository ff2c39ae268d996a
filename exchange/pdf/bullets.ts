/** Marks of lists that a file draws as dots and squares. */
import type { Box } from './geometry.ts';
import type { Run } from './page.ts';
import type { Runs } from './runs.ts';

/** Side of a drawn mark (points). */
const SMALL = 1.4;
const LARGE = 7;
/** Marks of a page at most: a plot has more. */
const MAX_MARKS = 120;

/** Puts a "•" before each line that a small drawn area stands before. */
export function addBullets(page: Runs, areas: readonly Box[]): void {
	const marks = areas.filter((box) => {
		const [width, height] = [box.right - box.left, box.bottom - box.top];
		return width > SMALL && width < LARGE && Math.abs(width - height) < width * 0.3;
	});
	if (marks.length === 0 || marks.length > MAX_MARKS) return;
	const added: Run[] = [];
	for (const mark of marks) {
		const middle = (mark.top + mark.bottom) / 2;
		const row = page.runs.filter((run) => run.baseline > middle && run.baseline - run.size * 0.8 < middle);
		const next = row.filter((run) => run.left > mark.right - 0.5).sort((a, b) => a.left - b.left)[0];
		if (!next || next.left - mark.right > next.size * 2.2 || mark.right - mark.left > next.size * 0.6) continue;
		if (row.some((run) => run.left < mark.right && run.right > mark.left - run.size * 2)) continue;
		added.push({ ...next, text: '•', left: mark.left, right: mark.right, spaced: true });
	}
	page.runs.push(...added);
}
