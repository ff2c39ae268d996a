/** The nine codes on the keys 1–9. A code keeps its key while it is among the nine, so that hands can learn it. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const SLOTS = 9;

export interface Slot {
	codeId: string;
	/** When it was last applied; counts up. */
	used: number;
}

/** Puts a code among the slots: where it is, in the first free one, or in place of the one not used the longest. */
export function takeSlot(slots: readonly Slot[], codeId: string): Slot[] {
	const used = Math.max(0, ...slots.map((slot) => slot.used)) + 1;
	const next = slots.map((slot) => (slot.codeId === codeId ? { codeId, used } : slot));
	if (next.some((slot) => slot.codeId === codeId)) return next;
	if (next.length < SLOTS) return [...next, { codeId, used }];
	const oldest = next.reduce((least, slot, i) => (slot.used < next[least]!.used ? i : least), 0);
	next[oldest] = { codeId, used };
	return next;
}

/** Slots without codes that are gone, filled up with the codes used most (`byUse`, most first). */
export function fillSlots(
	slots: readonly Slot[],
	exists: (codeId: string) => boolean,
	byUse: readonly string[],
): Slot[] {
	const kept = slots.filter((slot) => exists(slot.codeId));
	for (const codeId of byUse) {
		if (kept.length >= SLOTS) break;
		if (!kept.some((slot) => slot.codeId === codeId)) kept.push({ codeId, used: 0 });
	}
	return kept;
}

interface Recent {
	/** By project id. */
	slots: Record<string, Slot[]>;
}

/** Kept on this computer, like the other habits of a person. */
export const useRecent = create<Recent>()(persist((): Recent => ({ slots: {} }), { name: 'synthema.recent' }));

/** Notes that a code was applied; `shown` are the slots on screen, which become the person's own by this. */
export function remember(projectId: string, codeId: string, shown: readonly Slot[]): void {
	useRecent.setState(({ slots }) => ({ slots: { ...slots, [projectId]: takeSlot(shown, codeId) } }));
}
