/** correct: a corrected text in the place of an imported one. */
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import { readCorrectedFile } from '#host/exchange-files.ts';
import type { Session } from '#host/host.ts';
import { columns, print, t } from '../output.ts';
import { findSource, names, withProject } from '../project.ts';

interface Options {
	json?: boolean;
	source?: string;
	from?: string;
	reason?: string;
	encoding?: string;
	dryRun?: boolean;
}

/** Lists of codings are whole on the command line. */
const ALL = 100_000;

export function revisionCommands(program: Command): void {
	program
		.command('correct <project>')
		.description(t('cli.correct'))
		.option('--source <source>', t('cli.option.source'))
		.option('--from <file>', t('cli.option.fromText'))
		.option('--reason <text>', t('cli.option.reason'))
		.option('--encoding <name>', t('cli.option.encoding'))
		.option('--dry-run', t('cli.option.dryRun'))
		.option('--json', t('cli.option.json'))
		.action((path: string, options: Options) => {
			if (options.source === undefined) throw new SynthemaError('cli.missingOption', { option: '--source' });
			if (options.from === undefined) throw new SynthemaError('cli.missingOption', { option: '--from' });
			const { source, from } = options;
			return withProject(path, (session) => correct(session, source, from, options));
		});
}

async function correct(session: Session, wanted: string, from: string, options: Options): Promise<void> {
	const source = await findSource(session, wanted);
	const present = (await session.call('source.read', { sourceId: source.id })).text;
	let text = await readCorrectedFile(from, options.encoding);
	// `synthema text` and most editors end a file with a line end that the source does not have.
	if (!present.endsWith('\n')) text = text.replace(/\n+$/u, '');
	const preview = await session.call('source.correctionPreview', { sourceId: source.id, text, limit: ALL });
	if (!options.dryRun)
		await session.call('source.correct', { sourceId: source.id, text, reason: options.reason ?? '' });
	const name = await names(session);
	const codings = [
		...preview.fuzzy.map(({ coding, quote, start, end, score }) => ({ coding, quote, start, end, score })),
		...preview.unplaced.map((coding) => ({ coding, quote: null, start: null, end: null, score: null })),
	].map(({ coding, ...now }) => ({
		id: coding.id,
		code: name.code(coding.codeId),
		person: name.person(coding.personId),
		was: coding.quote,
		...now,
	}));
	const document = {
		source: source.name,
		revision: preview.revision,
		exact: preview.exact,
		fuzzy: preview.fuzzyCount,
		unplaced: preview.unplacedCount,
		codings,
	};
	print(options.json === true, document, () => [
		t(options.dryRun ? 'cli.wouldCorrect' : 'cli.corrected', { ...document, codings: codings.length }),
		...columns(
			codings.map(({ score, code, was, quote }) => [
				score === null ? '–' : `${Math.round(score * 100)} %`,
				code,
				shown(was),
				quote === null ? '' : shown(quote),
			]),
		),
	]);
}

/** A quote on one line. */
function shown(quote: string): string {
	const line = quote.replace(/\s+/gu, ' ');
	return line.length <= 60 ? line : `${line.slice(0, 59).toWellFormed()}…`;
}
