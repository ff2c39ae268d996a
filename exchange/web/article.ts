/**
 * Which parts of a saved web page are the article. Three things decide: what the page's author says (`main`, `article`,
 * roles, class names), where the prose is (long stretches of words with few links), and what lists of links look like.
 */
import { nameOf } from '#core/text/heading-names.ts';
import { cleanText } from '../documents/clean.ts';
import type { LeftOutKind } from '../documents/model.ts';
import { boilerplateName, isBoilerplateText, isLegalText, protection } from './boilerplate.ts';
import {
	attribute,
	type Element,
	findAll,
	isBlock,
	isElement,
	isHidden,
	type ParentNode,
	textOf,
	wordsOf,
} from './dom.ts';
import { type Measure, measure, NOTHING, PROSE } from './measure.ts';

/** What is known of an element beyond its measure. */
interface Survey {
	/** Left out by what the page itself calls it. */
	named: LeftOutKind | undefined;
	/** Prose without that of elements left out by name. */
	prose: number;
	/** It is a part that no article is without (the title, the abstract, the references), or has one in it. */
	belongs: boolean;
	holds: boolean;
	/** The last heading before it is that of the references. */
	referenced: boolean;
	/** It is, or has in it, what the page marks as the body of an article. */
	body: boolean;
	inside: boolean;
}

/** Weight of the longest notice of whose the page is. */
const LEGAL_WORDS = 600;
const HEADING = /^h[1-6]$/u;
const BODY =
	/^(?:(?:main|article|post|entry|page|story)[-_]?(?:content|body|text|detail|main)|article|fulltext|full-text|articlefulltext|js_content|artibody|trs_editor|content)$/u;
/** Elements that pages mark as the article, the best first. */
const MARKED: ((element: Element) => boolean)[] = [
	({ tagName }) => tagName === 'article',
	(element) => element.tagName === 'main' || wordsOf(element, 'role').includes('main'),
];
/** Whether an element is marked as the body of the article; abstract and references often stand outside of it. */
const isBody = (element: Element) =>
	/(?:^|\s)articleBody(?:\s|$)/u.test(attribute(element, 'itemprop') ?? '') ||
	[...wordsOf(element, 'class'), ...wordsOf(element, 'id')].some((word) => BODY.test(word));

/** The heading that bears the title: the only one of its level, or the one that the page's metadata repeat. */
function titleHeading(page: ParentNode, title: string): Element | null {
	const headings = findAll(page, ({ tagName }) => tagName === 'h1');
	const plain = (text: string) => cleanText(text).toLowerCase();
	const known = plain(title);
	const repeated = headings
		.map((heading) => ({ heading, text: plain(textOf(heading)) }))
		.filter(({ text }) => text.length > (/\p{Script=Han}/u.test(text) ? 3 : 8) && known.includes(text))
		.sort((a, b) => b.text.length - a.text.length)[0]?.heading;
	return repeated ?? (headings.length === 1 ? headings[0]! : null);
}

/** Finds the article of a page and answers for its elements why they are left out. */
export class Article {
	readonly #measures: Map<ParentNode, Measure>;
	readonly #surveys = new Map<ParentNode, Survey>();
	readonly #title: Element | null;
	readonly #all: number;
	/** The elements around the article, from the page to the article itself. */
	readonly #around = new Set<ParentNode>();
	/** No article could be told from the rest. */
	readonly #plain: boolean;

	/** `title` is what the metadata of the page say, all versions of it in one. */
	constructor(page: ParentNode, title: string) {
		this.#measures = measure(page);
		this.#all = this.#measureOf(page).prose;
		this.#title = titleHeading(page, title);
		const { prose } = this.#survey(page);
		this.#plain = prose === 0;
		const root = this.#plain ? page : this.#narrow(this.#marked(page, prose));
		for (let each: ParentNode | null = root; each; each = 'parentNode' in each ? each.parentNode : null)
			this.#around.add(each);
		this.#enter(root);
		this.#enterBelonging();
	}

