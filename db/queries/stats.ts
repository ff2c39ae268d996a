/** How far each source is coded. */
import type { Id, Source } from '#core/model.ts';
import type { Lines } from '#core/text/lines.ts';
import { coveredLines, type TextRange, totalLength } from '#core/text/ranges.ts';
import type { ProjectFile } from '../project-file.ts';

export interface SourceStats {
	sourceId: Id;
	lines: number;
	codings: number;
	/** UTF-16 code units under at least one coding of anyone. */
	codedCharacters: number;
	findingsLines: number;
	/** Findings lines that the person has coded, and those only considered. */
	myCodedLines: number;
	myConsideredLines: number;
	/** Runs of findings lines that the person has coded, as fractions of the findings in order, 0–1. */
	myCoverage: [number, number][];
	finishedByMe: boolean;
}

/** Which lines share a character with any of the ranges; one byte a line. */
function marked(lines: Lines, ranges: readonly TextRange[]): Uint8Array {
	const bits = new Uint8Array(lines.count);
	for (const line of coveredLines(lines, ranges)) bits[line - 1] = 1;
	return bits;
}

/** Statistics of the given sources (null: all) as a person sees them. */
export function sourceStats(file: ProjectFile, personId: Id, sourceIds: readonly Id[] | null): SourceStats[] {
	const { connection } = file;
	const list = connection.all<Source>(
		'SELECT * FROM source WHERE @ids IS NULL OR id IN (SELECT value FROM json_each(@ids))',
		{ ids: sourceIds === null ? null : JSON.stringify(sourceIds) },
	);
	return list.map((source) => {
		const { lines } = file.texts.of(source);
		const all: TextRange[] = [];
		const mine: TextRange[] = [];
		for (const [start, end, person] of connection.rows<[number, number, Id]>(
			'SELECT start, "end", personId FROM coding WHERE sourceId = ?',
			source.id,
		)) {
			const range = { start, end };
			all.push(range);
			if (person === personId) mine.push(range);
		}
		const findings = marked(
			lines,
			connection.all<TextRange>(`SELECT start, "end" FROM section WHERE sourceId = ? AND kind = 'findings'`, source.id),
		);
		const coded = marked(lines, mine);
		const looked = marked(
			lines,
			connection.all<TextRange>(
				'SELECT start, "end" FROM considered WHERE sourceId = ? AND personId = ?',
				source.id,
				personId,
			),
		);
		let findingsLines = 0;
		let myCodedLines = 0;
		let myConsideredLines = 0;
		const runs: [number, number][] = [];
		for (let line = 0; line < lines.count; line++) {
			if (!findings[line]) continue;
			if (coded[line]) {
				myCodedLines++;
				const last = runs.at(-1);
				if (last && last[1] === findingsLines) last[1]++;
				else runs.push([findingsLines, findingsLines + 1]);
			} else if (looked[line]) myConsideredLines++;
			findingsLines++;
		}
		return {
			sourceId: source.id,
			lines: lines.count,
			codings: all.length,
			codedCharacters: totalLength(all),
			findingsLines,
			myCodedLines,
			myConsideredLines,
			myCoverage: runs.map(([start, end]) => [start / findingsLines, end / findingsLines]),
			finishedByMe:
				connection.get('SELECT 1 FROM finished WHERE sourceId = ? AND personId = ?', source.id, personId) !== undefined,
		};
	});
}
