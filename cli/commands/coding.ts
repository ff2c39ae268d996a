/** code, codings. */
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import type { Coding, Id, Source } from '#core/model.ts';
import { readCodingsFile } from '#host/exchange-files.ts';
import type { Session } from '#host/host.ts';
import { newRowId, plainToLexical } from '#host/rows.ts';
import { columns, note, print, t } from '../output.ts';
import { findCode, findPerson, findSource, names, withProject } from '../project.ts';

type Json = { json?: boolean };
interface Wanted {
	source: string;
	start: number;
	end: number;
	code: string;
	person: string;
	memo: string;
	/** Row of the file it comes from, 0 for none. */
	row: number;
}

function offset(option: string, value: string | undefined): number {
	if (value === undefined || !/^\d{1,9}$/.test(value))
		throw new SynthemaError('cli.offset', { option, value: value ?? '' });
	return Number(value);
}

/** Applies all of them in one operation; new codes and people are made on the way. */
async function apply(session: Session, wanted: readonly Wanted[]): Promise<{ codings: Coding[]; unchanged: number }> {
	const sources = new Map<string, Source>();
	const codes = new Map<string, Id>();
	const people = new Map<string, Id>();
	const newCodes: { id: Id; name: string }[] = [];
	const newPeople: { id: Id; name: string }[] = [];
	const memos: { id: Id; codingId: Id; body: string; plain: string }[] = [];
	const codings: { id: Id; sourceId: Id; start: number; end: number; codeId: Id; personId?: Id }[] = [];
	for (const item of wanted) {
		try {
			let source = sources.get(item.source);
			if (!source) {
				source = await findSource(session, item.source);
				sources.set(item.source, source);
			}
			if (item.start >= item.end || item.end > source.characters) {
				throw new SynthemaError('coding.range', {
					source: source.name,
					start: item.start,
					end: item.end,
					characters: source.characters,
				});
			}
			let codeId = codes.get(item.code);
			if (!codeId) {
				codeId = (await findCode(session, item.code))?.id;
				if (!codeId) {
					codeId = newRowId();
					newCodes.push({ id: codeId, name: item.code });
				}
				codes.set(item.code, codeId);
			}
			let personId = people.get(item.person);
			if (!personId && item.person) {
				personId = (await findPerson(session, item.person))?.id;
				if (!personId) {
					personId = newRowId();
					newPeople.push({ id: personId, name: item.person });
				}
				people.set(item.person, personId);
			}
			const id = newRowId();
			codings.push({
				id,
				sourceId: source.id,
				start: item.start,
				end: item.end,
				codeId,
				...(personId && { personId }),
			});
			if (item.memo) memos.push({ id: newRowId(), codingId: id, body: plainToLexical(item.memo), plain: item.memo });
		} catch (error) {
			if (error instanceof SynthemaError && item.row > 0) {
				throw new SynthemaError(
					'cli.row',
					{ row: item.row, problem: t(`error.${error.code}`, error.params) },
					{ cause: error },
				);
			}
			throw error;
		}
	}
	const result = await session.call('coding.apply', { codings, newCodes, newPeople, memos });
	return { codings: result.codings, unchanged: result.unchanged.length };
}

export function codingCommands(program: Command): void {
	program
		.command('code <project>')
		.description(t('cli.code'))
		.option('--source <source>', t('cli.option.source'))
		.option('--start <offset>', t('cli.option.start'))
		.option('--end <offset>', t('cli.option.end'))
		.option('--code <name>', t('cli.option.code'))
		.option('--person <name>', t('cli.option.person'))
		.option('--memo <text>', t('cli.option.memo'))
		.option('--from <file>', t('cli.option.from'))
		.option('--json', t('cli.option.json'))
		.action(
			(
				path: string,
				options: Json & {
					source?: string;
					start?: string;
					end?: string;
					code?: string;
					person?: string;
					memo?: string;
					from?: string;
				},
			) => {
				let single: Wanted | null = null;
				if (options.from === undefined) {
					for (const name of ['source', 'start', 'end', 'code'] as const) {
						if (!options[name]?.trim()) throw new SynthemaError('cli.missingOption', { option: `--${name}` });
					}
					single = {
						source: options.source!,
						start: offset('--start', options.start),
						end: offset('--end', options.end),
						code: options.code!.trim(),
						person: options.person?.trim() ?? '',
						memo: options.memo?.trim() ?? '',
						row: 0,
					};
				}
				return withProject(path, async (session) => {
					const wanted = single
						? [single]
						: (await readCodingsFile(options.from!)).map((row) => ({
								...row,
								person: row.person || (options.person?.trim() ?? ''),
							}));
					const { codings, unchanged } = await apply(session, wanted);
					const name = await names(session);
					const rows = codings.map((coding) => ({
						id: coding.id,
						source: name.source(coding.sourceId),
						start: coding.start,
						end: coding.end,
						code: name.code(coding.codeId),
						person: name.person(coding.personId),
						quote: coding.quote,
					}));
					print(options.json === true, { codings: rows }, () => [t('cli.coded', { count: rows.length })]);
					if (unchanged > 0) note(t('cli.unchanged', { count: unchanged }));
				});
			},
		);

	program
		.command('codings <project>')
		.description(t('cli.codings'))
		.option('--code <name>', t('cli.option.code'))
		.option('--source <source>', t('cli.option.source'))
		.option('--person <name>', t('cli.option.person'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Json & { code?: string; source?: string; person?: string }) =>
			withProject(path, async (session) => {
				const code = options.code === undefined ? undefined : await findCode(session, options.code);
				if (options.code !== undefined && !code) throw new SynthemaError('cli.codeUnknown', { code: options.code });
				const person = options.person === undefined ? undefined : await findPerson(session, options.person);
				if (options.person !== undefined && !person)
					throw new SynthemaError('cli.personUnknown', { person: options.person });
				const source = options.source === undefined ? undefined : await findSource(session, options.source);
				const { codings } = await session.call('codings.list', {
					...(code && { codeIds: [code.id] }),
					...(source && { sourceId: source.id }),
					...(person && { personId: person.id }),
					limit: 1_000_000,
				});
				const name = await names(session);
				const { memos } = await session.call('memos.list', { targetKind: 'coding', targetIds: null });
				const memo = new Map(memos.map((each) => [each.targetId, each.plain]));
				const rows = codings.map((coding) => ({
					id: coding.id,
					source: name.source(coding.sourceId),
					study: name.study(coding.sourceId),
					start: coding.start,
					end: coding.end,
					lines: [coding.startLine, coding.endLine],
					code: name.code(coding.codeId),
					person: name.person(coding.personId),
					quote: coding.quote,
					memo: memo.get(coding.id) ?? '',
				}));
				print(options.json === true, { codings: rows }, () =>
					columns(
						rows.map((row) => [
							row.study,
							row.lines.join('–'),
							row.person,
							row.code,
							row.quote.replace(/\s+/g, ' ').slice(0, 80),
						]),
					),
				);
			}),
		);
}
