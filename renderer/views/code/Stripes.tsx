import { useStore } from 'zustand';
import { firstLineOf, lastLineOf, spanOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { type Carry, carryOf, LANES, labelTops, layStripes, mergeRuns, type Stripe } from './stripes.ts';

const LABEL = 18;
const LANE = 9;

/** Stripes of a source block by block; a block is laid out when it is looked at and kept until something above changes. */
export class StripePlan {
	private readonly reader: Reader;
	private blocks: Stripe[][] = [];

	constructor(reader: Reader) {
		this.reader = reader;
	}

	/** Everything from the block of this line on has to be laid out anew. */
	invalidate(fromBlock: number): void {
		this.blocks.length = Math.min(this.blocks.length, fromBlock);
	}

	of(block: number): readonly Stripe[] {
		const { layout, model } = this.reader;
		for (let at = this.blocks.length; at <= block; at++) {
			const first = firstLineOf(at);
			const last = lastLineOf(layout, at);
			const codings = model.overlapping({ start: layout.lines.starts[first - 1]!, end: layout.lines.ends[last - 1]! });
			const runs = mergeRuns(
				codings.map((coding) => {
					const [from, to] = spanOf(layout, coding);
					return { codeId: coding.codeId, first: from, last: to };
				}),
			);
			const carry: Carry = at === 0 ? [] : carryOf(this.blocks[at - 1]!, first - 1);
			this.blocks[at] = layStripes(runs, first, last, carry);
		}
		return this.blocks[block]!;
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
	useStore(reader.store, (state) => state.revision);
	const active = useStore(reader.store, (state) => state.active);
	const coding = active === null ? undefined : reader.model.get(active);
	const span = coding ? spanOf(reader.layout, coding) : null;
	const stripes = plan.of(block);
	const origin = block === 0 ? 0 : tops[firstLineOf(block) - 2]! + lineHeight;
	const top = (line: number) => tops[line - 1]! - origin;
	const bottom = tops[lastLineOf(reader.layout, block) - 1]! + lineHeight - origin;
	const isAt = (stripe: Stripe) =>
		coding?.codeId === stripe.codeId && span !== null && stripe.first <= span[1] && stripe.last >= span[0];
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
				const at = places[i];
				if (at == null) return null;
				return (
					<span
						key={`${stripe.codeId} ${stripe.first}`}
						className={`lab c${reader.hueOf(stripe.codeId)}${isAt(stripe) ? ' at' : ''}`}
						style={{ left, top: at, maxWidth: Math.max(60, width - left) }}
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
