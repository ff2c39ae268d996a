#!/usr/bin/env node
// npm start [-- PROJECT]: installs what is missing, builds what is stale, opens Synthema in a window, or in the browser
// where there can be no window. Built-in modules only, so that it runs before anything is installed (Node 18 or newer).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import { build, environment, fail, findElectron, hasDisplay, install, node, root, say } from './prepare.mjs';

const [project, ...rest] = process.argv.slice(2);
if (rest.length || project?.startsWith('-')) {
	say('usage: npm start [-- PROJECT.synthema]');
	process.exit(2);
}
if (project && !existsSync(project)) fail(`There is no file “${project}”. Nothing was started.`);

install();
if (!build()) fail('The build failed; what is wrong stands above.');
const electron = hasDisplay() ? findElectron() : { why: 'there is no display here' };
if (electron.program) openWindow(electron.program);
else serve(electron.why);

function openWindow(program) {
	const args = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
	const { ELECTRON_RUN_AS_NODE: _, ...clean } = environment;
	run(program, [...args, root, ...(project ? [resolve(project)] : [])], clean, process.cwd());
}

/** Browser mode, after one line that says why. */
function serve(why) {
	say(`No window, because ${why}. Synthema runs in the browser instead.`);
	const browser = hasDisplay();
	run(
		node,
		[
			join(root, 'cli', 'synthema.mjs'),
			'serve',
			...(project ? [resolve(project)] : []),
			...(browser ? [] : ['--no-open']),
		],
		environment,
		process.cwd(),
	);
}

/** Runs a program in this one's place: its output, its signals, its exit code. */
function run(program, args, env, cwd) {
	const child = spawn(program, args, { stdio: 'inherit', env, cwd });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	child.on('error', (error) => fail(`“${program}” could not be started (${error.message}).`));
	child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
