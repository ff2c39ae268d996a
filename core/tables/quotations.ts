import type { Table, TableColumn, TableRow } from '../table.ts';
import { textCell } from './cells.ts';
import { byId, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { descriptiveInOrder } from './groups.ts';
import { themeStats } from './presence.ts';
import { Quotes } from './quotes.ts';
import { registerTable } from './registry.ts';

/** The quotations that illustrate the themes: all chosen ones; for a theme without any, those the program picks. */
function buildQuotations(data: SynthesisData, options: TableOptions, t: Translate): Table {
	const quotes = new Quotes(data, themeStats(data));
	const codes = byId(data.codes);
	const people = byId(data.people);
	let automatic = false;
	const rows = descriptiveInOrder(data).flatMap((theme) =>
		quotes.of(theme.id, options.quotesPerTheme, Number.POSITIVE_INFINITY).map((illustration): TableRow => {
			const { coding } = illustration;
			if (!illustration.chosen) automatic = true;
			const { speaker, ...paragraph } = quotes.paragraph(illustration, options.language);
			const { startLine, endLine } = coding;
			return {
				kind: 'body',
				cells: [
					textCell(theme.name),
					textCell(codes.get(coding.codeId)?.name ?? ''),
					[speaker === '' ? paragraph : { ...paragraph, reference: t('table.reference', { parts: speaker }) }],
					textCell(quotes.studyName(coding, t)),
					startLine === endLine ? startLine : textCell(`${startLine}–${endLine}`),
					textCell(people.get(coding.personId)?.name ?? ''),
				],
			};
		}),
	);
	const columns: TableColumn[] = [
		{ key: 'theme', title: t('table.column.theme'), width: 16, align: 'left' },
		{ key: 'code', title: t('table.column.code'), width: 15, align: 'left' },
		{ key: 'quotation', title: t('table.column.quotation'), width: 38, align: 'left' },
		{ key: 'study', title: t('table.column.study'), width: 14, align: 'left' },
		{ key: 'lines', title: t('table.column.lines'), width: 8, align: 'right' },
		{ key: 'coder', title: t('table.column.coder'), width: 10, align: 'left' },
	];
	const notes: string[] = [];
	if (rows.length > 0) notes.push(t('table.note.lines'));
	if (automatic) notes.push(t('table.note.automatic'));
	if (rows.length === 0) notes.push(t(data.themes.length === 0 ? 'table.note.noThemes' : 'table.note.noQuotations'));
	return { key: 'quotations', title: t('table.quotations.title'), columns, rows, notes };
}

registerTable('quotations', buildQuotations);
