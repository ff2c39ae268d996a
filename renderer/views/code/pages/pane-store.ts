import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const OPEN = 'synthema.page-open';

interface PaneState {
	/** Until the window is closed. */
	open: boolean;
	/** CSS pixels. */
	width: number;
	/** Per cent, or the width of the pane. */
	zoom: number | 'fit';
}

export const MIN_WIDTH = 240;
/** What fits beside the text and the inspector in a window of 1440 pixels. */
const WIDTH = 428;

/** How the original is shown beside the text. Width and zoom are kept on this computer, whether it is open for the session. */
export const usePane = create<PaneState>()(
	persist((): PaneState => ({ open: sessionStorage.getItem(OPEN) === 'yes', width: WIDTH, zoom: 'fit' }), {
		name: 'synthema.page',
		partialize: ({ width, zoom }) => ({ width, zoom }),
	}),
);

export function setPaneOpen(open: boolean): void {
	sessionStorage.setItem(OPEN, open ? 'yes' : 'no');
	usePane.setState({ open });
}

/** Widest that leaves the text room, for a window of this width. */
export function maxWidth(window: number): number {
	return Math.max(MIN_WIDTH, Math.round(window * 0.6));
}
