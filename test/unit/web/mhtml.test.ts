import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { readMhtml } from '#exchange/web/mhtml.ts';
import * as pages from './pages.ts';
import { bytesOf, cutEverywhere, readWith } from './support.ts';

/** Quoted-printable as browsers write it: lines of 76 characters, everything beyond ASCII and "=" as bytes. */
function quotedPrintable(bytes: Uint8Array): string {
	let result = '';
	let column = 0;
	for (const byte of bytes) {
		const plain = byte === 0x0a || (byte >= 0x20 && byte < 0x7f && byte !== 0x3d);
		const next =
			byte === 0x0a
				? '\r\n'
				: plain
					? String.fromCharCode(byte)
					: `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
		if (byte !== 0x0a && column + next.length > 75) {
			result += '=\r\n';
			column = 0;
		}
		result += next;
		column = byte === 0x0a ? 0 : column + next.length;
	}
	return result;
}

/** As Chrome saves a page. */
const chrome = (page: string, encode: (text: string) => Uint8Array = bytesOf) =>
	`From: <Saved by Blink>
Snapshot-Content-Location: https://journal.example/a
Subject: =?utf-8?Q?Waiting?=
Date: Mon, 1 Jan 2024 00:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--abc----"


------MultipartBoundary--abc----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://journal.example/a

${quotedPrintable(encode(page)).replaceAll('\r\n', '\n')}
------MultipartBoundary--abc----
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/

<p>An advertisement in a frame</p>
------MultipartBoundary--abc----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://journal.example/a.png

iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ
------MultipartBoundary--abc------
`.replaceAll('\n', '\r\n');

describe('web archives', () => {
	it('give the page as Chrome saves it, character for character', async () => {
		const { text, metadata } = await readWith(readMhtml, 'a.mhtml', chrome(pages.ENGLISH_PAGE));
		expect(text).toBe(pages.ENGLISH_TEXT);
		expect(metadata.year).toBe(2019);
		const chinese = chrome(pages.CHINESE_PAGE, (page) => iconv.encode(page, 'gb18030'));
		expect((await readWith(readMhtml, 'a.mht', chinese)).text).toBe(pages.CHINESE_TEXT);
	});

	it('are read as Internet Explorer wrote them: base64, the encoding in the header, parts in parts', async () => {
		const page = iconv
			.encode('<html><body><p>家属数着时间，等待天亮。</p></body></html>', 'gb18030')
			.toString('base64');
		const archive = `From: <Saved by Windows Internet Explorer 7>
MIME-Version: 1.0
Content-Type: multipart/related; start="<x>"; boundary=outer

This is a multi-part message in MIME format.

--outer
Content-Type: multipart/alternative;
 boundary="inner"

--inner
Content-Type: text/plain

plain
--inner
Content-Type: text/html; charset="gb2312"
Content-Transfer-Encoding: base64

${page}
--inner--
--outer--`;
		expect((await readWith(readMhtml, 'a.mht', archive)).text).toBe('家属数着时间，等待天亮。');
	});

	it('without a page are refused', async () => {
		for (const content of [
			'',
			'plain words',
			'Content-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/plain\n\nx\n--a--',
		])
			await expect(readWith(readMhtml, 'a.mht', content)).rejects.toMatchObject({ code: 'import.damaged' });
	});

	it('in each other without end, or with parts without end, end quickly', async () => {
		const nested = 'Content-Type: multipart/related; boundary=a\n\n--a\n'.repeat(20_000);
		await expect(readWith(readMhtml, 'a.mht', nested)).rejects.toMatchObject({ code: 'import.damaged' });
		const many = `Content-Type: multipart/related; boundary=a\n\n${'--a\n\n'.repeat(500_000)}`;
		await expect(readWith(readMhtml, 'a.mht', many)).rejects.toMatchObject({ code: 'import.damaged' });
		const headers = `Content-Type: text/html\n${' x\n'.repeat(20_000)}\n<p>text`;
		expect((await readWith(readMhtml, 'a.mht', headers)).text).toContain('text');
		const spaces = `Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>te=78t${' '.repeat(500_000)}.`;
		expect((await readWith(readMhtml, 'a.mht', spaces)).text).toBe('text .');
	});

	it('cut off anywhere give a good import or a sentence', async () => {
		expect(await cutEverywhere(readMhtml, 'a.mht', bytesOf(chrome(pages.ENGLISH_PAGE)), 61)).toBeGreaterThan(50);
	});
});
