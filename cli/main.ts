/** `synthema`: the operations of the window for scripts, tests and batch work. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import { codingCommands } from './commands/coding.ts';
import { fileCommands } from './commands/files.ts';
import { importCommand } from './commands/import.ts';
import { revisionCommands } from './commands/revisions.ts';
import { serveCommand } from './commands/serve.ts';
import { synthesisCommands } from './commands/synthesis.ts';
import { note, sentence, t } from './output.ts';

/** Failures of usage (exit code 2), as against failures of the work (1). */
const USAGE = new Set([
	'cli.missingOption',
	'cli.offset',
	'cli.tableFormat',
	'cli.tableUnknown',
	'cli.language',
	'cli.port',
]);

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
	version: string;
};
const program = new Command('synthema').description(t('cli.about')).version(version);
for (const add of [fileCommands, importCommand, revisionCommands, codingCommands, synthesisCommands, serveCommand])
	add(program);
for (const command of [program, ...program.commands]) {
	command.exitOverride().configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, '')) });
	command.showHelpAfterError(t('cli.helpHint'));
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	// The reader of a pipe has seen enough (`synthema codings … | head`).
	if (error.code === 'EPIPE') process.exit(0);
	throw error;
});

try {
	await program.parseAsync();
} catch (error) {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else {
		note(sentence(error));
		process.exitCode = error instanceof SynthemaError && USAGE.has(error.code) ? 2 : 1;
	}
}
