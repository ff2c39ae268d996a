/** Texts coming in: looked at first, then taken into the project in one step. */
import { SynthemaError } from '#core/errors.ts';
import { breakLines, LINE_RULE } from '#core/text/lines.ts';
import { type ImportedText, lists, type StoredText, sha256 } from '#db/index.ts';
import type { Reading } from '#exchange/documents/read.ts';
import type { MethodName, Output } from '../contract/methods.ts';
import type { Session } from '../host.ts';
import { type ImportItem, type ImportOptions, nameOf } from '../reading/service.ts';
import type { Handlers } from './types.ts';

type Told = Output<'source.import'>['skipped'][number];
type LeftOutCount = Output<'source.import'>['leftOut'][number];

/** Code units of the text that a preview shows. */
const SHOWN = 300_000;

function twin(session: Session, text: string): string | null {
	const hash = sha256(Buffer.from(text, 'utf8'));
	return lists.sources(session.file).find((source) => source.textSha256 === hash)?.name ?? null;
}

function warningsOf(name: string, reading: Reading): Told[] {
	return reading.warnings.map(({ code, params }) => ({ file: name, code, params: { file: name, ...params } }));
}

function studyOf({ metadata }: Reading): Output<'import.preview'>['study'] {
	const { title, authors, year, doi } = metadata;
	return { title, authors: authors.join('; '), year, doi };
}

function unreadable(item: ImportItem, error: SynthemaError): Output<'import.preview'> {
	return {
		name: nameOf(item),
		ok: false,
		problem: { code: error.code, params: error.params },
		mediaType: '',
		encoding: '',
		encodingConfidence: 0,
		language: 'und',
		characters: 0,
		lines: 0,
		text: '',
		sections: [],
		pages: [],
		leftOut: [],
		warnings: [],
		studyLabel: '',
		study: { title: '', authors: '', year: null, doi: '' },
		duplicateOf: null,
	};
}

/** How often each kind of thing stayed out of a text. */
function countLeftOut(file: string, reading: Reading): LeftOutCount[] {
	const counts = new Map<string, number>();
	for (const { kind, kept } of reading.leftOut) if (!kept) counts.set(kind, (counts.get(kind) ?? 0) + 1);
	return [...counts].map(([kind, count]) => ({ file, kind, count }));
}

interface Job {
	item: ImportItem;
	options: ImportOptions;
}

/** Reads and stages texts, as many at once as there are workers, in the order of the items. */
class Import {
	readonly staged: StoredText[] = [];
	readonly warnings: Told[] = [];
	readonly skipped: Told[] = [];
	readonly leftOut: LeftOutCount[] = [];
	private readonly session: Session;
	private readonly signal: AbortSignal;
	private readonly report: (done: number, total: number, label: string) => void;
	private readonly seen = new Map<string, string>();
	private done = 0;

	constructor(session: Session, signal: AbortSignal, report: (done: number, total: number, label: string) => void) {
		this.session = session;
		this.signal = signal;
		this.report = report;
	}

	async readAll(jobs: readonly Job[]): Promise<ImportedText[]> {
		const texts: (ImportedText | null)[] = [];
		let next = 0;
		const lane = async () => {
			while (next < jobs.length) {
				const index = next++;
				// A breath between files: calls of a coder are answered, and Cancel is heard.
				await new Promise((resolve) => setImmediate(resolve));
				this.signal.throwIfAborted();
				texts[index] = await this.read(jobs[index]!, jobs.length);
			}
		};
		await Promise.all(Array.from({ length: this.session.host.reading.pool.size }, lane));
		this.report(jobs.length, jobs.length, '');
		return texts.filter((text) => text !== null);
	}

	private async read({ item, options }: Job, total: number): Promise<ImportedText | null> {
		const name = nameOf(item);
		this.report(this.done, total, name);
		try {
			const { bytes, reading } = await this.session.host.reading.read(item, options, this.signal, (done, pages) =>
				this.report(this.done + (pages > 0 ? Math.min(0.99, done / pages) : 0), total, name),
			);
			const { text } = reading;
			const there = twin(this.session, text) ?? this.seen.get(text);
			if (there !== undefined) throw new SynthemaError('source.duplicate', { file: name, source: there });
			this.seen.set(text, name);
			this.signal.throwIfAborted();
			const stored = this.session.file.stage({ name, bytes, text, layout: reading.layout });
			this.staged.push(stored);
			this.warnings.push(...warningsOf(name, reading));
			this.leftOut.push(...countLeftOut(name, reading));
			const { title, authors, year, doi } = studyOf(reading);
			return {
				name,
				content: stored,
				language: reading.language,
				encoding: reading.encoding,
				mediaType: reading.mediaType,
				lineRule: LINE_RULE,
				role: options.role ?? 'main',
				sections: reading.sections,
				studyId: options.studyId ?? null,
				studyLabel: options.studyLabel ?? reading.studyLabel,
				study: { title, authors, year, doi },
			};
		} catch (error) {
			if (!(error instanceof SynthemaError)) throw error;
			this.skipped.push({ file: name, code: error.code, params: error.params });
			return null;
		} finally {
			this.done++;
		}
	}
}

export const importHandlers = {
	'import.preview': async (session, { item, options }, { signal }) => {
		try {
			const { name, reading } = await session.host.reading.read(item, options, signal);
			const { text, layout } = reading;
			return {
				name,
				ok: true,
				problem: null,
				mediaType: reading.mediaType,
				encoding: reading.encoding,
				encodingConfidence: reading.confidence,
				language: reading.language,
				characters: text.length,
				lines: breakLines(text).count,
				text: text.slice(0, SHOWN).toWellFormed(),
				sections: reading.sections,
				pages: (layout?.marks ?? []).map(({ start, page }) => ({ label: layout!.pages[page - 1]!.label, start })),
				leftOut: reading.leftOut,
				warnings: warningsOf(name, reading),
				studyLabel: reading.studyLabel,
				study: studyOf(reading),
				duplicateOf: twin(session, text),
			};
		} catch (error) {
			if (!(error instanceof SynthemaError)) throw error;
			return unreadable(item, error);
		}
	},

	'source.import': async (session, { items, studies = { add: [], update: [] } }, { signal, report }) => {
		const { file } = session;
		const work = new Import(session, signal, report);
		try {
			const texts = await work.readAll(items);
			signal.throwIfAborted();
			const told = { skipped: work.skipped, warnings: work.warnings, leftOut: work.leftOut };
			const counts = { added: studies.add.length, updated: studies.update.length };
			if (texts.length + counts.added + counts.updated === 0)
				return { operation: null, sources: [], studies: counts, ...told };
			// The project may have been left for another while the files were read.
			if (session.file !== file) throw new DOMException('another project is open', 'AbortError');
			const { operation, result } = session.write('source.import', { texts, studies });
			for (const { item } of items) if (item.from === 'upload') await session.host.dropUpload(item.upload);
			const labels = new Map(lists.studies(session.file).map((study) => [study.id, study.label]));
			return {
				operation,
				sources: result.map((source) => ({
					...source,
					lines: session.file.texts.of(source).lines.count,
					study: labels.get(source.studyId) ?? '',
				})),
				studies: counts,
				...told,
			};
		} finally {
			if (!file.readOnly) file.unstage(work.staged);
		}
	},
} satisfies Partial<Handlers<MethodName>>;
