/** Zip containers of documents (docx, odt, epub, qdpx), opened with a distrust of what they say about themselves. */
import { strFromU8, Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { SynthemaError } from '#core/errors.ts';

/** Entries of a container at most. */
const MAX_ENTRIES = 20_000;
/** Bytes of one entry, unpacked, at most. */
const MAX_ENTRY = 200_000_000;
/** Bytes of everything that is unpacked from one container, at most. */
const MAX_TOTAL = 400_000_000;
/** Unpacked to packed size at most, above a size that no honest text reaches. */
const MAX_RATIO = 200;
const RATIO_FROM = 10_000_000;
const CHUNK = 65_536;

export interface Container {
	/** Paths of all entries, in order. */
	names: readonly string[];
	has(name: string): boolean;
	/** Bytes of an entry that was asked for; throws `import.partMissing` for one that is not there. */
	bytes(name: string): Uint8Array;
	/** An entry as UTF-8 (or UTF-16 with a byte order mark) text. */
	text(name: string): string;
}

function refusePath(file: string, name: string): void {
	const parts = name.split(/[\\/]/u);
	if (
		name.startsWith('/') ||
		name.startsWith('\\') ||
		/^[a-z]:/iu.test(name) ||
		parts.includes('..') ||
		name.includes('\0')
	)
		throw new SynthemaError('import.zipPath', { file, entry: name.slice(0, 100) });
}

/**
 * Unpacks the entries that `wanted` names into memory; nothing is ever written to disk. `file` is for messages. Throws
 * `import.damaged` (no zip, or broken), `import.zipPath` (an entry that points outside), `import.zipBomb` (entries that
 * unpack to far more than they say or than a text has), `import.zipEncrypted`.
 */
export function openZip(file: string, bytes: Uint8Array, wanted: (name: string) => boolean): Container {
	const parts = new Map<string, Uint8Array>();
	const names: string[] = [];
	let total = 0;
	let failure: unknown = null;
	const bomb = () => new SynthemaError('import.zipBomb', { file });
	if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new SynthemaError('import.damaged', { file });
	const unzip = new Unzip();
	unzip.register(UnzipPassThrough);
	unzip.register(UnzipInflate);
	unzip.onfile = (entry) => {
		if (failure) return;
		try {
			names.push(entry.name);
			if (names.length > MAX_ENTRIES) throw bomb();
			refusePath(file, entry.name);
			if (entry.name.endsWith('/') || !wanted(entry.name)) return;
			if ((entry.originalSize ?? 0) > MAX_ENTRY) throw bomb();
		} catch (error) {
			failure = error;
			return;
		}
		const chunks: Uint8Array[] = [];
		let size = 0;
		entry.ondata = (error, chunk, final) => {
			if (failure) return;
			if (error) {
				failure = error;
				return;
			}
			size += chunk.length;
			total += chunk.length;
			if (size > MAX_ENTRY || total > MAX_TOTAL || (total > RATIO_FROM && total > bytes.length * MAX_RATIO)) {
				failure = bomb();
				return;
			}
			chunks.push(chunk);
			if (final) parts.set(entry.name, joined(chunks, size));
		};
		try {
			entry.start();
		} catch (error) {
			failure = error;
		}
	};
	try {
		for (let at = 0; at < bytes.length && !failure; at += CHUNK)
			unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
	} catch (error) {
		failure ??= error;
	}
	if (failure instanceof SynthemaError) throw failure;
	if (failure) throw new SynthemaError('import.damaged', { file }, { cause: failure });
	if (names.length === 0) throw new SynthemaError('import.damaged', { file });
	return {
		names,
		has: (name) => parts.has(name),
		bytes(name) {
			const part = parts.get(name);
			if (!part) throw new SynthemaError('import.partMissing', { file, part: name });
			return part;
		},
		text(name) {
			const part = this.bytes(name);
			if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part);
			if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part);
			return strFromU8(part[0] === 0xef && part[1] === 0xbb && part[2] === 0xbf ? part.subarray(3) : part);
		},
	};
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
	const all = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.length;
	}
	return all;
}
