/**
 * The nouns of a synthesis as they stand in the project file, in the contract and on screen. One spelling
 * everywhere: the columns of the file carry these names.
 *
 * Positions are UTF-16 code units into a source's plain text, `[start, end)`. Times are UTC ISO 8601.
 */
export type Id = string;

/** Someone who codes or appraises. */
export interface Person {
	id: Id;
	name: string;
	createdAt: string;
}

/** An included study with the characteristics that a synthesis reports. Empty text means "not filled in". */
export interface Study {
	id: Id;
	label: string;
	authors: string;
	year: number | null;
	title: string;
	country: string;
	participants: string;
	dataCollection: string;
	analysisMethod: string;
	/** Order in lists and tables, from 0. */
	position: number;
	journal: string;
	volume: string;
	issue: string;
	/** Pages in the journal, "213–221". */
	pages: string;
	/** Without "https://doi.org/". */
	doi: string;
	pmid: string;
	url: string;
	abstract: string;
	/** Separated by "; ". */
	keywords: string;
}

export const SOURCE_ROLES = ['main', 'protocol', 'supplement', 'other'] as const;
/** What a source is to its study. */
export type SourceRole = (typeof SOURCE_ROLES)[number];

/** A text of a study. A text never changes; a correction puts a new revision in its place. */
export interface Source {
	id: Id;
	studyId: Id;
	name: string;
	/** BCP 47, `en` or `zh` so far; `und` when it could not be told. */
	language: string;
	/** Encoding the bytes were read in, as a WHATWG-style label (`utf-8`, `gb18030`…). */
	encoding: string;
	/** Of the original, `application/pdf`… */
	mediaType: string;
	/** Length of the plain text in UTF-16 code units. */
	characters: number;
	/** Version of the rule that broke the text into lines (`core/text/lines.ts`). */
	lineRule: number;
	/** SHA-256 of the original bytes, hex. */
	sha256: string;
	/** SHA-256 of the plain text as UTF-8, hex. */
	textSha256: string;
	position: number;
	importedAt: string;
	role: SourceRole;
	/** Pages of the original; 0 in formats without pages. */
	pageCount: number;
	/** SHA-256 of the layout (see `core/text/page-layout.ts`), null in formats without pages. */
	layoutSha256: string | null;
	/** From 1; each correction of the text adds one. */
	revision: number;
}

/** A text of a source that a correction has replaced. */
export interface Revision {
	id: Id;
	sourceId: Id;
	number: number;
	textSha256: string;
	layoutSha256: string | null;
	characters: number;
	lineRule: number;
	/** Why it was corrected, in words; may be empty. */
	reason: string;
	/** Who corrected it, and when. */
	personId: Id;
	supersededAt: string;
}

/** A coding whose words a correction took away; it waits to be placed by hand. */
export interface Unplaced {
	/** The id it had and will have again as a coding; its memo stays under that id. */
	id: Id;
	sourceId: Id;
	codeId: Id;
	personId: Id;
	/** The revision it was made on, and where in it. */
	revision: number;
	start: number;
	end: number;
	quote: string;
	createdAt: string;
	/** Themes that it illustrates, as JSON: `{ themeId, position, stance }[]`; without `stance` it supports. */
	quoteOf: string;
}

/** A coding that a correction carried to words like its own; a person should look. */
export interface Carried {
	codingId: Id;
	sourceId: Id;
	/** The revision it was carried to. */
	revision: number;
	/** Likeness of the old words and the new, 0–1. */
	score: number;
	/** The old words. */
	quote: string;
}

export const SECTION_KINDS = [
	'title',
	'abstract',
	'introduction',
	'methods',
	'findings',
	'discussion',
	'references',
	'other',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** A range of a source with a kind. In thematic synthesis only findings are coded. Sections do not overlap. */
export interface Section {
	id: Id;
	sourceId: Id;
	kind: SectionKind;
	/** The heading it stands under; empty where the text has none. */
	title: string;
	/** 1 for a main heading, 2 for a subheading and so on. */
	depth: number;
	start: number;
	end: number;
}

export interface Code {
	id: Id;
	name: string;
	definition: string;
	useWhen: string;
	notWhen: string;
	example: string;
	/** Other words for it, separated by "; ". */
	aliases: string;
	/** Hue 1–12 of the palette. */
	colour: number;
	parentId: Id | null;
	/** Order among the children of one parent, from 0. */
	position: number;
	createdAt: string;
}

/** One person's application of a code to a passage. */
export interface Coding {
	id: Id;
	sourceId: Id;
	codeId: Id;
	personId: Id;
	start: number;
	end: number;
	/** The text at `[start, end)` when it was coded; `synthema check` compares the two. */
	quote: string;
	createdAt: string;
}

/** A passage a person has read and found nothing to code in ("considered"). */
export interface Considered {
	id: Id;
	sourceId: Id;
	personId: Id;
	start: number;
	end: number;
}

export type ThemeLevel = 'descriptive' | 'analytical';

export interface Theme {
	id: Id;
	level: ThemeLevel;
	name: string;
	/** The finding statement, one or more sentences. */
	finding: string;
	definition: string;
	position: number;
	createdAt: string;
}

/** A code in a descriptive theme. */
export interface ThemeCode {
	themeId: Id;
	codeId: Id;
	position: number;
}

/** A descriptive theme in an analytical theme. */
export interface ThemeTheme {
	analyticalId: Id;
	descriptiveId: Id;
	position: number;
}

/** Whether a chosen quote bears a theme out or speaks against it. */
export const STANCES = ['supports', 'contradicts'] as const;
export type Stance = (typeof STANCES)[number];

/** A coding chosen to illustrate a theme in tables, or noted because it contradicts it. */
export interface ThemeQuote {
	themeId: Id;
	codingId: Id;
	position: number;
	stance: Stance;
}

/** A place in a source that somebody wants to come back to. */
export interface Bookmark {
	id: Id;
	sourceId: Id;
	personId: Id;
	start: number;
	end: number;
	label: string;
	createdAt: string;
}

export const MEMO_TARGETS = ['project', 'study', 'source', 'code', 'coding', 'theme', 'diary'] as const;
export type MemoTarget = (typeof MEMO_TARGETS)[number];

export interface Memo {
	id: Id;
	targetKind: MemoTarget;
	/** For an entry of the diary its day as it was where it was written, `2026-03-01`. */
	targetId: Id;
	personId: Id;
	/** Serialised Lexical editor state (JSON). */
	body: string;
	/** The same as plain text, for search, tables and export. */
	plain: string;
	createdAt: string;
	updatedAt: string;
}

/** Says that a person is done with a source. */
export interface Finished {
	sourceId: Id;
	personId: Id;
	finishedAt: string;
}

/** Settings of a project, the same for all who work on it. */
export interface Settings {
	/** Only findings are coded and counted; otherwise everything but title and references. */
	codeFindingsOnly: boolean;
}
export const DEFAULT_SETTINGS: Settings = { codeFindingsOnly: true };
