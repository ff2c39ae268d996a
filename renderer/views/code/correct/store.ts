/** What of corrections is on screen; kept while the views change. */
import { create } from 'zustand';

interface CorrectState {
	dialog: 'none' | 'correct' | 'revisions';
	/** Whether the codings to check stand where the inspector is. */
	checking: boolean;
	/** The waiting coding that is placed next; null for the first. */
	chosen: string | null;
}

export const useCorrect = create<CorrectState>(() => ({ dialog: 'none', checking: false, chosen: null }));

export function openDialog(dialog: CorrectState['dialog']): void {
	useCorrect.setState({ dialog });
}

export function setChecking(checking: boolean): void {
	useCorrect.setState({ checking });
}
