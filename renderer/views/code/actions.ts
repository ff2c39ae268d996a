/** What a coder does: each paints at once, then writes. */

import type { TextRange } from '#core/text/ranges.ts';
import { snapToGraphemes, trimRange } from '#core/text/segments.ts';
import type { Input } from '#host/contract/methods.ts';
import { t } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { announce, appState, toast } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import { newId } from '../../ui/id.ts';
import type { OwnCoding } from './codings-model.ts';
import { rangeOfLine, spanOf } from './layout.ts';
import { moveSentence } from './moves.ts';
import type { Reader } from './reader.ts';
import { remember } from './recent.ts';
import { nextWord, wordBefore } from './words.ts';

const HUES = 12;
/** Names of in-vivo codes are cut here; a passage this long is no name. */
const LONGEST_NAME = 200;

export function isLocked(): boolean {
	return appState().project?.readOnly != null;
}

function locked(): boolean {
	if (isLocked()) announce(t('status.readOnly'));
	return isLocked();
}

/** `line 61` or `lines 60–61`. */
export function linesText(reader: Reader, range: TextRange): string {
	const [first, last] = spanOf(reader.layout, range);
	return first === last ? t('code.line', { line: first }) : t('code.lines', { first, last });
}

/** Which code to apply: one that is there, or a name that becomes one. */
export type Wanted = { id: string } | { name: string; parentId?: string | null };

/**
 * Applies a code to what is selected, or to the line. The highlight is registered before this returns. `advance`: from a
 * line go on to the next one. Answers the id of the coding, also where it had been there; null when nothing can be written.
 */
export function applyCode(
	reader: Reader,
	wanted: Wanted,
	options: { advance: boolean; target?: TextRange & { fromLine: boolean } },
): string | null {
	if (locked()) return null;
	const target = options.target ?? reader.target();
	const { start, end } = target;
	if (end <= start) return null;
	let codeId: string;
	let newCodes: Input<'coding.apply'>['newCodes'] = [];
	if ('id' in wanted) codeId = wanted.id;
	else {
		codeId = newId();
		const colour = (reader.codes.size % HUES) + 1;
		const code = { id: codeId, name: wanted.name, colour, parentId: wanted.parentId ?? null };
		reader.codes.set(codeId, code);
		reader.drafts.add(codeId);
		newCodes = [code];
	}
	const name = reader.nameOf(codeId);
	const there = reader.model.twin(codeId, target);
	remember(reader.projectId, codeId, reader.slots());
	if (there) {
		reader.set({ active: there.id });
		toast(t('code.already', { where: linesText(reader, target), code: name }));
		return there.id;
	}
	const id = newId();
	reader.together(() => {
		reader.model.put({ id, codeId, start, end, state: 'saving' });
		reader.set({ active: id });
		if (!options.advance) return;
		const [, last] = spanOf(reader.layout, target);
		if (reader.unit === 'sentence') {
			reader.set({ range: { start, end } });
			moveSentence(reader, 1);
		} else if (!target.fromLine) reader.unselect();
		else if (useSettings.getState().readingMode === 'line' && last < reader.layout.lines.count) reader.moveTo(last + 1);
	});
	performance.mark('coding-applied');
	announce(t('code.applied', { code: name, where: linesText(reader, target) }));
	send(reader, id, newCodes);
	return id;
}

/** Writes a coding that is painted already; when that fails it turns dashed and can be sent again. */
function send(reader: Reader, id: string, newCodes: Input<'coding.apply'>['newCodes']): void {
	const coding = reader.model.get(id);
	if (!coding) return;
	const { codeId, start, end } = coding;
	reader.model.setState(id, 'saving');
	reader.model.sending(id);
	const params = { codings: [{ id, sourceId: reader.source.id, start, end, codeId }], newCodes };
	write(reader.client, 'coding.apply', params, () => send(reader, id, newCodes)).then(
		({ unchanged }) => {
			reader.model.settled(id);
			if (unchanged.includes(id)) reader.model.remove(id);
			else reader.model.setState(id, 'saved');
		},
		(error: unknown) => {
			reader.model.settled(id);
			reader.model.setState(id, 'failed');
			told(error);
		},
	);
}

/** Applies the code that was used last, again. */
export function applyAgain(reader: Reader): void {
	const slots = reader.slots();
	const last = slots.reduce<(typeof slots)[number] | null>(
		(best, slot) => (slot.used > (best?.used ?? 0) ? slot : best),
		null,
	);
	if (last) applyCode(reader, { id: last.codeId }, { advance: true });
	else announce(t('code.noneBefore'));
}

/** A code named by the words themselves. Words that are a code's name already apply that code. */
export function applyInVivo(reader: Reader, target = reader.target()): string | null {
	const name = inVivoName(reader, target);
	if (!name) return null;
	const there = [...reader.codes.values()].find((code) => code.name.toLowerCase() === name.toLowerCase());
	return applyCode(reader, there ? { id: there.id } : { name }, { advance: true, target });
}

