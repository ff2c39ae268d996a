import fc from 'fast-check';
import { normalReference, REFERENCE_TYPES, type Reference } from '#core/references/model.ts';

/** Anything people and programs write: any characters, and the ones that formats give a meaning to. */
const text = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.string({ unit: fc.constantFrom(...'aB9éß 王阳-–—:;,.&<>/\\{}()[]"\'%$#@~\n\t，；：　\u200b'), maxLength: 40 }),
	fc.constantFrom(
		'TY  - JOUR',
		'ER  - ',
		'A &amp;amp; B',
		'<i>x</i> < y',
		'et al.',
		'PMID: 123',
		'Country: Chile',
		'王小明',
		'Balint, M.',
	),
);
const word = fc.string({ unit: fc.constantFrom(...'abcÄö王明123-()'), maxLength: 12 });

/** Records as readers give them, from arbitrary fields. */
export const references: fc.Arbitrary<Reference> = fc
	.record({
		type: fc.constantFrom(...REFERENCE_TYPES),
		title: text,
		authors: fc.array(text, { maxLength: 4 }),
		year: fc.option(fc.integer({ min: 1400, max: 2200 })),
		journal: text,
		volume: text,
		issue: word,
		pages: fc.oneof(
			text,
			fc.tuple(word, word).map((both) => both.join('-')),
			fc.tuple(fc.nat(), fc.nat()).map((both) => both.join('–')),
		),
		doi: fc.oneof(
			text,
			fc.tuple(fc.integer({ min: 1000, max: 99_999 }), text).map(([prefix, rest]) => `10.${prefix}/${rest}`),
		),
		pmid: fc.oneof(text, fc.nat().map(String)),
		isbn: fc.oneof(text, fc.constantFrom('978-3-16-148410-0', '0-306-40615-x')),
		url: fc.oneof(text, fc.webUrl(), fc.constantFrom('https://doi.org/10.5555/A(1)', 'file:///C:/a%20b.pdf')),
		abstract: text,
		keywords: fc.array(text, { maxLength: 4 }),
		language: fc.oneof(word, fc.constantFrom('eng', 'Chinese', 'zh_CN', 'en-gb', 'zh-hans')),
		files: fc.array(fc.oneof(text, fc.constantFrom('C:\\a\\b.pdf', 'internal-pdf://12/a.pdf', 'files/1/A; B.pdf')), {
			maxLength: 3,
		}),
		country: text,
		participants: text,
		dataCollection: text,
		analysisMethod: text,
		key: text,
	})
	.map((fields) => normalReference(fields));
