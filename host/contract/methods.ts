/**
 * The one contract between the project host and everything that asks it: each method with the schema of what goes in
 * and what comes out. Types are derived; both transports validate what goes in against it.
 */
import { z } from 'zod';
import { appraisalReads, appraisalWrites } from './parts/appraisal.ts';
import * as s from './schemas.ts';

const none = z.object({}).strict();
const done = z.object({ operation: z.string().nullable() });
const offset = z.number().int().nonnegative();
const text = z.string().max(1_000_000);

function method<I extends z.ZodType, O extends z.ZodType>(input: I, output: O) {
	return { input, output };
}

/** Reads and services. They never change a project file. */
export const reads = {
	...appraisalReads,
	'app.info': method(none, z.object({ version: z.string(), documents: z.string(), defaultPerson: z.string() })),
	'recent.list': method(none, z.object({ recent: z.array(s.recent) })),
	'recent.remove': method(z.object({ path: z.string() }), z.object({})),
	/** A folder as the file chooser of browser mode shows it. */
	'files.browse': method(
		z.object({ folder: z.string().nullable(), extensions: z.array(z.string()) }),
		z.object({
			folder: z.string(),
			parent: z.string().nullable(),
			entries: z.array(z.object({ name: z.string(), path: z.string(), isFolder: z.boolean() })),
		}),
	),
	'project.create': method(
		z.object({ path: z.string(), title: z.string().trim().min(1).max(500), person: z.string().trim().min(1).max(200) }),
		s.project,
	),
	'project.open': method(z.object({ path: z.string(), person: z.string().nullable() }), s.project),
	'project.close': method(none, z.object({})),
	'project.info': method(none, s.project),
	/** Writes the demonstration into a folder (default: the documents folder) and returns the finished project's path. */
	'project.sample': method(
		z.object({ folder: z.string().nullable() }),
		z.object({ files: z.array(z.string()), project: z.string() }),
	),
	'project.beSomeone': method(z.object({ personId: s.id }), s.project),
	/** What all who work on the project have set. */
	'project.settings': method(none, s.settings),
	'people.list': method(none, z.object({ people: z.array(s.person) })),
	'studies.list': method(none, z.object({ studies: z.array(s.study) })),
	'sources.list': method(none, z.object({ sources: z.array(s.source), sections: z.array(s.section) })),
	'sources.stats': method(
		z.object({ sourceIds: z.array(s.id).nullable() }),
		z.object({ stats: z.array(s.sourceStats) }),
	),
	'source.read': method(
		z.object({ sourceId: s.id }),
		z.object({ source: s.source, text: z.string(), sections: z.array(s.section) }),
	),
	/** Pages of a source and where each begins in its text; null in formats without pages. */
	'source.pages': method(z.object({ sourceId: s.id }), z.object({ pages: s.sourcePages.nullable() })),
	/** The same with the place of every run of text on its page. */
	'source.layout': method(z.object({ sourceId: s.id }), z.object({ layout: s.sourceLayout.nullable() })),
	/** A piece of the file that was imported, as it was: up to 1 MiB from `offset`. */
	'source.original': method(
		z.object({ sourceId: s.id, offset, length: z.number().int().min(1).max(1_048_576) }),
		z.object({ base64: z.string(), size: z.number().int(), mediaType: z.string() }),
	),
	/** What `source.correct` would do to the codings of a source; the lists hold `limit` at most. Nothing is written. */
	'source.correctionPreview': method(
		z.object({ sourceId: s.id, text: s.correctedText, limit: z.number().int().min(0).max(100_000).default(200) }),
		z.object({
			/** The number that the source would have. */
			revision: z.number().int(),
			exact: z.number().int(),
			fuzzyCount: z.number().int(),
			unplacedCount: z.number().int(),
			fuzzy: z.array(z.object({ coding: s.coding, start: offset, end: offset, quote: z.string(), score: z.number() })),
			unplaced: z.array(s.coding),
		}),
	),
	/** Earlier texts of a source, the oldest first. */
	'source.revisions': method(z.object({ sourceId: s.id }), z.object({ revisions: z.array(s.revision) })),
	/** An earlier text, or the present one under its number. */
	'source.revisionText': method(
		z.object({ sourceId: s.id, number: z.number().int().min(1) }),
		z.object({ text: z.string() }),
	),
	/** Codings that wait to be placed, of a source or (null) of all. */
	'unplaced.list': method(z.object({ sourceId: s.id.nullable() }), z.object({ unplaced: z.array(s.unplaced) })),
	/** The present words likest to those of a coding that waits; null where none is like. */
	'unplaced.suggestion': method(
		z.object({ id: s.id }),
		z.object({
			place: z
				.object({ start: offset, end: offset, score: z.number(), quote: z.string(), line: z.number().int() })
				.nullable(),
		}),
	),
	/** Codings that were carried to words like their own and that nobody has looked at yet. */
	'carried.list': method(z.object({ sourceId: s.id.nullable() }), z.object({ carried: z.array(s.carried) })),
	'codings.ofSource': method(
		z.object({ sourceId: s.id }),
		z.object({ codings: s.codingColumns, considered: z.array(s.considered) }),
	),
	/** My bookmarks in all texts, in text order. */
	'bookmarks.list': method(none, z.object({ bookmarks: z.array(s.bookmark) })),
	/** Codings with their quotes in study and text order, filtered; `limit` rows at most, `total` says how many there are. */
	'codings.list': method(
		z.object({
			ids: z.array(s.id).optional(),
			codeIds: z.array(s.id).optional(),
			sourceId: s.id.optional(),
			personId: s.id.optional(),
			limit: z.number().int().min(1).max(1_000_000).default(1000),
		}),
		z.object({
			codings: z.array(s.coding.extend({ startLine: z.number().int(), endLine: z.number().int() })),
			total: z.number().int(),
		}),
	),
	'codes.list': method(none, z.object({ codes: z.array(s.code) })),
	'codes.counts': method(
		none,
		z.object({
			counts: z.array(s.codeCounts),
			byStudy: z.array(z.object({ codeId: s.id, studyId: s.id, codings: z.number().int() })),
		}),
	),
	/** What deleting these codes would take along. */
	'codes.removalPreview': method(
		z.object({ codeIds: z.array(s.id) }),
		z.object({
			codes: z.number().int(),
			codings: z.number().int(),
			memos: z.number().int(),
			themes: z.number().int(),
			children: z.number().int(),
		}),
	),
	'themes.list': method(
		none,
		z.object({
			themes: z.array(s.theme),
			themeCodes: z.array(s.themeCode),
			themeThemes: z.array(s.themeTheme),
			themeQuotes: z.array(s.themeQuote),
		}),
	),
	'memos.list': method(
		z.object({ targetKind: z.string().nullable(), targetIds: z.array(s.id).nullable() }),
		z.object({ memos: z.array(s.memo) }),
	),
	'history.state': method(
		none,
		z.object({
			/** What the next undo and redo would do: the operation's name and its parameters for a sentence of the catalogue. */
			undo: z
				.object({
					operation: z.string(),
					name: z.string(),
					detail: z.record(z.string(), z.union([z.string(), z.number()])),
				})
				.nullable(),
			redo: z
				.object({
					operation: z.string(),
					name: z.string(),
					detail: z.record(z.string(), z.union([z.string(), z.number()])),
				})
				.nullable(),
		}),
	),
	search: method(
		z.object({
			query: z.string().max(1000),
			limit: z.number().int().min(1).max(1000).default(200),
			sourceId: s.id.optional(),
		}),
		z.object({
			hits: z.array(
				z.object({
					sourceId: s.id,
					start: offset,
					end: offset,
					before: z.string(),
					match: z.string(),
					after: z.string(),
					line: z.number().int(),
				}),
			),
			more: z.boolean(),
		}),
	),
	'import.preview': method(z.object({ item: s.importItem, options: s.importOptions }), s.importPreview),
	/** What kind of file it is: one of texts or of references. Tells by its beginning, then by its ending. */
	'import.kind': method(z.object({ item: s.importItem }), z.object({ kind: z.enum(['text', 'references']) })),
	/** Reads a reference file (RIS, BibTeX, NBIB, EndNote, CSL-JSON, CSV, XLSX) without importing it. */
	'import.references': method(
		z.object({
			item: s.importItem,
			encoding: z.string().optional(),
			/** Column of a table → field of a study; guessed where there is none. */
			columns: z.record(z.string(), z.string()).optional(),
			/** Names of files that were chosen with it. */
			beside: z.array(z.string()).max(10_000).default([]),
		}),
		z.object({
			format: z.string(),
			references: z.array(s.importReference),
			/** Records that could not be read. */
			problems: z.array(z.object({ row: z.number().int(), code: z.string(), params: s.told.shape.params })),
			/** Of a table: its columns, and the field each goes to ("" for none). */
			columns: z.array(z.object({ name: z.string(), field: z.string(), example: z.string() })),
		}),
	),
	'table.preview': method(z.object({ table: s.tableKey, options: s.tableOptions }), z.object({ table: s.table })),
	/** Renders one or all tables. With `out` the host writes the file(s); without it the bytes come back as base64. */
	'table.export': method(
		z.object({
			table: z.union([s.tableKey, z.literal('all')]),
			format: s.tableFormat,
			options: s.tableOptions,
			out: z.string().nullable(),
		}),
		z.object({
			files: z.array(z.object({ name: z.string(), path: z.string().nullable(), base64: z.string().nullable() })),
			tables: z.array(z.object({ table: z.string(), file: z.string(), rows: z.number().int() })),
		}),
	),
	check: method(
		none,
		z.object({
			ok: z.boolean(),
			problems: z.array(
				z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
			),
		}),
	),
};

