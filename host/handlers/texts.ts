/** Texts of the project. */
import { lists } from '#db/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Handlers } from './types.ts';

export const textHandlers = {
	'source.read': ({ file }, { sourceId }) => {
		const source = lists.source(file, sourceId);
		return { source, text: file.texts.of(source).text, sections: lists.sections(file, sourceId) };
	},
} satisfies Partial<Handlers<MethodName>>;
