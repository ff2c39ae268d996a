import { useMemo } from 'react';
import { useStore } from 'zustand';
import { changesBetween } from '#core/text/changes.ts';
import type { Output } from '#host/contract/methods.ts';
import { useT } from '../../../app/i18n.tsx';
import { useApp } from '../../../app/store.ts';
import { useRead } from '../../../client/context.tsx';
import { keyLabel } from '../../../keys/commands.ts';
import { keysOf } from '../../../keys/useCommands.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { langOf } from '../../../ui/lang.ts';
import type { Reader } from '../reader.ts';
import { percentOf } from './CodingsAfter.tsx';
import { Differences } from './Differences.tsx';
import { setChecking, useCorrect } from './store.ts';
import { accept, discard, place, type Waiting } from './waiting.ts';

type Carried = Output<'carried.list'>['carried'][number];

/** Codings of each kind that are listed at once; the next ones come as these are settled. */
const LISTED = 100;

function Head({ reader, codeId, children }: { reader: Reader; codeId: string; children: React.ReactNode }) {
	const name = reader.nameOf(codeId);
	return (
		<span className="check-head">
			<span className={`sw c${reader.hueOf(codeId)}`} />
			<b className="grow" lang={langOf(name)}>
				{name}
			</b>
			<span className="quiet num">{children}</span>
		</span>
	);
}

/** What a correction left to be looked at, where the inspector is otherwise. */
export function CheckPanel({ reader }: { reader: Reader }) {
	const t = useT();
	const sourceId = reader.source.id;
	const carried = useRead('carried.list', { sourceId }).data?.carried.filter((row) => row.sourceId === sourceId);
	const unplaced = useRead('unplaced.list', { sourceId }).data?.unplaced.filter((row) => row.sourceId === sourceId);
	const people = useRead('people.list', {}).data?.people;
	const nameOf = useMemo(() => new Map(people?.map(({ id, name }) => [id, name])), [people]);
	const chosen = useCorrect((state) => state.chosen);
	const locked = useApp((state) => state.project?.readOnly != null);
	// Names and colours of codes may come after the codings.
	useStore(reader.store, (state) => state.codes);
	const next = unplaced?.find(({ id }) => id === chosen) ?? unplaced?.[0];
	return (
		<aside className="pane right insp to-check" aria-label={t('toCheck.title')}>
			<div className="pane-head">
				<h2>{t('toCheck.title')}</h2>
				<span className="grow" />
				<button
					type="button"
					className="iconbtn"
					aria-label={t('toCheck.close')}
					title={t('toCheck.close')}
					onClick={() => {
						setChecking(false);
						reader.view?.focus();
					}}
				>
					<Icon name="close" />
				</button>
			</div>
			<div className="insp-scroll">
				{carried?.length === 0 && unplaced?.length === 0 && (
					<div className="sect">
						<p className="quiet">{t('toCheck.none')}</p>
					</div>
				)}
				{unplaced && unplaced.length > 0 && (
					<section className="sect" aria-label={t('toCheck.unplaced')}>
						<h3>
							{t('toCheck.unplaced')} <span className="push num">{unplaced.length}</span>
						</h3>
						<p className="check-hint">{t('toCheck.placeHint')}</p>
						<ul className="check-list">
							{unplaced.slice(0, LISTED).map((row) => (
								<WaitingItem
									key={row.id}
									reader={reader}
									waiting={row}
									person={nameOf.get(row.personId) ?? ''}
									chosen={row.id === next?.id}
									locked={locked}
								/>
							))}
						</ul>
						{unplaced.length > LISTED && (
							<p className="quiet">{t('correct.andMore', { count: unplaced.length - LISTED })}</p>
						)}
					</section>
				)}
				{carried && carried.length > 0 && (
					<section className="sect" aria-label={t('toCheck.carried')}>
						<h3>
							{t('toCheck.carried')} <span className="push num">{carried.length}</span>
						</h3>
						<ul className="check-list">
							{carried.slice(0, LISTED).map((row) => (
								<CarriedItem
									key={row.id}
									reader={reader}
									carried={row}
									person={nameOf.get(row.personId) ?? ''}
									locked={locked}
								/>
							))}
						</ul>
						{carried.length > LISTED && (
							<p className="quiet">{t('correct.andMore', { count: carried.length - LISTED })}</p>
						)}
						{carried.length > 1 && (
							<button
								type="button"
								className="btn"
								disabled={locked}
								onClick={() =>
									void accept(
										reader,
										carried.map(({ id }) => id),
									)
								}
							>
								{t('toCheck.acceptAll')}
							</button>
						)}
					</section>
				)}
			</div>
		</aside>
	);
}

