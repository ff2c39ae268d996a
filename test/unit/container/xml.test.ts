import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { childOf, decodeXml, descendants, parseXml, textOf } from '#exchange/container/xml.ts';

function refused(text: string): string {
	try {
		parseXml('study.docx', text);
	} catch (error) {
		if (error instanceof SynthemaError) return error.code;
		throw error;
	}
	throw new Error('was read');
}

describe('parseXml', () => {
	it('gives elements, attributes and text with namespaces', () => {
		const root = parseXml('a', '<w:p xmlns:w="urn:w" w:id="1">a&amp;b<w:r/>&#x4E2D;<![CDATA[<c>]]></w:p>');
		expect(root).toMatchObject({ name: 'w:p', local: 'p', uri: 'urn:w' });
		expect(root.attributes['w:id']).toBe('1');
		expect(textOf(root)).toBe('a&b中<c>');
		expect(childOf(root, 'r')!.children).toEqual([]);
	});

	it('refuses entities of its own, in whatever disguise', () => {
		const laughs = `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY b${i} "${'&a;'.repeat(10)}">`).join('')}]><l>&b8;</l>`;
		expect(refused(laughs)).toBe('import.xmlEntities');
		expect(refused('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).toBe('import.xmlEntities');
		expect(refused('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.org/x.dtd"> %x;]><a/>')).toBe(
			'import.xmlEntities',
		);
		expect(refused('<!DOCTYPE a [<!ATTLIST a b CDATA "x">]><a/>')).toBe('import.xmlEntities');
		expect(refused('<!DOCTYPE a [ %x; ]><a/>')).toBe('import.xmlEntities');
	});

	it('does not fetch a document type definition that it only names', () => {
		const root = parseXml(
			'a',
			'<!DOCTYPE m PUBLIC "-//OpenOffice.org//DTD" "http://127.0.0.1:9/Manifest.dtd"><m>x</m>',
		);
		expect(textOf(root)).toBe('x');
		expect(refused('<!DOCTYPE m SYSTEM "http://127.0.0.1:9/x.dtd"><m>&entity;</m>')).toBe('import.damaged');
	});

	it('refuses what is not well-formed', () => {
		for (const text of [
			'',
			'words',
			'<a>',
			'<a></b>',
			'<a><b></a>',
			'<a b=c/>',
			'<a>&nbsp;</a>',
			'<x:a/>',
			'<a/><b/>',
			'<a>\0</a>',
		])
			expect(refused(text)).toBe('import.damaged');
	});

	it('refuses nesting that would end in a full stack, and takes what is below', () => {
		expect(refused('<a>'.repeat(100_000) + '</a>'.repeat(100_000))).toBe('import.damaged');
		expect(descendants(parseXml('a', '<a>'.repeat(400) + '</a>'.repeat(400)), 'a')).toHaveLength(399);
	});

	it('refuses floods of elements and attributes', () => {
		expect(refused(`<a>${'<b/>'.repeat(2_000_001)}</a>`)).toBe('import.damaged');
		const attributes = Array.from({ length: 100 }, (_, i) => `a${i}=""`).join(' ');
		expect(refused(`<a>${`<b ${attributes}/>`.repeat(20_000)}</a>`)).toBe('import.damaged');
	});

	it('gives back any text that was written', () => {
		const words = fc
			.string({ unit: 'grapheme', maxLength: 100 })
			.map((text) => text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ''));
		fc.assert(
			fc.property(words, (text) => {
				const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
				expect(textOf(parseXml('a', `<a>${escaped}</a>`))).toBe(text);
			}),
		);
	});
});

describe('decodeXml', () => {
	const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Müller 护士</a>`;

	it.each(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'])('reads %s that says so', (encoding) => {
		const text = xml(encoding).replace('护士', '中文').replace('ü', 'u');
		expect(decodeXml(iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') }))).toBe(text);
		expect(decodeXml(iconv.encode(text, encoding, { addBOM: false }))).toBe(text);
	});

	it('believes a byte order mark and valid UTF-8 before the declaration', () => {
		for (const wrong of ['utf-16', 'iso-8859-1', 'gbk', 'shift_jis', 'klingon']) {
			expect(decodeXml(Buffer.from(xml(wrong)))).toBe(xml(wrong));
			expect(decodeXml(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml(wrong))]))).toBe(xml(wrong));
			expect(decodeXml(iconv.encode(xml(wrong), 'utf-16le', { addBOM: true }))).toBe(xml(wrong));
		}
	});

	it('reads single bytes as declared, and marks what nothing declares', () => {
		const bytes = (label: string) => Buffer.from(`<?xml version="1.0" encoding="${label}"?><a>M\xfcller</a>`, 'latin1');
		expect(decodeXml(bytes('ISO-8859-1'))).toContain('Müller');
		expect(decodeXml(bytes('UTF-8'))).toContain('M\ufffdller');
		expect(decodeXml(bytes('klingon'))).toContain('M\ufffdller');
		expect(decodeXml(bytes('UTF-16'))).toContain('M\ufffdller');
	});
});
