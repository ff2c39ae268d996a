/** Tables of the synthesis, seen and written. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import { buildTables, type SynthesisData } from '#core/tables/index.ts';
import { codingQueries, lists } from '#db/index.ts';
import { writeTables } from '#exchange/tables/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Session } from '../host.ts';
import type { Handlers } from './types.ts';

function data({ file, host }: Session): SynthesisData {
	return {
		version: host.version,
		operations: lists.operations(file),
		title: file.project.title,
		people: lists.people(file),
		studies: lists.studies(file),
		sources: lists.sources(file),
		codes: lists.codes(file),
		codings: codingQueries.listCodings(file, { limit: 1_000_000 }).codings,
		...lists.themes(file),
		appraisals: lists.appraisals(file, null).appraisals,
		checklists: lists.ownChecklists(file),
		confidence: lists.confidences(file),
	};
}

/** Writes a file so that it appears whole or not at all. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
	const draft = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
	try {
		await writeFile(draft, bytes);
		await rename(draft, path);
	} catch (error) {
		await rm(draft, { force: true });
		const { code } = error as NodeJS.ErrnoException;
		const cause = { cause: error };
		if (code === 'ENOENT' || code === 'ENOTDIR')
			throw new SynthemaError('folder.missing', { folder: dirname(path) }, cause);
		if (code === 'ENOSPC') throw new SynthemaError('export.diskFull', { file: path }, cause);
		if (code === 'EISDIR') throw new SynthemaError('export.isFolder', { file: path }, cause);
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EBUSY')
			throw new SynthemaError('export.notWritable', { file: path }, cause);
		throw error;
	}
}

export const tableHandlers = {
	'table.preview': (session, { table, options }) => {
		const [built] = buildTables(table, data(session), options, createTranslator(options.language));
		return { table: built! };
	},

	'table.export': async (session, { table, format, options, out }, { signal, report }) => {
		const tables = buildTables(table, data(session), options, createTranslator(options.language));
		report(1, 3, basename(out ?? ''));
		await new Promise((resolve) => setImmediate(resolve));
		signal.throwIfAborted();
		const files = await writeTables(tables, format, {
			title: session.file.project.title,
			language: options.language,
			landscape: options.landscape,
		});
		signal.throwIfAborted();
		report(2, 3, basename(out ?? ''));
		const placed: { name: string; path: string | null; base64: string | null }[] = [];
		if (out === null) {
			for (const { name, bytes } of files)
				placed.push({ name, path: null, base64: Buffer.from(bytes).toString('base64') });
		} else {
			// Every table of a csv export is a file of its own, in a folder of the name that was given.
			const folder = format === 'csv' && table === 'all';
			if (folder)
				await mkdir(out, { recursive: true }).catch((error) => {
					throw new SynthemaError('export.notWritable', { file: out }, { cause: error });
				});
			for (const { name, bytes } of files) {
				const path = folder ? join(out, name) : out;
				await writeWhole(path, bytes);
				placed.push({ name: basename(path), path, base64: null });
			}
		}
		report(3, 3, basename(out ?? ''));
		return {
			files: placed,
			tables: tables.map((each, index) => ({
				table: each.key,
				file: placed[Math.min(index, placed.length - 1)]!.path ?? placed[Math.min(index, placed.length - 1)]!.name,
				rows: each.rows.filter((row) => row.kind === 'body').length,
			})),
		};
	},
} satisfies Partial<Handlers<MethodName>>;
