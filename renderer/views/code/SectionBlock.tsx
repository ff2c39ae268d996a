import { memo } from 'react';
import { AFTER_HEAD, firstLineOf, GAP, HEAD, lastLineOf, lineText, QUOTE, type TextLayout } from './layout.ts';
import { PageMarks } from './pages/PageMarks.tsx';
import type { SourcePages } from './pages/source-pages.ts';
import type { Reader } from './reader.ts';
import { type StripePlan, Stripes } from './Stripes.tsx';

function classes(flags: number): string {
	return `ln${flags & AFTER_HEAD ? ' after' : flags & GAP ? ' gap' : ''}${flags & HEAD ? ' head' : ''}${flags & QUOTE ? ' q' : ''}`;
}

/** Whether a block looks the same in two layouts. */
function sameBlock(a: TextLayout, b: TextLayout, block: number): boolean {
	if (a === b) return true;
	if (a.text !== b.text) return false;
	for (let at = firstLineOf(block) - 1; at < lastLineOf(a, block); at++)
		if (a.flags[at] !== b.flags[at] || a.greyed[at] !== b.greyed[at]) return false;
	return true;
}

/** The lines of a block change with the sections only; what else does (cursor, dots, highlights) is put on from outside. */
const Lines = memo(
	function Lines({ layout, block }: { layout: TextLayout; block: number }) {
		const first = firstLineOf(block);
		const lines = Array.from({ length: lastLineOf(layout, block) - first + 1 }, (_, i) => first + i);
		return (
			<div className="lines">
				{lines.map((line) => (
					<div
						key={line}
						className={`${classes(layout.flags[line - 1]!)}${layout.greyed[line - 1] ? ' out' : ''}`}
						data-line={line}
					>
						{lineText(layout, line)}
					</div>
				))}
			</div>
		);
	},
	(before, now) => before.block === now.block && sameBlock(before.layout, now.layout, now.block),
);

/** Fifty lines, skipped by layout and paint while they are far from the viewport. */
export const SectionBlock = memo(function SectionBlock({
	reader,
	plan,
	pages,
	block,
	tops,
	lineHeight,
	shown,
	margin,
}: {
	reader: Reader;
	plan: StripePlan;
	pages: SourcePages | null;
	block: number;
	tops: Float64Array;
	lineHeight: number;
	shown: boolean;
	margin: number;
}) {
	const last = lastLineOf(reader.layout, block);
	const from = block === 0 ? 0 : tops[firstLineOf(block) - 2]! + lineHeight;
	return (
		<div className="block" data-block={block} style={{ height: tops[last - 1]! + lineHeight - from }}>
			<Lines layout={reader.layout} block={block} />
			{shown && pages && (
				<PageMarks pages={pages} layout={reader.layout} block={block} tops={tops} lineHeight={lineHeight} />
			)}
			{shown && (
				<Stripes reader={reader} plan={plan} block={block} tops={tops} lineHeight={lineHeight} width={margin} />
			)}
		</div>
	);
});
