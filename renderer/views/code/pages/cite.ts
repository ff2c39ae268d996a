/** Pages in words. */
import { useMemo } from 'react';
import { t } from '../../../app/i18n.tsx';
import { useRead } from '../../../client/context.tsx';
import { rangeOfLine } from '../layout.ts';
import type { Reader } from '../reader.ts';
import { type PageMark, SourcePages } from './source-pages.ts';

function span(first: string, last: string): string {
	return first === last ? t('pages.at', { label: first }) : t('pages.from', { first, last });
}

/** "p. 214"; "pp. 214–216" where several pages begin on one line. */
export function markText(pages: SourcePages, { first, last }: PageMark): string {
	return span(pages.label(first), pages.label(last));
}

/** "p. 214", or "pp. 213–214" of a line that stands on both; null in texts without pages. */
export function citeLine(reader: Reader, pages: SourcePages | null, line: number): string | null {
	const { start, end } = rangeOfLine(reader.layout, line);
	const labels = pages?.labelsOf(start, end);
	return labels ? span(...labels) : null;
}

/** Pages of the source that a reader has open; null without any, and until they have been read. */
export function useSourcePages(reader: Reader): SourcePages | null {
	const { source, layout } = reader;
	const read = useRead('source.pages', { sourceId: source.id }, { enabled: source.pageCount > 0 });
	const data = read.data?.pages;
	return useMemo(() => (data ? new SourcePages(data, layout) : null), [data, layout]);
}
