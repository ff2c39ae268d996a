import type { OffsetMap } from './offset-map.ts';
import type { PageLayout } from './page-layout.ts';

/**
 * The layout of a text after a correction. Runs of text keep their boxes and get the offsets that their words have now; a
 * run or a page whose words are gone has none. All pages stay, since the original still has them.
 */
export function carryLayout(layout: PageLayout, map: OffsetMap): PageLayout {
	const { marks, fragments: old } = layout;
	const carried: PageLayout = {
		pages: layout.pages,
		marks: [],
		fragments: { start: [], end: [], page: [], x: [], y: [], width: [], height: [] },
	};
	for (const [i, mark] of marks.entries()) {
		const start = map.start(mark.start).at;
		const next = marks[i + 1];
		const end = next ? map.start(next.start).at : map.newText.length;
		if (start < end) carried.marks.push({ start, page: mark.page });
	}
	const { fragments } = carried;
	let last = 0;
	for (let i = 0; i < old.start.length; i++) {
		const range = map.range({ start: old.start[i]!, end: old.end[i]! });
		if (!range || range.end <= last) continue;
		fragments.start.push(Math.max(last, range.start));
		fragments.end.push(range.end);
		for (const column of ['page', 'x', 'y', 'width', 'height'] as const) fragments[column].push(old[column][i]!);
		last = range.end;
	}
	return carried;
}
