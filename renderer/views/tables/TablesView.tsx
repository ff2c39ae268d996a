import { useState } from 'react';
import type { Input, Output } from '#host/contract/methods.ts';
import { TABLE_KEYS as TABLES } from '#host/contract/schemas.ts';
import { download } from '../../app/dialogs.ts';
import { sentence, useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { go, setApp, toast, useApp } from '../../app/store.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import './tables.css';

const FORMATS = ['docx', 'xlsx', 'csv', 'html', 'md', 'json'] as const;
type Options = NonNullable<Input<'table.preview'>['options']>;
type Table = Output<'table.preview'>['table'];

/** The tables of a synthesis: preview in the middle, format and columns at the right; made anew each time. */
export function TablesView() {
	const t = useT();
	const client = useClient();
	const place = useApp((state) => state.place);
	const language = useSettings((settings) => settings.language);
	const key = (place.view === 'tables' && TABLES.find((name) => name === place.table)) || 'synthesis';
	const [format, setFormat] = useState<(typeof FORMATS)[number]>('docx');
	const [options, setOptions] = useState<Options>({
		language,
		codesPerTheme: 3,
		quotesPerTheme: 2,
		hide: [],
		landscape: false,
	});
	const [busy, setBusy] = useState(false);
	const full = useRead('table.preview', { table: key, options: { ...options, hide: [] } });
	const preview = useRead('table.preview', { table: key, options });
	const table = preview.data?.table;
	const set = (patch: Partial<Options>) => setOptions({ ...options, ...patch });

	const run = async (which: typeof key | 'all') => {
		setBusy(true);
		try {
			const bridge = window.synthema;
			const name = which === 'all' ? t('tables.allName') : t(`tables.${which}`);
			const folder = format === 'csv' && which === 'all';
			let out: string | null = null;
			if (bridge) {
				out = folder
					? await bridge.dialogs.openFolder({ title: t('tables.export') })
					: await bridge.dialogs.save({ title: t('tables.export'), name: `${name}.${format}` });
				if (!out) return;
			}
			const result = await client.call('table.export', { table: which, format, options, out });
			for (const file of result.files) if (file.base64 !== null) download(file.name, file.base64);
			const written = result.files[0]?.path;
			toast(
				t('tables.exported', { count: result.tables.length, file: written ?? result.files[0]?.name ?? '' }),
				written && bridge ? { label: t('tables.show'), run: () => bridge.showInFolder(written) } : null,
			);
		} catch (error) {
			toast(sentence(error), null, 'problem');
		} finally {
			setBusy(false);
			setApp({ announcement: '' });
		}
	};

	return (
		<div className="tables-work">
			<aside className="pane left" aria-label={t('view.tables')}>
				<div className="pane-head">
					<h2>{t('view.tables')}</h2>
					<span className="quiet num">{TABLES.length}</span>
				</div>
				<ul className="table-list">
					{TABLES.map((name) => (
						<li key={name}>
							<button
								type="button"
								className="choice"
								aria-pressed={name === key}
								onClick={() => go({ view: 'tables', table: name })}
							>
								{t(`tables.${name}`)}
							</button>
						</li>
					))}
				</ul>
				<p className="ref foot">{t('tables.anew')}</p>
			</aside>
			<section className="sheet-area" aria-label={t('tables.preview')}>
				{preview.error && (
					<p role="alert" className="problem">
						{sentence(preview.error)}
					</p>
				)}
				{table && <Sheet table={table} />}
			</section>
			<aside className="pane right" aria-label={t('tables.export')}>
				<div className="pane-head">
					<h2>{t('tables.export')}</h2>
				</div>
				<div className="formats" role="radiogroup" aria-label={t('tables.format')}>
					{FORMATS.map((name) => (
						<label key={name} className="format">
							<input type="radio" name="format" checked={format === name} onChange={() => setFormat(name)} />
							<span className="grow">{t(`tables.format.${name}`)}</span>
							<span className="quiet">.{name}</span>
						</label>
					))}
				</div>
				<div className="sect">
					<h3>{t('tables.columns')}</h3>
					{full.data?.table.columns.slice(1, key.endsWith('-by-study') ? 1 : undefined).map((column) => (
						<label key={column.key} className="check-label block">
							<input
								type="checkbox"
								checked={!options.hide?.includes(column.key)}
								onChange={(event) =>
									set({
										hide: event.target.checked
											? options.hide?.filter((entry) => entry !== column.key)
											: [...(options.hide ?? []), column.key],
									})
								}
							/>
							{column.title}
						</label>
					))}
				</div>
				<div className="sect table-options">
					{key === 'synthesis' && (
						<>
							<label>
								<span className="grow">{t('tables.codesPerTheme')}</span>
								<input
									className="input number"
									type="number"
									min={0}
									max={100}
									value={options.codesPerTheme}
									onChange={(event) =>
										set({ codesPerTheme: Math.max(0, Math.min(100, Math.round(Number(event.target.value) || 0))) })
									}
								/>
							</label>
							<label>
								<span className="grow">{t('tables.quotesPerTheme')}</span>
								<input
									className="input number"
									type="number"
									min={0}
									max={50}
									value={options.quotesPerTheme}
									onChange={(event) =>
										set({ quotesPerTheme: Math.max(0, Math.min(50, Math.round(Number(event.target.value) || 0))) })
									}
								/>
							</label>
						</>
					)}
					<label>
						<span className="grow">{t('tables.language')}</span>
						<select
							className="select"
							value={options.language}
							onChange={(event) => set({ language: event.target.value as 'en' | 'zh-CN' })}
						>
							<option value="en">English</option>
							<option value="zh-CN">简体中文</option>
						</select>
					</label>
					<label>
						<span className="grow">{t('tables.page')}</span>
						<select
							className="select"
							value={options.landscape ? 'landscape' : 'portrait'}
							onChange={(event) => set({ landscape: event.target.value === 'landscape' })}
						>
							<option value="portrait">{t('tables.portrait')}</option>
							<option value="landscape">{t('tables.landscape')}</option>
						</select>
					</label>
				</div>
				<div className="sect push-down">
					<button
						type="button"
						className="btn primary lg wide-btn"
						disabled={busy || !table}
						onClick={() => void run(key)}
					>
						{t('tables.exportOne')}
					</button>
					<button type="button" className="btn plain wide-btn" disabled={busy} onClick={() => void run('all')}>
						{t('tables.exportAll', { count: TABLES.length })}
					</button>
				</div>
			</aside>
			<StatusHints>
				{table && (
					<span className="num">
						{t('tables.rows', { count: table.rows.filter((row) => row.kind === 'body').length })}
					</span>
				)}
			</StatusHints>
		</div>
	);
}

/** The table as a journal would set it; a quote opens its passage. */
function Sheet({ table }: { table: Table }) {
	const t = useT();
	const client = useClient();
	const open = async (codingId: string) => {
		try {
			const { codings } = await client.call('codings.list', { ids: [codingId] });
			const coding = codings[0];
			if (coding) go({ view: 'code', sourceId: coding.sourceId, at: { start: coding.start, end: coding.end } });
		} catch (error) {
			toast(sentence(error), null, 'problem');
		}
	};
	return (
		<div className={table.columns.length > 8 ? 'sheet wide' : 'sheet'}>
			<table className="journal">
				<caption>{table.title}</caption>
				<colgroup>
					{table.columns.map((column) => (
						<col
							key={column.key}
							style={{ width: `${(column.width / table.columns.reduce((sum, entry) => sum + entry.width, 0)) * 100}%` }}
						/>
					))}
				</colgroup>
				<thead>
					<tr>
						{table.columns.map((column) => (
							<th key={column.key} scope="col" className={`${column.upright ? 'upright ' : ''}${column.align}`}>
								<span lang={langOf(column.title)}>{column.title}</span>
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{table.rows.map((row, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of a table made anew have no other identity
						<tr key={index} className={row.kind}>
							{row.cells.map((cell, at) => {
								const column = table.columns[at]!;
								const content =
									typeof cell === 'number'
										? cell
										: cell.map((paragraph, which) => (
												// biome-ignore lint/suspicious/noArrayIndexKey: as above
												<p key={which} className={paragraph.style} lang={paragraph.lang}>
													{paragraph.codingId ? (
														<button
															type="button"
															className="open-quote"
															title={t('tables.openQuote')}
															onClick={() => void open(paragraph.codingId!)}
														>
															{paragraph.text}
														</button>
													) : (
														paragraph.text
													)}
													{paragraph.reference && <span className="reference"> {paragraph.reference}</span>}
												</p>
											));
								if (row.kind === 'group')
									return (
										<th key="group" colSpan={table.columns.length} scope="rowgroup">
											{content}
										</th>
									);
								return at === 0 ? (
									<th key={column.key} scope="row" style={{ paddingLeft: `${(row.indent ?? 0) * 14}px` }}>
										{content}
									</th>
								) : (
									<td key={column.key} className={column.align}>
										{content}
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
			{table.notes.map((note) => (
				<p key={note} className="table-note">
					{note}
				</p>
			))}
		</div>
	);
}
