import { SynthemaError } from '#core/errors.ts';
import type { Carried, Code, Coding, Considered, Id, Section, Source, Unplaced } from '#core/model.ts';
import { carryLayout } from '#core/text/carry-layout.ts';
import { headingEnd } from '#core/text/codable.ts';
import { likeness } from '#core/text/likeness.ts';
import { LINE_COLUMNS, LINE_RULE } from '#core/text/lines.ts';
import type { OffsetMap } from '#core/text/offset-map.ts';
import { type TextRange, union } from '#core/text/ranges.ts';
import { storeText } from '../content.ts';
import { type Decision, type Placed, planCorrection } from '../correction.ts';
import type { Tx } from '../tx.ts';
import { carryBookmarks } from './bookmarks.ts';
import { renumberThemes } from './codes.ts';
import { quoteAt, twin } from './codings.ts';
import { type QuoteOf, removeUnplaced } from './unplaced.ts';

/** Beyond any text; a coding waits here while another still has the place it goes to. */
const ASIDE = 2 ** 40;

/** Gives codings their new places. None may stand, even for a moment, where another of its kind still stands. */
function moveCodings(tx: Tx, moves: readonly Placed[]): void {
	const key = (coding: Coding, { start, end }: TextRange) => `${start} ${end} ${coding.codeId} ${coding.personId}`;
	const taken = new Set(moves.map(({ coding }) => key(coding, coding)));
	// Those that go right leave from the right end, those that go left from the left, so that most find their place free.
	let waiting = [
		...moves.filter(({ coding, start }) => start > coding.start).reverse(),
		...moves.filter(({ coding, start }) => start <= coding.start),
	].filter(({ coding, start, end, quote }) => start !== coding.start || end !== coding.end || quote !== coding.quote);
	while (waiting.length > 0) {
		const blocked: Placed[] = [];
		for (const move of waiting) {
			const { coding, start, end, quote } = move;
			const [from, to] = [key(coding, coding), key(coding, move)];
			if (to !== from && taken.has(to)) {
				blocked.push(move);
				continue;
			}
			tx.update('coding', coding.id, { start, end, quote });
			taken.delete(from);
			taken.add(to);
		}
		if (blocked.length === waiting.length) {
			const first = blocked[0]!;
			const aside = { start: first.coding.start + ASIDE, end: first.coding.end + ASIDE };
			tx.update('coding', first.coding.id, aside);
			taken.delete(key(first.coding, first.coding));
			blocked[0] = { ...first, coding: { ...first.coding, ...aside } };
		}
		waiting = blocked;
	}
}

/** Codings whose words are gone leave the text and wait, with what hangs on them. */
function setAside(tx: Tx, source: Source, codings: readonly Coding[]): void {
	for (const { id, codeId, personId, start, end, quote, createdAt } of codings) {
		const quoteOf = tx.all<QuoteOf>(
			'SELECT themeId, position, stance FROM themeQuote WHERE codingId = ? ORDER BY themeId',
			id,
		);
		tx.remove('themeQuote', { codingId: id });
		tx.remove('carried', { codingId: id });
		tx.remove('coding', { id });
		const row: Unplaced = {
			id,
			sourceId: source.id,
			codeId,
			personId,
			revision: source.revision,
			start,
			end,
			quote,
			createdAt,
			quoteOf: JSON.stringify(quoteOf),
		};
		tx.insert('unplaced', row);
	}
}

/** Keeps the list of codings that somebody should look at. What it compares with are the words last looked at. */
function noteCarried(tx: Tx, source: Source, revision: number, placed: readonly Placed[]): void {
	const before = new Map(
		tx.all<Carried>('SELECT * FROM carried WHERE sourceId = ?', source.id).map((row) => [row.codingId, row]),
	);
	for (const { coding, quote, score } of placed) {
		const prior = before.get(coding.id);
		if (!prior) {
			if (score < 1)
				tx.insert('carried', { codingId: coding.id, sourceId: source.id, revision, score, quote: coding.quote });
			continue;
		}
		const now = likeness(prior.quote, quote);
		if (now === 1) tx.remove('carried', { codingId: coding.id });
		else if (score < 1)
			tx.connection.run('UPDATE carried SET score = ?, revision = ? WHERE codingId = ?', now, revision, coding.id);
	}
}

