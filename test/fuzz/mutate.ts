/** Damage to files: what disks, mail programs, half-finished downloads and ill will do to them. */
import { unzipSync, zipSync } from 'fflate';

/** A small, fast generator of pseudo-random numbers, so that a seed names a damaged file (mulberry32). */
export function random(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

type Damage = (bytes: Uint8Array, next: () => number) => Uint8Array;

const at = (bytes: Uint8Array, next: () => number) => Math.floor(next() * bytes.length);
const span = (bytes: Uint8Array, next: () => number): [number, number] => {
	const start = at(bytes, next);
	return [start, Math.min(bytes.length, start + 1 + Math.floor(next() ** 3 * bytes.length))];
};
const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Things that mean something to one parser or another. */
const TOKENS = [
	'<',
	'>',
	'&',
	'&#x110000;',
	'<!DOCTYPE x [<!ENTITY a "aaaa">]>',
	'<![CDATA[',
	'-->',
	'<table><tr><td>',
	'<w:p><w:r><w:t>',
	'</w:p>',
	'{\\rtf1',
	'\\u-9999999 ',
	'\\bin999999999 ',
	'{',
	'}',
	'\\',
	'obj',
	'endobj',
	'stream\n',
	'endstream',
	'<< /Type /Page /Parent 1 0 R >>',
	'/Length 99999999999',
	'/Kids [ 1 0 R 1 0 R ]',
	'/Filter [ /FlateDecode /FlateDecode /FlateDecode ]',
	'%PDF-9.9',
	'TY  - JOUR\n',
	'@article{x,',
	'","',
	'\u0000',
	'\ufeff',
	'\ud800'.toWellFormed(),
	'999999999999999999999',
	'-1',
	'NaN',
	'../../../../tmp/x',
	'file:///etc/passwd',
	'http://127.0.0.1:9/x',
];

const DAMAGES: Damage[] = [
	(bytes, next) => bytes.slice(0, at(bytes, next)),
	(bytes, next) => bytes.slice(at(bytes, next)),
	(bytes, next) => {
		const copy = bytes.slice();
		for (let n = 1 + Math.floor(next() ** 2 * 200); n > 0; n--) copy[at(copy, next)] = Math.floor(next() * 256);
		return copy;
	},
	(bytes, next) => {
		const copy = bytes.slice();
		for (let n = 1 + Math.floor(next() * 20); n > 0; n--) copy[at(copy, next)]! ^= 1 << Math.floor(next() * 8);
		return copy;
	},
	(bytes, next) => {
		const [start, end] = span(bytes, next);
		return joined(bytes.slice(0, start), bytes.slice(end));
	},
	(bytes, next) => {
		const [start, end] = span(bytes, next);
		return joined(bytes.slice(0, end), bytes.slice(start));
	},
	(bytes, next) => {
		const [start, end] = span(bytes, next);
		const copy = bytes.slice();
		copy.fill(next() < 0.5 ? 0 : 0xff, start, end);
		return copy;
	},
	(bytes, next) => {
		const [start, end] = span(bytes, next);
		const piece = bytes.slice(start, Math.min(end, start + 400));
		return joined(
			bytes.slice(0, start),
			...Array.from({ length: 1 + Math.floor(next() * 300) }, () => piece),
			bytes.slice(start),
		);
	},
	(bytes, next) => {
		let copy: Uint8Array = bytes;
		for (let n = 1 + Math.floor(next() * 8); n > 0; n--) {
			const place = at(copy, next);
			copy = joined(copy.slice(0, place), Buffer.from(TOKENS[Math.floor(next() * TOKENS.length)]!), copy.slice(place));
		}
		return copy;
	},
	// Numbers become other numbers: offsets, lengths, counts.
	(bytes, next) => {
		const text = Buffer.from(bytes).toString('latin1');
		const wanted = Math.floor(next() * 40);
		let seen = 0;
		const changed = text.replace(/\d+/gu, (digits) =>
			seen++ % 40 === wanted ? String(Math.floor(next() * 10 ** (1 + Math.floor(next() * 12)))) : digits,
		);
		return new Uint8Array(Buffer.from(changed, 'latin1'));
	},
];

function one(bytes: Uint8Array, next: () => number): Uint8Array {
	return DAMAGES[Math.floor(next() * DAMAGES.length)]!(bytes, next);
}

/** Damages the inside of a zip container, so that what is in it is reached. */
function insideZip(bytes: Uint8Array, next: () => number): Uint8Array {
	const entries = unzipSync(bytes);
	const names = Object.keys(entries);
	for (let n = 1 + Math.floor(next() * 2); n > 0; n--) {
		const name = names[Math.floor(next() * names.length)]!;
		const way = next();
		if (way < 0.1) delete entries[name];
		else if (way < 0.15) entries[`../${name}`] = entries[name]!;
		else entries[name] = new Uint8Array(one(entries[name] ?? new Uint8Array(1), next));
	}
	return zipSync(entries, { level: 1 });
}

/** The damaged file of a seed; the same seed always gives the same bytes. */
export function damaged(bytes: Uint8Array, seed: number): Uint8Array {
	const next = random(seed);
	if (bytes.length === 0) return bytes;
	if (bytes[0] === 0x50 && bytes[1] === 0x4b && next() < 0.75) return insideZip(bytes, next);
	let result = one(bytes, next);
	if (next() < 0.3 && result.length > 0) result = one(result, next);
	return result;
}
