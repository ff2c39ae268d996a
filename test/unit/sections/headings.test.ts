import { describe, expect, it } from 'vitest';
import { nameOf } from '#core/text/heading-names.ts';
import { findHeadings, proposeSections } from '#core/text/sections.ts';

/** Kind and title of each section of a plain text; subsections are indented. */
function outline(text: string): string[] {
	return proposeSections(text, findHeadings(text)).map(
		({ kind, depth, title }) => `${'  '.repeat(depth - 1)}${kind}: ${title}`,
	);
}

/** Where each kind begins, whatever is below it. */
function kinds(text: string): string[] {
	return proposeSections(text, findHeadings(text))
		.map(({ kind }) => kind)
		.filter((kind, at, all) => kind !== all[at - 1]);
}

const PROSE =
	'Night nurses told us that the ward after two o’clock is another place, where the rules of the day are kept only by those who remember why they were made.';
const MORE =
	'They said so in different words, and none of them had been asked before what it was like to be the one who stays.';
const ZH =
	'夜班护士告诉我们，凌晨两点以后的病房是另一个地方，白天的规矩只有还记得缘由的人才会遵守。她们用不同的话说了同一件事，此前没有人问过留下来的人是什么感受。';

/** Headings as given, each with paragraphs of text. */
const article = (...parts: string[]) => parts.map((part) => (part.startsWith('=') ? part.slice(1) : part)).join('\n\n');

