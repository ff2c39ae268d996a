/** Everything on one height of a page, columns or not: what running heads and feet are looked for in. */
import type { Box, Frame } from './geometry.ts';
import { groupLines, textOf } from './lines.ts';
import type { FrameContent, Run } from './page.ts';

export interface Row extends Box {
	runs: Run[];
	text: string;
	size: number;
	frame: Frame;
	content: FrameContent;
}

/** The rows of a frame of a page, from top to bottom. */
export function rowsOf(content: FrameContent): Row[] {
	return groupLines(content.runs)
		.map((runs) => ({
			runs,
			text: textOf(runs, runs[0]!.size).text,
			left: Math.min(...runs.map((run) => run.left)),
			right: Math.max(...runs.map((run) => run.right)),
			top: Math.min(...runs.map((run) => run.top)),
			bottom: Math.max(...runs.map((run) => run.bottom)),
			size: Math.max(...runs.map((run) => run.size)),
			frame: content.frame,
			content,
		}))
		.filter((row) => row.text !== '');
}

/** Takes runs out of a frame. */
export function removeRuns(content: FrameContent, runs: ReadonlySet<Run>): void {
	content.runs = content.runs.filter((run) => !runs.has(run));
}
