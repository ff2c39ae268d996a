/**
 * What starting and testing have in common: installing what is missing, building what is stale, finding Electron.
 * Built-in modules only, so that it runs before anything is installed (Node 18 or newer).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';
/** The Node that the installation brought, which runs everything but these scripts. */
export const node = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
export const environment = { ...process.env, PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}` };

export const say = (sentence) => console.error(`synthema: ${sentence}`);
export const fail = (sentence) => {
	say(sentence);
	process.exit(1);
};

/**
 * Installs with npm when there is no installation, or one older than package-lock.json. Not “npm ci”: a lock file made on
 * one system lacks the optional programs of others, which ci refuses and install fetches.
 */
export function install() {
	const lock = join(root, 'package-lock.json');
	const installed = join(modules, '.package-lock.json');
	if (existsSync(installed) && existsSync(node) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
	say('Installing what Synthema needs. This happens once and takes a minute or two.');
	const { status } = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
		cwd: root,
		stdio: ['ignore', 2, 2],
		shell: windows,
	});
	if (status !== 0)
		fail('npm could not install what Synthema needs; its own words stand above. Check the network and try again.');
	if (!existsSync(node)) {
		fail(
			'The npm package “node” brought no program for this computer. Delete node_modules and try again with npm 10 or newer.',
		);
	}
}

/** Builds dist/ when it is missing or a source is newer than the last build that came to its end. */
export function build() {
	const built = join(root, 'dist', 'built.json');
	const sources = ['core', 'db', 'exchange', 'host', 'electron', 'renderer', 'build/build.mjs', 'package-lock.json'];
	if (existsSync(built) && sources.every((source) => newest(join(root, source)) <= statSync(built).mtimeMs))
		return true;
	say('Building.');
	const { status } = spawnSync(node, [join(root, 'build', 'build.mjs')], {
		cwd: root,
		stdio: ['ignore', 2, 2],
		env: environment,
	});
	return status === 0;
}

/** When the newest file at or below a path was changed, in ms. */
function newest(path) {
	const stats = statSync(path);
	if (!stats.isDirectory()) return stats.mtimeMs;
	let latest = 0;
	for (const name of readdirSync(path)) if (!name.startsWith('.')) latest = Math.max(latest, newest(join(path, name)));
	return latest;
}

/** Is there something to show a window on? */
export function hasDisplay() {
	return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** The Electron to start, or why there is none. */
export function findElectron() {
	const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
	const name = names[process.platform] ?? 'electron';
	const own = process.env.ELECTRON_OVERRIDE_DIST_PATH;
	if (own && !existsSync(join(own, name)))
		return { why: `there is no Electron in ELECTRON_OVERRIDE_DIST_PATH (“${own}”)` };
	const program = join(own || join(modules, 'electron', 'dist'), name);
	if (!existsSync(program) && !fetchElectron(program)) {
		return {
			why: 'Electron could not be fetched (set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH to get it from elsewhere)',
		};
	}
	const missing = missingLibraries(program);
	if (missing.length) return { why: `this system lacks libraries that Electron needs: ${missing.join(', ')}` };
	return { program };
}

/** Lets the electron package fetch its program; returns whether it is there. A failed try is not repeated for an hour. */
function fetchElectron(program) {
	const failed = join(modules, '.cache', 'synthema-electron-failed');
	if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < 3_600_000 && !process.env.ELECTRON_MIRROR)
		return false;
	say('Fetching Electron. This happens once.');
	const { status } = spawnSync(node, [join(modules, 'electron', 'install.js')], {
		cwd: root,
		stdio: ['ignore', 2, 'ignore'],
		env: environment,
		timeout: 180_000,
	});
	if (status === 0 && existsSync(program)) return true;
	mkdirSync(join(modules, '.cache'), { recursive: true });
	writeFileSync(failed, '');
	return false;
}

/** Names of the shared libraries (Linux) that a program needs and the system does not have. */
function missingLibraries(program) {
	if (process.platform !== 'linux') return [];
	const { stdout, error } = spawnSync('ldd', [program], { encoding: 'utf8' });
	if (error) return [];
	return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}
