/** The desktop shell: menus, dialogs, its own failures. */
export default {
	'menu.file': 'File',
	'menu.edit': 'Edit',
	'menu.view': 'View',
	'menu.go': 'Go',
	'menu.window': 'Window',
	'menu.help': 'Help',
	'menu.newWindow': 'New window',
	'menu.about': 'About Synthema',
	'menu.role.cut': 'Cut',
	'menu.role.copy': 'Copy',
	'menu.role.paste': 'Paste',
	'menu.role.selectAll': 'Select all',
	'menu.role.resetZoom': 'Actual size',
	'menu.role.zoomIn': 'Zoom in',
	'menu.role.zoomOut': 'Zoom out',
	'menu.role.togglefullscreen': 'Full screen',
	'menu.role.minimize': 'Minimise',
	'menu.role.close': 'Close window',
	'menu.role.quit': 'Quit Synthema',

	'shell.projectFiles': 'Synthema projects',
	'shell.files': 'Files ({{extensions}})',
	'shell.hostNodeMissing':
		'SYNTHEMA_HOST_NODE names “{{path}}”, and there is no such program. Correct it or leave it unset, then start Synthema again. No project has been opened.',
	'shell.noNode':
		'This Electron is too old to open project files by itself, and no Node.js 22.14 or newer was found for it. Set SYNTHEMA_HOST_NODE to one, then start Synthema again. No project has been opened.',
	'shell.hostGaveUp':
		'The project service of Synthema stopped again and again within a minute, so Synthema closes. Everything that was shown as saved is in your project file. Start Synthema again; if this repeats, check the file with “synthema check”.',
};
