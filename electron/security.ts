import { app, type Session, shell, type WebContents, type WebPreferences } from 'electron';
import { isOurs } from './protocol.ts';

/** Web addresses that a page may open in the person's browser. So far there is none. */
const EXTERNAL: readonly string[] = [];

/** What every page of ours runs with. */
export const PAGE_PREFERENCES: WebPreferences = {
	contextIsolation: true,
	sandbox: true,
	nodeIntegration: false,
	nodeIntegrationInWorker: false,
	nodeIntegrationInSubFrames: false,
	webSecurity: true,
	allowRunningInsecureContent: false,
	experimentalFeatures: false,
	webviewTag: false,
	navigateOnDragDrop: false,
	// The dictionaries of the spelling checker would be fetched from the network.
	spellcheck: false,
};

/** Denies pages whatever they could ask for beyond showing `app:` pages: permissions, devices, the network. */
export function secureSession(session: Session): void {
	session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
	session.setPermissionCheckHandler(() => false);
	session.setDevicePermissionHandler(() => false);
	session.setSpellCheckerEnabled(false);
	session.webRequest.onBeforeRequest((details, answer) => {
		const scheme = /^[a-z-]+:/.exec(details.url)?.[0];
		const local = isOurs(details.url) || scheme === 'data:' || scheme === 'blob:' || scheme === 'devtools:';
		answer({ cancel: !local });
	});
	// The host writes files; a page has nothing to download.
	session.on('will-download', (event) => event.preventDefault());
}

/** Denies every page navigation, new windows and embedded pages, for all web contents there will be. */
export function securePages(): void {
	app.on('web-contents-created', (_event, contents) => securePage(contents));
}

function securePage(contents: WebContents): void {
	contents.on('will-navigate', (event) => event.preventDefault());
	contents.on('will-frame-navigate', (event) => event.preventDefault());
	contents.on('will-redirect', (event) => event.preventDefault());
	contents.on('will-attach-webview', (event) => event.preventDefault());
	contents.setWindowOpenHandler(({ url }) => {
		void openExternal(url);
		return { action: 'deny' };
	});
}

/** Opens an https address of the allow list in the person's browser. Returns whether it did. */
export async function openExternal(url: string): Promise<boolean> {
	if (!URL.canParse(url) || new URL(url).protocol !== 'https:' || !EXTERNAL.includes(url)) return false;
	await shell.openExternal(url);
	return true;
}

/** Whether a message comes from the top frame of one of our own pages. */
export function isTrusted(event: { senderFrame: Electron.WebFrameMain | null; sender: WebContents }): boolean {
	const frame = event.senderFrame;
	return frame !== null && frame === event.sender.mainFrame && isOurs(frame.url);
}
