/** An article set like one of a journal. */

import { type Expected, type Options, Typesetter } from '../../../../build/typesetting/typesetter.ts';
import { type Article, article, random } from './corpus.ts';

export interface Journal {
	bytes: Uint8Array;
	/** What should come back, notes last. */
	expected: Expected[];
	content: Article;
}

export interface JournalOptions extends Options {
	seed?: number;
	length?: number;
	/** Whether the abstract goes across the columns. */
	abstractAcross?: boolean;
	citations?: boolean;
	footnotes?: boolean;
	tables?: boolean;
	figures?: boolean;
	quotes?: boolean;
	items?: boolean;
	/** Set before anything else, and after the last page was begun. */
	before?: (setter: Typesetter) => void;
}

export async function journal({
	seed = 1,
	length = 24,
	abstractAcross = true,
	citations = true,
	footnotes = false,
	tables = false,
	figures = false,
	quotes = false,
	items = false,
	before,
	...options
}: JournalOptions = {}): Promise<Journal> {
	const content = article(seed, length);
	const next = random(seed + 100);
	const setter = new Typesetter(options);
	before?.(setter);
	const front = () => {
		setter.title(content.title);
		setter.plain(content.authors);
		setter.heading('Abstract', 1);
		setter.paragraph(content.abstract);
	};
	if (abstractAcross) setter.across(front);
	else front();
	let note = 0;
	let table = 0;
	for (const [i, section] of content.sections.entries()) {
		setter.heading(section.heading, section.depth);
		for (const [j, text] of section.paragraphs.entries()) {
			let marked = text;
			if (citations)
				marked = marked.replace(
					/(?<=[a-z])\. /u,
					() => `.^{${1 + Math.floor(next() * 6)},${8 + Math.floor(next() * 6)}} `,
				);
			if (footnotes && (i + j) % 4 === 1) {
				note++;
				marked = marked.replace(
					/,(?= [^,]*$)/u,
					`,^{${note}}#{Note ${note} is set small at the foot of its column, and it is long enough to take two lines there.}`,
				);
			}
			setter.paragraph(marked);
			if (quotes && (i + j) % 5 === 2)
				setter.quote(
					'“There was one night when I counted every sound in the house, and in the morning nobody asked me about the night at all.” (Carer 7)',
				);
			if (items && i === 4 && j === 0)
				for (const text of [
					'Reading every transcript twice before coding began.',
					'Comparing codes within each family and then across families, so that nothing rested on one account.',
					'Writing memos.',
				])
					setter.item('•', text);
			if (tables && j === 0 && (i === 2 || i === 5)) {
				table++;
				setter.table(
					`Table ${table}. Groups of participants`,
					[
						['Group', 'Women', 'Men'],
						['Carers', '12', '4'],
						['Night nurses', '9', '2'],
						['Families', '3', '3'],
					],
					[0.5, 0.25, 0.25],
				);
			}
			if (tables && j === 0 && i === 3) {
				table++;
				setter.table(
					`Table ${table}. Themes and what supports them`,
					[
						['Theme', 'Meaning', 'Illustration'],
						[
							'Small signs',
							'Reading changes of the day before anyone else sees them, and trusting what was read',
							'“You learn to read the small signs, and then nobody believes you.” (Carer 4)',
						],
						[
							'Waiting',
							'The telephone as a task in its own right',
							'Waiting was done every evening in the same chair, with the list of questions on the table.',
						],
						['Being heard', 'Official repetition', '“They were kind, but kind in a hurry.” (Mother 2)'],
					],
					[0.2, 0.4, 0.4],
					{ atTop: true },
				);
			}
			if (figures && i === 1 && j === 0) setter.figure('Figure 1. How the families came into the study.');
		}
	}
	setter.heading('References', 1);
	for (const [i, text] of content.references.entries()) setter.reference(`${i + 1}. ${text}`);
	const bytes = await setter.finish();
	return { bytes, expected: [...setter.expected, ...setter.notes], content };
}
