/** Beginnings of pictures that state a size; no picture follows. */

function begin(length: number, ...parts: [number, string | number[]][]): Buffer {
	const bytes = Buffer.alloc(length);
	for (const [at, part] of parts) Buffer.from(part as string, 'latin1').copy(bytes, at);
	return bytes;
}

export function png(width: number, height: number): Uint8Array {
	const bytes = begin(64, [0, '\x89PNG\r\n\x1a\n'], [12, 'IHDR']);
	bytes.writeUInt32BE(13, 8);
	bytes.writeUInt32BE(width, 16);
	bytes.writeUInt32BE(height, 20);
	return bytes;
}

export function gif(width: number, height: number): Uint8Array {
	const bytes = begin(64, [0, 'GIF89a']);
	bytes.writeUInt16LE(width, 6);
	bytes.writeUInt16LE(height, 8);
	return bytes;
}

export function bmp(width: number, height: number): Uint8Array {
	const bytes = begin(64, [0, 'BM']);
	bytes.writeUInt32LE(40, 14);
	bytes.writeInt32LE(width, 18);
	bytes.writeInt32LE(-height, 22);
	return bytes;
}

export function jpeg(width: number, height: number, profile: Uint8Array = new Uint8Array(20)): Uint8Array {
	const frame = begin(40, [0, '\xff\xc2']);
	frame.writeUInt16BE(17, 2);
	frame.writeUInt8(8, 4);
	frame.writeUInt16BE(height, 5);
	frame.writeUInt16BE(width, 7);
	const segment = begin(4, [0, '\xff\xe2']);
	segment.writeUInt16BE(profile.length + 2, 2);
	return Buffer.concat([Buffer.from([0xff, 0xd8]), segment, profile, frame]);
}

export function tiff(width: number, height: number): Uint8Array {
	const bytes = begin(64, [0, 'II*\0']);
	bytes.writeUInt32LE(8, 4);
	bytes.writeUInt16LE(2, 8);
	for (const [i, value] of [width, height].entries()) {
		const at = 10 + i * 12;
		bytes.writeUInt16LE(256 + i, at);
		bytes.writeUInt16LE(4, at + 2);
		bytes.writeUInt32LE(1, at + 4);
		bytes.writeUInt32LE(value, at + 8);
	}
	return bytes;
}

export function webp(width: number, height: number): Uint8Array {
	const bytes = begin(64, [0, 'RIFF'], [8, 'WEBPVP8X']);
	bytes.writeUIntLE(width - 1, 24, 3);
	bytes.writeUIntLE(height - 1, 27, 3);
	return bytes;
}
