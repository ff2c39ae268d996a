import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Section, Source } from '#core/model.ts';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { go, setOverlay } from '../../app/store.ts';
import { useRead } from '../../client/context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { CodeList } from './codes/CodeList.tsx';
import { rangeOfLine, spanOf } from './layout.ts';
import type { CodeChoices } from './palette-data.ts';
import type { Reader } from './reader.ts';

type Stats = Output<'sources.stats'>['stats'][number];

/** A jump target below the open source: a findings section, or the others that stand together in one row. */
export interface SectionRow {
	key: string;
	title: string;
	findings: boolean;
	start: number;
	end: number;
}

/**
 * Sections as rows: findings by their headings, what is not coded drawn together under the kinds of its parts. A main
 * heading of the findings with nothing under it but the next heading needs no row.
 */
export function sectionRows(
	sections: readonly Section[],
	kindName: (kind: Section['kind']) => string,
	text: string,
): SectionRow[] {
	const rows: (SectionRow & { kinds: Section['kind'][] })[] = [];
	sections.forEach((section, i) => {
		const last = rows.at(-1);
		if (section.kind === 'findings') {
			const bare = text.slice(section.start, section.end).trim().length <= section.title.length;
			if (bare && sections[i + 1]?.kind === 'findings') return;
			rows.push({
				key: section.id,
				title: section.title || kindName('findings'),
				findings: true,
				start: section.start,
				end: section.end,
				kinds: [],
			});
		} else if (last && !last.findings) {
			if (!last.kinds.includes(section.kind)) last.kinds.push(section.kind);
			last.end = section.end;
		} else
			rows.push({
				key: section.id,
				title: '',
				findings: false,
				start: section.start,
				end: section.end,
				kinds: [section.kind],
			});
	});
	return rows.map(({ kinds, ...row }) => {
		if (row.findings) return row;
		const named = kinds.length > 1 ? kinds.filter((kind) => kind !== 'title') : kinds;
		const title = named.map((kind, i) => (i === 0 ? kindName(kind) : kindName(kind).toLowerCase())).join(', ');
		return { ...row, title };
	});
}

/** The coverage strip: findings from first to last line, coded runs filled. */
function Cover({ stats }: { stats: Stats | undefined }) {
	const t = useT();
	const path = (stats?.myCoverage ?? [])
		.map(([from, to]) => `M${(from * 100).toFixed(1)} 2H${Math.max(to * 100, from * 100 + 0.2).toFixed(1)}`)
		.join('');
	return (
		<svg
			className="cover"
			viewBox="0 0 100 4"
			preserveAspectRatio="none"
			role="img"
			aria-label={t('code.coverage', { percent: percent(stats) ?? 0 })}
		>
			<path d={path || 'M0 0'} />
		</svg>
	);
}

/** Findings lines I am done with, in per cent; null where nothing has been begun or there is nothing to code. */
export function percent(stats: Stats | undefined): number | null {
	if (!stats || stats.findingsLines === 0) return null;
	const done = stats.myCodedLines + stats.myConsideredLines;
	if (done === 0) return null;
	return (
		Math.min(99, Math.max(1, Math.round((done / stats.findingsLines) * 100))) + (done === stats.findingsLines ? 1 : 0)
	);
}

/** Left of the text: the studies, or the codes. */
export function LeftPane({
	sources,
	reader,
	openId,
	codes,
}: {
	sources: readonly Source[];
	reader: Reader | null;
	openId: string | null;
	codes: CodeChoices;
}) {
	const t = useT();
	const tab = useSettings((settings) => settings.leftTab);
	const studies = new Set(sources.map(({ studyId }) => studyId)).size;
	const tabs = { studies, codes: codes.choices.length };
	return (
		<aside className="pane left" aria-label={t('code.sources')}>
			<div className="pane-head">
				<div className="pane-tabs" role="tablist" aria-label={t('code.sources')}>
					{(['studies', 'codes'] as const).map((name) => (
						<button
							key={name}
							type="button"
							role="tab"
							id={`left-${name}`}
							aria-selected={tab === name}
							aria-controls="left-panel"
							tabIndex={tab === name ? 0 : -1}
							onClick={() => useSettings.setState({ leftTab: name })}
							onKeyDown={(event) => {
								if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
								event.preventDefault();
								const other = name === 'studies' ? 'codes' : 'studies';
								useSettings.setState({ leftTab: other });
								document.getElementById(`left-${other}`)?.focus();
							}}
						>
							{t(`code.${name}`)} <span className="quiet num">{tabs[name]}</span>
						</button>
					))}
				</div>
				<span className="grow" />
				<button
					type="button"
					className="iconbtn"
					aria-label={t('code.import')}
					title={t('code.import')}
					onClick={() => setOverlay('import')}
				>
					<Icon name="plus" />
				</button>
			</div>
			<div className="left-panel" id="left-panel" role="tabpanel" aria-labelledby={`left-${tab}`}>
				{tab === 'studies' ? (
					<SourceTree sources={sources} reader={reader} openId={openId} />
				) : (
					<CodeList reader={reader} codes={codes} />
				)}
			</div>
		</aside>
	);
}

