/** Codings, counted and listed. */
import type { Coding, Considered, Id, Source } from '#core/model.ts';
import { lineAt } from '#core/text/lines.ts';
import type { ProjectFile } from '../project-file.ts';

/** Codings of one source in columns; `code` and `person` are indexes into `codes` and `people`. */
export interface CodingColumns {
	id: Id[];
	code: number[];
	person: number[];
	start: number[];
	end: number[];
	codes: Id[];
	people: Id[];
}

/** All codings of a source in text order, in columns, since there can be a hundred thousand. */
export function codingColumns(file: ProjectFile, sourceId: Id): CodingColumns {
	const result: CodingColumns = { id: [], code: [], person: [], start: [], end: [], codes: [], people: [] };
	const codes = new Map<Id, number>();
	const people = new Map<Id, number>();
	const index = (map: Map<Id, number>, list: Id[], id: Id) => {
		let at = map.get(id);
		if (at === undefined) {
			at = list.push(id) - 1;
			map.set(id, at);
		}
		return at;
	};
	for (const [id, codeId, personId, start, end] of file.connection.each<[Id, Id, Id, number, number]>(
		'SELECT id, codeId, personId, start, "end" FROM coding WHERE sourceId = ? ORDER BY start, "end"',
		sourceId,
	)) {
		result.id.push(id);
		result.code.push(index(codes, result.codes, codeId));
		result.person.push(index(people, result.people, personId));
		result.start.push(start);
		result.end.push(end);
	}
	return result;
}

export function considered(file: ProjectFile, sourceId: Id): Considered[] {
	return file.connection.all('SELECT * FROM considered WHERE sourceId = ? ORDER BY personId, start', sourceId);
}

export interface CodingFilter {
	ids?: readonly Id[] | undefined;
	codeIds?: readonly Id[] | undefined;
	sourceId?: Id | undefined;
	personId?: Id | undefined;
	limit: number;
}

/** A coding with the lines it stands in, from 1, both ends included. */
export type LinedCoding = Coding & { startLine: number; endLine: number };

/** Codings that fit a filter, in the order of studies and texts; at most `limit`, with the number of all that fit. */
export function listCodings(
	file: ProjectFile,
	{ ids, codeIds, sourceId, personId, limit }: CodingFilter,
): { codings: LinedCoding[]; total: number } {
	const where: string[] = [];
	const params: (string | number)[] = [];
	const oneOf = (column: string, values: readonly Id[]) => {
		where.push(`coding.${column} IN (SELECT value FROM json_each(?))`);
		params.push(JSON.stringify(values));
	};
	if (ids) oneOf('id', ids);
	if (codeIds) oneOf('codeId', codeIds);
	if (sourceId) oneOf('sourceId', [sourceId]);
	if (personId) oneOf('personId', [personId]);
	const condition = where.length ? `WHERE ${where.join(' AND ')}` : '';
	const total = file.connection.value<number>(`SELECT count(*) FROM coding ${condition}`, ...params);
	const rows = file.connection.all<Coding>(
		`SELECT coding.* FROM coding JOIN source ON source.id = coding.sourceId JOIN study ON study.id = source.studyId ${condition}
		ORDER BY study.position, study.id, source.position, source.id, coding.start, coding."end", coding.createdAt, coding.id LIMIT ?`,
		...params,
		limit,
	);
	const sources = new Map<Id, Source>();
	const codings = rows.map((coding) => {
		let at = sources.get(coding.sourceId);
		if (!at) {
			at = file.connection.get<Source>('SELECT * FROM source WHERE id = ?', coding.sourceId)!;
			sources.set(coding.sourceId, at);
		}
		const { lines } = file.texts.of(at);
		return { ...coding, startLine: lineAt(lines, coding.start), endLine: lineAt(lines, coding.end - 1) };
	});
	return { codings, total };
}

/** Codings, sources and studies of each code, and codings by code and study. Codes without codings have zeros. */
export function codeCounts(file: ProjectFile): {
	counts: { codeId: Id; codings: number; sources: number; studies: number }[];
	byStudy: { codeId: Id; studyId: Id; codings: number }[];
} {
	const bySource = file.connection.rows<[Id, Id, number]>(
		'SELECT codeId, sourceId, count(*) FROM coding GROUP BY codeId, sourceId',
	);
	const studyOf = new Map(file.connection.rows<[Id, Id]>('SELECT id, studyId FROM source'));
	const counts = new Map(
		file.connection
			.rows<[Id]>('SELECT id FROM code')
			.map(([codeId]) => [codeId, { codeId, codings: 0, sources: 0, studies: 0 }]),
	);
	const byStudy = new Map<string, { codeId: Id; studyId: Id; codings: number }>();
	for (const [codeId, sourceId, codings] of bySource) {
		const count = counts.get(codeId)!;
		count.codings += codings;
		count.sources++;
		const studyId = studyOf.get(sourceId)!;
		const key = `${codeId}:${studyId}`;
		const cell = byStudy.get(key);
		if (cell) cell.codings += codings;
		else {
			byStudy.set(key, { codeId, studyId, codings });
			count.studies++;
		}
	}
	return { counts: [...counts.values()], byStudy: [...byStudy.values()] };
}

/** What deleting codes would take along, codings that wait to be placed among them; `children` move up and stay. */
export function removalPreview(
	file: ProjectFile,
	codeIds: readonly Id[],
): {
	codes: number;
	codings: number;
	memos: number;
	themes: number;
	children: number;
} {
	const ids = JSON.stringify(codeIds);
	const among = '(SELECT value FROM json_each(@ids))';
	const count = (sql: string) => file.connection.value<number>(sql, { ids });
	return {
		codes: count(`SELECT count(*) FROM code WHERE id IN ${among}`),
		codings: count(
			`SELECT (SELECT count(*) FROM coding WHERE codeId IN ${among}) + (SELECT count(*) FROM unplaced WHERE codeId IN ${among})`,
		),
		memos: count(
			`SELECT (SELECT count(*) FROM memo WHERE targetKind = 'code' AND targetId IN ${among})
			+ (SELECT count(*) FROM memo WHERE targetKind = 'coding' AND targetId IN
				(SELECT id FROM coding WHERE codeId IN ${among} UNION ALL SELECT id FROM unplaced WHERE codeId IN ${among}))`,
		),
		themes: count(`SELECT count(DISTINCT themeId) FROM themeCode WHERE codeId IN ${among}`),
		children: count(`SELECT count(*) FROM code WHERE parentId IN ${among} AND id NOT IN ${among}`),
	};
}
