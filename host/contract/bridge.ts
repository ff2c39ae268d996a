/** What Electron's preload script puts into the page as `window.synthema`; in browser mode there is none. */
import type { ToHost } from './wire.ts';

export interface Dialogs {
	/** Existing files with one of `extensions` (without dot; empty: any file). Empty when the person cancels. */
	openFiles(options: { title: string; extensions: readonly string[]; multiple: boolean }): Promise<string[]>;
	/** An existing or newly made folder, or null when the person cancels. */
	openFolder(options: { title: string }): Promise<string | null>;
	/** Where to write a file; `name` is proposed and gives the extension. Null when the person cancels. */
	save(options: { title: string; name: string }): Promise<string | null>;
}

export interface Bridge {
	readonly mode: 'electron';
	/** `linux`, `darwin` or `win32`. */
	readonly platform: string;
	/** The project this window was opened for: a file opened from the desktop or named on the command line. */
	readonly initialPath: string | null;
	/** Passes a message to the host; while there is none it is dropped (`down` has been or will be told). */
	send(message: ToHost): void;
	/**
	 * The one listener for what the host says to this page: a `FromHost` as JSON, because a text crosses the isolation of
	 * the preload script in no time, and a hundred thousand codings as values in a quarter of a second.
	 */
	onMessage(listener: (json: string) => void): void;
	/** The one listener for the host going and coming; it is told `up` at once when the host is there already. */
	onState(listener: (state: 'up' | 'down') => void): void;
	/** The one listener for menu items. It gets a command id and returns whether that command could be run. */
	onCommand(listener: (commandId: string) => boolean): void;
	readonly dialogs: Dialogs;
	/** The path of a `File` that was dropped or chosen; empty when it is not a file of this computer. */
	pathForFile(file: unknown): string;
	/** Shows a file in the system's file manager. */
	showInFolder(path: string): void;
}