/** Studies with their texts, how far each is coded, and the sections of the open one. */
function SourceTree({
	sources,
	reader,
	openId,
}: {
	sources: readonly Source[];
	reader: Reader | null;
	openId: string | null;
}) {
	const t = useT();
	const tree = useRef<HTMLUListElement>(null);
	const studies = useRead('studies.list', {}).data?.studies;
	const stats = useRead('sources.stats', { sourceIds: null }).data?.stats;
	const [closed, setClosed] = useState<string | null>(null);
	const [focused, setFocused] = useState<string | null>(null);
	const label = useMemo(() => new Map(studies?.map((study) => [study.id, study.label])), [studies]);
	const statsOf = useMemo(() => new Map(stats?.map((entry) => [entry.sourceId, entry])), [stats]);
	const inStudy = useMemo(() => Map.groupBy(sources, (source) => source.studyId), [sources]);
	const rows = useMemo(
		() => (reader ? sectionRows(reader.sections, (kind) => t(`code.section.${kind}`), reader.layout.text) : []),
		[reader, t],
	);
	const expanded = openId !== null && closed !== openId;
	const line = reader ? (
		<CurrentSection reader={reader} rows={rows} expanded={expanded} focused={focused} onFocus={setFocused} />
	) : null;

	const onKeyDown = (event: React.KeyboardEvent) => {
		const item = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]');
		if (!item || !tree.current || event.altKey || event.ctrlKey || event.metaKey) return;
		const items = [...tree.current.querySelectorAll<HTMLElement>('[role=treeitem]')];
		const at = items.indexOf(item);
		const to = (other: HTMLElement | null | undefined) => {
			event.preventDefault();
			other?.focus();
		};
		if (event.key === 'ArrowDown') to(items[at + 1]);
		else if (event.key === 'ArrowUp') to(items[at - 1]);
		else if (event.key === 'Home') to(items[0]);
		else if (event.key === 'End') to(items.at(-1));
		else if (event.key === 'ArrowRight') {
			event.preventDefault();
			if (item.dataset.source && item.dataset.source !== openId) go({ view: 'code', sourceId: item.dataset.source });
			else if (item.dataset.source && !expanded) setClosed(null);
			else items[at + 1]?.focus();
		} else if (event.key === 'ArrowLeft') {
			event.preventDefault();
			if (item.dataset.source) setClosed(item.dataset.source);
			else item.parentElement?.closest<HTMLElement>('[role=treeitem]')?.focus();
		} else if (event.key === 'Enter' || event.key === ' ') {
			event.preventDefault();
			item.querySelector<HTMLElement>('.row, .sub')?.click();
			if (!item.dataset.source) item.click();
		}
	};

	return (
		<ul ref={tree} className="source-tree" role="tree" aria-label={t('code.tree')} onKeyDown={onKeyDown}>
			{sources.map((source) => {
				const mine = statsOf.get(source.id);
				const open = source.id === openId;
				const several = (inStudy.get(source.studyId)?.length ?? 0) > 1;
				const name = label.get(source.studyId) ?? source.name;
				const share = percent(mine);
				return (
					<li
						key={source.id}
						role="treeitem"
						aria-level={1}
						aria-expanded={open ? expanded : false}
						aria-selected={open}
						aria-current={open ? 'true' : undefined}
						tabIndex={(focused ?? openId ?? sources[0]?.id) === source.id ? 0 : -1}
						data-source={source.id}
						className={`study${open ? ' open' : ''}${share === null ? ' fresh' : ''}`}
						onFocus={(event) => event.target === event.currentTarget && setFocused(source.id)}
					>
						{/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree item takes the keys */}
						<div
							className="row"
							onClick={() =>
								open ? setClosed(expanded ? source.id : null) : go({ view: 'code', sourceId: source.id })
							}
						>
							<Icon name={open && expanded ? 'caret-down' : 'caret'} />
							<span className="grow clip" lang={langOf(name)} title={source.name}>
								{name}
								{several && <span className="quiet"> {source.name}</span>}
							</span>
							{source.language.startsWith('zh') && <span className="lang">{t('code.chinese')}</span>}
							{mine?.finishedByMe && <Icon name="check" label={t('code.finished')} />}
							<span className="pct num">{share === null ? '–' : `${share}%`}</span>
						</div>
						<Cover stats={mine} />
						{open && line}
					</li>
				);
			})}
		</ul>
	);
}

function CurrentSection({
	reader,
	rows,
	expanded,
	focused,
	onFocus,
}: {
	reader: Reader;
	rows: readonly SectionRow[];
	expanded: boolean;
	focused: string | null;
	onFocus(key: string): void;
}) {
	const t = useT();
	const current = useStore(reader.store, ({ line }) => {
		const { start } = rangeOfLine(reader.layout, line);
		return rows.findIndex((row) => start >= row.start && start < row.end);
	});
	if (!expanded) return null;
	return (
		<ul role="group">
			{rows.map((row, i) => {
				const [first, last] = spanOf(reader.layout, row);
				return (
					<li
						key={row.key}
						role="treeitem"
						aria-level={2}
						aria-selected={i === current}
						tabIndex={focused === row.key ? 0 : -1}
						className={`sub${i === current ? ' sel' : ''}${row.findings ? '' : ' out'}`}
						onFocus={(event) => event.target === event.currentTarget && onFocus(row.key)}
						onClick={() => {
							reader.moveTo(first, 'third');
							reader.view?.focus();
						}}
						onKeyDown={() => {}}
					>
						<span className="clip" lang={langOf(row.title)}>
							{row.title}
						</span>
						{row.findings ? (
							<span className="num">{first === last ? first : `${first}–${last}`}</span>
						) : (
							<span className="sr">{t('code.notCoded')}</span>
						)}
					</li>
				);
			})}
		</ul>
	);
}
