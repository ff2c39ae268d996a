/**
 * What stands in the menus. An item with a `command` is labelled `command.<id>` and runs that command of
 * `renderer/keys/commands.ts` in the page; `keys` is shown beside it, the page itself listens to the key.
 */
export type MenuItem =
	| { command: string; keys?: string }
	| { shell: 'newWindow' | 'about'; keys?: string }
	| { role: Role }
	| 'separator';

export type Role =
	| 'cut'
	| 'copy'
	| 'paste'
	| 'selectAll'
	| 'resetZoom'
	| 'zoomIn'
	| 'zoomOut'
	| 'togglefullscreen'
	| 'minimize'
	| 'close'
	| 'quit';

export interface Menu {
	id: 'file' | 'edit' | 'view' | 'go' | 'window' | 'help';
	items: readonly MenuItem[];
}

export const MENUS: readonly Menu[] = [
	{
		id: 'file',
		items: [
			{ command: 'start.new' },
			{ command: 'start.open' },
			{ command: 'start.sample' },
			'separator',
			{ command: 'project.import', keys: 'CmdOrCtrl+I' },
			'separator',
			{ command: 'project.rename' },
			{ command: 'project.person' },
			{ command: 'project.check' },
			{ command: 'project.close' },
			'separator',
			{ role: 'quit' },
		],
	},
	{
		id: 'edit',
		items: [
			{ command: 'app.undo', keys: 'CmdOrCtrl+Z' },
			{ command: 'app.redo', keys: 'CmdOrCtrl+Shift+Z' },
			'separator',
			{ role: 'cut' },
			{ role: 'copy' },
			{ role: 'paste' },
			{ role: 'selectAll' },
			'separator',
			{ command: 'reading.section' },
			{ command: 'project.findingsOnly' },
			{ command: 'reading.correct' },
			{ command: 'reading.revisions' },
		],
	},
	{
		id: 'view',
		items: [
			{ command: 'read.larger', keys: 'CmdOrCtrl+Alt+Up' },
			{ command: 'read.smaller', keys: 'CmdOrCtrl+Alt+Down' },
			'separator',
			{ command: 'settings.theme' },
			{ command: 'settings.patterns' },
			{ command: 'settings.singleKeys' },
			{ command: 'settings.language' },
			'separator',
			{ command: 'app.leftPane', keys: 'CmdOrCtrl+B' },
			{ command: 'app.rightPane', keys: 'CmdOrCtrl+.' },
			'separator',
			{ role: 'zoomIn' },
			{ role: 'zoomOut' },
			{ role: 'resetZoom' },
			{ role: 'togglefullscreen' },
		],
	},
	{
		id: 'go',
		items: [
			{ command: 'app.commands', keys: 'CmdOrCtrl+K' },
			{ command: 'app.back', keys: 'Alt+Left' },
			'separator',
			{ command: 'view.code', keys: 'CmdOrCtrl+1' },
			{ command: 'view.codebook', keys: 'CmdOrCtrl+2' },
			{ command: 'view.themes', keys: 'CmdOrCtrl+3' },
			{ command: 'view.studies', keys: 'CmdOrCtrl+4' },
			{ command: 'view.appraise', keys: 'CmdOrCtrl+8' },
			{ command: 'view.tables', keys: 'CmdOrCtrl+5' },
			'separator',
			{ command: 'app.nextPane', keys: 'F6' },
			{ command: 'app.previousPane', keys: 'Shift+F6' },
		],
	},
	{
		id: 'window',
		items: [{ shell: 'newWindow', keys: 'CmdOrCtrl+Shift+N' }, 'separator', { role: 'minimize' }, { role: 'close' }],
	},
	{ id: 'help', items: [{ command: 'app.keys', keys: '?' }, 'separator', { shell: 'about' }] },
];
