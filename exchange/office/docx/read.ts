/** Word documents (.docx, .docm; ECMA-376 transitional and strict) to blocks. */
import { SynthemaError } from '#core/errors.ts';
import { refuseLargeImages } from '../../container/images.ts';
import { childOf, childrenOf, descendants, type Element, textOf } from '../../container/xml.ts';
import { cleanText } from '../../documents/clean.ts';
import type { Block, Metadata, ReadContext, ReadDocument } from '../../documents/model.ts';
import { attr } from '../attributes.ts';
import { refuseCompound } from '../compound.ts';
import { declaredLanguage } from '../language.ts';
import { withMark } from '../marks.ts';
import { metadataOf } from '../metadata.ts';
import { officeWarnings } from '../warnings.ts';
import { Comments, Notes, Revisions, type WordDocument } from './document.ts';
import { readNumbering } from './numbering.ts';
import { type OfficePackage, openPackage, type Relation } from './package.ts';
import { StoryReader } from './story.ts';
import { readStyles } from './styles.ts';

/**
 * Reads a Word document. Tracked changes are taken as accepted; deleted and hidden words, comments, headers and footers
 * and descriptions of pictures are left out and can be put back; notes stand at the end. Macros, embedded objects and
 * whatever lies outside the file are never touched, pictures never opened.
 *
 * Throws `import.encrypted`, `import.oldWord`, `import.otherOffice` (no text document), `import.damaged`,
 * `import.imageTooLarge` and what `openZip` and `parseXml` throw.
 */
export async function readDocx(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
	const file = context.name;
	context.signal.throwIfAborted();
	refuseCompound(file, bytes);
	const opened = openPackage(file, bytes);
	refuseLargeImages(file, opened.container, (name) => /(?:^|\/)media\//iu.test(name));
	const root = opened.xml(opened.main)!;
	const body = childOf(root, 'body');
	if (root.local !== 'document' || !body) throw new SynthemaError('import.otherOffice', { file });
	context.progress(1, 3);

	const relations = opened.relationsOf(opened.main);
	const part = (type: string) => {
		const relation = relations.find((each) => each.type === type && !each.external);
		return relation ? { name: relation.target, root: opened.xml(relation.target) } : { name: '', root: null };
	};
	const styles = readStyles(part('styles').root);
	const document: WordDocument = {
		context,
		package: opened,
		styles,
		numbering: readNumbering(part('numbering').root, (style) => styles.paragraph(style).numbering),
		notes: new Notes(descendants(body, 'footnoteReference').length > 0),
		comments: new Comments(part('comments').root, context),
		revisions: new Revisions(),
		ignored: { active: hasActiveContent(opened, relations), chunks: 0 },
		graphics: new Set(),
	};
	const text = new StoryReader(document, root, relations).read(body);
	context.progress(2, 3);
	const blocks = [
		...running(document, relations, 'header'),
		...text,
		...running(document, relations, 'footer'),
		...notes(document, { footnote: part('footnotes'), endnote: part('endnotes') }),
		...document.comments.rest().map((comment): Block => ({ kind: 'paragraph', text: comment, leftOut: 'comment' })),
	];
	context.progress(3, 3);
	return {
		blocks,
		pages: [],
		language: declaredLanguage(text, styles.languages),
		metadata: metadata(opened),
		warnings: officeWarnings(file, {
			revisions: document.revisions.count,
			comments: document.comments.count,
			insertedFiles: document.ignored.chunks,
			activeContent: document.ignored.active,
		}),
	};
}

/** Headers or footers, each text once however many sections repeat it. */
function running(document: WordDocument, relations: readonly Relation[], type: 'header' | 'footer'): Block[] {
	const seen = new Set<string>();
	const blocks: Block[] = [];
	const own = relations.filter((relation) => relation.type === type && !relation.external);
	for (const part of new Set(own.map(({ target }) => target))) {
		const root = document.package.xml(part);
		if (!root) continue;
		for (const block of new StoryReader(document, root, document.package.relationsOf(part)).read(root)) {
			if (seen.has(block.text)) continue;
			seen.add(block.text);
			const kind = /\p{L}/u.test(block.text) ? 'running-head' : 'page-number';
			blocks.push({ ...block, kind: 'paragraph', leftOut: block.leftOut ?? kind });
		}
	}
	return blocks;
}

type NotePart = { name: string; root: Element | null };

function notes(document: WordDocument, parts: Record<'footnote' | 'endnote', NotePart>): Block[] {
	const blocks: Block[] = [];
	for (const kind of ['footnote', 'endnote'] as const) {
		const { name, root } = parts[kind];
		if (!root) continue;
		const relations = document.package.relationsOf(name);
		const elements = new Map(childrenOf(root, kind).map((element) => [attr(element, 'id') ?? '', element]));
		for (const note of document.notes.referred) {
			const element = note.kind === kind ? elements.get(note.id) : undefined;
			if (!element) continue;
			const read = new StoryReader(document, element, relations).read(element);
			const first = read.findIndex((block) => block.leftOut === undefined);
			for (const [i, { depth: _, ...block }] of read.entries()) {
				const plain: Block = { ...block, kind: 'footnote' };
				const marked = i === first && !plain.text.startsWith(note.mark);
				blocks.push(...(marked ? withMark([plain], note.mark) : [plain]));
			}
		}
	}
	return blocks;
}

/** Macros, embedded objects, and pictures, templates or objects that lie elsewhere. Links in the text are only text. */
function hasActiveContent({ container, relationsOf }: OfficePackage, relations: readonly Relation[]): boolean {
	const settings = relations.filter(({ type }) => type === 'settings').flatMap(({ target }) => relationsOf(target));
	return (
		container.names.some((name) =>
			/(?:vbaProject\.bin|vbaData\.xml)$|(?:^|\/)(?:embeddings|activeX)\/./iu.test(name),
		) ||
		[...relations, ...settings].some(
			({ external, type, target }) =>
				external &&
				type !== 'hyperlink' &&
				// Word notes where its own template lies on the disk of whoever wrote the text.
				(type !== 'attachedTemplate' || /^(?:https?|ftp|smb):|^(?:file:)?[\\/]{2}(?![\\/])/iu.test(target)),
		)
	);
}

function metadata(opened: OfficePackage): Metadata {
	const relation = opened.relationsOf('').find(({ type, external }) => type === 'core-properties' && !external);
	const root = opened.xml(relation?.target ?? 'docProps/core.xml');
	const value = (local: string) => {
		const element = root && childOf(root, local);
		return element ? cleanText(textOf(element)) : '';
	};
	return metadataOf({ title: value('title'), creator: value('creator'), identifier: value('identifier') });
}
