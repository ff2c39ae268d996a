import { t } from '../../../app/i18n.tsx';
import { announce, appState } from '../../../app/store.ts';
import { type Handlers, runCommand } from '../../../keys/useCommands.ts';
import type { Reader } from '../reader.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { RevisionsDialog } from './RevisionsDialog.tsx';
import { openDialog, setChecking, useCorrect } from './store.ts';
import { placeNext } from './waiting.ts';
import './correct.css';

/** Commands of the reading surface that have to do with corrections. */
export function correctionCommands(reader: Reader): Handlers {
	return {
		'reading.correct': () => (appState().project?.readOnly ? announce(t('status.readOnly')) : openDialog('correct')),
		'reading.revisions': () => openDialog('revisions'),
		'reading.toCheck': () => {
			const open = !useCorrect.getState().checking;
			setChecking(open);
			if (!open) return;
			// In a narrow window the right pane is away until it is asked for.
			if (matchMedia('(max-width: 1200px)').matches && !document.querySelector('.app.show-right'))
				runCommand('app.rightPane');
			requestAnimationFrame(() =>
				document.querySelector<HTMLElement>('.to-check .insp-scroll button, .to-check button')?.focus(),
			);
		},
		'reading.place': () => void placeNext(reader),
	};
}

/** The dialogs of corrections, while one is open. */
export function CorrectionDialogs({ reader, label }: { reader: Reader; label: string }) {
	const dialog = useCorrect((state) => state.dialog);
	const close = () => openDialog('none');
	if (dialog === 'correct') return <CorrectDialog reader={reader} label={label} onClose={close} />;
	if (dialog === 'revisions') return <RevisionsDialog reader={reader} label={label} onClose={close} />;
	return null;
}
