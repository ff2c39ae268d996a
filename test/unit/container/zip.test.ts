import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { openZip } from '#exchange/container/zip.ts';

const all = () => true;

/** The code of the refusal; fails when nothing is refused. */
function refused(bytes: Uint8Array, wanted: (name: string) => boolean = all): string {
	try {
		openZip('study.docx', bytes, wanted);
	} catch (error) {
		if (error instanceof SynthemaError) return error.code;
		throw error;
	}
	throw new Error('was opened');
}

interface Made {
	name: string;
	data: Uint8Array;
	/** What the headers say instead of the truth. */
	says?: { size?: number; packed?: number; crc?: number; offset?: number; localName?: string };
	method?: number;
	flags?: number;
	/** Sizes only behind the data, as writers of streams do. */
	descriptor?: boolean;
	zip64?: boolean;
}

/** A zip written byte by byte, so that it can say what it likes. */
function made(entries: Made[], end: { count?: number; tail?: string } = {}): Uint8Array {
	const parts: Buffer[] = [];
	const central: Buffer[] = [];
	let length = 0;
	const push = (part: Buffer) => {
		parts.push(part);
		length += part.length;
	};
	for (const { name, data, says = {}, method = 8, flags = 0, descriptor = false, zip64 = false } of entries) {
		const packed = method === 8 ? deflateRawSync(data) : Buffer.from(data);
		const sum = says.crc ?? crc32(data);
		const sizes = { packed: says.packed ?? packed.length, size: says.size ?? data.length };
		const offset = says.offset ?? length;
		const localName = Buffer.from(says.localName ?? name);
		const local = Buffer.alloc(30);
		local.writeUInt32LE(0x04034b50, 0);
		local.writeUInt16LE(flags | (descriptor ? 8 : 0), 6);
		local.writeUInt16LE(method, 8);
		if (!descriptor) {
			local.writeUInt32LE(sum, 14);
			local.writeUInt32LE(zip64 ? 0xffffffff : sizes.packed, 18);
			local.writeUInt32LE(zip64 ? 0xffffffff : sizes.size, 22);
		}
		local.writeUInt16LE(localName.length, 26);
		push(Buffer.concat([local, localName, packed]));
		if (descriptor) {
			const behind = Buffer.alloc(16);
			behind.writeUInt32LE(0x08074b50, 0);
			behind.writeUInt32LE(sum, 4);
			behind.writeUInt32LE(sizes.packed, 8);
			behind.writeUInt32LE(sizes.size, 12);
			push(behind);
		}
		const extra = Buffer.alloc(zip64 ? 28 : 0);
		if (zip64) {
			extra.writeUInt16LE(1, 0);
			extra.writeUInt16LE(24, 2);
			extra.writeBigUInt64LE(BigInt(sizes.size), 4);
			extra.writeBigUInt64LE(BigInt(sizes.packed), 12);
			extra.writeBigUInt64LE(BigInt(offset), 20);
		}
		const header = Buffer.alloc(46);
		header.writeUInt32LE(0x02014b50, 0);
		header.writeUInt16LE(flags | (descriptor ? 8 : 0), 8);
		header.writeUInt16LE(method, 10);
		header.writeUInt32LE(sum, 16);
		header.writeUInt32LE(zip64 ? 0xffffffff : sizes.packed, 20);
		header.writeUInt32LE(zip64 ? 0xffffffff : sizes.size, 24);
		header.writeUInt16LE(Buffer.byteLength(name), 28);
		header.writeUInt16LE(extra.length, 30);
		header.writeUInt32LE(zip64 ? 0xffffffff : offset, 42);
		central.push(Buffer.concat([header, Buffer.from(name), extra]));
	}
	const start = length;
	for (const header of central) push(header);
	const last = Buffer.alloc(22);
	last.writeUInt32LE(0x06054b50, 0);
	last.writeUInt16LE(end.count ?? entries.length, 8);
	last.writeUInt16LE(end.count ?? entries.length, 10);
	last.writeUInt32LE(length - start, 12);
	last.writeUInt32LE(start, 16);
	push(last);
	push(Buffer.from(end.tail ?? ''));
	return new Uint8Array(Buffer.concat(parts));
}

