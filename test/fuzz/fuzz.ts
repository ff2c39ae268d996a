/** Runs damaged files through all readers, in processes that can be ended. */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './child.ts';

export interface Failure {
	number: number;
	seed: number;
	name: string;
	what: string;
}
export interface FuzzResult {
	files: number;
	read: number;
	refused: Map<string, number>;
	failures: Failure[];
	/** Longest time for one file, in milliseconds, and which. */
	slowest: { milliseconds: number; name: string; seed: number };
	/** Largest resident memory of a process, in MB. */
	megabytes: number;
}

/** A file that is not done by then is a hang. */
const HANG = 30_000;
/** A process is replaced after so many files, so that leaks do not hide behind one another. */
const PER_PROCESS = 1000;
const child = fileURLToPath(new URL('./child.ts', import.meta.url));

/** `count` files from a first seed. `onProgress` is told how many are done. */
export async function fuzz(
	count: number,
	firstSeed: number,
	onProgress: (done: number) => void = () => {},
): Promise<FuzzResult> {
	const result: FuzzResult = {
		files: 0,
		read: 0,
		refused: new Map(),
		failures: [],
		slowest: { milliseconds: 0, name: '', seed: 0 },
		megabytes: 0,
	};
	let next = 0;
	const lane = async () => {
		while (next < count) await run();
	};
	const run = () =>
		new Promise<void>((resolve, reject) => {
			const process_: ChildProcess = fork(child, {
				execArgv: ['--permission', '--allow-fs-read=*', '--no-warnings'],
				stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
			});
			let said = '';
			let current: { number: number; name: string } | null = null;
			let done = 0;
			let started = false;
			let hang: NodeJS.Timeout | undefined;
			process_.stderr!.on('data', (chunk) => {
				said = (said + chunk).slice(-4000);
			});
			const give = () => {
				clearTimeout(hang);
				if (next >= count || done >= PER_PROCESS) {
					current = null;
					process_.kill();
					return;
				}
				const number = next++;
				current = { number, name: '' };
				hang = setTimeout(() => {
					fail('hung');
					process_.kill('SIGKILL');
				}, HANG);
				process_.send({ number, seed: firstSeed + number });
			};
			const fail = (what: string) => {
				if (!current) return;
				result.files++;
				result.failures.push({ ...current, seed: firstSeed + current.number, what });
				current = null;
			};
			process_.on('message', (outcome: Outcome) => {
				if (outcome.type === 'ready') {
					started = true;
					return give();
				}
				if (outcome.type === 'begun') {
					current = outcome;
					return;
				}
				done++;
				result.files++;
				result.megabytes = Math.max(result.megabytes, outcome.megabytes);
				if (outcome.milliseconds > result.slowest.milliseconds) result.slowest = outcome;
				if (outcome.type === 'read') result.read++;
				else if (outcome.type === 'refused')
					result.refused.set(outcome.what, (result.refused.get(outcome.what) ?? 0) + 1);
				else result.failures.push(outcome);
				if (result.files % 200 === 0) onProgress(result.files);
				give();
			});
			process_.on('exit', (code, signal) => {
				clearTimeout(hang);
				fail(`the process ended (${code ?? signal}): ${said}`);
				// One that never came up would never come up again either.
				if (started) resolve();
				else reject(new Error(`no process for the readers: ${said}`));
			});
		});
	await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
	return result;
}
