/** new, sample, import, sources, text, check. */
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import { Host } from '#host/host.ts';
import { readAnyway, repairProject } from '#host/maintenance.ts';
import { userName } from '#host/places.ts';
import { writeSample } from '#host/sample.ts';
import { columns, note, print, t } from '../output.ts';
import { findSource, withProject } from '../project.ts';

type Json = { json?: boolean };

export function fileCommands(program: Command): void {
	program
		.command('new <project>')
		.description(t('cli.new'))
		.option('--title <title>', t('cli.option.title'))
		.option('--person <name>', t('cli.option.person'))
		.option('--json', t('cli.option.json'))
		.action(async (path: string, options: Json & { title?: string; person?: string }) => {
			const session = new Host('cli', { remembers: false }).session();
			const title = options.title?.trim() || basename(path, extname(path));
			const person = options.person?.trim() || userName() || 'Coder';
			const project = await session.call('project.create', { path, title, person });
			session.close();
			print(options.json === true, { project: project.path, title, person }, () => [
				t('cli.created', { file: project.path }),
			]);
		});

	program
		.command('sample <folder>')
		.description(t('cli.sample'))
		.option('--json', t('cli.option.json'))
		.action(async (folder: string, options: Json) => {
			const host = new Host('cli', { remembers: false });
			const { files } = await writeSample(host, folder, {
				report: (done, total, label) => note(`${t('work.sample')}: ${label} (${done + 1}/${total})`),
			});
			print(options.json === true, { files }, () => files);
		});

	program
		.command('sources <project>')
		.description(t('cli.sources'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Json) =>
			withProject(path, async (session) => {
				const [{ sources, sections }, { studies }, { stats }] = await Promise.all([
					session.call('sources.list', {}),
					session.call('studies.list', {}),
					session.call('sources.stats', { sourceIds: null }),
				]);
				const rows = sources.map((source) => {
					const stat = stats.find(({ sourceId }) => sourceId === source.id)!;
					return {
						id: source.id,
						name: source.name,
						study: studies.find(({ id }) => id === source.studyId)?.label ?? '',
						role: source.role,
						language: source.language,
						characters: source.characters,
						lines: stat.lines,
						pages: source.pageCount || null,
						revision: source.revision,
						codings: stat.codings,
						coded_characters: stat.codedCharacters,
						sections: sections
							.filter(({ sourceId }) => sourceId === source.id)
							.map(({ kind, title, depth, start, end }) => ({ kind, title, depth, start, end })),
						sha256: source.sha256,
					};
				});
				print(options.json === true, { sources: rows }, () =>
					columns(rows.map((row) => [row.name, row.study, row.characters, row.lines, row.pages ?? '', row.codings])),
				);
			}),
		);

	program
		.command('text <project> <source>')
		.description(t('cli.text'))
		.option('--json', t('cli.option.json'))
		.action((path: string, wanted: string, options: Json) =>
			withProject(path, async (session) => {
				const { id, name } = await findSource(session, wanted);
				const { text } = await session.call('source.read', { sourceId: id });
				print(options.json === true, { id, name, text }, () => [text]);
			}),
		);

	program
		.command('check <project>')
		.description(t('cli.check'))
		.option('--repair <out>', t('cli.option.repair'))
		.option('--json', t('cli.option.json'))
		.action(async (path: string, options: Json & { repair?: string }) => {
			if (options.repair !== undefined && existsSync(options.repair))
				throw new SynthemaError('file.exists', { file: options.repair });
			const problems = readAnyway(path, options.repair !== undefined).map(({ code, params }) => ({
				code,
				message: t(`check.${code}`, params),
				...params,
			}));
			const ok = problems.length === 0;
			if (options.repair === undefined) {
				print(options.json === true, { ok, problems }, () =>
					ok ? [t('cli.sound')] : problems.map(({ message }) => message),
				);
				if (!ok) process.exitCode = 1;
				return;
			}
			const { saved, notes } = repairProject(path, options.repair);
			const repairs = notes.map(({ code, params }) => ({ code, message: t(`repair.${code}`, params), ...params }));
			print(options.json === true, { ok, problems, repaired: options.repair, saved, notes: repairs }, () => [
				...problems.map(({ message }) => message),
				...repairs.map(({ message }) => message),
				t('cli.repaired', { file: options.repair!, sources: saved.source ?? 0, codings: saved.coding ?? 0 }),
			]);
		});
}
