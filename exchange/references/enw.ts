/** Tagged files of EndNote ("Refer" format), which CNKI writes too. Each record begins with its type, %0. */
import { authorOf, splitAuthors } from '#core/references/authors.ts';
import { pmidOf } from '#core/references/identifiers.ts';
import { addressesOf, type Collector, Fields, linesOf } from './collect.ts';
import { endNoteType } from './endnote-types.ts';

export const ENW_START = /^[\ufeff\s]*%[0A-Z] [^\n]*\n\s*%[0-9A-Z!@+*>] /u;

/** Reads all records into `into`: a new one begins at %0, or at a blank line before a tag. */
export function readEnw(text: string, into: Collector): void {
	let fields: Fields | null = null;
	let row = 0;
	let blank = false;
	let passed = 0;
	const finish = () => {
		if (fields) addRecord(fields, row, into);
		fields = null;
	};
	for (const [line, at] of linesOf(text)) {
		const tagged = /^\s{0,4}%([0-9A-Za-z!@+*~>=?$^&#_[\]|<(),.:;{}])(?:\s(.*)|)$/u.exec(line);
		if (tagged) {
			const value = tagged[2] ?? '';
			if (tagged[1] === '0' || (blank && fields?.entries.some(({ tag }) => tag === tagged[1]))) finish();
			if (fields === null) {
				fields = new Fields();
				row = at;
			}
			fields.push(tagged[1]!, value);
			blank = false;
		} else if (line.trim() === '') blank = true;
		else if (fields === null || !fields.extend(line)) passed ||= at;
	}
	finish();
	if (passed > 0) into.problem(passed, 'passedOver');
}

function addRecord(fields: Fields, row: number, into: Collector): void {
	const type = endNoteType(fields.first('0'));
	const { url, files } = addressesOf(fields.all('U', '>'));
	const notes = fields.all('Z', '~', 'O', '1', '2', '3', '4');
	const authors = fields.all('A', '?');
	into.add(row, {
		type,
		title: fields.first('T', '!'),
		authors: (authors.length > 0 ? authors : fields.all('E')).flatMap((value) =>
			/[;；]|^\s*[\p{Script=Han}·]+[,，]\s?\p{Script=Han}{2}/u.test(value) ? splitAuthors(value) : [authorOf(value)],
		),
		date: fields.first('D', '8'),
		journal: fields.first('J', 'B', 'S'),
		volume: fields.first('V'),
		issue: fields.first('N'),
		pages: fields.first('P', '&'),
		doi: fields.first('R'),
		pmid: /pubmed|medline/iu.test(fields.all('~', 'W').join(' ')) ? pmidOf(fields.first('M')) : '',
		isbn: fields.first('@'),
		url,
		abstract: fields.first('X'),
		keywords: fields.lines('K'),
		language: fields.first('G'),
		files: [...fields.all('>').filter((value) => !/^https?:/iu.test(value)), ...files],
		key: fields.first('F'),
		notes,
	});
}
