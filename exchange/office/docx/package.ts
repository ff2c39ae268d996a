/** Parts of an Office Open XML file and the relations between them (ECMA-376 part 2; transitional and strict alike). */
import { SynthemaError } from '#core/errors.ts';
import { childrenOf, type Element, parseXml } from '../../container/xml.ts';
import { type Container, openZip } from '../../container/zip.ts';

export interface Relation {
	id: string;
	/** Last part of the type's address: "footnotes", "image"; the same in both editions of the standard. */
	type: string;
	/** Name of a part, or an address outside the file, which is never followed. */
	target: string;
	external: boolean;
}

export interface OfficePackage {
	file: string;
	container: Container;
	/** Name of the part that holds the document. */
	main: string;
	relationsOf(part: string): readonly Relation[];
	/** A part as XML, null where the file has none of that name. Throws as `parseXml`. */
	xml(part: string): Element | null;
}

function resolve(from: string, target: string): string {
	const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const step of target.split('/')) {
		if (step === '..') path.pop();
		else if (step !== '' && step !== '.') path.push(step);
	}
	return path.join('/');
}

/** Custom XML, themes and whole files inside the file hold no text of the document. */
function isRead(name: string): boolean {
	return (
		/\.(?:xml|rels)$/iu.test(name) && !/(?:^|\/)(?:customXml|theme|embeddings|activeX|webextensions)\//iu.test(name)
	);
}

/** Throws what `openZip` throws and `import.otherOffice` for a container without a Word document. */
export function openPackage(file: string, bytes: Uint8Array): OfficePackage {
	const container = openZip(file, bytes, isRead);
	const relationsOf = (part: string): Relation[] => {
		const at = part.lastIndexOf('/') + 1;
		const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`;
		if (!container.has(name)) return [];
		return childrenOf(parseXml(file, container.text(name)), 'Relationship').map(({ attributes }) => {
			const external = attributes.TargetMode === 'External';
			const target = attributes.Target ?? '';
			return {
				id: attributes.Id ?? '',
				type: (attributes.Type ?? '').split('/').at(-1)!,
				target: external ? target : resolve(part, target),
				external,
			};
		});
	};
	const stated = relationsOf('').find(({ type, external }) => type === 'officeDocument' && !external)?.target;
	const main = stated ?? 'word/document.xml';
	if (!container.has(main)) {
		if (container.names.some((name) => name.startsWith('word/')))
			throw new SynthemaError('import.partMissing', { file, part: main });
		throw new SynthemaError('import.otherOffice', { file });
	}
	return {
		file,
		container,
		main,
		relationsOf,
		xml: (part) => (container.has(part) ? parseXml(file, container.text(part)) : null),
	};
}
