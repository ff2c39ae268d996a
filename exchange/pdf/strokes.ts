/** Paths to what a layout is read from: rules, and areas of colour that words stand on. */
import { apply, type Box, boxOf, type Matrix } from './geometry.ts';

/** Kinds of steps in a path, as pdfjs packs them. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;

/** A rule is at most this thick (points). */
const THICK = 3;
const LONG = 8;
/** Steps of a path that are looked at: a map has more, and no rules. */
const MAX_STEPS = 40_000;
const MAX_RULES = 4_000;

export interface Drawn {
	rules: Box[];
	areas: { box: Box; light: boolean }[];
}

/** Adds what a path leaves on the page. `filled` and `stroked` say how it is painted. */
export function addPath(
	drawn: Drawn,
	steps: ArrayLike<number>,
	ctm: Matrix,
	{ filled, stroked, light }: { filled: boolean; stroked: boolean; light: boolean },
): void {
	const end = Math.min(steps.length, MAX_STEPS);
	let at: [number, number] = [0, 0];
	let start = at;
	let bounds: Box | null = null;
	const rule = (box: Box) => {
		const across = box.right - box.left;
		const down = box.bottom - box.top;
		if (Math.min(across, down) > THICK || Math.max(across, down) < LONG || drawn.rules.length >= MAX_RULES) return;
		drawn.rules.push(box);
	};
	const grow = ([x, y]: [number, number]) => {
		bounds = bounds
			? {
					left: Math.min(bounds.left, x),
					top: Math.min(bounds.top, y),
					right: Math.max(bounds.right, x),
					bottom: Math.max(bounds.bottom, y),
				}
			: { left: x, top: y, right: x, bottom: y };
	};
	const close = () => {
		if (!bounds || !filled) return;
		const [across, down] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
		const thin = Math.min(across, down) <= THICK && Math.max(across, down) >= LONG;
		if (thin && !light) rule(bounds);
		else if (!thin && drawn.areas.length < MAX_RULES) drawn.areas.push({ box: bounds, light });
	};
	const line = (to: [number, number]) => {
		if (stroked && !light) rule(boxOf(at[0], at[1], to[0], to[1]));
		at = to;
		grow(to);
	};
	for (let i = 0; i < end; ) {
		const step = steps[i++];
		if (step === MOVE) {
			close();
			bounds = null;
			at = apply(ctm, steps[i]!, steps[i + 1]!);
			start = at;
			grow(at);
			i += 2;
		} else if (step === LINE) {
			line(apply(ctm, steps[i]!, steps[i + 1]!));
			i += 2;
		} else if (step === CURVE || step === QUADRATIC) {
			const length = step === CURVE ? 6 : 4;
			at = apply(ctm, steps[i + length - 2]!, steps[i + length - 1]!);
			grow(at);
			i += length;
		} else line(start);
	}
	close();
}

/** Rules that run along (`horizontals`) and down (`verticals`), pieces of one line joined. */
export function joinedRules(rules: readonly Box[]): { horizontals: Box[]; verticals: Box[] } {
	const horizontals = rules.filter((box) => box.right - box.left >= box.bottom - box.top);
	const verticals = rules.filter((box) => box.right - box.left < box.bottom - box.top);
	const turned = ({ left, top, right, bottom }: Box): Box => ({ left: top, top: left, right: bottom, bottom: right });
	return { horizontals: joined(horizontals), verticals: joined(verticals.map(turned)).map(turned) };
}

function joined(rules: readonly Box[]): Box[] {
	const result: Box[] = [];
	const sorted = rules.toSorted((a, b) => a.top - b.top || a.left - b.left);
	for (const rule of sorted) {
		let whole: Box | undefined;
		for (let i = result.length - 1; i >= 0 && result[i]!.top > rule.top - 2; i--) {
			const other = result[i]!;
			if (rule.left <= other.right + 3 && rule.right >= other.left - 3) {
				whole = other;
				break;
			}
		}
		if (whole) {
			whole.left = Math.min(whole.left, rule.left);
			whole.right = Math.max(whole.right, rule.right);
			whole.bottom = Math.max(whole.bottom, rule.bottom);
		} else result.push({ ...rule });
	}
	return result;
}
