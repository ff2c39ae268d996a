/** RTF as a stream of tokens. Nothing is nested here, so that no depth of groups can hurt. */

export const GROUP_START = 0;
export const GROUP_END = 1;
/** A control word ("par") or symbol ("~"), with its number where it has one. */
export const CONTROL = 2;
/** Bytes of text, as they are or as \'hh. */
export const TEXT = 3;
export const END = 4;

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
/** Longer control words than any are no control words. */
const MAX_WORD = 40;

const isLetter = (byte: number | undefined) =>
	byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

function hex(byte: number | undefined): number {
	if (byte === undefined) return -1;
	if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
	const low = byte | 0x20;
	return low >= 0x61 && low <= 0x66 ? low - 0x57 : -1;
}

/** Reads tokens one after another; the fields hold what the last one was. */
export class Tokens {
	readonly #bytes: Uint8Array;
	/** Offset of the next token. */
	at = 0;
	/** Of a control: its name, and its number or null. */
	name = '';
	number: number | null = null;
	/** Of text: the byte. */
	byte = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Goes on to the next token and answers what it is; `END` at the end, also of a file that was cut off. */
	next(): number {
		const bytes = this.#bytes;
		for (;;) {
			const byte = bytes[this.at];
			if (byte === undefined) return END;
			this.at++;
			if (byte === BACKSLASH) return this.#control();
			if (byte === OPEN) return GROUP_START;
			if (byte === CLOSE) return GROUP_END;
			// Line ends only break the file's lines; zeros fill some files up.
			if (byte === 0x0d || byte === 0x0a || byte === 0) continue;
			this.byte = byte;
			return TEXT;
		}
	}

	#control(): number {
		const bytes = this.#bytes;
		const first = bytes[this.at];
		if (first === undefined) return END;
		if (!isLetter(first)) {
			this.at++;
			if (first === 0x27) {
				const high = hex(bytes[this.at]);
				const low = hex(bytes[this.at + 1]);
				if (high >= 0 && low >= 0) {
					this.at += 2;
					this.byte = high * 16 + low;
					return TEXT;
				}
			}
			// Braces and backslashes of the text; they can be the second byte of a Chinese character.
			if (first === BACKSLASH || first === OPEN || first === CLOSE) {
				this.byte = first;
				return TEXT;
			}
			// Backslash and a line end is a paragraph end.
			if (first === 0x0d && bytes[this.at] === 0x0a) this.at++;
			this.name = first === 0x0d || first === 0x0a ? 'par' : String.fromCharCode(first);
			this.number = null;
			return CONTROL;
		}
		const start = this.at;
		while (isLetter(bytes[this.at]) && this.at - start < MAX_WORD) this.at++;
		this.name = String.fromCharCode(...bytes.subarray(start, this.at));
		const negative = bytes[this.at] === 0x2d && isDigit(bytes[this.at + 1]);
		if (negative) this.at++;
		const digits = this.at;
		let number = 0;
		while (isDigit(bytes[this.at]) && this.at - digits < 10) number = number * 10 + bytes[this.at++]! - 0x30;
		this.number = this.at > digits ? (negative ? -number : number) : null;
		if (bytes[this.at] === 0x20) this.at++;
		// What follows are bytes of a picture or program, whatever they look like.
		if (this.name === 'bin') this.at = Math.min(bytes.length, this.at + Math.max(0, this.number ?? 0));
		return CONTROL;
	}
}
