import type { Id, Theme } from '../model.ts';
import type { TableRow } from '../table.ts';
import { proseCell } from './cells.ts';
import { byId, byPosition, type SynthesisData, type Translate } from './data.ts';

export interface ThemeGroup {
	/** Null for the descriptive themes that are in no analytical theme. */
	analytical: Theme | null;
	descriptive: Theme[];
}

/**
 * Descriptive themes under their analytical themes, in the order of the board. A theme that feeds two stands under
 * both; those that feed none come last.
 */
export function themeGroups(data: Pick<SynthesisData, 'themes' | 'themeThemes'>): ThemeGroup[] {
	const themes = byPosition(data.themes);
	const known = byId(themes);
	const links = byPosition(data.themeThemes);
	const linked = new Set<Id>(links.map((link) => link.descriptiveId));
	const groups: ThemeGroup[] = themes
		.filter((theme) => theme.level === 'analytical')
		.map((analytical) => ({
			analytical,
			descriptive: [
				...new Set(links.filter((link) => link.analyticalId === analytical.id).map((link) => link.descriptiveId)),
			]
				.map((id) => known.get(id))
				.filter((theme) => theme !== undefined),
		}));
	const rest = themes.filter((theme) => theme.level === 'descriptive' && !linked.has(theme.id));
	if (rest.length > 0) groups.push({ analytical: null, descriptive: rest });
	return groups;
}

/** Each descriptive theme once, in the order in which it first stands in a grouped table. */
export function descriptiveInOrder(data: Pick<SynthesisData, 'themes' | 'themeThemes'>): Theme[] {
	return [...new Set(themeGroups(data).flatMap((group) => group.descriptive))];
}

/**
 * Rows of a grouped table: a heading for each group, then its themes. Without any analytical theme there is nothing to
 * tell apart, so no heading. `withFinding` sets the analytical finding under the heading.
 */
export function groupedRows(
	data: SynthesisData,
	t: Translate,
	withFinding: boolean,
	row: (theme: Theme, indent: number) => TableRow,
): TableRow[] {
	const groups = themeGroups(data);
	const headed = groups.some((group) => group.analytical !== null);
	return groups.flatMap(({ analytical, descriptive }) => {
		const rows = descriptive.map((theme) => row(theme, headed ? 1 : 0));
		if (!headed) return rows;
		const heading: TableRow = {
			kind: 'group',
			cells: [
				[
					{ text: analytical?.name ?? t('table.noAnalytical'), style: 'strong' },
					...(withFinding && analytical ? proseCell(analytical.finding) : []),
				],
			],
		};
		return [heading, ...rows];
	});
}
