/** Corrections of texts: what one would do, what there were, and the codings that somebody should look at. */
import { SynthemaError } from '#core/errors.ts';
import type { Carried, Coding, Id, Revision, Source, Unplaced } from '#core/model.ts';
import type { CarriedRange } from '#core/text/anchoring.ts';
import { nearestMatch } from '#core/text/anchoring.ts';
import { lineAt } from '#core/text/lines.ts';
import { planCorrection } from '../correction.ts';
import type { ProjectFile } from '../project-file.ts';
import { source as sourceOf } from './lists.ts';

/** A coding that the correction would carry to words like its own. */
export interface FuzzyPreview {
	coding: Coding;
	start: number;
	end: number;
	quote: string;
	score: number;
}

export interface CorrectionPreview {
	/** The number that the source would have. */
	revision: number;
	exact: number;
	/** How many there are; the lists hold `limit` at most. */
	fuzzyCount: number;
	unplacedCount: number;
	fuzzy: FuzzyPreview[];
	unplaced: Coding[];
}

/** What `source.correct` would do to the codings of a source. Throws `missing.source`, `revision.same`, `revision.empty`. */
export function correctionPreview(file: ProjectFile, sourceId: Id, text: string, limit: number): CorrectionPreview {
	const source = sourceOf(file, sourceId);
	const { exact, fuzzy, unplaced } = planCorrection(file.connection, file.texts, source, text);
	return {
		revision: source.revision + 1,
		exact: exact.length,
		fuzzyCount: fuzzy.length,
		unplacedCount: unplaced.length,
		fuzzy: fuzzy.slice(0, limit),
		unplaced: unplaced.slice(0, limit),
	};
}

/** Earlier texts of a source, the oldest first. */
export function revisions(file: ProjectFile, sourceId: Id): Revision[] {
	return file.connection.all('SELECT * FROM revision WHERE sourceId = ? ORDER BY number', sourceId);
}

/** An earlier text of a source, or the present one under its number. Throws `missing.source`, `missing.revision`. */
export function revisionText(file: ProjectFile, sourceId: Id, number: number): string {
	const source = sourceOf(file, sourceId);
	if (number === source.revision) return file.texts.of(source).text;
	const row = revisions(file, sourceId).find((revision) => revision.number === number);
	if (!row) throw new SynthemaError('missing.revision', { id: number });
	return file.texts.of(row).text;
}

/** Codings that wait to be placed, of a source or (null) of all, in the order of the texts they were made on. */
export function unplaced(file: ProjectFile, sourceId: Id | null): Unplaced[] {
	return file.connection.all(
		'SELECT * FROM unplaced WHERE @sourceId IS NULL OR sourceId = @sourceId ORDER BY sourceId, revision, start, "end", id',
		{ sourceId },
	);
}

/** Carried codings to be looked at with their present words, `score` and `was` (the old words) beside them. */
export type CarriedCoding = Coding & { line: number; revision: number; score: number; was: string };

/** Codings of a source, or (null) of all, that were carried to words like their own, in text order. */
export function carried(file: ProjectFile, sourceId: Id | null): CarriedCoding[] {
	const rows = file.connection.all<Carried & { present: string }>(
		`SELECT carried.*, json_object('id', coding.id, 'sourceId', coding.sourceId, 'codeId', coding.codeId, 'personId', coding.personId,
			'start', coding.start, 'end', coding."end", 'quote', coding.quote, 'createdAt', coding.createdAt) AS present
		FROM carried JOIN coding ON coding.id = carried.codingId
		WHERE @sourceId IS NULL OR carried.sourceId = @sourceId ORDER BY carried.sourceId, coding.start, coding."end", coding.id`,
		{ sourceId },
	);
	const sources = new Map<Id, Source>();
	return rows.map(({ present, revision, score, quote: was, sourceId: of }) => {
		const coding = JSON.parse(present) as Coding;
		const source = sources.get(of) ?? sourceOf(file, of);
		sources.set(of, source);
		return { ...coding, line: lineAt(file.texts.of(source).lines, coding.start), revision, score, was };
	});
}

/** A place for a coding that waits, to be offered: the present words likest to its own; null where none is like. */
export function suggestion(file: ProjectFile, id: Id): (CarriedRange & { quote: string; line: number }) | null {
	const row = file.connection.get<Unplaced>('SELECT * FROM unplaced WHERE id = ?', id);
	if (!row) throw new SynthemaError('missing.unplaced', { id });
	const source = sourceOf(file, row.sourceId);
	const { text, lines } = file.texts.of(source);
	const found = nearestMatch(text, row.quote, row.start);
	return found && { ...found, quote: text.slice(found.start, found.end), line: lineAt(lines, found.start) };
}
