/** How long somebody has been at it, and how many lines are done in that time. Kept for the sitting, never written down. */

/** A pause longer than this is a break, not work (milliseconds). */
export const BREAK = 120_000;

export interface Pace {
	/** When something was last done (milliseconds), 0 for never. */
	last: number;
	/** Time at work (milliseconds). */
	spent: number;
	/** Lines done since the beginning. */
	lines: number;
}

export const NO_PACE: Pace = { last: 0, spent: 0, lines: 0 };

/** The pace after `lines` more lines (fewer when something was taken back) were done at `now`. */
export function paced(pace: Pace, lines: number, now: number): Pace {
	const since = now - pace.last;
	const worked = pace.last > 0 && since > 0 && since <= BREAK ? since : 0;
	return { last: now, spent: pace.spent + worked, lines: Math.max(0, pace.lines + lines) };
}

/** Lines an hour; null before there is a minute to go by. */
export function linesAnHour({ spent, lines }: Pace): number | null {
	return spent < 60_000 ? null : Math.round((lines * 3_600_000) / spent);
}
