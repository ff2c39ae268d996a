/** Texts coming in. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import { breakLines, LINE_RULE } from '#core/text/lines.ts';
import { proposeSections } from '#core/text/sections.ts';
import { type ImportedText, lists, sha256 } from '#db/index.ts';
import { MAX_TEXT_BYTES } from '#exchange/text/decode.ts';
import { type ReadText, readTextFile } from '#exchange/text/read.ts';
import type { MethodName, Output, ParsedInput } from '../contract/methods.ts';
import type { Session } from '../host.ts';
import type { Handlers } from './types.ts';

type Item = ParsedInput<'import.preview'>['item'];
type Options = ParsedInput<'import.preview'>['options'];

function nameOf(item: Item): string {
	return item.from === 'path' ? basename(item.path) : item.name;
}

async function bytesOf(session: Session, item: Item): Promise<Uint8Array> {
	if (item.from === 'text') return Buffer.from(item.text.toWellFormed(), 'utf8');
	const file = nameOf(item);
	const path = item.from === 'path' ? item.path : session.host.uploadPath(item.upload);
	if (path === null) throw new SynthemaError('import.uploadGone', { file });
	try {
		const { size } = await stat(path);
		if (size > MAX_TEXT_BYTES) {
			throw new SynthemaError('import.tooLarge', {
				file,
				size: Math.round(size / 1_000_000),
				limit: Math.round(MAX_TEXT_BYTES / 1_000_000),
			});
		}
		return await readFile(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR')
			throw new SynthemaError('file.missing', { file: path }, { cause: error });
		if (code === 'EISDIR') throw new SynthemaError('import.folder', { file }, { cause: error });
		if (code === 'EACCES' || code === 'EPERM') throw new SynthemaError('import.noAccess', { file }, { cause: error });
		throw error;
	}
}

async function read(
	session: Session,
	item: Item,
	{ encoding, language }: Options,
): Promise<{ name: string; bytes: Uint8Array; read: ReadText }> {
	const name = nameOf(item);
	const bytes = await bytesOf(session, item);
	const result = readTextFile(name, bytes, {
		encoding,
		language,
		mediaType: item.from === 'text' ? 'text/plain' : undefined,
	});
	return { name, bytes, read: { ...result, text: result.text.toWellFormed() } };
}

function twin(session: Session, text: string): string | null {
	const hash = sha256(Buffer.from(text, 'utf8'));
	return lists.sources(session.file).find((source) => source.textSha256 === hash)?.name ?? null;
}

type Told = Output<'source.import'>['skipped'][number];

export const textHandlers = {
	'source.read': ({ file }, { sourceId }) => {
		const source = lists.source(file, sourceId);
		return { source, text: file.texts.of(source).text, sections: lists.sections(file, sourceId) };
	},

	'import.preview': async (session, { item, options }) => {
		try {
			const { name, read: result } = await read(session, item, options);
			const { text } = result;
			return {
				name,
				ok: true,
				problem: null,
				encoding: result.encoding,
				encodingConfidence: result.confidence,
				language: result.language,
				characters: text.length,
				lines: breakLines(text).count,
				excerpt: text.slice(0, 4000).toWellFormed(),
				headings: result.headings.map(({ start, end }) => text.slice(start, end).trim()).slice(0, 200),
				studyLabel: result.studyLabel,
				duplicateOf: twin(session, text),
			};
		} catch (error) {
			if (!(error instanceof SynthemaError)) throw error;
			return {
				name: nameOf(item),
				ok: false,
				problem: { code: error.code, params: error.params },
				encoding: '',
				encodingConfidence: 0,
				language: 'und',
				characters: 0,
				lines: 0,
				excerpt: '',
				headings: [],
				studyLabel: '',
				duplicateOf: null,
			};
		}
	},

	'source.import': async (session, { items }, { signal, report }) => {
		const texts: ImportedText[] = [];
		const skipped: Told[] = [];
		const warnings: Told[] = [];
		const seen = new Map<string, string>();
		for (const [index, { item, options }] of items.entries()) {
			// A breath between files: calls of a coder are answered, and Cancel is heard.
			await new Promise((resolve) => setImmediate(resolve));
			signal.throwIfAborted();
			const name = nameOf(item);
			report(index, items.length, name);
			try {
				const { bytes, read: result } = await read(session, item, options);
				const { text } = result;
				const there = twin(session, text) ?? seen.get(text);
				if (there !== undefined) throw new SynthemaError('source.duplicate', { file: name, source: there });
				seen.set(text, name);
				for (const warning of result.warnings)
					warnings.push({ file: name, code: warning.code, params: warning.params });
				texts.push({
					name,
					text,
					bytes,
					language: result.language,
					encoding: result.encoding,
					mediaType: result.mediaType,
					lineRule: LINE_RULE,
					sections: proposeSections(text, result.headings),
					studyId: options.studyId ?? null,
					studyLabel: options.studyLabel ?? result.studyLabel,
				});
			} catch (error) {
				if (!(error instanceof SynthemaError)) throw error;
				skipped.push({ file: name, code: error.code, params: error.params });
			}
		}
		report(items.length, items.length, '');
		if (texts.length === 0) return { operation: null, sources: [], skipped, warnings };
		const { operation, result } = session.write('source.import', { texts });
		for (const { item } of items) if (item.from === 'upload') await session.host.dropUpload(item.upload);
		const labels = new Map(lists.studies(session.file).map((study) => [study.id, study.label]));
		return {
			operation,
			sources: result.map((source) => ({
				...source,
				lines: session.file.texts.of(source).lines.count,
				study: labels.get(source.studyId) ?? '',
			})),
			skipped,
			warnings,
		};
	},
} satisfies Partial<Handlers<MethodName>>;