describe('articles in English', () => {
	it('unnumbered, with themes as subheads', () => {
		const text = article(
			'The hours between: a qualitative study of night nurses',
			'R. Amundsen, P. Okoro',
			'Abstract',
			PROSE,
			'Key words: night work, nurses, interviews',
			'Introduction',
			PROSE,
			'Methods',
			PROSE,
			'Participants',
			PROSE,
			'Ethical considerations',
			MORE,
			'Findings',
			PROSE,
			'Keeping watch alone',
			PROSE,
			'“Nobody comes”',
			MORE,
			'Small mercies',
			MORE,
			'Discussion',
			PROSE,
			'Strengths and limitations',
			MORE,
			'Conclusion',
			MORE,
			'Acknowledgements',
			MORE,
			'References',
			'Amundsen R (2011) Working while others sleep.',
		);
		expect(outline(text)).toEqual([
			'title: The hours between: a qualitative study of night nurses',
			'abstract: Abstract',
			'introduction: Introduction',
			'methods: Methods',
			'  methods: Participants',
			'  methods: Ethical considerations',
			'findings: Findings',
			'  findings: Keeping watch alone',
			'  findings: Small mercies',
			'discussion: Discussion',
			'  discussion: Strengths and limitations',
			'discussion: Conclusion',
			'other: Acknowledgements',
			'references: References',
		]);
	});

	it('numbered, in capitals, with roman numbers, with the stop lost', () => {
		for (const number of [
			(n: number) => `${n}. `,
			(n: number) => `${n} `,
			(n: number) => `${n}.`,
			(n: number) => `${n}`,
			(n: number) => `${['', 'I', 'II', 'III', 'IV'][n]}. `,
			(n: number) => `${['', 'I', 'II', 'III', 'IV'][n]} `,
			() => '■ ',
		]) {
			const text = article(
				'The hours between',
				`${number(1)}INTRODUCTION`,
				PROSE,
				`${number(2)}MATERIALS AND METHODS`,
				PROSE,
				`${number(3)}RESULTS`,
				PROSE,
				`${number(4)}DISCUSSION`,
				PROSE,
				'REFERENCES',
				'Amundsen 2011',
			);
			expect(kinds(text)).toEqual(['title', 'introduction', 'methods', 'findings', 'discussion', 'references']);
		}
	});

	it('numbered throughout, with themes below the findings', () => {
		const text = article(
			'The hours between',
			'1. Introduction',
			PROSE,
			'2. Method',
			'2.1. Sample',
			PROSE,
			'2.2. Analysis',
			PROSE,
			'3. Results and discussion',
			'3.1. Keeping watch alone',
			PROSE,
			'3.1.1. The corridor',
			PROSE,
			'3.2. Small mercies',
			PROSE,
			'4. Conclusions and implications',
			PROSE,
			'References',
			'Amundsen 2011',
		);
		expect(outline(text)).toEqual([
			'title: The hours between',
			'introduction: 1. Introduction',
			'methods: 2. Method',
			'  methods: 2.1. Sample',
			'  methods: 2.2. Analysis',
			'findings: 3. Results and discussion',
			'  findings: 3.1. Keeping watch alone',
			'    findings: 3.1.1. The corridor',
			'  findings: 3.2. Small mercies',
			'discussion: 4. Conclusions and implications',
			'references: References',
		]);
	});

	it('with a structured abstract before an introduction, before methods, and without its own heading', () => {
		const parts = ['Objective', MORE, 'Design', MORE, 'Results', MORE, 'Conclusions', MORE];
		const body = ['Methods', PROSE, 'Results', PROSE, 'A theme of theirs', PROSE, 'Discussion', PROSE];
		const expected = ['title', 'abstract', 'introduction', 'methods', 'findings', 'discussion'];
		const title = 'The hours between';
		expect(kinds(article(title, 'Abstract', ...parts, 'Introduction', PROSE, ...body))).toEqual(expected);
		expect(kinds(article(title, ...parts, 'Background', PROSE, ...body))).toEqual(expected);
		expect(kinds(article(title, 'Abstract', ...parts, ...body))).toEqual(
			expected.filter((kind) => kind !== 'introduction'),
		);
		// The introduction has no heading; it begins behind the keywords.
		const keywords = ['Keywords: night work; nurses', `${PROSE} ${MORE}`];
		expect(kinds(article(title, 'Abstract', ...parts, ...keywords, ...body))).toEqual(expected);
	});

	it('with an abstract that begins in its own line', () => {
		for (const name of ['Abstract: ', 'ABSTRACT. ', 'Summary — ', 'Abstract Background ']) {
			const text = article('The hours between', 'R. Amundsen', `${name}${PROSE}`, 'Methods', PROSE, 'Findings', PROSE);
			expect(outline(text).slice(0, 3), name).toEqual(['title: The hours between', 'abstract: ', 'methods: Methods']);
			const abstract = proposeSections(text, findHeadings(text))[1]!;
			expect(text.slice(abstract.start, abstract.start + name.length)).toBe(name);
		}
	});

	it('with methods at the end, as some journals have them', () => {
		const text = article(
			'The hours between',
			'Abstract',
			MORE,
			'Introduction',
			PROSE,
			'Results',
			PROSE,
			'Discussion',
			PROSE,
			'Methods',
			PROSE,
			'References',
			'Amundsen 2011',
		);
		expect(kinds(text)).toEqual([
			'title',
			'abstract',
			'introduction',
			'findings',
			'discussion',
			'methods',
			'references',
		]);
	});

	it('without a heading for the findings, or with one of its own before them', () => {
		const themes = article(
			'The hours between',
			'Background',
			PROSE,
			'The study',
			'Participants',
			MORE,
			'Theme 1: Keeping watch alone',
			PROSE,
			'Theme 2: Small mercies',
			PROSE,
			'Discussion',
			PROSE,
		);
		expect(kinds(themes)).toEqual(['title', 'introduction', 'methods', 'findings', 'discussion']);
		const own = article(
			'The hours between',
			'1 Introduction',
			PROSE,
			'2 Methods',
			PROSE,
			'3 Two wards and their people',
			PROSE,
			'4 Findings',
			PROSE,
			'5 Discussion',
			PROSE,
		);
		expect(outline(own)).toContain('methods: 3 Two wards and their people');
		expect(kinds(own.replace('4 Findings', '4 Small mercies'))).toEqual([
			'title',
			'introduction',
			'methods',
			'findings',
			'discussion',
		]);
	});

	it('with a summary at the end, spaced letters, and back matter in front', () => {
		const text = article(
			'The hours between',
			'Highlights',
			MORE,
			'a b s t r a c t',
			PROSE,
			'Aim',
			MORE,
			'Sample',
			MORE,
			'Findings',
			PROSE,
			'Summary',
			MORE,
			'Declaration of competing interest',
			MORE,
			'References',
			'Amundsen 2011',
		);
		expect(kinds(text)).toEqual([
			'title',
			'other',
			'abstract',
			'introduction',
			'methods',
			'findings',
			'discussion',
			'other',
			'references',
		]);
	});

	it('takes no table of contents for the text', () => {
		const text = article(
			'The hours between',
			'Contents',
			'1 Introduction ........ 3\n2 Methods ........ 17\n3 Findings ........ 41',
			'1 Introduction',
			PROSE,
			'2 Methods',
			PROSE,
			'3 Findings',
			PROSE,
		);
		expect(outline(text)).toEqual([
			'title: The hours between',
			'other: Contents',
			'introduction: 1 Introduction',
			'methods: 2 Methods',
			'findings: 3 Findings',
		]);
	});
});

