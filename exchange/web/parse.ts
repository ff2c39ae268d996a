/** HTML to a tree, as browsers read it, with limits on what a page may ask of the memory and the time of the machine. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, Token, TokenizerMode, type TreeAdapter } from 'parse5';
import { SynthemaError } from '#core/errors.ts';
import { pause } from '../documents/pause.ts';

export type Document = DefaultTreeAdapterMap['document'];

/** Elements open at the same time, at most; browsers stop at 512. */
const MAX_OPEN = 600;
/** Elements, texts and attributes, at most: some 30 MB of the wordiest pages, and a few hundred of memory. */
const MAX_NODES = 1_000_000;
/** Characters between two looks at the limits. */
const CHUNK = 32_768;

/** Reads `<p/>` as an empty element, which XHTML means by it and HTML does not. */
class XhtmlParser extends Parser<DefaultTreeAdapterMap> {
	override onStartTag(token: Token.TagToken): void {
		super.onStartTag(token);
		if (!token.selfClosing || token.ackSelfClosing) return;
		super.onEndTag({ ...token, type: Token.TokenType.END_TAG, attrs: [] });
		this.tokenizer.state = TokenizerMode.DATA;
	}
}

/** The tree adapter of parse5, which throws when a page is too large or nested too deep. */
function limited(file: string): TreeAdapter<DefaultTreeAdapterMap> & { count(more: number): void } {
	let nodes = 0;
	let open = 0;
	const count = (more: number) => {
		nodes += more;
		if (nodes > MAX_NODES) throw new SynthemaError('import.tooManyElements', { file, limit: MAX_NODES });
	};
	return {
		...defaultTreeAdapter,
		count,
		createElement(tagName, namespaceURI, attrs) {
			count(1 + attrs.length);
			return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
		},
		insertText(parentNode, text) {
			count(1);
			defaultTreeAdapter.insertText(parentNode, text);
		},
		insertTextBefore(parentNode, text, referenceNode) {
			count(1);
			defaultTreeAdapter.insertTextBefore(parentNode, text, referenceNode);
		},
		createCommentNode(data) {
			count(1);
			return defaultTreeAdapter.createCommentNode(data);
		},
		onItemPush() {
			if (++open > MAX_OPEN) throw new SynthemaError('import.tooNested', { file, limit: MAX_OPEN });
		},
		onItemPop() {
			open--;
		},
	};
}

/**
 * Parses a page; nothing in it is run or fetched. `xhtml` for files that are XML: it makes `<p/>` empty, and is as
 * tolerant as HTML otherwise. `told` hears the characters done. Throws `import.tooNested`, `import.tooManyElements`,
 * and an AbortError when `signal` is aborted.
 */
export async function parsePage(
	file: string,
	text: string,
	{ xhtml = false, signal, told }: { xhtml?: boolean; signal: AbortSignal; told?: (done: number) => void },
): Promise<Document> {
	const treeAdapter = limited(file);
	const parser = new (xhtml ? XhtmlParser : Parser<DefaultTreeAdapterMap>)({ treeAdapter, scriptingEnabled: false });
	const breathe = pause(signal);
	// An end tag's type and attributes are kept by the tokenizer until it is complete, whatever their number.
	const tokenizer = parser.tokenizer as unknown as { currentToken: { attrs?: unknown[] } | null };
	for (let at = 0; at < text.length || at === 0; at += CHUNK) {
		parser.tokenizer.write(text.slice(at, at + CHUNK), at + CHUNK >= text.length);
		const unfinished = tokenizer.currentToken?.attrs?.length ?? 0;
		if (unfinished > MAX_NODES / 5) treeAdapter.count(MAX_NODES);
		told?.(Math.min(at + CHUNK, text.length));
		await breathe();
	}
	return parser.document;
}
