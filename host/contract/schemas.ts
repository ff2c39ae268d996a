/** Schemas of what crosses the border between a page (or a script) and the project host. */

import { z } from 'zod';
import { MEMO_TARGETS, SECTION_KINDS, SOURCE_ROLES, STANCES } from '#core/model.ts';

export const id = z.string().min(1).max(64);
const text = z.string().max(1_000_000);
const label = z.string().trim().min(1).max(500);
const offset = z.number().int().nonnegative();

export const person = z.object({ id, name: z.string(), createdAt: z.string() });

export const studyFields = z.object({
	label,
	authors: text,
	year: z.number().int().min(1500).max(2200).nullable(),
	title: text,
	country: text,
	participants: text,
	dataCollection: text,
	analysisMethod: text,
	journal: text,
	volume: text,
	issue: text,
	pages: text,
	doi: text,
	pmid: text,
	url: text,
	abstract: text,
	keywords: text,
});
export const study = studyFields.extend({ id, position: z.number().int() });

export const sectionKind = z.enum(SECTION_KINDS);
export const section = z.object({
	id,
	sourceId: id,
	kind: sectionKind,
	title: z.string(),
	depth: z.number().int(),
	start: offset,
	end: offset,
});

export const sourceRole = z.enum(SOURCE_ROLES);
export const source = z.object({
	id,
	studyId: id,
	name: z.string(),
	language: z.string(),
	encoding: z.string(),
	mediaType: z.string(),
	characters: z.number().int(),
	lineRule: z.number().int(),
	sha256: z.string(),
	textSha256: z.string(),
	position: z.number().int(),
	importedAt: z.string(),
	role: sourceRole,
	pageCount: z.number().int(),
	layoutSha256: z.string().nullable(),
	revision: z.number().int(),
});

/** See `core/text/page-layout.ts`. */
export const sourcePages = z.object({
	pages: z.array(z.object({ label: z.string(), width: z.number(), height: z.number() })),
	marks: z.array(z.object({ start: offset, page: z.number().int() })),
});
const column = z.array(z.number());
export const sourceLayout = sourcePages.extend({
	fragments: z.object({
		start: column,
		end: column,
		page: column,
		x: column,
		y: column,
		width: column,
		height: column,
	}),
});

/** What the list of sources shows beside a source. Counts are of all people unless they say "mine". */
export const sourceStats = z.object({
	sourceId: id,
	lines: z.number().int(),
	codings: z.number().int(),
	/** Characters under at least one coding of anyone. */
	codedCharacters: z.number().int(),
	/** Lines of findings, and of those the ones I have coded or considered. */
	findingsLines: z.number().int(),
	myCodedLines: z.number().int(),
	myConsideredLines: z.number().int(),
	/** Runs of findings lines that I have coded, as fractions of the findings, for the coverage strip. */
	myCoverage: z.array(z.tuple([z.number(), z.number()])),
	finishedByMe: z.boolean(),
});

export const codeFields = z.object({
	name: label,
	definition: text,
	useWhen: text,
	notWhen: text,
	example: text,
	/** Other words for it, separated by "; ". */
	aliases: z.string().max(10_000),
	colour: z.number().int().min(1).max(12),
	parentId: id.nullable(),
});
export const code = codeFields.extend({ id, position: z.number().int(), createdAt: z.string() });
export const codeCounts = z.object({
	codeId: id,
	codings: z.number().int(),
	sources: z.number().int(),
	studies: z.number().int(),
});

export const coding = z.object({
	id,
	sourceId: id,
	codeId: id,
	personId: id,
	start: offset,
	end: offset,
	quote: z.string(),
	createdAt: z.string(),
});

