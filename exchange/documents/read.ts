/** A file of any readable format to a text with its headings, pages, sections and a record of what was left out. */
import { SynthemaError } from '#core/errors.ts';
import { authorOf, familyOf } from '#core/references/authors.ts';
import type { PageLayout } from '#core/text/page-layout.ts';
import { withHints } from '#core/text/section-hints.ts';
import { findHeadings, type ProposedSection, proposeSections } from '#core/text/sections.ts';
import { detectLanguage } from '../text/language.ts';
import { type ReadText, readTextFile } from '../text/read.ts';
import { studyLabelOf } from '../text/study-label.ts';
import { assemble, type LeftOut } from './assemble.ts';
import { FORMATS, formatOf } from './formats.ts';
import { meantMetadata } from './metadata.ts';
import { type Metadata, NO_METADATA, type ReadContext, type ReadDocument, type ReadWarning } from './model.ts';

/** What reading the bytes gave, before a person decides what goes into the text. */
export interface RawReading {
	mediaType: string;
	warnings: ReadWarning[];
	content: { document: ReadDocument } | { plain: ReadText };
}

export interface Reading {
	mediaType: string;
	/** Well-formed, LF newlines. */
	text: string;
	/** Label of the encoding; `utf-8` for formats that are not plain text. */
	encoding: string;
	/** 0–1; below 0.8 a person should look. */
	confidence: number;
	/** BCP 47, `und` when it could not be told. */
	language: string;
	sections: ProposedSection[];
	headings: { start: number; end: number; depth: number }[];
	layout: PageLayout | null;
	leftOut: LeftOut[];
	warnings: ReadWarning[];
	metadata: Metadata;
	/** A label for the study of this text, guessed from its metadata or the name of the file. */
	studyLabel: string;
}

/**
 * Reads a file; `context` as readers take it. Throws `import.unsupported` and what the readers throw. A file that is not
 * what its name says is read as what it is, with a warning.
 */
export async function readRaw(bytes: Uint8Array, context: ReadContext): Promise<RawReading> {
	const file = context.name;
	if (bytes.length === 0) throw new SynthemaError('import.empty', { file });
	const { format, asNamed } = formatOf(file, bytes);
	const { mediaType, load } = FORMATS[format];
	const warnings: ReadWarning[] = asNamed
		? []
		: [{ code: 'import.otherFormat', params: { file, format: FORMATS[format].endings[0]!.slice(1) } }];
	if (!load) {
		const plain = readTextFile(file, bytes, {
			encoding: context.encoding,
			mediaType: format === 'markdown' ? 'text/markdown' : 'text/plain',
		});
		return { mediaType, warnings: [...warnings, ...plain.warnings], content: { plain } };
	}
	const read = await load();
	const document = await read(bytes, context);
	return { mediaType, warnings: [...warnings, ...document.warnings], content: { document } };
}

function layoutOf(document: ReadDocument, assembled: ReturnType<typeof assemble>): PageLayout | null {
	if (document.pages.length === 0) return null;
	const { fragments } = assembled;
	// A hundredth of a point is finer than any screen; longer fractions would only take room.
	const column = (key: 'x' | 'y' | 'width' | 'height') => fragments.map((each) => Math.round(each[key] * 100) / 100);
	return {
		pages: document.pages.map(({ label, width, height }) => ({ label, width, height })),
		marks: assembled.pageMarks,
		fragments: {
			start: fragments.map((each) => each.start),
			end: fragments.map((each) => each.end),
			page: fragments.map((each) => each.page),
			x: column('x'),
			y: column('y'),
			width: column('width'),
			height: column('height'),
		},
	};
}

/**
 * Makes the text. `keep` names what was left out and is wanted back (ids or kinds, see `assemble`); `language` overrides
 * what the file declares and the words suggest. Throws `import.empty` when no text is left.
 */
export function finishReading(
	raw: RawReading,
	{ name, keep = [], language }: { name: string; keep?: readonly string[]; language?: string | undefined },
): Reading {
	if ('plain' in raw.content) {
		const { plain } = raw.content;
		const text = plain.text.toWellFormed();
		return {
			mediaType: raw.mediaType,
			text,
			encoding: plain.encoding,
			confidence: plain.confidence,
			language: language ?? plain.language,
			sections: proposeSections(text, plain.headings),
			headings: plain.headings,
			layout: null,
			leftOut: [],
			warnings: raw.warnings,
			metadata: NO_METADATA,
			studyLabel: studyLabelOf(name),
		};
	}
	const { document } = raw.content;
	const assembled = assemble(document, keep);
	const { text } = assembled;
	if (text === '') {
		const unread = document.warnings.find(({ code }) => code === 'import.pdfNoText');
		throw unread ? new SynthemaError(unread.code, unread.params) : new SynthemaError('import.empty', { file: name });
	}
	let { headings } = assembled;
	let sections = proposeSections(text, headings);
	if (sections.length === 1) {
		// No heading by style or size says what the parts are; lines that read like headings may.
		const found = findHeadings(text);
		const better = proposeSections(text, found);
		if (better.length > 1) {
			headings = found;
			sections = better;
		}
	}
	const metadata = meantMetadata(document.metadata);
	return {
		mediaType: raw.mediaType,
		text,
		encoding: 'utf-8',
		confidence: 1,
		language: language ?? languageOf(text, document.language),
		sections: withHints(sections, assembled.hints),
		headings,
		layout: layoutOf(document, assembled),
		leftOut: assembled.leftOut,
		warnings: raw.warnings,
		metadata,
		studyLabel: labelOf(metadata) ?? studyLabelOf(name),
	};
}

/** The words are believed before the declaration: many programs write "en-US" into everything. */
function languageOf(text: string, declared: string | null): string {
	const detected = detectLanguage(text);
	return detected === 'und' ? (declared ?? 'und') : detected;
}

function labelOf({ authors, year }: Metadata): string | null {
	const first = authors[0];
	if (!first || year === null) return null;
	const family = familyOf(authorOf(first));
	return family === '' || family.length > 60 ? null : `${family} ${year}`;
}
