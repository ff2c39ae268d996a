import dns from 'node:dns';
import fs from 'node:fs';
import net from 'node:net';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import { createTranslator } from '#core/messages/index.ts';
import type { ReadDocument } from '#exchange/documents/model.ts';
import { readDocx } from '#exchange/office/docx/read.ts';
import { readOdt } from '#exchange/office/odt/read.ts';
import { png } from '../container/pictures.ts';
import { contextFor, docx, NAMESPACES, p, r, texts } from './support.ts';

type Result = { document: ReadDocument } | { refused: SynthemaError };

async function attempt(bytes: Uint8Array, read = readDocx): Promise<Result> {
	try {
		return { document: await read(bytes, contextFor('study.docx')) };
	} catch (error) {
		if (error instanceof SynthemaError) return { refused: error };
		throw error;
	}
}

async function refused(bytes: Uint8Array): Promise<string> {
	const result = await attempt(bytes);
	if ('document' in result) throw new Error('was read');
	// A sentence in both languages that names the file and leaves no blank unfilled.
	for (const language of ['en', 'zh-CN'] as const) {
		const sentence = createTranslator(language)(`error.${result.refused.code}`, { ...result.refused.params });
		// Damaged files are the host's to speak about.
		if (result.refused.code !== 'import.damaged') expect(sentence).toMatch(/study\.docx/);
		expect(sentence).not.toContain('{{');
	}
	return result.refused.code;
}

