/** The demonstration: eleven invented studies of Balint groups and a finished synthesis of them by two coders. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import type { Id, Section, Source } from '#core/model.ts';
import { lineAt } from '#core/text/lines.ts';
import { subtraction, type TextRange } from '#core/text/ranges.ts';
import { codingQueries, lists, newId } from '#db/index.ts';
import type { CallOptions, Host, Session } from './host.ts';
import { plainToLexical } from './lexical.ts';

interface SampleStudy {
	key: string;
	file: string;
	label: string;
	authors: string;
	year: number;
	title: string;
	country: string;
	participants: string;
	dataCollection: string;
	analysisMethod: string;
}
interface SampleCode {
	name: string;
	definition: string;
	useWhen: string;
	notWhen: string;
	example: string;
	parent: string | null;
	colour: number;
}
interface SampleThemes {
	descriptive: { name: string; finding: string; definition: string; codes: string[] }[];
	analytical: { name: string; finding: string; definition: string; themes: string[] }[];
}
interface Passage {
	code: string;
	quote: string;
	/** Which of several places with the same words, from 1. */
	occurrence?: number;
}
interface SampleCodings {
	study: string;
	codings: (Passage & { coder: string })[];
	memos: (Passage & { coder: string; text: string })[];
	chosen: (Passage & { theme: string })[];
}

/** Where the studies were published, for reference managers; the import takes it along. */
const REFERENCES = 'studies.ris';

const HERE = fileURLToPath(new URL('./sample/', import.meta.url));

function json<T>(name: string): T {
	return JSON.parse(readFileSync(join(HERE, name), 'utf8')) as T;
}

/**
 * Writes the texts, `sample.synthema` (finished) and `start.synthema` (texts only) into a folder, and returns their paths.
 * `reuse` takes a demonstration that is there already. Throws `sample.exists` and what creating files throws.
 */
export async function writeSample(
	host: Host,
	folder: string,
	{ signal, report }: CallOptions,
	reuse = false,
): Promise<{ files: string[]; project: string }> {
	const at = resolve(folder);
	const studies = json<SampleStudy[]>('studies.json');
	const texts = studies.map(({ file }) => join(at, file));
	const references = join(at, REFERENCES);
	const project = join(at, 'sample.synthema');
	const start = join(at, 'start.synthema');
	const files = [...texts, references, project, start];
	const there = files.find((file) => existsSync(file));
	if (there && reuse && existsSync(project)) return { files, project };
	if (there) throw new SynthemaError('sample.exists', { folder: at, file: there.slice(at.length + 1) });
	const written: string[] = [];
	try {
		mkdirSync(at, { recursive: true });
		for (const path of [...texts, references]) {
			written.push(path);
			copyFileSync(join(HERE, 'studies', basename(path)), path);
		}
		const t = createTranslator('en');
		const [first] = json<{ key: string; name: string }[]>('people.json');
		for (const [path, title] of [
			[start, t('sample.start.title')],
			[project, t('sample.title')],
		] as const) {
			written.push(path);
			const session = host.session();
			try {
				session.create(path, title, first!.name);
				await importStudies(session, studies, at);
				if (path === project) await codeEverything(session, studies, signal, report);
			} finally {
				session.close();
			}
		}
		return { files, project };
	} catch (error) {
		for (const path of written) rmSync(path, { force: true });
		throw fileProblem(error, at);
	}
}

function fileProblem(error: unknown, folder: string): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EEXIST' || code === 'ENOTDIR') {
		return new SynthemaError('export.notWritable', { file: folder }, { cause: error });
	}
	return code === 'ENOSPC' ? new SynthemaError('export.diskFull', { file: folder }, { cause: error }) : error;
}

async function importStudies(session: Session, studies: readonly SampleStudy[], folder: string): Promise<void> {
	const { skipped } = await session.call('source.import', {
		items: studies.map(({ label, file }) => ({
			item: { from: 'path' as const, path: join(folder, file) },
			options: { studyLabel: label },
		})),
	});
	if (skipped.length > 0) throw new SynthemaError(skipped[0]!.code, skipped[0]!.params);
	const item = { from: 'path' as const, path: join(folder, REFERENCES) };
	const { references } = await session.call('import.references', { item, beside: studies.map(({ file }) => file) });
	const published = new Map(
		references.flatMap(({ files, fields }) => files.map(({ name }) => [basename(name), fields])),
	);
	const byLabel = new Map(lists.studies(session.file).map((study) => [study.label, study.id]));
	session.write('study.update', {
		changes: studies.map(({ key: _key, file, ...study }) => {
			const { label, authors, year, title, country, participants, dataCollection, analysisMethod } = study;
			return {
				id: byLabel.get(label)!,
				fields: {
					...published.get(file),
					label,
					authors,
					year,
					title,
					country,
					participants,
					dataCollection,
					analysisMethod,
				},
			};
		}),
	});
}

