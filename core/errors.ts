/**
 * Failures a person can act on. `code` names a sentence of the message catalogue (`error.<code>`), `params` fill it in;
 * the sentence says what happened, to which file or row, and what to do next. Everything else that is thrown is a bug.
 */
export class SynthemaError extends Error {
	readonly code: string;
	readonly params: Readonly<Record<string, string | number>>;

	constructor(code: string, params: Record<string, string | number> = {}, options?: ErrorOptions) {
		super(`${code} ${JSON.stringify(params)}`, options);
		this.name = 'SynthemaError';
		this.code = code;
		this.params = params;
	}
}
