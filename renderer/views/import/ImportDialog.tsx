import { useEffect, useRef, useState } from 'react';
import { REFERENCE_FILE_ENDINGS, TEXT_FILE_ENDINGS } from '#host/contract/endings.ts';
import { useT } from '../../app/i18n.tsx';
import { appState, setApp, setOverlay } from '../../app/store.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { Modal } from '../../ui/Dialog.tsx';
import { FileList } from './FileList.tsx';
import { add, clear, goodTexts, type Item, newStudies, useImport } from './model.ts';
import { PasteForm } from './PasteForm.tsx';
import { ReferencesPanel } from './ReferencesPanel.tsx';
import { runImport } from './run.ts';
import { TextPanel } from './TextPanel.tsx';
import './import.css';

const ENDINGS = [...TEXT_FILE_ENDINGS, ...REFERENCE_FILE_ENDINGS];

/** Texts and references come in here: what was read is shown before anything enters the project. */
export function ImportDialog() {
	const t = useT();
	const client = useClient();
	const { rows, chosen } = useImport();
	const [pasting, setPasting] = useState(false);
	const input = useRef<HTMLInputElement>(null);
	const studies = useRead('studies.list', {}).data?.studies ?? [];
	const close = () => {
		clear();
		setApp({ importFiles: [] });
		setOverlay('none');
	};
	const addFiles = (files: readonly File[]) =>
		add(
			client,
			files.map((file) => ({ name: file.name, item: itemOf(file) })),
		);

	// biome-ignore lint/correctness/useExhaustiveDependencies: files that were dropped on the window are taken once
	useEffect(() => {
		const dropped = appState().importFiles;
		setApp({ importFiles: [] });
		if (dropped.length) addFiles(dropped);
	}, []);

	const choose = async () => {
		const bridge = window.synthema;
		if (!bridge) return input.current?.click();
		const paths = await bridge.dialogs.openFiles({ title: t('import.title'), extensions: ENDINGS, multiple: true });
		add(
			client,
			paths.map((path) => ({ name: path.split(/[\\/]/).at(-1) ?? path, item: { from: 'path', path } })),
		);
	};
	const texts = goodTexts(rows);
	const fresh = newStudies(rows);
	const merged = rows.some(
		(row) => row.kind === 'references' && row.decisions.some(({ action }) => action === 'merge'),
	);
	const reading = rows.filter(({ state }) => state === 'waiting' || state === 'reading').length;
	const current = rows.find((row) => row.key === chosen) ?? rows[0];

	if (pasting) {
		return (
			<Modal title={t('import.paste')} onClose={() => setPasting(false)} wide>
				<PasteForm
					onCancel={() => setPasting(false)}
					onDone={(name, text) => {
						setPasting(false);
						add(client, [{ name, item: { from: 'text', name, text } }]);
					}}
				/>
			</Modal>
		);
	}
	return (
		<Modal title={t('import.title')} onClose={close} wide={rows.length > 0 ? 'full' : true}>
			<input
				ref={input}
				type="file"
				multiple
				accept={ENDINGS.map((ending) => `.${ending}`).join(',')}
				hidden
				onChange={(event) => {
					addFiles([...(event.target.files ?? [])]);
					// The same file can be chosen again after it was left out.
					event.target.value = '';
				}}
			/>
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
			{current && (
				<div className="import-grid">
					<FileList rows={rows} current={current} />
					{current.kind === 'text' ? (
						<TextPanel key={current.key} row={current} rows={rows} studies={studies} />
					) : (
						<ReferencesPanel key={current.key} row={current} studies={studies} />
					)}
				</div>
			)}
			<div className="dialog-actions">
				<span className="grow quiet" role="status">
					{reading > 0 && t('import.reading', { done: rows.length - reading, total: rows.length })}
				</span>
				<button type="button" className="btn" onClick={close}>
					{t('action.cancel')}
				</button>
				<button
					type="button"
					className="btn primary"
					disabled={texts.length + fresh.length === 0 && !merged}
					onClick={() => void runImport(client, rows, studies)}
				>
					{fresh.length > 0 && texts.length > 0
						? t('import.runBoth', {
								texts: t('import.texts', { count: texts.length }),
								studies: t('import.studies', { count: fresh.length }),
							})
						: fresh.length > 0
							? t('import.runStudies', { count: fresh.length })
							: texts.length === 0 && merged
								? t('import.runMerge')
								: t('import.run', { count: texts.length })}
				</button>
			</div>
		</Modal>
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
