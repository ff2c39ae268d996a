import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '#exchange/documents/clean.ts';
import { readHtml } from '#exchange/web/read.ts';
import * as pages from './pages.ts';
import { bytesOf, contextFor, cutEverywhere, readWith } from './support.ts';

const read = (content: string) => readWith(readHtml, 'page.html', content);
const refusal = (content: string) =>
	read(content).then(
		() => null,
		(error) => (error as { code?: string }).code,
	);

describe('pages made to do harm', () => {
	it.each(['div', 'b', 'span', 'ul><li', 'table><tr><td', 'font color=red', 'svg><g', 'template'])(
		'refuses a million <%s> in each other',
		async (tag) => {
			expect(await refusal(`<p>text</p>${`<${tag}>`.repeat(1_000_000)}`)).toBe('import.tooNested');
		},
	);

	it('refuses more elements than a machine should hold', async () => {
		expect(await refusal('<p>a</p><i></i>'.repeat(350_000))).toBe('import.tooManyElements');
		expect(await refusal(`<p ${Array.from({ length: 300_000 }, (_, i) => `a${i}`).join(' ')}>`)).toBe(
			'import.tooManyElements',
		);
	});

	it.each([
		['unclosed formatting', '<p><b><i><u>text'.repeat(60)],
		['end tags of nothing', `<p>text</p>${'</x></p></b>'.repeat(100_000)}`],
		['cells that span everything', `<table>${'<tr><td rowspan=65534 colspan=1000>text<td>b'.repeat(300)}</table>`],
		['links only', `<p>text</p><ul>${'<li><a href="#x">x</a>'.repeat(60_000)}</ul>`],
		['line breaks only', `text${'<br> '.repeat(200_000)}`],
		['words and line breaks', 'text<br>'.repeat(100_000)],
		['raised digits', `text<sup>${'1'.repeat(200_000)}x</sup>`],
		['headings of references', `<p>text</p>${'<p>References</p>'.repeat(60_000)}`],
		['white space', `<p>text</p>${' \n'.repeat(2_000_000)}`],
		['an open comment', `<p>text</p><!--${'-'.repeat(1_000_000)}`],
		['an open attribute', `<p>text</p><a href="${'<p>'.repeat(300_000)}`],
		['numbers of lists out of range', '<ol start=99999999999999999999><li value=-5>text<li value=1e9>text</ol>'],
		['names of object properties', '<ol type="constructor"><li class="__proto__" id="toString">text</ol>'],
	])('reads %s', async (_, content) => {
		expect((await read(content)).text.slice(0, 100)).toContain('text');
	});

	it('refuses a text longer than any, and not a short one with large pictures and styles in it', async () => {
		expect(await refusal(`<p>${'word '.repeat(2_100_000)}`)).toBe('import.tooLarge');
		const large = 'A'.repeat(11_000_000);
		expect((await read(`<style>@font-face{src:url(data:${large})}</style><p>text<img src="data:${large}">`)).text).toBe(
			'text',
		);
	});

	it('does not pad rows without end', async () => {
		const wide = `<tr>${'<td>a'.repeat(200)}`;
		expect(await refusal(`<table>${wide}${'<tr><td colspan=1000><td>b'.repeat(40_000)}</table>`)).toBe(
			'import.tooManyElements',
		);
	});

	it('ends with a good import or a sentence wherever a page was cut off', async () => {
		expect(await cutEverywhere(readHtml, 'page.html', bytesOf(pages.ENGLISH_PAGE), 41)).toBeGreaterThan(80);
	});

	it('refuses what is no page', async () => {
		expect(await refusal('')).toBe('import.empty');
		expect(await refusal('<html><head><title>Only a title</title></head><body><script>x</script></body></html>')).toBe(
			'import.empty',
		);
	});

	it('stops when it is told to', async () => {
		const aborted = AbortSignal.abort();
		await expect(
			readHtml(bytesOf(pages.ENGLISH_PAGE), contextFor('x.html', { signal: aborted })),
		).rejects.toMatchObject({
			name: 'AbortError',
		});
	});
});

describe('any text', () => {
	const escaped = (text: string) =>
		text.replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`).replace(/\n/gu, ' ');
	/** What no text has: control characters, and the noncharacter that marks places. */
	const impossible = /(?![\t\n\f\r])\p{Cc}|\ufffe/gu;

	it('comes back as cleanText of it', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), fc.boolean(), async (raw, split) => {
				const text = raw.toWellFormed().replace(impossible, '');
				fc.pre(cleanText(text) !== '');
				const middle = Math.floor([...text].length / 2);
				const [a, b] = [[...text].slice(0, middle).join(''), [...text].slice(middle).join('')];
				const marked = split ? `${escaped(a)}<b>${escaped(b)}</b>` : escaped(text);
				const { blocks } = await read(`<!DOCTYPE html><meta charset="utf-8"><p class="x">${marked}</p>`);
				expect(blocks.map((block) => block.text).join('')).toBe(cleanText(text.replace(/\r/gu, ' ')));
			}),
			{ numRuns: 500 },
		);
	});

	it('never breaks the reader, whatever tags are in it', async () => {
		const tag = fc.constantFrom(
			...'div p b table tr td th ul ol li h1 h2 article main nav aside pre sup q br img del section footer figure caption a blockquote span form'.split(
				' ',
			),
		);
		const piece = fc.oneof(
			fc
				.tuple(
					tag,
					fc.constantFrom(
						'',
						' class="sidebar"',
						' id="references"',
						' hidden',
						' role="main"',
						' style="display:none"',
						' colspan=3 rowspan=2',
					),
				)
				.map(([name, more]) => `<${name}${more}>`),
			tag.map((name) => `</${name}>`),
			fc.constantFrom(
				'word',
				' ',
				'A sentence that is long enough to count as prose, since it goes on for more than eighty letters.',
				'\n',
				'中文',
				'3',
			),
		);
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
				const { blocks, text, leftOut } = await read(`x${pieces.join('')}`);
				for (const block of blocks) {
					if (block.kind !== 'row') expect(block.text).toBe(cleanText(block.text));
					for (const each of block.pieces ?? []) expect(each.at).toBeLessThanOrEqual(block.text.length);
				}
				expect(text.length + leftOut.length).toBeGreaterThan(0);
			}),
			{ numRuns: 500 },
		);
	});
});