async function codeEverything(
	session: Session,
	studies: readonly SampleStudy[],
	signal?: AbortSignal,
	report?: CallOptions['report'],
): Promise<void> {
	const people = new Map<string, Id>();
	for (const { key, name } of json<{ key: string; name: string }[]>('people.json')) {
		const known = lists.people(session.file).find((person) => person.name === name);
		const id = known?.id ?? newId();
		if (!known) session.write('person.add', { id, name });
		people.set(key, id);
	}
	session.write('codebook.import', { codes: json<SampleCode[]>('codebook.json') });
	session.write('themes.import', json<SampleThemes>('themes.json'));
	const codes = new Map(lists.codes(session.file).map((code) => [code.name, code.id]));
	const themes = new Map(lists.themes(session.file).themes.map((theme) => [theme.name, theme.id]));
	const sources = new Map(lists.sources(session.file).map((source) => [source.name, source]));
	for (const [index, study] of studies.entries()) {
		await new Promise((resolve) => setImmediate(resolve));
		signal?.throwIfAborted();
		report?.(index, studies.length, study.label);
		const source = sources.get(study.file)!;
		const place = locator(session, source);
		const work = json<SampleCodings>(`codings/${study.key}.json`);
		const ids = new Map<string, Id>();
		for (const [coder, personId] of people) {
			const codings = work.codings
				.filter((coding) => coding.coder === coder)
				.map((coding) => {
					const id = newId();
					ids.set(passageKey(coder, coding), id);
					return { id, sourceId: source.id, codeId: need(codes, coding.code), ...place(coding) };
				});
			const memos = work.memos
				.filter((memo) => memo.coder === coder)
				.map((memo) => ({
					id: newId(),
					codingId: need(ids, passageKey(coder, memo)),
					plain: memo.text,
					body: plainToLexical(memo.text),
				}));
			session.write('coding.apply', { codings, memos }, personId);
			consider(session, source, personId);
			session.write('source.finish', { sourceId: source.id, finished: true }, personId);
		}
		for (const choice of work.chosen) {
			const codingId = need(ids, passageKey(people.keys().next().value!, choice));
			session.write('theme.chooseQuote', { themeId: need(themes, choice.theme), codingId, chosen: true });
		}
	}
}

function passageKey(coder: string, { code, quote, occurrence = 1 }: Passage): string {
	return `${coder}\u0000${code}\u0000${occurrence}\u0000${quote}`;
}

function need<K, V>(map: ReadonlyMap<K, V>, key: K): V {
	const value = map.get(key);
	if (value === undefined) throw new Error(`the sample names "${String(key)}", which it lacks`);
	return value;
}

/** Finds the words of a passage in the findings of a source. */
function locator(session: Session, source: Source): (passage: Passage) => TextRange {
	const { text } = session.file.texts.of(source);
	const findings = lists.sections(session.file, source.id).filter((section: Section) => section.kind === 'findings');
	const from = findings[0]!.start;
	const to = findings.at(-1)!.end;
	return ({ quote, occurrence = 1 }) => {
		let start = from - 1;
		for (let n = 0; n < occurrence; n++) {
			start = text.indexOf(quote, start + 1);
			if (start < 0 || start + quote.length > to) throw new Error(`the findings of ${source.name} lack “${quote}”`);
		}
		return { start, end: start + quote.length };
	};
}

/** Marks the findings lines that a coder has left without a code as considered. */
function consider(session: Session, source: Source, personId: Id): void {
	const { lines } = session.file.texts.of(source);
	const wholeLines = ({ start, end }: TextRange): TextRange => ({
		start: lines.starts[lineAt(lines, start) - 1]!,
		end: lines.ends[lineAt(lines, end - 1) - 1]!,
	});
	const { codings } = codingQueries.listCodings(session.file, { sourceId: source.id, personId, limit: 100_000 });
	const coded = codings.map(wholeLines);
	const findings = lists.sections(session.file, source.id).filter((section) => section.kind === 'findings');
	const text = session.file.texts.of(source).text;
	for (const { start, end } of subtraction(findings, coded)) {
		if (text.slice(start, end).trim())
			session.write('considered.set', { sourceId: source.id, start, end, considered: true }, personId);
	}
}
