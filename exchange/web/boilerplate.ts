/** The names and words by which the furniture of web pages is known. */
import { attribute, type Element, isBlock, wordsOf } from './dom.ts';

const ROLES =
	/^(?:navigation|banner|contentinfo|complementary|search|dialog|alertdialog|alert|menu|menubar|toolbar|form|status)$/u;

/** Names of things that are no part of an article, however much they say. */
const SURE = new Set(
	(
		'breadcrumb breadcrumbs sidebar cookie cookies consent gdpr newsletter subscribe subscription signup signin login ' +
		'paywall advert adverts advertisement advertising ads adsense sponsored promo promotion recommended recommendations ' +
		'recommend trending pagination pager skiplink skiplinks disqus sharing sharebar sharedaddy addthis altmetric masthead ' +
		'popup modal overlay backtotop noprint colophon navbar sitefooter siteheader'
	).split(' '),
);
const SURE_PAIRS =
	/^(?:side-bar|sign-(?:up|in)|log-in|also-like|most-(?:read|popular|viewed|cited)|(?:related|similar|recommended|more)-(?:articles?|content|posts?|links|papers|reading|news|stories)|(?:site|page|global)-(?:header|footer|nav|navigation)|(?:user-|reader-|article-)?comments?(?:-(?:list|section|area|area|wrap|container))?|comment-?(?:list|form|respond)|skip-(?:link|links|to|nav|to-content)|back-to-top|cookie-(?:banner|notice|bar|consent)|social-(?:share|media|links|icons|buttons|sharing)|share-(?:buttons?|bar|links|tools|this|icons|widget)|cited-by|citing-articles|article-(?:tools|share|actions|nav|navigation|metrics)|print-(?:only|hide)|no-print|view-(?:large|larger|full)|(?:fig|figure|table|image)-(?:links?|downloads?|viewer|actions|expansion)|download-(?:links?|options?|pdf|figure|citation)|export-citation|jump-(?:to|links?|menu)|top-bar|nav-?bar|site-?map|license-popup)$/u;
/** Names that the furniture often has and an article's parts now and then: prose under them is kept. */
const LIKELY = new Set(
	(
		'nav navigation menu menus submenu share social toolbar tools related similar banner footer header toc metrics ' +
		'download downloads comments feedback permissions copyright legal topbar links tags tagcloud ' +
		'ad actions pubmeta search hamburger dropdown tooltip qrcode'
	).split(' '),
);
/** Of these, what also says it at the beginning of a name: "header-links", "nav-main"; a "toc-section" is a section. */
const PREFIX = /^(?:nav|navigation|menu|header|footer|share|social|related|banner|topbar)$/u;
/** Words in the names of what no article is without. */
const ESSENTIAL =
	/^(?:abstracts?|references?|ref-?list|reflist|bibliography|footnotes?|endnotes?|appendix|appendices|acknowledge?ments?|zhaiyao|wenxian|cankao)$/u;
/** Words in the names of further parts that are kept. */
const KEPT = /^(?:authors?|contrib|contributors?|byline|affiliations?|aff|keywords?|kwd|highlights|boxed|caption)$/u;
const ESSENTIAL_NAMES = /^(?:summary|notes|fn-group|box-text|table-wrap(?:-foot)?|lit(?:erature)?-?list)$/u;

/** Class names and the id as words with hyphens ("articleTools", "article__tools" → "article-tools"). */
function namesOf(element: Element): string[] {
	const raw = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.slice(0, 500);
	if (raw === ' ') return [];
	return raw
		.replace(/([a-z])([A-Z])/gu, '$1-$2')
		.toLowerCase()
		.split(/\s+/u)
		.filter(Boolean)
		.map((name) => name.replace(/[_-]+/gu, '-').replace(/^-|-$/gu, ''));
}

/**
 * Whether an element is by its names a part of an article that is never furniture: `essential` are abstract, references and
 * notes, `kept` are authors, keywords and boxes.
 */
export function protection(element: Element): 'essential' | 'kept' | null {
	if (element.attrs.length === 0) return null;
	const names = namesOf(element);
	for (const role of wordsOf(element, 'role'))
		if (role.startsWith('doc-') && role !== 'doc-toc') names.push(role.slice(4));
	let kept = false;
	for (const name of names) {
		const words = name.split('-');
		if (words.some((word) => LIKELY.has(word) || SURE.has(word) || /^(?:link|search|count|nav)$/u.test(word))) continue;
		if (ESSENTIAL_NAMES.test(name) || words.some((word) => ESSENTIAL.test(word))) return 'essential';
		kept ||= words.some((word) => KEPT.test(word));
	}
	return kept ? 'kept' : null;
}

/** Parts of a table and headings take their names from what they stand on, not from what they are. */
const UNNAMED = /^(?:h[1-6]|table|caption|t[dhr]|thead|tbody|tfoot|colgroup)$/u;