describe('theses', () => {
	it('with chapters, their names beside or below the number', () => {
		for (const gap of [': ', '\n', '\n\n']) {
			const chapter = (number: string, name: string) => `CHAPTER ${number}${gap}${name}`;
			const text = article(
				'Staying: the work of the night',
				'A thesis',
				chapter('ONE', 'INTRODUCTION'),
				PROSE,
				chapter('TWO', 'LITERATURE REVIEW'),
				PROSE,
				chapter('THREE', 'METHODOLOGY'),
				PROSE,
				chapter('FOUR', 'FINDINGS'),
				PROSE,
				'4.1 Keeping watch alone',
				PROSE,
				chapter('FIVE', 'SMALL MERCIES'),
				PROSE,
				chapter('SIX', 'DISCUSSION AND CONCLUSION'),
				PROSE,
				'BIBLIOGRAPHY',
				'Amundsen 2011',
			);
			expect(outline(text), JSON.stringify(gap)).toEqual([
				'title: Staying: the work of the night',
				`introduction: CHAPTER ONE${gap === ': ' ? ':' : ''} INTRODUCTION`,
				`introduction: CHAPTER TWO${gap === ': ' ? ':' : ''} LITERATURE REVIEW`,
				`methods: CHAPTER THREE${gap === ': ' ? ':' : ''} METHODOLOGY`,
				`findings: CHAPTER FOUR${gap === ': ' ? ':' : ''} FINDINGS`,
				'  findings: 4.1 Keeping watch alone',
				`findings: CHAPTER FIVE${gap === ': ' ? ':' : ''} SMALL MERCIES`,
				`discussion: CHAPTER SIX${gap === ': ' ? ':' : ''} DISCUSSION AND CONCLUSION`,
				'references: BIBLIOGRAPHY',
			]);
		}
	});

	it('in Chinese', () => {
		const text = article(
			'留下的人：夜班护士工作体验研究',
			'摘　要',
			ZH,
			'关键词：夜班；护士',
			'第一章 绪论',
			ZH,
			'第一节 研究背景与意义',
			ZH,
			'第二章 文献综述',
			ZH,
			'第三章 研究设计',
			ZH,
			'第四章 研究结果与分析',
			ZH,
			'第五章 独自守望',
			ZH,
			'第六章 结论与建议',
			ZH,
			'参考文献',
			'[1] 某某. 夜班[J]. 2011.',
			'致谢',
			ZH,
		);
		expect(kinds(text)).toEqual([
			'title',
			'abstract',
			'introduction',
			'methods',
			'findings',
			'discussion',
			'references',
			'other',
		]);
	});
});

describe('articles in Chinese', () => {
	it('as journals number them, from nought, with the abstract in its own line', () => {
		for (const first of ['0 引言', '0引言', '０　引言', '引言']) {
			const text = article(
				'夜班护士工作体验的质性研究',
				'安某某，欧某某',
				'（某某大学护理学院，某地 100000）',
				`【摘要】 目的 ${ZH}`,
				'【关键词】 夜班；护士；质性研究',
				'中图分类号：R47　文献标识码：A',
				first,
				ZH,
				'1 资料与方法',
				'1.1 研究对象',
				ZH,
				'1.2 资料收集方法',
				ZH,
				'2 结果',
				'2.1 独自守望',
				ZH,
				'2.1.1 走廊',
				ZH,
				'2.2 小小的慰藉',
				ZH,
				'3 讨论',
				ZH,
				'4 小结',
				ZH,
				'参考文献',
				'[1] 某某. 夜班[J]. 2011.',
			);
			expect(kinds(text), first).toEqual([
				'title',
				'abstract',
				'introduction',
				'methods',
				'findings',
				'discussion',
				'references',
			]);
			expect(outline(text)).toContain('    findings: 2.1.1 走廊');
		}
	});

	it('with an introduction without heading behind the keywords of either language', () => {
		const text = article(
			'夜班护士工作体验的质性研究',
			'安某某',
			`摘要：${ZH}`,
			'关键词：夜班；护士；质性研究',
			'Night nurses and their work',
			'An Moumou',
			`Abstract: ${PROSE}`,
			'Key words: night work; nurses',
			'基金项目：某省社会科学基金（某某2011001），并得到某某大学青年项目和某某医院护理部的共同资助与支持，特此说明，项目负责人安某某',
			ZH,
			'1 对象与方法',
			ZH,
			'2 结果',
			ZH,
			'3 讨论',
			ZH,
		);
		expect(kinds(text)).toEqual(['title', 'abstract', 'introduction', 'methods', 'findings', 'discussion']);
		const introduction = proposeSections(text, findHeadings(text)).find(({ kind }) => kind === 'introduction')!;
		expect(text.slice(introduction.start).startsWith(ZH)).toBe(true);
	});

	it('numbered 一、二、三, in the words of the social sciences, simplified or traditional', () => {
		const parts = [
			'留下的人',
			'一、问题的提出',
			ZH,
			'二、研究设计',
			'（一）研究对象',
			ZH,
			'（二）资料收集与分析',
			ZH,
			'三、研究发现',
			'（一）独自守望',
			ZH,
			'1. 走廊',
			ZH,
			'（二）小小的慰藉',
			ZH,
			'四、结论与讨论',
			ZH,
			'五、研究启示与建议',
			ZH,
			'参考文献',
		];
		const expected = ['title', 'introduction', 'methods', 'findings', 'discussion', 'references'];
		expect(kinds(article(...parts, '某某. 夜班[J].'))).toEqual(expected);
		expect(
			kinds(
				article(...parts)
					.replaceAll('\n\n', '\n')
					.replace('\n', '\n\n')
					.concat('\n某某. 夜班[J].'),
			),
		).toEqual(expected);
		const traditional = article(
			'留下的人',
			'壹、緒論',
			ZH,
			'一、緒論',
			ZH,
			'二、文獻探討',
			ZH,
			'三、研究方法',
			ZH,
			'四、研究結果與討論',
			ZH,
			'五、結論與建議',
			ZH,
			'參考文獻',
			'某某',
		);
		expect(kinds(traditional)).toEqual(expected);
	});
});

