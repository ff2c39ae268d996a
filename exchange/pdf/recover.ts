/** Files whose end is missing: the pages that came through, under a new table of pages. */

/** Larger files are not searched (bytes). */
const MAX_SIZE = 100_000_000;
/** Number of the first object that is added; no file has as many. */
const FIRST = 8_000_000;
const PAGE = /(?:^|[\r\n\s])(\d{1,7})\s+(\d{1,5})\s+obj\s*<<(?:(?!endobj)[\s\S]){0,4000}?\/Type\s*\/Page(?![a-zA-Z])/gu;

/**
 * A file without its end (a download that broke off) with a new one that names the pages found in it; null when there
 * are none, or when the file is encrypted and its key was in the end that is missing.
 */
export function withNewEnd(bytes: Uint8Array): Uint8Array | null {
	if (bytes.length > MAX_SIZE) return null;
	const text = new TextDecoder('latin1').decode(bytes);
	if (!text.startsWith('%PDF-') || /\/Encrypt\b/u.test(text)) return null;
	const pages = [...text.matchAll(PAGE)].map((match) => `${match[1]} ${match[2]} R`);
	if (pages.length === 0) return null;
	const end = [
		'',
		'endstream',
		'endobj',
		`${FIRST} 0 obj`,
		`<</Type/Catalog/Pages ${FIRST + 1} 0 R>>`,
		'endobj',
		`${FIRST + 1} 0 obj`,
		`<</Type/Pages/Kids[${[...new Set(pages)].join(' ')}]/Count ${new Set(pages).size}>>`,
		'endobj',
		'trailer',
		`<</Root ${FIRST} 0 R/Size ${FIRST + 2}>>`,
		'%%EOF',
		'',
	].join('\n');
	// A table of objects that broke off would swallow what follows it.
	const table = text.lastIndexOf('xref');
	const kept = table > text.lastIndexOf('endobj') ? table : bytes.length;
	const whole = new Uint8Array(kept + end.length);
	whole.set(bytes.subarray(0, kept));
	whole.set(new TextEncoder().encode(end), kept);
	return whole;
}
