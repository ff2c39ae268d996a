import { create } from 'zustand';
import { persist } from 'zustand/middleware';

const OPEN = 'synthema.page-open';

interface PaneState {
	/** Until the window is closed. */
	open: boolean;
	/** CSS pixels; null until somebody has set it. */
	width: number | null;
	/** Per cent, or the width of the pane. */
	zoom: number | 'fit';
}

export const MIN_WIDTH = 240;
/** How the original is shown beside the text. Width and zoom are kept on this computer, whether it is open for the session. */
export const usePane = create<PaneState>()(
	persist((): PaneState => ({ open: sessionStorage.getItem(OPEN) === 'yes', width: null, zoom: 'fit' }), {
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

/** What whole lines of text need, and the panes at the sides where the window shows them (see `pages.css`). */
const TEXT = 732;
const INSPECTOR = 312;
const STUDIES = 256;

/** The width where nobody has set one: what is left beside whole lines and the other panes, 300 to 560. */
export function naturalWidth(window: number): number {
	const others = TEXT + (window > 1200 ? INSPECTOR : 0) + (window > 1760 ? STUDIES : 0);
	return Math.min(560, Math.max(300, window - others));
}
