/** What a correction of a text would do to its codings; nothing is written here. */
import { SynthemaError } from '#core/errors.ts';
import type { Coding, Id, Source } from '#core/model.ts';
import { Carrier } from '#core/text/anchoring.ts';
import { OffsetMap } from '#core/text/offset-map.ts';
import type { TextRange } from '#core/text/ranges.ts';
import { quoteIn } from './quote.ts';
import type { Connection } from './sqlite.ts';
import type { Texts } from './texts.ts';

/** What a person decided about a coding before a correction: its place in the new text, or null to place it later. */
export interface Decision {
	codingId: Id;
	range: TextRange | null;
}

/** A coding with its place in the new text. */
export interface Placed {
	coding: Coding;
	start: number;
	end: number;
	quote: string;
	/** Likeness of the old words and the new, 0–1. */
	score: number;
}

export interface Correction {
	source: Source;
	map: OffsetMap;
	/** The same words, or placed by hand. */
	exact: Placed[];
	/** Words like the old ones; somebody should look. */
	fuzzy: Placed[];
	/** The words are gone. */
	unplaced: Coding[];
}

/** A text as the project keeps texts: LF newlines, well-formed, no byte order mark. */
export function normalised(text: string): string {
	return text
		.replace(/^\ufeff/u, '')
		.replace(/\r\n?/gu, '\n')
		.toWellFormed();
}

/**
 * Compares a source with a corrected text and finds a place for every coding: each coding of the source is in exactly one
 * of `exact`, `fuzzy` and `unplaced`. Two codings that would come to say the same stay two: the second waits to be placed.
 * Throws `revision.empty`, `revision.same`, `coding.range` and `coding.cutsCharacter` (for a decision), `missing.coding`.
 */
export function planCorrection(
	connection: Connection,
	texts: Texts,
	source: Source,
	corrected: string,
	decisions: readonly Decision[] = [],
): Correction {
	const text = normalised(corrected);
	if (text.trim() === '') throw new SynthemaError('revision.empty', { source: source.name });
	const before = texts.of(source).text;
	if (text === before) throw new SynthemaError('revision.same', { source: source.name });
	const map = new OffsetMap(before, text);
	const carrier = new Carrier(map);
	const codings = connection.all<Coding>(
		'SELECT * FROM coding WHERE sourceId = ? ORDER BY start, "end", id',
		source.id,
	);
	const decided = new Map(decisions.map(({ codingId, range }) => [codingId, range]));
	const known = new Set(codings.map(({ id }) => id));
	for (const id of decided.keys()) if (!known.has(id)) throw new SynthemaError('missing.coding', { id });

	const correction: Correction = { source, map, exact: [], fuzzy: [], unplaced: [] };
	const places = new Map<string, CarriedPlace>();
	for (const coding of codings) {
		let place: CarriedPlace;
		const range = decided.get(coding.id);
		if (range) {
			quoteIn(text, source, range);
			place = { ...range, score: 1 };
		} else if (range === null) place = null;
		else {
			// Codings often share their passage; it is looked for once.
			const key = `${coding.start} ${coding.end}`;
			const found = places.get(key);
			place = found === undefined ? carrier.carry(coding) : found;
			places.set(key, place);
		}
		if (!place) correction.unplaced.push(coding);
		else
			correction[place.score === 1 ? 'exact' : 'fuzzy'].push({
				coding,
				...place,
				quote: text.slice(place.start, place.end),
			});
	}
	keepApart(correction);
	return correction;
}

type CarriedPlace = (TextRange & { score: number }) | null;

/** Takes out those whose person has the same code at the same place already. */
function keepApart(correction: Correction): void {
	const taken = new Set<string>();
	for (const kind of ['exact', 'fuzzy'] as const) {
		correction[kind] = correction[kind].filter(({ coding, start, end }) => {
			const key = `${start} ${end} ${coding.codeId} ${coding.personId}`;
			if (taken.has(key)) correction.unplaced.push(coding);
			else {
				taken.add(key);
				return true;
			}
			return false;
		});
	}
	correction.unplaced.sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
}
