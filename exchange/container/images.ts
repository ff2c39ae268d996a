/** Pictures inside documents: never decoded, but a size that floods the memory of whoever decodes them is refused. */
import { SynthemaError } from '#core/errors.ts';
import type { Container } from './zip.ts';

/** Pixels in both directions from which a picture is refused. */
const TOO_LARGE = 10_000;
const FIRST_LOOK = 512;
/** JPEGs may have megabytes of profiles and previews before they state their size. */
const SECOND_LOOK = 1_000_000;
const PICTURE = /\.(?:png|apng|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|webp)$/iu;

export interface Pixels {
	width: number;
	height: number;
}

const ascii = (bytes: Uint8Array, start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));

function ofJpeg(bytes: Uint8Array, view: DataView): Pixels | null {
	for (let at = 2; at + 9 < bytes.length; ) {
		if (bytes[at] !== 0xff) return null;
		const marker = bytes[at + 1]!;
		if (marker === 0xff) {
			at++;
			continue;
		}
		// All start-of-frame markers; C4, C8 and CC are tables and extensions.
		if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
			return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		const bare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
		at += bare ? 2 : 2 + view.getUint16(at + 2);
	}
	return null;
}

function ofTiff(bytes: Uint8Array, view: DataView, little: boolean): Pixels | null {
	const first = view.getUint32(4, little);
	if (first + 2 > bytes.length) return null;
	const size = { width: 0, height: 0 };
	const fields = view.getUint16(first, little);
	for (let i = 0, at = first + 2; i < fields && at + 12 <= bytes.length; i++, at += 12) {
		const value =
			view.getUint16(at + 2, little) === 3 ? view.getUint16(at + 8, little) : view.getUint32(at + 8, little);
		if (view.getUint16(at, little) === 256) size.width = value;
		if (view.getUint16(at, little) === 257) size.height = value;
	}
	return size.width > 0 && size.height > 0 ? size : null;
}

function ofWebp(bytes: Uint8Array, view: DataView): Pixels | null {
	switch (ascii(bytes, 12, 16)) {
		case 'VP8X':
			return {
				width: 1 + (view.getUint32(24, true) & 0xffffff),
				height: 1 + (view.getUint32(26, true) >>> 8),
			};
		case 'VP8 ':
			return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
		case 'VP8L': {
			const bits = view.getUint32(21, true);
			return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
		}
		default:
			return null;
	}
}

/**
 * Size that the first bytes of a PNG, JPEG, GIF, BMP, TIFF or WebP state, in pixels; null for other data and where the
 * bytes end before the size.
 */
export function pixelsOf(bytes: Uint8Array): Pixels | null {
	if (bytes.length < 30) return null;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return { width: view.getUint32(16), height: view.getUint32(20) };
	if (bytes[0] === 0xff && bytes[1] === 0xd8) return ofJpeg(bytes, view);
	if (/^GIF8[79]a/u.test(ascii(bytes, 0, 6)))
		return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
	if (ascii(bytes, 0, 2) === 'BM') {
		if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
		return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
	}
	if (ascii(bytes, 0, 4) === 'II*\0') return ofTiff(bytes, view, true);
	if (ascii(bytes, 0, 4) === 'MM\0*') return ofTiff(bytes, view, false);
	if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return ofWebp(bytes, view);
	return null;
}

/** Throws `import.imageTooLarge` for a picture of 10,000 by 10,000 pixels or more; `image` is its name for the message. */
export function refuseLarge(file: string, image: string, pixels: Pixels | null): void {
	if (pixels && pixels.width >= TOO_LARGE && pixels.height >= TOO_LARGE)
		throw new SynthemaError('import.imageTooLarge', { file, image, width: pixels.width, height: pixels.height });
}

/**
 * Looks at the first bytes of every picture of a container (by its ending, or `isPicture`). Throws
 * `import.imageTooLarge` for one of 10,000 by 10,000 pixels or more.
 */
export function refuseLargeImages(file: string, container: Container, isPicture?: (name: string) => boolean): void {
	for (const name of container.names) {
		if (name.endsWith('/') || !(PICTURE.test(name) || isPicture?.(name))) continue;
		let head = container.head(name, FIRST_LOOK);
		if (!head) continue;
		let pixels = pixelsOf(head);
		if (!pixels && head[0] === 0xff && head[1] === 0xd8) {
			head = container.head(name, SECOND_LOOK);
			pixels = head && pixelsOf(head);
		}
		refuseLarge(file, name, pixels);
	}
}
