import { SynthemaError } from '#core/errors.ts';
import { en } from '#core/messages/en.ts';
import { type AssembledText, assemble } from '#exchange/documents/assemble.ts';
import type { ReadContext, ReadDocument, Reader } from '#exchange/documents/model.ts';

export const contextFor = (name: string, more: Partial<ReadContext> = {}): ReadContext => ({
	name,
	signal: new AbortController().signal,
	progress: () => {},
	t: (key, params) => `${key}${JSON.stringify(params ?? {})}`,
	...more,
});

export const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Reads a file and makes its text. */
export async function readWith(
	reader: Reader,
	name: string,
	content: string | Uint8Array,
	more: Partial<ReadContext> = {},
): Promise<ReadDocument & AssembledText> {
	const bytes = typeof content === 'string' ? bytesOf(content) : content;
	const document = await reader(bytes, contextFor(name, more));
	return { ...document, ...assemble(document) };
}

/** What was left out for a reason, as a person sees it. */
export const leftOut = ({ leftOut: all }: AssembledText, kind: string) =>
	all.filter((each) => each.kind === kind).map((each) => each.text);

/** Null for a refusal that has a sentence; throws for anything else. */
export async function readOrRefuse(reader: Reader, name: string, bytes: Uint8Array): Promise<ReadDocument | null> {
	try {
		return await readWith(reader, name, bytes);
	} catch (error) {
		if (error instanceof SynthemaError && `error.${error.code}` in en) return null;
		throw error;
	}
}

/** Cuts a file at many points; each part gives a good import or a failure that has a sentence. Answers how many were good. */
export async function cutEverywhere(reader: Reader, name: string, bytes: Uint8Array, step: number): Promise<number> {
	let good = 0;
	for (let end = 0; end < bytes.length; end += step)
		if ((await readOrRefuse(reader, name, bytes.subarray(0, end))) !== null) good++;
	return good;
}
