import { codingQueries, lists, search } from '#db/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Handlers } from './types.ts';

export const codeHandlers = {
	'codings.ofSource': ({ file }, { sourceId }) => ({
		codings: codingQueries.codingColumns(file, sourceId),
		considered: codingQueries.considered(file, sourceId),
	}),
	'codings.list': ({ file }, filter) => codingQueries.listCodings(file, filter),
	'codes.list': ({ file }) => ({ codes: lists.codes(file) }),
	'codes.counts': ({ file }) => codingQueries.codeCounts(file),
	'codes.removalPreview': ({ file }, { codeIds }) => codingQueries.removalPreview(file, codeIds),
	'themes.list': ({ file }) => lists.themes(file),
	search: ({ file }, { query, limit, sourceId }) => search(file, query, limit, sourceId),
	'coding.apply': (session, params) => {
		const { operation, result } = session.write('coding.apply', params);
		return { operation, ...result };
	},
	'bookmarks.list': (session) => ({ bookmarks: lists.bookmarks(session.file, session.me) }),
	'codebook.import': (session, params) => {
		const { operation, result } = session.write('codebook.import', params);
		return { operation, ...result };
	},
	'themes.import': (session, params) => {
		const { operation, result } = session.write('themes.import', params);
		return { operation, ...result };
	},
} satisfies Partial<Handlers<MethodName>>;
