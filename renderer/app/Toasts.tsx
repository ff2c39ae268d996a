import { Icon } from '../ui/Icon.tsx';
import { useT } from './i18n.tsx';
import { dismissToast, useApp } from './store.ts';

export function Toasts() {
	const t = useT();
	const toasts = useApp((state) => state.toasts);
	return (
		<section className="toasts" aria-label={t('messages')}>
			{toasts.map((toast) => (
				<div
					key={toast.id}
					className={`toast float ${toast.tone}`}
					role={toast.tone === 'problem' ? 'alert' : undefined}
				>
					{toast.tone === 'problem' && <Icon name="warn" />}
					<span className="grow">{toast.text}</span>
					{toast.action && (
						<button
							type="button"
							className="link"
							onClick={() => {
								toast.action?.run();
								dismissToast(toast.id);
							}}
						>
							{toast.action.label}
						</button>
					)}
					<button
						type="button"
						className="iconbtn"
						aria-label={t('action.dismiss')}
						onClick={() => dismissToast(toast.id)}
					>
						<Icon name="close" />
					</button>
				</div>
			))}
		</section>
	);
}