/** The words of a heading after the correction; one that filled its line fills it still. */
function titleNow(map: OffsetMap, heading: TextRange, sectionEnd: number): string {
	const now = map.range(heading);
	if (!now) return '';
	const { oldText, newText } = map;
	const line = newText.indexOf('\n', now.end);
	const filled = heading.end === oldText.length || oldText[heading.end] === '\n';
	const end = filled && line >= 0 && line - now.end <= LINE_COLUMNS ? line : now.end;
	return newText.slice(now.start, Math.min(end, sectionEnd)).replace(/\s+/gu, ' ').trim();
}

/** Sections keep their order and cover what they covered; one whose text is gone goes, a corrected heading is the title. */
function carrySections(tx: Tx, sourceId: Id, map: OffsetMap): void {
	for (const section of tx.all<Section>('SELECT * FROM section WHERE sourceId = ? ORDER BY start', sourceId)) {
		const start = section.start === 0 ? 0 : map.start(section.start).at;
		const end = section.end === map.oldText.length ? map.newText.length : map.start(section.end).at;
		if (start >= end) {
			tx.remove('section', { id: section.id });
			continue;
		}
		const heading = headingEnd(map.oldText, section);
		let { title } = section;
		if (heading !== null) title = titleNow(map, { start: section.start, end: heading }, end);
		if (start !== section.start || end !== section.end || title !== section.title)
			tx.update('section', section.id, { start, end, title });
	}
}

/** What is left of a considered passage: what was kept of it, with the small things that were corrected in between. */
function carryRead(map: OffsetMap, range: TextRange): TextRange[] {
	const parts: TextRange[] = [];
	const ends = [map.start(range.start).at, map.end(range.end).at] as const;
	for (const piece of map.kept(range)) {
		const last = parts.at(-1);
		// More new words than a line have not been read.
		if (last && piece.start - last.end <= LINE_COLUMNS) last.end = piece.end;
		else parts.push(piece);
	}
	const [first, last] = [parts[0], parts.at(-1)];
	if (first && first.start - ends[0] <= LINE_COLUMNS) first.start = Math.min(first.start, ends[0]);
	if (last && ends[1] - last.end <= LINE_COLUMNS) last.end = Math.max(last.end, ends[1]);
	return parts;
}

function carryConsidered(tx: Tx, sourceId: Id, map: OffsetMap): void {
	const rows = tx.all<Considered>('SELECT * FROM considered WHERE sourceId = ? ORDER BY personId, start', sourceId);
	for (const [personId, present] of Map.groupBy(rows, (row) => row.personId)) {
		const wanted = union(present.flatMap((row) => carryRead(map, row)));
		for (const [at, { start, end }] of wanted.entries()) {
			const row = present[at];
			if (!row) tx.insert('considered', { id: tx.newId(), sourceId, personId, start, end });
			else if (row.start !== start || row.end !== end) tx.update('considered', row.id, { start, end });
		}
		for (const row of present.slice(wanted.length)) tx.remove('considered', { id: row.id });
	}
}

/** Makes a coding a chosen quote again, at its place among the others; themes that are gone are passed over. */
function chooseAgain(tx: Tx, codingId: Id, quoteOf: readonly QuoteOf[]): void {
	for (const { themeId, position, stance = 'supports' } of quoteOf) {
		if (!tx.get('SELECT 1 FROM theme WHERE id = ?', themeId)) continue;
		tx.connection.run(
			'UPDATE themeQuote SET position = position + 1 WHERE themeId = ? AND position >= ?',
			themeId,
			position,
		);
		tx.insert('themeQuote', { themeId, codingId, position, stance });
	}
	renumberThemes(tx);
}

/** What happened to the codings of a corrected text. */
export interface CorrectionResult {
	/** The number that the source has now. */
	revision: number;
	exact: number;
	fuzzy: number;
	unplaced: number;
}

