/** Which files belong to which records: by what the records say, what the files say, and what they are called. */
import { familyOf } from './authors.ts';
import { doiOf } from './identifiers.ts';
import type { Reference } from './model.ts';
import { filePath } from './model.ts';
import { comparable, folded, HAN } from './text.ts';
import { similarity, titleKeyOf } from './titles.ts';

export interface MatchableFile {
	name: string;
	/** With folders where it is known, otherwise the name. */
	path: string;
	/** From the file's own metadata. */
	doi?: string;
	title?: string;
}

/** `record`: the record names the file. `doi`, `title`: the file's metadata agree. `name`: it is called like the record. */
export type MatchReason = 'record' | 'doi' | 'title' | 'name';

export interface FileMatch {
	/** Indexes into the records and the files. */
	reference: number;
	file: number;
	reason: MatchReason;
}

export interface FileMatches {
	/** In the order of the records, then of the reasons; no file twice. */
	matches: FileMatch[];
	/** Files that fit several records equally well; a person chooses. */
	ambiguous: { file: number; references: number[]; reason: MatchReason }[];
	/** Files that fit none. */
	unmatched: number[];
	/** Files that a record names and that are not there. */
	missing: { reference: number; path: string }[];
}

const pathKey = (path: string) => filePath(path).normalize('NFC').toLowerCase();
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const NEAR_TITLE = 0.9;

/** Folders, from the name upwards, in which two paths agree; 0 when the names differ. */
function commonTail(a: string, b: string): number {
	const [x, y] = [a.split('/').reverse(), b.split('/').reverse()];
	let common = 0;
	while (common < x.length && common < y.length && x[common] === y[common]) common++;
	return common;
}

/** Files that a path of a record means: those of its name with most folders in common. */
function named(path: string, byBase: ReadonlyMap<string, number[]>, paths: readonly string[]): number[] {
	const files = byBase.get(baseOf(path)) ?? [];
	const best = Math.max(0, ...files.map((file) => commonTail(path, paths[file]!)));
	return files.filter((file) => commonTail(path, paths[file]!) === best);
}

/** What a file's name is made of: its words, folded, the year in it, and all of it as one key. */
function nameParts(name: string): { words: string[]; year: number | null; key: string } {
	const base = folded(name.replace(/\.[a-z0-9]{1,8}$/iu, '').slice(0, 400));
	const year = /(?<!\d)((?:1[89]|20)\d{2})(?!\d)/u.exec(base);
	const words = base.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	return { words, year: year ? Number(year[1]) : null, key: comparable(base) };
}

/** Whether the name of a file goes on after author and year with what is not the title. */
function titleAgrees(name: string, family: string, year: number | null, title: string): boolean | null {
	let rest = name.replace(family, '');
	rest = rest.replace(/^(?:etal|等|and\p{L}{0,30}?(?=\d{4})|und\p{L}{0,30}?(?=\d{4}))/u, '');
	if (year !== null) rest = rest.replace(String(year), '').replace(/^[a-z](?=$)/u, '');
	if (rest.length < 8 || title === '') return null;
	return title.startsWith(rest.slice(0, 20)) || rest.includes(title.slice(0, 20)) || title.includes(rest.slice(-20));
}

/** What in a file's name may be a family name: words, up to four of them joined, and the ends of Chinese ones. */
function familiesIn(words: readonly string[]): string[] {
	const found = new Set<string>();
	for (const [at, word] of words.slice(0, 60).entries()) {
		for (let to = at + 1; to <= at + 4; to++) found.add(words.slice(at, to).join(''));
		const letters = word.replace(/\p{N}.*$/u, '');
		found.add(letters);
		if (HAN.test(letters)) for (let length = 1; length <= 3; length++) found.add(letters.slice(0, length));
	}
	return [...found];
}

/** Score 0–1 of a name for a record: 1 for its title, 0.9 for author, year and title, 0.8 for author and year. */
function nameScore(parts: ReturnType<typeof nameParts>, year: number | null, family: string, title: string): number {
	const long = HAN.test(title) ? 6 : 15;
	const whole =
		title.length >= long &&
		(parts.key.includes(title) ||
			(parts.key.length >= long && title.startsWith(parts.key)) ||
			similarity(parts.key, title, NEAR_TITLE) > 0);
	if (whole && (parts.year === null || year === null || Math.abs(parts.year - year) <= 1)) return 1;
	if (family === '' || year === null || parts.year !== year || !familiesIn(parts.words).includes(family)) return 0;
	const agrees = titleAgrees(parts.key, family, year, title);
	return agrees === true ? 0.9 : agrees === null ? 0.8 : 0.5;
}

