import { SynthemaError } from '#core/errors.ts';
import type { Source } from '#core/model.ts';
import type { TextRange } from '#core/text/ranges.ts';

function cutsCharacter(text: string, offset: number): boolean {
	return (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
}

/** The words at a range of a text of `source`. Throws `coding.range`, and `coding.cutsCharacter` where it halves a character. */
export function quoteIn(text: string, source: Pick<Source, 'name'>, { start, end }: TextRange): string {
	const params = { source: source.name, start, end, characters: text.length };
	if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > text.length) {
		throw new SynthemaError('coding.range', params);
	}
	if (cutsCharacter(text, start) || cutsCharacter(text, end)) throw new SynthemaError('coding.cutsCharacter', params);
	return text.slice(start, end);
}
