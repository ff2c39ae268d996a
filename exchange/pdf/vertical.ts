/** Vertical text that a file paints as upright glyphs, one below the other. */
import { toFrame } from './geometry.ts';
import { ASCENT, DESCENT, type Runs } from './runs.ts';

const EAST_ASIAN =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\ufe10-\ufe4f\uff00-\uffef]/u;

/**
 * Moves glyphs from the upright frame of a page to the frame whose words run down, when its East Asian characters stand
 * below each other rather than beside each other.
 */
export function standing(upright: Runs, down: Runs): void {
	let below = 0;
	let beside = 0;
	const { runs } = upright;
	for (let i = 0; i < runs.length; i++) {
		const run = runs[i]!;
		if (!EAST_ASIAN.test(run.text)) continue;
		const length = [...run.text].length;
		if (length > 1) beside += length - 1;
		const next = runs[i + 1];
		if (length > 1 || !next || !EAST_ASIAN.test(next.text)) continue;
		const drop = next.baseline - run.baseline;
		if (Math.abs(next.left - run.left) < run.size * 0.5 && drop > run.size * 0.5 && drop < run.size * 2.2) below++;
		else if (Math.abs(drop) < run.size * 0.3) beside++;
	}
	if (below < 10 || below < beside * 4) return;
	const stays: typeof runs = [];
	for (const run of runs) {
		if (!EAST_ASIAN.test(run.text) || [...run.text].length > 1) {
			stays.push(run);
			continue;
		}
		const [left, v] = toFrame(down.frame, (run.left + run.right) / 2, run.baseline - run.size * 0.88);
		const baseline = v + run.size * 0.38;
		down.runs.push({
			...run,
			left,
			right: left + run.size,
			baseline,
			top: baseline - run.size * ASCENT,
			bottom: baseline + run.size * DESCENT,
		});
		down.characters += run.text.length;
		upright.characters -= run.text.length;
	}
	upright.runs.splice(0, runs.length, ...stays);
}