/** Writes. Each is one named operation in the change log, and one step of undo. */
export const operations = {
	...appraisalWrites,
	'project.set': method(z.object({ key: z.enum(['codeFindingsOnly']), value: z.boolean() }), done),
	'project.rename': method(z.object({ title: z.string().trim().min(1).max(500) }), done),
	'person.add': method(z.object({ id: s.id, name: z.string().trim().min(1).max(200) }), done),
	'person.rename': method(z.object({ id: s.id, name: z.string().trim().min(1).max(200) }), done),
	'study.add': method(z.object({ id: s.id, fields: s.studyFields.partial().required({ label: true }) }), done),
	'study.update': method(
		z.object({ changes: z.array(z.object({ id: s.id, fields: s.studyFields.partial() })).min(1) }),
		done,
	),
	'study.remove': method(z.object({ id: s.id }), done),
	'study.move': method(z.object({ id: s.id, position: z.number().int().min(0) }), done),
	/**
	 * Imports texts, and studies of reference files with them, in one step. Texts that cannot be read are reported in
	 * `skipped` and leave nothing behind.
	 */
	'source.import': method(
		z.object({
			items: z.array(z.object({ item: s.importItem, options: s.importOptions })),
			studies: z
				.object({
					add: z.array(z.object({ id: s.id, fields: s.studyFields })).max(100_000),
					update: z.array(z.object({ id: s.id, fields: s.studyFields.partial() })).max(100_000),
				})
				.optional(),
		}),
		z.object({
			operation: z.string().nullable(),
			sources: z.array(s.source.extend({ lines: z.number().int(), study: z.string() })),
			studies: z.object({ added: z.number().int(), updated: z.number().int() }),
			skipped: z.array(s.told),
			warnings: z.array(s.told),
			/** What stayed out of each text, counted by kind. */
			leftOut: z.array(z.object({ file: z.string(), kind: z.string(), count: z.number().int() })),
		}),
	),
	'source.rename': method(z.object({ id: s.id, name: z.string().trim().min(1).max(500) }), done),
	'source.setStudy': method(z.object({ id: s.id, studyId: s.id }), done),
	'source.remove': method(z.object({ id: s.id }), done),
	'source.setRole': method(z.object({ id: s.id, role: s.sourceRole }), done),
	'source.finish': method(z.object({ sourceId: s.id, finished: z.boolean() }), done),
	/** Puts a corrected text in the place of a source's; codings follow their words, or `carry` (null: placed later). */
	'source.correct': method(
		z.object({
			sourceId: s.id,
			text: s.correctedText,
			reason: z.string().max(10_000).default(''),
			/** The revision that was corrected; refused when there is another by now. */
			revision: z.number().int().optional(),
			carry: z
				.array(z.object({ codingId: s.id, range: z.object({ start: offset, end: offset }).nullable() }))
				.optional(),
		}),
		done.extend({
			revision: z.number().int(),
			exact: z.number().int(),
			fuzzy: z.number().int(),
			unplaced: z.number().int(),
		}),
	),
	'unplaced.place': method(z.object({ id: s.id, start: offset, end: offset }), done),
	'unplaced.discard': method(z.object({ id: s.id }), done),
	'carried.accept': method(z.object({ codingIds: z.array(s.id).min(1) }), done),
	'section.setKind': method(
		z.object({
			id: s.id,
			kind: s.sectionKind,
			/** The sections behind it as well, as far as they are of the kind that it was. */
			onward: z.boolean().optional(),
		}),
		done,
	),
	/** Moves the border to the section before; `start` is where a line begins. */
	'section.setStart': method(z.object({ id: s.id, start: offset }), done),
	'section.split': method(
		z.object({ sourceId: s.id, at: offset, kind: s.sectionKind, newId: s.id, title: z.string().max(500) }),
		done,
	),
	/** Joins a section into the one before it. */
	'section.merge': method(z.object({ id: s.id }), done),
	/** Divides a text anew by its headings. */
	'section.propose': method(z.object({ sourceId: s.id }), done),
	/** Applies codes to passages. Ids come from the caller so that it can paint before the answer. */
	'coding.apply': method(
		z.object({
			codings: z
				.array(
					z.object({
						id: s.id,
						sourceId: s.id,
						start: offset,
						end: offset,
						codeId: s.id,
						/** Coding for someone else happens on the command line only (`--person`). */
						personId: s.id.optional(),
					}),
				)
				.min(1),
			newCodes: z.array(s.codeFields.partial().required({ name: true }).extend({ id: s.id })).default([]),
			newPeople: z.array(z.object({ id: s.id, name: z.string().trim().min(1).max(200) })).default([]),
			memos: z.array(z.object({ id: s.id, codingId: s.id, body: text, plain: text })).default([]),
		}),
		done.extend({ codings: z.array(s.coding), unchanged: z.array(s.id) }),
	),
	'coding.remove': method(z.object({ ids: z.array(s.id).min(1) }), done),
	'coding.resize': method(z.object({ id: s.id, start: offset, end: offset }), done),
	'coding.recode': method(z.object({ ids: z.array(s.id).min(1), codeId: s.id }), done),
	'considered.set': method(z.object({ sourceId: s.id, start: offset, end: offset, considered: z.boolean() }), done),
	'bookmark.set': method(
		z.object({ id: s.id, sourceId: s.id, start: offset, end: offset, label: z.string().max(500) }),
		done,
	),
	'bookmark.remove': method(z.object({ id: s.id }), done),
	'code.create': method(s.codeFields.partial().required({ name: true }).extend({ id: s.id }), done),
	'code.update': method(z.object({ id: s.id, fields: s.codeFields.omit({ parentId: true }).partial() }), done),
	'code.move': method(
		z.object({ ids: z.array(s.id).min(1), parentId: s.id.nullable(), position: z.number().int().min(0) }),
		done,
	),
	/** All codings, memos and theme links of `from` go to `into`; the codes in `from` disappear. */
	'code.merge': method(z.object({ from: z.array(s.id).min(1), into: s.id }), done),
	/** Moves the chosen codings of a code to a new code beside it. */
	'code.split': method(
		z.object({
			codeId: s.id,
			newCode: z.object({ id: s.id, name: z.string().trim().min(1).max(500) }),
			codingIds: z.array(s.id).min(1),
		}),
		done,
	),
	'code.remove': method(z.object({ ids: z.array(s.id).min(1) }), done),
	'codebook.import': method(
		z.object({
			codes: z
				.array(
					s.codeFields
						.omit({ parentId: true })
						.partial()
						.required({ name: true })
						.extend({ parent: z.string().nullable() }),
				)
				.min(1),
		}),
		done.extend({ added: z.number().int(), updated: z.number().int(), unchanged: z.number().int() }),
	),
	'theme.create': method(
		s.themeFields.partial().required({ name: true }).extend({ id: s.id, level: s.themeLevel }),
		done,
	),
	'theme.update': method(z.object({ id: s.id, fields: s.themeFields.partial() }), done),
	'theme.remove': method(z.object({ id: s.id }), done),
	'theme.move': method(z.object({ id: s.id, position: z.number().int().min(0) }), done),
	/** Puts codes into a descriptive theme; `fromThemeId` takes them out of another in the same step (a move). */
	'theme.addCodes': method(
		z.object({ themeId: s.id, codeIds: z.array(s.id).min(1), fromThemeId: s.id.nullable() }),
		done,
	),
	'theme.removeCodes': method(z.object({ themeId: s.id, codeIds: z.array(s.id).min(1) }), done),
	'theme.addThemes': method(
		z.object({ analyticalId: s.id, descriptiveIds: z.array(s.id).min(1), fromThemeId: s.id.nullable() }),
		done,
	),
	'theme.removeThemes': method(z.object({ analyticalId: s.id, descriptiveIds: z.array(s.id).min(1) }), done),
	'theme.chooseQuote': method(
		z.object({ themeId: s.id, codingId: s.id, chosen: z.boolean(), stance: s.stance.optional() }),
		done,
	),
	'themes.import': method(
		z.object({
			descriptive: z
				.array(
					z.object({
						name: z.string().min(1),
						finding: z.string().default(''),
						definition: z.string().default(''),
						codes: z.array(z.string()).default([]),
					}),
				)
				.default([]),
			analytical: z
				.array(
					z.object({
						name: z.string().min(1),
						finding: z.string().default(''),
						definition: z.string().default(''),
						themes: z.array(z.string()).default([]),
					}),
				)
				.default([]),
		}),
		done.extend({ added: z.number().int(), updated: z.number().int(), unknownCodes: z.array(z.string()) }),
	),
	'memo.write': method(
		z.object({
			id: s.id,
			targetKind: s.memo.shape.targetKind,
			targetId: s.id,
			body: text,
			plain: text,
		}),
		done,
	),
	'memo.remove': method(z.object({ id: s.id }), done),
	'history.undo': method(none, done.extend({ name: z.string().nullable() })),
	'history.redo': method(none, done.extend({ name: z.string().nullable() })),
};

export const methods = { ...reads, ...operations };
export type MethodName = keyof typeof methods;
export type OperationName = keyof typeof operations;
export type Input<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
export type ParsedInput<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