function CarriedItem({
	reader,
	carried,
	person,
	locked,
}: {
	reader: Reader;
	carried: Carried;
	person: string;
	locked: boolean;
}) {
	const t = useT();
	const changes = useMemo(() => changesBetween(carried.was, carried.quote), [carried]);
	return (
		<li className="check-item">
			<Head reader={reader} codeId={carried.codeId}>
				{t('toCheck.likeness', { percent: percentOf(carried.score) })}
			</Head>
			<p className="quiet">
				{t('toCheck.line', { line: carried.line })} · {t('toCheck.by', { person })}
			</p>
			<dl className="check-words">
				<dt>{t('toCheck.was')}</dt>
				<dd className="quote" lang={langOf(carried.was)}>
					<Marked text={carried.was} ranges={changes.map(({ from, to }) => [from, to])} kind="deleted" />
				</dd>
				<dt>{t('toCheck.now')}</dt>
				<dd className="quote" lang={langOf(carried.quote)}>
					<Marked text={carried.quote} ranges={changes.map(({ at, until }) => [at, until])} kind="inserted" />
				</dd>
			</dl>
			<div className="coding-acts">
				<button type="button" className="btn plain" disabled={locked} onClick={() => void accept(reader, [carried.id])}>
					{t('toCheck.accept')}
				</button>
				<button
					type="button"
					className="btn plain"
					onClick={() => {
						reader.jump(carried);
						if (reader.model.get(carried.id)) reader.set({ active: carried.id });
						reader.view?.focus();
					}}
				>
					{t('toCheck.show')}
				</button>
			</div>
		</li>
	);
}

/** One of two versions, with its own share of the changes marked. */
function Marked({
	text,
	ranges,
	kind,
}: {
	text: string;
	ranges: readonly (readonly [number, number])[];
	kind: 'inserted' | 'deleted';
}) {
	const changes = ranges.map(([from, to]) =>
		kind === 'deleted' ? { from, to, at: to, until: to } : { from, to: from, at: from, until: to },
	);
	if (kind === 'inserted')
		return (
			<Differences
				before=""
				after={text}
				changes={changes.map((change) => ({ ...change, from: 0, to: 0 }))}
				show="all"
			/>
		);
	// The old words alone: what is deleted stands between what is the same.
	let kept = '';
	let at = 0;
	const old = changes.map(({ from, to }) => {
		kept += text.slice(at, from);
		at = to;
		return { from, to, at: kept.length, until: kept.length };
	});
	return <Differences before={text} after={kept + text.slice(at)} changes={old} show="all" />;
}

function WaitingItem({
	reader,
	waiting,
	person,
	chosen,
	locked,
}: {
	reader: Reader;
	waiting: Waiting;
	person: string;
	chosen: boolean;
	locked: boolean;
}) {
	const t = useT();
	return (
		<li className={`check-item${chosen ? ' chosen' : ''}`}>
			<button
				type="button"
				className="check-choose"
				aria-pressed={chosen}
				onClick={() => useCorrect.setState({ chosen: waiting.id })}
			>
				<Head reader={reader} codeId={waiting.codeId}>
					{t('revisions.number', { number: waiting.revision })}
				</Head>
				<span className="quiet">{t('toCheck.by', { person })}</span>
				<span className="quote" lang={langOf(waiting.quote)}>
					{waiting.quote}
				</span>
			</button>
			{chosen && <Places reader={reader} waiting={waiting} locked={locked} />}
		</li>
	);
}

/** Where the chosen one may go: to the selection, or to the words that are most like its own. */
function Places({ reader, waiting, locked }: { reader: Reader; waiting: Waiting; locked: boolean }) {
	const t = useT();
	const range = useStore(reader.store, (state) => state.range);
	const line = useStore(reader.store, (state) => state.line);
	const suggestion = useRead('unplaced.suggestion', { id: waiting.id });
	const found = suggestion.isPlaceholderData ? undefined : suggestion.data?.place;
	return (
		<>
			<div className="coding-acts">
				<button
					type="button"
					className="btn plain"
					disabled={locked}
					onMouseDown={(event) => event.preventDefault()}
					onClick={() => void place(reader, waiting, reader.target())}
				>
					{range ? t('toCheck.place') : t('toCheck.placeLine', { line })}{' '}
					<kbd>{keyLabel(keysOf('reading.place')[0] ?? '')}</kbd>
				</button>
				<button type="button" className="btn plain" disabled={locked} onClick={() => void discard(reader, waiting)}>
					{t('toCheck.discard')}
				</button>
			</div>
			{found === null && <p className="quiet">{t('toCheck.noSuggestion')}</p>}
			{found && (
				<div className="check-suggestion">
					<p className="quiet num">
						{t('toCheck.suggestion', { line: found.line })} ·{' '}
						{t('toCheck.likeness', { percent: percentOf(found.score) })}
					</p>
					<blockquote className="quote" lang={langOf(found.quote)}>
						{found.quote}
					</blockquote>
					<div className="coding-acts">
						<button
							type="button"
							className="btn plain"
							disabled={locked}
							onClick={() => void place(reader, waiting, found)}
						>
							{t('toCheck.placeHere')}
						</button>
						<button
							type="button"
							className="btn plain"
							onClick={() => {
								reader.jump(found);
								reader.view?.focus();
							}}
						>
							{t('toCheck.show')}
						</button>
					</div>
				</div>
			)}
		</>
	);
}
