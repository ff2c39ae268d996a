/** OpenDocument texts (.odt, .fodt; ODF 1.0–1.4) to blocks. */
import { SynthemaError } from '#core/errors.ts';
import { pixelsOf, refuseLarge, refuseLargeImages } from '../../container/images.ts';
import { childOf, childrenOf, decodeXml, descendants, type Element, parseXml, textOf } from '../../container/xml.ts';
import { type Container, openZip } from '../../container/zip.ts';
import { cleanText } from '../../documents/clean.ts';
import type { Block, Metadata, ReadContext, ReadDocument } from '../../documents/model.ts';
import { attr } from '../attributes.ts';
import { refuseCompound } from '../compound.ts';
import { declaredLanguage } from '../language.ts';
import { withMark } from '../marks.ts';
import { metadataOf } from '../metadata.ts';
import { officeWarnings } from '../warnings.ts';
import { OdtComments, type OdtDocument, readChanges } from './document.ts';
import { StoryReader } from './story.ts';
import { readOdtStyles } from './styles.ts';

/** Bytes of a flat document, pictures included, at most. */
const MAX_FLAT = 100_000_000;
/** Base64 letters of a picture that are looked at. */
const PICTURE_HEAD = 65_536;
const TEXT_TYPE = /^application\/vnd\.oasis\.opendocument\.text(?:-template|-master|-web|-master-template)?\s*$/u;

/** The parts of a document; in a flat one they are one and the same. */
interface Parts {
	content: Element;
	styles: Element;
	meta: Element | null;
	embedded(href: string): Element | null;
	/** Whether there are macros. */
	active: boolean;
}

/**
 * Reads an OpenDocument text. Tracked changes are taken as accepted; deleted and hidden words, comments, headers and
 * footers, tables of contents and descriptions of pictures are left out and can be put back; notes stand at the end.
 * Macros, embedded objects and whatever lies outside the file are never touched, pictures never opened.
 *
 * Throws `import.encrypted`, `import.oldWord`, `import.otherOffice` (no text document), `import.damaged`,
 * `import.tooLarge`, `import.imageTooLarge` and what `openZip` and `parseXml` throw.
 */
export async function readOdt(bytes: Uint8Array, context: ReadContext): Promise<ReadDocument> {
	const file = context.name;
	context.signal.throwIfAborted();
	refuseCompound(file, bytes);
	const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? packed(file, bytes) : flat(file, bytes);
	const body = childOf(parts.content, 'body');
	const text = body && childOf(body, 'text');
	if (!text) throw new SynthemaError('import.otherOffice', { file });
	context.progress(1, 3);

	const changes = readChanges(text);
	const styles = readOdtStyles(parts.content, parts.styles);
	const document: OdtDocument = {
		context,
		styles,
		notes: [],
		comments: new OdtComments(text, context),
		deletions: changes.deletions,
		embedded: parts.embedded,
		ignored: { active: parts.active || descendants(parts.content, 'dde-connection-decl').length > 0 },
	};
	const blocks = new StoryReader(document).read(text);
	context.progress(2, 3);
	const notes = (['footnote', 'endnote'] as const).flatMap((kind) => notesOf(document, kind));
	const headers = { ...document, styles: readOdtStyles(parts.styles, parts.styles) };
	const all = [
		...running(headers, parts.styles, 'header'),
		...blocks,
		...running(headers, parts.styles, 'footer'),
		...notes,
	];
	context.progress(3, 3);
	return {
		blocks: all,
		pages: [],
		language: declaredLanguage(blocks, styles.languages),
		metadata: metadata(parts.meta),
		warnings: officeWarnings(file, {
			revisions: changes.count,
			comments: document.comments.count,
			insertedFiles: 0,
			activeContent: document.ignored.active,
		}),
	};
}

