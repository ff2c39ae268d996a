import { useT } from '../../app/i18n.tsx';
import { go, setOverlay } from '../../app/store.ts';
import { Modal } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { setImport, useImport } from './model.ts';
import './import.css';

/** What came in and what was left out, file by file. */
export function ImportReport() {
	const t = useT();
	const report = useImport((state) => state.report);
	const close = () => {
		setImport({ report: null });
		setOverlay('none');
		// The dialog that led here is gone; reading goes on where the text is.
		requestAnimationFrame(() => {
			if (document.activeElement === document.body)
				document.querySelector<HTMLElement>('.work .read [tabindex="0"], .work [data-pane-focus]')?.focus();
		});
	};
	if (!report) return null;
	const { sources, studies, skipped, warnings, leftOut } = report;
	return (
		<Modal title={t('import.report')} onClose={close} wide>
			<p className="dialog-text">
				{[
					t('import.done', { count: sources.length }),
					...(studies.added > 0 ? [t('import.doneStudies', { count: studies.added })] : []),
					...(studies.updated > 0 ? [t('import.updatedStudies', { count: studies.updated })] : []),
					...(skipped.length > 0 ? [t('import.skipped', { count: skipped.length })] : []),
				].join(' ')}
			</p>
			<ul className="import-report" aria-label={t('import.files')}>
				{skipped.map((entry) => (
					<li key={`skipped ${entry.file}`}>
						<Icon name="warn" label={t('import.cannot')} />
						<div>
							<b>{entry.file}</b>
							<p className="problem">{t(`error.${entry.code}`, entry.params)}</p>
						</div>
					</li>
				))}
				{sources.map((source) => (
					<li key={source.id}>
						<Icon name="check" label={t('import.cameIn')} />
						<div>
							<button
								type="button"
								className="link"
								onClick={() => {
									close();
									go({ view: 'code', sourceId: source.id });
								}}
							>
								{source.name}
							</button>{' '}
							<span className="quiet num">
								{source.study} · {t('import.lines', { count: source.lines })}
								{source.pageCount > 0 && ` · ${t('import.pageCount', { count: source.pageCount })}`}
							</span>
							{warnings
								.filter(({ file }) => file === source.name)
								.map(({ code, params }) => (
									<p key={code} className="caution">
										{t(`warning.${code}`, params)}
									</p>
								))}
							{leftOut.some(({ file }) => file === source.name) && (
								<p className="quiet num">
									{t('import.leftOutOf', {
										what: leftOut
											.filter(({ file }) => file === source.name)
											.map(({ kind, count }) => `${t(`leftOut.${kind}`)} (${count})`)
											.join(', '),
									})}
								</p>
							)}
						</div>
					</li>
				))}
			</ul>
			<div className="dialog-actions">
				<button type="button" className="btn primary" autoFocus onClick={close}>
					{t('action.close')}
				</button>
			</div>
		</Modal>
	);
}
