/** The names that reports give their sections, in English and Chinese. */
import type { SectionKind } from '../model.ts';

export interface HeadingName {
	kind: SectionKind;
	/**
	 * A name that is as common for a subheading ("Participants", "Limitations"). It opens a section of its kind only
	 * where the main heading above it is of an earlier kind.
	 */
	weak: boolean;
}

type Names = [kind: SectionKind, weak: boolean, english: string, chinese: string];

/** English names are joined by `|`, in lower case, and are regular expressions; so are the Chinese ones. */
const NAMES: Names[] = [
	['abstract', false, '(structured |executive )?abstract|(executive )?summary', '(内容|中文|英文)?摘要|内容提要|提要'],
	[
		'introduction',
		false,
		'introduction|(study )?background|literature review|review of (the )?literature',
		'引言|前言|(研究)?背景|绪论|导言|导论|问题(的)?提出|文献(综述|回顾)',
	],
	[
		'introduction',
		true,
		'(study )?(aims?|objectives?|purpose|rationale)|(aims?|purpose|objectives?) of the (study|research)|research questions?|(theoretical|conceptual) (background|framework|perspective)',
		'(研究)?目的|研究问题|理论(框架|基础)|研究(目的)?(和|与)意义',
	],
	[
		'methods',
		false,
		'(the )?(research |study )?methods?|(research )?methodology|(research )?methodolog(y|ies)|methodological approach|materials?|(patients|participants|subjects|design)( and|,) .{0,30}methods?',
		'(研究|资料|材料|对象|设计)?(与|和|及)?方法|(研究)?方法学|(研究|一般|临床)?(对象|资料|材料)(与|和|及)(研究)?方法|研究设计(与|和)方法|方法论',
	],
	[
		'methods',
		true,
		'(study |research )?design|(study )?setting|(study )?participants|sample|sampling|recruitment|data (collection|analysis|gathering)|data|analysis|ethics|ethical (considerations?|approval|issues)|rigou?r|trustworthiness|reflexivity',
		'研究设计|研究对象|(一般)?资料|抽样(方法)?|资料(的)?(收集|分析|整理)(方法)?|数据(的)?(收集|分析|整理)(方法)?|伦理(考虑|考量|问题|审查|原则)?|质量控制|研究场所',
	],
	[
		'findings',
		false,
		'(the )?(main |key |principal |study |research |qualitative )?(results?|findings?)( ?/ ?(results?|findings?))?',
		'(研究|分析|访谈|主要)?(结果|发现)|(研究)?结果(与|和|及)(分析|讨论|发现)',
	],
	['findings', true, '(the )?themes?|emergent themes', '主题|主题分析|提炼(的)?主题'],
	[
		'discussion',
		false,
		'(general )?discussions?|conclusions?|concluding (remarks|comments|thoughts)',
		'(分析|总结)?(与|和)?讨论|(研究)?结论|结语|结束语|小结|总结|讨论(与|和|及)(结论|建议|启示|反思)|结论(与|和|及)(建议|启示|展望|讨论)',
	],
	[
		'discussion',
		true,
		'(study )?limitations?|strengths?( and|,) (limitations?|weaknesses)|(clinical |practical |practice )?implications?|(implications?|recommendations?) for .{1,50}|recommendations?|future research|relevance (to|for) .{1,40}',
		'(研究)?(的)?(局限性?|不足)(与|和|及)?(展望|建议)?|(研究|实践|护理|政策)?(的)?(建议|启示|展望|意义)|优势(与|和)局限(性)?',
	],
	[
		'references',
		false,
		'references?( list)?|reference list|bibliography|literature( cited)?|works cited|sources',
		'参考文献|参考书目|引用文献|文献',
	],
	[
		'other',
		false,
		'acknowledge?ments?|funding( .{1,30})?|financial support|(declaration of )?(conflicts?|competing) (of )?interests?|declarations?|disclosures?( statement)?|author(s.|s|.s)? contributions?|contributors|appendi(x|ces)( .{1,60})?|supplementary .{1,40}|supporting information|data availability( statement)?|ethics statement|abbreviations|about the authors?|(author )?(notes|biograph(y|ies))|orcid|key ?words',
		'致谢|鸣谢|基金(项目|资助)?|资助(项目)?|利益冲突(声明)?|作者(贡献|简介)(声明)?|附录.{0,40}|附件.{0,40}|补充材料|伦理(声明|批准)|缩略语|注释|关键词',
	],
];

const PATTERNS = NAMES.map(([kind, weak, english, chinese]) => ({
	kind,
	weak,
	english: new RegExp(`^(${english})( of (the|this|our) (study|research|review))?$`),
	/** "Methods and analysis", "Results & discussion": the first name says what it is. */
	joined: new RegExp(`^(${english}) ?(,|and|&|/|:|–|—) ?.{1,40}$`),
	chinese: new RegExp(`^(${chinese})$`),
}));

const NUMBERS: { style: 'decimal' | 'chinese' | 'bracketed' | 'roman' | 'letter' | 'chapter'; pattern: RegExp }[] = [
	{
		style: 'chapter',
		pattern:
			/^(?:第\s*[一二三四五六七八九十百\d]+\s*(?:章|节|部分|篇)|(?:chapter|section|part)\s+(?:\d+|[IVX]+))[\s.:：、]*/i,
	},
	{ style: 'bracketed', pattern: /^[（(](?:[一二三四五六七八九十]+|\d{1,2}|[a-z]|[ivx]+)[）)]\s*/i },
	{ style: 'chinese', pattern: /^[一二三四五六七八九十]{1,3}\s*[、.．，:：\s]\s*/ },
	{ style: 'decimal', pattern: /^\d{1,2}(?:[.．]\d{1,2}){0,4}(?:[.．、)）:]\s*|\s+|(?=[\u4e00-\u9fff]))/ },
	{ style: 'roman', pattern: /^[IVX]{1,5}[.)]\s+/ },
	{ style: 'letter', pattern: /^[A-Z][.)]\s+/ },
];

export interface Numbering {
	style: (typeof NUMBERS)[number]['style'];
	/** 1 for "2" and "一、", 2 for "2.1" and "（一）", 3 for "2.1.1". */
	level: number;
}

/** Takes the number off a heading: "2.1 Data collection" → level 2 and "Data collection". */
export function splitNumber(heading: string): { numbering: Numbering | null; name: string } {
	for (const { style, pattern } of NUMBERS) {
		const match = pattern.exec(heading);
		if (!match || match[0].length === heading.length) continue;
		const level =
			style === 'decimal' ? match[0].match(/\d+/g)!.length : style === 'bracketed' || style === 'letter' ? 2 : 1;
		return { numbering: { style, level }, name: heading.slice(match[0].length) };
	}
	return { numbering: null, name: heading };
}

/** What a heading is called in the field, or null for a heading of the study's own. Numbers and a final colon are ignored. */
export function nameOf(heading: string): HeadingName | null {
	const plain = splitNumber(heading.trim()).name.replace(/[\s:：.。]+$/u, '');
	if (plain.length > 90) return null;
	const chinese = plain.replace(/[\s【】[\]]+/gu, '');
	const english = plain.toLowerCase().replace(/\s+/gu, ' ').replace(/[’`]/gu, "'");
	for (const { kind, weak, ...pattern } of PATTERNS) {
		if (pattern.english.test(english) || pattern.chinese.test(chinese)) return { kind, weak };
	}
	for (const { kind, weak, joined } of PATTERNS) if (!weak && joined.test(english)) return { kind, weak };
	return null;
}
