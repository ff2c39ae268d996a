/** Format, lint, layers, types; and a proof that the rule of the layers refuses an import that points upward. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const outcomes = [];

function check(what, ok) {
	outcomes.push({ what, ok });
	console.log(`${ok ? 'ok    ' : 'FAILED'}  ${what}`);
}

function run(program, args) {
	return (
		spawnSync(bin(program), args, {
			cwd: root,
			stdio: ['ignore', 'inherit', 'inherit'],
			shell: process.platform === 'win32',
		}).status === 0
	);
}

/** Imports that the architecture forbids; each must be refused. */
const UPWARD = [
	['core', '#db/index.ts'],
	['core', 'node:fs'],
	['db', '#host/host.ts'],
	['db', '#exchange/tables/index.ts'],
	['exchange', '#db/index.ts'],
	['exchange', 'node:fs'],
	['host', '../cli/main.ts'],
	['host', 'electron'],
	['host', 'better-sqlite3'],
	['renderer', '#db/index.ts'],
	['renderer', '#host/host.ts'],
	['renderer', 'electron'],
	['cli', '#db/index.ts'],
	['electron', '#db/index.ts'],
	['electron', '../renderer/main.tsx'],
];

function refuses(layer, imported) {
	const folder = mkdtempSync(join(root, layer, 'layer-check-'));
	try {
		const up = imported.startsWith('.') ? `../${imported}` : imported;
		const file = join(folder, 'probe.ts');
		writeFileSync(file, `import * as probe from '${up}';\n\nexport { probe };\n`);
		const { status, stdout, stderr } = spawnSync(bin('biome'), ['lint', '--vcs-enabled=false', file], {
			cwd: root,
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		return status !== 0 && /noRestrictedImports/.test(stdout + stderr);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

check('format and lint, layers among them', run('biome', ['check', '--error-on-warnings']));
for (const project of ['.', 'core', 'renderer', 'electron/preload.tsconfig.json', 'test/e2e.tsconfig.json']) {
	check(`types: ${project}`, run('tsc', ['--noEmit', '-p', project]));
}
for (const [layer, imported] of UPWARD) check(`the layers refuse ${imported} in ${layer}`, refuses(layer, imported));

const failed = outcomes.filter(({ ok }) => !ok).length;
const at = process.argv.indexOf('--json');
if (at > 0)
	writeFileSync(join(root, process.argv[at + 1]), JSON.stringify({ passed: outcomes.length - failed, failed }));
process.exit(failed > 0 ? 1 : 0);