const text = (words: string) => strToU8(words);

describe('an honest zip', () => {
	it('gives the entries that were asked for, and no others', () => {
		const zip = openZip(
			'a.docx',
			zipSync({ 'word/document.xml': text('words'), 'word/media/image1.png': text('picture') }),
			(name) => name.endsWith('.xml'),
		);
		expect(zip.names).toEqual(['word/document.xml', 'word/media/image1.png']);
		expect(zip.text('word/document.xml')).toBe('words');
		expect(zip.has('word/media/image1.png')).toBe(false);
		expect(() => zip.bytes('word/media/image1.png')).toThrow('import.partMissing');
		expect(() => zip.text('word/styles.xml')).toThrow('import.partMissing');
	});

	it('comes back as it was packed', () => {
		const content = fc.dictionary(
			fc.stringMatching(/^[a-z]{1,8}(?:\/[a-z]{1,8})?\.xml$/),
			fc.uint8Array({ maxLength: 2000 }),
			{ minKeys: 1, maxKeys: 6 },
		);
		fc.assert(
			fc.property(content, fc.constantFrom<0 | 6>(0, 6), (entries, level) => {
				const zip = openZip('a.docx', zipSync(entries, { level }), all);
				for (const [name, bytes] of Object.entries(entries)) expect(zip.bytes(name)).toEqual(bytes);
			}),
			{ numRuns: 50 },
		);
	});

	it('may have sizes behind the data, zip64 fields, a comment or something after its end', () => {
		const entry = { name: 'a.xml', data: text('words words words') };
		for (const bytes of [
			made([{ ...entry, descriptor: true }]),
			made([{ ...entry, zip64: true }]),
			made([{ ...entry, method: 0, descriptor: true }]),
			made([entry], { tail: '\n' }),
		])
			expect(openZip('a.odt', bytes, all).text('a.xml')).toBe('words words words');
	});

	it('is not confused by a zip inside it, packed or not, with sizes before or behind', () => {
		const inner = zipSync({ 'word/document.xml': text('inner') });
		for (const method of [0, 8])
			for (const descriptor of [false, true]) {
				const zip = openZip(
					'a.docx',
					made([
						{ name: 'embeddings/inner.docx', data: inner, method, descriptor },
						{ name: 'word/document.xml', data: text('outer') },
					]),
					(name) => name.endsWith('.xml'),
				);
				expect(zip.names).toEqual(['embeddings/inner.docx', 'word/document.xml']);
				expect(zip.text('word/document.xml')).toBe('outer');
			}
	});

	it('shows the first bytes of any entry', () => {
		const data = new Uint8Array(100_000).map((_, i) => (i * i) % 251);
		const zip = openZip('a.docx', zipSync({ 'a.xml': text('x'), 'b.png': data }), (name) => name === 'a.xml');
		const head = zip.head('b.png', 2000)!;
		expect(head.length).toBeGreaterThan(100);
		expect(head).toEqual(data.subarray(0, head.length));
		expect(zip.head('c.png', 2000)).toBeNull();
	});
});

