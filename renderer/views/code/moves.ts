/** Selecting and moving by keyboard. */
import type { TextRange } from '#core/text/ranges.ts';
import { t } from '../../app/i18n.tsx';
import { announce } from '../../app/store.ts';
import { rangeOfLine, spanOf } from './layout.ts';
import type { Reader } from './reader.ts';
import { nextSentence, nextWord, sentenceBefore, wordBefore } from './words.ts';

/** One line down or up; from a selection, from its end that way. */
export function moveLine(reader: Reader, step: number): void {
	const { range, line } = reader.get();
	if (reader.unit === 'sentence' && Math.abs(step) === 1) return moveSentence(reader, step > 0 ? 1 : -1);
	if (!range) return reader.moveTo(line + step);
	const [first, last] = spanOf(reader.layout, range);
	reader.moveTo(step > 0 ? last + step : first + step);
}

/** Extends the selection by a line, from the line or range where extending began. */
export function extendLine(reader: Reader, step: 1 | -1): void {
	const { range, anchor, line } = reader.get();
	const fixed = anchor ?? range ?? rangeOfLine(reader.layout, line);
	const head = line + step;
	if (head < 1 || head > reader.layout.lines.count) return;
	const target = rangeOfLine(reader.layout, head);
	const joined = { start: Math.min(fixed.start, target.start), end: Math.max(fixed.end, target.end) };
	reader.select(joined, target.start < fixed.start ? 'first' : 'last', fixed);
	say(reader, joined);
}

/** Selects the sentence after (or before) the place where the reader is. */
export function moveSentence(reader: Reader, step: 1 | -1): void {
	const { layout } = reader;
	const from = reader.get().range ?? reader.caret;
	const start = rangeOfLine(layout, reader.get().line).start;
	const sentence = step > 0 ? nextSentence(layout, from?.end ?? start) : sentenceBefore(layout, from?.start ?? start);
	if (!sentence) return;
	reader.select(sentence, 'first', sentence);
	say(reader, sentence);
}

/** Takes the next sentence too, or gives the last one back. */
export function extendSentence(reader: Reader, step: 1 | -1): void {
	const { range } = reader.get();
	if (!range) return moveSentence(reader, 1);
	const { layout } = reader;
	if (step > 0) {
		const next = nextSentence(layout, range.end);
		if (next) extendTo(reader, { start: range.start, end: next.end });
		return;
	}
	const last = sentenceBefore(layout, range.end);
	const before = last && sentenceBefore(layout, last.start);
	if (before && before.end > range.start) extendTo(reader, { start: range.start, end: before.end });
	else reader.unselect();
}

/** Takes the next word too, or gives the last one back; without a selection the first word of the line is taken. */
export function extendWord(reader: Reader, step: 1 | -1): void {
	const { range, line } = reader.get();
	const { layout } = reader;
	if (!range) {
		const first = step > 0 ? nextWord(layout, rangeOfLine(layout, line).start) : null;
		if (first) extendTo(reader, first);
		return;
	}
	if (step > 0) {
		const next = nextWord(layout, range.end);
		if (next) extendTo(reader, { start: range.start, end: next.end });
		return;
	}
	const last = wordBefore(layout, range.end);
	const before = last && wordBefore(layout, last.start);
	if (before && before.end > range.start) extendTo(reader, { start: range.start, end: before.end });
	else reader.unselect();
}

function extendTo(reader: Reader, range: TextRange): void {
	reader.select(range, 'last', null);
	say(reader, range);
}

/** Selections made by key are spoken. */
function say(reader: Reader, { start, end }: TextRange): void {
	announce(t('code.selected', { words: reader.layout.text.slice(start, end) }));
}

/** The next of the codings on this line becomes the one at the cursor. */
export function cycle(reader: Reader): void {
	const { line, active } = reader.get();
	const here = reader.model.onLine(line);
	if (here.length === 0) return announce(t('code.nothingHere'));
	const next = here[(here.findIndex((coding) => coding.id === active) + 1) % here.length]!;
	reader.set({ active: next.id });
	announce(
		t('code.atCursor', { code: reader.nameOf(next.codeId), words: reader.layout.text.slice(next.start, next.end) }),
	);
}

/** Goes to the nearest findings line that is neither coded nor considered; false where there is none that way. */
export function moveToOpen(reader: Reader, step: 1 | -1): boolean {
	const next = reader.model.nextOpen(reader.get().line, step);
	if (next === null) return false;
	reader.moveTo(next);
	if (reader.unit === 'sentence') moveSentence(reader, 1);
	return true;
}
