import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { announce, go, toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { runCommand, useCommands } from '../../keys/useCommands.ts';
import { promptDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { newId } from '../../ui/id.ts';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { Dots } from './Dots.tsx';
import { CARD, cardHeight, dropEffect, layout, makeBoard, type Theme } from './model.ts';
import { ThemePanel } from './ThemePanel.tsx';
import './themes.css';

/** What is being carried: codes, or a descriptive theme on its way to an analytical one. */
interface Carried {
	kind: 'codes' | 'theme';
	ids: string[];
	/** The theme it is taken out of, if it is moved rather than added. */
	from: string | null;
}
/** Where it would land: a theme's id, `nowhere` (out of all themes) or `new` (a theme of its own). */
type Target = string | null;

/** Codes → descriptive themes → analytical themes, by mouse and by keyboard. */
export function ThemesView() {
	const t = useT();
	const client = useClient();
	const place = useApp((state) => state.place);
	const readOnly = useApp((state) => state.project?.readOnly ?? null);
	const themes = useRead('themes.list', {}).data;
	const codes = useRead('codes.list', {}).data?.codes;
	const counts = useRead('codes.counts', {}).data;
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
	const [filter, setFilter] = useState('');
	const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
	const [carried, setCarried] = useState<Carried | null>(null);
	const [target, setTarget] = useState<Target>(null);
	const [mode, setMode] = useState<'board' | 'outline'>('board');
	const [analyticalHeights, setAnalyticalHeights] = useState<ReadonlyMap<string, number>>(new Map());
	const root = useRef<HTMLDivElement>(null);
	const selected = place.view === 'themes' ? (place.themeId ?? null) : null;

	const board = useMemo(
		() => (themes && codes && counts ? makeBoard(themes, codes, counts) : null),
		[themes, codes, counts],
	);
	const select = useCallback((themeId: string) => go({ view: 'themes', themeId }), []);

	const heights = new Map(
		board?.descriptive.map((theme) => [
			theme.id,
			cardHeight(
				board.codesOf.get(theme.id)?.length ?? 0,
				expanded.has(theme.id),
				carried?.kind === 'codes' && target === theme.id,
			),
		]),
	);
	const places = board ? layout(board, heights, analyticalHeights) : null;

	// The findings on analytical cards have any length: their cards are measured and the columns laid out again.
	useLayoutEffect(() => {
		const measured = new Map<string, number>();
		for (const card of root.current?.querySelectorAll<HTMLElement>('.ana') ?? [])
			measured.set(card.dataset.theme!, card.offsetHeight);
		const same =
			measured.size === analyticalHeights.size &&
			[...measured].every(([id, height]) => analyticalHeights.get(id) === height);
		if (!same) setAnalyticalHeights(measured);
	});

	const focusOn = (selector: string) =>
		requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
	const themeName = (id: string) =>
		[...(board?.descriptive ?? []), ...(board?.analytical ?? [])].find((theme) => theme.id === id)?.name ?? '';
	const carriedName = (what: Carried) =>
		what.kind === 'theme'
			? themeName(what.ids[0]!)
			: what.ids.length === 1
				? (codes?.find((code) => code.id === what.ids[0])?.name ?? '')
				: t('themes.codes', { count: what.ids.length });
	const undoAction = { label: t('action.undo'), run: () => void write(client, 'history.undo', {}).catch(told) };

	const create = async (level: Theme['level'], codeIds: readonly string[] = []) => {
		const name = await promptDialog({
			title: t(`themes.new.${level}`),
			label: t('themes.name'),
			action: t('themes.create'),
		});
		if (!name) return;
		const id = newId();
		try {
			await write(client, 'theme.create', { id, level, name });
			if (codeIds.length)
				await write(client, 'theme.addCodes', { themeId: id, codeIds: [...codeIds], fromThemeId: null });
			select(id);
			focusOn(`[data-theme="${id}"]`);
		} catch (error) {
			told(error);
		}
	};

	const drop = async (what: Carried, on: Target, addAsWell: boolean) => {
		setCarried(null);
		setTarget(null);
		if (!on || !board) return;
		const name = carriedName(what);
		try {
			if (on === 'new')
				return await create(
					what.kind === 'codes' ? 'descriptive' : 'analytical',
					what.kind === 'codes' ? what.ids : [],
				);
			if (on === 'nowhere') {
				if (!what.from) return;
				if (what.kind === 'codes') await write(client, 'theme.removeCodes', { themeId: what.from, codeIds: what.ids });
				else await write(client, 'theme.removeThemes', { analyticalId: what.from, descriptiveIds: what.ids });
				return toast(t('themes.takenOut', { what: name, theme: themeName(what.from) }), undoAction);
			}
			if (on === what.from) return;
			const from = addAsWell ? null : what.from;
			const { operation } =
				what.kind === 'codes'
					? await write(client, 'theme.addCodes', { themeId: on, codeIds: what.ids, fromThemeId: from })
					: await write(client, 'theme.addThemes', { analyticalId: on, descriptiveIds: what.ids, fromThemeId: from });
			setPicked(new Set());
			toast(
				operation
					? t('themes.moved', { what: name, theme: themeName(on) })
					: t('themes.already', { what: name, theme: themeName(on) }),
				operation ? undoAction : null,
			);
		} catch (error) {
			told(error);
		}
	};
	const remove = async (theme: Theme) => {
		try {
			await write(client, 'theme.remove', { id: theme.id });
			toast(t('themes.deleted', { theme: theme.name }), undoAction);
			if (selected === theme.id) go({ view: 'themes' });
		} catch (error) {
			told(error);
		}
	};
	const rename = async (theme: Theme) => {
		const name = await promptDialog({
			title: t('themes.rename'),
			label: t('themes.name'),
			value: theme.name,
			action: t('action.rename'),
		});
		if (name && name !== theme.name)
			await write(client, 'theme.update', { id: theme.id, fields: { name } }).catch(told);
		focusOn(`[data-theme="${theme.id}"]`);
	};

	// ----- keyboard: what has the focus is told by data attributes of the element -----
	const here = () => {
		const element = document.activeElement instanceof HTMLElement ? document.activeElement : null;
		return {
			element,
			theme: element?.dataset.theme,
			code: element?.dataset.code,
			from: element?.dataset.from || null,
			column: element?.closest<HTMLElement>('[data-column]')?.dataset.column,
		};
	};
	const items = (column: string) => [
		...(root.current?.querySelectorAll<HTMLElement>(`[data-column="${column}"] [data-item]`) ?? []),
	];
	const targets = (what: Carried): string[] =>
		(what.kind === 'codes' ? [...(board?.descriptive ?? [])] : [...(board?.analytical ?? [])])
			.map((theme) => theme.id)
			.concat('new', what.from ? ['nowhere'] : []);
	const sayTarget = (what: Carried, on: string) => {
		setTarget(on);
		announce(
			on === 'nowhere'
				? t('themes.movingOut', { what: carriedName(what) })
				: on === 'new'
					? t('themes.movingNew', { what: carriedName(what) })
					: t('themes.moving', { what: carriedName(what), theme: themeName(on) }),
		);
		root.current?.querySelector(`[data-theme="${on}"]`)?.scrollIntoView({ block: 'nearest' });
	};
	const step = (by: 1 | -1) => {
		if (carried) {
			const all = targets(carried);
			return sayTarget(carried, all[(all.indexOf(target ?? '') + by + all.length) % all.length]!);
		}
		const { element, column } = here();
		if (!column) return;
		const all = items(column).sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
		all[Math.max(0, Math.min(all.length - 1, all.indexOf(element!) + by))]?.focus();
	};
	const sideways = (by: 1 | -1) => {
		const columns = ['codes', 'descriptive', 'analytical'];
		const { element, column } = here();
		const next = columns[columns.indexOf(column ?? 'codes') + by];
		if (!next || !element) return;
		const top = element.getBoundingClientRect().top;
		items(next)
			.sort((a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top))[0]
			?.focus();
	};
	const pick = (): void => {
		if (readOnly) return toast(t('status.readOnly'));
		const { theme, code, from } = here();
		const what: Carried | null = code
			? { kind: 'codes', ids: picked.has(code) ? [...picked] : [code], from }
			: theme && board?.descriptive.some((entry) => entry.id === theme)
				? { kind: 'theme', ids: [theme], from: board.parentsOf.get(theme)?.[0] ?? null }
				: null;
		if (!what) return;
		setCarried(what);
		const first = targets(what).find((id) => id !== what.from);
		if (first) sayTarget(what, first);
	};
	const move = (by: 1 | -1) => {
		const { theme } = here();
		const list = board?.descriptive.find((entry) => entry.id === theme) ? board.descriptive : (board?.analytical ?? []);
		const at = list.findIndex((entry) => entry.id === theme);
		const other = list[at + by];
		if (theme && other)
			void write(client, 'theme.move', { id: theme, position: other.position }).then(
				() => focusOn(`[data-theme="${theme}"]`),
				told,
			);
	};
	const onKeyDown = useCommands('board', {
		'board.up': () => step(-1),
		'board.down': () => step(1),
		'board.left': () => sideways(-1),
		'board.right': () => sideways(1),
		'board.pick': () => (carried ? void drop(carried, target, false) : pick()),
		'board.drop': () => {
			if (carried) return void drop(carried, target, false);
			const { theme, code } = here();
			if (code) go({ view: 'codebook', codeId: code });
			else if (theme) select(theme);
		},
		'board.addAsWell': () => carried && void drop(carried, target, true),
		'board.escape': () => {
			if (carried) announce(t('themes.putBack', { what: carriedName(carried) }));
			setCarried(null);
			setTarget(null);
			setPicked(new Set());
		},
		'board.expand': () => {
			const { theme } = here();
			if (theme)
				setExpanded((before) =>
					before.has(theme) ? new Set([...before].filter((id) => id !== theme)) : new Set([...before, theme]),
				);
		},
		'board.rename': () => {
			const found = [...(board?.descriptive ?? []), ...(board?.analytical ?? [])].find(
				(entry) => entry.id === here().theme,
			);
			if (found) void rename(found);
		},
		'board.remove': () => {
			const { theme, code, from } = here();
			if (code && from) void drop({ kind: 'codes', ids: [code], from }, 'nowhere', false);
			const found = [...(board?.descriptive ?? []), ...(board?.analytical ?? [])].find((entry) => entry.id === theme);
			if (!code && found) void remove(found);
		},
		'board.new': () => void create(here().column === 'analytical' ? 'analytical' : 'descriptive'),
		'board.undo': () => void runCommand('app.undo'),
		'board.redo': () => void runCommand('app.redo'),
	});
	const withMoves = (event: React.KeyboardEvent) => {
		if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown') && !carried) {
			event.preventDefault();
			return move(event.key === 'ArrowUp' ? -1 : 1);
		}
		onKeyDown(event);
	};

	// ----- mouse -----
	const dragProps = (what: () => Carried) => ({
		draggable: readOnly === null,
		onDragStart: (event: React.DragEvent) => {
			event.dataTransfer.effectAllowed = 'copyMove';
			event.dataTransfer.setData('text/plain', carriedName(what()));
			const moving = what();
			// Chromium gives up a drag whose element changes in the same turn.
			requestAnimationFrame(() => setCarried(moving));
		},
		onDragEnd: () => {
			setCarried(null);
			setTarget(null);
		},
	});
	const dropProps = (on: string, accepts: (what: Carried) => boolean) => ({
		onDragOver: (event: React.DragEvent) => {
			if (!carried || !accepts(carried)) return;
			event.preventDefault();
			event.stopPropagation();
			event.dataTransfer.dropEffect = event.altKey ? 'copy' : 'move';
			if (target !== on) setTarget(on);
		},
		onDrop: (event: React.DragEvent) => {
			if (!carried || !accepts(carried)) return;
			event.preventDefault();
			event.stopPropagation();
			void drop(carried, on, event.altKey);
		},
	});
	const pickProps = (codeId: string) => ({
		onClick: (event: React.MouseEvent) => {
			if (event.ctrlKey || event.metaKey || event.shiftKey)
				setPicked((before) =>
					before.has(codeId) ? new Set([...before].filter((id) => id !== codeId)) : new Set([...before, codeId]),
				);
			else setPicked(new Set());
		},
	});

	useEffect(() => {
		if (!root.current?.contains(document.activeElement))
			root.current?.querySelector<HTMLElement>('[data-item]')?.focus({ preventScroll: true });
	}, []);

	if (!board || !places) return <div className="empty" aria-busy="true" />;
	const all = codes?.length ?? 0;
	const unassigned = board.unassigned.filter((code) => code.name.toLowerCase().includes(filter.trim().toLowerCase()));
	const placeOf = new Map([...places.descriptive, ...places.analytical].map((entry) => [entry.id, entry]));
	const selectedTheme = [...board.descriptive, ...board.analytical].find((theme) => theme.id === selected);
	const isActive = (theme: Theme) => theme.id === selected;

	return (
		<div className="themes-work" ref={root} onKeyDown={withMoves}>
			<aside
				className={`pane left codes-pane${target === 'nowhere' ? ' target' : ''}`}
				aria-label={t('themes.notInTheme')}
				{...dropProps('nowhere', (what) => what.from !== null)}
			>
				<div className="pane-head">
					<h2>{t('themes.notInTheme')}</h2>
					<span className="quiet num">{board.unassigned.length}</span>
				</div>
				<label className="field find">
					<Icon name="search" />
					<input
						aria-label={t('themes.filter')}
						placeholder={t('themes.filter')}
						value={filter}
						onChange={(event) => setFilter(event.target.value)}
					/>
				</label>
				<ul className="codes" aria-label={t('themes.notInTheme')} data-column="codes">
					{unassigned.map((code) => (
						<li key={code.id}>
							<button
								type="button"
								className={`code${carried?.ids.includes(code.id) ? ' drag' : ''}`}
								data-item
								data-pane-focus
								data-code={code.id}
								data-from=""
								aria-pressed={picked.has(code.id)}
								{...pickProps(code.id)}
								{...dragProps(() => ({
									kind: 'codes',
									ids: picked.has(code.id) ? [...picked] : [code.id],
									from: null,
								}))}
							>
								<span className={`sw c${code.colour}`} />
								<span className="grow clip" lang={langOf(code.name)}>
									{code.name}
								</span>
								<span className="num">{board.codeSupport.get(code.id)?.codings ?? 0}</span>
							</button>
						</li>
					))}
				</ul>
				<p className="ref foot">
					{all === 0 ? t('themes.noCodes') : t('themes.inThemes', { n: all - board.unassigned.length, total: all })}
				</p>
			</aside>

			<section
				className={`board${target === 'new' ? ' target' : ''}`}
				aria-label={t('themes.board')}
				{...dropProps('new', () => true)}
			>
				<div className="board-head">
					<h2>
						{t('themes.descriptive')}
						<span className="num">{board.descriptive.length}</span>
					</h2>
					<button
						type="button"
						className="btn plain"
						disabled={readOnly !== null}
						onClick={() => void create('descriptive')}
						aria-label={t('themes.new.descriptive')}
					>
						<Icon name="plus" />
						{t('themes.newShort')}
					</button>
					<span className="gutter" />
					<h2>
						{t('themes.analytical')}
						<span className="num">{board.analytical.length}</span>
					</h2>
					<button
						type="button"
						className="btn plain"
						disabled={readOnly !== null}
						onClick={() => void create('analytical')}
						aria-label={t('themes.new.analytical')}
					>
						<Icon name="plus" />
						{t('themes.newShort')}
					</button>
					<span className="grow" />
					<div className="seg" role="radiogroup" aria-label={t('themes.viewAs')}>
						{(['board', 'outline'] as const).map((name) => (
							<button key={name} type="button" role="radio" aria-checked={mode === name} onClick={() => setMode(name)}>
								{t(`themes.${name}`)}
							</button>
						))}
					</div>
				</div>
				{board.descriptive.length + board.analytical.length === 0 ? (
					<div className="empty">
						<p>{t('themes.empty')}</p>
						<button
							type="button"
							className="btn primary"
							data-item
							disabled={readOnly !== null}
							onClick={() => void create('descriptive')}
						>
							{t('themes.new.descriptive')} <kbd>n</kbd>
						</button>
					</div>
				) : mode === 'outline' ? (
					<Outline board={board} selected={selected} select={select} />
				) : (
					<div className="board-scroll">
						<div className="board-field" style={{ height: places.height + 24 }}>
							<svg className="links" aria-hidden="true" width="100%" height={places.height}>
								{board.analytical.flatMap((parent) => {
									const children = board.descriptive.filter((child) =>
										board.parentsOf.get(child.id)?.includes(parent.id),
									);
									const end = placeOf.get(parent.id)!;
									return children.map((child, index) => {
										const start = placeOf.get(child.id)!;
										const y1 = start.top + Math.min(CARD, start.height) / 2;
										const y2 =
											end.top +
											Math.min(
												end.height - 14,
												Math.max(14, end.height / 2 + (index - (children.length - 1) / 2) * 14),
											);
										const secondary = board.parentsOf.get(child.id)?.[0] !== parent.id;
										const on = selected === parent.id || selected === child.id;
										return (
											<path
												key={`${parent.id}:${child.id}`}
												className={`${on ? 'on' : ''}${secondary ? ' sec' : ''}`}
												d={`M404 ${y1}C448 ${y1} 448 ${y2} 492 ${y2}`}
											/>
										);
									});
								})}
							</svg>
							<ul className="column" aria-label={t('themes.descriptive')} data-column="descriptive">
								{board.descriptive.map((theme) => {
									const support = board.themeSupport.get(theme.id)!;
									const mine = board.codesOf.get(theme.id) ?? [];
									const isTarget = target === theme.id && carried?.kind === 'codes';
									const effect = isTarget && carried ? dropEffect(board, theme.id, carried.ids) : null;
									return (
										<li
											key={theme.id}
											className={`theme${isActive(theme) ? ' sel' : ''}${isTarget ? ' target' : ''}${carried?.kind === 'theme' && carried.ids[0] === theme.id ? ' drag' : ''}`}
											style={{ top: placeOf.get(theme.id)!.top, height: placeOf.get(theme.id)!.height }}
											{...dropProps(theme.id, (what) => what.kind === 'codes')}
										>
											<button
												type="button"
												className="card"
												data-item
												data-theme={theme.id}
												aria-pressed={isActive(theme)}
												onClick={() => select(theme.id)}
												{...dragProps(() => ({
													kind: 'theme',
													ids: [theme.id],
													from: board.parentsOf.get(theme.id)?.[0] ?? null,
												}))}
											>
												<span className="name clip" lang={langOf(theme.name)}>
													{theme.name}
												</span>
												<span className="n num">
													{support.codings}
													{effect && effect.codings > 0 && <b> + {effect.codings}</b>}
												</span>
												<span className="meta">
													<Dots
														studies={studies}
														present={support.byStudy}
														{...(effect && { added: effect.newStudies })}
													/>
													<span className="num">
														{t('themes.cardFacts', {
															codes: t('themes.codes', { count: mine.length }),
															studies: t('themes.studies', { count: support.byStudy.size }),
														})}
													</span>
													{effect && effect.newStudies.length > 0 && (
														<b>
															{t('themes.with', {
																studies: effect.newStudies
																	.map((id) => studies.find((study) => study.id === id)?.label ?? '')
																	.join(', '),
															})}
														</b>
													)}
												</span>
											</button>
											<button
												type="button"
												className="iconbtn expand"
												tabIndex={-1}
												aria-expanded={expanded.has(theme.id)}
												aria-label={t('themes.expand', { theme: theme.name })}
												onClick={() =>
													setExpanded((before) =>
														before.has(theme.id)
															? new Set([...before].filter((id) => id !== theme.id))
															: new Set([...before, theme.id]),
													)
												}
											>
												<Icon name={expanded.has(theme.id) ? 'caret-down' : 'caret'} />
											</button>
											{expanded.has(theme.id) && (
												<ul className="theme-codes">
													{mine.map((code) => (
														<li key={code.id}>
															<button
																type="button"
																className={`coderow${carried?.ids.includes(code.id) ? ' drag' : ''}`}
																data-item
																data-code={code.id}
																data-from={theme.id}
																aria-pressed={picked.has(code.id)}
																{...pickProps(code.id)}
																{...dragProps(() => ({
																	kind: 'codes',
																	ids: picked.has(code.id) ? [...picked] : [code.id],
																	from: theme.id,
																}))}
															>
																<span className={`sw c${code.colour}`} />
																<span className="grow clip" lang={langOf(code.name)}>
																	{code.name}
																</span>
																<span className="num">{board.codeSupport.get(code.id)?.codings ?? 0}</span>
															</button>
														</li>
													))}
												</ul>
											)}
											{isTarget && <div className="slot" />}
										</li>
									);
								})}
							</ul>
							<ul className="column" aria-label={t('themes.analytical')} data-column="analytical">
								{board.analytical.map((theme) => {
									const support = board.themeSupport.get(theme.id)!;
									return (
										<li
											key={theme.id}
											className={`ana${isActive(theme) ? ' sel' : ''}${target === theme.id ? ' target' : ''}`}
											data-theme={theme.id}
											style={{ top: placeOf.get(theme.id)!.top }}
											{...dropProps(theme.id, (what) => what.kind === 'theme')}
										>
											<button
												type="button"
												className="card"
												data-item
												data-theme={theme.id}
												aria-pressed={isActive(theme)}
												onClick={() => select(theme.id)}
											>
												<span className="aname" lang={langOf(theme.name)}>
													{theme.name}
												</span>
												{theme.finding && (
													<span className="f" lang={langOf(theme.finding)}>
														{theme.finding}
													</span>
												)}
												<span className="m num">
													<Dots studies={studies} present={support.byStudy} />
													<span>
														{t('themes.anaFacts', {
															themes: t('themes.themes', { count: board.themesOf.get(theme.id)?.length ?? 0 }),
															codings: t('themes.codings', { count: support.codings }),
															studies: t('themes.studies', { count: support.byStudy.size }),
														})}
													</span>
												</span>
											</button>
										</li>
									);
								})}
							</ul>
						</div>
					</div>
				)}
			</section>

			<aside className="pane right panel" aria-label={t('themes.theme')}>
				{selectedTheme ? (
					<ThemePanel
						key={selectedTheme.id}
						theme={selectedTheme}
						board={board}
						studies={studies}
						locked={readOnly !== null}
						onRemove={() => void remove(selectedTheme)}
						onTakeOut={(what) => void drop(what, 'nowhere', false)}
					/>
				) : (
					<div className="empty">
						<span>{t('themes.chooseOne')}</span>
					</div>
				)}
			</aside>
			<StatusHints>
				{carried ? (
					<>
						<span>
							{target === 'nowhere'
								? t('themes.movingOut', { what: carriedName(carried) })
								: target === 'new'
									? t('themes.movingNew', { what: carriedName(carried) })
									: target
										? t('themes.moving', { what: carriedName(carried), theme: themeName(target) })
										: t('themes.pickedUp', { what: carriedName(carried) })}
						</span>
						<span className="hint">
							<kbd>↑</kbd>
							<kbd>↓</kbd> {t('themes.hintOther')}
						</span>
						<span className="hint">
							<kbd>↵</kbd> {t('themes.hintDrop')}
						</span>
						<span className="hint">
							<kbd>Alt ↵</kbd> {t('themes.hintAdd')}
						</span>
						<span className="hint">
							<kbd>Esc</kbd> {t('themes.hintBack')}
						</span>
					</>
				) : (
					<>
						<span className="hint">
							<kbd>Space</kbd> {t('themes.hintPick')}
						</span>
						<span className="hint">
							<kbd>e</kbd> {t('themes.hintExpand')}
						</span>
						<span className="hint">
							<kbd>n</kbd> {t('themes.hintNew')}
						</span>
					</>
				)}
			</StatusHints>
		</div>
	);
}

function Outline({
	board,
	selected,
	select,
}: {
	board: ReturnType<typeof makeBoard>;
	selected: string | null;
	select(id: string): void;
}) {
	const t = useT();
	const groups = [
		...board.analytical.map((theme) => ({
			theme: theme as Theme | null,
			children: board.themesOf.get(theme.id) ?? [],
		})),
		{ theme: null, children: board.descriptive.filter((theme) => !board.parentsOf.has(theme.id)) },
	];
	return (
		<div className="outline" data-column="descriptive">
			{groups.map(
				({ theme, children }) =>
					(theme || children.length > 0) && (
						<section key={theme?.id ?? 'none'}>
							{theme ? (
								<button
									type="button"
									className="outline-ana"
									data-item
									data-theme={theme.id}
									aria-pressed={selected === theme.id}
									lang={langOf(theme.name)}
									onClick={() => select(theme.id)}
								>
									{theme.name}
								</button>
							) : (
								<h3 className="h3">{t('themes.withoutAnalytical')}</h3>
							)}
							{theme?.finding && (
								<p className="quote" lang={langOf(theme.finding)}>
									{theme.finding}
								</p>
							)}
							<ul>
								{children.map((child) => (
									<li key={child.id}>
										<button
											type="button"
											className="outline-desc"
											data-item
											data-theme={child.id}
											aria-pressed={selected === child.id}
											lang={langOf(child.name)}
											onClick={() => select(child.id)}
										>
											{child.name} <span className="quiet num">{board.themeSupport.get(child.id)?.codings}</span>
										</button>
										<p className="outline-codes">
											{(board.codesOf.get(child.id) ?? []).map((code) => (
												<span key={code.id} lang={langOf(code.name)}>
													<span className={`sw c${code.colour}`} /> {code.name}{' '}
													<span className="quiet num">{board.codeSupport.get(code.id)?.codings}</span>
												</span>
											))}
										</p>
									</li>
								))}
							</ul>
						</section>
					),
			)}
		</div>
	);
}
