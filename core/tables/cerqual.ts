import { COMPONENTS, type Confidence } from '../appraisal/model.ts';
import type { Table, TableCell } from '../table.ts';
import { proseCell, textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { groupedRows } from './groups.ts';
import { themeStats } from './presence.ts';
import { registerTable } from './registry.ts';

/** The evidence profile of GRADE-CERQual: each finding with its four components, what they rest on, and the level. */
function buildCerqual(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const stats = themeStats(data);
	const judged = new Map((data.confidence ?? []).map((one) => [one.themeId, one]));
	const labels = new Map(byPosition(data.studies).map(({ id, label }) => [id, label]));
	const open: TableCell = textCell(t('table.cerqual.open'), 'quiet');
	const component = (one: Confidence | undefined, name: (typeof COMPONENTS)[number]): TableCell =>
		one?.[name]
			? [{ text: t(`confidence.concern.${one[name]}`), style: 'strong' }, ...proseCell(one[`${name}Why`])]
			: open;
	return {
		key: 'cerqual',
		title: t('table.cerqual.title'),
		columns: [
			{ key: 'finding', title: t('table.column.finding'), width: 22, align: 'left' },
			{ key: 'studies', title: t('table.column.contributing'), width: 14, align: 'left' },
			...COMPONENTS.map((name) => ({
				key: name,
				title: t(`confidence.component.${name}`),
				width: 13,
				align: 'left' as const,
			})),
			{ key: 'overall', title: t('table.column.confidence'), width: 12, align: 'left' },
		],
		rows: groupedRows(data, t, false, (theme, indent) => {
			const one = judged.get(theme.id);
			const presence = stats.themes.get(theme.id)!;
			return {
				kind: 'body',
				indent,
				cells: [
					theme.finding
						? [{ text: theme.name, style: 'strong' }, ...proseCell(theme.finding)]
						: textCell(theme.name, 'strong'),
					textCell(
						t('table.cerqual.studies', {
							count: presence.studies.length,
							list: presence.studies.map((id) => labels.get(id)).join(t('table.listSeparator')),
						}),
					),
					...COMPONENTS.map((name) => component(one, name)),
					one?.overall
						? [{ text: t(`confidence.level.${one.overall}`), style: 'strong' }, ...proseCell(one.overallWhy)]
						: open,
				],
			};
		}),
		notes: [data.themes.length === 0 ? t('table.note.noThemes') : t('table.note.cerqual')],
	};
}

registerTable('cerqual', buildCerqual);
