import { create } from 'zustand';
import type { Output } from '#host/contract/methods.ts';

export type ProjectInfo = Output<'project.open'>;

/** A place in the program; `Alt+←` goes back through them. */
export type Place =
	| { view: 'code'; sourceId?: string; at?: { start: number; end: number } }
	| { view: 'codebook'; codeId?: string }
	| { view: 'themes'; themeId?: string }
	| { view: 'studies'; studyId?: string }
	| { view: 'tables'; table?: string }
	| { view: 'appraise'; themeId?: string };
export type ViewName = Place['view'];

/** What the status bar says of saving. */
export type SaveState =
	| { kind: 'idle' }
	| { kind: 'saving' }
	| { kind: 'saved'; at: Date }
	| { kind: 'failed'; text: string; retry: (() => void) | null };

export interface Toast {
	id: number;
	text: string;
	action: { label: string; run: () => void } | null;
	tone: 'plain' | 'problem';
}

export interface LongWork {
	id: number;
	label: string;
	done: number;
	total: number;
	cancel: () => void;
}

interface AppState {
	project: ProjectInfo | null;
	place: Place;
	history: Place[];
	hostState: 'up' | 'down' | 'restarted';
	save: SaveState;
	/** A sentence for screen readers and the left of the status bar, set by keyboard moves and drops. */
	announcement: string;
	toasts: Toast[];
	work: LongWork[];
	overlay: 'none' | 'keys' | 'commands' | 'import' | 'import-report' | 'person';
	importFiles: File[];
}

export const useApp = create<AppState>(() => ({
	project: null,
	place: { view: 'code' },
	history: [],
	hostState: 'up',
	save: { kind: 'idle' },
	announcement: '',
	toasts: [],
	work: [],
	overlay: 'none',
	importFiles: [],
}));

const { setState: set, getState: get } = useApp;

export function go(place: Place): void {
	set((state) => ({ place, history: [...state.history.slice(-49), state.place] }));
}

export function goBack(): void {
	set((state) => (state.history.length ? { place: state.history.at(-1)!, history: state.history.slice(0, -1) } : {}));
}

let nextToast = 1;
/** Shows a sentence for eight seconds, with at most one action (Undo, mostly). */
export function toast(text: string, action: Toast['action'] = null, tone: Toast['tone'] = 'plain'): void {
	const id = nextToast++;
	set((state) => ({ toasts: [...state.toasts.slice(-2), { id, text, action, tone }], announcement: text }));
	setTimeout(() => dismissToast(id), 8000);
}

export function dismissToast(id: number): void {
	set((state) => ({ toasts: state.toasts.filter((entry) => entry.id !== id) }));
}

export function announce(text: string): void {
	set({ announcement: text });
}

export function setOverlay(overlay: AppState['overlay']): void {
	set({ overlay });
}

export { get as appState, set as setApp };
