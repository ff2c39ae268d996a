/** The texts of the sample as they were written: the truth that every format carries. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findHeadings } from '#core/text/sections.ts';
import { plainMarkdown } from '#exchange/text/markdown.ts';

export interface Part {
	kind: 'heading' | 'paragraph';
	/** Of a heading: 1 for the title and main headings, 2 for subheadings. */
	depth: number;
	text: string;
}

export interface Manuscript {
	key: string;
	language: 'en' | 'zh';
	/** Says that the study is invented. */
	notice: string;
	title: string;
	/** Authors and year, as under the title. */
	byline: string;
	/** Everything after the byline. */
	parts: Part[];
	study: Study;
}

export interface Study {
	key: string;
	file: string;
	label: string;
	authors: string;
	year: number;
	title: string;
	country: string;
}

export const studies = JSON.parse(
	readFileSync(new URL('../../host/sample/studies.json', import.meta.url), 'utf8'),
) as Study[];

/** Reads the manuscript of a study (`manuscripts/<key>.txt` or `.md`). */
export function manuscript(key: string): Manuscript {
	const study = studies.find((each) => each.key === key)!;
	const [text, headings] = words(key);
	const depths = new Map(headings.map(({ start, depth }) => [start, depth]));
	const parts: Part[] = [];
	let at = 0;
	for (const piece of text.split('\n\n')) {
		const depth = depths.get(at);
		if (piece !== '')
			parts.push({ kind: depth === undefined ? 'paragraph' : 'heading', depth: depth ?? 0, text: piece });
		at += piece.length + 2;
	}
	const [notice, title, byline, ...rest] = parts;
	const main = rest[0]!.depth;
	return {
		key,
		language: /\p{Script=Han}/u.test(title!.text) ? 'zh' : 'en',
		notice: notice!.text,
		title: title!.text,
		byline: byline!.text,
		parts: rest.map((part) => (part.kind === 'heading' ? { ...part, depth: part.depth - main + 1 } : part)),
		study,
	};
}

function words(key: string): [string, { start: number; depth: number }[]] {
	for (const ending of ['txt', 'md']) {
		let raw: string;
		try {
			raw = readFileSync(fileURLToPath(new URL(`manuscripts/${key}.${ending}`, import.meta.url)), 'utf8');
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
			continue;
		}
		const text = raw.replaceAll('\r\n', '\n').trimEnd();
		if (ending === 'txt') return [text, findHeadings(text)];
		const plain = plainMarkdown(text);
		return [plain.text, plain.headings];
	}
	throw new Error(`there is no manuscript of ${key}`);
}
