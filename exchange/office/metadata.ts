/** What a document's properties say about the study, without what programs fill in by themselves. */
import { cleanText } from '../documents/clean.ts';
import type { Metadata } from '../documents/model.ts';

const JUNK_TITLE =
	/^(?:microsoft (?:office )?word\b.*|untitled.*|unbenannt.*|sans titre.*|无标题.*|未命名.*|(?:document|dokument|文档|文書|doc|title|titel|标题|manuscript)\s*\d*|word document|powerpoint presentation|.*\.(?:docx?|docm|dotx?|odt|rtf|pdf|tex|txt|wpd))$/iu;
const JUNK_CREATOR =
	/^(?:un-?named|unknown|anonymous|author|user|admin(?:istrator)?|owner|windows(?:\s?\w+)?(?: user)?|microsoft.*|python-docx|apache poi|libreoffice.*|openoffice.*|docx4j|lenovo|hp|dell|acer|asus|pc|mac|home|用户|作者|管理员|未知)$/iu;
const DOI = /\b10\.\d{4,9}\/[^\s"<>]+/u;

/** From the values of the properties, as written. Creators are separated by semicolons. */
export function metadataOf({
	title,
	creator,
	identifier,
}: {
	title: string;
	creator: string;
	identifier: string;
}): Metadata {
	const named = cleanText(title);
	return {
		title: JUNK_TITLE.test(named) ? '' : named,
		authors: creator
			.split(/[;；]/u)
			.map(cleanText)
			.filter((name) => name !== '' && !JUNK_CREATOR.test(name)),
		// The dates of a file are those of its making, not of the study's publication.
		year: null,
		doi: DOI.exec(identifier)?.[0] ?? '',
	};
}
