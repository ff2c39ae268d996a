import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { SynthemaError } from '#core/errors.ts';
import type { ReadDocument } from '#exchange/documents/model.ts';
import { INTERVIEW } from './interview.ts';
import { aside, odtDocument, shown, texts, withBack } from './support.ts';

const NAMESPACES = [
	...['office', 'style', 'text', 'table', 'meta', 'manifest'].map((name) => [name, `${name}:1.0`]),
	['draw', 'drawing:1.0'],
	['fo', 'xsl-fo-compatible:1.0'],
	['svg', 'svg-compatible:1.0'],
]
	.map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
	.concat('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:xlink="http://www.w3.org/1999/xlink"')
	.join(' ');
const TYPE = 'application/vnd.oasis.opendocument.text';

interface Parts {
	automatic?: string;
	styles?: string;
	/** Further entries. */
	more?: Record<string, string>;
	type?: string;
}

function odt(body: string, { automatic = '', styles = '', more = {}, type = TYPE }: Parts = {}): Uint8Array {
	const entries: Record<string, string> = {
		mimetype: type,
		'content.xml': `<office:document-content ${NAMESPACES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
		'styles.xml': `<office:document-styles ${NAMESPACES}><office:styles>${styles}</office:styles></office:document-styles>`,
		...more,
	};
	return zipSync(Object.fromEntries(Object.entries(entries).map(([name, text]) => [name, strToU8(text)])));
}

const read = (body: string, parts?: Parts) => odtDocument(odt(body, parts));
const p = (content: string, style = '') => `<text:p${style && ` text:style-name="${style}"`}>${content}</text:p>`;
const refused = async (bytes: Uint8Array, name?: string) =>
	odtDocument(bytes, name).then(
		() => 'was read',
		(error: unknown) => (error instanceof SynthemaError ? error.code : String(error)),
	);

describe('a flat document', () => {
	it('gives everything in order', async () => {
		const bytes = readFileSync(new URL('../../fixtures/office/interview.fodt', import.meta.url));
		const document = await odtDocument(new Uint8Array(bytes), 'interview.fodt');
		expect(shown(document)).toEqual(INTERVIEW);
		expect(aside(document)).toEqual(['running-head: Falk: Waiting', 'running-head: Page 1']);
		expect(document.metadata).toMatchObject({ title: 'Waiting for the night nurse', authors: ['Ines Falk'] });
		expect(document.language).toBe('en-GB');
		expect(document.warnings).toEqual([
			{ code: 'import.trackedChanges', params: { file: 'interview.fodt', count: 2 } },
			{ code: 'import.comments', params: { file: 'interview.fodt', count: 1 } },
		]);
		const { text } = withBack(document, 'deletion', 'hidden', 'comment');
		expect(text).toContain('The ward was rather quiet, they said,');
		expect(text).toContain('agreed³,⁴.secret');
		expect(text).toContain('• a voice nearby [Comment by Ann: Whose?]\n');
	});
});

describe('headings and lists', () => {
	const level = (kind: string, at: number, rest: string) =>
		`<text:list-level-style-${kind} text:level="${at}" ${rest}/>`;
	const list = (name: string, levels: string) => `<text:list-style style:name="${name}">${levels}</text:list-style>`;
	const items = (...contents: string[]) => contents.map((each) => `<text:list-item>${each}</text:list-item>`).join('');

	it('are numbered by the outline of the document', async () => {
		const styles = `<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>`;
		const h = (depth: number, text: string, rest = '') =>
			`<text:h text:outline-level="${depth}" ${rest}>${text}</text:h>`;
		const body =
			h(1, 'A') + h(2, 'B') + h(2, 'C') + h(1, 'D') + h(2, 'E') + h(1, 'F', 'text:is-list-header="true"') + h(3, 'G');
		expect(texts(await read(body, { styles }))).toEqual(['1 A', '1.1 B', '1.2 C', '2 D', '2.1 E', 'F', 'G']);
	});

	it('go on, begin anew, begin elsewhere and have paragraphs without marks', async () => {
		const automatic = list('L', level('number', 1, 'style:num-format="i" style:num-prefix="(" style:num-suffix=")"'));
		const body = [
			`<text:list xml:id="one" text:style-name="L">${items(p('a') + p('more of a'), p('b'))}<text:list-header>${p('header')}</text:list-header></text:list>`,
			`<text:list text:style-name="L">${items(p('new'))}</text:list>`,
			`<text:list text:style-name="L" text:continue-numbering="true">${items(p('on'))}</text:list>`,
			`<text:list text:style-name="L" text:continue-list="one"><text:list-item text:start-value="7">${p('g')}</text:list-item></text:list>`,
		].join('');
		expect(shown(await read(body, { automatic }))).toEqual([
			'item: (i) a',
			'paragraph: more of a',
			'item: (ii) b',
			'paragraph: header',
			'item: (i) new',
			'item: (ii) on',
			'item: (vii) g',
		]);
	});

	it.each([
		['number', 'style:num-format="一, 二, 三, ..." style:num-suffix="、"', '一、x'],
		['number', 'style:num-format="A" style:num-suffix="."', 'A. x'],
		['number', 'style:num-format="1" style:num-list-format="Step %1%:"', 'Step 1: x'],
		['number', 'style:num-format=""', 'x'],
		['bullet', 'text:bullet-char="\uf0b7"', '▪ x'],
		['bullet', 'text:bullet-char="–"', '– x'],
		['image', '', '• x'],
	])('write a %s with %s as “%s”', async (kind, rest, expected) => {
		const automatic = list('L', level(kind, 1, rest));
		expect(texts(await read(`<text:list text:style-name="L">${items(p('x'))}</text:list>`, { automatic }))).toEqual([
			expected,
		]);
	});

	it('are known by the style below an automatic one', async () => {
		const styles =
			'<style:style style:name="Title" style:family="paragraph"/><style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Caption"/>';
		const automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>';
		expect(shown(await read(p('T', 'P1') + p('F', 'Figure'), { styles, automatic }))).toEqual([
			'heading1: T',
			'caption: F',
		]);
	});
});

describe('what stands in and beside paragraphs', () => {
	it('keeps spaces, fields, links and ruby text, each once', async () => {
		const body = p(
			'a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d <text:a xlink:href="http://127.0.0.1:9/">link</text:a> <text:page-count>7</text:page-count><text:bookmark-start text:name="x"/><text:ruby><text:ruby-base>护士</text:ruby-base><text:ruby-text>hushi</text:ruby-text></text:ruby><text:placeholder text:placeholder-type="text">&lt;name&gt;</text:placeholder>',
		);
		expect(texts(await read(body))).toEqual(['a b c d link 7护士']);
	});

	it('leaves out what is hidden: words, paragraphs, sections, rows', async () => {
		const automatic =
			'<style:style style:name="T" style:family="text"><style:text-properties text:display="none"/></style:style>';
		const rows = `<table:table><table:table-row table:visibility="collapse"><table:table-cell>${p('r')}</table:table-cell><table:table-cell>${p('s')}</table:table-cell></table:table-row><table:table-row><table:table-cell>${p('t')}</table:table-cell></table:table-row></table:table>`;
		const body = [
			p('seen <text:span text:style-name="T">hidden</text:span>'),
			p('<text:hidden-paragraph text:is-hidden="true"/>para'),
			`<text:section text:display="none">${p('section')}</text:section>`,
			rows,
		].join('');
		const document = await read(body, { automatic });
		expect(texts(document)).toEqual(['seen', 't']);
		expect(aside(document)).toEqual(['hidden: para', 'hidden: section', 'hidden: r | s']);
	});

	it('takes text boxes and shapes as paragraphs, descriptions and tables of contents as left out', async () => {
		const body = [
			`<text:table-of-content><text:table-of-content-source><text:index-title-template>Contents</text:index-title-template></text:table-of-content-source><text:index-body>${p('Findings 3')}</text:index-body></text:table-of-content>`,
			p(
				`See<draw:frame><draw:image xlink:href="Pictures/1.png"/><svg:title>short</svg:title><svg:desc>A lamp</svg:desc></draw:frame><draw:g><draw:rect>${p('in a shape')}</draw:rect></draw:g>`,
			),
			`<draw:frame><draw:text-box>${p('alone')}</draw:text-box></draw:frame>`,
		].join('');
		const document = await read(body);
		expect(texts(document)).toEqual(['See', 'in a shape', 'alone']);
		expect(aside(document)).toEqual(['boilerplate: Findings 3', 'alt-text: A lamp']);
	});

	it('reads formulas on the line and words of charts as left out', async () => {
		const math =
			'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>n</mi></mfrac><msup><mi>y</mi><mn>2</mn></msup><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi></mrow><annotation>x = {a+b} over n</annotation></semantics></math>';
		const chart = `<office:document-content ${NAMESPACES}><office:body><office:chart>${p('Nights')}${p('12')}</office:chart></office:body></office:document-content>`;
		const object = (name: string) => `<draw:frame><draw:object xlink:href="./${name}"/></draw:frame>`;
		const document = await read(p(`so ${object('Object 1')} ${object('Object 2')}`), {
			more: { 'Object 1/content.xml': math, 'Object 2/content.xml': chart },
		});
		expect(texts(document)).toEqual(['so x = (a + b)/ny²∑_(i = 1)^n i']);
		expect(aside(document)).toEqual(['other: Nights']);
	});

	it('has deleted paragraphs where they stood', async () => {
		const changes = `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>${p('One.')}${p('Two.')}</text:deletion></text:changed-region></text:tracked-changes>`;
		const document = await read(`${changes}${p('Before')}<text:change text:change-id="c1"/>${p('After')}`);
		expect(texts(document)).toEqual(['Before', 'After']);
		expect(aside(document)).toEqual(['deletion: One. Two.']);
	});
});

describe('a file that is not to be trusted', () => {
	const active = (document: ReadDocument) => document.warnings.some(({ code }) => code === 'import.activeContent');

	it('is refused when it is encrypted', async () => {
		const manifest = `<manifest:manifest ${NAMESPACES}><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`;
		expect(await refused(odt(p('x'), { more: { 'META-INF/manifest.xml': manifest, 'content.xml': 'no xml' } }))).toBe(
			'import.encrypted',
		);
		expect(await refused(odt(p('x'), { more: { 'encrypted-package': 'no zip' } }))).toBe('import.encrypted');
	});

	it('is refused when it is something else', async () => {
		expect(await refused(odt(p('x'), { type: 'application/vnd.oasis.opendocument.spreadsheet' }))).toBe(
			'import.otherOffice',
		);
		expect(await refused(zipSync({ 'a.txt': strToU8('words') }))).toBe('import.otherOffice');
		expect(await refused(strToU8('<html><body>words</body></html>'), 'a.fodt')).toBe('import.otherOffice');
		expect(await refused(strToU8('only words'), 'a.fodt')).toBe('import.damaged');
		expect(await refused(zipSync({ mimetype: strToU8(TYPE) }))).toBe('import.partMissing');
	});

	it('is read without touching macros, objects and addresses elsewhere', async () => {
		const outside = p('x<draw:frame><draw:image xlink:href="http://127.0.0.1:9/a.png"/></draw:frame>');
		for (const document of [
			await read(p('x'), { more: { 'Basic/Standard/Module1.xml': '<module/>' } }),
			await read(outside),
			await read(p('x<draw:frame><draw:object-ole xlink:href="./o"/></draw:frame>')),
			await read(p('x<text:script>alert(1)</text:script>')),
			await read(p('x<draw:frame><draw:object xlink:href="../../secret"/></draw:frame>')),
		])
			expect(texts(document)).toEqual(['x']);
		expect(active(await read(outside))).toBe(true);
		expect(active(await read(p('x')))).toBe(false);
	});

	it('cannot flood a text with repeated rows or deletions', async () => {
		const cell = `<table:table-cell>${p('word '.repeat(100))}</table:table-cell>`;
		const table = (attribute: string) =>
			`<table:table><table:table-row ${attribute}>${cell}${cell}</table:table-row></table:table>`;
		expect(await refused(odt(table('table:number-rows-repeated="999999999"')))).toBe('import.damaged');
		expect(texts(await read(table('table:number-rows-repeated="3"')))).toHaveLength(3);
		const changes = `<text:tracked-changes><text:changed-region text:id="c"><text:deletion>${p('gone')}</text:deletion></text:changed-region></text:tracked-changes>`;
		const twice = await read(
			changes + p('a <text:change text:change-id="c"/>') + p('b <text:change text:change-id="c"/>'),
		);
		expect(withBack(twice, 'deletion').text).toBe('a gone\n\nb');
	});
});
