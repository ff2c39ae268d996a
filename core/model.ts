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
}

/** A text of a study. The text itself never changes after import. */
export interface Source {
	id: Id;
	studyId: Id;
	name: string;
	/** BCP 47, `en` or `zh` so far; `und` when it could not be told. */
	language: string;
	/** Encoding the bytes were read in, as a WHATWG-style label (`utf-8`, `gb18030`…). */
	encoding: string;
	/** `text/plain` or `text/markdown`. */
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

/** A coding chosen to illustrate a theme in tables. */
export interface ThemeQuote {
	themeId: Id;
	codingId: Id;
	position: number;
}

export const MEMO_TARGETS = ['project', 'study', 'source', 'code', 'coding', 'theme'] as const;
export type MemoTarget = (typeof MEMO_TARGETS)[number];

export interface Memo {
	id: Id;
	targetKind: MemoTarget;
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
