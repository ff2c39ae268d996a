/** codebook, themes, tables. */
import { basename, extname } from 'node:path';
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import type { Id } from '#core/model.ts';
import { tableFormat, tableKey } from '#host/contract/schemas.ts';
import { readCodebookFile, readThemesFile, writeCodebookFile } from '#host/exchange-files.ts';
import type { Session } from '#host/host.ts';
import { columns, note, print, t } from '../output.ts';
import { withProject } from '../project.ts';

type Json = { json?: boolean };

async function codebook(session: Session) {
	const [{ codes }, { counts }, { themes, themeCodes }] = await Promise.all([
		session.call('codes.list', {}),
		session.call('codes.counts', {}),
		session.call('themes.list', {}),
	]);
	const byId = new Map(codes.map((code) => [code.id, code]));
	const themeNames = new Map(themes.map((theme) => [theme.id, theme.name]));
	return codes.map((code) => {
		const count = counts.find(({ codeId }) => codeId === code.id)!;
		return {
			id: code.id,
			name: code.name,
			parent: code.parentId === null ? null : byId.get(code.parentId)!.name,
			definition: code.definition,
			themes: themeCodes.filter(({ codeId }) => codeId === code.id).map(({ themeId }) => themeNames.get(themeId)!),
			codings: count.codings,
			sources: count.sources,
			studies: count.studies,
		};
	});
}

/** Themes with the codings below them, each coding and study counted once. */
async function themes(session: Session) {
	const [{ themes: list, themeCodes, themeThemes }, { codes }, { counts, byStudy }] = await Promise.all([
		session.call('themes.list', {}),
		session.call('codes.list', {}),
		session.call('codes.counts', {}),
	]);
	const codeName = new Map(codes.map(({ id, name }) => [id, name]));
	const themeName = new Map(list.map(({ id, name }) => [id, name]));
	const codings = new Map(counts.map((count) => [count.codeId, count.codings]));
	const codesOf = (themeId: Id) => themeCodes.filter((link) => link.themeId === themeId).map((link) => link.codeId);
	const below = (themeId: Id) =>
		themeThemes.filter((link) => link.analyticalId === themeId).map((link) => link.descriptiveId);
	return list.map((theme) => {
		const members = theme.level === 'analytical' ? below(theme.id) : [];
		const all = new Set(theme.level === 'analytical' ? members.flatMap(codesOf) : codesOf(theme.id));
		return {
			id: theme.id,
			level: theme.level,
			name: theme.name,
			finding: theme.finding,
			codes: [...all].map((id) => codeName.get(id)!),
			themes: members.map((id) => themeName.get(id)!),
			codings: [...all].reduce((sum, id) => sum + (codings.get(id) ?? 0), 0),
			studies: new Set(byStudy.filter(({ codeId }) => all.has(codeId)).map(({ studyId }) => studyId)).size,
		};
	});
}

export function synthesisCommands(program: Command): void {
	program
		.command('codebook <project>')
		.description(t('cli.codebook'))
		.option('--import <file>', t('cli.option.importCodebook'))
		.option('--export <file>', t('cli.option.exportCodebook'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Json & { import?: string; export?: string }) =>
			withProject(path, async (session) => {
				if (options.import !== undefined) {
					const { added, updated, unchanged } = await session.call('codebook.import', {
						codes: await readCodebookFile(options.import),
					});
					note(t('cli.codebookImported', { added, updated, unchanged }));
				}
				if (options.export !== undefined) {
					await writeCodebookFile(session, options.export);
					note(t('cli.written', { file: options.export }));
				}
				const codes = await codebook(session);
				print(options.json === true, { codes }, () =>
					columns(codes.map((code) => [code.name, code.codings, code.studies, code.definition.slice(0, 80)])),
				);
			}),
		);

	program
		.command('themes <project>')
		.description(t('cli.themes'))
		.option('--import <file>', t('cli.option.importThemes'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Json & { import?: string }) =>
			withProject(path, async (session) => {
				if (options.import !== undefined) {
					const { added, updated, unknownCodes } = await session.call(
						'themes.import',
						await readThemesFile(options.import),
					);
					note(t('cli.themesImported', { added, updated }));
					if (unknownCodes.length > 0) note(t('cli.unknownCodes', { names: unknownCodes.join(', ') }));
				}
				const all = await themes(session);
				print(options.json === true, { themes: all }, () =>
					columns(all.map((theme) => [t(`cli.level.${theme.level}`), theme.name, theme.codings, theme.studies])),
				);
			}),
		);

	program
		.command('tables <project>')
		.description(t('cli.tables'))
		.requiredOption('--table <name>', t('cli.option.table'))
		.requiredOption('--out <file>', t('cli.option.out'))
		.option('--language <language>', t('cli.option.language'), 'en')
		.option('--landscape', t('cli.option.landscape'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Json & { table: string; out: string; language: string; landscape?: boolean }) => {
			const format = tableFormat.safeParse(extname(options.out).slice(1).toLowerCase());
			// A folder of csv files may be named without an ending.
			const isFolder = options.table === 'all' && extname(options.out) === '';
			if (!format.success && !isFolder)
				throw new SynthemaError('cli.tableFormat', {
					file: basename(options.out),
					known: tableFormat.options.join(', '),
				});
			const table =
				options.table === 'all' ? { success: true as const, data: 'all' as const } : tableKey.safeParse(options.table);
			if (!table.success)
				throw new SynthemaError('cli.tableUnknown', {
					table: options.table,
					known: [...tableKey.options, 'all'].join(', '),
				});
			if (options.language !== 'en' && options.language !== 'zh-CN')
				throw new SynthemaError('cli.language', { language: options.language });
			const language = options.language;
			return withProject(path, async (session) => {
				const { tables } = await session.call('table.export', {
					table: table.data,
					format: format.data ?? 'csv',
					out: options.out,
					options: { language, codesPerTheme: 3, quotesPerTheme: 2, hide: [], landscape: options.landscape === true },
				});
				print(options.json === true, { tables }, () =>
					columns(tables.map((each) => [each.table, each.file, each.rows])),
				);
			});
		});
}
