import { SATURATION_DEFAULTS, type Saturation, saturation } from '../synthesis/saturation.ts';
import type { Table } from '../table.ts';
import { textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { countByCodeAndStudy } from './presence.ts';
import { registerTable } from './registry.ts';

/** New codes and descriptive themes by study in the order of the list, and over random orders. */
function buildSaturation(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const studies = byPosition(data.studies);
	const counts = Map.groupBy(countByCodeAndStudy(data), ({ studyId }) => studyId);
	const codesOf = studies.map(({ id }) => (counts.get(id) ?? []).map(({ codeId }) => codeId));
	const descriptive = new Set(data.themes.filter(({ level }) => level === 'descriptive').map(({ id }) => id));
	const themesOf = Map.groupBy(
		data.themeCodes.filter(({ themeId }) => descriptive.has(themeId)),
		({ codeId }) => codeId,
	);
	const codes = saturation(codesOf);
	const themes = saturation(
		codesOf.map((ids) => ids.flatMap((id) => (themesOf.get(id) ?? []).map(({ themeId }) => themeId))),
	);
	const share = (value: number | null) => textCell(value === null ? '–' : `${(value * 100).toFixed(1)} %`);
	const curve = ({ mean, low, high }: Saturation['steps'][number]) =>
		textCell(`${mean.toFixed(1)} [${Math.round(low)}, ${Math.round(high)}]`);
	const { base, run, threshold, orders, seed } = SATURATION_DEFAULTS;
	const said = (name: 'codes' | 'themes', { reached, inBase }: Saturation) =>
		studies.length < base + run || inBase === 0
			? t(`table.saturation.${name}.few`, { least: base + run })
			: reached === null
				? t(`table.saturation.${name}.never`, { percent: threshold * 100 })
				: t(`table.saturation.${name}.reached`, { studies: reached, percent: threshold * 100 });
	return {
		key: 'saturation',
		title: t('table.saturation.title'),
		columns: [
			{ key: 'study', title: t('table.column.study'), width: 20, align: 'left' },
			{ key: 'newCodes', title: t('table.column.newCodes'), width: 8, align: 'right' },
			{ key: 'codes', title: t('table.column.codesSoFar'), width: 8, align: 'right' },
			{ key: 'codesRandom', title: t('table.column.randomOrders'), width: 16, align: 'right' },
			{ key: 'codesNew', title: t('table.column.newInformation'), width: 11, align: 'right' },
			{ key: 'newThemes', title: t('table.column.newThemes'), width: 8, align: 'right' },
			{ key: 'themes', title: t('table.column.themesSoFar'), width: 8, align: 'right' },
			{ key: 'themesRandom', title: t('table.column.randomOrdersThemes'), width: 16, align: 'right' },
			{ key: 'themesNew', title: t('table.column.newInformationThemes'), width: 11, align: 'right' },
		],
		rows: studies.map(({ label }, at) => {
			const [code, theme] = [codes.steps[at]!, themes.steps[at]!];
			return {
				kind: 'body',
				cells: [
					textCell(label),
					code.fresh,
					code.known,
					curve(code),
					share(code.newInformation),
					theme.fresh,
					theme.known,
					curve(theme),
					share(theme.newInformation),
				],
			};
		}),
		notes: [
			t('table.note.saturation', { base, run, percent: threshold * 100 }),
			t('table.note.saturationRandom', { orders, seed }),
			said('codes', codes),
			said('themes', themes),
			t('table.note.saturationCaution', { count: studies.length }),
		],
	};
}

registerTable('saturation', buildSaturation);
