import type { Element } from '../container/xml.ts';

/** An attribute by its local name, whatever prefix the file uses. */
export function attr(element: Element, local: string): string | undefined {
	for (const name in element.attributes)
		if (name === local || (name.endsWith(local) && name.at(-local.length - 1) === ':')) return element.attributes[name];
	return undefined;
}
