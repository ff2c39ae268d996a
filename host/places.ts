/** Folders outside a project: the program's own settings, and where a person keeps documents. */
import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where the list of recent projects is kept. `SYNTHEMA_CONFIG` overrides it. */
export function configFolder(): string {
	const set = process.env.SYNTHEMA_CONFIG;
	if (set) return set;
	if (process.platform === 'win32')
		return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Synthema');
	if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Synthema');
	return join(process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config'), 'synthema');
}

/** Where new projects are proposed. `SYNTHEMA_DOCUMENTS` overrides it. */
export function documentsFolder(): string {
	const set = process.env.SYNTHEMA_DOCUMENTS;
	if (set) return set;
	const documents = join(homedir(), 'Documents');
	return existsSync(documents) ? documents : homedir();
}

/** The name the system has for its user, a proposal for "your name". */
export function userName(): string {
	try {
		return userInfo().username;
	} catch {
		// A container may have a user without a name.
		return '';
	}
}
