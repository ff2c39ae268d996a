/**
 * The names that reports give their sections, language by language. Each is a regular expression of alternatives in lower
 * case that fits a whole heading without its number; Chinese in simplified characters, without spaces.
 */
import type { SectionKind } from '../model.ts';

export interface NameList {
	kind: SectionKind;
	/**
	 * A name that is as common for a subheading ("Participants", "Limitations"). It opens a section of its kind only
	 * where the main heading above it is of an earlier kind.
	 */
	weak: boolean;
	names: string;
}

const list =
	(kind: SectionKind, weak = false) =>
	(...names: string[]): NameList => ({ kind, weak, names: names.join('|') });

export const ENGLISH: readonly NameList[] = [
	list('abstract')(
		'(structured |executive |extended )?abstract',
		'((plain|lay)( language)? |executive |author )?summary',
		'synopsis',
	),
	list('introduction')(
		'(general )?introduction',
		'(study |theoretical |conceptual )?background',
		'(literature|narrative) review',
		'review of (the |related )*literature',
	),
	list('introduction', true)(
		'(study |research )?(aims?|objectives?|purpose|rationale)( and (aims?|objectives?|(research )?questions?|hypotheses))?',
		'(aims?|purpose|objectives?) of (the|this) (study|research|review|paper|thesis)',
		'statement of the problem|problem statement',
		'(the )?research (questions?|problem|gap)',
		'(theoretical|conceptual) (perspectives?|framework|orientation)',
		'previous (research|studies)|related (research|work)',
	),
	list('methods')(
		'(the )?(research |study |qualitative )?methods?',
		'(research )?methodolog(y|ies)|methodological approach',
		'materials?|experimental section',
		'(patients?|participants?|subjects?|design|sample|setting)( and|,) .{0,30}methods?',
		'research (design|approach|strategy)|study design and .{1,30}',
	),
	list('methods', true)(
		'(study |research )?(design|setting|context|procedures?)|the study|(study )?participants|population',
		'(the )?sample( size)?|sampling( (strategy|frame))?|recruitment( and .{1,20})?|eligibility( criteria)?',
		'data( (collection|analysis|gathering|generation|processing|management|extraction|synthesis))?( and (data )?analysis)?',
		'(thematic |qualitative |statistical )?analysis|(analytic|analytical) (approach|strategy|framework)|coding|interviews?|focus groups',
		'ethics|ethical (considerations?|approval|issues|aspects)|rigou?r|trustworthiness|credibility|reflexivity|positionality',
		'patient and public involvement|measures|instruments?|the researchers?|researcher (positionality|characteristics)',
	),
	list('findings')(
		'(the )?(main |key |principal |study |research |qualitative |interview )*(results?|findings?)( ?/ ?(results?|findings?))?',
		'(overview|presentation)( and (analysis|discussion))? of (the )?(main |key |research )*(results|findings|themes|data)',
		'(data )?(analysis|interpretation) (and|of) (the )?(results|findings)',
		'(results|findings) (of|from) .{1,40}',
	),
	list('findings', true)(
		'(the )?((emergent|emerging|main|key|major|core) )?(themes?|categories)',
		'(theme|category) (\\d{1,2}|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)\\b.{0,70}',
	),
	list('discussion')(
		'(general |overall )?discussions?( of (the )?(main |key |research )*(results|findings|themes))?',
		'(general |main )?conclusions?|concluding (remarks|comments|thoughts|discussion)',
		'summary (and|&) (conclusions?|discussion|recommendations|implications)',
	),
	list('discussion', true)(
		'(study )?limitations?|strengths?( and|,| &) (limitations?|weaknesses)|(clinical |practical |practice |policy |research )?implications?',
		'(implications?|recommendations?|suggestions?) for .{1,50}|recommendations?|(future|further) (research|work|directions)',
		'(relevance|significance) (to|for|of) .{1,40}|(summary|statement) of (the )?(main |key |principal )?(results|findings)',
		'comparison with .{1,40}|interpretation|contributions?',
	),
	list('references')(
		'references?( list| cited| and notes)?|reference list|bibliography|literature( cited)?|works cited|sources|notes and references',
	),
	list('other')(
		'acknowledge?ments?|funding( .{1,30})?|financial (support|disclosure)|dedication|(table of )?contents|list of (tables|figures|abbreviations)( and .{1,20})?',
		'(declaration of |statement of )?((conflicts?|competing|duality) (of )?interests?|interests?)( statement)?|declarations?|disclosures?( statement)?|author(s.|s|.s)? contributions?|contributors(hip)?( statement)?|credit author.{0,40}|author information|orcid( .{1,20})?',
		'appendi(x|ces)( .{1,60})?|annex(es)?( .{1,40})?|supplement(ary|al) .{1,40}|supporting information|data availability( statement)?|availability of data.{0,40}',
		'ethics (statement|approval.{0,40})|consent (for|to) .{1,30}|abbreviations|glossary|about the authors?|(author )?(notes|biograph(y|ies))|open access|publisher.s note',
		'key ?-?words?( and phrases)?|index terms|highlights|key (points|messages)|what (is|was) (already )?known.{0,60}|what this (paper|study|article) adds.{0,40}|impact statement',
	),
];

