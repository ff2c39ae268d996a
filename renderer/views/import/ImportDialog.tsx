import { useEffect, useRef, useState } from 'react';
import type { Input, Output } from '#host/contract/methods.ts';
import { sentence, useT } from '../../app/i18n.tsx';
import { appState, go, setApp, setOverlay, toast } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { Modal } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import './import.css';

type Item = Input<'import.preview'>['item'];
type Preview = Output<'import.preview'>;

interface Row {
	key: number;
	name: string;
	item: Item;
	encoding: string | undefined;
	studyLabel: string | undefined;
	studyId: string | undefined;
	preview: Preview | null;
	problem: string | null;
}

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
let nextKey = 1;

/** Texts come in here: chosen, dropped or pasted; what was read is shown before anything enters the project. */
export function ImportDialog() {
	const t = useT();
	const client = useClient();
	const [rows, setRows] = useState<Row[]>([]);
	const [chosen, setChosen] = useState(0);
	const [pasting, setPasting] = useState(false);
	const [busy, setBusy] = useState<AbortController | null>(null);
	const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
	const [report, setReport] = useState<Output<'source.import'> | null>(null);
	const input = useRef<HTMLInputElement>(null);
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const close = () => {
		busy?.abort();
		setApp({ importFiles: [] });
		setOverlay('none');
	};

	const preview = async (row: Row): Promise<Row> => {
		try {
			const result = await client.call('import.preview', {
				item: row.item,
				options: row.encoding ? { encoding: row.encoding } : {},
			});
			return {
				...row,
				preview: result,
				problem: result.problem ? t(`error.${result.problem.code}`, result.problem.params) : null,
			};
		} catch (error) {
			return { ...row, preview: null, problem: sentence(error) };
		}
	};
	const add = async (items: { name: string; item: Item | Promise<Item> }[]) => {
		for (const { name, item } of items) {
			const key = nextKey++;
			const base = {
				key,
				name,
				encoding: undefined,
				studyLabel: undefined,
				studyId: undefined,
				preview: null,
				problem: null,
			};
			try {
				const row: Row = { ...base, item: await item };
				setRows((before) => [...before, row]);
				const read = await preview(row);
				setRows((before) => before.map((entry) => (entry.key === key ? read : entry)));
			} catch (error) {
				setRows((before) => [
					...before,
					{ ...base, item: { from: 'text', name, text: ' ' }, problem: sentence(error) },
				]);
			}
		}
	};
	const addFiles = (files: readonly File[]) => void add(files.map((file) => ({ name: file.name, item: itemOf(file) })));

	// biome-ignore lint/correctness/useExhaustiveDependencies: files that were dropped on the window are taken once
	useEffect(() => {
		const dropped = appState().importFiles;
		setApp({ importFiles: [] });
		if (dropped.length) addFiles(dropped);
	}, []);

	const choose = async () => {
		const bridge = window.synthema;
		if (!bridge) return input.current?.click();
		const paths = await bridge.dialogs.openFiles({
			title: t('import.title'),
			extensions: ['txt', 'md'],
			multiple: true,
		});
		void add(paths.map((path) => ({ name: path.split(/[\\/]/).at(-1) ?? path, item: { from: 'path', path } as Item })));
	};
	const change = async (key: number, patch: Partial<Row>) => {
		const row = rows.find((entry) => entry.key === key)!;
		const changed = { ...row, ...patch };
		setRows((before) => before.map((entry) => (entry.key === key ? changed : entry)));
		if ('encoding' in patch) {
			const read = await preview(changed);
			setRows((before) => before.map((entry) => (entry.key === key ? read : entry)));
		}
	};
	const good = rows.filter((row) => row.preview?.ok);
	const run = async () => {
		const stop = new AbortController();
		setBusy(stop);
		try {
			const result = await client.call(
				'source.import',
				{
					items: good.map((row) => ({
						item: row.item,
						options: {
							...(row.encoding && { encoding: row.encoding }),
							...(row.studyId ? { studyId: row.studyId } : { studyLabel: row.studyLabel ?? row.preview!.studyLabel }),
						},
					})),
				},
				{ signal: stop.signal, onProgress: setProgress },
			);
			if (!result.skipped.length && !result.warnings.length) {
				toast(t('import.done', { count: result.sources.length }), {
					label: t('action.undo'),
					run: () => void write(client, 'history.undo', {}).catch(told),
				});
				if (result.sources[0]) go({ view: 'code', sourceId: result.sources[0].id });
				setOverlay('none');
			} else setReport(result);
		} catch (error) {
			toast(sentence(error), null, 'problem');
		} finally {
			setBusy(null);
			setProgress(null);
		}
	};

	if (report) {
		return (
			<Modal title={t('import.report')} onClose={close} wide>
				<p className="dialog-text">{t('import.done', { count: report.sources.length })}</p>
				<ul className="import-report">
					{report.skipped.map((entry) => (
						<li key={entry.file}>
							<Icon name="warn" /> {t(`error.${entry.code}`, entry.params)}
						</li>
					))}
					{report.warnings.map((entry) => (
						<li key={entry.file + entry.code}>{t(`warning.${entry.code}`, entry.params)}</li>
					))}
				</ul>
				<div className="dialog-actions">
					<button type="button" className="btn primary" onClick={close}>
						{t('action.close')}
					</button>
				</div>
			</Modal>
		);
	}
	const current = rows[Math.min(chosen, rows.length - 1)];
	return (
		<Modal title={t('import.title')} onClose={close} wide>
			<input
				ref={input}
				type="file"
				multiple
				accept=".txt,.md,.markdown,text/plain,text/markdown"
				hidden
				onChange={(event) => addFiles([...(event.target.files ?? [])])}
			/>
			{pasting ? (
				<Paste
					onCancel={() => setPasting(false)}
					onDone={(name, text) => {
						setPasting(false);
						void add([{ name, item: { from: 'text', name, text } }]);
					}}
				/>
			) : (
				<>
					<div
						className="import-well"
						onDragOver={(event) => event.preventDefault()}
						onDrop={(event) => {
							event.preventDefault();
							event.stopPropagation();
							addFiles([...event.dataTransfer.files]);
						}}
					>
						<span className="grow">{t('import.hint')}</span>
						<button type="button" className="btn" onClick={() => setPasting(true)}>
							{t('import.paste')}
						</button>
						<button type="button" className="btn" autoFocus onClick={() => void choose()}>
							{t('import.choose')}
						</button>
					</div>
					{rows.length > 0 && (
						<div className="import-grid">
							<ul className="import-files" aria-label={t('import.files')}>
								{rows.map((row, index) => (
									<li key={row.key}>
										<button
											type="button"
											className="choice"
											aria-pressed={row === current}
											onClick={() => setChosen(index)}
										>
											<span className="clip grow">{row.name}</span>
											{row.problem ? (
												<Icon name="warn" label={t('import.cannot')} />
											) : row.preview ? (
												<span className="quiet num">{t('import.lines', { count: row.preview.lines })}</span>
											) : (
												<span className="quiet">…</span>
											)}
										</button>
										<button
											type="button"
											className="iconbtn"
											aria-label={t('import.leaveOut', { file: row.name })}
											onClick={() => setRows(rows.filter((entry) => entry !== row))}
										>
											<Icon name="close" />
										</button>
									</li>
								))}
							</ul>
							{current && (
								<div className="import-preview">
									{current.problem && (
										<p role="alert" className="problem">
											{current.problem}
										</p>
									)}
									{current.preview && (
										<>
											<div className="import-fields">
												<label className="labelled">
													<span>{t('import.study')}</span>
													<input
														className="input"
														list="import-studies"
														value={current.studyLabel ?? current.preview.studyLabel}
														onChange={(event) =>
															void change(current.key, {
																studyLabel: event.target.value,
																studyId: studies.find((study) => study.label === event.target.value)?.id,
															})
														}
													/>
												</label>
												<datalist id="import-studies">
													{studies.map((study) => (
														<option key={study.id} value={study.label} />
													))}
												</datalist>
												<label className="labelled">
													<span>{t('import.encoding')}</span>
													<select
														className="select"
														value={current.encoding ?? ''}
														onChange={(event) =>
															void change(current.key, { encoding: event.target.value || undefined })
														}
													>
														<option value="">{t('import.detected', { encoding: current.preview.encoding })}</option>
														{ENCODINGS.map((encoding) => (
															<option key={encoding} value={encoding}>
																{encoding}
															</option>
														))}
													</select>
												</label>
											</div>
											{current.preview.ok && current.preview.encodingConfidence < 0.8 && !current.encoding && (
												<p className="caution">{t('import.lookAtEncoding', { encoding: current.preview.encoding })}</p>
											)}
											{current.preview.duplicateOf && (
												<p className="caution">{t('import.duplicate', { source: current.preview.duplicateOf })}</p>
											)}
											<pre className="import-excerpt" lang={langOf(current.preview.excerpt)} tabIndex={0}>
												{current.preview.excerpt}
											</pre>
											{current.preview.ok && (
												<p className="ref num">
													{t('import.facts', {
														characters: current.preview.characters,
														lines: current.preview.lines,
														headings: current.preview.headings.length,
													})}
												</p>
											)}
										</>
									)}
								</div>
							)}
						</div>
					)}
					{busy && (
						<p className="work-row">
							<progress
								value={progress?.done ?? 0}
								max={progress?.total ?? good.length}
								aria-label={t('import.title')}
							/>
							{t('import.progress', { done: progress?.done ?? 0, total: progress?.total ?? good.length })}
						</p>
					)}
					<div className="dialog-actions">
						<button type="button" className="btn" onClick={close}>
							{t('action.cancel')}
						</button>
						<button
							type="button"
							className="btn primary"
							disabled={!good.length || Boolean(busy)}
							onClick={() => void run()}
						>
							{t('import.run', { count: good.length })}
						</button>
					</div>
				</>
			)}
		</Modal>
	);
}

