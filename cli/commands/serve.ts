/** serve: browser mode. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { SynthemaError } from '#core/errors.ts';
import { serve } from '#host/serve.ts';
import { note, print, t } from '../output.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Opens the default browser; where there is none the address has been printed anyway. */
function openBrowser(url: string): void {
	const [command, ...args] =
		process.platform === 'win32'
			? ['cmd', '/c', 'start', '""', url.replaceAll('&', '^&')]
			: process.platform === 'darwin'
				? ['open', url]
				: ['xdg-open', url];
	const child = spawn(command!, args, { stdio: 'ignore', detached: true });
	child.on('error', () => note(t('cli.noBrowser')));
	child.unref();
}

export function serveCommand(program: Command): void {
	program
		.command('serve [project]')
		.description(t('cli.serve'))
		.option('--port <number>', t('cli.option.port'), '0')
		.option('--no-open', t('cli.option.noOpen'))
		.option('--json', t('cli.option.json'))
		.action(async (project: string | undefined, options: { port: string; open: boolean; json?: boolean }) => {
			const port = Number(options.port);
			if (!Number.isInteger(port) || port < 0 || port > 65535)
				throw new SynthemaError('cli.port', { port: options.port });
			if (project !== undefined && !existsSync(project)) throw new SynthemaError('file.missing', { file: project });
			const source = join(root, 'host', 'entry.ts');
			const served = await serve({
				renderer: join(root, 'dist', 'renderer'),
				entry: existsSync(source) ? source : join(root, 'dist', 'host', 'entry.js'),
				port,
				project: project ?? null,
				onGiveUp: () => {
					note(t('cli.hostGaveUp'));
					process.exit(1);
				},
			});
			print(options.json === true, { url: served.url }, () => [served.url]);
			if (options.open) openBrowser(served.url);
			let closing = false;
			const stop = () => {
				if (closing) return;
				closing = true;
				void served.close().then(() => process.exit(0));
			};
			process.on('SIGINT', stop);
			process.on('SIGTERM', stop);
			process.on('SIGHUP', stop);
		});
}
