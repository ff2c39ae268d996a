/** The reporting statement ENTREQ (Tong et al. 2012, BMC Medical Research Methodology 12:181). */
import type { Table, TableCell } from '../table.ts';
import { textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { themeStats } from './presence.ts';
import { registerTable } from './registry.ts';

/** Items by domain; their wording is our own short one in the catalogue. */
const DOMAINS = [
	['introduction', 1, 1],
	['methods', 2, 2],
	['search', 3, 9],
	['appraisal', 10, 13],
	['synthesis', 14, 21],
] as const;

/** What the project can say of an item by itself. */
function known(item: number, data: SynthesisData, t: Translate): string {
	const { codings, codes, themes } = data;
	const studies = data.studies.length;
	const coders = new Set(codings.map(({ personId }) => personId)).size;
	const count = (level: 'descriptive' | 'analytical') => themes.filter((theme) => theme.level === level).length;
	const list = (field: 'country' | 'dataCollection' | 'analysisMethod') =>
		[...new Set(byPosition(data.studies).map((study) => study[field] ?? ''))]
			.filter(Boolean)
			.join(t('table.listSeparator'));
	switch (item) {
		case 2:
			return themes.length > 0 ? t('table.entreq.known.methodology') : '';
		case 8:
			return studies > 0 ? t('table.entreq.known.characteristics', { count: studies, countries: list('country') }) : '';
		case 14:
			return codings.length > 0 ? t('table.entreq.known.extraction') : '';
		case 15:
			return t('table.entreq.known.software', { version: data.version ?? '' }).trim();
		case 16:
			return coders > 0 ? t('table.entreq.known.reviewers', { count: coders }) : '';
		case 17:
			return codings.length > 0
				? t('table.entreq.known.coding', { codings: codings.length, codes: codes.length, studies })
				: '';
		case 18:
			return themes.length > 0 ? t('table.entreq.known.comparison') : '';
		case 19:
			return themes.length > 0
				? t('table.entreq.known.derivation', { descriptive: count('descriptive'), analytical: count('analytical') })
				: '';
		case 20:
			return data.themeQuotes.length > 0 ? t('table.entreq.known.quotations', { count: data.themeQuotes.length }) : '';
		case 21: {
			const stats = themeStats(data);
			const output = byPosition(themes.filter(({ level }) => level === 'analytical'));
			return output
				.map(({ id, name }) => t('table.entreq.known.output', { name, studies: stats.themes.get(id)!.studies.length }))
				.join(t('table.listSeparator'));
		}
		default:
			return '';
	}
}

/** The 21 items with what the project knows; the others are for people to fill in. */
function buildEntreq(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const open: TableCell = textCell(t('table.entreq.open'), 'quiet');
	return {
		key: 'entreq',
		title: t('table.entreq.title'),
		columns: [
			{ key: 'item', title: t('table.column.item'), width: 6, align: 'right' },
			{ key: 'topic', title: t('table.column.topic'), width: 20, align: 'left' },
			{ key: 'guide', title: t('table.column.guide'), width: 34, align: 'left' },
			{ key: 'reported', title: t('table.column.reported'), width: 40, align: 'left' },
		],
		rows: DOMAINS.flatMap(([domain, first, last]) => [
			{ kind: 'group' as const, cells: [textCell(t(`table.entreq.domain.${domain}`), 'strong')] },
			...Array.from({ length: last - first + 1 }, (_, n) => {
				const item = first + n;
				const said = known(item, data, t);
				return {
					kind: 'body' as const,
					cells: [
						item,
						textCell(t(`table.entreq.${item}.topic`)),
						textCell(t(`table.entreq.${item}.guide`)),
						said ? textCell(said) : open,
					],
				};
			}),
		]),
		notes: [t('table.note.entreq')],
	};
}

registerTable('entreq', buildEntreq);
