import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useRead } from '../client/context.tsx';
import { keyLabel } from '../keys/commands.ts';
import { keysOf, runCommand } from '../keys/useCommands.ts';
import { Icon } from '../ui/Icon.tsx';
import { langOf } from '../ui/lang.ts';
import { useT } from './i18n.tsx';
import { go, setOverlay, useApp, type ViewName } from './store.ts';

const VIEWS: readonly ViewName[] = ['code', 'codebook', 'themes', 'studies', 'appraise', 'tables'];
const MENU = [
	'project.import',
	'project.rename',
	'project.person',
	'project.check',
	'app.undo',
	'app.redo',
	'settings.language',
	'settings.theme',
	'settings.patterns',
	'settings.singleKeys',
	'read.larger',
	'read.smaller',
	'app.keys',
	'project.close',
];

/** Two letters (or one Han character) for a person's badge. */
export function initials(name: string): string {
	if (langOf(name)) return [...name.trim()][0] ?? '';
	const parts = name.trim().split(/\s+/);
	return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

export function TitleBar() {
	const t = useT();
	const project = useApp((state) => state.project)!;
	const view = useApp((state) => state.place.view);
	const people = useRead('people.list', {}).data?.people ?? [];
	return (
		<header className="titlebar">
			<MenuTrigger>
				<Button className="project">
					<span className="clip" lang={langOf(project.title)}>
						{project.title}
					</span>
					<Icon name="down" />
				</Button>
				<Popover className="float menu-pop">
					<Menu className="menu" onAction={(key) => runCommand(String(key))}>
						{MENU.map((id) => (
							<MenuItem key={id} id={id} className="menu-item">
								<span className="grow">{t(`command.${id}`)}</span>
								{keysOf(id)[0] && <kbd>{keyLabel(keysOf(id)[0]!)}</kbd>}
							</MenuItem>
						))}
					</Menu>
				</Popover>
			</MenuTrigger>
			<nav className="tabs" aria-label={t('views')}>
				{VIEWS.map((name) => (
					<button
						key={name}
						type="button"
						className="tab"
						aria-current={view === name ? 'page' : undefined}
						onClick={() => go({ view: name } as never)}
					>
						{t(`view.${name}`)}
					</button>
				))}
			</nav>
			<button type="button" className="command" onClick={() => setOverlay('commands')}>
				<Icon name="search" />
				<span className="grow">{t('commands.open')}</span>
				<kbd>{keyLabel('Mod+k')}</kbd>
			</button>
			<fieldset className="people" aria-label={t('people')}>
				{people.map((person) => (
					<button
						key={person.id}
						type="button"
						className={person.id === project.me ? 'person me' : 'person'}
						title={person.id === project.me ? t('people.you', { name: person.name }) : person.name}
						onClick={() => setOverlay('person')}
					>
						<span aria-hidden="true">{initials(person.name)}</span>
						<span className="sr">
							{person.id === project.me ? t('people.you', { name: person.name }) : person.name}
						</span>
					</button>
				))}
			</fieldset>
			<span className="winctl-space" />
		</header>
	);
}