/**
 * Finds the record of each file: first by the paths in the records (Zotero, JabRef, EndNote), then by the DOI and the title
 * in the file's metadata, then by its name ("Falkenberg et al. - 2009 - Hearing the unsaid.pdf", "欧阳2018.pdf"). A reason
 * further down is only looked at for files that none before settled. A file goes to one record or, where several fit
 * equally, to none and into `ambiguous`; a record may have several files.
 */
export function matchFiles(references: readonly Reference[], files: readonly MatchableFile[]): FileMatches {
	const found: FileMatches = { matches: [], ambiguous: [], unmatched: [], missing: [] };
	const paths = files.map(({ path, name }) => pathKey(path === '' ? name : path));
	const byBase = Map.groupBy(files.keys(), (file) => baseOf(paths[file]!));
	const titles = references.map(({ title }) => titleKeyOf(title).key);

	const claims = new Map<number, Set<number>>();
	for (const [reference, { files: wanted }] of references.entries()) {
		for (const path of wanted) {
			const meant = named(pathKey(path), byBase, paths);
			if (meant.length === 0) found.missing.push({ reference, path });
			for (const file of meant) claims.set(file, (claims.get(file) ?? new Set()).add(reference));
		}
	}
	const byDoi = indexed(references, ({ doi }) => [doi]);
	const byTitle = indexed(references, (_, at) => prefixes(titles[at]!));
	const families = references.map(({ authors }) => comparable(familyOf(authors[0] ?? '')));
	const byAuthor = indexed(references, ({ year }, at) =>
		families[at] === '' || year === null ? [] : [`${families[at]} ${year}`],
	);

	for (const [at, file] of files.entries()) {
		const settle = (reason: MatchReason, fitting: readonly number[]): boolean => {
			if (fitting.length === 0) return false;
			if (fitting.length === 1) found.matches.push({ reference: fitting[0]!, file: at, reason });
			else found.ambiguous.push({ file: at, references: fitting.toSorted((a, b) => a - b), reason });
			return true;
		};
		const doi = doiOf(file.doi ?? '');
		const ofDoi = doi === '' ? [] : (byDoi.get(doi) ?? []);
		const claimed = [...(claims.get(at) ?? [])];
		// Where two records name a file of this name, its own DOI knows which of them is meant.
		const decided = claimed.filter((reference) => ofDoi.includes(reference));
		if (settle('record', claimed.length > 1 && decided.length === 1 ? decided : claimed)) continue;
		if (settle('doi', ofDoi)) continue;

		const title = titleKeyOf(file.title ?? '').key;
		const telling = title.length >= (HAN.test(title) ? 6 : 15);
		const near = telling
			? best(new Set(prefixes(title).flatMap((prefix) => byTitle.get(prefix) ?? [])), (reference) =>
					similarity(title, titles[reference]!, NEAR_TITLE),
				)
			: [];
		if (settle('title', near)) continue;

		const parts = nameParts(file.name);
		const like = new Set([
			...prefixes(parts.key).flatMap((prefix) => byTitle.get(prefix) ?? []),
			...familiesIn(parts.words).flatMap((family) => byAuthor.get(`${family} ${parts.year}`) ?? []),
		]);
		const called = best(like, (reference) =>
			nameScore(parts, references[reference]!.year, families[reference]!, titles[reference]!),
		);
		if (!settle('name', called)) found.unmatched.push(at);
	}
	found.matches.sort((a, b) => a.reference - b.reference || a.file - b.file);
	return found;
}

function indexed(
	references: readonly Reference[],
	keys: (reference: Reference, at: number) => readonly string[],
): Map<string, number[]> {
	const index = new Map<string, number[]>();
	for (const [at, reference] of references.entries()) {
		for (const key of keys(reference, at)) {
			if (key === '') continue;
			const list = index.get(key);
			if (list) list.push(at);
			else index.set(key, [at]);
		}
	}
	return index;
}

/** Beginning and end of a title, by which it is found. */
function prefixes(key: string): string[] {
	return key.length < 6 ? [] : [`^${key.slice(0, 6)}`, `${key.slice(-6)}$`];
}

/** Those with the highest score from 0.8 on. */
function best(references: Iterable<number>, score: (reference: number) => number): number[] {
	let highest = 0.8;
	let list: number[] = [];
	for (const reference of references) {
		const reached = score(reference);
		if (reached > highest) {
			highest = reached;
			list = [reference];
		} else if (reached === highest) list.push(reference);
	}
	return list;
}
