/** Codings that wait to be placed, when something happens to their codes. */
import type { Id, ThemeQuote, Unplaced } from '#core/model.ts';
import type { Tx } from '../tx.ts';

/** Where a coding was a chosen quote, as `Unplaced.quoteOf` keeps it. */
export type QuoteOf = Pick<ThemeQuote, 'themeId' | 'position'> & Partial<Pick<ThemeQuote, 'stance'>>;

/** Takes waiting codings out together with their memos. */
export function removeUnplaced(tx: Tx, ids: readonly Id[]): void {
	for (const id of ids) {
		tx.remove('memo', { targetKind: 'coding', targetId: id });
		tx.remove('unplaced', { id });
	}
}

/** Gives a waiting coding another code; where the same person's is there already, memos and themes go to that one. */
export function recodeUnplaced(tx: Tx, waiting: Unplaced, codeId: Id): void {
	if (waiting.codeId === codeId) return;
	const there = tx.get<Unplaced>(
		'SELECT * FROM unplaced WHERE sourceId = ? AND revision = ? AND start = ? AND "end" = ? AND codeId = ? AND personId = ?',
		waiting.sourceId,
		waiting.revision,
		waiting.start,
		waiting.end,
		codeId,
		waiting.personId,
	);
	if (!there) {
		tx.update('unplaced', waiting.id, { codeId });
		return;
	}
	for (const memo of tx.all<{ id: Id }>(
		`SELECT id FROM memo WHERE targetKind = 'coding' AND targetId = ?`,
		waiting.id,
	)) {
		tx.update('memo', memo.id, { targetId: there.id });
	}
	const themes = JSON.parse(there.quoteOf) as QuoteOf[];
	const more = (JSON.parse(waiting.quoteOf) as QuoteOf[]).filter(
		({ themeId }) => !themes.some((theme) => theme.themeId === themeId),
	);
	if (more.length > 0) tx.update('unplaced', there.id, { quoteOf: JSON.stringify([...themes, ...more]) });
	removeUnplaced(tx, [waiting.id]);
}

export function unplacedOf(tx: Tx, codeId: Id): Unplaced[] {
	return tx.all('SELECT * FROM unplaced WHERE codeId = ? ORDER BY sourceId, revision, start, id', codeId);
}
