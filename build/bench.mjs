/** npm run bench: prints how the program's costs grow with the project; nothing here passes or fails. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build, environment, install, node, root } from './prepare.mjs';

install();
if (!build()) process.exit(1);
// The desktop program needs a screen, if only a virtual one.
const virtual = process.platform === 'linux' && !process.env.DISPLAY && existsSync('/usr/bin/xvfb-run');
const [program, ...first] = virtual ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24', node] : [node];
process.exit(
	spawnSync(program, [...first, join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)], {
		cwd: root,
		stdio: 'inherit',
		env: environment,
	}).status ?? 1,
);
