import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../../cli/synthema.mjs', import.meta.url));

/** Runs the real command line and returns its standard output; throws with its message when it fails. */
export function synthema(...args: string[]): string {
	return execFileSync(process.execPath, [bin, ...args], { encoding: 'utf8', maxBuffer: 64 << 20 });
}
