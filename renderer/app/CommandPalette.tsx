import fuzzysort from 'fuzzysort';
import { useEffect, useId, useMemo, useState } from 'react';
import { useRead } from '../client/context.tsx';
import { keyLabel } from '../keys/commands.ts';
import { activeCommands, keysOf, runCommand } from '../keys/useCommands.ts';
import { Modal } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { langOf } from '../ui/lang.ts';
import { useT } from './i18n.tsx';
import { go, setOverlay } from './store.ts';

interface Entry {
	id: string;
	title: string;
	where: string;
	keys: string;
	run(): void;
}

/** Ctrl+K: commands, studies, codes, themes, and the words of all texts. */
export function CommandPalette() {
	const t = useT();
	const list = useId();
	const [query, setQuery] = useState('');
	const [at, setAt] = useState(0);
	const [settled, setSettled] = useState('');
	useEffect(() => {
		const timer = setTimeout(() => setSettled(query.trim()), 80);
		return () => clearTimeout(timer);
	}, [query]);
	const studies = useRead('studies.list', {}).data?.studies;
	const sources = useRead('sources.list', {}).data?.sources;
	const codes = useRead('codes.list', {}).data?.codes;
	const themes = useRead('themes.list', {}).data?.themes;
	const found = useRead('search', { query: settled || ' ', limit: 30 }, { enabled: settled.length > 0 }).data;
	const close = () => setOverlay('none');

	const fixed = useMemo((): Entry[] => {
		const label = new Map(studies?.map((study) => [study.id, study.label]));
		return [
			...activeCommands().map(
				(id): Entry => ({
					id,
					title: t(`command.${id}`),
					where: t('commands.command'),
					keys: keysOf(id).slice(0, 1).map(keyLabel).join(''),
					run: () => runCommand(id),
				}),
			),
			...(sources ?? []).map(
				(source): Entry => ({
					id: source.id,
					title: label.get(source.studyId) ?? source.name,
					where: t('commands.study'),
					keys: '',
					run: () => go({ view: 'code', sourceId: source.id }),
				}),
			),
			...(codes ?? []).map(
				(code): Entry => ({
					id: code.id,
					title: code.name,
					where: t('commands.code'),
					keys: '',
					run: () => go({ view: 'codebook', codeId: code.id }),
				}),
			),
			...(themes ?? []).map(
				(theme): Entry => ({
					id: theme.id,
					title: theme.name,
					where: t('commands.theme'),
					keys: '',
					run: () => go({ view: 'themes', themeId: theme.id }),
				}),
			),
		];
	}, [studies, sources, codes, themes, t]);

	const matches = query.trim()
		? fuzzysort.go(query.trim(), fixed, { key: 'title', limit: 12 }).map((result) => result.obj)
		: fixed.slice(0, 14);
	const label = new Map(
		sources?.map((source) => [source.id, studies?.find((study) => study.id === source.studyId)?.label ?? source.name]),
	);
	const hits = settled && query.trim() ? (found?.hits ?? []) : [];
	const options: (Entry & { hit?: (typeof hits)[number] })[] = [
		...matches,
		...hits.map((hit) => ({
			id: `${hit.sourceId}:${hit.start}`,
			title: '',
			where: t('commands.line', { study: label.get(hit.sourceId) ?? '', line: hit.line }),
			keys: '',
			run: () => go({ view: 'code', sourceId: hit.sourceId, at: { start: hit.start, end: hit.end } }),
			hit,
		})),
	];
	const active = Math.min(at, options.length - 1);
	const run = (entry: Entry | undefined) => {
		if (!entry) return;
		close();
		// After the dialog has given the focus back, so that a command can take it where it belongs.
		requestAnimationFrame(() => entry.run());
	};
	return (
		<Modal title={t('commands.title')} onClose={close} wide>
			<input
				className="input lg"
				role="combobox"
				aria-expanded="true"
				aria-controls={list}
				aria-activedescendant={options[active] ? `${list}-${active}` : undefined}
				aria-label={t('commands.open')}
				placeholder={t('commands.placeholder')}
				value={query}
				autoFocus
				onChange={(event) => {
					setQuery(event.target.value);
					setAt(0);
				}}
				onKeyDown={(event) => {
					if (event.nativeEvent.isComposing) return;
					if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
						event.preventDefault();
						setAt((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % Math.max(1, options.length));
					} else if (event.key === 'Enter') {
						event.preventDefault();
						run(options[active]);
					}
				}}
			/>
			<div className="results" role="listbox" id={list} aria-label={t('commands.results')}>
				{options.map((entry, index) => (
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard for the whole list
					<div
						key={entry.id}
						id={`${list}-${index}`}
						role="option"
						tabIndex={-1}
						aria-selected={index === active}
						className="result"
						ref={index === active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
						onClick={() => run(entry)}
					>
						{entry.hit ? (
							<span className="grow clip serif" lang={langOf(entry.hit.match + entry.hit.before)}>
								{entry.hit.before}
								<b>{entry.hit.match}</b>
								{entry.hit.after}
							</span>
						) : (
							<span className="grow clip" lang={langOf(entry.title)}>
								{entry.title}
							</span>
						)}
						<span className="quiet">{entry.where}</span>
						{entry.keys && <kbd>{entry.keys}</kbd>}
					</div>
				))}
				{!options.length && (
					<p className="result quiet">
						<Icon name="search" /> {t('commands.nothing', { query })}
					</p>
				)}
			</div>
			{found?.more && hits.length > 0 && <p className="ref">{t('commands.more', { count: hits.length })}</p>}
		</Modal>
	);
}
