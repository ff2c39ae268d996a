/** npm run bench: prints how the program's costs grow with the project; nothing here passes or fails. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, environment, install, node, root } from './prepare.mjs';

install();
if (!build()) process.exit(1);
process.exit(
	spawnSync(node, [join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)], {
		cwd: root,
		stdio: 'inherit',
		env: environment,
	}).status ?? 1,
);