/** An earlier text of a source. */
export const revision = z.object({
	id,
	sourceId: id,
	number: z.number().int(),
	textSha256: z.string(),
	layoutSha256: z.string().nullable(),
	characters: z.number().int(),
	lineRule: z.number().int(),
	reason: z.string(),
	personId: id,
	supersededAt: z.string(),
});
/** A coding that waits to be placed; start and end are those in the revision it was made on. */
export const unplaced = coding.extend({ revision: z.number().int(), quoteOf: z.string() });
/** A carried coding with its present words; `was` are the old ones, `score` their likeness (0–1). */
export const carried = coding.extend({
	line: z.number().int(),
	revision: z.number().int(),
	score: z.number(),
	was: z.string(),
});
/** A text that a person corrects or brings. */
export const correctedText = z.string().max(50_000_000);

export const considered = z.object({ id, sourceId: id, personId: id, start: offset, end: offset });

/** Codings of one source in columns: a source can hold 100,000 of them, and quotes are in the text anyway. */
export const codingColumns = z.object({
	id: z.array(z.string()),
	/** Indexes into `codes` and `people`. */
	code: z.array(z.number().int()),
	person: z.array(z.number().int()),
	start: z.array(z.number().int()),
	end: z.array(z.number().int()),
	codes: z.array(z.string()),
	people: z.array(z.string()),
});

export const bookmark = z.object({
	id,
	sourceId: id,
	personId: id,
	start: offset,
	end: offset,
	label: z.string(),
	createdAt: z.string(),
});

export const themeLevel = z.enum(['descriptive', 'analytical']);
export const themeFields = z.object({ name: label, finding: text, definition: text });
export const theme = themeFields.extend({ id, level: themeLevel, position: z.number().int(), createdAt: z.string() });
export const themeCode = z.object({ themeId: id, codeId: id, position: z.number().int() });
export const themeTheme = z.object({ analyticalId: id, descriptiveId: id, position: z.number().int() });
export const stance = z.enum(STANCES);
export const themeQuote = z.object({ themeId: id, codingId: id, position: z.number().int(), stance });

export const memo = z.object({
	id,
	targetKind: z.enum(MEMO_TARGETS),
	targetId: id,
	personId: id,
	body: z.string(),
	plain: z.string(),
	createdAt: z.string(),
	updatedAt: z.string(),
});

export const project = z.object({
	id,
	title: z.string(),
	path: z.string(),
	createdAt: z.string(),
	/** Who is coding through this connection. */
	me: id,
	/** Null when the file can be written; otherwise why not. `holder` is who has it open. */
	readOnly: z
		.object({ reason: z.enum(['in-use', 'folder', 'file']), holder: z.string(), since: z.string() })
		.nullable(),
});

export const settings = z.object({ codeFindingsOnly: z.boolean() });

export const recent = z.object({
	path: z.string(),
	title: z.string(),
	studies: z.number().int(),
	codes: z.number().int(),
	people: z.array(z.string()),
	/** Share of findings lines coded, 0–1. */
	coded: z.number(),
	coverage: z.array(z.tuple([z.number(), z.number()])),
	openedAt: z.string(),
	missing: z.boolean(),
});

/** Where the bytes of an import come from: a path on this computer, an upload of browser mode, or pasted text. */
export const importItem = z.discriminatedUnion('from', [
	z.object({ from: z.literal('path'), path: z.string() }),
	z.object({ from: z.literal('upload'), upload: z.string(), name: z.string() }),
	z.object({ from: z.literal('text'), name: label, text: z.string().max(50_000_000) }),
]);
export const importOptions = z.object({
	encoding: z.string().optional(),
	language: z.string().max(35).optional(),
	/** Opens an encrypted file; never kept. */
	password: z.string().max(1000).optional(),
	/** What was left out and is wanted back: ids of `leftOut`, or whole kinds. */
	keep: z.array(z.string().max(100)).max(100_000).optional(),
	/** Language of the notes that stand in a text for what is no text. */
	notesIn: z.enum(['en', 'zh-CN']).optional(),
	role: sourceRole.optional(),
	studyId: id.optional(),
	studyLabel: label.optional(),
});

const params = z.record(z.string(), z.union([z.string(), z.number()]));
/** Something to tell about a file; `code` is of the catalogue (`error.<code>`, `warning.<code>`). */
export const told = z.object({ file: z.string(), code: z.string(), params });

