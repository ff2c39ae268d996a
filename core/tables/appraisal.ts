import { agreed } from '../appraisal/agreed.ts';
import { checklists } from '../appraisal/checklists.ts';
import type { Answers } from '../appraisal/model.ts';
import type { Table, TableColumn, TableRow } from '../table.ts';
import { proseCell, textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { registerTable } from './registry.ts';

/** Answers to each item, study by study, a group for each checklist in use; shared columns are numbered as the items are. */
function buildAppraisal(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const byChecklist = agreed(data.appraisals ?? []);
	const used = checklists(data.checklists ?? [], t).filter(({ id }) => byChecklist.has(id));
	const most = Math.max(0, ...used.map(({ items }) => items.length));
	const word = (answer: string) => {
		const known = ['yes', 'no', 'unclear', 'na', 'low', 'some', 'high'].includes(answer);
		return known ? t(`appraisal.answer.${answer}`) : answer;
	};
	const columns: TableColumn[] = [
		{ key: 'study', title: t('table.column.study'), width: 18, align: 'left' },
		...Array.from(
			{ length: most },
			(_, n): TableColumn => ({ key: `item:${n + 1}`, title: String(n + 1), width: 6, align: 'center' }),
		),
		{ key: 'overall', title: t('table.column.concerns'), width: 10, align: 'left' },
		{ key: 'note', title: t('table.column.note'), width: 24, align: 'left' },
	];
	const rows = used.flatMap((checklist): TableRow[] => {
		const studies = byChecklist.get(checklist.id)!;
		return [
			{ kind: 'group', cells: [textCell(checklist.name, 'strong')] },
			...byPosition(data.studies)
				.filter(({ id }) => studies.has(id))
				.map(({ id, label }): TableRow => {
					const one = studies.get(id);
					const answers = one ? (JSON.parse(one.answers) as Answers) : {};
					return {
						kind: 'body',
						cells: [
							textCell(label),
							...Array.from({ length: most }, (_, n) =>
								textCell(word(answers[checklist.items[n]?.id ?? '']?.answer ?? '')),
							),
							textCell(one?.overall ? t(`appraisal.concern.${one.overall}`) : ''),
							one ? proseCell(one.note) : textCell(t('table.appraisal.notAgreed'), 'quiet'),
						],
					};
				}),
		];
	});
	return {
		key: 'appraisal',
		title: t('table.appraisal.title'),
		columns,
		rows,
		notes: [
			...(used.length === 0 ? [t('table.note.noAppraisals')] : []),
			...used.map(({ name, items, source }) =>
				t('table.note.checklist', {
					name,
					items: items.map(({ text }, n) => `${n + 1} ${text}`).join(t('table.listSeparator')),
					source: source ? ` ${source}` : '',
				}),
			),
			...(used.length > 0 ? [t('table.note.appraisal')] : []),
		],
	};
}

registerTable('appraisal', buildAppraisal);
