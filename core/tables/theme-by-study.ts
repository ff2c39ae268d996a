import type { Table, TableColumn, TableRow } from '../table.ts';
import { textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { groupedRows } from './groups.ts';
import { type Presence, themeStats } from './presence.ts';
import { registerTable } from './registry.ts';

/** Descriptive themes by studies, with numbers of codings. Columns of studies have the keys `study:<id>`. */
function buildThemeByStudy(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const stats = themeStats(data);
	const studies = byPosition(data.studies);
	const cellsOf = (name: string, presence: Presence): TableRow['cells'] => [
		textCell(name),
		...studies.map((study) => presence.codingsByStudy.get(study.id) ?? 0),
		presence.codings,
		presence.studies.length,
	];
	const columns: TableColumn[] = [
		{ key: 'theme', title: t('table.column.theme'), width: 30, align: 'left' },
		...studies.map(
			(study): TableColumn => ({
				key: `study:${study.id}`,
				title: study.label,
				width: 5,
				align: 'right',
				upright: true,
			}),
		),
		{ key: 'total', title: t('table.column.total'), width: 7, align: 'right' },
		{ key: 'studies', title: t('table.column.studiesOf', { total: studies.length }), width: 11, align: 'right' },
	];
	const rows = groupedRows(data, t, false, (theme, indent) => ({
		kind: 'body',
		indent,
		cells: cellsOf(theme.name, stats.themes.get(theme.id)!),
	}));
	if (rows.length > 0) rows.push({ kind: 'total', cells: cellsOf(t('table.total'), stats.inThemes) });
	return {
		key: 'theme-by-study',
		title: t('table.themeByStudy.title'),
		columns,
		rows,
		notes: [t('table.note.themeByStudy'), ...(data.themes.length === 0 ? [t('table.note.noThemes')] : [])],
	};
}

registerTable('theme-by-study', buildThemeByStudy);
