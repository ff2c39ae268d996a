/** What the command line prints: results on standard output, everything else on standard error. */
import { SynthemaError } from '#core/errors.ts';
import { createTranslator, type Language } from '#core/messages/index.ts';

/** The language of the terminal, as POSIX and Windows tell it. */
export function terminalLanguage(): Language {
	const set =
		process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
	return /^zh/i.test(set) ? 'zh-CN' : 'en';
}

export const t = createTranslator(terminalLanguage());

/** One document for scripts, or lines for people. */
export function print(json: boolean, document: unknown, lines: () => readonly string[]): void {
	const text = json ? JSON.stringify(document, null, 2) : lines().join('\n');
	if (text) process.stdout.write(`${text}\n`);
}

export function note(text: string): void {
	process.stderr.write(`${text}\n`);
}

/** The sentence for a failure. A defect is named as one; SYNTHEMA_DEBUG shows where it came from. */
export function sentence(error: unknown): string {
	if (error instanceof SynthemaError) return t(`error.${error.code}`, error.params);
	if (process.env.SYNTHEMA_DEBUG) console.error(error);
	return t('error.unexpected');
}

/** Columns of text lined up for a terminal; Han counts two. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
	const width = (text: string) =>
		[...text].reduce(
			(sum, character) =>
				sum +
				(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
					character,
				)
					? 2
					: 1),
			0,
		);
	const widths: number[] = [];
	for (const row of rows)
		for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, width(String(cell)));
	return rows.map((row) =>
		row
			.map((cell, at) => {
				const pad = ' '.repeat(widths[at]! - width(String(cell)));
				return typeof cell === 'number' ? pad + cell : at === row.length - 1 ? cell : cell + pad;
			})
			.join('  ')
			.trimEnd(),
	);
}
