/** Pages of the open source: which page a place is on, and where in the surface a page begins. */
import { type PageLayout, pageAt } from '#core/text/page-layout.ts';
import { blockOf, lineAt, type TextLayout } from '../layout.ts';

/** One line on which a page begins; on a line that several pages share, the first and the last of them. */
export interface PageMark {
	line: number;
	/** From 1, as the file counts. */
	first: number;
	last: number;
	/** What stands on the line before the page begins; empty where it begins with the line. */
	before: string;
}

export class SourcePages {
	readonly pages: PageLayout['pages'];
	private readonly marks: PageLayout['marks'];
	private readonly byBlock = new Map<number, PageMark[]>();
	private readonly byLine = new Map<number, PageMark>();

	constructor({ pages, marks }: Pick<PageLayout, 'pages' | 'marks'>, { lines, text }: TextLayout) {
		this.pages = pages;
		this.marks = marks;
		for (const { start, page } of marks) {
			const line = lineAt(lines, start);
			const there = this.byLine.get(line);
			if (there) {
				there.last = page;
				continue;
			}
			const mark = { line, first: page, last: page, before: text.slice(lines.starts[line - 1]!, start) };
			this.byLine.set(line, mark);
			const block = this.byBlock.get(blockOf(line));
			if (block) block.push(mark);
			else this.byBlock.set(blockOf(line), [mark]);
		}
	}

	get count(): number {
		return this.pages.length;
	}

	/** Marks of a block of lines, from top to bottom. */
	ofBlock(block: number): readonly PageMark[] {
		return this.byBlock.get(block) ?? [];
	}

	beginningOn(line: number): PageMark | undefined {
		return this.byLine.get(line);
	}

	/** As printed, or the number in the file. `page` from 1. */
	label(page: number): string {
		return this.pages[page - 1]?.label ?? String(page);
	}

	/** Page (from 1) of a place in the text. */
	at(offset: number): number | null {
		return pageAt({ marks: this.marks }, offset);
	}

	/** First and last page of a stretch of the text, as printed; the same twice where it stands on one. */
	labelsOf(start: number, end: number): readonly [first: string, last: string] | null {
		const first = this.at(start);
		const last = this.at(Math.max(start, end - 1));
		return first === null || last === null ? null : [this.label(first), this.label(last)];
	}
}

/** The page a person means: a label as printed, else a number in the file. Null when there is none such. */
export function pageNamed(pages: PageLayout['pages'], wanted: string): number | null {
	const label = wanted.trim().toLocaleLowerCase();
	const printed = pages.findIndex((page) => page.label.toLocaleLowerCase() === label);
	if (printed >= 0) return printed + 1;
	const number = /^\d+$/u.test(label) ? Number(label) : 0;
	return number >= 1 && number <= pages.length ? number : null;
}