	/** Why an element is left out; undefined for one that is not. */
	readonly leftOut = (element: Element): LeftOutKind | undefined => {
		const survey = this.#surveys.get(element);
		if (!survey || this.#around.has(element)) return undefined;
		if (survey.named) return survey.named;
		if (survey.inside) return this.#looksLeftOut(element, survey);
		return survey.holds ? undefined : 'boilerplate';
	};

	#measureOf(element: ParentNode): Readonly<Measure> {
		return this.#measures.get(element) ?? NOTHING;
	}

	/** Looks at a part of the page in document order. */
	#survey(root: ParentNode): Survey {
		let referenced = false;
		const visit = (parent: ParentNode, inNamed: boolean): Survey => {
			const named = isElement(parent) ? this.#nameOf(parent) : undefined;
			const own: Survey = {
				named,
				prose: this.#measureOf(parent).prose,
				belongs: false,
				holds: false,
				referenced,
				body: false,
				inside: false,
			};
			this.#surveys.set(parent, own);
			if (isElement(parent) && !inNamed && !named) own.belongs = this.#belongs(parent);
			own.holds = own.belongs;
			own.body = named === undefined && isElement(parent) && isBody(parent);
			if (isElement(parent) && HEADING.test(parent.tagName)) referenced = fieldName(parent)?.kind === 'references';
			for (const child of parent.childNodes) {
				if (!isElement(child) || !this.#measures.has(child)) continue;
				const inside = visit(child, inNamed || named !== undefined);
				own.prose -= this.#measureOf(child).prose - (inside.named ? 0 : inside.prose);
				own.holds ||= inside.holds;
				own.body ||= inside.body;
			}
			return own;
		};
		return visit(root, false);
	}

	#nameOf(element: Element): LeftOutKind | undefined {
		const { tagName } = element;
		if (tagName === 'html' || tagName === 'body') return undefined;
		const { prose, words, headings, links, nodes } = this.#measureOf(element);
		// Pages that show themselves by script hide all of it until then.
		if (isHidden(element)) return prose > this.#all / 2 ? undefined : 'hidden';
		if (words > 0 && words < LEGAL_WORDS && nodes < 100 && isParagraph(element) && isLegalText(textOf(element)))
			return 'boilerplate';
		const name = boilerplateName(element);
		if (name === null || this.#hasTitle(element)) return undefined;
		if (name === 'surely') return prose > this.#all * 0.8 ? undefined : 'boilerplate';
		if (this.#all === 0 || prose > Math.min(this.#all / 3, words / 2)) return undefined;
		if (headings > 0 && links === 0) return undefined;
		if (headings > 0 && nodes < 10_000 && findAll(element, ({ tagName }) => HEADING.test(tagName)).some(fieldName))
			return undefined;
		return 'boilerplate';
	}

	#hasTitle(element: Element): boolean {
		for (
			let each: ParentNode | null | undefined = this.#title;
			each;
			each = 'parentNode' in each ? each.parentNode : null
		)
			if (each === element) return true;
		return false;
	}

	#belongs(element: Element): boolean {
		if (element === this.#title || this.#isFieldHeading(element)) return true;
		if (protection(element) !== 'essential') return false;
		const { words, linked } = this.#measureOf(element);
		return words > PROSE && linked < words / 2;
	}

