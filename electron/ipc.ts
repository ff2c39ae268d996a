/** Names of the messages between the preload script and the main process. */
export const IPC = {
	/** page → main: a page has loaded; answered with the state of the host. */
	hello: 'synthema:hello',
	/** page → main: {generation, message} for the host. */
	toHost: 'synthema:to-host',
	/** main → page: a message of the host as JSON. */
	fromHost: 'synthema:from-host',
	/** main → page: {state, generation}. */
	state: 'synthema:state',
	/** main → page: a menu item's command id. */
	command: 'synthema:command',
	/** page → main: a command id that nothing on screen could run. */
	commandUnhandled: 'synthema:command-unhandled',
	/** page → main: the language of the interface. */
	language: 'synthema:language',
	openFiles: 'synthema:open-files',
	openFolder: 'synthema:open-folder',
	save: 'synthema:save',
	showInFolder: 'synthema:show-in-folder',
} as const;

/**
 * State of the host as a page is told it. `generation` counts the hosts that have been started; a page sends the one it
 * knows along with each message, so that a message meant for a dead host never reaches its successor.
 */
export interface HostState {
	state: 'up' | 'down';
	generation: number;
}

/** The argument of a page's process that carries `initialPath`. */
export const PATH_ARGUMENT = '--synthema-path=';
