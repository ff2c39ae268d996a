import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { pixelsOf, refuseLargeImages } from '#exchange/container/images.ts';
import { openZip } from '#exchange/container/zip.ts';
import { bmp, gif, jpeg, png, tiff, webp } from './pictures.ts';

const makers = { png, gif, bmp, jpeg, tiff, webp };
const archive = (name: string, data: Uint8Array) => openZip('a.docx', zipSync({ [name]: data }), () => false);

describe('the size of a picture', () => {
	it.each(Object.keys(makers))('is read from the first bytes of a %s', (kind) => {
		const make = makers[kind as keyof typeof makers];
		expect(pixelsOf(make(12_000, 10_001))).toEqual({ width: 12_000, height: 10_001 });
		expect(pixelsOf(make(640, 480))).toEqual({ width: 640, height: 480 });
	});

	it('is not known of other data and of stumps', () => {
		expect(pixelsOf(new Uint8Array(100))).toBeNull();
		expect(pixelsOf(new TextEncoder().encode('<svg width="10000" height="10000"/> and more words'))).toBeNull();
		for (const make of Object.values(makers))
			for (let length = 0; length < 60; length++) expect(() => pixelsOf(make(9, 9).subarray(0, length))).not.toThrow();
	});
});

describe('pictures in a container', () => {
	it('are refused at 10,000 pixels both ways, without being decoded', () => {
		for (const [kind, make] of Object.entries(makers)) {
			const name = `word/media/image1.${kind}`;
			expect(() => refuseLargeImages('a.docx', archive(name, make(10_000, 10_000)))).toThrow('import.imageTooLarge');
			expect(() => refuseLargeImages('a.docx', archive(name, make(20_000, 9_999)))).not.toThrow();
		}
	});

	it('are found by what the caller calls a picture, and behind the profile of a JPEG', () => {
		const isPicture = (name: string) => name.startsWith('media/');
		expect(() => refuseLargeImages('a', archive('media/blob', png(10_000, 10_000)), isPicture)).toThrow();
		expect(() => refuseLargeImages('a', archive('notes/blob', png(10_000, 10_000)), isPicture)).not.toThrow();
		const profile = deflateSync(Buffer.alloc(60_000, 7), { level: 0 }).map((byte, i) => byte ^ ((i * 31) % 256));
		expect(() => refuseLargeImages('a', archive('a.jpg', jpeg(10_000, 10_000, profile)))).toThrow(
			'import.imageTooLarge',
		);
	});
});
