import { SynthemaError } from '#core/errors.ts';
import type { Bookmark, Id, Source } from '#core/model.ts';
import type { OffsetMap } from '#core/text/offset-map.ts';
import type { Tx } from '../tx.ts';

/** Bookmarks stay beside the words that they stood beside. */
export function carryBookmarks(tx: Tx, sourceId: Id, map: OffsetMap): void {
	for (const { id, start, end } of tx.all<Bookmark>('SELECT * FROM bookmark WHERE sourceId = ?', sourceId)) {
		const now = map.start(start).at;
		tx.update('bookmark', id, { start: now, end: Math.max(now, map.end(end).at) });
	}
}

export const bookmarkOperations = {
	/**
	 * Puts a bookmark of mine on `[start, end)` of a source, or gives one another label. Throws `coding.range` when the
	 * place is not in the text and `memo.notYours` for a bookmark of somebody else.
	 */
	'bookmark.set'(
		tx: Tx,
		{ id, sourceId, start, end, label }: { id: Id; sourceId: Id; start: number; end: number; label: string },
	): void {
		const source = tx.need<Source>('source', sourceId);
		tx.detail = { name: source.name, label };
		if (start > end || end > source.characters) {
			throw new SynthemaError('coding.range', { start, end, source: source.name, characters: source.characters });
		}
		const present = tx.get<Bookmark>('SELECT * FROM bookmark WHERE id = ?', id);
		if (!present) {
			tx.insert('bookmark', { id, sourceId, personId: tx.personId, start, end, label, createdAt: tx.at });
			return;
		}
		if (present.personId !== tx.personId) throw new SynthemaError('memo.notYours');
		tx.update('bookmark', id, { start, end, label });
	},

	'bookmark.remove'(tx: Tx, { id }: { id: Id }): void {
		const present = tx.need<Bookmark>('bookmark', id);
		if (present.personId !== tx.personId) throw new SynthemaError('memo.notYours');
		tx.detail = { name: tx.need<Source>('source', present.sourceId).name, label: present.label };
		tx.remove('bookmark', { id });
	},
};
