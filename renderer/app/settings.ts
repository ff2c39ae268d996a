import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Language } from '#core/messages/index.ts';

/** What a person sets for this computer; kept in the page's own storage, never in a project. */
export interface Settings {
	language: Language;
	theme: 'system' | 'light' | 'dark';
	/** Reading size in per cent, 80–200. */
	readScale: number;
	readingMode: 'read' | 'line';
	/** What stands left of the text. */
	leftTab: 'studies' | 'codes';
	/** What the cursor moves by while coding. */
	readingUnit: 'line' | 'sentence';
	/** Lines done and time spent stand in the status bar. */
	showPace: boolean;
	/** The checklist that studies were last appraised by. */
	checklist: string;
	singleKeys: boolean;
	/** Keys that differ from the defaults: command id → keys. */
	keys: Record<string, string[]>;
	stripePatterns: boolean;
	personName: string;
}

export const useSettings = create<Settings>()(
	persist(
		(): Settings => ({
			language: navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en',
			theme: 'system',
			readScale: 100,
			readingMode: 'line',
			leftTab: 'studies',
			readingUnit: 'line',
			showPace: false,
			checklist: 'jbi-qualitative',
			singleKeys: true,
			keys: {},
			stripePatterns: false,
			personName: '',
		}),
		{ name: 'synthema.settings' },
	),
);

export function applySettings(settings: Settings): void {
	const root = document.documentElement;
	root.lang = settings.language;
	if (settings.theme === 'system') delete root.dataset.theme;
	else root.dataset.theme = settings.theme;
	root.style.setProperty('--read-scale', String(settings.readScale / 100));
	root.classList.toggle('patterns', settings.stripePatterns);
}
