import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { check, ProjectFile } from '#db/index.ts';
import { project } from '../db/support.ts';

const CODER = fileURLToPath(new URL('coder.ts', import.meta.url));
/** As the issue asks: 200 kills at random moments during 20,000 codings. */
const KILLS = Number(process.env.KILLS ?? 200);
const CODINGS = KILLS * 100;

/** Lets a process code from `first` on and kills it at a random moment after it has acknowledged `after` codings. */
async function codeUntilKilled(path: string, first: number, after: number): Promise<number> {
	const child = spawn(process.execPath, [CODER, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	let last = first - 1;
	let killing = false;
	child.stdout.setEncoding('utf8');
	child.stdout.on('data', (data: string) => {
		said += data;
		const lines = said.split('\n');
		said = lines.pop()!;
		if (lines.length > 0) last = Number(lines.at(-1));
		if (last - first + 1 >= after && !killing) {
			killing = true;
			// Somewhere in the next few commits, at no moment of their own.
			setTimeout(() => child.kill('SIGKILL'), Math.random() * 4);
		}
	});
	const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
		child.once('close', (...end) => resolve(end)),
	);
	expect([code, signal]).toEqual([null, 'SIGKILL']);
	return last;
}

it(`${KILLS} kills during ${CODINGS} codings: every acknowledged coding is there and the file is sound`, async () => {
	const p = project();
	p.import('a.txt', 'Nobody advised, and the group listened for a long while. '.repeat(2000));
	for (let n = 0; n < 20; n++) p.code(`code ${n}`);
	p.file.close();
	let next = 0;
	let kept = 0;
	for (let kill = 0; kill < KILLS; kill++) {
		const acknowledged = await codeUntilKilled(p.path, next, Math.ceil(Math.random() * 2 * (CODINGS / KILLS)));
		const file = ProjectFile.open(p.path, { person: 'Ada' });
		try {
			expect(file.readOnly).toBeNull();
			expect(check(file)).toEqual([]);
			const numbers = file.connection.rows<[string]>('SELECT id FROM coding').map(([id]) => Number(id.slice(7)));
			const there = new Set(numbers);
			for (let n = next; n <= acknowledged; n++)
				expect(there.has(n), `coding ${n} was acknowledged and is lost`).toBe(true);
			// One more may have been committed whose acknowledgement did not get out any more.
			expect(numbers.length).toBeGreaterThanOrEqual(acknowledged + 1);
			kept = numbers.length;
			next = Math.max(...numbers, acknowledged) + 1;
			expect(kept).toBe(next);
		} finally {
			file.close();
		}
	}
	expect(kept).toBeGreaterThan(CODINGS / 2);
	console.log(`${KILLS} kills, ${kept} codings acknowledged and kept`);
}, 600_000);
