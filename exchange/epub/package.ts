/** What the package of an EPUB says: its metadata, its documents in reading order, the labels of its printed pages. */

import { SynthemaError } from '#core/errors.ts';
import { splitAuthors } from '#core/references/authors.ts';
import { childOf, childrenOf, descendants, type Element, parseXml, textOf } from '../container/xml.ts';
import { type Container, openZip } from '../container/zip.ts';
import { cleanText } from '../documents/clean.ts';
import type { Metadata } from '../documents/model.ts';
import { doiIn, languageTag, yearIn } from '../web/metadata.ts';

export interface Chapter {
	/** Path in the container. */
	path: string;
	/** Cover, contents, imprint: not a part of the text. */
	furniture: boolean;
}

export interface Package {
	metadata: Metadata;
	language: string | null;
	/** In reading order. */
	chapters: Chapter[];
	/** Paths of style sheets. */
	styles: string[];
	/** Paths of the lists of contents and pages: EPUB 3, then EPUB 2. */
	nav: string | null;
	ncx: string | null;
}

/** Documents of a book, at most. */
const MAX_CHAPTERS = 10_000;
/** Style sheets that are looked at. */
const MAX_STYLES = 100;
const DOCUMENT_TYPE = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/iu;
const FURNITURE = /^(?:cover|toc|copyright-?page|copyright|loi|lot|loa|landmarks|page-list|colophon|halftitlepage)$/u;
/** Fonts made unreadable for other programs are no protection of the text. */
const FONT_SCRAMBLING = /^http:\/\/(?:www\.idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC)$/u;

/** A path written in a document, from the root of the container; without its fragment. */
export function resolvePath(from: string, href: string): string {
	let path = href.split(/[?#]/u)[0]!;
	try {
		path = decodeURIComponent(path);
	} catch (error) {
		// A name with a percent sign that means itself.
		if (!(error instanceof URIError)) throw error;
	}
	const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
	for (const part of path.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.' && part !== '') parts.push(part);
	}
	return parts.join('/');
}

/** Some entries of the container; each asks for what it needs only. */
export function entries(file: string, bytes: Uint8Array, wanted: ReadonlySet<string>): Container {
	return openZip(file, bytes, (name) => wanted.has(name));
}

/** Throws `import.encrypted` when what is encrypted is more than fonts. */
function refuseEncrypted(file: string, container: Container): void {
	if (!container.has('META-INF/encryption.xml')) return;
	for (const data of descendants(parseXml(file, container.text('META-INF/encryption.xml')), 'EncryptedData')) {
		const algorithm = childOf(data, 'EncryptionMethod')?.attributes.Algorithm ?? '';
		const target = descendants(data, 'CipherReference')[0]?.attributes.URI ?? '';
		if (FONT_SCRAMBLING.test(algorithm) || /\.(?:otf|ttf|woff2?|dfont)$/iu.test(target)) continue;
		throw new SynthemaError('import.encrypted', { file });
	}
}

/** Reads container and package. Throws what `openZip` and `parseXml` throw, `import.encrypted`, and `import.damaged` without a package. */
export function readPackage(file: string, bytes: Uint8Array): Package {
	const outer = entries(file, bytes, new Set(['META-INF/container.xml', 'META-INF/encryption.xml']));
	refuseEncrypted(file, outer);
	let path = outer.names.find((name) => /\.opf$/iu.test(name));
	if (outer.has('META-INF/container.xml')) {
		const roots = descendants(parseXml(file, outer.text('META-INF/container.xml')), 'rootfile');
		const named = roots.map(({ attributes }) => resolvePath('', attributes['full-path'] ?? ''));
		path = named.find((each) => outer.names.includes(each)) ?? path;
	}
	if (path === undefined) throw new SynthemaError('import.damaged', { file });
	const root = parseXml(file, entries(file, bytes, new Set([path])).text(path));
	return packageOf(root, path);
}

function packageOf(root: Element, path: string): Package {
	const items = new Map<string, { path: string; type: string; properties: string }>();
	const manifest = childOf(root, 'manifest');
	for (const { attributes } of manifest ? childrenOf(manifest, 'item') : [])
		if (attributes.id && attributes.href)
			items.set(attributes.id, {
				path: resolvePath(path, attributes.href),
				type: attributes['media-type'] ?? '',
				properties: attributes.properties ?? '',
			});
	const guide = new Set<string>();
	for (const { attributes } of descendants(root, 'reference'))
		if (FURNITURE.test((attributes.type ?? '').toLowerCase())) guide.add(resolvePath(path, attributes.href ?? ''));
	const spine = childOf(root, 'spine');
	const chapters: Chapter[] = [];
	const seen = new Set<string>();
	for (const { attributes } of spine ? childrenOf(spine, 'itemref') : []) {
		const item = items.get(attributes.idref ?? '');
		if (!item || seen.has(item.path) || !(DOCUMENT_TYPE.test(item.type) || /\.x?html?$/iu.test(item.path))) continue;
		seen.add(item.path);
		if (chapters.length < MAX_CHAPTERS)
			chapters.push({ path: item.path, furniture: guide.has(item.path) || /\bnav\b/u.test(item.properties) });
	}
	const nav = [...items.values()].find(({ properties }) => /\bnav\b/u.test(properties))?.path ?? null;
	const ncx =
		items.get(spine?.attributes.toc ?? '')?.path ??
		[...items.values()].find(({ type }) => type === 'application/x-dtbncx+xml')?.path ??
		null;
	const styles = [...items.values()].filter(({ type }) => type === 'text/css').map((item) => item.path);
	const metadata = childOf(root, 'metadata') ?? root;
	const language = descendants(metadata, 'language').map((each) => languageTag(textOf(each)));
	return {
		metadata: metadataOf(metadata),
		language: language.find((each) => each !== null) ?? null,
		chapters,
		styles: styles.slice(0, MAX_STYLES),
		nav,
		ncx,
	};
}

function metadataOf(metadata: Element): Metadata {
	const words = (name: string) =>
		descendants(metadata, name)
			.map((each) => cleanText(textOf(each)))
			.filter((each) => each !== '');
	const refined = new Map<string, string>();
	for (const meta of descendants(metadata, 'meta')) {
		const { refines, property } = meta.attributes;
		if (refines && property) refined.set(`${refines.replace(/^#/u, '')} ${property}`, cleanText(textOf(meta)));
	}
	const authors = descendants(metadata, 'creator').flatMap((creator) => {
		const { id, 'opf:role': role, 'opf:file-as': fileAs } = creator.attributes;
		if ((refined.get(`${id} role`) ?? role ?? 'aut') !== 'aut') return [];
		const name = refined.get(`${id} file-as`) ?? fileAs ?? cleanText(textOf(creator));
		return splitAuthors(cleanText(name));
	});
	const dates = descendants(metadata, 'date');
	const published = dates.find((each) => each.attributes['opf:event'] === 'publication') ?? dates[0];
	return {
		title: words('title')[0] ?? '',
		authors,
		year: published ? yearIn(textOf(published)) : null,
		doi: [...words('identifier'), ...words('source')].map(doiIn).find((each) => each !== '') ?? '',
	};
}

export const isFurniture = (type: string) => FURNITURE.test(type);
