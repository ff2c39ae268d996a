/**
 * RIS as EndNote, Zotero, Mendeley, Web of Science, ProQuest, CNKI and others write it.
 * Source: "RIS Format Specifications", Research Information Systems, 2001 and 2011.
 */
import { authorOf, splitAuthors } from '#core/references/authors.ts';
import { doiOf, pmidOf } from '#core/references/identifiers.ts';
import type { ReferenceType } from '#core/references/model.ts';
import { addressesOf, type Collector, Fields, linesOf } from './collect.ts';

const TYPES: Readonly<Record<string, ReferenceType>> = {
	JOUR: 'article',
	JFULL: 'article',
	EJOUR: 'article',
	MGZN: 'article',
	NEWS: 'article',
	INPR: 'article',
	ABST: 'article',
	BOOK: 'book',
	EBOOK: 'book',
	EDBOOK: 'book',
	CHAP: 'chapter',
	ECHAP: 'chapter',
	CONF: 'conference',
	CPAPER: 'conference',
	THES: 'thesis',
	RPRT: 'report',
	GOVDOC: 'report',
	UNPB: 'preprint',
	MANSCPT: 'preprint',
	ELEC: 'web',
	WEB: 'web',
	BLOG: 'web',
};

/** Tags that are taken for such with one space or none before the dash too. */
const TAGS = new Set(
	'TY ER ID TI T1 T2 T3 TT CT BT AU A1 A2 A3 A4 ED PY Y1 Y2 DA JO JF JA J1 J2 VL VO IS CP SP EP SE DO AB N1 N2 KW LA UR L1 L2 L3 L4 LK SN AN DB DP PB CY AD M1 M2 M3 C1 C2 C3 C4 C5 C6 C7 C8 AV ET RN RP ST U1 U2 U3 U4 U5 CN CA LB NV OP RI SV TA'.split(
		' ',
	),
);

function tagOf(line: string): [tag: string, value: string] | null {
	const strict = /^([A-Z][A-Z0-9]) {2}-(?: (.*)|)$/u.exec(line);
	if (strict) return [strict[1]!, strict[2] ?? ''];
	const loose = /^\s{0,8}([A-Z][A-Z0-9])\s{0,4}[-–](?:\s(.*)|)$/u.exec(line);
	return loose && TAGS.has(loose[1]!) ? [loose[1]!, loose[2] ?? ''] : null;
}

/** Whether a text begins like one of these files: a type within the first lines that are not blank. */
export const RIS_START = /^[\ufeff\s]*(?:[^\n]{0,500}\n){0,20}?[ \t]{0,8}TY {0,4}[-–] ?[A-Z]/u;

/** Reads all records into `into`; records without an end, a type or a beginning come in, and are told. */
export function readRis(text: string, into: Collector): void {
	let fields: Fields | null = null;
	let row = 0;
	let typed = false;
	let passed = 0;
	const finish = (ended: boolean) => {
		if (fields === null) return;
		if (!ended) into.problem(row, 'noEnd');
		else if (!typed) into.problem(row, 'noType');
		addRecord(fields, row, into);
		fields = null;
		typed = false;
	};
	for (const [line, at] of linesOf(text)) {
		const tagged = tagOf(line);
		if (!tagged) {
			if (line.trim() === '') continue;
			if (fields === null || !fields.extend(line)) passed ||= at;
			continue;
		}
		const [tag, value] = tagged;
		if (tag === 'ER') {
			finish(true);
			continue;
		}
		if (tag === 'TY' && typed) finish(false);
		if (fields === null) {
			fields = new Fields();
			row = at;
		}
		if (tag === 'TY') typed = true;
		fields.push(tag, value);
	}
	finish(false);
	if (passed > 0) into.problem(passed, 'passedOver');
}

function addRecord(fields: Fields, row: number, into: Collector): void {
	const type = TYPES[fields.first('TY').trim().toUpperCase()] ?? 'other';
	const isPart = type === 'chapter' || type === 'conference';
	const notes = fields.all('N1', 'U1', 'U2', 'M1', 'M3', 'C1', 'C2', 'RN');
	const { url, files } = addressesOf(fields.all('UR', 'L2', 'LK', 'L3'));
	const attached = fields.all('L1', 'L4').flatMap((value) => (/\.pdf;/iu.test(value) ? value.split(/;\s?/u) : [value]));
	const start = fields.first('SP');
	const end = fields.first('EP');
	const database = fields.all('DB', 'DP').join(' ');
	into.add(row, {
		type,
		title: fields.first('TI', 'T1', 'CT', ...(isPart ? [] : ['BT']), 'TT', 'ST'),
		authors: authorsOf(fields),
		date: fields.first('PY', 'Y1', 'DA'),
		journal: isPart ? fields.first('T2', 'BT', 'JF', 'JO', 'T3') : fields.first('JF', 'T2', 'JO', 'JA', 'J2', 'J1'),
		volume: fields.first('VL', 'VO'),
		issue: fields.first('IS', 'CP'),
		pages: end === '' || /[-–]/u.test(start) ? start || end : `${start}-${end}`,
		doi: doiOf(fields.first('DO')) || doiOf(fields.all('M3', 'L3', 'LK').find(isDoi) ?? ''),
		pmid: /pubmed|medline/iu.test(database) ? pmidOf(fields.first('AN', 'C7')) : '',
		isbn: fields.first('SN'),
		url: url || (attached.find((value) => /^https?:/iu.test(value)) ?? ''),
		abstract: fields.first('AB', 'N2'),
		// EndNote puts each on a line of its own under one tag.
		keywords: fields.lines('KW'),
		language: fields.first('LA'),
		files: [...attached, ...files],
		key: fields.first('ID') || fields.first('LB'),
		notes,
	});
}

const isDoi = (value: string) => /doi|^\s*10\./iu.test(value);

function authorsOf(fields: Fields): string[] {
	const found = fields.all('AU', 'A1');
	const values = found.length > 0 ? found : fields.all('ED', 'A2');
	// CNKI and Wanfang put all authors on one line.
	return values.flatMap((value) =>
		/[;；、]|^\s*[\p{Script=Han}·]+[,，]\s?\p{Script=Han}{2}/u.test(value) ? splitAuthors(value) : [authorOf(value)],
	);
}
