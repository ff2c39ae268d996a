/**
 * Makes the files of the sample from its manuscripts: `node build/sample/make.ts`. The same manuscripts always give the
 * same bytes; the files are part of the repository, since a user's machine lacks the fonts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { authorOf } from '#core/references/authors.ts';
import { normalReference } from '#core/references/model.ts';
import { writeRis } from '#exchange/references/ris-write.ts';
import { docx, epub, html, odt, rtf, text } from './formats.ts';
import { type Manuscript, manuscript, studies } from './manuscript.ts';
import { pdf } from './pages.ts';

interface Printed {
	ending: string;
	journal: string;
	volume: string;
	pages: string;
	make(work: Manuscript): Uint8Array | Promise<Uint8Array>;
}

const NORDIC = 'Nordic Journal of Invented Primary Care';
const WARD = 'Talking on Wards';
const CHINESE = '虚构医学人文杂志';
const SOCIAL = 'Sociology of Imaginary Hospitals';
const NARRATIVE = 'Narrative and Practice';

/** Which study comes as what. */
export const PRINTED: Readonly<Record<string, Printed>> = {
	'falkenberg-2009': {
		ending: 'pdf',
		journal: NORDIC,
		volume: '27',
		pages: '213–218',
		make: (work) => pdf(work, { name: NORDIC, first: 213, faces: 'serif' }),
	},
	'nakashiro-2016': {
		ending: 'pdf',
		journal: WARD,
		volume: '4',
		pages: '41–47',
		make: (work) => pdf(work, { name: WARD, first: 41, faces: 'sans' }),
	},
	'shen-2018': {
		ending: 'pdf',
		journal: CHINESE,
		volume: '12',
		pages: '305–310',
		make: (work) => pdf(work, { name: CHINESE, first: 305, faces: 'chinese' }),
	},
	'harrowgate-2014': { ending: 'docx', journal: SOCIAL, volume: '9', pages: '88–101', make: docx },
	'devasia-2017': { ending: 'docx', journal: WARD, volume: '5', pages: '12–25', make: docx },
	'quiroga-2015': {
		ending: 'html',
		journal: NARRATIVE,
		volume: '2',
		pages: '1–14',
		make: (work) => html(work, NARRATIVE),
	},
	'tremaine-2021': { ending: 'html', journal: WARD, volume: '9', pages: '60–72', make: (work) => html(work, WARD) },
	'haddadin-2020': { ending: 'odt', journal: SOCIAL, volume: '15', pages: '30–44', make: odt },
	'pellworth-2022': { ending: 'rtf', journal: NARRATIVE, volume: '9', pages: '77–90', make: rtf },
	'brennock-2019': {
		ending: 'epub',
		journal: NORDIC,
		volume: '37',
		pages: '140–151',
		make: (work) => epub(work, NORDIC),
	},
	'oyelaran-2013': { ending: 'txt', journal: WARD, volume: '1', pages: '5–17', make: text },
};

/** The references of all studies, as a reference manager exports them. */
export function references(): string {
	return writeRis(
		studies.map(({ key, authors, year, title }, index) => {
			const { ending, journal, volume, pages } = PRINTED[key]!;
			const work = manuscript(key);
			const abstract = work.parts[work.parts.findIndex(({ kind }) => kind === 'heading') + 1]!.text;
			return normalReference({
				type: 'article',
				title,
				authors: authors.split(/,\s*|、/u).map(authorOf),
				year,
				journal,
				volume,
				pages,
				doi: `10.5555/invented.${key}`,
				abstract,
				language: work.language,
				files: [`${key}.${ending}`],
				key,
				row: index + 1,
			});
		}),
	);
}

/** All files by name. */
export async function make(): Promise<Map<string, Uint8Array>> {
	const files = new Map<string, Uint8Array>();
	for (const { key } of studies) {
		const printed = PRINTED[key]!;
		files.set(`${key}.${printed.ending}`, await printed.make(manuscript(key)));
	}
	files.set('studies.ris', new TextEncoder().encode(references()));
	return files;
}

if (import.meta.url === pathToFileURL(process.argv[1]!).href) {
	const folder = fileURLToPath(new URL('../../host/sample/studies/', import.meta.url));
	mkdirSync(folder, { recursive: true });
	for (const [name, bytes] of await make()) {
		writeFileSync(`${folder}${name}`, bytes);
		console.log(`${name} ${bytes.length}`);
	}
}
