import { app, type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from '#core/messages/index.ts';
import { IPC } from './ipc.ts';
import { MENUS, type MenuItem } from './menu-items.ts';

export interface MenuActions {
	newWindow(): void;
}

/** Puts the menus in place, in the language of `t`. */
export function setMenus(t: Translate, actions: MenuActions): void {
	const menus: MenuItemConstructorOptions[] = MENUS.map((menu) => ({
		label: t(`menu.${menu.id}`),
		...(menu.id === 'window' && { role: 'windowMenu' as const }),
		...(menu.id === 'help' && { role: 'help' as const }),
		submenu: menu.items.map((item) => itemOf(item, t, actions)),
	}));
	if (process.platform === 'darwin') menus.unshift({ role: 'appMenu' });
	Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}

function itemOf(item: MenuItem, t: Translate, actions: MenuActions): MenuItemConstructorOptions {
	if (item === 'separator') return { type: 'separator' };
	if ('role' in item) return { role: item.role, label: t(`menu.role.${item.role}`) };
	if ('command' in item) {
		return {
			id: item.command,
			label: t(`command.${item.command}`),
			...(item.keys && { accelerator: item.keys, registerAccelerator: false }),
			click: (_item, window) => send(window, item.command),
		};
	}
	return {
		id: `shell.${item.shell}`,
		label: t(`menu.${item.shell}`),
		...(item.keys && { accelerator: item.keys }),
		click: item.shell === 'newWindow' ? actions.newWindow : () => app.showAboutPanel(),
	};
}

function send(window: BaseWindow | undefined, command: string): void {
	const target = window instanceof BrowserWindow ? window : BrowserWindow.getFocusedWindow();
	target?.webContents.send(IPC.command, command);
}
