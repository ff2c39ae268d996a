import { expect, it, onTestFinished, vi } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { ReadingPool } from '#host/reading/pool.ts';

const script = new URL('./moody-worker.ts', import.meta.url);
const request = (name: string) => ({
	name,
	bytes: new Uint8Array(4),
	password: undefined,
	encoding: undefined,
	language: 'en' as const,
});

function pool(size: number, silence = 30_000): ReadingPool {
	const made = new ReadingPool(size, { script, silence, memory: 40 });
	onTestFinished(() => made.close());
	return made;
}

const refused = (code: string) => expect.objectContaining({ code });

it.each([
	['refuse', 'import.empty'],
	['hang', 'import.tooLong'],
	['spin', 'import.tooLong'],
	['exit', 'import.damaged'],
	['throw', 'import.damaged'],
	['memory', 'import.tooMuchMemory'],
])(
	'a reader that does "%s" is answered with %s, and the next file is read',
	async (name, code) => {
		const readers = pool(1, code === 'import.tooLong' ? 4000 : undefined);
		const bad = readers.read(request(name));
		const good = readers.read(request('good'));
		await expect(bad).rejects.toEqual(refused(code));
		await expect(bad).rejects.toBeInstanceOf(SynthemaError);
		await expect(good).resolves.toMatchObject({ content: { plain: { text: 'good' } } });
	},
	30_000,
);

it('reads as many files at once as it has workers, and each gets its own answer', async () => {
	const readers = pool(3);
	const names = Array.from({ length: 40 }, (_, n) => `file ${n}`);
	const read = await Promise.all(names.map((name) => readers.read(request(name))));
	expect(read.map(({ content }) => 'plain' in content && content.plain.text)).toEqual(names);
});

it('ends the worker of a file that is not wanted any more', async () => {
	const readers = pool(1);
	const stop = new AbortController();
	const told = vi.fn();
	const work = readers.read(request('hang'), stop.signal, told);
	const waiting = readers.read(request('never begun'), stop.signal);
	await vi.waitFor(() => expect(told).toHaveBeenCalledWith(0, 2));
	stop.abort();
	await expect(work).rejects.toMatchObject({ name: 'AbortError' });
	await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
	await expect(readers.read(request('good'))).resolves.toBeDefined();
});
