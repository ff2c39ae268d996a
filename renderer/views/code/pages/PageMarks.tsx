import { useT } from '../../../app/i18n.tsx';
import { firstLineOf, HEAD, QUOTE, type TextLayout } from '../layout.ts';
import { markText } from './cite.ts';
import type { SourcePages } from './source-pages.ts';

/**
 * Where pages begin in one block: the page beside the line number, and a stroke where it begins within the line. What
 * stands before the stroke is laid out unseen, so that nothing has to be measured. Decoration: the line says it too.
 */
export function PageMarks({
	pages,
	layout,
	block,
	tops,
	lineHeight,
}: {
	pages: SourcePages;
	layout: TextLayout;
	block: number;
	tops: Float64Array;
	lineHeight: number;
}) {
	// The words come with the language of the interface.
	useT();
	const marks = pages.ofBlock(block);
	if (marks.length === 0) return null;
	const origin = block === 0 ? 0 : tops[firstLineOf(block) - 2]! + lineHeight;
	return (
		<div className="page-marks" aria-hidden="true">
			{marks.map((mark) => {
				const top = tops[mark.line - 1]! - origin;
				const flags = layout.flags[mark.line - 1]!;
				return (
					<div key={mark.line} className="page-mark" style={{ top }}>
						<span className="page-label clip">{markText(pages, mark)}</span>
						{mark.before !== '' && (
							<span
								className={`page-turn${flags & HEAD ? ' head' : ''}${flags & QUOTE ? ' q' : ''}`}
								data-before={mark.before}
							/>
						)}
					</div>
				);
			})}
		</div>
	);
}
