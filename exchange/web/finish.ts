/** What is done to the blocks of a page once all are there. */
import type { Block } from '../documents/model.ts';
import type { WalkedBlock } from './walk.ts';

/** Longer pieces of boilerplate stand for themselves. */
const SHORT = 80;
/** Characters of a group of short pieces. */
const GROUP = 600;
const MARK = /^(?:[•◦▪]|[\da-z]{1,4}\.) /iu;

/** Joins the short words of menus and buttons, so that there is one thing to look at for each. */
export function grouped(blocks: readonly WalkedBlock[]): Block[] {
	const result: Block[] = [];
	let last: { block: Block; group: number; joins: boolean } | null = null;
	for (const { group, ...block } of blocks) {
		const joins = group !== undefined && block.text.length <= SHORT && block.kind !== 'row';
		if (
			joins &&
			last?.joins &&
			last.group === group &&
			last.block.leftOut === block.leftOut &&
			last.block.text.length < GROUP
		) {
			last.block.text = `${last.block.text.replace(MARK, '')} · ${block.text.replace(MARK, '')}`;
			last.block.kind = 'paragraph';
			delete last.block.depth;
			continue;
		}
		result.push(block);
		last = group === undefined ? null : { block, group, joins };
	}
	return result;
}

/** Heading depths from 1 without gaps: a page with h1, h3 and h4 has 1, 2 and 3. What is left out does not count. */
export function rankHeadings(blocks: readonly Block[]): void {
	const headings = blocks.filter(({ kind }) => kind === 'heading');
	const used = new Set(headings.filter(({ leftOut }) => leftOut === undefined).map(({ depth }) => depth!));
	const depths = [...used].sort((a, b) => a - b);
	for (const heading of headings) heading.depth = Math.max(1, depths.filter((depth) => depth <= heading.depth!).length);
}
