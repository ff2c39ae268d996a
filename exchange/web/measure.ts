/** How much each element of a page says, in prose and in links. */
import { attribute, isBlock, isElement, isText, isWordless, type ParentNode } from './dom.ts';

export interface Measure {
	/** Weight of all words: Latin letters one, Chinese ones two and a half, as they say more. */
	words: number;
	/** Weight of the words in links. */
	linked: number;
	/** Weight of long stretches of words that are not mostly links. */
	prose: number;
	links: number;
	/** Links to places of the same page. */
	inner: number;
	headings: number;
	nodes: number;
}

export const NOTHING: Readonly<Measure> = { words: 0, linked: 0, prose: 0, links: 0, inner: 0, headings: 0, nodes: 0 };

const BEYOND_LATIN = /[\u3040-\uffff]/u;
const HAN = /[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]/gu;
/** Weight from which a stretch of words is prose. */
export const PROSE = 80;

function weightOf(text: string): number {
	const plain = text.replace(/\s{2,}/gu, ' ');
	if (plain.trim() === '') return 0;
	return plain.length + 1.5 * (BEYOND_LATIN.test(plain) ? (plain.match(HAN)?.length ?? 0) : 0);
}

/** Measures every element below a root, and the root. */
export function measure(root: ParentNode): Map<ParentNode, Measure> {
	const measures = new Map<ParentNode, Measure>();
	const blocks: Measure[] = [];
	let run = 0;
	let linkedRun = 0;
	let inLink = 0;
	const end = () => {
		if (run >= PROSE && linkedRun < run / 2) blocks.at(-1)!.prose += run;
		run = 0;
		linkedRun = 0;
	};
	const visit = (parent: ParentNode): Measure => {
		const own: Measure = { ...NOTHING, nodes: 1 };
		measures.set(parent, own);
		const block = !isElement(parent) || isBlock(parent);
		const link = isElement(parent) && parent.tagName === 'a';
		if (block) {
			if (blocks.length > 0) end();
			blocks.push(own);
		}
		if (link) {
			inLink++;
			own.links++;
			if (attribute(parent, 'href')?.startsWith('#')) own.inner++;
		}
		if (isElement(parent) && /^h[1-6]$/u.test(parent.tagName)) own.headings++;
		for (const child of parent.childNodes) {
			if (isText(child)) {
				const weight = weightOf(child.value);
				own.words += weight;
				run += weight;
				if (inLink > 0) {
					own.linked += weight;
					linkedRun += weight;
				}
			} else if (isElement(child) && !isWordless(child)) {
				const inside = visit(child);
				own.words += inside.words;
				own.linked += inside.linked;
				own.prose += inside.prose;
				own.links += inside.links;
				own.inner += inside.inner;
				own.headings += inside.headings;
				own.nodes += inside.nodes;
			}
		}
		if (link) inLink--;
		if (block) {
			end();
			blocks.pop();
		}
		return own;
	};
	visit(root);
	return measures;
}
