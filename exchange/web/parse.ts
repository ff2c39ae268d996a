/** HTML to a tree, as browsers read it, with limits on what a page may ask of the memory and the time of the machine. */
import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, Token, TokenizerMode, type TreeAdapter } from 'parse5';
import { SynthemaError } from '#core/errors.ts';
import { refuseLength } from '../documents/length.ts';
import { pause } from '../documents/pause.ts';
import { isWordless } from './dom.ts';

export type Document = DefaultTreeAdapterMap['document'];

/** Elements open at the same time, at most; browsers stop at 512. */
const MAX_OPEN = 600;
/** Elements, texts and attributes, at most: some 30 MB of the wordiest pages, and a few hundred of memory. */
const MAX_NODES = 1_000_000;
/** Characters between two looks at the limits. */
const CHUNK = 1_048_576;
/** Characters of a text that are put together before they are added to it. */
const BUFFER = 65_536;

/** Reads `<p/>` as an empty element, which XHTML means by it and HTML does not. */
class XhtmlParser extends Parser<DefaultTreeAdapterMap> {
	override onStartTag(token: Token.TagToken): void {
		super.onStartTag(token);
		if (!token.selfClosing || token.ackSelfClosing) return;
		super.onEndTag({ ...token, type: Token.TokenType.END_TAG, attrs: [] });
		this.tokenizer.state = TokenizerMode.DATA;
	}
}

type TextNode = DefaultTreeAdapterMap['textNode'];

/** Texts come word by word; a string made of millions of parts would take many times its room. */
class TextBuffer {
	#node: TextNode | null = null;
	#parts: string[] = [];
	#length = 0;

	add(node: TextNode, text: string): void {
		if (node !== this.#node || this.#length > BUFFER) this.flush();
		this.#node = node;
		this.#parts.push(text);
		this.#length += text.length;
	}

	flush(): void {
		if (this.#node) this.#node.value += this.#parts.join('');
		this.#node = null;
		this.#parts = [];
		this.#length = 0;
	}
}

interface Limited extends TreeAdapter<DefaultTreeAdapterMap> {
	/** Counts parts of a page and throws when they are too many. */
	count(more: number): void;
	/** Ends the page. */
	end(): void;
}

/** The tree adapter of parse5, which throws when a page is too large or nested too deep. */
function limited(file: string): Limited {
	let nodes = 0;
	let open = 0;
	let characters = 0;
	const buffer = new TextBuffer();
	const count = (more: number) => {
		nodes += more;
		if (nodes > MAX_NODES) throw new SynthemaError('import.tooManyElements', { file, limit: MAX_NODES });
	};
	return {
		...defaultTreeAdapter,
		count,
		end: () => buffer.flush(),
		createElement(tagName, namespaceURI, attrs) {
			count(1 + attrs.length);
			return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs);
		},
		insertText(parentNode, text) {
			if (!('tagName' in parentNode) || !isWordless(parentNode)) {
				characters += text.length;
				refuseLength(file, characters);
			}
			const last = parentNode.childNodes.at(-1);
			if (last && defaultTreeAdapter.isTextNode(last)) {
				buffer.add(last, text);
				return;
			}
			count(1);
			defaultTreeAdapter.insertText(parentNode, text);
		},
		insertTextBefore(parentNode, text, referenceNode) {
			count(1);
			buffer.flush();
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
 * tolerant as HTML otherwise. `told` hears the characters done. Throws `import.tooNested`, `import.tooManyElements`, `import.tooLarge`
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
	// The attributes of a tag are kept here until it ends, however many there are.
	const tokenizer = parser.tokenizer as unknown as { currentToken: { attrs?: unknown[] } | null };
	for (let at = 0; at < text.length || at === 0; at += CHUNK) {
		parser.tokenizer.write(text.slice(at, at + CHUNK), at + CHUNK >= text.length);
		const unfinished = tokenizer.currentToken?.attrs?.length ?? 0;
		if (unfinished > MAX_NODES / 5) treeAdapter.count(MAX_NODES);
		told?.(Math.min(at + CHUNK, text.length));
		await breathe();
	}
	treeAdapter.end();
	return parser.document;
}
