/** Reference files: what their records would become, what they repeat, and which files belong to them. */
import { open, readdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Study } from '#core/model.ts';
import { findDuplicates } from '#core/references/duplicates.ts';
import { studyLabelsOf } from '#core/references/label.ts';
import { type MatchableFile, matchFiles } from '#core/references/match-files.ts';
import { mergeReferences } from '#core/references/merge.ts';
import type { Reference } from '#core/references/model.ts';
import { lists } from '#db/index.ts';
import { endingOf } from '#exchange/documents/formats.ts';
import { readReferences } from '#exchange/references/index.ts';
import { REFERENCE_FILE_ENDINGS, TEXT_FILE_ENDINGS } from '../contract/endings.ts';
import type { MethodName, Output } from '../contract/methods.ts';
import type { Session } from '../host.ts';
import { type ImportItem, nameOf } from '../reading/service.ts';
import type { Handlers } from './types.ts';

type Proposal = Output<'import.references'>['references'][number];
type Fields = Proposal['fields'];

/** Bytes that are looked at to tell what a .txt is. */
const HEAD = 4000;
/** How deep under the folder of a reference file its files are looked for, and how many are looked at. */
const DEPTH = 3;
const LOOKED_AT = 5000;
const HAN_NAME = /^[\p{Script=Han}·]+,\s*[\p{Script=Han}·]+$/u;

async function headOf(session: Session, item: ImportItem): Promise<string> {
	if (item.from === 'text') return '';
	const path = item.from === 'path' ? item.path : session.host.uploadPath(item.upload);
	if (path === null) return '';
	let handle: Awaited<ReturnType<typeof open>>;
	try {
		handle = await open(path, 'r');
	} catch {
		// Reading it as a text will say what is wrong with it.
		return '';
	}
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
		return buffer.toString('latin1', 0, bytesRead);
	} finally {
		await handle.close();
	}
}

/** Files that can be read as texts in the folder of a reference file and below, by their paths from there. */
async function filesBeside(path: string): Promise<string[]> {
	const root = dirname(resolve(path));
	const found: string[] = [];
	const visit = async (folder: string, depth: number): Promise<void> => {
		let entries: Awaited<ReturnType<typeof readDir>>;
		try {
			entries = await readDir(folder);
		} catch {
			// A folder that cannot be listed has nothing to offer.
			return;
		}
		for (const entry of entries) {
			if (found.length >= LOOKED_AT) return;
			const full = join(folder, entry.name);
			if (entry.isFile() && (TEXT_FILE_ENDINGS as readonly string[]).includes(endingOf(entry.name).slice(1)))
				found.push(relative(root, full).split(sep).join('/'));
			else if (entry.isDirectory() && depth < DEPTH && !entry.name.startsWith('.')) await visit(full, depth + 1);
		}
	};
	await visit(root, 0);
	return found;
}

function readDir(folder: string) {
	return readdir(folder, { withFileTypes: true });
}

function fieldsOf(reference: Reference, label: string): Fields {
	const { title, year, journal, volume, issue, pages, doi, pmid, url, abstract } = reference;
	const { country, participants, dataCollection, analysisMethod } = reference;
	return {
		label,
		// A Chinese name is written without a comma between its parts.
		authors: reference.authors.map((name) => (HAN_NAME.test(name) ? name.replace(/,\s*/u, '') : name)).join('; '),
		year,
		title,
		country,
		participants,
		dataCollection,
		analysisMethod,
		journal,
		volume,
		issue,
		pages,
		doi,
		pmid,
		url,
		abstract,
		keywords: reference.keywords.join('; '),
	};
}

/** What a study lacks and the record has. */
function addsTo(study: Study, fields: Fields): Partial<Fields> {
	return Object.fromEntries(
		Object.entries(fields).filter(([field, value]) => {
			const there = study[field as keyof Fields];
			return field !== 'label' && (there === '' || there === null) && value !== '' && value !== null;
		}),
	);
}

