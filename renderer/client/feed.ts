import type { QueryClient } from '@tanstack/react-query';
import type { ChangeEvent } from '#host/contract/wire.ts';
import type { ReadName } from './context.tsx';

/** Which tables of the project a read depends on. */
const DEPENDS: Partial<Record<ReadName, readonly string[]>> = {
	'project.info': ['project', 'person'],
	'people.list': ['person'],
	'studies.list': ['study'],
	'project.settings': ['setting'],
	'sources.list': ['source', 'section', 'study'],
	'sources.stats': ['source', 'section', 'setting', 'coding', 'considered', 'finished'],
	'source.read': ['source', 'section'],
	'source.pages': ['source'],
	'source.layout': ['source'],
	'source.revisions': ['revision', 'source'],
	'source.revisionText': ['revision', 'source'],
	'unplaced.list': ['unplaced', 'source'],
	'unplaced.suggestion': ['unplaced', 'source'],
	'carried.list': ['carried', 'coding', 'source'],
	'codings.ofSource': ['coding', 'considered'],
	'bookmarks.list': ['bookmark', 'source'],
	'codings.list': ['coding', 'code', 'source'],
	'codes.list': ['code'],
	'codes.counts': ['coding', 'code', 'source', 'study'],
	'themes.list': ['theme', 'themeCode', 'themeTheme', 'themeQuote'],
	'memos.list': ['memo'],
	'appraisals.list': ['appraisal', 'checklist', 'study'],
	'confidence.list': ['confidence', 'theme'],
	'history.state': ['*'],
	search: ['source'],
	'table.preview': ['*'],
};

/** Counts over the whole project are read anew at most this often while a person codes (milliseconds). */
const QUIET = 200;
const SLOW_READS: ReadonlySet<string> = new Set(['sources.stats', 'codes.counts', 'codings.list', 'table.preview']);

/**
 * Marks what a committed operation has made stale. The open source's codings are not read again: `codings.ts` patches
 * them from the rows of the feed, so that coding stays as fast in a full project as in an empty one.
 */
export function followChanges(queries: QueryClient): (change: ChangeEvent) => void {
	const later = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | null = null;
	const flush = () => {
		timer = null;
		const names = [...later];
		later.clear();
		for (const name of names) void queries.invalidateQueries({ queryKey: [name] });
	};
	return (change) => {
		for (const [name, tables] of Object.entries(DEPENDS)) {
			if (!(tables.includes('*') || tables.some((table) => change.tables.includes(table)))) continue;
			if (name === 'codings.ofSource' && change.rows) continue;
			if (SLOW_READS.has(name)) later.add(name);
			else void queries.invalidateQueries({ queryKey: [name] });
		}
		if (later.size && !timer) timer = setTimeout(flush, QUIET);
	};
}
