import type { Table, TableColumn } from '../table.ts';
import { textCell } from './cells.ts';
import { codesInOrder } from './code-tree.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { themeStats } from './presence.ts';
import { registerTable } from './registry.ts';

/** Codes by studies, with numbers of codings. Columns of studies have the keys `study:<id>`. */
function buildCodeByStudy(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const { codes } = themeStats(data);
	const studies = byPosition(data.studies);
	const columns: TableColumn[] = [
		{ key: 'code', title: t('table.column.code'), width: 30, align: 'left' },
		...studies.map(
			({ id, label }): TableColumn => ({ key: `study:${id}`, title: label, width: 5, align: 'right', upright: true }),
		),
		{ key: 'total', title: t('table.column.total'), width: 7, align: 'right' },
		{ key: 'studies', title: t('table.column.studiesOf', { total: studies.length }), width: 11, align: 'right' },
	];
	return {
		key: 'code-by-study',
		title: t('table.codeByStudy.title'),
		columns,
		rows: codesInOrder(data.codes).map(({ code, depth }) => {
			const presence = codes.get(code.id)!;
			return {
				kind: 'body',
				indent: depth,
				cells: [
					textCell(code.name),
					...studies.map(({ id }) => presence.codingsByStudy.get(id) ?? 0),
					presence.codings,
					presence.studies.length,
				],
			};
		}),
		notes: [data.codes.length === 0 ? t('table.note.noCodes') : t('table.note.codeByStudy')],
	};
}

registerTable('code-by-study', buildCodeByStudy);
