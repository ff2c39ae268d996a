import type { Table } from '../table.ts';
import { proseCell, textCell } from './cells.ts';
import { byPosition, type SynthesisData, type TableOptions, type Translate } from './data.ts';
import { registerTable } from './registry.ts';

/** The included studies and what a review says of them. */
function buildCharacteristics(data: SynthesisData, _options: TableOptions, t: Translate): Table {
	const where = ({ journal = '', volume = '', pages = '', doi = '' }: SynthesisData['studies'][number]) =>
		[journal && [journal, volume].filter(Boolean).join(' ') + (pages && `: ${pages}`), doi && `doi ${doi}`]
			.filter(Boolean)
			.join('; ');
	return {
		key: 'characteristics',
		title: t('table.characteristics.title'),
		columns: [
			{ key: 'study', title: t('table.column.study'), width: 14, align: 'left' },
			{ key: 'authors', title: t('table.column.authors'), width: 16, align: 'left' },
			{ key: 'year', title: t('table.column.year'), width: 6, align: 'right' },
			{ key: 'country', title: t('table.column.country'), width: 10, align: 'left' },
			{ key: 'participants', title: t('table.column.participants'), width: 20, align: 'left' },
			{ key: 'dataCollection', title: t('table.column.dataCollection'), width: 14, align: 'left' },
			{ key: 'analysisMethod', title: t('table.column.analysisMethod'), width: 14, align: 'left' },
			{ key: 'published', title: t('table.column.published'), width: 18, align: 'left' },
		],
		rows: byPosition(data.studies).map((study) => ({
			kind: 'body',
			cells: [
				textCell(study.label),
				textCell(study.authors ?? ''),
				study.year ?? [],
				textCell(study.country ?? ''),
				proseCell(study.participants ?? ''),
				proseCell(study.dataCollection ?? ''),
				proseCell(study.analysisMethod ?? ''),
				textCell(where(study)),
			],
		})),
		notes: data.studies.length === 0 ? [t('table.note.noStudies')] : [],
	};
}

registerTable('characteristics', buildCharacteristics);