	/** A heading, marked as one or only set alone, of the abstract or the references. */
	#isFieldHeading(element: Element): boolean {
		const { words, links, nodes } = this.#measureOf(element);
		if (words === 0 || words > 60 || links > 0 || nodes > 5 || !isBlock(element)) return false;
		const kind = fieldName(element)?.kind;
		return kind === 'abstract' || kind === 'references';
	}

	/** What the page marks as the article, where most of the prose is in it. */
	#marked(page: ParentNode, all: number): ParentNode {
		for (const marked of MARKED) {
			const [first] = findAll(page, (element) => {
				const survey = this.#surveys.get(element);
				return survey !== undefined && !survey.named && survey.prose >= all * 0.6 && marked(element);
			});
			if (first) return first;
		}
		return page;
	}

	/** The deepest element that has nearly all prose; titles, abstracts and references are not lost on the way. */
	#narrow(from: ParentNode): ParentNode {
		let root = from;
		const all = this.#surveys.get(root)!.prose;
		for (;;) {
			const children = root.childNodes.filter(
				(child): child is Element => isElement(child) && this.#surveys.get(child)?.named === undefined,
			);
			const next = children.find((child) => {
				const survey = this.#surveys.get(child);
				return survey !== undefined && survey.prose >= all * (survey.body ? 0.6 : 0.9);
			});
			if (!next || !/^(?:html|body|div|main|article|center|form|table|tbody|tr|td|font|span)$/u.test(next.tagName))
				return root;
			if (children.some((child) => child !== next && this.#surveys.get(child)?.holds)) return root;
			root = next;
		}
	}

	#enter(parent: ParentNode): void {
		const survey = this.#surveys.get(parent);
		if (survey) survey.inside = true;
		for (const child of parent.childNodes) if (isElement(child)) this.#enter(child);
	}

	/** What belongs to the article and stands elsewhere on the page: abstracts, references, and what follows their headings. */
	#enterBelonging(): void {
		for (const [element, survey] of this.#surveys) {
			if (!survey.belongs || survey.inside || this.#around.has(element) || !isElement(element)) continue;
			this.#enter(element);
			const parent = element.parentNode;
			if (!this.#isFieldHeading(element) || !parent) continue;
			if (!this.#around.has(parent)) {
				this.#enter(parent);
				continue;
			}
			for (const next of parent.childNodes.slice(parent.childNodes.indexOf(element) + 1)) {
				if (!isElement(next)) continue;
				if (this.#around.has(next) || HEADING.test(next.tagName)) break;
				this.#enter(next);
			}
		}
	}

	/** Inside the article: lists that only lead elsewhere, and the labels of buttons. */
	#looksLeftOut(element: Element, survey: Survey): LeftOutKind | undefined {
		if (this.#plain) return undefined;
		const { tagName } = element;
		const { words, linked, links, inner, headings, prose, nodes } = this.#measureOf(element);
		if (words > 0 && words < 120 && nodes < 50 && this.#isLabel(element)) return 'boilerplate';
		if (!/^(?:ul|ol|div|section|p)$/u.test(tagName) || links < 3 || prose > 0 || nodes > 5000) return undefined;
		if (survey.referenced || protection(element)) return undefined;
		const titles = headings === 0 ? [] : findAll(element, (each) => HEADING.test(each.tagName));
		if (titles.some((each) => fieldName(each) || each === this.#title)) return undefined;
		const titled = titles.reduce((sum, each) => sum + this.#measureOf(each).words, 0);
		if (linked < (words - titled) * 0.75) return undefined;
		return tagName === 'ul' || tagName === 'ol' || titled > 0 || inner === links ? 'boilerplate' : undefined;
	}

	#isLabel(element: Element): boolean {
		const { tagName } = element;
		if (/^(?:t[dhr]|thead|tbody|tfoot|table|caption|dt|dd|section|article)$/u.test(tagName)) return false;
		if (!isBlock(element)) {
			if (tagName !== 'a') return false;
			let around = element.parentNode;
			while (around && isElement(around) && !isBlock(around)) around = around.parentNode;
			if (!around || this.#measureOf(around).prose > 0) return false;
		}
		if (HEADING.test(tagName) && (fieldName(element) || element === this.#title)) return false;
		return isBoilerplateText(textOf(element));
	}
}

/** A block without blocks in it. */
const isParagraph = (element: Element) =>
	isBlock(element) && !element.childNodes.some((child) => isElement(child) && isBlock(child));

function fieldName(heading: Element) {
	return nameOf(cleanText(textOf(heading).slice(0, 300)));
}
