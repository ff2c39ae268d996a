/**
 * Spreadsheets calculate a CSV cell that begins with one of these, also when the file came from somebody else: quotes
 * and code names may begin so ("- well, …"). The full-width forms count in East Asian settings.
 * Source: OWASP, "CSV Injection".
 */
const GUARDED = /^'*[=+\-@\t\r＝＋－＠]/;

/** Puts an apostrophe before text that a spreadsheet would calculate, and before one that is guarded already. */
export function guardFormula(text: string): string {
	return GUARDED.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of {@link guardFormula} off again; other text stays as it is. */
export function unguardFormula(text: string): string {
	return text.startsWith("'") && GUARDED.test(text) ? text.slice(1) : text;
}
