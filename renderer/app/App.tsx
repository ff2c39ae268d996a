import { useEffect, useState } from 'react';
import { queryClient, useClient } from '../client/context.tsx';
import { useCommands } from '../keys/useCommands.ts';
import { DialogHost, promptDialog } from '../ui/Dialog.tsx';
import { AppraiseView } from '../views/appraise/AppraiseView.tsx';
import { CodeView } from '../views/code/CodeView.tsx';
import { CodebookView } from '../views/codebook/CodebookView.tsx';
import { ImportDialog } from '../views/import/ImportDialog.tsx';
import { ImportReport } from '../views/import/ImportReport.tsx';
import { StartView } from '../views/start/StartView.tsx';
import { StudiesView } from '../views/studies/StudiesView.tsx';
import { TablesView } from '../views/tables/TablesView.tsx';
import { ThemesView } from '../views/themes/ThemesView.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { sentence, t, useT } from './i18n.tsx';
import { KeysOverlay } from './KeysOverlay.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { closeProject, openProject, reopenProject } from './project.ts';
import { StatusBar } from './StatusBar.tsx';
import { useSettings } from './settings.ts';
import { appState, go, goBack, setApp, setOverlay, toast, useApp, type ViewName } from './store.ts';
import { TitleBar } from './TitleBar.tsx';
import { Toasts } from './Toasts.tsx';
import { told, write } from './write.ts';

const VIEWS = {
	code: CodeView,
	codebook: CodebookView,
	themes: ThemesView,
	studies: StudiesView,
	tables: TablesView,
	appraise: AppraiseView,
} as const;

/** Moves the focus to the next (or previous) pane of the window, wrapping round. */
function nextPane(step: 1 | -1): void {
	const panes = [
		...document.querySelectorAll<HTMLElement>('.pane.left, .work > section, .code-work > section, .pane.right, .tabs'),
	].filter((pane) => pane.offsetParent !== null);
	const at = panes.findIndex((pane) => pane.contains(document.activeElement));
	const pane = panes[(at + step + panes.length) % panes.length];
	const target =
		pane?.querySelector<HTMLElement>('[data-pane-focus]') ??
		pane?.querySelector<HTMLElement>('[tabindex="0"], button, input, a[href]');
	target?.focus();
}

export function App() {
	const client = useClient();
	const text = useT();
	const project = useApp((state) => state.project);
	const place = useApp((state) => state.place);
	const overlay = useApp((state) => state.overlay);
	const [panes, setPanes] = useState({ left: false, right: false });
	const [dropping, setDropping] = useState(false);

	useEffect(() => {
		client.onReconnect = () => reopenProject(client);
		const stop = client.onState((state) => {
			setApp({ hostState: state === 'down' ? 'down' : 'restarted' });
			if (state === 'up') {
				void queryClient.invalidateQueries();
				toast(t('host.restarted'));
			}
		});
		const initial = window.synthema?.initialPath ?? new URLSearchParams(location.search).get('project');
		if (initial) void openProject(client, initial);
		return stop;
	}, [client]);

	// Commands that stand in the native menu arrive here by the same ids.
	const undo = async (which: 'history.undo' | 'history.redo') => {
		try {
			const { operation, name } = await write(client, which, {});
			toast(
				operation
					? t(which === 'history.undo' ? 'history.undid' : 'history.redid', { what: t(`operation.${name}`) })
					: t(which === 'history.undo' ? 'history.nothingToUndo' : 'history.nothingToRedo'),
			);
		} catch (error) {
			told(error);
		}
	};
	const view = (name: ViewName) => () => go({ view: name } as never);
	useCommands('global', {
		'app.keys': () => setOverlay('keys'),
		'settings.language': () =>
			useSettings.setState(({ language }) => ({ language: language === 'en' ? 'zh-CN' : 'en' })),
		'settings.theme': () =>
			useSettings.setState(({ theme }) => ({
				theme: theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system',
			})),
		'settings.singleKeys': () => useSettings.setState(({ singleKeys }) => ({ singleKeys: !singleKeys })),
		'settings.patterns': () => useSettings.setState(({ stripePatterns }) => ({ stripePatterns: !stripePatterns })),
		'read.larger': () => useSettings.setState(({ readScale }) => ({ readScale: Math.min(200, readScale + 10) })),
		'read.smaller': () => useSettings.setState(({ readScale }) => ({ readScale: Math.max(80, readScale - 10) })),
		...(project && {
			'app.commands': () => setOverlay('commands'),
			'app.back': goBack,
			'app.undo': () => void undo('history.undo'),
			'app.redo': () => void undo('history.redo'),
			'app.nextPane': () => nextPane(1),
			'app.previousPane': () => nextPane(-1),
			'app.leftPane': () => setPanes((shown) => ({ ...shown, left: !shown.left })),
			'app.rightPane': () => setPanes((shown) => ({ ...shown, right: !shown.right })),
			'view.code': view('code'),
			'view.codebook': view('codebook'),
			'view.themes': view('themes'),
			'view.studies': view('studies'),
			'view.tables': view('tables'),
			'view.appraise': view('appraise'),
			'project.import': () => setOverlay('import'),
			'project.close': () => void closeProject(client),
			'project.person': () => setOverlay('person'),
			'project.rename': async () => {
				const title = await promptDialog({
					title: t('command.project.rename'),
					label: t('project.title'),
					value: appState().project?.title ?? '',
					action: t('action.rename'),
				});
				if (!title) return;
				await write(client, 'project.rename', { title }).catch(told);
				setApp({ project: await client.call('project.info', {}) });
			},
			'project.findingsOnly': async () => {
				try {
					const { codeFindingsOnly } = await client.call('project.settings', {});
					await write(client, 'project.set', { key: 'codeFindingsOnly', value: !codeFindingsOnly });
					toast(t(codeFindingsOnly ? 'sections.onlyOff' : 'sections.onlyOn'));
				} catch (error) {
					told(error);
				}
			},
			'project.check': async () => {
				try {
					const { ok, problems } = await client.call('check', {});
					toast(
						ok ? t('check.sound') : t('check.problems', { count: problems.length }),
						null,
						ok ? 'plain' : 'problem',
					);
				} catch (error) {
					toast(sentence(error), null, 'problem');
				}
			},
		}),
	});

	if (!project) {
		return (
			<div className="app">
				<StartView />
				<DialogHost />
				<Toasts />
				{overlay === 'keys' && <KeysOverlay />}
			</div>
		);
	}
	const View = VIEWS[place.view];
	return (
		<div
			className={`app${panes.left ? ' show-left' : ''}${panes.right ? ' show-right' : ''}`}
			onDragOver={(event) => {
				if (!event.dataTransfer.types.includes('Files')) return;
				event.preventDefault();
				setDropping(true);
			}}
			onDragLeave={(event) => event.currentTarget === event.target && setDropping(false)}
			onDrop={(event) => {
				if (!event.dataTransfer.files.length) return;
				event.preventDefault();
				setDropping(false);
				setApp({ importFiles: [...event.dataTransfer.files], overlay: 'import' });
			}}
		>
			<TitleBar />
			<main className="work" data-view={place.view}>
				<View />
			</main>
			<StatusBar />
			{dropping && <div className="drop-veil">{text('import.dropHere')}</div>}
			{overlay === 'keys' && <KeysOverlay />}
			{overlay === 'commands' && <CommandPalette />}
			{overlay === 'import' && <ImportDialog />}
			{overlay === 'import-report' && <ImportReport />}
			{overlay === 'person' && <PersonDialog />}
			<DialogHost />
			<Toasts />
		</div>
	);
}
