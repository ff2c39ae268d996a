/** Formulas on one line, as they are read aloud: "a/(b + c)", "x²", "√(n)". */
import { superscript } from '../documents/clean.ts';

/** Parentheses around what is more than one number, name or bracket. */
function grouped(text: string): string {
	const plain = text.trim();
	return /^(?:[\p{L}\p{N}.,²³\p{M}]*|\([^()]*\))$/u.test(plain) ? plain : `(${plain})`;
}

export const fraction = (above: string, below: string) => `${grouped(above)}/${grouped(below)}`;

export function power(base: string, exponent: string): string {
	const raised = superscript(exponent.trim());
	return raised === exponent.trim() ? `${base}^${grouped(exponent)}` : base + raised;
}

export const index = (base: string, below: string) => `${base}_${grouped(below)}`;

export const root = (inside: string, degree = '') =>
	`${degree.trim() === '' ? '' : superscript(degree.trim())}√(${inside.trim()})`;

/** A sum or integral with its bounds: "∑_(i=1)^n". */
export function bounded(sign: string, below: string, above: string): string {
	return `${sign}${below.trim() === '' ? '' : `_${grouped(below)}`}${above.trim() === '' ? '' : `^${grouped(above)}`}`;
}