describe('articles in other languages', () => {
	const skeleton = (names: readonly string[]) =>
		article('Titre – Titel – Título', ...names.flatMap((name) => [name, PROSE]));
	const ALL = ['title', 'abstract', 'introduction', 'methods', 'findings', 'discussion', 'references'];
	it.each([
		['German', ['Zusammenfassung', 'Einleitung', 'Methodik', 'Ergebnisse', 'Diskussion', 'Literatur']],
		[
			'German, numbered',
			[
				'Kurzfassung',
				'1 Hintergrund',
				'2 Material und Methoden',
				'3 Ergebnisse und Diskussion',
				'4 Fazit',
				'Literaturverzeichnis',
			],
		],
		[
			'French',
			['Résumé', 'Introduction', 'Matériel et méthodes', 'Résultats', 'Discussion', 'Références bibliographiques'],
		],
		[
			'French, composed otherwise',
			['Résumé', 'Contexte', 'Méthode', 'Résultats'.normalize('NFD'), 'Conclusion', 'Bibliographie'],
		],
		[
			'Spanish',
			[
				'Resumen',
				'Introducción',
				'Metodología',
				'Resultados',
				'Discusión y conclusiones',
				'Referencias bibliográficas',
			],
		],
		[
			'Portuguese',
			[
				'Resumo',
				'Introdução',
				'Percurso metodológico',
				'Resultados e discussão',
				'Considerações finais',
				'Referências',
			],
		],
	])('%s', (_, names) => {
		expect(kinds(skeleton(names))).toEqual(ALL);
		expect(kinds(skeleton(names.map((name) => name.toUpperCase())))).toEqual(ALL);
	});
});

describe('names of headings', () => {
	it.each([
		['Findings/Results', 'findings', false],
		['Analysis of findings', 'findings', false],
		['Presentation of the findings', 'findings', false],
		['Key findings', 'findings', false],
		['Discussion of the findings', 'discussion', false],
		['Summary and conclusions', 'discussion', false],
		['Summary of main findings', 'discussion', true],
		['Implications for practice', 'discussion', true],
		['Data collection and analysis', 'methods', true],
		['Study design and setting', 'methods', false],
		['Patients and methods', 'methods', false],
		['Conflict of Interest Statement', 'other', false],
		['访谈结果分析', 'findings', false],
		['结果及其分析', 'findings', false],
		['对策与建议', 'discussion', false],
		['国内外研究现状', 'introduction', false],
		['主题一：独自守望', 'findings', true],
	])('%s', (heading, kind, weak) => {
		expect(nameOf(heading)).toEqual({ kind, weak });
	});

	it.each([
		'Keeping watch alone',
		'A method in the madness',
		'Findingsville',
		'主题公园的夜晚',
		'结果谁也没有来',
		'Resultsoriented',
		'Part introduction',
	])('%s is the study’s own', (heading) => {
		expect(nameOf(heading)).toBeNull();
	});
});