describe('a zip bomb', () => {
	const zeros = new Uint8Array(30_000_000);

	it('is refused by what it says', () => {
		expect(refused(zipSync({ 'a.xml': zeros }))).toBe('import.zipBomb');
		const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`${i}.xml`, new Uint8Array(2_000_000)]));
		expect(refused(zipSync(many))).toBe('import.zipBomb');
	});

	it('is refused when it says less than it has', () => {
		expect(refused(made([{ name: 'a.xml', data: zeros, says: { size: 100 } }]))).toBe('import.zipBomb');
		expect(refused(made([{ name: 'a.xml', data: zeros, says: { size: 0 } }]))).toBe('import.zipBomb');
		expect(refused(made([{ name: 'a.xml', data: zeros, says: { size: 100 }, descriptor: true }]))).toBe(
			'import.zipBomb',
		);
	});

	it('is refused when it says more than fits anywhere', () => {
		const entry = { name: 'a.xml', data: text('x') };
		expect(refused(made([{ ...entry, says: { size: 4_000_000_000 } }]))).toBe('import.zipBomb');
		expect(refused(made([{ ...entry, says: { size: 2 ** 45 }, zip64: true }]))).toBe('import.zipBomb');
	});

	it('is refused when its entries share bytes', () => {
		const kernel = { name: 'a.xml', data: new Uint8Array(5000) };
		const bytes = made([kernel, { name: 'b.xml', data: text(''), says: { offset: 0, packed: 20, size: 5000 } }]);
		expect(refused(bytes)).toBe('import.zipBomb');
	});

	it('is refused with too many entries', () => {
		const bytes = made(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}`, data: text(''), method: 0 })));
		expect(refused(bytes, () => false)).toBe('import.zipBomb');
	});

	it('stays closed when nobody asks for it', () => {
		const inner = zipSync({ 'a.xml': zeros });
		const bytes = zipSync({ 'embeddings/x.zip': inner, 'bomb.bin': zeros, 'a.xml': text('words') });
		const zip = openZip('a.docx', bytes, (name) => name === 'a.xml');
		expect(zip.text('a.xml')).toBe('words');
		expect(zip.head('bomb.bin', 1000)!.length).toBeLessThan(2_000_000);
		const lookOften = () => {
			for (let i = 0; i < 100; i++) zip.head('bomb.bin', 20_000);
		};
		expect(lookOften).toThrow('import.zipBomb');
	});
});

describe('a zip that points outside', () => {
	it.each(['../../etc/passwd', '/etc/passwd', '..\\..\\x.exe', 'C:\\x.exe', 'word/../../x', '\\\\server\\x', 'a\0b'])(
		'is refused for %j, wanted or not',
		(name) => {
			const bytes = made([{ name, data: text('x') }]);
			expect(refused(bytes)).toBe('import.zipPath');
			expect(refused(bytes, () => false)).toBe('import.zipPath');
		},
	);

	it('may have names with dots in them', () => {
		expect(openZip('a', made([{ name: 'a..b/c...d.xml', data: text('x') }]), all).has('a..b/c...d.xml')).toBe(true);
	});
});

describe('a damaged zip', () => {
	const good = { name: 'word/document.xml', data: text('words '.repeat(50)) };

	it('is refused where it says two things', () => {
		expect(refused(made([{ ...good, says: { crc: 1 } }]))).toBe('import.damaged');
		expect(refused(made([{ ...good, says: { size: 9999 } }]))).toBe('import.damaged');
		expect(refused(made([{ ...good, says: { localName: 'word/document.txt' } }]))).toBe('import.damaged');
		expect(refused(made([{ ...good, says: { offset: 5 } }]))).toBe('import.damaged');
		expect(refused(made([{ ...good, says: { packed: 100_000 } }]))).toBe('import.damaged');
		expect(refused(made([{ ...good, method: 0, says: { size: 9999 } }]))).toBe('import.damaged');
		expect(refused(made([good], { count: 3 }))).toBe('import.damaged');
		expect(refused(made([good, good]))).toBe('import.damaged');
		expect(refused(made([{ ...good, method: 12 }]))).toBe('import.damaged');
	});

	it('is refused when it is encrypted, none or empty', () => {
		expect(refused(made([{ ...good, flags: 1 }]))).toBe('import.zipEncrypted');
		expect(refused(made([]))).toBe('import.damaged');
		expect(refused(text('PK'))).toBe('import.damaged');
		expect(refused(text('This is a text and no zip at all.'))).toBe('import.damaged');
	});

	it('is refused when it is cut off anywhere', () => {
		const bytes = zipSync({ 'a.xml': text('one'), 'b.xml': text('two') });
		for (let length = 0; length < bytes.length; length++)
			expect(refused(bytes.subarray(0, length))).toBe('import.damaged');
	});

	it('never fails otherwise, whatever bytes are changed', () => {
		const bytes = made([good, { name: 'a.xml', data: text('zip64'), zip64: true }]);
		const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(changes, (places) => {
				const copy = bytes.slice();
				for (const [at, value] of places) copy[at] = value;
				try {
					openZip('a.docx', copy, all);
				} catch (error) {
					expect(error).toBeInstanceOf(SynthemaError);
				}
			}),
			{ numRuns: 2000 },
		);
	});
});
