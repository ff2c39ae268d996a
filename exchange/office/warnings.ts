import type { ReadWarning } from '../documents/model.ts';

/** What a person should know of an office file that was read: how many changes and comments, and what was not touched. */
export function officeWarnings(
	file: string,
	found: { revisions: number; comments: number; insertedFiles: number; activeContent: boolean },
): ReadWarning[] {
	const warnings: ReadWarning[] = [];
	const counted = (code: string, count: number) => {
		if (count > 0) warnings.push({ code, params: { file, count } });
	};
	counted('import.trackedChanges', found.revisions);
	counted('import.comments', found.comments);
	counted('import.insertedFiles', found.insertedFiles);
	if (found.activeContent) warnings.push({ code: 'import.activeContent', params: { file } });
	return warnings;
}
