/** What all readers of reference files have in common: records in, problems beside them, limits kept. */
import { SynthemaError } from '#core/errors.ts';
import { doiOf, pmidInNote, yearOf } from '#core/references/identifiers.ts';
import { normalReference, type Reference } from '#core/references/model.ts';

export type ReferenceFormat = 'ris' | 'bibtex' | 'nbib' | 'wos' | 'endnote-xml' | 'enw' | 'csl-json' | 'table';

/** Something that did not come in as it stands; `warning.<code>` in the catalogue, `params` have file and row too. */
export interface ReferenceProblem {
	/** Line of the file, or row of the table, from 1. */
	row: number;
	code: string;
	params: Record<string, string | number>;
}

/** Records of one file at most. */
export const MAX_RECORDS = 200_000;

/** A record as a reader finds it; dates and notes are looked through here. */
export interface Found extends Partial<Reference> {
	/** A date in any form. */
	date?: string;
	/** Free notes, in which managers keep a PMID or a DOI, and `writeRis` the characteristics of the study. */
	notes?: string[];
}

export class Collector {
	readonly file: string;
	readonly references: Reference[] = [];
	readonly problems: ReferenceProblem[] = [];

	constructor(file: string) {
		this.file = file;
	}

	/** `code` without "references.". */
	problem(row: number, code: string, params: Record<string, string | number> = {}): void {
		this.problems.push({ row, code: `references.${code}`, params: { file: this.file, row, ...params } });
	}

	/** Takes a record over unless it says nothing; a date that cannot be read and a title that is missing are told. */
	add(row: number, { date = '', notes = [], ...found }: Found): void {
		const year = found.year ?? yearOf(date);
		const { traits, rest } = divided(notes);
		const note = rest.find((text) => pmidInNote(text) !== '');
		const reference = normalReference(
			{
				...traits,
				...found,
				row,
				year,
				pmid: found.pmid || (note === undefined ? '' : pmidInNote(note)),
				doi: found.doi || doiOf(rest.find((text) => /\bdoi\b/iu.test(text)) ?? ''),
			},
			(field) => this.problem(row, 'cut', { field }),
		);
		const { title, authors, doi, pmid, url, abstract } = reference;
		if (title === '' && doi === '' && pmid === '' && url === '' && abstract === '' && authors.length === 0) {
			this.problem(row, 'nothing');
			return;
		}
		if (this.references.length >= MAX_RECORDS)
			throw new SynthemaError('references.tooMany', { file: this.file, limit: MAX_RECORDS });
		if (title === '') this.problem(row, 'untitled');
		if (reference.year === null && date.trim() !== '' && !/press|forthcoming|n\.\s?d\.|待|即将/iu.test(date))
			this.problem(row, 'date', { date: date.trim().slice(0, 60) });
		this.references.push(reference);
	}
}

/** Lines of a text with their numbers from 1, without building them all at once. */
export function* linesOf(text: string): Generator<[line: string, row: number]> {
	let row = 1;
	for (let start = 0; start <= text.length; row++) {
		const end = text.indexOf('\n', start);
		yield [text.slice(start, end < 0 ? text.length : end), row];
		if (end < 0) return;
		start = end + 1;
	}
}

/** Tells the lines of places in a text that are asked for in ascending order. */
export class LineCounter {
	private readonly text: string;
	private row = 1;
	/** The next line end; one past the text where there is none, so that it is looked for once only. */
	private end: number;

	constructor(text: string) {
		this.text = text;
		this.end = this.endFrom(0);
	}

	/** The line of a place, from 1. */
	rowOf(at: number): number {
		for (; this.end < at; this.row++) this.end = this.endFrom(this.end + 1);
		return this.row;
	}

	private endFrom(at: number): number {
		const end = this.text.indexOf('\n', at);
		return end < 0 ? this.text.length + 1 : end;
	}
}

/** Values under their tags, each with its lines joined. */
export class Fields {
	readonly entries: { tag: string; lines: string[] }[] = [];

	push(tag: string, value: string): void {
		this.entries.push({ tag, lines: [value] });
	}

	/** A further line of the last value; false when there is none to go on. */
	extend(line: string): boolean {
		const last = this.entries.at(-1);
		if (!last) return false;
		last.lines.push(line.trim());
		return true;
	}

	/** All values of the tags, in the order of the file; empty ones left out. */
	all(...tags: string[]): string[] {
		return this.entries
			.filter(({ tag }) => tags.includes(tag))
			.map(({ lines }) => lines.join(' ').trim())
			.filter((value) => value !== '');
	}

	/** All lines under a tag, each for itself. */
	lines(tag: string): string[] {
		return this.entries.filter((entry) => entry.tag === tag).flatMap(({ lines }) => lines);
	}

	/** The first value of the first tag that has one. */
	first(...tags: string[]): string {
		for (const tag of tags) {
			const [value] = this.all(tag);
			if (value !== undefined) return value;
		}
		return '';
	}
}

/** Addresses of a record: the first on the web, and those of files. */
export function addressesOf(values: readonly string[]): { url: string; files: string[] } {
	const isFile = (value: string) => /^(?:file|internal-pdf):/iu.test(value);
	return { url: values.find((value) => !isFile(value)) ?? '', files: values.filter(isFile) };
}

const TRAITS: readonly [
	keyof Reference & ('country' | 'participants' | 'dataCollection' | 'analysisMethod'),
	RegExp,
][] = [
	['country', /^(?:country|国家)\s?[:：]\s*/iu],
	['participants', /^(?:participants|参与者)\s?[:：]\s*/iu],
	['dataCollection', /^(?:data collection|资料收集)\s?[:：]\s*/iu],
	['analysisMethod', /^(?:analysis method|分析方法)\s?[:：]\s*/iu],
];

/** Takes the characteristics of the study out of notes that begin with their name ("Country: Sweden"). */
function divided(notes: readonly string[]): { traits: Partial<Reference>; rest: string[] } {
	const traits: Partial<Reference> = {};
	const rest = notes.filter((note) => {
		const trait = TRAITS.find(([, name]) => name.test(note));
		if (trait) traits[trait[0]] ??= note.replace(trait[1], '');
		return !trait;
	});
	return { traits, rest };
}
