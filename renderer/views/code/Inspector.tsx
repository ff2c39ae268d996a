import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useT } from '../../app/i18n.tsx';
import { go, useApp } from '../../app/store.ts';
import { useRead } from '../../client/context.tsx';
import { keyLabel } from '../../keys/commands.ts';
import { keysOf } from '../../keys/useCommands.ts';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { Dots } from '../themes/Dots.tsx';
import { applyCode, isLocked, removeCoding } from './actions.ts';
import { spanOf } from './layout.ts';
import { MemoEditor } from './MemoEditor.tsx';
import { citeLine } from './pages/cite.ts';
import type { SourcePages } from './pages/source-pages.ts';
import type { CodeChoices } from './palette-data.ts';
import type { Reader } from './reader.ts';

/** Passages of the active code that are fetched to show where else it is. */
const ELSEWHERE = 200;
const SHOWN = 2;

/** How long the cursor stays before what takes work is shown (milliseconds). */
const REST = 150;

/** Whether a value has been the same for a while. */
function useRested(value: string | null): boolean {
	const [rested, setRested] = useState<string | null>(null);
	useEffect(() => {
		const timer = setTimeout(() => setRested(value), REST);
		return () => clearTimeout(timer);
	}, [value]);
	return rested === value;
}

function Key({ command }: { command: string }) {
	const key = keysOf(command)[0];
	return key ? <kbd>{keyLabel(key)}</kbd> : null;
}

/** What is at the line: its codings with their words, the memo on one of them, and the codes at hand. */
export function Inspector({
	reader,
	pages,
	codes,
	onMemo,
}: {
	reader: Reader;
	pages: SourcePages | null;
	codes: CodeChoices;
	onMemo(): void;
}) {
	const t = useT();
	const line = useStore(reader.store, (state) => state.line);
	const active = useStore(reader.store, (state) => state.active);
	const ready = useStore(reader.store, (state) => state.ready);
	const memo = useStore(reader.store, (state) => state.memo);
	useStore(reader.store, (state) => state.revision);
	const locked = useApp((state) => state.project?.readOnly != null);
	const definitions = useMemo(() => new Map(codes.choices.map((choice) => [choice.id, choice.definition])), [codes]);
	const here = reader.model.onLine(line);
	const page = citeLine(reader, pages, line);
	const coding = active === null ? undefined : reader.model.get(active);
	// An editor and a look into the project are not made for every line that is passed.
	const rested = useRested(active) || memo?.id === active;
	return (
		<aside className="pane right insp" aria-label={t('code.inspector')}>
			<div className="pane-head">
				<h2 className="num">{t('code.lineTitle', { line })}</h2>
				{page !== null && <span className="num">{page}</span>}
				<span className="quiet">{t('code.codings', { count: here.length })}</span>
				<span className="grow" />
				{here.length > 1 && (
					<span className="hint">
						<Key command="reading.cycle" /> {t('code.next')}
					</span>
				)}
			</div>
			<div className="insp-scroll">
				<div className="sect">
					{here.length === 0 && (
						<p className="quiet">
							{ready
								? t(
										reader.model.isConsidered(line)
											? 'code.spokenConsidered'
											: reader.model.size === 0
												? 'code.nothingYet'
												: 'code.nothingHere',
									)
								: t('code.reading')}
						</p>
					)}
					<ul className="codings" aria-label={t('code.codingsHere')}>
						{here.map((one) => {
							const on = one.id === active;
							const [first, last] = spanOf(reader.layout, one);
							const name = reader.nameOf(one.codeId);
							const words = reader.layout.text.slice(one.start, one.end).replace(/\s+/gu, ' ');
							const definition = definitions.get(one.codeId);
							return (
								<li key={one.id} className={`code${on ? ' on' : ''}${one.state === 'failed' ? ' failed' : ''}`}>
									<button type="button" className="pick" aria-pressed={on} onClick={() => reader.activate(one.id)}>
										<span className={`sw c${reader.hueOf(one.codeId)}`} />
										<span className="name" lang={langOf(name)}>
											{name}
										</span>
										<span className="quiet num">{first === last ? first : `${first}–${last}`}</span>
									</button>
									{on && definition && <p lang={langOf(definition)}>{definition}</p>}
									{one.state === 'failed' && <p className="warn">{t('code.notSaved')}</p>}
									{on ? (
										<>
											<blockquote className="quote coding-words" lang={langOf(words)}>
												{words}
											</blockquote>
											<div className="coding-acts">
												<button
													type="button"
													className="btn plain"
													disabled={locked}
													onClick={() => removeCoding(reader, one.id)}
												>
													{t('code.uncode')} <Key command="reading.uncode" />
												</button>
												<button type="button" className="btn plain" onClick={onMemo}>
													{t('code.memo')} <Key command="reading.memo" />
												</button>
												<button
													type="button"
													className="btn plain"
													onClick={() => {
														reader.view?.scrollTo(first, 'third');
														reader.view?.flash(one);
													}}
												>
													{t('code.show')}
												</button>
											</div>
										</>
									) : (
										<span className="sr">{words}</span>
									)}
								</li>
							);
						})}
					</ul>
				</div>
				{coding && coding.state !== 'failed' && (
					<div className="sect">
						<h3>{t('code.memo')}</h3>
						{rested ? (
							<MemoEditor
								key={coding.id}
								targetKind="coding"
								targetId={coding.id}
								focus={memo?.id === coding.id ? memo.times : 0}
								onLeave={() => {
									reader.set({ memo: null });
									reader.view?.focus();
								}}
							/>
						) : (
							<div className="memo-wait" />
						)}
					</div>
				)}
				{coding && rested && <Elsewhere reader={reader} codeId={coding.codeId} codingId={coding.id} />}
				{codes.slots.length > 0 && (
					<div className="sect">
						<h3>
							{t('code.atHand')} <span className="push">{t('code.atHandHint')}</span>
						</h3>
						<ol className="slots">
							{codes.slots.map((slot, i) => (
								<li key={slot.id}>
									<button
										type="button"
										disabled={isLocked()}
										title={slot.definition || undefined}
										onMouseDown={(event) => event.preventDefault()}
										onClick={() => {
											applyCode(reader, { id: slot.id }, { advance: true });
											reader.view?.focus();
										}}
									>
										<kbd>{i + 1}</kbd>
										<span className={`sw c${slot.colour}`} />
										<span className="clip grow" lang={langOf(slot.name)}>
											{slot.name}
										</span>
										<span className="quiet num">{slot.count}</span>
									</button>
								</li>
							))}
						</ol>
					</div>
				)}
			</div>
		</aside>
	);
}

