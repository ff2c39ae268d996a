/** Studies as two-column journal articles. */
import { chineseFaces, LIBERATION, TIMES } from '../typesetting/fonts.ts';
import { Typesetter } from '../typesetting/typesetter.ts';
import type { Manuscript } from './manuscript.ts';

export interface Journal {
	name: string;
	/** Number of the first page. */
	first: number;
	faces: 'serif' | 'sans' | 'chinese';
}

function facesOf(wanted: Journal['faces']) {
	if (wanted === 'serif') return TIMES;
	if (wanted === 'sans') return LIBERATION;
	const { faces, missing } = chineseFaces();
	if (!faces) throw new Error(`there is no ${missing}`);
	return faces;
}

/** The article as a PDF with running heads, page numbers and, in English, hyphenated words. */
export function pdf({ title, byline, notice, parts, study }: Manuscript, journal: Journal): Promise<Uint8Array> {
	const chinese = journal.faces === 'chinese';
	const limit = chinese ? 24 : 64;
	const short = title.length > limit ? `${title.slice(0, limit).replace(/\s+\S*$/u, '')} …` : title;
	const setter = new Typesetter({
		columns: 2,
		size: chinese ? 10.5 : 10,
		faces: facesOf(journal.faces),
		hyphenate: !chinese,
		justify: true,
		indent: chinese ? 21 : 12,
		leading: chinese ? 1.5 : 1.25,
		head: (page) => (page % 2 === 0 ? [short, ''] : [journal.name, String(study.year)]),
		foot: (page) => String(journal.first + page - 1),
		pdf: {
			info: {
				Title: title,
				Author: study.authors,
				CreationDate: new Date(Date.UTC(study.year, 5, 1)),
				Producer: 'Synthema',
				Creator: 'Synthema',
			},
		},
	});
	const body = parts.findIndex(({ kind, depth }, i) => i > 0 && kind === 'heading' && depth === 1);
	setter.across(() => {
		setter.plain(notice);
		setter.title(title);
		setter.plain(byline);
		for (const part of parts.slice(0, body))
			if (part.kind === 'heading') setter.heading(part.text, 1);
			else setter.paragraph(part.text);
	});
	for (const part of parts.slice(body)) {
		if (part.kind === 'heading') setter.heading(part.text, part.depth);
		else if (/^[“"「]/u.test(part.text)) setter.quote(part.text);
		else setter.paragraph(part.text);
	}
	return setter.finish();
}
