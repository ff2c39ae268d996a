/** import: texts and reference files. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import type { Input, Output } from '#host/contract/methods.ts';
import type { Session } from '#host/host.ts';
import { newId } from '#host/ids.ts';
import { columns, note, print, t } from '../output.ts';
import { withProject } from '../project.ts';

interface Options {
	json?: boolean;
	study?: string;
	encoding?: string;
	language?: string;
	passwordFile?: string;
	keep?: string;
}
type References = Output<'import.references'>;
type Request = Required<Pick<Input<'source.import'>, 'items'>> & {
	studies: NonNullable<Input<'source.import'>['studies']>;
};

export function importCommand(program: Command): void {
	program
		.command('import <project> <files...>')
		.description(t('cli.import'))
		.option('--study <label>', t('cli.option.study'))
		.option('--encoding <name>', t('cli.option.encoding'))
		.option('--language <tag>', t('cli.option.textLanguage'))
		.option('--password-file <file>', t('cli.option.passwordFile'))
		.option('--keep <kinds>', t('cli.option.keep'))
		.option('--json', t('cli.option.json'))
		.action((path: string, files: string[], options: Options) =>
			withProject(path, async (session) => {
				const notes: string[] = [];
				const request = await requestOf(session, files, options, notes);
				const result = await session.call('source.import', request, {
					report: (done, total, label) => label && note(`${label} (${Math.floor(done) + 1}/${total})`),
				});
				const skipped = result.skipped.map(({ file, code, params }) => ({ file, reason: t(`error.${code}`, params) }));
				const warnings = [...notes, ...result.warnings.map(({ code, params }) => t(`warning.${code}`, params))];
				const studies = [
					...request.studies.add.map(({ id, fields }) => ({
						id,
						label: fields.label,
						title: fields.title,
						added: true,
					})),
					...request.studies.update.map(({ id, fields }) => ({
						id,
						label: fields.label ?? '',
						title: fields.title ?? '',
						added: false,
					})),
				];
				print(
					options.json === true,
					{
						sources: result.sources.map(({ id, name, study, characters, lines, pageCount, sha256 }) => ({
							id,
							name,
							study,
							characters,
							lines,
							pages: pageCount || null,
							sha256,
						})),
						studies,
						skipped,
						warnings,
						left_out: result.leftOut,
					},
					() => [
						...columns(
							result.sources.map(({ name, study, characters, lines, pageCount }) => [
								name,
								study,
								characters,
								lines,
								pageCount || '',
							]),
						),
						...studies.map(({ label, title }) => `${label}\t${title}`),
					],
				);
				for (const { reason } of skipped) note(reason);
				for (const warning of warnings) note(warning);
				if (result.sources.length + studies.length === 0) process.exitCode = 1;
			}),
		);
}

function passwordOf(file: string | undefined): string | undefined {
	if (file === undefined) return undefined;
	try {
		return readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
	} catch (error) {
		throw new SynthemaError('file.missing', { file }, { cause: error });
	}
}

/** What is to come in: texts, and of reference files the studies with the files that belong to them. */
async function requestOf(
	session: Session,
	files: readonly string[],
	options: Options,
	notes: string[],
): Promise<Request> {
	const common = {
		encoding: options.encoding,
		language: options.language,
		password: passwordOf(options.passwordFile),
		keep: options.keep?.split(',').map((kind) => kind.trim()),
	};
	const texts: string[] = [];
	const references: string[] = [];
	for (const path of files) {
		const { kind } = await session.call('import.kind', { item: { from: 'path', path } });
		(kind === 'references' ? references : texts).push(path);
	}
	const request: Request = { items: [], studies: { add: [], update: [] } };
	const labels = new Map<string, string>();
	for (const path of references) {
		const read = await session.call('import.references', {
			item: { from: 'path', path },
			encoding: options.encoding,
			beside: texts.map((text) => basename(text)),
		});
		for (const problem of read.problems) notes.push(t(`warning.${problem.code}`, problem.params));
		take(read, request, labels, texts, notes);
	}
	const { studies } = await session.call('studies.list', {});
	const ids = new Map([
		...studies.map(({ label, id }): [string, string] => [label, id]),
		...request.studies.add.map(({ id, fields }): [string, string] => [fields.label, id]),
	]);
	for (const path of texts) {
		const label = options.study ?? labels.get(basename(path));
		const studyId = label === undefined ? undefined : ids.get(label);
		request.items.push({
			item: { from: 'path', path },
			options: { ...common, ...(label !== undefined && { studyLabel: label }), ...(studyId && { studyId }) },
		});
	}
	return request;
}

/** Records become studies; sure repetitions are merged into what is there. Files of theirs join the texts. */
function take(read: References, request: Request, labels: Map<string, string>, texts: string[], notes: string[]): void {
	const names = new Set(texts.map((path) => basename(path)));
	for (const { fields, duplicate, files } of read.references) {
		if (!duplicate?.sure) {
			request.studies.add.push({ id: newId(), fields });
			if (duplicate)
				notes.push(
					t('cli.maybeSameStudy', {
						study: fields.label,
						other: duplicate.label,
						reason: t(`duplicate.${duplicate.reason}`),
					}),
				);
		} else {
			notes.push(
				t('cli.sameStudy', { study: fields.label, other: duplicate.label, reason: t(`duplicate.${duplicate.reason}`) }),
			);
			if (duplicate.studyId !== null && Object.keys(duplicate.adds).length > 0)
				request.studies.update.push({ id: duplicate.studyId, fields: duplicate.adds });
		}
		for (const { name, path } of files) {
			labels.set(name, duplicate?.sure ? duplicate.label : fields.label);
			if (path === null || names.has(name)) continue;
			names.add(name);
			texts.push(path);
		}
	}
}
