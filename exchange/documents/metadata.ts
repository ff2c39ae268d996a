/** What a file says of itself, without what programs write on their own. */
import type { Metadata } from './model.ts';

const NOBODY =
	/^(?:(?:unknown|unbekannt|anonym\w*|admin\w*|authors?|users?|owner|default|guest|microsoft|office|windows)\b|(?:佚名|未知|匿名|作者|用户|管理员))/iu;
const NO_TITLE =
	/^(?:(?:unknown|untitled|unbenannt|document|no title)\b.{0,12}$|microsoft (?:word|powerpoint)\b|(?:无标题|未命名|文档)\S{0,4}$|[^\s]+\.(?:docx?|rtf|odt|pdf|tex|dvi|indd)$)/iu;

/** Takes out authors and titles that are placeholders ("Unknown Author", "Microsoft Word - draft2.doc"). */
export function meantMetadata(metadata: Metadata): Metadata {
	const { title, authors } = metadata;
	return {
		...metadata,
		title: NO_TITLE.test(title.trim()) ? '' : title,
		authors: authors.filter((author) => !NOBODY.test(author.trim())),
	};
}
