import { useEffect, useRef } from 'react';
import { useSettings } from '../app/settings.ts';
import { COMMANDS, keyName, type Scope } from './commands.ts';

type Handler = (event: KeyboardEvent | null, key: string) => void;
export type Handlers = Record<string, Handler>;

/** What is on screen and can be run now, by command id: the command palette lists these. */
const active = new Map<string, Handler>();

/** Runs a command by its id, as the command palette and the menus do. Returns whether it was there to run. */
export function runCommand(id: string): boolean {
	const handler = active.get(id);
	handler?.(null, '');
	return Boolean(handler);
}

// Menu items of the desktop window arrive by the same ids.
window.synthema?.onCommand(runCommand);

export function activeCommands(): string[] {
	return [...active.keys()];
}

/** Keys of a command, with what the person has remapped. */
export function keysOf(id: string): readonly string[] {
	return useSettings.getState().keys[id] ?? COMMANDS.find((command) => command.id === id)?.keys ?? [];
}

function find(scope: Scope, key: string): string | null {
	const single = key.length === 1 && key !== ' ';
	if (single && !useSettings.getState().singleKeys && key !== '?') return null;
	for (const command of COMMANDS) if (command.scope === scope && keysOf(command.id).includes(key)) return command.id;
	return null;
}

function isTyping(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
	);
}

/**
 * Makes commands of a scope run while the component is mounted. `global` listens on the window (single keys not while
 * somebody types); other scopes return an `onKeyDown` for their surface. Handlers may change with each render.
 */
export function useCommands(scope: Scope, handlers: Handlers): (event: React.KeyboardEvent) => void {
	const current = useRef(handlers);
	current.current = handlers;
	const ids = Object.keys(handlers).sort().join(' ');

	useEffect(() => {
		const mine = ids.split(' ').map((id): [string, Handler] => [id, (event, key) => current.current[id]?.(event, key)]);
		for (const [id, handler] of mine) active.set(id, handler);
		return () => {
			for (const [id, handler] of mine) if (active.get(id) === handler) active.delete(id);
		};
	}, [ids]);

	useEffect(() => {
		if (scope !== 'global') return;
		const listen = (event: KeyboardEvent) => handle(event);
		window.addEventListener('keydown', listen);
		return () => window.removeEventListener('keydown', listen);
	});

	function handle(event: KeyboardEvent): void {
		if (event.defaultPrevented) return;
		const key = keyName(event);
		if (!key) return;
		if (isTyping(event.target) && (scope !== 'global' || key.length === 1 || /z$|y$|^Alt\+Arrow/.test(key))) return;
		const id = find(scope, key);
		const handler = id ? current.current[id] : undefined;
		if (!handler) return;
		event.preventDefault();
		handler(event, key);
	}

	return (event) => handle(event.nativeEvent);
}
