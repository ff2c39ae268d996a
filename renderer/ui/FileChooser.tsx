import { useState } from 'react';
import { create } from 'zustand';
import { sentence, useT } from '../app/i18n.tsx';
import { useRead } from '../client/context.tsx';
import { Modal } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import './chooser.css';

interface Request {
	title: string;
	mode: 'open' | 'save';
	name: string;
	folder: string | null;
	extensions: string[];
	resolve(path: string | null): void;
}
const useRequest = create<{ request: Request | null }>(() => ({ request: null }));

/** Browser mode's file dialog, over the folders that the host can see on this computer. */
export function chooseFile(options: Omit<Request, 'resolve'>): Promise<string | null> {
	return new Promise((resolve) => useRequest.setState({ request: { ...options, resolve } }));
}

/** Where the file dialog appears; stands once in the start screen and once in the project window. */
export function FileChooserHost() {
	const request = useRequest((state) => state.request);
	return request ? <Chooser request={request} /> : null;
}

function Chooser({ request }: { request: Request }) {
	const t = useT();
	const [folder, setFolder] = useState(request.folder);
	const [name, setName] = useState(request.name);
	const { data, error } = useRead('files.browse', { folder, extensions: request.extensions });
	const finish = (path: string | null) => {
		useRequest.setState({ request: null });
		request.resolve(path);
	};
	const join = (part: string) =>
		`${data?.folder}${data?.folder.includes('\\') ? '\\' : data?.folder === '/' ? '' : '/'}${part}`;
	const submit = (event: React.FormEvent) => {
		event.preventDefault();
		const typed = name.trim();
		if (!typed) return;
		const ending = `.${request.extensions[0]}`;
		const full = /^(\/|[A-Za-z]:\\)/.test(typed) ? typed : join(typed);
		finish(request.mode === 'save' && !full.toLowerCase().endsWith(ending) ? full + ending : full);
	};
	return (
		<Modal title={request.title} onClose={() => finish(null)} wide>
			<p className="ref num">{data?.folder}</p>
			{error && <p role="alert">{sentence(error)}</p>}
			<ul className="chooser">
				{data?.parent && (
					<li>
						<button type="button" className="choice" onClick={() => setFolder(data.parent)}>
							<span>..</span>
							<span className="quiet">{t('files.up')}</span>
						</button>
					</li>
				)}
				{data?.entries.map((entry) => (
					<li key={entry.path}>
						<button
							type="button"
							className="choice"
							onClick={() =>
								entry.isFolder
									? setFolder(entry.path)
									: request.mode === 'open'
										? finish(entry.path)
										: setName(entry.name)
							}
						>
							<span className="clip">
								<Icon name={entry.isFolder ? 'right' : 'file'} /> {entry.name}
							</span>
						</button>
					</li>
				))}
				{data && data.entries.length === 0 && <li className="quiet pad">{t('files.none')}</li>}
			</ul>
			<form onSubmit={submit} className="inline-form">
				<input
					className="input"
					aria-label={t('files.name')}
					placeholder={t('files.name')}
					value={name}
					onChange={(event) => setName(event.target.value)}
				/>
				<button type="button" className="btn" onClick={() => finish(null)}>
					{t('action.cancel')}
				</button>
				<button type="submit" className="btn primary" disabled={!name.trim()}>
					{t(request.mode === 'open' ? 'start.open' : 'action.save')}
				</button>
			</form>
		</Modal>
	);
}
