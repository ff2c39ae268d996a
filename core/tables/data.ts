import type { Appraisal, Confidence, OwnChecklist } from '../appraisal/model.ts';
import type { Code, Coding, Id, Person, Source, Study, Theme, ThemeCode, ThemeQuote, ThemeTheme } from '../model.ts';

/** A coding with the lines it stands in, counted from 1, both ends included. */
export type PlacedCoding = Pick<Coding, 'id' | 'sourceId' | 'codeId' | 'personId' | 'start' | 'end' | 'quote'> & {
	startLine: number;
	endLine: number;
};

/** A step of the change log. */
export interface LoggedOperation {
	name: string;
	personId: Id;
	at: string;
	/** What it was about, in the words that the operation kept. */
	detail: Readonly<Record<string, unknown>>;
}

/** Everything the synthesis tables are made from. Lists may come in any order; `position` decides. */
export interface SynthesisData {
	title: string;
	people: readonly Pick<Person, 'id' | 'name'>[];
	studies: readonly (Pick<Study, 'id' | 'label' | 'position'> & Partial<Study>)[];
	sources: readonly Pick<Source, 'id' | 'studyId' | 'name' | 'language'>[];
	codes: readonly Code[];
	codings: readonly PlacedCoding[];
	themes: readonly Theme[];
	themeCodes: readonly ThemeCode[];
	themeThemes: readonly ThemeTheme[];
	themeQuotes: readonly ThemeQuote[];
	/** Finished appraisals, with the team's own checklists. */
	appraisals?: readonly Appraisal[];
	checklists?: readonly OwnChecklist[];
	confidence?: readonly Confidence[];
	/** The change log, the oldest first; for the audit trail. */
	operations?: readonly LoggedOperation[];
	/** Of the program, for the reporting statement. */
	version?: string;
}

export interface TableOptions {
	/** Language of headings and labels; what people and studies wrote stays as it is. */
	language: 'en' | 'zh-CN';
	/** Codes named in a cell before "n more", from 0. */
	codesPerTheme: number;
	/** Quotations of a theme, from 0. */
	quotesPerTheme: number;
	/** Keys of columns to leave out. The first column of a table always stays; keys a table has not are passed over. */
	hide: readonly string[];
	/** For writers; the table itself does not depend on it. */
	landscape: boolean;
}

/** The message catalogue in one language: a key and its parameters to a phrase. */
export type Translate = (key: string, params?: Record<string, string | number>) => string;

export function byPosition<T extends { position: number }>(list: readonly T[]): T[] {
	return [...list].sort((a, b) => a.position - b.position);
}

export function byId<T extends { id: Id }>(list: readonly T[]): Map<Id, T> {
	return new Map(list.map((entry) => [entry.id, entry]));
}
