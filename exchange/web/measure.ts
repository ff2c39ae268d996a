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

/** Weight from which a stretch of words is prose. */
export const PROSE = 80;

function weightOf(text: string): number {
	let weight = 0;
	let space = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || code === 0x3000) {
			space = true;
			continue;
		}
		// A run of white space weighs one, at the ends of a text too: it parts it from the next.
		weight += space ? 2 : 1;
		space = false;
		if ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || code >= 0xff00) weight += 1.5;
	}
	return weight === 0 ? 0 : weight + (space ? 1 : 0);
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
