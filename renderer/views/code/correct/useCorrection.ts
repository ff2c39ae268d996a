/** A correction while it is written: how much of the text is edited, what changed, what the codings would do. */
import { useEffect, useMemo, useState } from 'react';
import { changesBetween, type TextChange } from '#core/text/changes.ts';
import type { TextRange } from '#core/text/ranges.ts';
import type { Output } from '#host/contract/methods.ts';
import { sentence } from '../../../app/i18n.tsx';
import type { Client } from '../../../client/client.ts';
import type { TextLayout } from '../layout.ts';

/** Pause in typing after which the changes are looked at (milliseconds). */
const PAUSE = 250;

/** Paragraphs that a range touches, as one range, and how many they are. */
export function paragraphsAround(layout: TextLayout, { start, end }: TextRange): TextRange & { count: number } {
	const touched = layout.paragraphs.filter((paragraph) => paragraph.start < end && paragraph.end > start);
	const first = touched[0] ?? layout.paragraphs.find((paragraph) => paragraph.start >= start);
	const last = touched.at(-1) ?? first;
	return first && last
		? { start: first.start, end: last.end, count: Math.max(1, touched.length) }
		: { start: 0, end: layout.text.length, count: 1 };
}

export type Preview = Output<'source.correctionPreview'>;

export interface Looked {
	/** The whole corrected text that this is about. */
	text: string;
	changes: readonly TextChange[];
	preview: Preview | null;
	/** A sentence when the host refused. */
	problem: string | null;
}

/** What the changes do, looked at anew once the typing pauses; until then it is about the text as it was (see `text`). */
export function useLook(client: Client, sourceId: string, before: string, after: string): Looked | null {
	const [looked, setLooked] = useState<Looked | null>(null);
	useEffect(() => {
		const controller = new AbortController();
		const timer = setTimeout(async () => {
			const changes = before === after ? [] : changesBetween(before, after);
			const base = { text: after, changes, preview: null, problem: null };
			if (changes.length === 0) return setLooked(base);
			try {
				const preview = await client.call('source.correctionPreview', { sourceId, text: after }, controller);
				if (!controller.signal.aborted) setLooked({ ...base, preview });
			} catch (error) {
				if (!controller.signal.aborted) setLooked({ ...base, problem: sentence(error) });
			}
		}, PAUSE);
		return () => {
			clearTimeout(timer);
			controller.abort();
		};
	}, [client, sourceId, before, after]);
	return looked;
}

export interface Draft {
	/** The part that is edited, of the text as it is. */
	part: TextRange;
	value: string;
}

/** The draft with the whole text around it, and how to widen it to that or to narrow it again. */
export function useDraft(text: string, paragraphs: TextRange) {
	const [draft, setDraft] = useState<Draft>(() => ({
		part: { start: paragraphs.start, end: paragraphs.end },
		value: text.slice(paragraphs.start, paragraphs.end),
	}));
	const whole = useMemo(
		() => text.slice(0, draft.part.start) + draft.value + text.slice(draft.part.end),
		[text, draft],
	);
	const isWhole = draft.part.start === 0 && draft.part.end === text.length;
	const head = text.slice(0, paragraphs.start);
	const tail = text.slice(paragraphs.end);
	return {
		value: draft.value,
		whole,
		isWhole,
		edit: (value: string) => setDraft(({ part }) => ({ part, value })),
		widen: () => setDraft({ part: { start: 0, end: text.length }, value: whole }),
		/** Null while something outside the paragraphs is changed. */
		narrow:
			whole.startsWith(head) && whole.endsWith(tail) && whole.length >= head.length + tail.length
				? () =>
						setDraft({
							part: { start: paragraphs.start, end: paragraphs.end },
							value: whole.slice(head.length, whole.length - tail.length),
						})
				: null,
	};
}
