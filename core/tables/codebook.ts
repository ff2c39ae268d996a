import type { Code } from '../model.ts';
import type { Table, TableColumn } from '../table.ts';
import { proseCell, textCell } from './cells.ts';
import { codesInOrder } from './code-tree.ts';
import { byId, byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { descriptiveInOrder } from './groups.ts';
import { themeStats } from './presence.ts';
import { registerTable } from './registry.ts';

/** The codebook: each code with its rules, the descriptive themes it is in, and where it was used. */
function buildCodebook(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const stats = themeStats(data);
	const links = byPosition(data.themeCodes);
	const themes = byId(data.themes);
	const order = descriptiveInOrder(data).map((theme) => theme.id);
	const themesOf = (code: Code) =>
		[...new Set(links.filter((link) => link.codeId === code.id).map((link) => link.themeId))]
			.sort((a, b) => order.indexOf(a) - order.indexOf(b))
			.map((id) => themes.get(id)?.name)
			.filter((name) => name !== undefined)
			.join(t('table.listSeparator'));
	const columns: TableColumn[] = [
		{ key: 'code', title: t('table.column.code'), width: 15, align: 'left' },
		{ key: 'definition', title: t('table.column.definition'), width: 19, align: 'left' },
		{ key: 'useWhen', title: t('table.column.useWhen'), width: 17, align: 'left' },
		{ key: 'notWhen', title: t('table.column.notWhen'), width: 16, align: 'left' },
		{ key: 'example', title: t('table.column.example'), width: 15, align: 'left' },
		{ key: 'themes', title: t('table.column.themes'), width: 13, align: 'left' },
		{ key: 'codings', title: t('table.column.codings'), width: 7, align: 'right' },
		{ key: 'studies', title: t('table.column.studies'), width: 6, align: 'right' },
	];
	return {
		key: 'codebook',
		title: t('table.codebook.title'),
		columns,
		rows: codesInOrder(data.codes).map(({ code, depth }) => ({
			kind: 'body',
			indent: depth,
			cells: [
				textCell(code.name),
				proseCell(code.definition),
				proseCell(code.useWhen),
				proseCell(code.notWhen),
				proseCell(code.example),
				textCell(themesOf(code)),
				stats.codes.get(code.id)?.codings ?? 0,
				stats.codes.get(code.id)?.studies.length ?? 0,
			],
		})),
		notes: [data.codes.length === 0 ? t('table.note.noCodes') : t('table.note.codebook')],
	};
}

registerTable('codebook', buildCodebook);
