import { useStore } from 'zustand';
import { firstLineOf, lastLineOf, spanOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { type Carry, carryOf, LANES, labelTops, layStripes, mergeRuns, type Stripe } from './stripes.ts';

const LABEL = 18;
const LANE = 9;

function same(a: readonly Stripe[], b: readonly Stripe[]): boolean {
	return (
		a.length === b.length &&
		a.every((stripe, i) => {
			const other = b[i]!;
			return (
				stripe.codeId === other.codeId &&
				stripe.first === other.first &&
				stripe.last === other.last &&
				stripe.lane === other.lane &&
				stripe.continued === other.continued
			);
		})
	);
}

/**
 * Stripes of a source block by block. A block is laid out when it is looked at, and again when its codings changed or
 * when the block above hands down other lanes. What comes out the same stays the same array, so that it is not drawn again.
 */
export class StripePlan {
	private readonly reader: Reader;
	private readonly blocks: Stripe[][] = [];
	/** First block to be laid out anew, and the last whose own codings changed. */
	private from = Number.POSITIVE_INFINITY;
	private to = -1;

	constructor(reader: Reader) {
		this.reader = reader;
	}

	/** The codings of these blocks have changed. */
	invalidate(from: number, to: number): void {
		this.from = Math.min(this.from, from);
		this.to = Math.max(this.to, to);
	}

	of(block: number): readonly Stripe[] {
		for (let at = Math.min(this.from, this.blocks.length); at <= block; at = Math.min(this.from, this.blocks.length)) {
			const before = this.blocks[at];
			const now = this.layOut(at);
			const unchanged = before !== undefined && same(before, now);
			if (!unchanged) this.blocks[at] = now;
			const settled = at + 1 >= this.blocks.length || (unchanged && at >= this.to);
			this.from = settled ? Number.POSITIVE_INFINITY : at + 1;
			if (settled) this.to = -1;
		}
		return this.blocks[block]!;
	}

	private layOut(block: number): Stripe[] {
		const { layout, model } = this.reader;
		const first = firstLineOf(block);
		const last = lastLineOf(layout, block);
		const codings = model.overlapping({ start: layout.lines.starts[first - 1]!, end: layout.lines.ends[last - 1]! });
		const runs = mergeRuns(
			codings.map((coding) => {
				const [from, to] = spanOf(layout, coding);
				return { codeId: coding.codeId, first: from, last: to };
			}),
		);
		const carry: Carry = block === 0 ? [] : carryOf(this.blocks[block - 1]!, first - 1);
		return layStripes(runs, first, last, carry);
	}
}

/** The margin of one block. Decoration: the list of codings beside the text says the same to a screen reader. */
export function Stripes({
	reader,
	plan,
	block,
	tops,
	lineHeight,
	width,
}: {
	reader: Reader;
	plan: StripePlan;
	block: number;
	tops: Float64Array;
	lineHeight: number;
	width: number;
}) {
	const first = firstLineOf(block);
	const last = lastLineOf(reader.layout, block);
	// Nothing is drawn again for what happens in other blocks.
	const stripes = useStore(reader.store, () => plan.of(block));
	useStore(reader.store, (state) => state.codes);
	const at = useStore(reader.store, ({ active }) => {
		const coding = active === null ? undefined : reader.model.get(active);
		if (!coding) return '';
		const [from, to] = spanOf(reader.layout, coding);
		return to < first || from > last ? '' : `${coding.codeId} ${from} ${to}`;
	});
	const [code, from, to] = at.split(' ');
	const origin = block === 0 ? 0 : tops[first - 2]! + lineHeight;
	const top = (line: number) => tops[line - 1]! - origin;
	const bottom = tops[last - 1]! + lineHeight - origin;
	const isAt = (stripe: Stripe) => stripe.codeId === code && stripe.first <= Number(to) && stripe.last >= Number(from);
	const labelled = stripes.filter((stripe) => !stripe.continued);
	const places = labelTops(
		labelled.map((stripe) => top(stripe.first) + (lineHeight - 4 - LABEL) / 2 + 1),
		LABEL + 1,
		bottom,
	);
	const lanes = Math.max(3, ...stripes.map((stripe) => stripe.lane + 1));
	const left = Math.min(lanes, LANES) * LANE + 12;
	return (
		<div className="stripes" aria-hidden="true">
			{stripes.map((stripe) => (
				<i
					key={`${stripe.codeId} ${stripe.first}`}
					className={`stripe c${reader.hueOf(stripe.codeId)}${isAt(stripe) ? ' at' : ''}`}
					style={{
						left: stripe.lane * LANE,
						top: top(stripe.first) + (stripe.continued ? 0 : 2),
						height: top(stripe.last) + lineHeight - top(stripe.first) - (stripe.continued ? 2 : 4),
					}}
				/>
			))}
			{labelled.map((stripe, i) => {
				const y = places[i];
				if (y == null) return null;
				return (
					<span
						key={`${stripe.codeId} ${stripe.first}`}
						className={`lab c${reader.hueOf(stripe.codeId)}${isAt(stripe) ? ' at' : ''}`}
						style={{ left, top: y, maxWidth: Math.max(60, width - left) }}
						data-stripe={stripe.codeId}
						data-line-of={stripe.first}
					>
						<i className="tick" style={{ left: stripe.lane * LANE + 4 - left, width: left - stripe.lane * LANE - 7 }} />
						<span className="clip">{reader.nameOf(stripe.codeId)}</span>
					</span>
				);
			})}
		</div>
	);
}