/** Records with what they repeat; the first of several sure repetitions in one file gets what the others know more. */
function proposals(references: Reference[], studies: readonly Study[]): Proposal[] {
	const groups = findDuplicates(
		references,
		studies.map(({ id, title, authors, year, doi, pmid }) => ({
			id,
			title,
			authors: authors.split(/;\s*|,\s+(?=\S+ \p{Lu}{1,3}(?:,|$))/u).filter(Boolean),
			year,
			doi,
			pmid,
		})),
	);
	const merged = [...references];
	for (const { references: same, existing, certainty } of groups)
		if (certainty === 'sure' && existing.length === 0)
			merged[same[0]!] = same
				.slice(1)
				.reduce((first, index) => mergeReferences(first, references[index]!), references[same[0]!]!);
	// The surest group of each record; they come surest first.
	const surest = new Map<number, (typeof groups)[number]>();
	for (const group of groups) for (const index of group.references) if (!surest.has(index)) surest.set(index, group);
	const groupOf = (index: number) => surest.get(index);
	// A sure repetition makes no study, and takes no label from one ("2009a").
	const firsts = merged.flatMap((_, index) => {
		const group = groupOf(index);
		return group?.certainty === 'sure' && group.references[0] !== index ? [] : [index];
	});
	const given = studyLabelsOf(
		firsts.map((index) => merged[index]!),
		new Set(studies.map(({ label }) => label)),
	);
	const labelOf = new Map(firsts.map((index, at) => [index, given[at]!]));
	const labels = merged.map((_, index) => labelOf.get(index) ?? labelOf.get(groupOf(index)!.references[0]!) ?? '');
	const byId = new Map(studies.map((study) => [study.id, study]));
	return merged.map((reference, index) => {
		const fields = fieldsOf(reference, labels[index]!);
		const group = groupOf(index);
		const study = group && byId.get(group.existing[0] ?? '');
		const first = group?.references[0] ?? index;
		const repeats = study !== undefined || first !== index;
		return {
			row: reference.row,
			fields,
			duplicate:
				group && repeats
					? {
							studyId: study?.id ?? null,
							record: study ? null : first,
							label: study?.label ?? labels[first]!,
							reason: group.reason,
							sure: group.certainty === 'sure',
							adds: study ? addsTo(study, fields) : {},
						}
					: null,
			files: [],
		};
	});
}

export const referenceHandlers = {
	'import.kind': async (session, { item }) => {
		const ending = endingOf(nameOf(item)).slice(1);
		if ((REFERENCE_FILE_ENDINGS as readonly string[]).includes(ending)) return { kind: 'references' };
		if (ending !== 'txt' && ending !== '') return { kind: 'text' };
		const head = await headOf(session, item);
		const records = /^(?:\s|ï»¿)*(?:TY {2}- |PMID- ?\d|FN (?:Clarivate|Thomson|ISI)|%0 \w)/u;
		return { kind: records.test(head) ? 'references' : 'text' };
	},

	'import.references': async (session, { item, encoding, columns, beside }) => {
		const name = nameOf(item);
		const bytes = await session.host.reading.bytesOf(item);
		const read = await readReferences(name, bytes, { encoding, columns });
		const references = proposals(read.references, lists.studies(session.file));
		const there = item.from === 'path' ? await filesBeside(item.path) : [];
		const files: MatchableFile[] = [
			...beside.map((file) => ({ name: file, path: file })),
			...there
				.map((path) => ({ name: path.slice(path.lastIndexOf('/') + 1), path }))
				.filter((file) => !beside.includes(file.name) && file.name !== name),
		];
		for (const match of matchFiles(read.references, files).matches) {
			const file = files[match.file]!;
			const chosen = match.file < beside.length || item.from !== 'path';
			references[match.reference]!.files.push({
				name: file.name,
				path: chosen ? null : join(dirname(resolve(item.path)), file.path),
				reason: match.reason,
			});
		}
		return { format: read.format, references, problems: read.problems, columns: read.columns };
	},
} satisfies Partial<Handlers<MethodName>>;
