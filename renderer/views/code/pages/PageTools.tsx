import { useEffect, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';
import { toast } from '../../../app/store.ts';
import { keyLabel } from '../../../keys/commands.ts';
import { keysOf } from '../../../keys/useCommands.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { pageNamed, type SourcePages } from './source-pages.ts';

/** Head of the pane: where it is, a field to go elsewhere, zoom. */
export function PageTools({
	pages,
	page,
	zoom,
	fits,
	ready,
	onPage,
	onZoom,
	onFit,
	onClose,
	onLeave,
}: {
	pages: SourcePages;
	/** On screen, from 1. */
	page: number;
	/** Per cent. */
	zoom: number;
	/** Whether the zoom follows the width of the pane. */
	fits: boolean;
	ready: boolean;
	onPage(page: number): void;
	onZoom(direction: 1 | -1): void;
	onFit(): void;
	onClose(): void;
	/** Back to the text. */
	onLeave(): void;
}) {
	const t = useT();
	const label = pages.label(page);
	const [draft, setDraft] = useState(label);
	useEffect(() => setDraft(label), [label]);
	const total = pages.count;
	const jump = () => {
		const to = pageNamed(pages.pages, draft);
		if (to !== null) return onPage(to);
		toast(t('pages.noSuch', { page: draft, total }));
		setDraft(label);
	};
	const named = (command: string) => {
		const key = keysOf(command)[0];
		return key ? `${t(`command.${command}`)} (${keyLabel(key)})` : t(`command.${command}`);
	};
	const button = (command: string, icon: React.ReactNode, run: () => void, disabled = false) => (
		<button
			type="button"
			className="iconbtn"
			aria-label={t(`command.${command}`)}
			title={named(command)}
			disabled={disabled}
			onClick={run}
		>
			{icon}
		</button>
	);
	return (
		<div className="page-head" role="toolbar" aria-label={t('pages.tools')}>
			{button('page.previous', <Icon name="down" />, () => onPage(page - 1), !ready || page <= 1)}
			{button('page.next', <Icon name="down" />, () => onPage(page + 1), !ready || page >= total)}
			<input
				className="input page-field num"
				aria-label={t('pages.field')}
				title={t('pages.field')}
				value={draft}
				disabled={!ready}
				onFocus={(event) => event.target.select()}
				onChange={(event) => setDraft(event.target.value)}
				onBlur={() => setDraft(label)}
				onKeyDown={(event) => {
					if (event.nativeEvent.isComposing) return;
					if (event.key === 'Enter') {
						event.preventDefault();
						jump();
					} else if (event.key === 'Escape') {
						event.stopPropagation();
						onLeave();
					}
				}}
			/>
			<span className="quiet num clip">
				{label === String(page) ? t('pages.of', { total }) : t('pages.nthOf', { n: page, total })}
			</span>
			<span className="grow" />
			{button('page.smaller', <span aria-hidden="true">−</span>, () => onZoom(-1), !ready)}
			<button
				type="button"
				className="btn plain page-zoom num"
				aria-pressed={fits}
				title={named('page.fit')}
				disabled={!ready}
				onClick={onFit}
			>
				<span className="sr">{t('pages.fit')}, </span>
				{Math.round(zoom)}%
			</button>
			{button('page.larger', <span aria-hidden="true">+</span>, () => onZoom(1), !ready)}
			{button('page.close', <Icon name="close" />, onClose)}
		</div>
	);
}