export const GERMAN: readonly NameList[] = [
	list('abstract')('zusammenfassung|kurzfassung|kurzzusammenfassung'),
	list('introduction')(
		'einleitung|einführung|(theoretischer |wissenschaftlicher )?hintergrund|forschungsstand|stand der forschung',
		'literaturüberblick|problemstellung|theoretische(r)? (rahmen|grundlagen)|theorie',
	),
	list(
		'introduction',
		true,
	)('ziel(e|setzung)?( der (arbeit|studie|untersuchung))?|fragestellung(en)?|forschungsfragen?|ausgangslage'),
	list('methods')(
		'methoden?|methodik|methodisches vorgehen|methodologie|(material|patienten|probanden|stichprobe) und methoden?',
		'forschungsdesign|empirisches vorgehen',
	),
	list(
		'methods',
		true,
	)(
		'(studien)?design|stichprobe|teilnehm(er|ende)\\S{0,8}|rekrutierung|(daten)?erhebung|daten(analyse|auswertung)|auswertung|ethik|gütekriterien|setting',
	),
	list('findings')(
		'(darstellung der |zentrale )?(forschungs)?ergebnisse?( der .{1,40})?|resultate|befunde|empirische (ergebnisse|befunde)',
	),
	list('findings', true)('themen|kategorien|(thema|kategorie) \\d{1,2}\\b.{0,70}'),
	list('discussion')(
		'diskussion( der ergebnisse)?|ergebnisdiskussion|schlussfolgerung(en)?|fazit|schluss(wort)?|resümee',
	),
	list(
		'discussion',
		true,
	)('limitation(en)?|stärken und (schwächen|limitationen)|implikationen( für .{1,40})?|empfehlungen|ausblick'),
	list('references')('literatur(verzeichnis|angaben)?|quellen(verzeichnis)?|referenzen'),
	list('other')(
		'danksagung|förderung|finanzierung|interessenkonflikte?|anhang( .{1,40})?|anhänge|schlüsselwörter|schlagwörter|inhalt(sverzeichnis)?|abkürzungsverzeichnis|korrespondenzadresse|eidesstattliche .{1,40}',
	),
];

