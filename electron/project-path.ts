import { resolve } from 'node:path';

/**
 * The project that a command line names: the first argument that ends in `.synthema`, made absolute from `folder`.
 * Null when there is none.
 */
export function projectPathIn(argv: readonly string[], folder: string): string | null {
	const named = argv.slice(1).find((argument) => !argument.startsWith('-') && /\.synthema$/i.test(argument));
	return named ? resolve(folder, named) : null;
}
