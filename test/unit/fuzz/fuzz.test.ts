import { expect, it } from 'vitest';
import { fuzz } from '../../fuzz/fuzz.ts';

it('2000 damaged files end with a text or a sentence: no crash, no hang, no write, no call', async () => {
	const { files, failures, megabytes } = await fuzz(2000, 20_261_123);
	expect(failures).toEqual([]);
	expect(files).toBe(2000);
	expect(megabytes).toBeLessThan(1000);
}, 600_000);
