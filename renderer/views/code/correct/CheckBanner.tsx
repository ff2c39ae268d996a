import { useT } from '../../../app/i18n.tsx';
import { useRead } from '../../../client/context.tsx';
import { keyLabel } from '../../../keys/commands.ts';
import { keysOf, runCommand } from '../../../keys/useCommands.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Reader } from '../reader.ts';
import { useCorrect } from './store.ts';

/** Above the text, while a correction has left something to be looked at and the list is not open. */
export function CheckBanner({ reader }: { reader: Reader }) {
	const t = useT();
	const sourceId = reader.source.id;
	const checking = useCorrect((state) => state.checking);
	const carried = useRead('carried.list', { sourceId }).data?.carried ?? [];
	const unplaced = useRead('unplaced.list', { sourceId }).data?.unplaced ?? [];
	const toCheck = carried.filter((row) => row.sourceId === sourceId).length;
	const waiting = unplaced.filter((row) => row.sourceId === sourceId).length;
	if (checking || toCheck + waiting === 0) return null;
	return (
		<div className="check-banner" role="status">
			<Icon name="warn" />
			<span className="grow">
				{toCheck > 0 && t('toCheck.banner', { count: toCheck })}
				{toCheck > 0 && waiting > 0 && ' '}
				{waiting > 0 && t(toCheck > 0 ? 'toCheck.waiting' : 'toCheck.waitingAlone', { count: waiting })}
			</span>
			<button type="button" className="btn" onClick={() => runCommand('reading.toCheck')}>
				{t('toCheck.open')} <kbd>{keyLabel(keysOf('reading.toCheck')[0] ?? '')}</kbd>
			</button>
		</div>
	);
}
