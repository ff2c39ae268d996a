/** How long a text may be. */
import { SynthemaError } from '#core/errors.ts';

/** Characters of a text at most: some four thousand pages. */
const MAX_CHARACTERS = 10_000_000;

/** Throws `import.tooLarge` when a text has more characters than any that is read; readers ask while they collect them. */
export function refuseLength(file: string, characters: number): void {
	if (characters > MAX_CHARACTERS)
		throw new SynthemaError('import.tooLarge', {
			file,
			// Rounded up, so that the size never reads like the limit.
			size: Math.ceil((characters + 1) / 100_000) / 10,
			limit: MAX_CHARACTERS / 1_000_000,
		});
}
