/** The central directory of a zip container: what it says it holds, checked against where its bytes lie. */

export interface ZipEntry {
	/** Path as written. */
	name: string;
	/** 0 stored, 8 deflated; nothing else is read. */
	method: number;
	encrypted: boolean;
	/** CRC-32 of the unpacked bytes. */
	crc: number;
	/** Bytes as they lie in the container, and as the directory says they unpack to. */
	packed: number;
	size: number;
	/** Where the entry begins in the container. */
	offset: number;
}

/** Why a directory is not believed. */
export class ZipFault extends Error {
	readonly kind: 'damaged' | 'bomb';

	constructor(kind: ZipFault['kind'], message: string) {
		super(message);
		this.name = 'ZipFault';
		this.kind = kind;
	}
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('latin1');

const damaged = (message: string) => new ZipFault('damaged', message);

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A number of eight bytes; those that no file reaches are damage. */
function long(view: DataView, at: number): number {
	const value = Number(view.getBigUint64(at, true));
	if (!Number.isSafeInteger(value)) throw damaged('a number beyond any file');
	return value;
}

/** Names are UTF-8 in practice whether the flag says so or not; those of older programs are shown letter by letter. */
function nameIn(bytes: Uint8Array): string {
	try {
		return utf8.decode(bytes);
	} catch {
		return latin1.decode(bytes);
	}
}

interface Directory {
	start: number;
	end: number;
	entries: number;
}

function directoryOf(bytes: Uint8Array, view: DataView): Directory {
	const lowest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
	for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
		if (view.getUint32(at, true) !== END || at + END_BYTES + view.getUint16(at + 20, true) > bytes.length) continue;
		const end = {
			entries: view.getUint16(at + 10, true),
			size: view.getUint32(at + 12, true),
			start: view.getUint32(at + 16, true),
		};
		const locator = at - 20;
		if (locator >= 0 && view.getUint32(locator, true) === LOCATOR_64) {
			const at64 = long(view, locator + 8);
			if (at64 + 56 > locator || view.getUint32(at64, true) !== END_64) throw damaged('zip64 end record missing');
			end.entries = long(view, at64 + 32);
			end.size = long(view, at64 + 40);
			end.start = long(view, at64 + 48);
		}
		if (end.start + end.size > at) throw damaged('the directory lies outside the file');
		return { start: end.start, end: end.start + end.size, entries: end.entries };
	}
	throw damaged('no directory at the end');
}

/** Sizes and place of a large entry stand in its extra field, each only where the short field is full. */
function widen(entry: ZipEntry, extra: DataView): void {
	for (let at = 0; at + 4 <= extra.byteLength; ) {
		const next = at + 4 + extra.getUint16(at + 2, true);
		if (extra.getUint16(at, true) === 1) {
			let value = at + 4;
			for (const key of ['size', 'packed', 'offset'] as const) {
				if (entry[key] !== 0xffffffff) continue;
				if (value + 8 > next || next > extra.byteLength) throw damaged('zip64 field cut off');
				entry[key] = long(extra, value);
				value += 8;
			}
			return;
		}
		at = next;
	}
}

/**
 * Reads the directory. Throws a `ZipFault`: `damaged` for one that is missing, cut off or points outside the file, `bomb`
 * for more than `most` entries or entries that share bytes.
 */
export function readDirectory(bytes: Uint8Array, most: number): ZipEntry[] {
	const view = viewOf(bytes);
	const directory = directoryOf(bytes, view);
	if (directory.entries > most) throw new ZipFault('bomb', 'too many entries');
	const entries: ZipEntry[] = [];
	for (let at = directory.start; at + CENTRAL_BYTES <= directory.end && view.getUint32(at, true) === CENTRAL; ) {
		if (entries.length >= most) throw new ZipFault('bomb', 'too many entries');
		const nameEnd = at + CENTRAL_BYTES + view.getUint16(at + 28, true);
		const extraEnd = nameEnd + view.getUint16(at + 30, true);
		if (extraEnd > directory.end) throw damaged('an entry of the directory is cut off');
		const entry: ZipEntry = {
			name: nameIn(bytes.subarray(at + CENTRAL_BYTES, nameEnd)),
			method: view.getUint16(at + 10, true),
			encrypted: (view.getUint16(at + 8, true) & 0x2041) !== 0,
			crc: view.getUint32(at + 16, true),
			packed: view.getUint32(at + 20, true),
			size: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true),
		};
		widen(entry, viewOf(bytes.subarray(nameEnd, extraEnd)));
		entries.push(entry);
		at = extraEnd + view.getUint16(at + 32, true);
	}
	// Old writers count in 16 bits.
	if (entries.length % 65_536 !== directory.entries % 65_536) throw damaged('entries are missing in the directory');
	refuseOverlaps(entries, directory.start);
	return entries;
}

function refuseOverlaps(entries: readonly ZipEntry[], limit: number): void {
	let free = 0;
	for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
		if (entry.offset < free) throw new ZipFault('bomb', `“${entry.name}” shares bytes with another entry`);
		free = entry.offset + LOCAL_BYTES + entry.packed;
		if (free > limit) throw damaged(`“${entry.name}” lies outside the file`);
	}
}

/** The packed bytes of an entry. Throws a `ZipFault` where the entry itself says other things than the directory. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
	const view = viewOf(bytes);
	if (view.getUint32(entry.offset, true) !== LOCAL) throw damaged(`“${entry.name}” is not where it should be`);
	const nameAt = entry.offset + LOCAL_BYTES;
	const nameEnd = nameAt + view.getUint16(entry.offset + 26, true);
	const start = nameEnd + view.getUint16(entry.offset + 28, true);
	if (nameIn(bytes.subarray(nameAt, nameEnd)) !== entry.name) throw damaged(`“${entry.name}” has two names`);
	if (start + entry.packed > bytes.length) throw damaged(`“${entry.name}” is cut off`);
	return bytes.subarray(start, start + entry.packed);
}