export const leftOut = z.object({
	id: z.string(),
	/** `leftOut.<kind>` of the catalogue. */
	kind: z.string(),
	/** From 1; null in formats without pages. */
	page: z.number().int().nullable(),
	text: z.string(),
	/** Words around it, for what stood inside a paragraph; "▸" is the place. */
	context: z.string(),
	kept: z.boolean(),
});

/** What reading a file without importing it tells. `problem` is a message code of the catalogue. */
export const importPreview = z.object({
	name: z.string(),
	ok: z.boolean(),
	problem: z.object({ code: z.string(), params }).nullable(),
	mediaType: z.string(),
	encoding: z.string(),
	/** 0–1; below 0.8 the person is asked to look. */
	encodingConfidence: z.number(),
	language: z.string(),
	characters: z.number().int(),
	lines: z.number().int(),
	/** The beginning of the text, up to 300,000 code units. */
	text: z.string(),
	sections: z.array(section.omit({ id: true, sourceId: true })),
	/** Labels of the pages, and where each begins. */
	pages: z.array(z.object({ label: z.string(), start: offset })),
	leftOut: z.array(leftOut),
	warnings: z.array(told),
	studyLabel: z.string(),
	/** What the file says of its study; empty fields where it says nothing. */
	study: z.object({ title: z.string(), authors: z.string(), year: z.number().int().nullable(), doi: z.string() }),
	/** The name of a source in the project with the same text, if there is one. */
	duplicateOf: z.string().nullable(),
});

/** A record of a reference file as a study, before it is one. */
export const importReference = z.object({
	/** Line or record number in the file. */
	row: z.number().int(),
	fields: studyFields,
	/** A study of the project, or an earlier record of the same file (by index), that it seems to repeat. */
	duplicate: z
		.object({
			studyId: id.nullable(),
			record: z.number().int().nullable(),
			label: z.string(),
			/** `duplicate.<reason>` of the catalogue: doi, pmid or title. */
			reason: z.string(),
			sure: z.boolean(),
			/** What the study would gain: fields that it lacks. */
			adds: studyFields.partial(),
		})
		.nullable(),
	/** Files that belong to it: by path where they lie beside the reference file, by name where they were chosen too. */
	files: z.array(z.object({ name: z.string(), path: z.string().nullable(), reason: z.string() })),
});

export const TABLE_KEYS = [
	'synthesis',
	'theme-by-study',
	'codebook',
	'quotations',
	'characteristics',
	'code-by-study',
	'co-occurrence',
	'saturation',
	'entreq',
	'audit-trail',
	'appraisal',
	'cerqual',
] as const;
export const tableKey = z.enum(TABLE_KEYS);
export const tableFormat = z.enum(['docx', 'xlsx', 'csv', 'html', 'md', 'json']);
export const tableOptions = z.object({
	language: z.enum(['en', 'zh-CN']).default('en'),
	codesPerTheme: z.number().int().min(0).max(100).default(3),
	quotesPerTheme: z.number().int().min(0).max(50).default(2),
	/** Column keys to leave out. */
	hide: z.array(z.string()).default([]),
	landscape: z.boolean().default(false),
});
const paragraph = z.object({
	text: z.string(),
	style: z.enum(['quote', 'strong', 'quiet']).optional(),
	reference: z.string().optional(),
	lang: z.string().optional(),
	codingId: z.string().optional(),
});
export const table = z.object({
	key: z.string(),
	title: z.string(),
	columns: z.array(
		z.object({
			key: z.string(),
			title: z.string(),
			width: z.number(),
			align: z.enum(['left', 'right', 'center']),
			upright: z.boolean().optional(),
		}),
	),
	rows: z.array(
		z.object({
			kind: z.enum(['body', 'group', 'total']),
			cells: z.array(z.union([z.number(), z.array(paragraph)])),
			indent: z.number().optional(),
		}),
	),
	notes: z.array(z.string()),
});
