/** What a project holds, in the order in which lists show it. */

import type { Appraisal, Confidence, OwnChecklist } from '#core/appraisal/model.ts';
import { SynthemaError } from '#core/errors.ts';
import type {
	Bookmark,
	Code,
	Finished,
	Id,
	Memo,
	Person,
	Section,
	Settings,
	Source,
	Study,
	Theme,
	ThemeCode,
	ThemeQuote,
	ThemeTheme,
} from '#core/model.ts';
import { DEFAULT_SETTINGS } from '#core/model.ts';
import type { LoggedOperation } from '#core/tables/data.ts';
import type { ProjectFile } from '../project-file.ts';

export function people(file: ProjectFile): Person[] {
	return file.connection.all('SELECT * FROM person ORDER BY createdAt, id');
}

export function studies(file: ProjectFile): Study[] {
	return file.connection.all('SELECT * FROM study ORDER BY position, id');
}

export function settings(file: ProjectFile): Settings {
	const rows = file.connection.all<{ key: string; value: string }>('SELECT key, value FROM setting');
	const set = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)])) as Partial<Settings>;
	return { codeFindingsOnly: set.codeFindingsOnly ?? DEFAULT_SETTINGS.codeFindingsOnly };
}

/** In the order of their studies. */
export function sources(file: ProjectFile): Source[] {
	return file.connection.all(
		'SELECT source.* FROM source JOIN study ON study.id = source.studyId ORDER BY study.position, study.id, source.position, source.id',
	);
}

export function sections(file: ProjectFile, sourceId?: Id): Section[] {
	return sourceId
		? file.connection.all('SELECT * FROM section WHERE sourceId = ? ORDER BY start', sourceId)
		: file.connection.all('SELECT * FROM section ORDER BY sourceId, start');
}

/** A source, or the error `missing.source`. */
export function source(file: ProjectFile, id: Id): Source {
	const row = file.connection.get<Source>('SELECT * FROM source WHERE id = ?', id);
	if (!row) throw new SynthemaError('missing.source', { id });
	return row;
}

export function codes(file: ProjectFile): Code[] {
	return file.connection.all('SELECT * FROM code ORDER BY parentId, position, id');
}

export function themes(file: ProjectFile): {
	themes: Theme[];
	themeCodes: ThemeCode[];
	themeThemes: ThemeTheme[];
	themeQuotes: ThemeQuote[];
} {
	const { connection } = file;
	return {
		themes: connection.all('SELECT * FROM theme ORDER BY level DESC, position, id'),
		themeCodes: connection.all('SELECT * FROM themeCode ORDER BY themeId, position, codeId'),
		themeThemes: connection.all('SELECT * FROM themeTheme ORDER BY analyticalId, position, descriptiveId'),
		themeQuotes: connection.all('SELECT * FROM themeQuote ORDER BY themeId, position, codingId'),
	};
}

/** Checklists of the team's own, by name. */
export function ownChecklists(file: ProjectFile): OwnChecklist[] {
	return file.connection.all('SELECT * FROM checklist ORDER BY name');
}

/**
 * Appraisals as a person may see them: their own and the consensus; those of others once both are finished, so that nobody
 * is led. Without a person all that are finished. `hidden` counts those kept back, by study and checklist.
 */
export function appraisals(
	file: ProjectFile,
	personId: Id | null,
): { appraisals: Appraisal[]; hidden: { studyId: Id; checklistId: string; finished: number; begun: number }[] } {
	const all = file.connection.all<Appraisal>('SELECT * FROM appraisal ORDER BY createdAt, id');
	if (personId === null) return { appraisals: all.filter(({ finished }) => finished === 1), hidden: [] };
	const key = ({ studyId, checklistId }: Appraisal) => `${studyId} ${checklistId}`;
	const mine = new Set(
		all.filter((one) => one.stage === 'own' && one.personId === personId && one.finished === 1).map(key),
	);
	const shown = (one: Appraisal) =>
		one.stage === 'consensus' || one.personId === personId || (one.finished === 1 && mine.has(key(one)));
	const hidden = Map.groupBy(
		all.filter((one) => !shown(one)),
		key,
	);
	return {
		appraisals: all.filter(shown),
		hidden: [...hidden.values()].map((list) => ({
			studyId: list[0]!.studyId,
			checklistId: list[0]!.checklistId,
			finished: list.filter(({ finished }) => finished === 1).length,
			begun: list.length,
		})),
	};
}

export function confidences(file: ProjectFile): Confidence[] {
	return file.connection.all('SELECT * FROM confidence');
}

/** Bookmarks of a person, by source and place. */
export function bookmarks(file: ProjectFile, personId: Id): Bookmark[] {
	return file.connection.all(
		`SELECT bookmark.* FROM bookmark JOIN source ON source.id = bookmark.sourceId WHERE bookmark.personId = ?
		ORDER BY source.position, bookmark.start, bookmark.id`,
		personId,
	);
}

/** The change log in words, the oldest first. What was undone stands there with its undoing. */
export function operations(file: ProjectFile): LoggedOperation[] {
	return file.connection
		.all<Omit<LoggedOperation, 'detail'> & { detail: string }>(
			'SELECT name, personId, at, detail FROM operation ORDER BY seq',
		)
		.map((row) => ({ ...row, detail: JSON.parse(row.detail) as LoggedOperation['detail'] }));
}

/** Memos of a kind of thing, or of some things of that kind; null stands for all. */
export function memos(file: ProjectFile, targetKind: string | null, targetIds: readonly Id[] | null): Memo[] {
	return file.connection.all(
		`SELECT * FROM memo WHERE (@kind IS NULL OR targetKind = @kind)
		AND (@ids IS NULL OR targetId IN (SELECT value FROM json_each(@ids))) ORDER BY createdAt, id`,
		{ kind: targetKind, ids: targetIds === null ? null : JSON.stringify(targetIds) },
	);
}

export function finished(file: ProjectFile): Finished[] {
	return file.connection.all('SELECT * FROM finished');
}