function Paste({ onCancel, onDone }: { onCancel(): void; onDone(name: string, text: string): void }) {
	const t = useT();
	const [name, setName] = useState('');
	const [text, setText] = useState('');
	return (
		<form
			className="stack"
			onSubmit={(event) => {
				event.preventDefault();
				onDone(name.trim(), text);
			}}
		>
			<label className="labelled">
				<span>{t('import.study')}</span>
				<input className="input" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
			</label>
			<label className="labelled">
				<span>{t('import.text')}</span>
				<textarea className="textarea" rows={14} value={text} onChange={(event) => setText(event.target.value)} />
			</label>
			<div className="dialog-actions">
				<button type="button" className="btn" onClick={onCancel}>
					{t('action.cancel')}
				</button>
				<button type="submit" className="btn primary" disabled={!name.trim() || !text.trim()}>
					{t('import.look')}
				</button>
			</div>
		</form>
	);
}

/** A path where the shell knows it; otherwise the bytes go to the host's upload folder. */
async function itemOf(file: File): Promise<Item> {
	const bridge = window.synthema;
	if (bridge) return { from: 'path', path: bridge.pathForFile(file) };
	const response = await fetch(`upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
	if (!response.ok) throw new Error(await response.text());
	const { upload } = (await response.json()) as { upload: string };
	return { from: 'upload', upload, name: file.name };
}
