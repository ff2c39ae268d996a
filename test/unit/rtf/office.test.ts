/** Files that LibreOffice makes on the spot from a page whose text is known. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEpub } from '#exchange/epub/read.ts';
import { readRtf } from '#exchange/rtf/read.ts';
import { readHtml } from '#exchange/web/read.ts';
import { readWith } from '../web/support.ts';

/** Flat OpenDocument, which has all that the three formats can have. */
const SOURCE = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Waiting at night</dc:title></office:meta>
<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style><text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style></office:automatic-styles>
<office:body><office:text>
<text:h text:outline-level="1">Findings</text:h>
<text:p>The relatives “counted the hours” – each night, in the café – until the <text:span text:style-name="T2">nur</text:span>se came.<text:span text:style-name="T1">3,4</text:span></text:p>
<text:h text:outline-level="2">护士到来之前</text:h>
<text:p>一位受访者说：“一听到电梯响，我就知道不是她。”<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Said in the ninth interview.</text:p></text:note-body></text:note> Then she laughed.</text:p>
<text:list text:style-name="L1"><text:list-item><text:p>a number to call</text:p></text:list-item><text:list-item><text:p>a name {not} a\\service</text:p></text:list-item></text:list>
<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Age</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>Anna</text:p></table:table-cell><table:table-cell><text:p>52</text:p></table:table-cell></table:table-row></table:table>
<text:p>The end.</text:p>
</office:text></office:body></office:document>`;

const BODY = `Findings

The relatives “counted the hours” – each night, in the café – until the nurse came.³,⁴

护士到来之前

一位受访者说：“一听到电梯响，我就知道不是她。”¹ Then she laughed.

1. a number to call
2. a name {not} a\\service

Name | Age
Anna | 52

The end.`;

function hasOffice(): boolean {
	try {
		execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
		return true;
	} catch {
		// Not installed here: the tests are skipped.
		return false;
	}
}

describe.skipIf(!hasOffice())('files by LibreOffice', () => {
	let folder = '';

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'synthema-office-'));
		mkdirSync(join(folder, 'profile'));
		writeFileSync(join(folder, 'source.fodt'), SOURCE);
		for (const format of ['rtf', 'epub', 'html'])
			execFileSync(
				'soffice',
				[
					`-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
					'--headless',
					'--convert-to',
					format,
					'--outdir',
					folder,
					join(folder, 'source.fodt'),
				],
				{ stdio: 'ignore', timeout: 120_000 },
			);
	}, 300_000);

	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	const bytes = (ending: string) =>
		readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(ending))!));

	it('come back from RTF, character for character', async () => {
		const { text, headings, metadata } = await readWith(readRtf, 'source.rtf', bytes('.rtf'));
		expect(text).toBe(`${BODY}\n\n¹ Said in the ninth interview.`);
		expect(headings.map(({ start, end, depth }) => [depth, text.slice(start, end)])).toEqual([
			[1, 'Findings'],
			[2, '护士到来之前'],
		]);
		expect(metadata.title).toBe('Waiting at night');
	});

	it('come back from HTML, character for character', async () => {
		const { text, headings, metadata } = await readWith(readHtml, 'source.html', bytes('.html'));
		expect(text).toBe(`${BODY}\n\n¹ Said in the ninth interview.`);
		expect(headings.map(({ depth }) => depth)).toEqual([1, 2]);
		expect(metadata.title).toBe('Waiting at night');
	});

	it('come back from EPUB, character for character but for the numbers of lists, which are not in the file', async () => {
		const { text, metadata } = await readWith(readEpub, 'source.epub', bytes('.epub'));
		const withoutNumbers = BODY.replace('1. a number to call\n2. a name', 'a number to call\n\na name');
		expect(text).toBe(`${withoutNumbers}\n\n¹ Said in the ninth interview.`);
		expect(metadata.title).toBe('Waiting at night');
	});
});
