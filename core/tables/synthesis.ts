import type { Theme } from '../model.ts';
import type { Table, TableCell, TableColumn, TableParagraph } from '../table.ts';
import { compressNumbers, proseCell, textCell } from './cells.ts';
import { byId, byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { groupedRows, themeGroups } from './groups.ts';
import { themeStats } from './presence.ts';
import { Quotes } from './quotes.ts';
import { registerTable } from './registry.ts';

/** The main table of a thematic synthesis: themes with findings, codes, studies and quotations. */
function buildSynthesis(data: SynthesisData, options: TableOptions, t: Translate): Table {
	const stats = themeStats(data);
	const quotes = new Quotes(data, stats);
	const codes = byId(data.codes);
	const studies = byPosition(data.studies);
	const numbers = new Map(studies.map((study, index) => [study.id, index + 1]));
	const shown = (key: string) => !options.hide.includes(key);
	let quoted = false;
	let automatic = false;

	const codesCell = (theme: Theme): TableCell => {
		const list = (stats.themes.get(theme.id)?.codes ?? [])
			.map((id) => ({ name: codes.get(id)?.name, n: stats.codes.get(id)?.codings ?? 0 }))
			.filter((entry): entry is { name: string; n: number } => entry.name !== undefined)
			.sort((a, b) => b.n - a.n);
		const named = list.slice(0, options.codesPerTheme).map((entry) => t('table.codeCount', entry));
		const more = list.length - named.length;
		if (more > 0) named.push(t(named.length === 0 ? 'table.codes' : 'table.moreCodes', { count: more }));
		return textCell(named.join(t('table.listSeparator')));
	};

	const quotesCell = (theme: Theme): TableCell =>
		quotes.of(theme.id, options.quotesPerTheme).map((illustration): TableParagraph => {
			if (!illustration.chosen) automatic = true;
			const { speaker, ...paragraph } = quotes.paragraph(illustration, options.language);
			quoted = true;
			return {
				...paragraph,
				reference: t('table.reference', { parts: quotes.citation(illustration.coding, speaker, t) }),
			};
		});

	const columns: TableColumn[] = [
		{ key: 'theme', title: t('table.column.theme'), width: 18, align: 'left' },
		{ key: 'finding', title: t('table.column.finding'), width: 22, align: 'left' },
		{ key: 'codes', title: t('table.column.codesCodings'), width: 22, align: 'left' },
		{ key: 'studies', title: t('table.column.studies'), width: 10, align: 'left' },
		{ key: 'quotations', title: t('table.column.quotations'), width: 28, align: 'left' },
	];
	const rows = groupedRows(data, t, shown('finding'), (theme, indent) => ({
		kind: 'body',
		indent,
		cells: [
			textCell(theme.name),
			proseCell(theme.finding),
			codesCell(theme),
			textCell(compressNumbers((stats.themes.get(theme.id)?.studies ?? []).map((id) => numbers.get(id)!))),
			quotesCell(theme),
		],
	}));

	const notes: string[] = [];
	if (shown('studies') && studies.length > 0) {
		const list = studies.map((study) => `${numbers.get(study.id)} ${study.label}`).join(t('table.listSeparator'));
		notes.push(t('table.note.studies', { list }));
	}
	if (shown('codes')) notes.push(t('table.note.codings'));
	const listed = themeGroups(data).flatMap((group) => group.descriptive);
	if (new Set(listed).size < listed.length) notes.push(t('table.note.underBoth'));
	if (shown('quotations') && quoted) notes.push(t('table.note.lines'));
	if (shown('quotations') && automatic) notes.push(t('table.note.automatic'));
	if (data.themes.length === 0) notes.push(t('table.note.noThemes'));

	const parts = ['theme', 'finding', 'codes', 'studies', 'quotations']
		.filter((key) => key === 'theme' || shown(key))
		.map((key) => t(`table.synthesis.part.${key}`));
	const list = new Intl.ListFormat(options.language === 'en' ? 'en-GB' : options.language).format(parts);
	return { key: 'synthesis', title: t('table.synthesis.title', { list }), columns, rows, notes };
}

registerTable('synthesis', buildSynthesis);