/**
 * Whether a block is furniture by its tag, role or names; `likely` where the names could be an article's too. Inline
 * elements are not: a link named "popup" may be a citation.
 */
export function boilerplateName(element: Element): 'surely' | 'likely' | null {
	const { tagName } = element;
	if (!isBlock(element) || protection(element)) return null;
	if (/^(?:nav|dialog|menu|search)$/u.test(tagName)) return 'surely';
	if (element.attrs.length === 0)
		return tagName === 'aside' || tagName === 'form' ? 'surely' : tagName === 'footer' ? 'likely' : null;
	if (wordsOf(element, 'role').some((role) => ROLES.test(role))) return 'surely';
	const names = namesOf(element);
	if (UNNAMED.test(tagName)) return null;
	if (names.some((name) => SURE.has(name) || SURE_PAIRS.test(name))) return 'surely';
	if (tagName === 'aside' || tagName === 'form') return 'surely';
	if (tagName === 'footer') return 'likely';
	for (const name of names) {
		const words = name.split('-');
		if (LIKELY.has(words.at(-1)!) || PREFIX.test(words[0]!) || words.some((word) => SURE.has(word))) return 'likely';
	}
	return null;
}

const TEXTS = new RegExp(
	`^(?:[\\[(‹›»«→←↑▲▼|·•\\s]*(?:${[
		'skip to .{1,40}',
		'jump to:?( .{1,40})?',
		'go to:?( .{1,20})?',
		'back to (top|article|search results)',
		'return to top',
		'(to )?top( of page)?',
		'print( this)?( page| article)?',
		'e-?mail( this)?( page| article| alerts?)?',
		'share( (this|on|via|to).{0,30})?:?',
		'tweet',
		'(follow|like) us.{0,30}',
		'(open|view) (figure |image |table |it )?in (a )?new (tab|window)',
		'open in (figure|image|table) viewer',
		'(view|see) (large|larger|full[- ]?size|high[- ]?res.{0,20})( (image|figure|version|table))?',
		'full[- ]?size (image|table)',
		'(enlarge|expand|zoom)( (image|figure|table))?',
		'download( (as|the|full|this|high[- ]?res.{0,15}|figure|image|table|slide|citations?|pdf|ppt|powerpoint|original|csv|data))*( (image|figure|file|article|issue))?( \\(.{1,15}\\))?( file)?',
		'(full text )?pdf( \\(.{1,15}\\))?',
		'(save|get) (pdf|citation|article)',
		'(cite|citation|export|copy)( this)?( article| link| citation)?',
		'(show|hide|view|read|load|see) (more|less|all|details)( .{0,20})?',
		'(add to|save to) (favou?rites|my .{0,15}|citation manager)',
		'(get |request )?(rights and |rights & )?permissions?( and reprints)?',
		'(previous|next)( (article|page|section|chapter|post))?',
		'(log|sign) ?(in|out|up)|register|subscribe( now)?',
		'advertisement|sponsored( content)?',
		'metrics|altmetric',
		'power ?point( slide)?|ppt',
		'(related|recommended|similar) (articles?|content|reading|papers|posts?|links)|(most|recently) (read|viewed|cited|popular)|you (may|might) also like',
		'(相关|热门|推荐|最新|热点)(文章|阅读|文献|推荐|新闻|内容|资讯)?|猜你喜欢',
		'(accept|reject|manage)( all)?( cookies?)?',
		'[↩↑^⏎↵]',
		'跳(转|到|过).{0,12}',
		'(返回|回到)(顶部|首页|目录|列表|上一页|正文)',
		'(点击)?(查看|放大)(大图|原图|全文|更多|全部)?',
		'下载(全文|PDF|图片|附件|引文|原图|文章)?(\\(.{1,12}\\)|（.{1,12}）)?',
		'(PDF|全文)下载|导出(引文|文献)?|引用(本文|格式)?|复制(链接|引文)?',
		'分享(到|至)?.{0,12}|收藏(本文|文章)?|打印(本页|本文)?|点赞|评论|关注(我们)?|举报',
		'(上|下)一(篇|页|章)([:：].{0,80})?',
		'登录|注册|订阅|广告|展开(全部|更多)?|收起',
		'字体?(大小)?[:：]?\\s*(大|中|小)?(\\s*中)?(\\s*小)?',
	].join('|')})[\\])‹›»«→←↑▲▼|·•…:\\s]*)$`,
	'iu',
);

const LEGAL = /^(?:©|\(c\)\s|copyright\b|版权所有|版權所有)|\ball rights reserved\b|ICP备|ICP證|公网安备/iu;

/** Whether a paragraph says who owns the page. */
export const isLegalText = (text: string) => LEGAL.test(text.replace(/\s+/gu, ' ').trim());

/** Whether all the words of an element are the label of a control ("Skip to content", "下载PDF"). */
export const isBoilerplateText = (text: string) => {
	const plain = text.replace(/\s+/gu, ' ').trim();
	return plain.length > 0 && plain.length <= 100 && TEXTS.test(plain);
};
