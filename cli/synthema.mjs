#!/usr/bin/env node
/**
 * Starts the command line under a Node that can run it: this one, or the one that the installation brought. Plain
 * JavaScript that old versions of Node understand.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
const enough = major > 22 || (major === 22 && minor >= 18);

if (enough) {
	const source = join(root, 'cli', 'main.ts');
	const built = join(root, 'dist', 'cli', 'main.js');
	await import(pathToFileURL(existsSync(source) ? source : built).href);
} else {
	const node = ['node', 'node.exe'].map((name) => join(root, 'node_modules', 'node', 'bin', name)).find(existsSync);
	if (node && !process.env.SYNTHEMA_RESTARTED) {
		const run = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
			stdio: 'inherit',
			env: { ...process.env, SYNTHEMA_RESTARTED: '1' },
		});
		process.exitCode = run.status ?? 1;
	} else {
		process.stderr.write(
			`Synthema needs Node 22.18 or later; this is ${process.versions.node}. Run “npm install” in ${root}, which brings a fitting one, then try again.\n`,
		);
		process.exitCode = 1;
	}
}
