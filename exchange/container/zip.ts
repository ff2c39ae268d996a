/** Zip containers of documents (docx, odt, epub, qdpx), opened with a distrust of what they say about themselves. */
import { constants, crc32, inflateRawSync } from 'node:zlib';
import { SynthemaError } from '#core/errors.ts';
import { decodeXml } from './xml.ts';
import { packedBytes, readDirectory, type ZipEntry, ZipFault } from './zip-directory.ts';

/** Entries of a container at most. */
const MAX_ENTRIES = 20_000;
/** Bytes of one entry, unpacked, at most. */
const MAX_ENTRY = 100_000_000;
/** Bytes of everything that is unpacked from one container, at most. */
const MAX_TOTAL = 200_000_000;
/** Unpacked to packed size at most, above a size that no honest text reaches. */
const MAX_RATIO = 200;
const RATIO_FROM = 10_000_000;
/** What the first bytes of one entry may unpack to, and those of all entries that unpack to many times their size. */
const MAX_HEAD = 64_000_000;
const MAX_HEADS = 400_000_000;
const HEADS_RATIO = 20;

export interface Container {
	/** Paths of all entries, in order. */
	names: readonly string[];
	/** Whether an entry was asked for and is there. */
	has(name: string): boolean;
	/** Bytes of an entry that was asked for; throws `import.partMissing` for one that is not there. */
	bytes(name: string): Uint8Array;
	/** An entry as text, in the encoding that its byte order mark or XML declaration names, otherwise UTF-8. */
	text(name: string): string;
	/**
	 * The first bytes of any entry, asked for or not: what the first `packed` bytes of it unpack to. Null for one that is
	 * not there or cannot be unpacked. Throws `import.zipBomb` when such beginnings together unpack to far too much.
	 */
	head(name: string, packed: number): Uint8Array | null;
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

/** Throws `ZipFault`s and what zlib throws. */
function unpack(packed: Uint8Array, entry: ZipEntry): Uint8Array {
	if (entry.method === 0) {
		if (entry.packed !== entry.size) throw new ZipFault('damaged', `“${entry.name}” has two sizes`);
		return packed;
	}
	if (entry.method !== 8) throw new ZipFault('damaged', `“${entry.name}” is packed by method ${entry.method}`);
	try {
		return plain(inflateRawSync(packed, { maxOutputLength: entry.size + 1 }));
	} catch (error) {
		if (isTooLarge(error)) throw new ZipFault('bomb', `“${entry.name}” unpacks to more than it says`);
		throw error;
	}
}

/** A `Buffer` shares its bytes where a `Uint8Array` copies them. */
const plain = ({ buffer, byteOffset, byteLength }: Uint8Array) => new Uint8Array(buffer, byteOffset, byteLength);

const isTooLarge = (error: unknown) => (error as { code?: unknown } | null)?.code === 'ERR_BUFFER_TOO_LARGE';

/** `unpack`, and what came out is what the directory says. */
function checked(packed: Uint8Array, entry: ZipEntry): Uint8Array {
	const part = unpack(packed, entry);
	if (part.length > entry.size) throw new ZipFault('bomb', `“${entry.name}” unpacks to more than it says`);
	if (part.length < entry.size || crc32(part) !== entry.crc) throw new ZipFault('damaged', `“${entry.name}” is broken`);
	return part;
}

/** The sizes that the directory states are enough to refuse on; that they are true is seen while unpacking. */
function refuseSizes(wanted: readonly ZipEntry[], container: number): void {
	let total = 0;
	for (const entry of wanted) {
		total += entry.size;
		if (entry.size > MAX_ENTRY || total > MAX_TOTAL || (total > RATIO_FROM && total > container * MAX_RATIO))
			throw new ZipFault('bomb', `“${entry.name}” is too large`);
	}
}

/**
 * Unpacks the entries that `wanted` names into memory; nothing is ever written to disk, and containers inside the
 * container stay closed. `file` is for messages. Throws `import.damaged` (no zip, cut off, broken, or two entries of one
 * wanted name), `import.zipPath` (an entry that points outside), `import.zipBomb` (entries that unpack to far more than
 * they say or than a text has, or that share bytes), `import.zipEncrypted`.
 */
export function openZip(file: string, bytes: Uint8Array, wanted: (name: string) => boolean): Container {
	const parts = new Map<string, Uint8Array>();
	let entries: ZipEntry[];
	try {
		if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ZipFault('damaged', 'no zip');
		entries = readDirectory(bytes, MAX_ENTRIES);
		if (entries.length === 0) throw new ZipFault('damaged', 'empty');
		for (const { name } of entries) refusePath(file, name);
		const chosen = entries.filter(({ name }) => !name.endsWith('/') && wanted(name));
		refuseSizes(chosen, bytes.length);
		for (const entry of chosen) {
			if (entry.encrypted) throw new SynthemaError('import.zipEncrypted', { file });
			if (parts.has(entry.name)) throw new ZipFault('damaged', `“${entry.name}” is there twice`);
			parts.set(entry.name, checked(packedBytes(bytes, entry), entry));
		}
	} catch (error) {
		if (error instanceof SynthemaError) throw error;
		const bomb = error instanceof ZipFault && error.kind === 'bomb';
		throw new SynthemaError(bomb ? 'import.zipBomb' : 'import.damaged', { file }, { cause: error });
	}
	const bytesOf = (name: string) => {
		const part = parts.get(name);
		if (!part) throw new SynthemaError('import.partMissing', { file, part: name });
		return part;
	};
	const looked = { packed: 0, unpacked: 0 };
	const entryOf = new Map(entries.map((entry) => [entry.name, entry]));
	return {
		names: entries.map(({ name }) => name),
		has: (name) => parts.has(name),
		bytes: bytesOf,
		text: (name) => decodeXml(bytesOf(name)),
		head(name, packed) {
			const entry = entryOf.get(name);
			const head = entry ? headOf(bytes, entry, packed) : null;
			looked.packed += packed;
			looked.unpacked += head?.length ?? 0;
			if (looked.unpacked > MAX_HEADS && looked.unpacked > HEADS_RATIO * looked.packed)
				throw new SynthemaError('import.zipBomb', { file });
			return head;
		},
	};
}

function headOf(bytes: Uint8Array, entry: ZipEntry, packed: number): Uint8Array | null {
	if (entry.encrypted || (entry.method !== 0 && entry.method !== 8)) return null;
	try {
		const start = packedBytes(bytes, entry).subarray(0, packed);
		return entry.method === 0
			? start
			: plain(inflateRawSync(start, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_HEAD }));
	} catch {
		// An entry that nobody reads may be broken without harm.
		return null;
	}
}
