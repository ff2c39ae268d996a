/** How far each source is coded. */
import type { Id, Source } from '#core/model.ts';
import { codableRanges } from '#core/text/codable.ts';
import type { Lines } from '#core/text/lines.ts';
import type { ProjectFile } from '../project-file.ts';
import { sections, settings } from './lists.ts';

export interface SourceStats {
	sourceId: Id;
	lines: number;
	codings: number;
	/** UTF-16 code units under at least one coding of anyone. */
	codedCharacters: number;
	/** Lines that are to be coded: those of findings, unless the project codes whole texts (`codeFindingsOnly`). */
	findingsLines: number;
	/** Findings lines that the person has coded, and those only considered. */
	myCodedLines: number;
	myConsideredLines: number;
	/** Runs of findings lines that the person has coded, as fractions of the findings in order, 0–1. */
	myCoverage: [number, number][];
	finishedByMe: boolean;
}

/** Marks the lines that share a character with `[start, end)`. */
function mark(bits: Uint8Array, lines: Lines, start: number, end: number): void {
	let low = 0;
	let high = lines.count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (lines.ends[middle]! <= start) low = middle + 1;
		else high = middle;
	}
	for (let line = low; line < lines.count && lines.starts[line]! < end; line++) bits[line] = 1;
}

/**
 * Statistics of the given sources (null: all) as a person sees them. Codings are counted as they come from the file, none
 * is kept: a source can have a hundred thousand.
 */
export function sourceStats(file: ProjectFile, personId: Id, sourceIds: readonly Id[] | null): SourceStats[] {
	const { connection } = file;
	const { codeFindingsOnly } = settings(file);
	const list = connection.all<Source>(
		'SELECT * FROM source WHERE @ids IS NULL OR id IN (SELECT value FROM json_each(@ids))',
		{ ids: sourceIds === null ? null : JSON.stringify(sourceIds) },
	);
	return list.map((source) => {
		const { lines, text } = file.texts.of(source);
		const coded = new Uint8Array(lines.count);
		const looked = new Uint8Array(lines.count);
		const findings = new Uint8Array(lines.count);
		let codings = 0;
		let codedCharacters = 0;
		let reached = 0;
		for (const [start, end, person] of connection.each<[number, number, Id]>(
			'SELECT start, "end", personId FROM coding WHERE sourceId = ? ORDER BY start',
			source.id,
		)) {
			codings++;
			if (end > reached) {
				codedCharacters += end - Math.max(start, reached);
				reached = end;
			}
			if (person === personId) mark(coded, lines, start, end);
		}
		for (const { start, end } of codableRanges(sections(file, source.id), text, codeFindingsOnly))
			mark(findings, lines, start, end);
		for (const [start, end] of connection.each<[number, number]>(
			'SELECT start, "end" FROM considered WHERE sourceId = ? AND personId = ?',
			source.id,
			personId,
		)) {
			mark(looked, lines, start, end);
		}
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
			codings,
			codedCharacters,
			findingsLines,
			myCodedLines,
			myConsideredLines,
			myCoverage: runs.map(([start, end]) => [start / findingsLines, end / findingsLines]),
			finishedByMe:
				connection.get('SELECT 1 FROM finished WHERE sourceId = ? AND personId = ?', source.id, personId) !== undefined,
		};
	});
}
