import { coOccurrences } from '../synthesis/co-occurrence.ts';
import type { Table } from '../table.ts';
import { textCell } from './cells.ts';
import { codesInOrder } from './code-tree.ts';
import { byId, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { registerTable } from './registry.ts';

/** Rows that a table of a paper or a sheet can show; the note says how many there are beyond. */
const MOST = 500;

/** Pairs of codes on the same words, those that meet most often first. */
function buildCoOccurrence(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const codes = byId(data.codes);
	const order = new Map(codesInOrder(data.codes).map(({ code }, at) => [code.id, at]));
	const studyOf = new Map(data.sources.map(({ id, studyId }) => [id, studyId]));
	const uses = new Map<string, number>();
	for (const { codeId } of data.codings) uses.set(codeId, (uses.get(codeId) ?? 0) + 1);
	const pairs = coOccurrences(data.codings)
		.map((pair) => {
			const [a, b] = order.get(pair.a)! < order.get(pair.b)! ? [pair.a, pair.b] : [pair.b, pair.a];
			const studies = new Set([...pair.sources].map((id) => studyOf.get(id))).size;
			return { ...pair, a, b, studies, share: pair.codings / (uses.get(a)! + uses.get(b)!) };
		})
		.sort((x, y) => y.pairs - x.pairs || order.get(x.a)! - order.get(y.a)! || order.get(x.b)! - order.get(y.b)!);
	return {
		key: 'co-occurrence',
		title: t('table.coOccurrence.title'),
		columns: [
			{ key: 'code', title: t('table.column.code'), width: 28, align: 'left' },
			{ key: 'with', title: t('table.column.with'), width: 28, align: 'left' },
			{ key: 'overlaps', title: t('table.column.overlaps'), width: 9, align: 'right' },
			{ key: 'studies', title: t('table.column.studies'), width: 8, align: 'right' },
			{ key: 'share', title: t('table.column.share'), width: 10, align: 'right' },
		],
		rows: pairs.slice(0, MOST).map(({ a, b, pairs: overlaps, studies, share }) => ({
			kind: 'body',
			cells: [
				textCell(codes.get(a)!.name),
				textCell(codes.get(b)!.name),
				overlaps,
				studies,
				textCell(`${Math.round(share * 100)} %`),
			],
		})),
		notes: [
			pairs.length === 0 ? t('table.note.noOverlaps') : t('table.note.coOccurrence'),
			...(pairs.length > MOST ? [t('table.note.morePairs', { shown: MOST, count: pairs.length })] : []),
		],
	};
}

registerTable('co-occurrence', buildCoOccurrence);