const replacing = (name: string, content: string | Uint8Array) => docx(p('x'), { more: { [name]: content } });
const relation = (type: string, target: string, mode = 'External') =>
	`<Relationship Id="r${type}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
const warned = (document: ReadDocument) => document.warnings.map(({ code }) => code);

describe('a Word file made to do harm', () => {
	it('is refused in a sentence', async () => {
		const zeros = new Uint8Array(30_000_000).fill(0x20);
		expect(await refused(replacing('word/styles.xml', zeros))).toBe('import.zipBomb');
		expect(await refused(replacing('../../outside.txt', 'x'))).toBe('import.zipPath');
		const laughs = `<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${NAMESPACES}><w:body>${p('&b;')}</w:body></w:document>`;
		expect(await refused(replacing('word/document.xml', laughs))).toBe('import.xmlEntities');
		const external = `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document ${NAMESPACES}><w:body>${p('&a;')}</w:body></w:document>`;
		expect(await refused(replacing('word/document.xml', external))).toBe('import.xmlEntities');
		expect(await refused(replacing('word/media/image1.png', png(10_000, 10_000)))).toBe('import.imageTooLarge');
		expect(await refused(replacing('word/media/image1.bin', png(60_000, 60_000)))).toBe('import.imageTooLarge');
		const deep = `${'<w:sdt><w:sdtContent>'.repeat(5000)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(5000)}`;
		expect(await refused(docx(deep))).toBe('import.damaged');
	});

	it('that is of another kind is named', async () => {
		const compound = (name: string) =>
			Buffer.concat([
				Buffer.from('d0cf11e0a1b11ae1', 'hex'),
				Buffer.alloc(1000),
				Buffer.from(name, 'utf16le'),
				Buffer.alloc(100),
			]);
		expect(await refused(compound('EncryptedPackage'))).toBe('import.encrypted');
		expect(await refused(compound('WordDocument'))).toBe('import.oldWord');
		expect(await refused(compound('Workbook'))).toBe('import.otherOffice');
		expect(await refused(zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') }))).toBe('import.otherOffice');
		expect(await refused(zipSync({ 'word/styles.xml': strToU8('<styles/>') }))).toBe('import.partMissing');
		expect(await refused(replacing('word/document.xml', '<html><body/></html>'))).toBe('import.otherOffice');
		expect(await refused(strToU8('Only words, and more of them.'))).toBe('import.damaged');
	});

	it('is read without its macros, objects and what lies elsewhere, and says so', async () => {
		const cases = [
			docx(p('x'), { more: { 'word/vbaProject.bin': 'macro' } }),
			docx(p('x'), { more: { 'word/embeddings/oleObject1.bin': 'object' } }),
			docx(p('x'), { relations: relation('image', 'http://127.0.0.1:9/a.png') }),
			docx(p('x'), {
				relations: relation('settings', 'settings.xml', 'Internal'),
				more: {
					'word/settings.xml': '<settings/>',
					'word/_rels/settings.xml.rels': `<Relationships>${relation('attachedTemplate', 'https://127.0.0.1:9/x.dotm')}</Relationships>`,
				},
			}),
			docx(
				p('x<').replace('x<', 'x') +
					p(
						'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText><w:fldChar w:fldCharType="end"/></w:r>',
					),
			),
		];
		for (const bytes of cases) {
			const result = await attempt(bytes);
			if ('refused' in result) throw result.refused;
			expect(texts(result.document)).toEqual(['x']);
			expect(warned(result.document)).toEqual(['import.activeContent']);
		}
		const harmless = docx(p('x'), {
			relations: relation('hyperlink', 'https://example.org/'),
			more: {
				'word/_rels/settings.xml.rels': `<Relationships>${relation('attachedTemplate', 'file:///C:\\Users\\a\\Normal.dotm')}</Relationships>`,
			},
		});
		expect(warned(((await attempt(harmless)) as { document: ReadDocument }).document)).toEqual([]);
		const inserted = docx(`${p('x')}<w:altChunk r:id="r1"/>`);
		expect(warned(((await attempt(inserted)) as { document: ReadDocument }).document)).toEqual([
			'import.insertedFiles',
		]);
	});

	it('may point its parts anywhere: nothing outside the container is looked at', async () => {
		for (const target of [
			'../../../../etc/passwd',
			'/etc/passwd',
			'file:///etc/passwd',
			'styles.xml/../document.xml',
		]) {
			const result = await attempt(docx(p('x'), { relations: relation('styles', target, 'Internal') }));
			if ('refused' in result) throw result.refused;
			expect(texts(result.document)).toEqual(['x']);
		}
	});
});

describe('reading', () => {
	afterEach(() => {
		vi.restoreAllMocks();
	});

	it('asks neither the network nor the disk for anything', async () => {
		const link = '<w:r><w:drawing><a:blip r:link="rimage"/></w:drawing></w:r>';
		const bytes = docx(p(r('x') + link), {
			relations: relation('image', 'http://127.0.0.1:9/a.png') + relation('subDocument', 'file:///etc/passwd'),
			more: { 'word/vbaProject.bin': 'macro' },
		});
		// The first time, modules are loaded from the disk.
		await attempt(bytes);
		const asked = [
			vi.spyOn(net.Socket.prototype, 'connect'),
			vi.spyOn(globalThis, 'fetch'),
			vi.spyOn(dns, 'lookup'),
			...(
				['openSync', 'readFileSync', 'writeFileSync', 'open', 'readFile', 'writeFile', 'createWriteStream'] as const
			).map((name) => vi.spyOn(fs, name)),
			vi.spyOn(fs.promises, 'open'),
			vi.spyOn(fs.promises, 'readFile'),
			vi.spyOn(fs.promises, 'writeFile'),
		];
		const result = await attempt(bytes);
		for (const spy of asked) expect(spy).not.toHaveBeenCalled();
		vi.restoreAllMocks();
		if ('refused' in result) throw result.refused;
		expect(texts(result.document)).toEqual(['x']);
	});

	it('ends when it is called off', async () => {
		const signal = AbortSignal.abort();
		for (const read of [readDocx, readOdt])
			await expect(read(docx(p('x')), contextFor('study.docx', { signal }))).rejects.toMatchObject({
				name: 'AbortError',
			});
	});

	it('takes the strict edition and prefixes of other programs', async () => {
		const strict = docx(p('strict')).slice();
		expect(texts(((await attempt(strict)) as { document: ReadDocument }).document)).toEqual(['strict']);
		const other = `<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:pPr><x:outlineLvl x:val="0"/></x:pPr><x:r><x:t>other</x:t></x:r></x:p></x:body></x:document>`;
		const result = (await attempt(replacing('word/document.xml', other))) as { document: ReadDocument };
		expect(result.document.blocks).toEqual([{ kind: 'heading', depth: 1, text: 'other' }]);
	});

	it('takes UTF-16 parts', async () => {
		const xml = `<?xml version="1.0" encoding="UTF-16"?><w:document ${NAMESPACES}><w:body>${p('Müller 护士')}</w:body></w:document>`;
		const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')]);
		const result = (await attempt(replacing('word/document.xml', new Uint8Array(bytes)))) as { document: ReadDocument };
		expect(texts(result.document)).toEqual(['Müller 护士']);
	});
});

describe('a damaged file', () => {
	const whole = docx(
		p(`${r('One')}<w:r><w:footnoteReference w:id="1"/></w:r>`) + p('Two', '<w:numPr><w:numId w:val="1"/></w:numPr>'),
		{
			footnotes: `<w:footnote w:id="1">${p('note')}</w:footnote>`,
			numbering:
				'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
		},
	);

	it('is refused wherever it is cut off', async () => {
		for (let length = 0; length < whole.length; length += 7)
			expect(await refused(whole.subarray(0, length))).toBe('import.damaged');
	});

	it('of any bytes ends in a refusal or a text', async () => {
		const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 });
		await fc.assert(
			fc.asyncProperty(changes, async (places) => {
				const copy = whole.slice();
				for (const [at, value] of places) copy[at] = value;
				await attempt(copy);
				await attempt(copy, readOdt);
			}),
			{ numRuns: 300 },
		);
	});

	it('of any elements in any order ends in a refusal or a text', async () => {
		const names =
			'p r t tbl tr tc tcPr gridSpan vMerge pPr rPr pStyle numPr numId ilvl ins del moveFrom moveTo sdt sdtContent hyperlink fldChar instrText footnoteReference commentReference ruby rubyBase drawing pict txbxContent sym framePr vanish vertAlign tab br altChunk footnote style abstractNum num lvl lvlText body document'.split(
				' ',
			);
		const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
			leaf: fc.constantFrom('', 'words', ' ', '3'),
			tree: fc.oneof(
				{ depthSize: 'medium' },
				tie('leaf'),
				fc
					.tuple(
						fc.constantFrom(...names),
						fc.constantFrom(
							'',
							'w:val="1"',
							'w:val="-5"',
							'w:id="1"',
							'w:fldCharType="begin"',
							'w:fldCharType="end"',
							'w:char="F061" w:font="Symbol"',
						),
						fc.array(tie('tree'), { maxLength: 4 }),
					)
					.map(([name, attributes, children]) => `<w:${name} ${attributes}>${children.join('')}</w:${name}>`),
			),
		}));
		await fc.assert(
			fc.asyncProperty(fc.array(tree, { maxLength: 6 }), tree, async (body, part) => {
				const result = await attempt(
					docx(body.join(''), { styles: part, numbering: part, footnotes: part, comments: part, header: part }),
				);
				if ('refused' in result) throw result.refused;
				for (const { text } of result.document.blocks) expect(text).toBe(text.trim());
			}),
			{ numRuns: 300 },
		);
	});

	it('cannot make reading take quadratic time', async () => {
		const many = 20_000;
		const deletions = `${r('kept words ')}<w:del><w:r><w:delText>gone words </w:delText></w:r></w:del>`.repeat(many);
		const joined = p('kept words ', '<w:rPr><w:del/></w:rPr>').repeat(many);
		const styles = Array.from(
			{ length: 5000 },
			(_, i) =>
				`<w:style w:type="paragraph" w:styleId="s${i}"><w:name w:val="x${i}"/><w:basedOn w:val="s${i + 1}"/></w:style>`,
		).join('');
		const based = Array.from({ length: 5000 }, (_, i) => p('x', `<w:pStyle w:val="s${i}"/>`)).join('');
		// Each would take minutes; the time limit of the test is what fails.
		const result = (await attempt(docx(p(deletions) + joined + based, { styles }))) as { document: ReadDocument };
		expect(result.document.blocks).toHaveLength(1 + 5000);
	});
});