export const FRENCH: readonly NameList[] = [
	list('abstract')('résumé( .{1,20})?'),
	list('introduction')(
		'introduction( générale)?|contexte|problématique|cadre (théorique|conceptuel)|(revue|recension) de (la )?littérature|état (de l.art|des connaissances)',
	),
	list('introduction', true)("objectifs?( de l'étude)?|but( de l'étude)?|questions? de recherche"),
	list('methods')(
		'méthodes?|méthodologie|(matériels?|patients|participants|population|sujets) et méthodes?|démarche méthodologique',
	),
	list(
		'methods',
		true,
	)(
		"participants?|participant\\S{0,4}|échantillon(nage)?|population|recrutement|(collecte|recueil|analyse) des données|devis|considérations éthiques|éthique|type d'étude",
	),
	list('findings')("(présentation des )?(principaux )?résultats?( de l'étude)?|constats"),
	list('findings', true)('thèmes|catégories|thème \\d{1,2}\\b.{0,70}'),
	list('discussion')('discussion( (générale|des résultats))?|conclusions?( générale)?'),
	list(
		'discussion',
		true,
	)("limites?( de l'étude)?|forces et (limites|faiblesses)|implications?( pour .{1,40})?|recommandations|perspectives"),
	list('references')('références( bibliographiques)?|bibliographie|sources'),
	list('other')(
		"remerciements|financement|conflits? d'intérêts?|liens? d'intérêts?|(déclaration|contribution).{0,30}|annexes?( .{1,40})?|mots[- ]clés?|table des matières|sommaire|points? clés?",
	),
];

export const SPANISH: readonly NameList[] = [
	list('abstract')('resumen( .{1,20})?'),
	list('introduction')(
		'introducción|antecedentes|marco (teórico|conceptual)|planteamiento del problema|estado (de la cuestión|del arte)|revisión de la literatura',
	),
	list('introduction', true)('objetivos?( .{1,30})?|justificación|preguntas? de investigación'),
	list('methods')(
		'métodos?|metodología|(material|materiales|sujetos|participantes|pacientes|población) y métodos?|diseño metodológico',
	),
	list(
		'methods',
		true,
	)(
		'participantes|muestra|muestreo|diseño( del? .{1,20})?|(recogida|recolección|análisis) de( los)? datos|análisis|(aspectos|consideraciones) étic[ao]s|ámbito( de estudio)?|rigor',
	),
	list('findings')('(principales )?(resultados|hallazgos)( .{1,30})?'),
	list('findings', true)('temas|categorías|(tema|categoría) \\d{1,2}\\b.{0,70}'),
	list('discussion')('discusión( de (los )?resultados)?|conclusión|conclusiones|consideraciones finales'),
	list(
		'discussion',
		true,
	)('limitaciones( .{1,30})?|fortalezas y (limitaciones|debilidades)|implicaciones( .{1,40})?|recomendaciones'),
	list('references')('referencias( bibliográficas)?|bibliografía'),
	list('other')(
		'agradecimientos|financia(ción|miento)|conflictos? de intere(s|ses)|anexos?( .{1,40})?|palabras[- ]clave|índice|contribución de (los )?autores|declaraci(ón|ones)( .{1,30})?',
	),
];

export const PORTUGUESE: readonly NameList[] = [
	list('abstract')('resumo( .{1,20})?'),
	list('introduction')(
		'introdução|enquadramento( teórico)?|referencial teórico|fundamentação teórica|revisão d[ae] literatura|contexto',
	),
	list(
		'introduction',
		true,
	)('objet?ivos?( .{1,30})?|justificativa|problema de pesquisa|questão de (pesquisa|investigação)'),
	list('methods')(
		'métodos?|metodologia|(material|materiais|sujeitos|participantes) e métodos?|percurso metodológico|caminho metodológico|procedimentos metodológicos',
	),
	list(
		'methods',
		true,
	)(
		'participantes|amostra|delineamento|tipo de estudo|(coleta|recolha|colheita|análise) d(e|os) dados|(aspectos|considerações|procedimentos) étic[ao]s|cenário( do estudo)?',
	),
	list('findings')('(principais )?(resultados|achados)( .{1,30})?'),
	list('findings', true)('temas|categorias|(tema|categoria) \\d{1,2}\\b.{0,70}'),
	list('discussion')('discussão( d(e|os) resultados)?|conclusão|conclusões|considerações finais'),
	list('discussion', true)('limitações( .{1,30})?|implicações( .{1,40})?|contribuições( .{1,40})?|recomendações'),
	list('references')('referências( bibliográficas)?|bibliografia'),
	list('other')(
		'agradecimentos|financiamento|conflitos? de interesses?|anexos?( .{1,40})?|apêndices?( .{1,40})?|palavras[- ]chave|descritores|sumário|contribuiç(ão|ões) d[eo]s autores',
	),
];