/** Where else I have used the code: how often, in which studies, and a few of the words. */
function Elsewhere({ reader, codeId, codingId }: { reader: Reader; codeId: string; codingId: string }) {
	const t = useT();
	const settled = useDeferredValue(codeId);
	const found = useRead('codings.list', { codeIds: [settled], personId: reader.model.personId, limit: ELSEWHERE }).data;
	const sources = useRead('sources.list', {}).data?.sources;
	const studies = useRead('studies.list', {}).data?.studies;
	if (!found || !sources || !studies || settled !== codeId) return null;
	const mine = found.codings.filter((coding) => coding.codeId === codeId);
	const studyOf = new Map(sources.map((source) => [source.id, source.studyId]));
	const count = new Map<string, number>();
	for (const coding of mine) {
		const study = studyOf.get(coding.sourceId) ?? '';
		count.set(study, (count.get(study) ?? 0) + 1);
	}
	const others = mine.filter((coding) => coding.id !== codingId && coding.sourceId !== reader.source.id);
	const shown = (others.length ? others : mine.filter((coding) => coding.id !== codingId)).slice(0, SHOWN);
	const whole = found.total === mine.length;
	if (found.total < 2) return null;
	const name = reader.nameOf(codeId);
	return (
		<div className="sect">
			<h3>{t('code.elsewhere', { code: name })}</h3>
			<div className="spread">
				<span className="num">
					{whole
						? t('code.passagesIn', {
								passages: t('code.passages', { count: found.total }),
								studies: t('code.inStudies', { count: count.size }),
							})
						: t('code.passages', { count: found.total })}
				</span>
				{whole && <Dots studies={studies} present={count} />}
			</div>
			{shown.map((coding) => (
				<blockquote key={coding.id} className="quote" lang={langOf(coding.quote)}>
					<button
						type="button"
						className="quote-open"
						onClick={() =>
							go({ view: 'code', sourceId: coding.sourceId, at: { start: coding.start, end: coding.end } })
						}
					>
						{coding.quote.replace(/\s+/gu, ' ')}
					</button>
					<footer>
						{t('code.where', {
							study: studies.find((study) => study.id === studyOf.get(coding.sourceId))?.label ?? '',
							line: coding.startLine,
						})}
					</footer>
				</blockquote>
			))}
			<button type="button" className="link more" onClick={() => go({ view: 'codebook', codeId })}>
				{t('code.allPassages')} <Icon name="go" />
			</button>
		</div>
	);
}
