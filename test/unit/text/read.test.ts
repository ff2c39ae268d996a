import { describe, expect, it } from 'vitest';
import en from '#core/messages/parts/import.en.ts';
import zh from '#core/messages/parts/import.zh-CN.ts';
import { detectLanguage } from '#exchange/text/language.ts';
import { plainMarkdown } from '#exchange/text/markdown.ts';
import { readTextFile } from '#exchange/text/read.ts';
import { studyLabelOf } from '#exchange/text/study-label.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('plainMarkdown', () => {
	const markdown = `---
title: Listening
---

# Listening as *work*

Anna **Falkenberg** &amp; others, see [the site](https://example.org "t").
Second line<br>third \\*star\\*.

Findings
--------

> “It tires me.”
>
> She stopped.

- one
- two
  - deeper
- \`code\`

3. third
4. fourth

***

![a chart](x.png)

\`\`\`js
let a = 1;

b()
\`\`\`

<script>alert(1)</script>

Text with <b>bold</b> html.

听力损失
很常见。

| a | b |
|---|---|
| 1 | 2 |
`;

	it('shows what a reader sees', () => {
		const plain = plainMarkdown(markdown);
		expect(plain.text).toBe(
			[
				'Listening as work',
				'Anna Falkenberg & others, see the site. Second line\nthird *star*.',
				'Findings',
				'“It tires me.”',
				'She stopped.',
				'– one\n– two\n– deeper\n– code',
				'3. third\n4. fourth',
				'a chart',
				'let a = 1;\n\nb()',
				'Text with bold html.',
				'听力损失很常见。',
				'| a | b |\n|---|---|\n| 1 | 2 |',
			].join('\n\n'),
		);
		expect(plain.headings.map((h) => [h.depth, plain.text.slice(h.start, h.end)])).toEqual([
			[1, 'Listening as work'],
			[2, 'Findings'],
		]);
		expect(plain.droppedHtml).toBe(3);
		expect(plain.droppedMetadata).toBe(true);
	});

	it('takes a rule at the top for a rule', () => {
		expect(plainMarkdown('---\n\nSome words stand here.\n\n---\n\nMore.').text).toBe('Some words stand here.\n\nMore.');
	});
});

describe('readTextFile', () => {
	it('reads plain text with its headings', () => {
		const read = readTextFile(
			'in/falkenberg-2009.txt',
			bytes('A title\r\n\r\nResults\r\n\r\nThey were tired of the noise.\r\n'),
		);
		expect(read).toMatchObject({
			encoding: 'utf-8',
			newlines: 'crlf',
			language: 'en',
			mediaType: 'text/plain',
			studyLabel: 'Falkenberg 2009',
			warnings: [],
		});
		expect(read.headings.map((h) => read.text.slice(h.start, h.end))).toEqual(['A title', 'Results']);
	});

	it('reads Markdown and says what it left out', () => {
		const read = readTextFile('王 2018.MD', bytes('# 研究结果\n\n<div>x</div>\n\n受访者感到疲惫。'));
		expect(read).toMatchObject({
			language: 'zh',
			mediaType: 'text/markdown',
			text: '研究结果\n\n受访者感到疲惫。',
			studyLabel: '王 2018',
		});
		expect(read.warnings).toEqual([{ code: 'import.droppedHtml', params: { file: '王 2018.MD', count: 1 } }]);
		expect(() => readTextFile('a.md', bytes('<p>all html</p>'))).toThrow(
			expect.objectContaining({ code: 'import.empty' }),
		);
	});

	it('refuses other endings and names those it can read', () => {
		expect(() => readTextFile('paper.docx', bytes('x'))).toThrow(
			expect.objectContaining({
				code: 'import.unsupported',
				params: { file: 'paper.docx', ending: '.docx', readable: '.txt, .md' },
			}),
		);
		expect(
			readTextFile('Interview no. 3', bytes('Some words'), { mediaType: 'text/plain', language: 'de' }).language,
		).toBe('de');
	});

	it('warns of places it could not read', () => {
		const text = bytes('受访者感到疲惫，他们休息。受访者感到疲惫，他们休息。');
		const read = readTextFile('a.txt', text.subarray(0, text.length - 1));
		expect(read.warnings).toEqual([
			{ code: 'import.replaced', params: { file: 'a.txt', count: 1, encoding: 'utf-8' } },
		]);
	});
});

describe('detectLanguage', () => {
	it.each([
		['The ward was quiet and nobody asked me how I had slept, so I thought that it was better to be silent.', 'en'],
		['受访者感到疲惫。', 'zh'],
		['本研究采用 semi-structured interviews 收集资料，并用 NVivo 12 进行分析。', 'zh'],
		['Les personnes interrogées disaient que leur écoute était devenue un effort qui leur demandait beaucoup.', 'und'],
		['聞くことは仕事のようだと参加者は話していました。とても疲れます。', 'und'],
		['שלום עולם', 'und'],
		['1234', 'und'],
	])('%s', (text, language) => {
		expect(detectLanguage(text)).toBe(language);
	});
});

describe('studyLabelOf', () => {
	it.each([
		['falkenberg-2009.txt', 'Falkenberg 2009'],
		['C:\\texts\\falkenberg_et_al_2009_hearing.md', 'Falkenberg et al. 2009'],
		['Smith and Jones (2010) Noise.txt', 'Smith and Jones 2010'],
		['McDonald2012a.txt', 'McDonald 2012a'],
		['2014-van-der-berg.txt', 'Van der Berg 2014'],
		['欧阳2018.txt', '欧阳 2018'],
		['study_03.txt', 'Study 03'],
		['2009.txt', '2009'],
	])('%s → %s', (name, label) => {
		expect(studyLabelOf(name)).toBe(label);
	});
});

describe('messages', () => {
	it('are the same in both languages', () => {
		const keys = (catalogue: Record<string, string>) =>
			Object.keys(catalogue)
				.filter((key) => !key.endsWith('_one'))
				.sort();
		expect(keys(zh)).toEqual(keys(en));
		const params = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();
		for (const key of keys(en)) {
			expect(params((zh as Record<string, string>)[key]!), key).toEqual(params((en as Record<string, string>)[key]!));
		}
	});
});
