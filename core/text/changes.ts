/** What changed between two versions of a text, for people to read. */
import { align, insideWord } from './align.ts';

/** `[from, to)` of the old text became `[at, until)` of the new one; one of them may be empty, not both. */
export interface TextChange {
	from: number;
	to: number;
	at: number;
	until: number;
}

/** Changes in order, whole words each, apart from each other. */
export function changesBetween(before: string, after: string): TextChange[] {
	const changes: TextChange[] = [];
	let [from, at] = [0, 0];
	const runs = align(before, after);
	for (const run of [...runs, { from: before.length, to: after.length, length: 0 }]) {
		if (run.from > from || run.to > at) add(changes, { from, to: run.from, at, until: run.to }, before, after);
		from = run.from + run.length;
		at = run.to + run.length;
	}
	return changes;
}

function add(changes: TextChange[], change: TextChange, before: string, after: string): void {
	const last = changes.at(-1);
	// The letters around it are the same in both texts, so both borders move together.
	while (
		change.from > (last?.to ?? 0) &&
		change.at > (last?.until ?? 0) &&
		(insideWord(before, change.from) || insideWord(after, change.at))
	) {
		change.from--;
		change.at--;
	}
	while (
		change.to < before.length &&
		before[change.to] === after[change.until] &&
		(insideWord(before, change.to) || insideWord(after, change.until))
	) {
		change.to++;
		change.until++;
	}
	if (last && (change.from <= last.to || change.at <= last.until)) {
		last.to = Math.max(last.to, change.to);
		last.until = Math.max(last.until, change.until);
	} else changes.push(change);
}