function packed(file: string, bytes: Uint8Array): Parts {
	const container = openZip(file, bytes, (name) =>
		/^(?:mimetype|content\.xml|styles\.xml|meta\.xml|META-INF\/manifest\.xml|[^/]+\/content\.xml)$/u.test(name),
	);
	refuseEncrypted(file, container);
	if (container.has('mimetype') && !TEXT_TYPE.test(container.text('mimetype')))
		throw new SynthemaError('import.otherOffice', { file });
	if (!container.has('content.xml') && !container.has('mimetype'))
		throw new SynthemaError('import.otherOffice', { file });
	refuseLargeImages(file, container, (name) => /(?:^|\/)(?:Pictures|media)\//u.test(name));
	const xml = (name: string) => (container.has(name) ? parseXml(file, container.text(name)) : null);
	const content = parseXml(file, container.text('content.xml'));
	const shown = new Set<string>();
	return {
		content,
		styles: xml('styles.xml') ?? content,
		meta: xml('meta.xml'),
		embedded: (href) => {
			const part = `${href.replace(/^\.\//u, '').replace(/\/$/u, '')}/content.xml`;
			if (shown.has(part)) return null;
			shown.add(part);
			return xml(part);
		},
		active: container.names.some((name) => /^(?:Basic|Scripts)\/.*[^/]$/u.test(name)),
	};
}

/** Encrypted parts are listed as such; newer documents have one encrypted package inside. */
function refuseEncrypted(file: string, container: Container): void {
	const manifest = 'META-INF/manifest.xml';
	const encrypted =
		container.names.includes('encrypted-package') ||
		(container.has(manifest) && descendants(parseXml(file, container.text(manifest)), 'encryption-data').length > 0);
	if (encrypted) throw new SynthemaError('import.encrypted', { file });
}

function flat(file: string, bytes: Uint8Array): Parts {
	if (bytes.length > MAX_FLAT)
		throw new SynthemaError('import.tooLarge', {
			file,
			size: Math.ceil(bytes.length / 100_000) / 10,
			limit: MAX_FLAT / 1_000_000,
		});
	const root = parseXml(file, decodeXml(bytes));
	if (root.local !== 'document') throw new SynthemaError('import.otherOffice', { file });
	for (const [i, data] of descendants(root, 'binary-data').entries()) {
		const head = textOf(data).slice(0, PICTURE_HEAD).replace(/\s/gu, '');
		refuseLarge(file, String(i + 1), pixelsOf(new Uint8Array(Buffer.from(head, 'base64'))));
	}
	const scripts = childOf(root, 'scripts');
	return {
		content: root,
		styles: root,
		meta: root,
		embedded: () => null,
		active: scripts !== undefined && descendants(scripts, 'module').length + descendants(scripts, 'script').length > 0,
	};
}

function notesOf(document: OdtDocument, kind: 'footnote' | 'endnote'): Block[] {
	const blocks: Block[] = [];
	// Notes may have notes: those are at the end of the list by the time they are reached.
	for (let i = 0; i < document.notes.length; i++) {
		const note = document.notes[i]!;
		if (note.kind !== kind) continue;
		const read = new StoryReader(document).read(note.body);
		const first = read.findIndex((block) => block.leftOut === undefined);
		for (const [j, { depth: _, ...block }] of read.entries()) {
			const plain: Block = { ...block, kind: 'footnote' };
			blocks.push(...(j === first ? withMark([plain], note.mark) : [plain]));
		}
	}
	return blocks;
}

/** Headers or footers of all kinds of pages, each text once. */
function running(document: OdtDocument, styles: Element, kind: 'header' | 'footer'): Block[] {
	const seen = new Set<string>();
	const blocks: Block[] = [];
	for (const page of descendants(styles, 'master-page')) {
		for (const element of childrenOf(page)) {
			if (!element.local.startsWith(kind) || attr(element, 'display') === 'false') continue;
			for (const block of new StoryReader(document).read(element)) {
				if (seen.has(block.text)) continue;
				seen.add(block.text);
				const why = /\p{L}/u.test(block.text) ? 'running-head' : 'page-number';
				blocks.push({ ...block, kind: 'paragraph', leftOut: block.leftOut ?? why });
			}
		}
	}
	return blocks;
}

function metadata(part: Element | null): Metadata {
	const meta = part && childOf(part, 'meta');
	const value = (local: string) => {
		const element = meta && childOf(meta, local);
		return element ? cleanText(textOf(element)) : '';
	};
	return metadataOf({
		title: value('title'),
		creator: value('initial-creator') || value('creator'),
		identifier: value('identifier'),
	});
}
