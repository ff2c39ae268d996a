/** Texts and corrections of them for the tests of carrying. */
import fc from 'fast-check';

const PIECES = [
	'patient',
	'nurse',
	'corner',
	'alone',
	'ward',
	'felt',
	'I',
	'night',
	'。',
	'医学生',
	'不敢说',
	'😀',
	'👩‍⚕️',
	'é',
	'don’t',
	'42',
	'.',
	',',
	'“',
	'”',
];
export const passage = fc
	.array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '')), {
		minLength: 1,
		maxLength: 40,
	})
	.map((pairs) => pairs.map((pair) => pair.join('')).join(''))
	.filter((text) => text.trim().length > 0);

/** A boundary between whole characters near a share of a text. */
export function boundary(text: string, share: number): number {
	const at = Math.round(share * text.length);
	const cuts = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
	return cuts ? at - 1 : at;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
export const edit = fc.record({
	kind: fc.constantFrom('insert', 'delete', 'replace', 'move', 'misread'),
	from: share,
	length: fc.double({ min: 0, max: 0.4, noNaN: true }),
	to: share,
	words: passage,
});
export type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

export function edited(text: string, { kind, from, length, to, words }: Edit): string {
	const start = boundary(text, from);
	const end = boundary(text, Math.min(1, from + length));
	const rest = text.slice(0, start) + text.slice(end);
	if (kind === 'insert') return text.slice(0, start) + words + text.slice(start);
	if (kind === 'delete') return rest;
	if (kind === 'replace') return text.slice(0, start) + words + text.slice(end);
	if (kind === 'move') {
		const at = boundary(rest, to);
		return rest.slice(0, at) + text.slice(start, end) + rest.slice(at);
	}
	return text.replaceAll('rn', (letters, at: number) => (at % 3 === 0 ? 'm' : letters)).replaceAll('lo', '1o');
}

/** `[start, end)` of a text from two shares; null when it is empty. */
export function rangeOf(text: string, a: number, b: number): { start: number; end: number } | null {
	const start = boundary(text, Math.min(a, b));
	const end = boundary(text, Math.max(a, b));
	return start < end ? { start, end } : null;
}
export const shares = fc.tuple(share, share);
