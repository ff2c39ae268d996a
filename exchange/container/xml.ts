/** XML of documents as a tree. Document type definitions and entities of their own are refused, nothing is fetched. */
import { SaxesParser } from 'saxes';
import { SynthemaError } from '#core/errors.ts';

export interface Element {
	/** Name with its prefix, as written ("w:p"). */
	name: string;
	/** Name without prefix ("p") and the namespace it stands for. */
	local: string;
	uri: string;
	attributes: Readonly<Record<string, string>>;
	children: (Element | string)[];
}

const MAX_DEPTH = 500;
/** Elements, attributes and texts at most: some 3,000 pages of the wordiest writers, and 500 MB of memory. */
const MAX_NODES = 1_500_000;
/** UTF-16 code units at most. */
const MAX_LENGTH = 100_000_000;
const NONE: Readonly<Record<string, string>> = Object.freeze(Object.create(null));

/**
 * Bytes of an XML document to text: a byte order mark is believed first, then the pattern of UTF-16 without one, then
 * that valid UTF-8 is UTF-8 whatever the declaration says, then the declaration. What cannot be decoded becomes U+FFFD.
 */
export function decodeXml(bytes: Uint8Array): string {
	const [a, b] = bytes;
	if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le').decode(bytes);
	if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return decodeAsDeclared(bytes);
	}
}

function decodeAsDeclared(bytes: Uint8Array): string {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
	const label = /^(?:ï»¿)?\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/u.exec(head)?.[1] ?? 'utf-8';
	// What begins with "<?xml" in single bytes is no UTF-16.
	if (/^utf-?16/iu.test(label)) return new TextDecoder('utf-8').decode(bytes);
	try {
		return new TextDecoder(label).decode(bytes);
	} catch {
		return new TextDecoder('utf-8').decode(bytes);
	}
}

/**
 * Parses a document; `file` is for messages. Attributes are by their written name ("w:val"). Throws `import.xmlEntities`
 * for a document type definition that declares something, `import.tooLarge` above 100 million characters and
 * `import.damaged` for what is not well-formed, nested more than 500 deep or has more than 1.5 million nodes. The five
 * entities of XML and character references are resolved; nothing that a document type definition points to is fetched.
 */
export function parseXml(file: string, text: string): Element {
	if (text.length > MAX_LENGTH)
		throw new SynthemaError('import.tooLarge', {
			file,
			size: Math.ceil(text.length / 1_000_000),
			limit: MAX_LENGTH / 1_000_000,
		});
	const parser = new SaxesParser({ xmlns: true, fragment: false, position: false });
	const root: Element = { name: '', local: '', uri: '', attributes: NONE, children: [] };
	const stack: Element[] = [root];
	let nodes = 0;
	const damaged = (cause?: unknown) => new SynthemaError('import.damaged', { file }, { cause });
	parser.on('doctype', (doctype) => {
		if (/<!(ENTITY|ATTLIST|ELEMENT|NOTATION)|%/iu.test(doctype))
			throw new SynthemaError('import.xmlEntities', { file });
	});
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', (tag) => {
		if (stack.length > MAX_DEPTH || ++nodes > MAX_NODES) throw damaged();
		const written = Object.entries(tag.attributes);
		nodes += written.length;
		const element: Element = {
			name: tag.name,
			local: tag.local,
			uri: tag.uri,
			attributes: written.length === 0 ? NONE : attributesOf(written),
			children: [],
		};
		stack.at(-1)!.children.push(element);
		stack.push(element);
	});
	const addText = (value: string) => {
		if (stack.length === 1) return;
		if (++nodes > MAX_NODES) throw damaged();
		stack.at(-1)!.children.push(value);
	};
	parser.on('text', addText);
	parser.on('cdata', addText);
	parser.on('closetag', () => {
		stack.pop();
	});
	try {
		parser.write(text).close();
	} catch (error) {
		throw error instanceof SynthemaError ? error : damaged(error);
	}
	const first = root.children[0];
	if (!first || typeof first === 'string') throw damaged();
	return first;
}

function attributesOf(written: [string, string | { value: string }][]): Record<string, string> {
	const attributes: Record<string, string> = Object.create(null);
	for (const [name, attribute] of written)
		attributes[name] = typeof attribute === 'string' ? attribute : attribute.value;
	return attributes;
}

/** Child elements, of a local name where one is given. */
export function childrenOf(element: Element, local?: string): Element[] {
	return element.children.filter(
		(child): child is Element => typeof child !== 'string' && (local === undefined || child.local === local),
	);
}

/** The first child of a local name. */
export function childOf(element: Element, local: string): Element | undefined {
	return childrenOf(element, local)[0];
}

/** All descendants of a local name, in document order. */
export function descendants(element: Element, local: string): Element[] {
	const found: Element[] = [];
	const visit = (each: Element) => {
		for (const child of each.children) {
			if (typeof child === 'string') continue;
			if (child.local === local) found.push(child);
			visit(child);
		}
	};
	visit(element);
	return found;
}

/** Everything written inside, in document order. */
export function textOf(element: Element): string {
	return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}
