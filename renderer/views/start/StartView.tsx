import { useEffect, useState } from 'react';
import { openDialog, saveDialog } from '../../app/dialogs.ts';
import { sentence, useT } from '../../app/i18n.tsx';
import { createProject, openProject, openSample } from '../../app/project.ts';
import { useSettings } from '../../app/settings.ts';
import { setOverlay, toast } from '../../app/store.ts';
import { queryClient, useClient, useRead } from '../../client/context.tsx';
import { useCommands } from '../../keys/useCommands.ts';
import { Modal } from '../../ui/Dialog.tsx';
import { FileChooserHost } from '../../ui/FileChooser.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import './start.css';

/** Where the program begins: make a project, open one, or try the sample. */
export function StartView() {
	const t = useT();
	const client = useClient();
	const language = useSettings((settings) => settings.language);
	const read = useRead('recent.list', {});
	const recent = read.data?.recent ?? [];
	const [at, setAt] = useState(0);
	const [creating, setCreating] = useState(false);
	const [busy, setBusy] = useState(false);

	useEffect(() => {
		void queryClient.invalidateQueries({ queryKey: ['recent.list'] });
	}, []);

	const open = async (path: string) => {
		setBusy(true);
		await openProject(client, path);
		setBusy(false);
	};
	const choose = async () => {
		const path = await openDialog({ title: t('start.open'), extensions: ['synthema'] });
		if (path) await open(path);
	};
	const sample = async () => {
		setBusy(true);
		await openSample(client);
		setBusy(false);
	};
	const remove = async (path: string) => {
		try {
			await client.call('recent.remove', { path });
			void queryClient.invalidateQueries({ queryKey: ['recent.list'] });
		} catch (error) {
			toast(sentence(error), null, 'problem');
		}
	};
	const onKeyDown = useCommands('start', {
		'start.new': () => setCreating(true),
		'start.open': () => void choose(),
		'start.sample': () => void sample(),
	});
	useEffect(() => {
		const listen = (event: KeyboardEvent) => {
			if (document.querySelector('[role=dialog]')) return;
			onKeyDown({ nativeEvent: event } as unknown as React.KeyboardEvent);
		};
		window.addEventListener('keydown', listen);
		return () => window.removeEventListener('keydown', listen);
	});
	const when = (iso: string) => {
		const date = new Date(iso);
		const today = new Date();
		if (date.toDateString() === today.toDateString())
			return t('start.today', { time: date.toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit' }) });
		return date.toLocaleDateString(
			language,
			date.getFullYear() === today.getFullYear()
				? { day: 'numeric', month: 'long' }
				: { day: 'numeric', month: 'long', year: 'numeric' },
		);
	};
	const onListKey = (event: React.KeyboardEvent) => {
		if (event.key === 'ArrowDown') setAt(Math.min(recent.length - 1, at + 1));
		else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
		else if (event.key === 'Enter' && recent[at] && !recent[at].missing) void open(recent[at].path);
		else if (event.key === 'Delete' && recent[at]) void remove(recent[at].path);
		else return;
		event.preventDefault();
	};

	return (
		<div className="start" aria-busy={busy}>
			<section className="from" aria-label={t('start.begin')}>
				<h1>Synthema</h1>
				<p className="sub">{t('start.motto')}</p>
				<div className="acts">
					<button type="button" onClick={() => setCreating(true)}>
						<b>{t('start.new')}</b>
						<kbd>N</kbd>
						<span>{t('start.newHint')}</span>
					</button>
					<button type="button" onClick={() => void choose()}>
						<b>{t('start.open')}</b>
						<kbd>O</kbd>
						<span>{t('start.openHint')}</span>
					</button>
					<button type="button" onClick={() => void sample()}>
						<b>{t('start.sample')}</b>
						<kbd>S</kbd>
						<span>{t('start.sampleHint')}</span>
					</button>
				</div>
				<p className="ref off">
					<button
						type="button"
						className="link"
						onClick={() => useSettings.setState({ language: language === 'en' ? 'zh-CN' : 'en' })}
						lang={language === 'en' ? 'zh-CN' : 'en'}
					>
						{language === 'en' ? '中文界面' : 'English'}
					</button>
					<br />
					{t('start.offline')}
				</p>
			</section>
			<main className="recent">
				<header>
					<h2>{t('start.recent')}</h2>
					{recent.length > 1 && (
						<span className="hint">
							<kbd>↑</kbd>
							<kbd>↓</kbd>
						</span>
					)}
				</header>
				{recent.length === 0 && read.isSuccess && <p className="none">{t('start.none')}</p>}
				{recent.length > 0 && (
					<div
						role="listbox"
						aria-label={t('start.recent')}
						tabIndex={0}
						onKeyDown={onListKey}
						aria-activedescendant={`recent-${at}`}
					>
						{recent.map((entry, index) => (
							// biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keyboard
							<div
								key={entry.path}
								id={`recent-${index}`}
								role="option"
								tabIndex={-1}
								aria-selected={index === at}
								className={`rec${index === at ? ' on' : ''}${entry.missing ? ' gone' : ''}`}
								lang={langOf(entry.title)}
								onClick={() => {
									setAt(index);
									if (!entry.missing) void open(entry.path);
								}}
							>
								<div className="grow">
									<h3 className="serif">{entry.title}</h3>
									<p className="num">
										{t('start.counts', { studies: entry.studies, codes: entry.codes })}
										{entry.people.length > 0 && ` · ${entry.people.join(', ')}`}
									</p>
									{entry.missing && (
										<p className="note">
											<Icon name="warn" />
											<span>{t('start.missing', { path: entry.path })}</span>
										</p>
									)}
								</div>
								{!entry.missing && (
									<div className="cv">
										<Coverage runs={entry.coverage} label={t('coverage', { percent: Math.round(entry.coded * 100) })} />
										<span className="num">{t('start.coded', { percent: Math.round(entry.coded * 100) })}</span>
									</div>
								)}
								<span className="when num">
									{when(entry.openedAt)}
									{index === at && !entry.missing && (
										<>
											<br />
											<kbd>↵</kbd>
										</>
									)}
								</span>
							</div>
						))}
					</div>
				)}
				{recent[at]?.missing && (
					<p className="note">
						<button type="button" className="link" onClick={() => void choose()}>
							{t('start.find')}
						</button>{' '}
						<button type="button" className="link" onClick={() => void remove(recent[at]!.path)}>
							{t('start.takeOff')}
						</button>
					</p>
				)}
				<div className="tips">
					<h2>
						{t('start.threeKeys')}
						<button type="button" className="link" onClick={() => setOverlay('keys')}>
							{t('start.allKeys')}
						</button>
					</h2>
					<ol>
						<li>
							<h3>
								<kbd>j</kbd>
								<kbd>k</kbd>
								<span>{t('start.tip1')}</span>
							</h3>
							<p>{t('start.tip1Text')}</p>
						</li>
						<li>
							<h3>
								<kbd>c</kbd>
								<span>{t('start.tip2')}</span>
							</h3>
							<p>{t('start.tip2Text')}</p>
						</li>
						<li>
							<h3>
								<kbd>]</kbd>
								<span>{t('start.tip3')}</span>
							</h3>
							<p>{t('start.tip3Text')}</p>
						</li>
					</ol>
				</div>
			</main>
			{creating && <NewProject onClose={() => setCreating(false)} />}
			<FileChooserHost />
		</div>
	);
}

/** The coverage strip: runs of coded findings as fractions of the whole. */
export function Coverage({ runs, label }: { runs: readonly (readonly [number, number])[]; label: string }) {
	return (
		<svg className="cover" viewBox="0 0 100 4" preserveAspectRatio="none" role="img" aria-label={label}>
			<path d={runs.map(([from, to]) => `M${(from * 100).toFixed(2)} 2H${(to * 100).toFixed(2)}`).join('')} />
		</svg>
	);
}

function NewProject({ onClose }: { onClose(): void }) {
	const t = useT();
	const client = useClient();
	const info = useRead('app.info', {}).data;
	const known = useSettings((settings) => settings.personName);
	const [title, setTitle] = useState('');
	const [person, setPerson] = useState<string | null>(null);
	const name = person ?? (known || (info?.defaultPerson ?? ''));
	const submit = async (event: React.FormEvent) => {
		event.preventDefault();
		const suggested = `${title
			.trim()
			.replace(/[\\/:*?"<>|]+/g, ' ')
			.slice(0, 80)}.synthema`;
		const path = await saveDialog({ title: t('start.new'), name: suggested, folder: info?.documents ?? null });
		if (path && (await createProject(client, path, title.trim(), name.trim()))) onClose();
	};
	return (
		<Modal title={t('start.new')} onClose={onClose}>
			<form onSubmit={submit} className="stack">
				<label className="labelled">
					<span>{t('project.title')}</span>
					<input
						className="input"
						autoFocus
						required
						value={title}
						onChange={(event) => setTitle(event.target.value)}
					/>
				</label>
				<label className="labelled">
					<span>{t('person.yours')}</span>
					<input className="input" required value={name} onChange={(event) => setPerson(event.target.value)} />
				</label>
				<p className="ref">{t('start.newWhere')}</p>
				<div className="dialog-actions">
					<button type="button" className="btn" onClick={onClose}>
						{t('action.cancel')}
					</button>
					<button type="submit" className="btn primary" disabled={!title.trim() || !name.trim()}>
						{t('start.create')}
					</button>
				</div>
			</form>
		</Modal>
	);
}
