import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyReference, type Reference } from '#core/references/model.ts';
import { type ReadReferences, type ReadReferencesOptions, readReferences } from '#exchange/references/index.ts';

export const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, 'files', name));

export const readFile = (name: string, options?: ReadReferencesOptions) => readReferences(name, bytesOf(name), options);

export const readText = (name: string, text: string, options?: ReadReferencesOptions) =>
	readReferences(name, new TextEncoder().encode(text), options);

/** Only the fields that say something. */
export function filled(reference: Reference): Partial<Reference> {
	return Object.fromEntries(
		Object.entries(reference).filter(([, value]) => value !== '' && value !== null && value.length !== 0),
	);
}

export function told({ problems }: ReadReferences): [row: number, code: string][] {
	return problems.map(({ row, code }) => [row, code]);
}

export function reference(fields: Partial<Reference>): Reference {
	return { ...emptyReference(1), type: 'article', ...fields };
}