/** The words of a passage as a name: on one line, without quotation marks and stops around them. */
export function inVivoName({ layout }: Reader, { start, end }: TextRange): string {
	const words = layout.text.slice(start, end).replace(/\s+/gu, layout.language.startsWith('zh') ? '' : ' ');
	const bare = words.replace(/^[\s“”"‘’'«»「」『』（(,.;:，。；：]+|[\s“”"‘’'«»「」『』）),.;:，。；：]+$/gu, '');
	return bare.length <= LONGEST_NAME ? bare : `${bare.slice(0, LONGEST_NAME - 1).toWellFormed()}…`;
}

/** Takes a coding away. One that could not be saved is only forgotten. */
export function removeCoding(reader: Reader, id: string): void {
	const coding = reader.model.get(id);
	if (!coding || locked()) return;
	const before: OwnCoding = { ...coding };
	reader.model.remove(id);
	announce(t('code.removed', { code: reader.nameOf(before.codeId), where: linesText(reader, before) }));
	if (before.state === 'failed') return;
	reader.model.sending(id);
	write(reader.client, 'coding.remove', { ids: [id] }, () => removeCoding(reader, id)).then(
		() => reader.model.settled(id),
		(error: unknown) => {
			reader.model.settled(id);
			reader.model.put(before);
			told(error);
		},
	);
}

/** Gives a coding another range, painted at once; on a refusal it goes back. */
export function resizeCoding(reader: Reader, id: string, range: TextRange): void {
	const coding = reader.model.get(id);
	if (!coding || locked() || coding.state !== 'saved' || range.end <= range.start) return;
	const before: OwnCoding = { ...coding };
	reader.model.put({ ...coding, ...range });
	announce(t('code.resized', { code: reader.nameOf(coding.codeId), where: linesText(reader, range) }));
	reader.model.sending(id);
	write(reader.client, 'coding.resize', { id, ...range }).then(
		() => reader.model.settled(id),
		(error: unknown) => {
			if (reader.model.settled(id)) reader.model.put(before);
			told(error);
		},
	);
}

/** A range with one end moved by a word; null when there is no word to move to or nothing would be left. */
export function nudged(
	reader: Reader,
	{ start, end }: TextRange,
	edge: 'start' | 'end',
	step: 1 | -1,
): TextRange | null {
	const { layout } = reader;
	if (edge === 'end') {
		const word = step > 0 ? nextWord(layout, end) : wordBefore(layout, end);
		if (!word) return null;
		// Leftwards the last word goes, and the stop behind the word before stays.
		const to = step > 0 ? word.end : trimRange(layout.text, start, Math.max(start, word.start)).end;
		return to > start && to !== end ? { start, end: to } : null;
	}
	const word = step > 0 ? nextWord(layout, start) : wordBefore(layout, start);
	if (!word) return null;
	const from = step > 0 ? (nextWord(layout, Math.max(word.end, start + 1))?.start ?? end) : word.start;
	return from < end && from !== start ? { start: from, end } : null;
}

/** Moves an end of the selection, or of the coding at the cursor where nothing is selected. */
export function nudge(reader: Reader, edge: 'start' | 'end', step: 1 | -1): void {
	const { range, active } = reader.get();
	if (range) {
		const next = nudged(reader, range, edge, step);
		if (next) reader.select(next, edge === 'start' ? 'first' : 'last', null, 'near');
		return;
	}
	const coding = active === null ? undefined : reader.model.get(active);
	if (!coding) return announce(t('code.nothingHere'));
	const next = nudged(reader, coding, edge, step);
	if (next) resizeCoding(reader, coding.id, next);
}

/** Says that there is nothing to code here, or takes that back; then goes on to the next line. */
export function toggleConsidered(reader: Reader): void {
	if (locked()) return;
	const { range, line } = reader.get();
	const [first, last] = range ? spanOf(reader.layout, range) : [line, line];
	const whole = { start: rangeOfLine(reader.layout, first).start, end: rangeOfLine(reader.layout, last).end };
	let all = true;
	for (let at = first; at <= last; at++) all &&= reader.model.isConsidered(at);
	const considered = !all;
	reader.model.setConsidered(whole, considered);
	announce(t(considered ? 'code.considered' : 'code.notConsidered', { where: linesText(reader, whole) }));
	write(reader.client, 'considered.set', { sourceId: reader.source.id, ...whole, considered }).catch(
		(error: unknown) => {
			void reader.load();
			told(error);
		},
	);
	if (!considered || last >= reader.layout.lines.count) return;
	if (reader.unit === 'sentence') {
		reader.set({ range: whole });
		moveSentence(reader, 1);
	} else reader.moveTo(last + 1);
}

/** A selection as it is kept: whole characters, no white space around it; null where nothing is left. */
export function tidyRange(reader: Reader, start: number, end: number): TextRange | null {
	const snapped = snapToGraphemes(reader.layout.text, Math.min(start, end), Math.max(start, end));
	const range = trimRange(reader.layout.text, snapped.start, snapped.end);
	return range.end > range.start ? range : null;
}
