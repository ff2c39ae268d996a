/** Placing, accepting and discarding codings after a correction; each one step of undo. */
import type { TextRange } from '#core/text/ranges.ts';
import type { Output } from '#host/contract/methods.ts';
import { t } from '../../../app/i18n.tsx';
import { announce, appState, toast } from '../../../app/store.ts';
import { told, write } from '../../../app/write.ts';
import { runCommand } from '../../../keys/useCommands.ts';
import { confirmDialog } from '../../../ui/Dialog.tsx';
import type { Reader } from '../reader.ts';
import { useCorrect } from './store.ts';

export type Waiting = Output<'unplaced.list'>['unplaced'][number];

const undo = () => ({ label: t('action.undo'), run: () => void runCommand('app.undo') });

/** Whether the project cannot be written; says so. */
function locked(): boolean {
	const { project } = appState();
	if (project?.readOnly) announce(t('status.readOnly'));
	return project?.readOnly != null;
}

/** Gives a waiting coding a place in the open text. */
export async function place(reader: Reader, waiting: Waiting, { start, end }: TextRange): Promise<void> {
	if (locked()) return;
	try {
		await write(reader.client, 'unplaced.place', { id: waiting.id, start, end });
		useCorrect.setState({ chosen: null });
		toast(t('toCheck.placed', { code: reader.nameOf(waiting.codeId) }), undo());
		reader.view?.flash({ start, end });
	} catch (error) {
		told(error);
	}
}

/** The key: the chosen waiting coding, or the first, goes to the selection or the line. */
export async function placeNext(reader: Reader): Promise<void> {
	try {
		const { unplaced } = await reader.client.call('unplaced.list', { sourceId: reader.source.id });
		const { chosen } = useCorrect.getState();
		const next = unplaced.find(({ id }) => id === chosen) ?? unplaced[0];
		if (!next) announce(t('toCheck.nothingWaits'));
		else await place(reader, next, reader.target());
	} catch (error) {
		told(error);
	}
}

export async function discard(reader: Reader, waiting: Waiting): Promise<void> {
	if (locked()) return;
	const code = reader.nameOf(waiting.codeId);
	const sure = await confirmDialog({
		title: t('toCheck.discardTitle', { code }),
		text: t('toCheck.discardText'),
		action: t('toCheck.discardAction'),
		danger: true,
	});
	if (!sure) return;
	try {
		await write(reader.client, 'unplaced.discard', { id: waiting.id });
		toast(t('toCheck.discarded', { code }), undo());
	} catch (error) {
		told(error);
	}
}

export async function accept(reader: Reader, codingIds: string[]): Promise<void> {
	if (locked() || codingIds.length === 0) return;
	try {
		await write(reader.client, 'carried.accept', { codingIds });
		toast(t('toCheck.accepted', { count: codingIds.length }), undo());
	} catch (error) {
		told(error);
	}
}
