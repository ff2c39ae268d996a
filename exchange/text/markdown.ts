/** Markdown to plain text: what a reader sees, without the marks. */
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

export interface PlainMarkdown {
	text: string;
	/** `[start, end)` in `text`; depth as written (`##` is 2). */
	headings: { start: number; end: number; depth: number }[];
	/** Pieces of HTML that were left out. */
	droppedHtml: number;
	/** Whether a metadata block (`---`) at the top was left out. */
	droppedMetadata: boolean;
}

const METADATA = /^---[ \t]*\n(?:[A-Za-z_][\w -]*:.*\n|[ \t]+.*\n|- .*\n|#.*\n|\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)/u;

class Writer {
	text = '';
	headings: PlainMarkdown['headings'] = [];
	droppedHtml = 0;

	/** A block of its own, `gap` (newlines) away from the one before. */
	block(content: string, gap: string): { start: number; end: number } | null {
		const words = content.trim();
		if (words === '') return null;
		if (this.text !== '') this.text += gap;
		const start = this.text.length;
		this.text += words;
		return { start, end: this.text.length };
	}

	inline(nodes: readonly PhrasingContent[]): string {
		return nodes.map((node) => this.phrase(node)).join('');
	}

	phrase(node: PhrasingContent): string {
		switch (node.type) {
			case 'text':
				return node.value;
			case 'inlineCode':
				return node.value;
			case 'break':
				return '\n';
			case 'image':
			case 'imageReference':
				return node.alt ?? '';
			case 'html':
				// A line break is no loss and would glue words together.
				if (/^<br\s*\/?>$/iu.test(node.value)) return '\n';
				this.droppedHtml++;
				return '';
			case 'footnoteReference':
				return `[${node.label ?? node.identifier}]`;
			default:
				return this.inline(node.children);
		}
	}

	/** Lines of one paragraph that were wrapped in the file are one line; a table that came as text keeps its rows. */
	paragraph(nodes: readonly PhrasingContent[]): string {
		const soft = '\u0000';
		const marked = nodes.map((node) => markSoftBreaks(node, soft));
		const content = this.inline(marked);
		const rows = content.split(soft);
		if (rows.length > 1 && rows.every((row) => row.includes('|'))) return rows.join('\n');
		return rows.reduce(
			(joined, row) =>
				joined +
				(/[\u2e80-\u9fff\uff00-\uff60]$/u.test(joined) && /^[\u2e80-\u9fff\uff00-\uff60]/u.test(row) ? '' : ' ') +
				row,
		);
	}

	blocks(nodes: readonly RootContent[], gap: string, depth: number): void {
		let first = true;
		for (const node of nodes) {
			this.any(node, first ? gap : '\n\n', depth);
			first = false;
		}
	}

	any(node: RootContent, gap: string, depth: number): void {
		switch (node.type) {
			case 'heading': {
				const range = this.block(this.paragraph(node.children).replace(/\n/gu, ' '), gap);
				if (range) this.headings.push({ ...range, depth: node.depth });
				return;
			}
			case 'paragraph':
				this.block(this.paragraph(node.children), gap);
				return;
			case 'blockquote':
				this.blocks(node.children, gap, depth);
				return;
			case 'list': {
				let number = node.start ?? 1;
				node.children.forEach((item, index) => {
					const sign = node.ordered ? `${number++}. ` : '– ';
					const before = index === 0 ? gap : node.spread ? '\n\n' : '\n';
					const [head, ...rest] = item.children;
					if (head?.type === 'paragraph') {
						this.block(sign + this.paragraph(head.children), before);
						for (const child of rest) this.any(child, child.type === 'list' ? '\n' : '\n\n', depth + 1);
					} else this.blocks(item.children, before, depth + 1);
				});
				return;
			}
			case 'code':
				this.block(node.value, gap);
				return;
			case 'html':
				this.droppedHtml++;
				return;
			case 'footnoteDefinition':
				this.blocks(node.children, gap, depth);
				return;
			default:
				// Rules and link definitions show nothing; tables and footnotes need extensions that are not loaded.
				return;
		}
	}
}

function markSoftBreaks<T extends Nodes>(node: T, mark: string): T {
	if (node.type === 'text') return { ...node, value: node.value.replace(/[ \t]*\n[ \t]*/gu, mark) };
	if ('children' in node)
		return { ...node, children: node.children.map((child) => markSoftBreaks(child as Nodes, mark)) } as T;
	return node;
}

/**
 * Plain text of a Markdown document (LF newlines): headings without their marks, paragraphs on one line each with a
 * blank line between, "– " before the items of a list and numbers as written, block quotes as paragraphs, links by
 * their text, pictures by their description, code as it is. HTML is left out and counted, never run.
 */
export function plainMarkdown(markdown: string): PlainMarkdown {
	const metadata = METADATA.exec(markdown);
	const droppedMetadata = metadata !== null && /:/u.test(metadata[0]);
	const tree = fromMarkdown(droppedMetadata ? markdown.slice(metadata[0].length) : markdown);
	const writer = new Writer();
	writer.blocks(tree.children, '\n\n', 0);
	return { text: writer.text, headings: writer.headings, droppedHtml: writer.droppedHtml, droppedMetadata };
}
