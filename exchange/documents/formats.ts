/** Which files can be read as texts, by their endings and by what they begin with. */
import { SynthemaError } from '#core/errors.ts';
import type { Reader } from './model.ts';

export interface Format {
	mediaType: string;
	endings: readonly string[];
	/** Null for plain text and Markdown, which are read as they are. */
	load: (() => Promise<Reader>) | null;
}

/** Readers are loaded when the first file of their kind comes: most sessions read one or two kinds. */
export const FORMATS = {
	text: { mediaType: 'text/plain', endings: ['.txt', '.text'], load: null },
	markdown: { mediaType: 'text/markdown', endings: ['.md', '.markdown'], load: null },
	pdf: {
		mediaType: 'application/pdf',
		endings: ['.pdf'],
		load: async () => (await import('../pdf/read.ts')).readPdf,
	},
	docx: {
		mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		endings: ['.docx', '.docm'],
		load: async () => (await import('../office/docx/read.ts')).readDocx,
	},
	odt: {
		mediaType: 'application/vnd.oasis.opendocument.text',
		endings: ['.odt', '.fodt'],
		load: async () => (await import('../office/odt/read.ts')).readOdt,
	},
	html: {
		mediaType: 'text/html',
		endings: ['.html', '.htm', '.xhtml'],
		load: async () => (await import('../web/read.ts')).readHtml,
	},
	mhtml: {
		mediaType: 'multipart/related',
		endings: ['.mhtml', '.mht'],
		load: async () => (await import('../web/mhtml.ts')).readMhtml,
	},
	epub: {
		mediaType: 'application/epub+zip',
		endings: ['.epub'],
		load: async () => (await import('../epub/read.ts')).readEpub,
	},
	rtf: {
		mediaType: 'application/rtf',
		endings: ['.rtf'],
		load: async () => (await import('../rtf/read.ts')).readRtf,
	},
} satisfies Record<string, Format>;
export type FormatName = keyof typeof FORMATS;

/** Every ending that can be read, without its point, for file dialogs. */
export const READABLE_ENDINGS: readonly string[] = Object.values(FORMATS).flatMap(({ endings }) =>
	endings.map((ending) => ending.slice(1)),
);

/** Ending of a file name with its point, in lower case; empty without one. */
export function endingOf(name: string): string {
	return /\.[^./\\\s]{1,12}$/u.exec(name)?.[0].toLowerCase() ?? '';
}

const latin = new TextDecoder('latin1');

/** What the first bytes say; null where they say nothing of these formats. */
function byContent(bytes: Uint8Array): FormatName | 'zip' | null {
	const head = latin.decode(bytes.subarray(0, 1024));
	// Word before 2007; its reader says what to do with it.
	if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) return 'docx';
	if (head.includes('%PDF-')) return 'pdf';
	if (head.startsWith('{\\rtf')) return 'rtf';
	if (head.startsWith('PK\u0003\u0004')) {
		if (head.includes('mimetypeapplication/epub+zip')) return 'epub';
		if (head.includes('mimetypeapplication/vnd.oasis.opendocument.text')) return 'odt';
		return 'zip';
	}
	const text = head.replace(/^(?:ï»¿|[\s\0])+/u, '').toLowerCase();
	if (/^(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<office:document\b/su.test(text)) return 'odt';
	if (/^(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html\b)/su.test(text)) return 'html';
	if (/^(?:from: <saved by|mime-version:)/u.test(text) && text.includes('multipart/related')) return 'mhtml';
	return null;
}

/**
 * The format of a file. The first bytes are believed before the ending: an ".doc" that is RTF, a ".pdf" that is a login
 * page. A name without a known ending is text if nothing else is found. Throws `import.unsupported`.
 */
export function formatOf(name: string, bytes: Uint8Array): { format: FormatName; asNamed: boolean } {
	const ending = endingOf(name);
	const named = (Object.keys(FORMATS) as FormatName[]).find((key) =>
		(FORMATS[key].endings as readonly string[]).includes(ending),
	);
	const found = byContent(bytes);
	if (found === 'zip') {
		if (named && ['docx', 'odt', 'epub'].includes(named)) return { format: named, asNamed: true };
		if (!named && ending !== '') throw unsupported(name, ending);
		return { format: 'docx', asNamed: false };
	}
	// HTML written down as an example in a text file is text.
	if (found !== null && !(found === 'html' && (named === 'text' || named === 'markdown')))
		return { format: found, asNamed: named === found || (named === undefined && ending === '') };
	if (named) return { format: named, asNamed: true };
	if (ending === '') return { format: 'text', asNamed: true };
	throw unsupported(name, ending);
}

function unsupported(file: string, ending: string): SynthemaError {
	const readable = Object.values(FORMATS)
		.map(({ endings }) => endings[0])
		.join(', ');
	return new SynthemaError('import.unsupported', { file, ending, readable });
}
