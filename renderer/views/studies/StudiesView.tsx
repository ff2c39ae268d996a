import { useRef, useState } from 'react';
import type { Output } from '#host/contract/methods.ts';
import { sentence, useT } from '../../app/i18n.tsx';
import { go, toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { runCommand } from '../../keys/useCommands.ts';
import { confirmDialog, promptDialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { newId } from '../../ui/id.ts';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { SourceDialog } from './SourceDialog.tsx';
import './studies.css';

type Study = Output<'studies.list'>['studies'][number];
const COLUMNS = [
	'label',
	'authors',
	'year',
	'title',
	'country',
	'participants',
	'dataCollection',
	'analysisMethod',
	'journal',
	'doi',
] as const;
type Column = (typeof COLUMNS)[number];

/** The characteristics of the included studies, edited in place: arrows move, typing or F2 edits, Enter keeps. */
export function StudiesView() {
	const t = useT();
	const client = useClient();
	const project = useApp((state) => state.project)!;
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const sources = useRead('sources.list', {}).data?.sources ?? [];
	const [at, setAt] = useState({ row: 0, column: 0 });
	const [editing, setEditing] = useState<{ value: string } | null>(null);
	const [invalid, setInvalid] = useState<string | null>(null);
	const [about, setAbout] = useState<string | null>(null);
	const grid = useRef<HTMLTableElement>(null);
	const locked = project.readOnly !== null;

	const focusCell = (row: number, column: number) => {
		setAt({ row, column });
		requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus());
	};
	const parse = (column: Column, value: string): Partial<Study> | null => {
		if (column !== 'year') return column === 'label' && !value.trim() ? null : { [column]: value.trim() };
		if (!value.trim()) return { year: null };
		const year = Number(value.trim());
		return Number.isInteger(year) && year >= 1500 && year <= 2200 ? { year } : null;
	};
	const keep = async (next: { row: number; column: number } | null) => {
		const study = studies[at.row];
		const column = COLUMNS[at.column]!;
		if (!editing || !study) return;
		const fields = parse(column, editing.value);
		if (!fields) {
			setInvalid(t(column === 'year' ? 'studies.badYear' : 'studies.noLabel', { value: editing.value }));
			return;
		}
		setEditing(null);
		setInvalid(null);
		if (next) focusCell(next.row, next.column);
		if (String(study[column] ?? '') !== editing.value.trim())
			await write(client, 'study.update', { changes: [{ id: study.id, fields }] }).catch(told);
	};
	const clampCell = (row: number, column: number) => ({
		row: Math.max(0, Math.min(studies.length - 1, row)),
		column: Math.max(0, Math.min(COLUMNS.length - 1, column)),
	});
	const edit = (value?: string) => {
		if (locked) return toast(t('status.readOnly'));
		const study = studies[at.row];
		if (study) setEditing({ value: value ?? String(study[COLUMNS[at.column]!] ?? '') });
	};
	const onKey = (event: React.KeyboardEvent) => {
		if (editing || event.nativeEvent.isComposing) return;
		const step: Record<string, [number, number]> = {
			ArrowDown: [1, 0],
			ArrowUp: [-1, 0],
			ArrowRight: [0, 1],
			ArrowLeft: [0, -1],
		};
		const move = step[event.key];
		if (move && !event.altKey && !event.ctrlKey) {
			const next = clampCell(at.row + move[0], at.column + move[1]);
			focusCell(next.row, next.column);
		} else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
			const study = studies[at.row];
			const to = at.row + (event.key === 'ArrowUp' ? -1 : 1);
			if (study && to >= 0 && to < studies.length)
				void write(client, 'study.move', { id: study.id, position: to }).then(() => focusCell(to, at.column), told);
		} else if (event.key === 'Enter' || event.key === 'F2') edit();
		else if (event.key === 'Delete' || event.key === 'Backspace') edit('');
		else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== '?')
			edit(event.key);
		else return;
		event.preventDefault();
	};
	const add = async () => {
		const label = await promptDialog({ title: t('studies.add'), label: t('studies.label'), action: t('studies.add') });
		if (!label) return;
		await write(client, 'study.add', { id: newId(), fields: { label } }).catch(told);
	};
	const remove = async (study: Study) => {
		const mine = sources.filter((source) => source.studyId === study.id);
		try {
			const stats = mine.length
				? (await client.call('sources.stats', { sourceIds: mine.map((source) => source.id) })).stats
				: [];
			const codings = stats.reduce((sum, entry) => sum + entry.codings, 0);
			const sure = await confirmDialog({
				title: t('studies.removeTitle', { study: study.label }),
				text: t('studies.removeText', { sources: mine.length, codings }),
				action: t('action.remove'),
				danger: true,
			});
			if (!sure) return;
			await write(client, 'study.remove', { id: study.id });
			toast(t('studies.removed', { study: study.label }), {
				label: t('action.undo'),
				run: () => void write(client, 'history.undo', {}).catch(told),
			});
		} catch (error) {
			if (!(error instanceof Error && error.name === 'CallError')) toast(sentence(error), null, 'problem');
		}
	};
	const paste = async (event: React.ClipboardEvent) => {
		if (editing) return;
		event.preventDefault();
		const rows = event.clipboardData
			.getData('text/plain')
			.replace(/\r?\n$/, '')
			.split(/\r?\n/)
			.map((line) => line.split('\t'));
		const changes: { id: string; fields: Partial<Study> }[] = [];
		for (const [down, cells] of rows.entries()) {
			const study = studies[at.row + down];
			if (!study) break;
			const fields: Partial<Study> = {};
			for (const [right, value] of cells.entries()) {
				const column = COLUMNS[at.column + right];
				if (!column) break;
				const parsed = parse(column, value);
				if (!parsed) return setInvalid(t('studies.pasteRefused', { row: down + 1, value }));
				Object.assign(fields, parsed);
			}
			changes.push({ id: study.id, fields });
		}
		if (changes.length) await write(client, 'study.update', { changes }).catch(told);
	};

	if (!studies.length) {
		return (
			<div className="empty">
				<p>{t('studies.empty')}</p>
				<button type="button" className="btn primary" onClick={() => runCommand('project.import')}>
					{t('command.project.import')} <kbd>Ctrl I</kbd>
				</button>
			</div>
		);
	}
	return (
		<section className="studies" aria-label={t('view.studies')}>
			<div className="studies-head">
				<h1>{t('studies.heading')}</h1>
				<span className="quiet num">{studies.length}</span>
				<span className="grow" />
				<button type="button" className="btn" onClick={() => void add()} disabled={locked}>
					{t('studies.add')}
				</button>
				<button type="button" className="btn" onClick={() => runCommand('project.import')} disabled={locked}>
					{t('command.project.import')}
				</button>
			</div>
			<div className="studies-scroll">
				<table
					ref={grid}
					role="grid"
					aria-label={t('studies.heading')}
					onKeyDown={onKey}
					onPaste={(event) => void paste(event)}
				>
					<thead>
						<tr>
							<th scope="col" className="rowhead">
								<span className="sr">{t('studies.number')}</span>
							</th>
							{COLUMNS.map((column) => (
								<th key={column} scope="col" className={`col-${column}`}>
									{t(`studies.${column}`)}
								</th>
							))}
							<th scope="col" className="col-texts">
								{t('studies.texts')}
							</th>
							<th scope="col">
								<span className="sr">{t('studies.actions')}</span>
							</th>
						</tr>
					</thead>
					<tbody>
						{studies.map((study, row) => (
							<tr key={study.id}>
								<td className="rowhead num">{row + 1}</td>
								{COLUMNS.map((column, index) => {
									const here = at.row === row && at.column === index;
									const value = String(study[column] ?? '');
									return (
										<td
											key={column}
											data-cell={`${row}:${index}`}
											tabIndex={here ? 0 : -1}
											data-pane-focus={here ? '' : undefined}
											aria-selected={here}
											aria-invalid={here && invalid ? true : undefined}
											className={`cell col-${column}${here ? ' here' : ''}`}
											lang={langOf(value)}
											onClick={() => !(editing && here) && focusCell(row, index)}
											onDoubleClick={() => edit()}
											onKeyUp={undefined}
										>
											{here && editing ? (
												<textarea
													autoFocus
													rows={Math.max(1, Math.ceil(value.length / 24))}
													aria-label={t(`studies.${column}`)}
													value={editing.value}
													onChange={(event) => setEditing({ value: event.target.value })}
													onBlur={() => void keep(null)}
													onKeyDown={(event) => {
														if (event.nativeEvent.isComposing) return;
														if (event.key === 'Enter' && !event.shiftKey) void keep(clampCell(row + 1, index));
														else if (event.key === 'Tab') void keep(clampCell(row, index + (event.shiftKey ? -1 : 1)));
														else if (event.key === 'Escape') {
															setEditing(null);
															setInvalid(null);
															focusCell(row, index);
														} else return;
														event.preventDefault();
														event.stopPropagation();
													}}
												/>
											) : (
												value || <span className="quiet">–</span>
											)}
										</td>
									);
								})}
								<td className="texts">
									{sources
										.filter((source) => source.studyId === study.id)
										.map((source) => (
											<button key={source.id} type="button" className="link" onClick={() => setAbout(source.id)}>
												{source.name}
												{source.role !== 'main' && <span className="quiet"> {t(`role.${source.role}`)}</span>}
											</button>
										))}
								</td>
								<td className="row-actions">
									<button
										type="button"
										className="iconbtn"
										aria-label={t('studies.open', { study: study.label })}
										onClick={() =>
											go({
												view: 'code',
												...(sources.find((source) => source.studyId === study.id) && {
													sourceId: sources.find((source) => source.studyId === study.id)!.id,
												}),
											})
										}
									>
										<Icon name="go" />
									</button>
									<button
										type="button"
										className="iconbtn"
										aria-label={t('studies.remove', { study: study.label })}
										disabled={locked}
										onClick={() => void remove(study)}
									>
										<Icon name="close" />
									</button>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
			{sources
				.filter((source) => source.id === about)
				.map((source) => (
					<SourceDialog key={source.id} source={source} onClose={() => setAbout(null)} />
				))}
			<StatusHints>
				{invalid ? (
					<b role="alert">{invalid}</b>
				) : (
					<>
						<span className="hint">
							<kbd>↵</kbd> {t('studies.hintEdit')}
						</span>
						<span className="hint">
							<kbd>Esc</kbd> {t('studies.hintCancel')}
						</span>
						<span className="hint">
							<kbd>Alt ↑</kbd>
							<kbd>Alt ↓</kbd> {t('studies.hintMove')}
						</span>
					</>
				)}
			</StatusHints>
		</section>
	);
}
