/** A label for a study from the name of its file. */

const SMALL = new Set([
	'and',
	'et',
	'al',
	'van',
	'von',
	'der',
	'den',
	'de',
	'da',
	'di',
	'du',
	'la',
	'le',
	'del',
	'y',
	'und',
]);

function capital(word: string, first: boolean): string {
	const lower = word.toLowerCase();
	if (lower === 'al' || lower === 'al.') return 'al.';
	if (!first && SMALL.has(lower)) return lower;
	// "McDonald" and "WHO" stay; "falkenberg" and "FALKENBERG" become "Falkenberg".
	const shout = word.length > 4 && word === word.toUpperCase();
	const rest = shout ? word.slice(1).toLowerCase() : word.slice(1);
	return word.slice(0, 1).toUpperCase() + rest;
}

/**
 * Guesses how a study is cited from a file name: "falkenberg-et-al-2009-hearing.txt" → "Falkenberg et al. 2009",
 * "欧阳2018.txt" → "欧阳 2018", "2009 Smith and Jones.md" → "Smith and Jones 2009", "study_03.txt" → "Study 03".
 */
export function studyLabelOf(fileName: string): string {
	const base = fileName.replace(/^.*[/\\]/u, '').replace(/\.[a-z0-9]{1,8}$/iu, '');
	const plain = base
		.normalize('NFC')
		.replace(/[\s_\-–—()（）[\]【】,，+]+/gu, ' ')
		.trim();
	if (plain === '') return base;
	const year = /(?<!\d)((?:1[89]|20)\d{2})(?!\d)([a-z](?![\p{L}]))?\s*年?/u.exec(plain);
	const words = (part: string) => part.split(' ').filter((word) => word !== '');
	const named = (list: string[]) => list.map((word, i) => capital(word, i === 0)).join(' ');
	if (!year) return named(words(plain));
	const when = year[1]! + (year[2] ?? '');
	const before = words(plain.slice(0, year.index));
	const after = words(plain.slice(year.index + year[0].length));
	const who = before.length > 0 ? before : after;
	return who.length === 0 ? when : `${named(who)} ${when}`;
}
