/** The projects opened last on this computer. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { recent as recentSchema } from './contract/schemas.ts';
import { configFolder } from './places.ts';

const entry = recentSchema.omit({ missing: true }).extend({ me: z.string().default('') });
const stored = z.object({ recent: z.array(entry) });
export type RecentEntry = z.output<typeof entry>;

const KEPT = 30;

function file(): string {
	return join(configFolder(), 'recent.json');
}

function read(): RecentEntry[] {
	try {
		return stored.parse(JSON.parse(readFileSync(file(), 'utf8'))).recent;
	} catch {
		// None yet, or not ours any more: the list is a convenience and starts anew.
		return [];
	}
}

function write(recent: readonly RecentEntry[]): void {
	mkdirSync(configFolder(), { recursive: true });
	const draft = `${file()}.${process.pid}`;
	writeFileSync(draft, JSON.stringify({ recent: recent.slice(0, KEPT) }, null, '\t'));
	renameSync(draft, file());
}

/** Newest first; `missing` says that the file is not where it was. */
export function recentProjects(): (RecentEntry & { missing: boolean })[] {
	return read().map((each) => ({ ...each, missing: !existsSync(each.path) }));
}

/** Puts a project first. A failure to write the list is logged and costs nothing else. */
export function remember(project: RecentEntry): void {
	try {
		write([project, ...read().filter((each) => each.path !== project.path)]);
	} catch (error) {
		console.error('recent projects could not be written:', error);
	}
}

export function forget(path: string): void {
	write(read().filter((each) => each.path !== path));
}