export const CHINESE: readonly NameList[] = [
	list('abstract')('(内容|中文|英文|论文)?摘要|内容提要|提要'),
	list('introduction')(
		'引言|前言|导言|导论|绪论|绪言|序言|(研究|选题|问题)?背景(与|和|及)?(意义|目的|问题|现状)?|(研究)?问题(的)?提出',
		'(相关)?文献(综述|回顾|探讨|述评)|(研究|国内外)(研究)?现状|(国内外)?研究(综述|进展|述评)|(文献|理论)综述.{0,8}|引言(与|和|及).{1,8}',
	),
	list(
		'introduction',
		true,
	)(
		'(研究)?目的|(研究)?目标|研究问题|理论(框架|基础|视角|背景)|概念(界定|框架)|(研究)?(目的)?(和|与|及)?意义|研究(缘起|动机|假设)',
	),
	list('methods')(
		'(研究|资料|材料|对象|设计)?(与|和|及)?方法|(研究)?方法学|方法论|研究(过程|设计)(与|和|及)方法|研究方法(与|和|及).{1,8}',
		'(研究|一般|临床|调查|访谈)?(对象|资料|材料|参与者)(与|和|及)(研究|调查|分析)?方法',
	),
	list('methods', true)(
		'研究(设计|过程|工具|场所|场域|流程)|(研究|访谈|调查)(对象|参与者)|对象|(一般|临床)?资料|样本|抽样(方法|策略)?|纳入(与|和|及)?排除标准|纳排标准|访谈提纲(的)?(制定|拟定)?',
		'(资料|数据)(的)?(收集|分析|整理|处理)(方法)?((与|和|及)(资料|数据)?(的)?(收集|分析|整理|处理)(方法)?)?|(统计学|分析)方法|编码过程',
		'(研究)?伦理(考虑|考量|问题|审查|原则)?|(研究)?(质量控制|严谨性|信度(与|和)效度|信效度|可信度)',
	),
	list('findings')(
		'(研究|分析|访谈|调查|主要|质性|编码|数据分析|资料分析)*(结果|发现)((与|和|及|及其|与其)?(分析|讨论|发现|解释|阐述|呈现|启示))?',
		'(研究|访谈|调查)?(结果|发现)(的)?(分析|呈现)|主题(提炼|分析)?结果',
	),
	list(
		'findings',
		true,
	)('主题|主题(分析|提炼)|(提炼|析出)(的)?主题|(主题|类属|范畴)[一二三四五六七八九十\\d]{1,2}([^\\d].{0,40})?'),
	list('discussion')(
		'(分析|总结|综合)?(与|和)?讨论|(研究)?(讨论|结论|总结)((与|和|及|、)[^，。；]{1,10})?|(研究)?(结论|结语|余论)|结束语|小结|总结|讨论(与|和|及)(结论|建议|启示|反思)|对策(与|和|及)建议',
	),
	list(
		'discussion',
		true,
	)(
		'(本)?(研究)?(的)?(局限性?|不足)((与|和|及)?(之处)?(与|和|及)?(展望|建议))?|(研究|实践|护理|政策|临床|教育|管理)?(的)?(建议|启示|展望|意义|贡献|创新)((与|和|及)(建议|启示|展望|反思|不足))?|优势(与|和)局限(性)?',
	),
	list('references')('(主要)?参考(文献|书目|资料)|引用文献|文献|引文(注释)?'),
	list('other')(
		'致谢|鸣谢|后记|(基金|资助)(项目|资助|来源)?|(作者)?利益冲突(声明)?|作者(贡献|简介|单位)(声明)?|附录.{0,40}|附件.{0,40}|补充材料|伦理(声明|批准)|缩略语(表)?|注释|尾注|关键[词字]|目录|(原创性|独创性)声明|攻读.{1,30}|(图|表)目录',
	),
];
