/**
 * Every command of the program with its keys. `Mod` is Ctrl, on a Mac Cmd. Titles stand in the catalogue under
 * `command.<id>`, groups under `commands.<scope>`. Single keys act only while the focus is on the scope's surface.
 */
export type Scope = 'global' | 'reading' | 'board' | 'page' | 'codebook' | 'start';

export interface Command {
	id: string;
	scope: Scope;
	keys: readonly string[];
}

const define = (scope: Scope, entries: Record<string, string[]>): Command[] =>
	Object.entries(entries).map(([id, keys]) => ({ id, scope, keys }));

export const COMMANDS: readonly Command[] = [
	...define('global', {
		'app.commands': ['Mod+k'],
		'app.keys': ['?'],
		'app.back': ['Alt+ArrowLeft'],
		'app.undo': ['Mod+z'],
		'app.redo': ['Mod+Shift+z', 'Mod+y'],
		'app.nextPane': ['F6'],
		'app.previousPane': ['Shift+F6'],
		'app.leftPane': ['Mod+b'],
		'app.rightPane': ['Mod+.'],
		'app.nextPage': ['Alt+PageDown'],
		'app.previousPage': ['Alt+PageUp'],
		'view.code': ['Mod+1'],
		'view.codebook': ['Mod+2'],
		'view.themes': ['Mod+3'],
		'view.studies': ['Mod+4'],
		'view.tables': ['Mod+5'],
		'view.appraise': ['Mod+8'],
		'project.import': ['Mod+i'],
		'project.close': [],
		'project.rename': [],
		'project.check': [],
		'project.findingsOnly': [],
		'project.person': [],
		'settings.language': [],
		'settings.theme': [],
		'settings.singleKeys': [],
		'settings.patterns': [],
		'read.larger': ['Mod+Alt+ArrowUp'],
		'read.smaller': ['Mod+Alt+ArrowDown'],
	}),
	...define('start', { 'start.new': ['n'], 'start.open': ['o'], 'start.sample': ['s'] }),
	...define('reading', {
		'reading.lineDown': ['j', 'ArrowDown'],
		'reading.lineUp': ['k', 'ArrowUp'],
		'reading.extendDown': ['Shift+J', 'Shift+ArrowDown'],
		'reading.extendUp': ['Shift+K', 'Shift+ArrowUp'],
		'reading.sentenceNext': ['w'],
		'reading.sentencePrevious': ['b'],
		'reading.sentenceExtend': ['Shift+W'],
		'reading.sentenceShrink': ['Shift+B'],
		'reading.wordExtend': ['Shift+ArrowRight'],
		'reading.wordShrink': ['Shift+ArrowLeft'],
		'reading.first': ['Home'],
		'reading.last': ['End'],
		'reading.pageDown': ['PageDown'],
		'reading.pageUp': ['PageUp'],
		'reading.palette': ['c'],
		'reading.recent': ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
		'reading.recentStay': ['Alt+1', 'Alt+2', 'Alt+3', 'Alt+4', 'Alt+5', 'Alt+6', 'Alt+7', 'Alt+8', 'Alt+9'],
		'reading.again': ['a'],
		'reading.inVivo': ['v'],
		'reading.memo': ['m'],
		'reading.uncode': ['u'],
		'reading.nothing': ['0'],
		'reading.undo': ['z'],
		'reading.redo': ['Shift+Z'],
		'reading.nextUncoded': [']'],
		'reading.previousUncoded': ['['],
		'reading.unit': ['t'],
		'reading.pace': [],
		'reading.codes': ['i'],
		'reading.cycle': ['o'],
		'reading.endRight': ['.'],
		'reading.endLeft': [','],
		'reading.startRight': ['Shift+>'],
		'reading.startLeft': ['Shift+<'],
		'reading.finish': ['f'],
		'reading.section': ['g'],
		'reading.search': ['/'],
		'reading.nextHit': ['n'],
		'reading.previousHit': ['Shift+N'],
		'reading.page': ['p'],
		'reading.correct': ['e'],
		'reading.revisions': [],
		'reading.toCheck': ['r'],
		'reading.place': ['l'],
		'reading.escape': ['Escape'],
	}),
	...define('page', {
		'page.next': ['PageDown'],
		'page.previous': ['PageUp'],
		'page.larger': ['+', '='],
		'page.smaller': ['-'],
		'page.fit': ['0'],
		'page.back': ['Escape'],
		'page.close': ['p'],
	}),
	...define('board', {
		'board.pick': [' '],
		'board.drop': ['Enter'],
		'board.addAsWell': ['Alt+Enter'],
		'board.up': ['ArrowUp'],
		'board.down': ['ArrowDown'],
		'board.left': ['ArrowLeft'],
		'board.right': ['ArrowRight'],
		'board.expand': ['e'],
		'board.rename': ['F2'],
		'board.remove': ['Delete', 'Backspace'],
		'board.new': ['n'],
		'board.undo': ['z'],
		'board.redo': ['Shift+Z'],
		'board.escape': ['Escape'],
	}),
	...define('codebook', {
		'codebook.up': ['ArrowUp'],
		'codebook.down': ['ArrowDown'],
		'codebook.open': ['ArrowRight'],
		'codebook.close': ['ArrowLeft'],
		'codebook.moveUp': ['Alt+ArrowUp'],
		'codebook.moveDown': ['Alt+ArrowDown'],
		'codebook.indent': ['Alt+ArrowRight'],
		'codebook.outdent': ['Alt+ArrowLeft'],
		'codebook.rename': ['F2'],
		'codebook.edit': ['Enter'],
		'codebook.new': ['n'],
		'codebook.merge': ['g'],
		'codebook.split': ['s'],
		'codebook.remove': ['Delete', 'Backspace'],
		'codebook.undo': ['z'],
		'codebook.redo': ['Shift+Z'],
	}),
];

const isMac = navigator.platform.startsWith('Mac');

/** The name of a key press in the notation of `COMMANDS`, or null while an input method is composing. */
export function keyName(event: KeyboardEvent): string | null {
	if (event.isComposing || event.keyCode === 229) return null;
	if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) return null;
	const mod = isMac ? event.metaKey : event.ctrlKey;
	// With Alt a Mac keyboard writes other characters; the digit on the key is meant.
	const digit = event.altKey ? /^Digit(\d)$/.exec(event.code)?.[1] : undefined;
	const key = digit ?? (event.key.length === 1 && (mod || event.altKey) ? event.key.toLowerCase() : event.key);
	// A printable character says by itself whether Shift was needed for it; only letters and marks with a plain twin keep it.
	const shift = event.shiftKey && (event.key.length > 1 || /[A-Z<>]/.test(event.key) || mod);
	return `${mod ? 'Mod+' : ''}${event.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** How a key is written on screen: `Mod+k` → `Ctrl K` (`⌘ K` on a Mac). */
export function keyLabel(key: string): string {
	return key
		.split('+')
		.map((part) => {
			if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
			if (part === ' ') return 'Space';
			return (
				{
					ArrowUp: '↑',
					ArrowDown: '↓',
					ArrowLeft: '←',
					ArrowRight: '→',
					Enter: '↵',
					Escape: 'Esc',
					Delete: 'Del',
					PageDown: 'PgDn',
					PageUp: 'PgUp',
				}[part] ?? (part.length === 1 ? (part.toUpperCase() === part && /[A-Z]/.test(part) ? part : part) : part)
			);
		})
		.join(' ');
}
