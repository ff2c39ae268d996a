import { Fragment, type ReactNode } from 'react';
import type { TextChange } from '#core/text/changes.ts';
import { useT } from '../../../app/i18n.tsx';
import { langOf } from '../../../ui/lang.ts';

/** Unchanged characters shown on either side of a change. */
const AROUND = 80;

/** A stretch as one version has it; a reader that does not see colour hears where it begins and ends. */
function Changed({ kind, text }: { kind: 'inserted' | 'deleted'; text: string }) {
	const t = useT();
	if (!text) return null;
	const Tag = kind === 'inserted' ? 'ins' : 'del';
	return (
		<Tag>
			<span className="sr"> {t(`correct.${kind}`)} </span>
			{text}
			<span className="sr"> {t('correct.endOfChange')} </span>
		</Tag>
	);
}

/** Both versions in one: what was deleted struck out, what was inserted underlined. */
export function Differences({
	before,
	after,
	changes,
	show,
}: {
	before: string;
	after: string;
	changes: readonly TextChange[];
	/** Changes with some words around them, or everything. */
	show: 'around' | 'all';
}) {
	const t = useT();
	const parts: ReactNode[] = [];
	let at = 0;
	const same = (until: number, last: boolean) => {
		const text = after.slice(at, until);
		if (!text) return;
		if (show === 'all' || text.length <= 3 * AROUND) {
			parts.push(<Fragment key={at}>{text}</Fragment>);
			return;
		}
		// Words around a change, of its own paragraph only.
		const head = at === 0 ? '' : cut(text, 0, AROUND).split('\n', 1)[0]!;
		const tail = last
			? ''
			: cut(text, text.length - AROUND, text.length)
					.split('\n')
					.at(-1)!;
		const left = text.length - head.length - tail.length;
		const apart = text.slice(head.length, text.length - tail.length).includes('\n');
		parts.push(
			<Fragment key={at}>
				{head}
				<span className={apart ? 'diff-same apart' : 'diff-same'}>
					<span aria-hidden="true">⋯</span>
					<span className="sr"> {t('correct.unchanged', { count: left })} </span>
				</span>
				{tail}
			</Fragment>,
		);
	};
	for (const change of changes) {
		same(change.at, false);
		parts.push(
			<Fragment key={`${change.from} ${change.at}`}>
				<Changed kind="deleted" text={before.slice(change.from, change.to)} />
				<Changed kind="inserted" text={after.slice(change.at, change.until)} />
			</Fragment>,
		);
		at = change.until;
	}
	same(after.length, true);
	return (
		<div className="diff" lang={langOf(before + after)}>
			{parts}
		</div>
	);
}

/** A piece that does not begin or end inside a word. */
function cut(text: string, from: number, to: number): string {
	const piece = text.slice(from, to).toWellFormed();
	if (from > 0) return piece.replace(/^[\p{L}\p{M}\p{N}]{0,20}(?=[^\p{L}\p{M}\p{N}])/u, '');
	return piece.replace(/(?<=[^\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]{0,20}$/u, '');
}

/** A long text in both versions, paragraph by paragraph, so that only what is on screen is laid out. */
export function LongDifferences({
	before,
	after,
	changes,
}: {
	before: string;
	after: string;
	changes: readonly TextChange[];
}) {
	const pieces: { start: number; before: string; after: string; changes: TextChange[] }[] = [];
	let next = 0;
	let [from, at] = [0, 0];
	while (at < after.length || from < before.length) {
		const inside: TextChange[] = [];
		let end = lineEnd(after, at + PIECE);
		for (; next < changes.length && changes[next]!.at <= end; next++) {
			inside.push(changes[next]!);
			if (changes[next]!.until > end) end = lineEnd(after, changes[next]!.until);
		}
		const last = inside.at(-1);
		const old = last ? last.to + end - last.until : from + end - at;
		pieces.push({
			start: at,
			before: before.slice(from, old),
			after: after.slice(at, end),
			changes: inside.map((change) => ({
				from: change.from - from,
				to: change.to - from,
				at: change.at - at,
				until: change.until - at,
			})),
		});
		if (end === at && old === from) break;
		from = old;
		at = end;
	}
	return (
		<>
			{pieces.map((piece) => (
				<div key={piece.start} className="diff-piece">
					<Differences before={piece.before} after={piece.after} changes={piece.changes} show="all" />
				</div>
			))}
		</>
	);
}

/** Characters of a piece at least. */
const PIECE = 2000;

function lineEnd(text: string, offset: number): number {
	const newline = offset >= text.length ? -1 : text.indexOf('\n', offset);
	return newline < 0 ? text.length : newline + 1;
}
