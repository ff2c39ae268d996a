import { SynthemaError } from '#core/errors.ts';
import type { Code, Coding, Considered, Id, Person, Source, ThemeQuote } from '#core/model.ts';
import { subtraction, type TextRange, union } from '#core/text/ranges.ts';
import { quoteIn } from '../quote.ts';
import type { Tx } from '../tx.ts';
import { addCode, type NewCode } from './codes.ts';

export interface NewCoding {
	id: Id;
	sourceId: Id;
	start: number;
	end: number;
	codeId: Id;
	/** Who codes; the person of the operation when left out. */
	personId?: Id | undefined;
}

export interface ApplyCodes {
	codings: readonly NewCoding[];
	newCodes?: readonly NewCode[];
	newPeople?: readonly { id: Id; name: string }[];
	/** Memos on the new codings. */
	memos?: readonly { id: Id; codingId: Id; body: string; plain: string }[];
}

/** The quote at a range of a source as it is now. Throws like `quoteIn`. */
export function quoteAt(tx: Tx, source: Source, range: TextRange): string {
	return quoteIn(tx.texts.of(source).text, source, range);
}

/** Takes codings out together with what hangs on them. */
export function removeCodings(tx: Tx, ids: readonly Id[]): void {
	for (const id of ids) {
		tx.remove('themeQuote', { codingId: id });
		tx.remove('carried', { codingId: id });
		tx.remove('memo', { targetKind: 'coding', targetId: id });
		tx.remove('coding', { id });
	}
}

/** The coding of the same person with the same code at the same place, if there is one. */
export function twin(
	tx: Tx,
	coding: Pick<Coding, 'sourceId' | 'start' | 'end' | 'codeId' | 'personId'>,
): Coding | undefined {
	return tx.get<Coding>(
		'SELECT * FROM coding WHERE sourceId = ? AND start = ? AND "end" = ? AND codeId = ? AND personId = ?',
		coding.sourceId,
		coding.start,
		coding.end,
		coding.codeId,
		coding.personId,
	);
}

/** Gives a coding another code; where that makes it a duplicate, its memos and choices move to the one that is there. */
export function recode(tx: Tx, coding: Coding, codeId: Id): void {
	if (coding.codeId === codeId) return;
	const there = twin(tx, { ...coding, codeId });
	if (!there) {
		tx.update('coding', coding.id, { codeId });
		return;
	}
	for (const memo of tx.all<{ id: Id }>(
		`SELECT id FROM memo WHERE targetKind = 'coding' AND targetId = ?`,
		coding.id,
	)) {
		tx.update('memo', memo.id, { targetId: there.id });
	}
	for (const { themeId, position, stance } of tx.all<ThemeQuote>(
		'SELECT * FROM themeQuote WHERE codingId = ? AND themeId NOT IN (SELECT themeId FROM themeQuote WHERE codingId = ?)',
		coding.id,
		there.id,
	)) {
		tx.insert('themeQuote', { themeId, codingId: there.id, position, stance });
	}
	removeCodings(tx, [coding.id]);
}

function writeConsidered(tx: Tx, sourceId: Id, wanted: readonly TextRange[], present: readonly Considered[]): void {
	const key = (range: TextRange) => `${range.start}-${range.end}`;
	const keep = new Set(wanted.map(key));
	const had = new Set(present.map(key));
	for (const row of present) if (!keep.has(key(row))) tx.remove('considered', { id: row.id });
	for (const range of wanted) {
		if (!had.has(key(range))) tx.insert('considered', { id: tx.newId(), sourceId, personId: tx.personId, ...range });
	}
}

export const codingOperations = {
	/**
	 * Applies codes to passages. What is there already stays as it is and is named in `unchanged`; the others come back
	 * with the quotes that were stored.
	 */
	'coding.apply'(
		tx: Tx,
		{ codings, newCodes = [], newPeople = [], memos = [] }: ApplyCodes,
	): {
		codings: Coding[];
		unchanged: Id[];
	} {
		for (const { id, name } of newPeople) {
			if (!tx.get('SELECT 1 FROM person WHERE id = ?', id)) tx.insert('person', { id, name, createdAt: tx.at });
		}
		for (const code of newCodes) addCode(tx, code);
		const applied: Coding[] = [];
		const unchanged: Id[] = [];
		for (const item of codings) {
			const source = tx.need<Source>('source', item.sourceId);
			const code = tx.need<Code>('code', item.codeId);
			const coder = tx.need<Person>('person', item.personId ?? tx.personId);
			const quote = quoteAt(tx, source, item);
			const coding: Coding = {
				id: item.id,
				sourceId: source.id,
				codeId: code.id,
				personId: coder.id,
				start: item.start,
				end: item.end,
				quote,
				createdAt: tx.at,
			};
			if (twin(tx, coding)) {
				unchanged.push(item.id);
				continue;
			}
			if (tx.get('SELECT 1 FROM coding WHERE id = ?', item.id)) throw new SynthemaError('id.taken', { id: item.id });
			tx.insert('coding', coding);
			applied.push(coding);
			tx.detail.code = code.name;
		}
		tx.detail.count = applied.length;
		for (const { id, codingId, body, plain } of memos) {
			if (unchanged.includes(codingId)) continue;
			const { personId: owner } = tx.need<Coding>('coding', codingId);
			tx.insert('memo', {
				id,
				targetKind: 'coding',
				targetId: codingId,
				personId: owner,
				body,
				plain,
				createdAt: tx.at,
				updatedAt: tx.at,
			});
		}
		return { codings: applied, unchanged };
	},

	'coding.remove'(tx: Tx, { ids }: { ids: readonly Id[] }): void {
		const names = ids.map((id) => tx.need<Code>('code', tx.need<Coding>('coding', id).codeId).name);
		tx.detail = { count: ids.length, code: names[0] ?? '' };
		removeCodings(tx, ids);
	},

	'coding.resize'(tx: Tx, { id, start, end }: { id: Id; start: number; end: number }): void {
		const coding = tx.need<Coding>('coding', id);
		const quote = quoteAt(tx, tx.need<Source>('source', coding.sourceId), { start, end });
		const { name } = tx.need<Code>('code', coding.codeId);
		tx.detail = { code: name };
		if (coding.start === start && coding.end === end) return;
		if (twin(tx, { ...coding, start, end })) throw new SynthemaError('coding.duplicate', { code: name });
		tx.update('coding', id, { start, end, quote });
		// Whoever moves its borders has looked at it.
		tx.remove('carried', { codingId: id });
	},

	'coding.recode'(tx: Tx, { ids, codeId }: { ids: readonly Id[]; codeId: Id }): void {
		tx.detail = { count: ids.length, code: tx.need<Code>('code', codeId).name };
		for (const id of ids) recode(tx, tx.need<Coding>('coding', id), codeId);
	},

	'considered.set'(
		tx: Tx,
		{ sourceId, start, end, considered }: { sourceId: Id; start: number; end: number; considered: boolean },
	): void {
		const source = tx.need<Source>('source', sourceId);
		quoteAt(tx, source, { start, end });
		tx.detail = { name: source.name };
		const present = tx.all<Considered>(
			'SELECT * FROM considered WHERE sourceId = ? AND personId = ?',
			sourceId,
			tx.personId,
		);
		const range = [{ start, end }];
		writeConsidered(tx, sourceId, considered ? union(present, range) : subtraction(present, range), present);
	},
};
