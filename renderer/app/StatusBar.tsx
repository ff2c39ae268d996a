import { useT } from './i18n.tsx';
import { useSettings } from './settings.ts';
import { setOverlay, useApp } from './store.ts';

export function StatusBar() {
	const t = useT();
	const language = useSettings((settings) => settings.language);
	const save = useApp((state) => state.save);
	const host = useApp((state) => state.hostState);
	const announcement = useApp((state) => state.announcement);
	const work = useApp((state) => state.work);
	const project = useApp((state) => state.project);
	const time = (at: Date) => at.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' });
	return (
		<footer className="statusbar">
			<span id="status-hints" className="status-hints" />
			{work.map((entry) => (
				<span key={entry.id} className="work-row num">
					<progress value={entry.done} max={entry.total || undefined} aria-label={entry.label} />
					{t('work.progress', { label: entry.label, done: entry.done, total: entry.total })}
					<button type="button" className="link" onClick={entry.cancel}>
						{t('action.cancel')}
					</button>
				</span>
			))}
			<span className="push num" role="status" aria-live="polite">
				{host === 'down' ? (
					<b>{t('host.down')}</b>
				) : project?.readOnly ? (
					t('status.readOnly')
				) : save.kind === 'saving' ? (
					t('save.saving')
				) : save.kind === 'saved' ? (
					t('save.saved', { time: time(save.at) })
				) : save.kind === 'failed' ? (
					<b>{t('save.failed')}</b>
				) : (
					t('save.all')
				)}
				{save.kind === 'failed' && save.retry && (
					<button type="button" className="link" onClick={save.retry}>
						{t('action.retry')}
					</button>
				)}
			</span>
			<button type="button" className="keys-button" onClick={() => setOverlay('keys')}>
				<kbd>?</kbd> {t('keys')}
			</button>
			<span className="sr" aria-live="polite">
				{announcement}
			</span>
		</footer>
	);
}
