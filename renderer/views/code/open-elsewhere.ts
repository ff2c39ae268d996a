/** The next line that waits, in whichever text it is. */
import type { Source } from '#core/model.ts';
import { t } from '../../app/i18n.tsx';
import { announce, go, toast } from '../../app/store.ts';
import { keyLabel } from '../../keys/commands.ts';
import { keysOf } from '../../keys/useCommands.ts';
import { moveToOpen } from './moves.ts';
import { openLines, sourceWithOpen } from './open-sources.ts';
import type { Reader } from './reader.ts';

/** Where a second press goes: a text is not left by one key too many. */
let offered: { reader: Reader; line: number; sourceId: string } | null = null;

/** Which end of a text to begin at when it has been opened for its open lines. */
let arriving: { sourceId: string; step: 1 | -1 } | null = null;

/** Goes to the next line that waits; at the end of the text a second press goes on in the next text where any does. */
export async function nextOpenAnywhere(
	reader: Reader,
	sources: readonly Source[],
	labelOf: (source: Source) => string,
	step: 1 | -1,
): Promise<void> {
	if (moveToOpen(reader, step)) {
		offered = null;
		return;
	}
	const { line } = reader.get();
	if (offered?.reader === reader && offered.line === line) {
		arriving = { sourceId: offered.sourceId, step };
		go({ view: 'code', sourceId: offered.sourceId });
		offered = null;
		return;
	}
	const { stats } = await reader.client.call('sources.stats', { sourceIds: null });
	const next = sourceWithOpen(sources, stats, reader.source.id, step);
	const source = sources.find(({ id }) => id === next?.sourceId);
	if (!next || !source) {
		announce(t('code.noOpenAnywhere'));
		toast(t('code.noOpenAnywhere'));
		return;
	}
	offered = { reader, line, sourceId: source.id };
	const command = step > 0 ? 'reading.nextUncoded' : 'reading.previousUncoded';
	toast(
		t(step > 0 ? 'code.openBelowElsewhere' : 'code.openAboveElsewhere', {
			key: keyLabel(keysOf(command)[0] ?? ''),
			study: labelOf(source),
			count: openLines(next),
		}),
	);
}

/** Goes to the first open line of a text that was opened for it. Call when its codings are there. */
export function arrive(reader: Reader): void {
	if (arriving?.sourceId !== reader.source.id) return;
	const { step } = arriving;
	arriving = null;
	const { count } = reader.layout.lines;
	const first = step > 0 ? 1 : count;
	if (reader.model.isOpen(first)) reader.moveTo(first, 'third');
	else {
		const next = reader.model.nextOpen(first, step);
		if (next !== null) reader.moveTo(next, 'third');
	}
	reader.view?.focus();
}
