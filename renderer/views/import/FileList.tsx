import { useT } from '../../app/i18n.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { choose, leaveOut, type Row } from './model.ts';

/** What is known about a file, in a word. */
function State({ row }: { row: Row }) {
	const t = useT();
	if (row.state === 'refused') return <Icon name="warn" label={t('import.cannot')} />;
	if (row.state !== 'ready') return <span className="quiet">{t('import.state.reading')}</span>;
	if (row.kind === 'references')
		return <span className="quiet num">{t('import.records', { count: row.read?.references.length ?? 0 })}</span>;
	const { preview } = row;
	if (!preview) return null;
	if (preview.duplicateOf !== null) return <span className="quiet">{t('import.state.there')}</span>;
	return (
		<>
			{(preview.warnings.length > 0 || preview.encodingConfidence < 0.8) && (
				<Icon name="note" label={t('import.state.look')} />
			)}
			<span className="quiet num">
				{preview.pages.length > 0
					? t('import.pageCount', { count: preview.pages.length })
					: t('import.lines', { count: preview.lines })}
			</span>
		</>
	);
}

export function FileList({ rows, current }: { rows: readonly Row[]; current: Row }) {
	const t = useT();
	return (
		<ul className="import-files" aria-label={t('import.files')}>
			{rows.map((row) => (
				<li key={row.key}>
					<button type="button" className="choice" aria-pressed={row === current} onClick={() => choose(row.key)}>
						<span className="clip grow" title={row.name}>
							{row.name}
						</span>
						<State row={row} />
					</button>
					<button
						type="button"
						className="iconbtn"
						aria-label={t('import.leaveOut', { file: row.name })}
						onClick={() => leaveOut(row.key)}
					>
						<Icon name="close" />
					</button>
				</li>
			))}
		</ul>
	);
}
