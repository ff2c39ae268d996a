import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeadings, proposeSections } from '#core/text/sections.ts';

const proposed = (text: string) => proposeSections(text, findHeadings(text)).map((s) => [s.kind, s.depth, s.title]);

const ENGLISH = `Notice: this is a fictional study for demonstration.

Listening as work: a qualitative study of adults with hearing loss

Anna Falkenberg

University of Example

Abstract

Background

Hearing loss is common.

Methods

We interviewed.

Results

Three themes.

Introduction

Hearing loss changes conversation. It is work.

2. Methods

2.1 Data collection

We interviewed 12 people.

Data analysis

We coded line by line.

3 Findings

Listening is effort

“It tires me”

Participants described fatigue.

(Woman, 61)

Silence allowed

They rested.

Discussion

Limitations

Small sample.

Acknowledgements

We thank everyone.

References

Falkenberg A 2009

Smith B 2010 Hearing and silence
`;

const CHINESE = `老年听力损失患者沟通体验的质性研究

作者：王某某

摘　要

目的 了解体验。

一、引言

听力损失很常见。

二、资料与方法

（一）研究对象

采用目的抽样法。

（二）资料收集方法

半结构访谈。

三、研究结果

（一）倾听是一种劳动

受访者感到疲惫。

（二）被允许的沉默

他们休息。

四、讨论

本研究发现了什么。

（一）研究局限性

样本较小。

参考文献

[1] 王某某. 2018.
`;

describe('sections of plain text', () => {
	it('of an English report', () => {
		expect(proposed(ENGLISH)).toEqual([
			['title', 1, 'Listening as work: a qualitative study of adults with hearing loss'],
			['abstract', 1, 'Abstract'],
			['abstract', 2, 'Background'],
			['abstract', 2, 'Methods'],
			['abstract', 2, 'Results'],
			['introduction', 1, 'Introduction'],
			['methods', 1, '2. Methods'],
			['methods', 2, '2.1 Data collection'],
			['methods', 2, 'Data analysis'],
			['findings', 1, '3 Findings'],
			['findings', 2, 'Listening is effort'],
			['findings', 2, 'Silence allowed'],
			['discussion', 1, 'Discussion'],
			['discussion', 2, 'Limitations'],
			['other', 1, 'Acknowledgements'],
			['references', 1, 'References'],
		]);
	});

	it('of a Chinese report, with and without blank lines', () => {
		const expected = [
			['title', 1, '老年听力损失患者沟通体验的质性研究'],
			['abstract', 1, '摘 要'],
			['introduction', 1, '一、引言'],
			['methods', 1, '二、资料与方法'],
			['methods', 2, '（一）研究对象'],
			['methods', 2, '（二）资料收集方法'],
			['findings', 1, '三、研究结果'],
			['findings', 2, '（一）倾听是一种劳动'],
			['findings', 2, '（二）被允许的沉默'],
			['discussion', 1, '四、讨论'],
			['discussion', 2, '（一）研究局限性'],
			['references', 1, '参考文献'],
		];
		expect(proposed(CHINESE)).toEqual(expected);
		const dense = CHINESE.replace('\n\n作者', '\n\n\n作者').replace(/(?<=[^\n])\n\n(?=[^\n])/g, '\n');
		expect(proposed(dense).slice(1)).toEqual(expected.slice(1));
	});

	it('numbered in the manner of Chinese journals', () => {
		const text = '1 资料与方法\n\n1.1 一般资料\n\n共 12 例。\n\n2 结果\n\n2.1 角色冲突\n\n疲惫。\n\n3 讨论\n\n略。';
		expect(proposed(text)).toEqual([
			['methods', 1, '1 资料与方法'],
			['methods', 2, '1.1 一般资料'],
			['findings', 1, '2 结果'],
			['findings', 2, '2.1 角色冲突'],
			['discussion', 1, '3 讨论'],
		]);
	});

	it('without any known heading is one section of findings', () => {
		const text = 'My story\n\nI went home.\n\nThe evening\n\nIt was quiet.';
		expect(proposeSections(text, findHeadings(text))).toEqual([
			{ kind: 'findings', title: '', depth: 1, start: 0, end: text.length },
		]);
		expect(proposeSections('', [])).toEqual([]);
	});

	it('takes no sentence, quotation, list item or caption for a heading', () => {
		const text =
			'Results\n\nPeople were tired.\n\n“I was tired”\n\n– tired\n\nTable 1 Participants\n\nparticipant four\n\n1. First\n2. Second\n\nThe methods\nwere many.\n\nEnd of it.';
		expect(findHeadings(text).map((h) => text.slice(h.start, h.end))).toEqual(['Results']);
	});
});

describe('sections from Markdown headings', () => {
	const build = (list: [number, string][]) => {
		let text = '';
		const headings = list.map(([depth, title]) => {
			const start = text.length;
			text += `${title}\n\nWords.\n\n`;
			return { start, end: start + title.length, depth };
		});
		return proposeSections(text, headings).map((s) => [s.kind, s.depth, s.title]);
	};

	it('counts depth from the shallowest known heading, and inherits', () => {
		expect(
			build([
				[1, 'Hearing loss'],
				[2, 'Background'],
				[2, 'Methods'],
				[3, 'Findings from the pilot'],
				[2, 'Results and discussion'],
				[3, 'Participants'],
				[4, 'Older participants'],
				[2, 'Living quietly'],
				[2, 'Conclusion'],
				[2, 'Funding'],
			]),
		).toEqual([
			['title', 1, 'Hearing loss'],
			['introduction', 1, 'Background'],
			['methods', 1, 'Methods'],
			['methods', 2, 'Findings from the pilot'],
			['findings', 1, 'Results and discussion'],
			['findings', 2, 'Participants'],
			['findings', 3, 'Older participants'],
			['findings', 1, 'Living quietly'],
			['discussion', 1, 'Conclusion'],
			['other', 1, 'Funding'],
		]);
	});

	it('always covers the text in order without gaps', () => {
		const title = fc.constantFrom(
			'Abstract',
			'Methods',
			'Results',
			'结果',
			'讨论',
			'Limitations',
			'Living on',
			'References',
			'一、引言',
			'Funding',
		);
		fc.assert(
			fc.property(
				fc.string({ maxLength: 20 }),
				fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), title), { maxLength: 15 }),
				(front, list) => {
					let text = front;
					const headings = list.map(([depth, name]) => {
						const start = text.length;
						text += `${name}\n`;
						return { start, end: start + name.length, depth };
					});
					const sections = proposeSections(text, headings.reverse());
					let at = 0;
					for (const section of sections) {
						expect(section.start).toBe(at);
						expect(section.end).toBeGreaterThan(section.start);
						expect(section.depth).toBeGreaterThanOrEqual(1);
						at = section.end;
					}
					expect(at).toBe(text.length);
				},
			),
		);
	});
});
