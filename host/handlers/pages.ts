/** The pages of a source and its original file, for the view that shows both side by side. */
import { lists } from '#db/index.ts';
import type { MethodName } from '../contract/methods.ts';
import type { Handlers } from './types.ts';

export const pageHandlers = {
	'source.pages': ({ file }, { sourceId }) => {
		const layout = file.texts.layoutOf(lists.source(file, sourceId));
		return { pages: layout && { pages: layout.pages, marks: layout.marks } };
	},
	'source.layout': ({ file }, { sourceId }) => ({ layout: file.texts.layoutOf(lists.source(file, sourceId)) }),
	'source.original': ({ file }, { sourceId, offset, length }) => {
		const source = lists.source(file, sourceId);
		const { size, bytes } = file.texts.original(source, offset, length);
		return { base64: bytes.toString('base64'), size, mediaType: source.mediaType };
	},
} satisfies Partial<Handlers<MethodName>>;
