/** Which column of a table is what, by its heading. */
import { folded } from '#core/references/text.ts';

export const COLUMN_FIELDS = [
	'title',
	'authors',
	'year',
	'journal',
	'volume',
	'issue',
	'pages',
	'doi',
	'pmid',
	'isbn',
	'url',
	'abstract',
	'keywords',
	'language',
	'country',
	'participants',
	'dataCollection',
	'analysisMethod',
	'files',
	'type',
	'key',
	'startPage',
	'endPage',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

/** Headings in lower case, without spaces and punctuation; the first ones are preferred where several columns fit. */
const NAMES: Readonly<Record<ColumnField, string>> = {
	title:
		'title articletitle documenttitle papertitle primarytitle studytitle ti t1 题名 标题 篇名 文献题名 论文题名 中文题名 文章标题 题目 title题名 標題 篇名 題名',
	authors:
		'authors author authornames authorfullnames au a1 fullauthors creator creators 作者 全部作者 作者姓名 责任者 author作者',
	year: 'year publicationyear pubyear publishedyear py yearofpublication date publicationdate pubdate 年 年份 发表年份 出版年 出版年份 发表年 发表时间 发表日期 出版日期 year年 pubtime发表时间 年度',
	journal:
		'journal journaltitle journalname sourcetitle source publicationtitle publication publicationname containertitle periodical jf jo t2 journalbook bookconference 期刊 刊名 来源 期刊名 期刊名称 文献来源 来源期刊 出版物 source文献来源 source来源',
	volume: 'volume vol vl 卷 卷号',
	issue: 'issue number no is 期 期号',
	pages: 'pages page pagerange pagination 页码 页 页数 起止页码 页码范围',
	doi: 'doi di doilink digitalobjectidentifier doi号',
	pmid: 'pmid pubmedid pubmednumber pm accessionnumberpubmed',
	isbn: 'isbn',
	url: 'url link links weblink webaddress articleurl 链接 网址 网页 地址',
	abstract: 'abstract abstractnote summary ab n2 摘要 文摘 中文摘要 summary摘要 abstract摘要',
	keywords:
		'keywords keyword authorkeywords tags manualtags de kw subjects 关键词 关键字 主题词 中文关键词 keyword关键词 關鍵詞',
	language: 'language languageoforiginaldocument lang la 语言 语种',
	country:
		'country countries setting countrysetting countryofstudy studycountry location 国家 国家地区 地区 研究国家 国别',
	participants:
		'participants participant sample population samplesize participantssample studyparticipants 参与者 研究对象 受访者 样本 参与者样本 对象 被试',
	dataCollection:
		'datacollection datacollectionmethod datacollectionmethods methodofdatacollection collectionmethod 资料收集 资料收集方法 数据收集 数据收集方法 收集方法',
	analysisMethod:
		'analysismethod analysis dataanalysis methodofanalysis dataanalysismethod analyticmethod analyticalapproach analysisapproach 分析方法 资料分析 资料分析方法 数据分析 数据分析方法',
	files: 'files file fileattachments attachments pdf pdffile fulltext filename 文件 附件 文件名 全文',
	type: 'type itemtype documenttype publicationtype referencetype 类型 文献类型',
	key: 'key id citationkey refid recordid studyid reference 编号 序号 标识',
	startPage: 'startpage firstpage pagestart bp sp 起始页 起始页码',
	endPage: 'endpage lastpage pageend ep 结束页 终止页 终止页码',
};

const FIELD_OF = new Map<string, [field: ColumnField, rank: number]>();
for (const field of COLUMN_FIELDS)
	for (const [rank, name] of NAMES[field].split(' ').entries())
		if (!FIELD_OF.has(name)) FIELD_OF.set(name, [field, rank]);

function fieldOf(heading: string): [ColumnField, number] | undefined {
	const name = folded(heading.slice(0, 200)).replace(/[^\p{L}\p{N}]+/gu, '');
	const known = FIELD_OF.get(name);
	if (known) return known;
	// "题名（中文）", "Year (published)"
	const short = folded(heading.slice(0, 200))
		.replace(/[([].*$/u, '')
		.replace(/[^\p{L}\p{N}]+/gu, '');
	return FIELD_OF.get(short);
}

/**
 * The field that each column of a table seems to be, '' for columns of other things. Two columns never get the same field:
 * the one with the more usual name does.
 */
export function proposeColumns(header: readonly string[]): (ColumnField | '')[] {
	const best = new Map<ColumnField, [index: number, rank: number]>();
	for (const [index, heading] of header.entries()) {
		const found = fieldOf(heading);
		if (!found) continue;
		const [field, rank] = found;
		const before = best.get(field);
		if (!before || rank < before[1]) best.set(field, [index, rank]);
	}
	const proposal: (ColumnField | '')[] = header.map(() => '');
	for (const [field, [index]] of best) proposal[index] = field;
	return proposal;
}

/** How many headings of a row are known. */
export function knownHeadings(cells: readonly string[]): number {
	return proposeColumns(cells).filter((field) => field !== '').length;
}