export const revisionOperations = {
	/**
	 * Puts a corrected text in the place of a source's text; the old one stays in the file as a revision. Codings follow
	 * their words (see `Carrier`), or as `carry` decides; those whose words are gone wait to be placed by hand. Sections,
	 * considered passages and the places on pages follow the words around them. Throws `revision.same`, `revision.empty`,
	 * `revision.outdated`, and for a decision `coding.range`, `coding.cutsCharacter`, `missing.coding`.
	 */
	'source.correct'(
		tx: Tx,
		{
			sourceId,
			text,
			reason,
			carry = [],
			revision: madeOn,
		}: {
			sourceId: Id;
			text: string;
			reason: string;
			carry?: readonly Decision[] | undefined;
			/** The revision that was corrected; when another has come in between, nothing is written. */
			revision?: number | undefined;
		},
	): CorrectionResult {
		const source = tx.need<Source>('source', sourceId);
		if (madeOn !== undefined && madeOn !== source.revision)
			throw new SynthemaError('revision.outdated', { source: source.name });
		const { map, exact, fuzzy, unplaced } = planCorrection(tx.connection, tx.texts, source, text, carry);
		const layout = tx.texts.layoutOf(source);
		const stored = storeText(tx.connection, {
			name: source.name,
			bytes: Buffer.from(map.newText, 'utf8'),
			text: map.newText,
			layout: layout && carryLayout(layout, map),
		});
		const revision = source.revision + 1;
		const { textSha256, layoutSha256, characters, lineRule } = source;
		tx.insert('revision', {
			id: tx.newId(),
			sourceId,
			number: source.revision,
			textSha256,
			layoutSha256,
			characters,
			lineRule,
			reason: reason.trim(),
			personId: tx.personId,
			supersededAt: tx.at,
		});
		tx.update('source', sourceId, {
			textSha256: stored.textSha256,
			layoutSha256: stored.layoutSha256,
			characters: stored.characters,
			lineRule: LINE_RULE,
			revision,
		});
		setAside(tx, source, unplaced);
		const placed = [...exact, ...fuzzy].sort((a, b) => a.coding.start - b.coding.start);
		moveCodings(tx, placed);
		noteCarried(tx, source, revision, placed);
		for (const { codingId } of carry) tx.remove('carried', { codingId });
		if (unplaced.length > 0) renumberThemes(tx);
		carrySections(tx, sourceId, map);
		carryConsidered(tx, sourceId, map);
		carryBookmarks(tx, sourceId, map);
		const result = { revision, exact: exact.length, fuzzy: fuzzy.length, unplaced: unplaced.length };
		tx.detail = { name: source.name, ...result };
		return result;
	},

	/** A coding that waits gets a place, its id, memo and themes again. Throws `coding.duplicate` and what a range can be. */
	'unplaced.place'(tx: Tx, { id, start, end }: { id: Id; start: number; end: number }): void {
		const { revision: _, quoteOf, ...row } = tx.need<Unplaced>('unplaced', id);
		const source = tx.need<Source>('source', row.sourceId);
		const { name } = tx.need<Code>('code', row.codeId);
		tx.detail = { code: name, name: source.name };
		const coding: Coding = { ...row, start, end, quote: quoteAt(tx, source, { start, end }) };
		if (twin(tx, coding)) throw new SynthemaError('coding.duplicate', { code: name });
		tx.remove('unplaced', { id });
		tx.insert('coding', coding);
		chooseAgain(tx, id, JSON.parse(quoteOf) as QuoteOf[]);
	},

	/** Somebody decided that a coding that waits is to go, and its memos with it. */
	'unplaced.discard'(tx: Tx, { id }: { id: Id }): void {
		const row = tx.need<Unplaced>('unplaced', id);
		tx.detail = { code: tx.need<Code>('code', row.codeId).name };
		removeUnplaced(tx, [id]);
	},

	/** Somebody has looked at carried codings and they are right. Those that are looked at already are passed over. */
	'carried.accept'(tx: Tx, { codingIds }: { codingIds: readonly Id[] }): void {
		let count = 0;
		for (const codingId of codingIds) count += tx.remove('carried', { codingId });
		tx.detail = { count };
	},
};
