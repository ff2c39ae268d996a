import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/**
 * Process id of the project host among the descendants of `parent`; waits until there is exactly one.
 */
export async function hostBelow(parent: number): Promise<number> {
	let hosts: number[] = [];
	await expect
		.poll(
			() => {
				hosts = descendants(parent)
					.filter(({ command }) => /host[\\/]entry/.test(command))
					.map(({ pid }) => pid);
				return hosts.length;
			},
			{ message: `exactly one project host below process ${parent}` },
		)
		.toBe(1);
	return hosts[0]!;
}

/** Waits until a process is gone. */
export async function gone(pid: number): Promise<void> {
	await expect.poll(() => isAlive(pid), { message: `process ${pid} is gone` }).toBe(false);
}

interface Process {
	pid: number;
	parent: number;
	command: string;
}

function descendants(parent: number): Process[] {
	const all = processes();
	const found: Process[] = [];
	const below = (pid: number) => {
		for (const child of all.filter((each) => each.parent === pid)) {
			found.push(child);
			below(child.pid);
		}
	};
	below(parent);
	return found;
}

function isAlive(pid: number): boolean {
	return processes().some((each) => each.pid === pid);
}

/** The living processes; a zombie that waits for its parent is not one of them. */
function processes(): Process[] {
	if (process.platform !== 'linux') {
		return execFileSync('ps', ['-axo', 'pid=,ppid=,stat=,command='], { encoding: 'utf8' })
			.split('\n')
			.flatMap((line) => {
				const [, pid, parent, state, command] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
				return pid && !state?.startsWith('Z')
					? [{ pid: Number(pid), parent: Number(parent), command: command ?? '' }]
					: [];
			});
	}
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const [state, parent] = readFileSync(`/proc/${name}/stat`, 'utf8')
					.replace(/^.*\) /s, '')
					.split(' ');
				const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
				return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
			} catch (error) {
				// It ended while the list was being read.
				if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
				throw error;
			}
		});
}
