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
const MAX_NODES = 5_000_000;

/**
 * Parses a document; `file` is for messages. Attributes are by their written name ("w:val"). Throws `import.xmlEntities`
 * for a document type definition that declares something, `import.damaged` for what is not well-formed, nested more than
 * 500 deep or larger than five million nodes. The five entities of XML and character references are resolved.
 */
export function parseXml(file: string, text: string): Element {
	const parser = new SaxesParser({ xmlns: true, fragment: false, position: false });
	const root: Element = { name: '', local: '', uri: '', attributes: {}, children: [] };
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
		const attributes: Record<string, string> = Object.create(null);
		for (const [name, attribute] of Object.entries(tag.attributes))
			attributes[name] = typeof attribute === 'string' ? attribute : attribute.value;
		const element: Element = { name: tag.name, local: tag.local, uri: tag.uri, attributes, children: [] };
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
