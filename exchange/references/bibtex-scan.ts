/**
 * BibTeX files to entries with their fields as written. Done here and not by the parser library, because an entry without
 * its last brace must cost that entry only, in time linear in the file, and with its line.
 * Source: the grammar of BibTeX in Oren Patashnik, "BibTeXing" (1988).
 */
import { LineCounter } from './collect.ts';

export interface RawEntry {
	/** Lower case. */
	type: string;
	key: string;
	/** By name in lower case, the first of each name; strings and "#" resolved, outer braces or quotes taken off. */
	fields: Map<string, string>;
	/** From 1. */
	row: number;
}

export interface ScanProblem {
	row: number;
	code: 'broken' | 'unknownString';
	part: string;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ENTRY = /@\s{0,8}([a-z]{1,40})\s{0,8}[{(]/iuy;
/** Fields of an entry, and pieces of a value, at most. */
const MAX_FIELDS = 2_000;

class Broken extends Error {}

/** All entries of a file; a broken one is told, and reading goes on at the next line that begins an entry. */
export function scanBibtex(text: string): { entries: RawEntry[]; problems: ScanProblem[] } {
	const entries: RawEntry[] = [];
	const problems: ScanProblem[] = [];
	const strings = new Map<string, string>(MONTHS.map((month) => [month, month]));
	const lines = new LineCounter(text);
	let limit = -1;
	for (let at = text.indexOf('@'); at >= 0; ) {
		ENTRY.lastIndex = at;
		const head = ENTRY.exec(text);
		if (!head || isCommented(text, at)) {
			at = text.indexOf('@', at + 1);
			continue;
		}
		const type = head[1]!.toLowerCase();
		const here = lines.rowOf(at);
		// A well-made entry ends before the next line that begins one; what is longer is looked at up to there.
		if (limit < ENTRY.lastIndex) limit = nextEntry(text, ENTRY.lastIndex);
		const reader = new EntryReader(text, ENTRY.lastIndex, limit, strings);
		try {
			if (type === 'comment' || type === 'preamble') reader.skip(head[0].endsWith('(') ? ')' : '}');
			else if (type === 'string') {
				const [name, value] = reader.assignment();
				strings.set(name, value);
				reader.skip(head[0].endsWith('(') ? ')' : '}');
			} else {
				const { key, fields } = reader.entry(head[0].endsWith('(') ? ')' : '}');
				entries.push({ type, key, fields, row: here });
			}
			for (const name of reader.unknown) problems.push({ row: here, code: 'unknownString', part: name });
			at = text.indexOf('@', Math.max(reader.at, at + 1));
		} catch (error) {
			if (!(error instanceof Broken)) throw error;
			if (type !== 'comment' && type !== 'preamble')
				problems.push({
					row: here,
					code: 'broken',
					part: text
						.slice(at, at + 200)
						.replace(/\s+/gu, ' ')
						.slice(0, 60),
				});
			at = limit < text.length ? text.indexOf('@', limit) : -1;
		}
	}
	return { entries, problems };
}

/** Where the next line begins an entry, or the end of the text. */
function nextEntry(text: string, from: number): number {
	const next = /\n[ \t]{0,8}@[a-z]{1,40}\s{0,8}[{(]/giu;
	next.lastIndex = from;
	return next.exec(text)?.index ?? text.length;
}

function isCommented(text: string, at: number): boolean {
	for (let before = at - 1; before >= 0 && at - before < 200; before--) {
		if (text[before] === '\n') return false;
		if (text[before] === '%') return text[before - 1] !== '\\';
	}
	return false;
}

class EntryReader {
	readonly unknown: string[] = [];
	at: number;
	private readonly text: string;
	private readonly limit: number;
	private readonly strings: ReadonlyMap<string, string>;

	constructor(text: string, at: number, limit: number, strings: ReadonlyMap<string, string>) {
		this.text = text;
		this.at = at;
		this.limit = limit;
		this.strings = strings;
	}

	entry(close: string): { key: string; fields: Map<string, string> } {
		const fields = new Map<string, string>();
		const key = this.word(/[^\s,={}()"]{0,500}/uy);
		let first = key;
		this.blank();
		if (this.peek() === '=') {
			fields.set(key.toLowerCase(), this.valueAfterEquals());
			first = '';
		}
		for (let count = 0; ; count++) {
			this.blank();
			if (this.peek() === close) break;
			if (this.peek() !== ',' || count > MAX_FIELDS) throw new Broken();
			this.at++;
			this.blank();
			if (this.peek() === close) break;
			if (this.peek() === ',') continue;
			const [name, value] = this.assignment();
			if (!fields.has(name)) fields.set(name, value);
		}
		this.at++;
		return { key: first, fields };
	}

	assignment(): [name: string, value: string] {
		this.blank();
		const name = this.word(/[^\s,={}()"#%@]{1,200}/uy).toLowerCase();
		if (name === '') throw new Broken();
		this.blank();
		return [name, this.valueAfterEquals()];
	}

	/** Up to and over the bracket that closes what is open. */
	skip(close: string): void {
		let depth = 0;
		for (; this.at < this.limit; this.at++) {
			const sign = this.text[this.at];
			if (depth === 0 && sign === close) {
				this.at++;
				return;
			}
			if (sign === '\\') this.at++;
			else if (sign === '{') depth++;
			else if (sign === '}') depth--;
		}
		throw new Broken();
	}

	private valueAfterEquals(): string {
		if (this.peek() !== '=') throw new Broken();
		this.at++;
		const parts: string[] = [];
		do {
			this.blank();
			parts.push(this.piece());
			this.blank();
		} while (this.peek() === '#' && ++this.at && parts.length < MAX_FIELDS);
		return parts.join('');
	}

	private piece(): string {
		const sign = this.peek();
		if (sign === '{') return this.enclosed('}');
		if (sign === '"') return this.enclosed('"');
		const bare = this.word(/[^\s,={}()"#%@]{1,500}/uy);
		if (bare === '') throw new Broken();
		if (/^\d+$/u.test(bare)) return bare;
		const value = this.strings.get(bare.toLowerCase());
		if (value === undefined) this.unknown.push(bare.slice(0, 60));
		return value ?? bare;
	}

	private enclosed(close: string): string {
		const start = ++this.at;
		let depth = 0;
		for (; this.at < this.limit; this.at++) {
			const sign = this.text[this.at];
			if (depth === 0 && sign === close) return this.text.slice(start, this.at++);
			if (sign === '\\') this.at++;
			else if (sign === '{') depth++;
			else if (sign === '}') depth--;
		}
		throw new Broken();
	}

	private peek(): string {
		return this.at < this.limit ? this.text[this.at]! : '';
	}

	private blank(): void {
		while (this.at < this.limit) {
			const sign = this.text[this.at]!;
			if (sign === '%') while (this.at < this.limit && this.text[this.at] !== '\n') this.at++;
			else if (/\s/u.test(sign)) this.at++;
			else return;
		}
	}

	private word(pattern: RegExp): string {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0] ?? '';
		this.at += found.length;
		return found;
	}
}
