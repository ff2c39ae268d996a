import { useEffect, useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Source } from '#core/model.ts';
import { useT } from '../../app/i18n.tsx';
import { go } from '../../app/store.ts';
import { useRead } from '../../client/context.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { rangeOfLine } from './layout.ts';
import type { Reader } from './reader.ts';

/** Hits in one text, and in all of them. */
const LIMIT = 1000;
const ALL_LIMIT = 200;
const PAUSE = 120;

/** The next hit after (or before) the place where the reader is; goes round. */
export function moveToHit(reader: Reader, step: 1 | -1): void {
	const { find, range, line } = reader.get();
	const { hits } = find;
	if (hits.length === 0) return;
	const here = range ?? rangeOfLine(reader.layout, line);
	let at = find.at;
	if (hits[at]?.start === range?.start && range) at += step;
	else
		at =
			step > 0 ? hits.findIndex((hit) => hit.start >= here.start) : hits.findLastIndex((hit) => hit.start < here.start);
	showHit(reader, at);
}

function showHit(reader: Reader, wanted: number): void {
	const { find } = reader.get();
	const at = ((wanted % find.hits.length) + find.hits.length) % find.hits.length;
	reader.set({ find: { ...find, at } });
	reader.select(find.hits[at]!, 'first', null, 'near');
}

/** Finding words in this text, or in all; Enter goes to the first, n and N go on from there. */
export function FindBar({
	reader,
	sources,
	labelOf,
}: {
	reader: Reader;
	sources: readonly Source[];
	labelOf(source: Source): string;
}) {
	const t = useT();
	const list = useId();
	const input = useRef<HTMLInputElement>(null);
	const find = useStore(reader.store, (state) => state.find);
	const [everywhere, setEverywhere] = useState(false);
	const [query, setQuery] = useState(find.query);
	const [settled, setSettled] = useState(find.query);
	const [at, setAt] = useState(0);
	useEffect(() => {
		const timer = setTimeout(() => setSettled(query.trim()), PAUSE);
		return () => clearTimeout(timer);
	}, [query]);
	const here = useRead(
		'search',
		{ query: settled, sourceId: reader.source.id, limit: LIMIT },
		{ enabled: settled.length > 0 },
	);
	const all = useRead('search', { query: settled, limit: ALL_LIMIT }, { enabled: everywhere && settled.length > 0 });

	useEffect(() => {
		const hits =
			settled && here.data && !here.isPlaceholderData ? here.data.hits.map(({ start, end }) => ({ start, end })) : [];
		if (settled && (!here.data || here.isPlaceholderData)) return;
		reader.set(({ find: before }) => ({ find: { ...before, query: settled, hits, at: -1 } }));
	}, [reader, settled, here.data, here.isPlaceholderData]);

	useEffect(() => {
		input.current?.focus();
		input.current?.select();
	}, []);

	const close = () => {
		reader.set(({ find: before }) => ({ find: { ...before, open: false } }));
		reader.view?.focus();
	};
	const found = everywhere && settled ? (all.data?.hits ?? []) : [];
	const sourceOf = new Map(sources.map((source) => [source.id, source]));
	const open = (hit: (typeof found)[number] | undefined) => {
		if (!hit) return;
		if (hit.sourceId === reader.source.id) {
			close();
			reader.jump(hit);
		} else go({ view: 'code', sourceId: hit.sourceId, at: { start: hit.start, end: hit.end } });
	};
	const onKeyDown = (event: React.KeyboardEvent) => {
		if (event.nativeEvent.isComposing) return;
		if (event.key === 'Escape') {
			event.preventDefault();
			event.stopPropagation();
			reader.set({ find: { open: false, query: '', hits: [], at: -1 } });
			reader.view?.focus();
		} else if (event.key === 'Enter') {
			event.preventDefault();
			if (everywhere) return open(found[at]);
			close();
			moveToHit(reader, event.shiftKey ? -1 : 1);
		} else if (everywhere && found.length && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
			event.preventDefault();
			setAt((at + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
		}
	};
	return (
		<search className="findbar">
			<div className="field">
				<Icon name="search" />
				<input
					ref={input}
					type="text"
					value={query}
					aria-label={t(everywhere ? 'code.findAll' : 'code.find')}
					placeholder={t(everywhere ? 'code.findAll' : 'code.find')}
					{...(everywhere && {
						role: 'combobox',
						'aria-expanded': found.length > 0,
						'aria-controls': list,
						'aria-activedescendant': found.length ? `${list}-${at}` : undefined,
					})}
					onChange={(event) => {
						setQuery(event.target.value);
						setAt(0);
					}}
					onKeyDown={onKeyDown}
				/>
				<span className="quiet num" role="status">
					{settled &&
						!everywhere &&
						(find.hits.length
							? t(here.data?.more ? 'code.hitsMore' : 'code.hits', { count: find.hits.length })
							: t('code.noHits'))}
					{settled &&
						everywhere &&
						all.data &&
						(found.length
							? t(all.data.more ? 'code.hitsMore' : 'code.hits', { count: found.length })
							: t('code.noHits'))}
				</span>
			</div>
			<button type="button" className="btn plain" aria-pressed={everywhere} onClick={() => setEverywhere(!everywhere)}>
				{t('code.allTexts')}
			</button>
			<button type="button" className="iconbtn" aria-label={t('action.close')} onClick={close}>
				<Icon name="close" />
			</button>
			{everywhere && found.length > 0 && (
				<div id={list} className="found float" role="listbox" aria-label={t('code.hitList')} tabIndex={-1}>
					{found.map((hit, i) => {
						const source = sourceOf.get(hit.sourceId);
						return (
							<div
								key={`${hit.sourceId} ${hit.start}`}
								id={`${list}-${i}`}
								role="option"
								aria-selected={i === at}
								tabIndex={-1}
								className="found-hit"
								onMouseDown={(event) => event.preventDefault()}
								onClick={() => open(hit)}
								onKeyDown={() => {}}
							>
								<span className="serif clip" lang={langOf(hit.match + hit.before)}>
									{hit.before.slice(-32)}
									<b>{hit.match}</b>
									{hit.after}
								</span>
								<span className="quiet num">
									{t('code.where', { study: source ? labelOf(source) : '', line: hit.line })}
								</span>
							</div>
						);
					})}
				</div>
			)}
		</search>
	);
}
