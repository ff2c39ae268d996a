/** Corrections of texts, and the codings that somebody should look at after them. */
import { revisionQueries } from '#db/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Handlers } from './types.ts';

export const revisionHandlers = {
	'source.correctionPreview': ({ file }, { sourceId, text, limit }) =>
		revisionQueries.correctionPreview(file, sourceId, text, limit),
	'source.revisions': ({ file }, { sourceId }) => ({ revisions: revisionQueries.revisions(file, sourceId) }),
	'source.revisionText': ({ file }, { sourceId, number }) => ({
		text: revisionQueries.revisionText(file, sourceId, number),
	}),
	'unplaced.list': ({ file }, { sourceId }) => ({ unplaced: revisionQueries.unplaced(file, sourceId) }),
	'unplaced.suggestion': ({ file }, { id }) => ({ place: revisionQueries.suggestion(file, id) }),
	'carried.list': ({ file }, { sourceId }) => ({ carried: revisionQueries.carried(file, sourceId) }),
	'source.correct': (session, params) => {
		const { operation, result } = session.write('source.correct', params);
		return { operation, ...result };
	},
} satisfies Partial<Handlers<MethodName>>;
