import { useMemo, useRef, useState } from 'react';
import { useT } from '../../app/i18n.tsx';
import { go, toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { runCommand, useCommands } from '../../keys/useCommands.ts';
import { confirmDialog, promptDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { newId } from '../../ui/id.ts';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { CodePanel } from './CodePanel.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { type Code, isWithin, treeRows } from './tree.ts';
import './codebook.css';

type Where = 'before' | 'after' | 'into';

/** The codebook: a tree to put in order, and the words that say when a code is to be used. */
export function CodebookView() {
	const t = useT();
	const client = useClient();
	const place = useApp((state) => state.place);
	const locked = useApp((state) => state.project?.readOnly ?? null) !== null;
	const codes = useRead('codes.list', {}).data?.codes;
	const counts = useRead('codes.counts', {}).data;
	const [filter, setFilter] = useState('');
	const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
	const [also, setAlso] = useState<ReadonlySet<string>>(new Set());
	const [renaming, setRenaming] = useState<string | null>(null);
	const [dragged, setDragged] = useState<string[] | null>(null);
	const [over, setOver] = useState<{ id: string; where: Where } | null>(null);
	const [dialog, setDialog] = useState<'merge' | 'split' | null>(null);
	const tree = useRef<HTMLDivElement>(null);
	const panel = useRef<HTMLElement>(null);

	const rows = useMemo(() => treeRows(codes ?? [], folded, filter), [codes, folded, filter]);
	const countOf = useMemo(() => new Map(counts?.counts.map((entry) => [entry.codeId, entry])), [counts]);
	const selectedId = place.view === 'codebook' ? place.codeId : undefined;
	const selected = codes?.find((code) => code.id === selectedId) ?? rows[0]?.code;
	const group = selected && also.has(selected.id) ? [...also] : selected ? [selected.id] : [];

	const select = (id: string, focus = true) => {
		go({ view: 'codebook', codeId: id });
		if (focus) requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-code="${id}"]`)?.focus());
	};
	const undoAction = { label: t('action.undo'), run: () => void write(client, 'history.undo', {}).catch(told) };
	const at = rows.findIndex((row) => row.code.id === selected?.id);
	const row = rows[at];
	const children = (parentId: string | null) =>
		(codes ?? []).filter((code) => code.parentId === parentId).sort((a, b) => a.position - b.position);

	const move = async (ids: string[], parentId: string | null, position: number) => {
		if (locked || !codes) return;
		if (parentId && ids.some((id) => isWithin(codes, parentId, id))) return toast(t('codebook.notInItself'));
		await write(client, 'code.move', { ids, parentId, position }).catch(told);
		const first = ids[0];
		if (first) requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-code="${first}"]`)?.focus());
	};
	const create = async (parentId: string | null) => {
		if (locked) return toast(t('status.readOnly'));
		const name = await promptDialog({
			title: t('codebook.new'),
			label: t('codebook.name'),
			action: t('codebook.create'),
		});
		if (!name) return;
		const id = newId();
		try {
			await write(client, 'code.create', { id, name, parentId });
			select(id);
		} catch (error) {
			told(error);
		}
	};
	const rename = async (code: Code, name: string) => {
		setRenaming(null);
		if (name.trim() && name.trim() !== code.name)
			await write(client, 'code.update', { id: code.id, fields: { name: name.trim() } }).catch(told);
		requestAnimationFrame(() => tree.current?.querySelector<HTMLElement>(`[data-code="${code.id}"]`)?.focus());
	};
	const remove = async (ids: string[]) => {
		if (locked || !ids.length) return;
		try {
			const takes = await client.call('codes.removalPreview', { codeIds: ids });
			const name =
				ids.length === 1
					? (codes?.find((code) => code.id === ids[0])?.name ?? '')
					: t('themes.codes', { count: ids.length });
			const sure = await confirmDialog({
				title: t('codebook.removeTitle', { code: name }),
				text: t('codebook.removeText', {
					codings: t('themes.codings', { count: takes.codings }),
					memos: takes.memos,
					themes: takes.themes,
					children: takes.children,
				}),
				action: t('codebook.remove'),
				danger: true,
			});
			if (!sure) return;
			const next = rows[at + 1]?.code.id ?? rows[at - 1]?.code.id;
			await write(client, 'code.remove', { ids });
			toast(t('codebook.removed', { code: name, codings: t('themes.codings', { count: takes.codings }) }), undoAction);
			setAlso(new Set());
			if (next) select(next);
		} catch (error) {
			told(error);
		}
	};

	const onKeyDown = useCommands('codebook', {
		'codebook.up': () => rows[at - 1] && select(rows[at - 1]!.code.id),
		'codebook.down': () => rows[at + 1] && select(rows[at + 1]!.code.id),
		'codebook.open': () => {
			if (!row?.hasChildren) return;
			if (folded.has(row.code.id)) setFolded(new Set([...folded].filter((id) => id !== row.code.id)));
			else if (rows[at + 1]) select(rows[at + 1]!.code.id);
		},
		'codebook.close': () => {
			if (!row) return;
			if (row.hasChildren && !folded.has(row.code.id)) setFolded(new Set([...folded, row.code.id]));
			else if (row.code.parentId) select(row.code.parentId);
		},
		'codebook.moveUp': () => row && row.index > 0 && void move([row.code.id], row.code.parentId, row.index - 1),
		'codebook.moveDown': () =>
			row && row.index < row.siblings - 1 && void move([row.code.id], row.code.parentId, row.index + 1),
		'codebook.indent': () => {
			const above = row && children(row.code.parentId)[row.index - 1];
			if (row && above) {
				setFolded(new Set([...folded].filter((id) => id !== above.id)));
				void move([row.code.id], above.id, children(above.id).length);
			}
		},
		'codebook.outdent': () => {
			const parent = codes?.find((code) => code.id === row?.code.parentId);
			if (row && parent) void move([row.code.id], parent.parentId, parent.position + 1);
		},
		'codebook.rename': () => selected && !locked && setRenaming(selected.id),
		'codebook.edit': () => panel.current?.querySelector<HTMLElement>('textarea, input')?.focus(),
		'codebook.new': () => void create(selected?.parentId ?? null),
		'codebook.merge': () => selected && !locked && setDialog('merge'),
		'codebook.split': () => selected && !locked && setDialog('split'),
		'codebook.remove': () => void remove(group),
		'codebook.undo': () => void runCommand('app.undo'),
		'codebook.redo': () => void runCommand('app.redo'),
	});

	const dropOn = (target: Code, where: Where) => {
		const ids = dragged;
		setDragged(null);
		setOver(null);
		if (!ids || ids.includes(target.id)) return;
		if (where === 'into') return void move(ids, target.id, children(target.id).length);
		const siblings = children(target.parentId).filter((code) => !ids.includes(code.id));
		void move(ids, target.parentId, siblings.findIndex((code) => code.id === target.id) + (where === 'after' ? 1 : 0));
	};
	const whereOf = (event: React.DragEvent): Where => {
		const box = event.currentTarget.getBoundingClientRect();
		const share = (event.clientY - box.top) / box.height;
		return share < 0.28 ? 'before' : share > 0.72 ? 'after' : 'into';
	};

	if (codes && codes.length === 0) {
		return (
			<div className="empty">
				<p>{t('codebook.empty')}</p>
				<button type="button" className="btn primary" disabled={locked} onClick={() => void create(null)}>
					{t('codebook.new')}
				</button>
			</div>
		);
	}
	return (
		<div className="codebook-work">
			<section className="codebook-tree" aria-label={t('view.codebook')}>
				<div className="codebook-head">
					<h1>{t('view.codebook')}</h1>
					<span className="quiet num">{codes?.length}</span>
					<label className="field find">
						<Icon name="search" />
						<input
							aria-label={t('themes.filter')}
							placeholder={t('themes.filter')}
							value={filter}
							onChange={(event) => setFilter(event.target.value)}
						/>
					</label>
					<span className="grow" />
					<button type="button" className="btn" disabled={locked} onClick={() => void create(null)}>
						{t('codebook.new')}
					</button>
					<button type="button" className="btn" disabled={locked || !selected} onClick={() => setDialog('merge')}>
						{t('codebook.mergeDots')}
					</button>
					<button type="button" className="btn" disabled={locked || !selected} onClick={() => setDialog('split')}>
						{t('codebook.splitDots')}
					</button>
					<button type="button" className="btn" disabled={locked || !selected} onClick={() => void remove(group)}>
						{t('codebook.removeDots')}
					</button>
				</div>
				<div className="tree-head" aria-hidden="true">
					<span className="grow">{t('codebook.code')}</span>
					<span>{t('codebook.codings')}</span>
					<span>{t('codebook.studies')}</span>
				</div>
				<div
					className="tree"
					role="tree"
					aria-label={t('view.codebook')}
					aria-multiselectable="true"
					ref={tree}
					onKeyDown={onKeyDown}
				>
					{rows.map(({ code, depth, hasChildren, index, siblings }) => {
						const here = code.id === selected?.id;
						const chosen = here || also.has(code.id);
						return (
							<div
								key={code.id}
								role="treeitem"
								tabIndex={here ? 0 : -1}
								data-code={code.id}
								data-pane-focus={here ? '' : undefined}
								aria-selected={chosen}
								aria-level={depth + 1}
								aria-posinset={index + 1}
								aria-setsize={siblings}
								aria-expanded={hasChildren ? !folded.has(code.id) : undefined}
								className={`tree-row${over?.id === code.id ? ` drop-${over.where}` : ''}${dragged?.includes(code.id) ? ' drag' : ''}`}
								style={{ paddingLeft: 12 + depth * 20 }}
								draggable={!locked && renaming !== code.id}
								onClick={(event) => {
									if (event.ctrlKey || event.metaKey || event.shiftKey)
										setAlso(
											(before) =>
												new Set(
													before.has(code.id)
														? [...before].filter((id) => id !== code.id)
														: [...before, ...(selected ? [selected.id] : []), code.id],
												),
										);
									else {
										setAlso(new Set());
										select(code.id);
									}
								}}
								onDoubleClick={() => !locked && setRenaming(code.id)}
								onKeyDown={undefined}
								onDragStart={(event) => {
									event.dataTransfer.setData('text/plain', code.name);
									setDragged(also.has(code.id) ? [...also] : [code.id]);
								}}
								onDragEnd={() => {
									setDragged(null);
									setOver(null);
								}}
								onDragOver={(event) => {
									if (!dragged || dragged.includes(code.id)) return;
									event.preventDefault();
									const where = whereOf(event);
									if (over?.id !== code.id || over.where !== where) setOver({ id: code.id, where });
								}}
								onDrop={(event) => {
									event.preventDefault();
									dropOn(code, whereOf(event));
								}}
							>
								<span
									className="fold"
									aria-hidden="true"
									onClick={(event) => {
										event.stopPropagation();
										setFolded(
											new Set(folded.has(code.id) ? [...folded].filter((id) => id !== code.id) : [...folded, code.id]),
										);
									}}
								>
									{hasChildren && <Icon name={folded.has(code.id) && !filter ? 'caret' : 'caret-down'} />}
								</span>
								<span className={`sw c${code.colour}`} />
								{renaming === code.id ? (
									<input
										className="input inline"
										autoFocus
										aria-label={t('codebook.name')}
										defaultValue={code.name}
										onFocus={(event) => event.target.select()}
										onBlur={(event) => void rename(code, event.target.value)}
										onKeyDown={(event) => {
											if (event.nativeEvent.isComposing) return;
											event.stopPropagation();
											if (event.key === 'Enter') event.currentTarget.blur();
											else if (event.key === 'Escape') {
												event.currentTarget.value = code.name;
												event.currentTarget.blur();
											}
										}}
									/>
								) : (
									<span className="grow clip" lang={langOf(code.name)}>
										{code.name}
									</span>
								)}
								<span className="n num">{countOf.get(code.id)?.codings ?? 0}</span>
								<span className="n num">{countOf.get(code.id)?.studies ?? 0}</span>
							</div>
						);
					})}
					{rows.length === 0 && <p className="ref pad">{t('commands.nothing', { query: filter })}</p>}
				</div>
			</section>
			<aside className="pane right code-panel" aria-label={t('codebook.code')} ref={panel}>
				{selected && codes && (
					<CodePanel
						key={selected.id}
						code={selected}
						codes={codes}
						locked={locked}
						onMove={(parentId) => void move([selected.id], parentId, children(parentId).length)}
					/>
				)}
			</aside>
			{dialog === 'merge' && selected && codes && (
				<MergeDialog
					codes={codes}
					from={group}
					counts={countOf}
					onClose={() => setDialog(null)}
					onMerge={async (into) => {
						setDialog(null);
						try {
							await write(client, 'code.merge', { from: group.filter((id) => id !== into), into });
							setAlso(new Set());
							toast(t('codebook.merged', { code: codes.find((code) => code.id === into)?.name ?? '' }), undoAction);
							select(into);
						} catch (error) {
							told(error);
						}
					}}
				/>
			)}
			{dialog === 'split' && selected && (
				<SplitDialog
					code={selected}
					onClose={() => setDialog(null)}
					onSplit={async (name, codingIds) => {
						setDialog(null);
						const id = newId();
						try {
							await write(client, 'code.split', { codeId: selected.id, newCode: { id, name }, codingIds });
							toast(
								t('codebook.splitDone', { code: name, codings: t('themes.codings', { count: codingIds.length }) }),
								undoAction,
							);
							select(id);
						} catch (error) {
							told(error);
						}
					}}
				/>
			)}
			<StatusHints>
				<span className="hint">
					<kbd>Alt ↑</kbd>
					<kbd>Alt ↓</kbd>
					<kbd>Alt →</kbd> {t('codebook.hintMove')}
				</span>
				<span className="hint">
					<kbd>F2</kbd> {t('action.rename')}
				</span>
				<span className="hint">
					<kbd>g</kbd> {t('codebook.hintMerge')}
				</span>
				<span className="hint">
					<kbd>s</kbd> {t('codebook.hintSplit')}
				</span>
			</StatusHints>
		</div>
	);
}
