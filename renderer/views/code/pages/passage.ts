/** What of the open source is marked on its pages, and which place the pages follow. */
import { boxesOf, joinBoxes, type PageBox, type PageLayout } from '#core/text/page-layout.ts';
import type { TextRange } from '#core/text/ranges.ts';
import { rangeOfLine } from '../layout.ts';
import type { Reader } from '../reader.ts';
import type { Passage } from './PageSheet.tsx';

function marked(reader: Reader): TextRange & { kind: Passage['kind']; hue: number } {
	const { range, active, line } = reader.get();
	if (range) return { ...range, kind: 'selection', hue: 0 };
	const coding = active === null ? undefined : reader.model.get(active);
	if (coding) return { start: coding.start, end: coding.end, kind: 'coding', hue: reader.hueOf(coding.codeId) };
	return { ...rangeOfLine(reader.layout, line), kind: 'line', hue: 0 };
}

/** The selection, or else the coding at the cursor, or else the line, as boxes on the pages. */
export function passageOf(reader: Reader, layout: PageLayout): Passage {
	const { start, end, kind, hue } = marked(reader);
	return {
		kind,
		hue,
		boxes: Map.groupBy(joinBoxes(boxesOf(layout, start, end, reader.layout.text)), (box) => box.page),
	};
}

/** Boxes of the line the cursor is on. */
export function boxesOfCursor(reader: Reader, layout: PageLayout): PageBox[] {
	const { start, end } = rangeOfLine(reader.layout, reader.get().line);
	return joinBoxes(boxesOf(layout, start, end, reader.layout.text));
}
