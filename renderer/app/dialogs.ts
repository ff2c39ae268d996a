import { chooseFile } from '../ui/FileChooser.tsx';

/** Asks for an existing file: the system's dialog in the desktop window, the host's folders in browser mode. */
export async function openDialog(options: { title: string; extensions: string[] }): Promise<string | null> {
	const bridge = window.synthema;
	if (bridge) return (await bridge.dialogs.openFiles({ ...options, multiple: false }))[0] ?? null;
	return chooseFile({ ...options, mode: 'open', name: '', folder: null });
}

/** Asks where a new file shall be written. */
export async function saveDialog(options: {
	title: string;
	name: string;
	folder: string | null;
}): Promise<string | null> {
	const bridge = window.synthema;
	if (bridge) return bridge.dialogs.save({ title: options.title, name: options.name });
	const extension = options.name.slice(options.name.lastIndexOf('.') + 1);
	return chooseFile({ ...options, extensions: [extension], mode: 'save' });
}

/** Hands a file's bytes to the browser's own download. */
export function download(name: string, base64: string): void {
	const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
	const url = URL.createObjectURL(new Blob([bytes]));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}
