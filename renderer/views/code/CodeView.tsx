import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Section, Source } from '#core/model.ts';
import { OffsetMap } from '#core/text/offset-map.ts';
import { useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { announce, setOverlay, toast, useApp } from '../../app/store.ts';
import { told, write } from '../../app/write.ts';
import type { Client } from '../../client/client.ts';
import { useClient, useRead } from '../../client/context.tsx';
import { keyLabel } from '../../keys/commands.ts';
import { keysOf, runCommand, useCommands } from '../../keys/useCommands.ts';
import { Icon } from '../../ui/Icon.tsx';
import { langOf } from '../../ui/lang.ts';
import { StatusHints } from '../../ui/StatusHints.tsx';
import { applyAgain, applyCode, applyInVivo, nudge, removeCoding, toggleConsidered } from './actions.ts';
import { CheckBanner } from './correct/CheckBanner.tsx';
import { CheckPanel } from './correct/CheckPanel.tsx';
import { CorrectionDialogs, correctionCommands } from './correct/Corrections.tsx';
import { setChecking, useCorrect } from './correct/store.ts';
import { FindBar, moveToHit } from './FindBar.tsx';
import { Inspector } from './Inspector.tsx';
import { lineAt, rangeOfLine } from './layout.ts';
import { cycle, extendLine, extendSentence, extendWord, moveLine, moveSentence } from './moves.ts';
import type { TextDom } from './offsets.ts';
import { arrive, nextOpenAnywhere } from './open-elsewhere.ts';
import { Palette } from './Palette.tsx';
import { PaceHint } from './pace/PaceHint.tsx';
import { citeLine, useSourcePages } from './pages/cite.ts';
import { PagePane } from './pages/PagePane.tsx';
import { setPaneOpen, usePane } from './pages/pane-store.ts';
import type { SourcePages } from './pages/source-pages.ts';
import { type CodeChoices, useCodeChoices } from './palette-data.ts';
import { Reader } from './reader.ts';
import { LeftPane } from './SourceTree.tsx';
import { Surface } from './Surface.tsx';
import { SectionDialog } from './sections/SectionDialog.tsx';
import { openSection } from './sections/section-actions.ts';
import './code.css';
import './highlights.css';

/** The source that was open last stays open behind the other views, with its codings followed. */
let kept: Reader | null = null;

function openReader(
	client: Client,
	projectId: string,
	me: string,
	source: Source,
	text: string,
	sections: readonly Section[],
	findingsOnly: boolean,
): Reader {
	if (
		kept &&
		kept.projectId === projectId &&
		kept.model.personId === me &&
		kept.source.id === source.id &&
		kept.sections === sections &&
		kept.findingsOnly === findingsOnly &&
		kept.source.textSha256 === source.textSha256
	)
		return kept;
	const before = kept?.source.id === source.id && kept.projectId === projectId ? kept : null;
	kept?.dispose();
	const sameText = before?.source.textSha256 === source.textSha256 && before.model.personId === me;
	kept = new Reader(client, projectId, me, source, text, sections, findingsOnly, sameText ? before : null);
	if (before && !sameText) kept.set({ line: sameLine(before, kept) });
	return kept;
}

/** The line where a reader was, in the text as it is after a correction. */
function sameLine(before: Reader, { layout }: Reader): number {
	const { line } = before.get();
	if (before.layout.text === layout.text) return line;
	const { start } = rangeOfLine(before.layout, line);
	return lineAt(layout.lines, new OffsetMap(before.layout.text, layout.text).start(start).at);
}

/** Line-by-line coding: studies on the left, the text, what is at the line on the right. */
export function CodeView() {
	const t = useT();
	const client = useClient();
	const project = useApp((state) => state.project);
	const place = useApp((state) => state.place);
	const sources = useRead('sources.list', {}).data?.sources;
	const [last, setLast] = useState<string | null>(() => kept?.source.id ?? null);
	const wanted = place.view === 'code' ? (place.sourceId ?? last) : last;
	const openId = sources?.some((source) => source.id === wanted) ? wanted : (sources?.[0]?.id ?? null);
	const read = useRead('source.read', { sourceId: openId ?? '' }, { enabled: openId !== null });
	const opened = read.data?.source.id === openId ? read.data : undefined;
	const codes = useCodeChoices(project?.id ?? '');
	const findingsOnly = useRead('project.settings', {}).data?.codeFindingsOnly;
	const reader = useMemo(
		() =>
			opened && project && findingsOnly !== undefined
				? openReader(client, project.id, project.me, opened.source, opened.text, opened.sections, findingsOnly)
				: null,
		[client, project, opened, findingsOnly],
	);
	useEffect(() => {
		if (openId) setLast(openId);
	}, [openId]);

	if (!sources) return <div className="code-work" />;
	if (sources.length === 0) {
		return (
			<div className="code-work none">
				<div className="empty">
					<p>{t('code.noSources')}</p>
					<button type="button" className="btn primary lg" onClick={() => setOverlay('import')}>
						{t('code.import')} <kbd>{keyLabel(keysOf('project.import')[0] ?? '')}</kbd>
					</button>
				</div>
			</div>
		);
	}
	return (
		<div className="code-work">
			<LeftPane sources={sources} reader={reader} openId={openId} codes={codes} />
			{reader ? (
				<Reading key={reader.source.id} reader={reader} sources={sources} codes={codes} />
			) : (
				<section className="read">{read.error && <p className="empty">{t('code.cannotRead')}</p>}</section>
			)}
		</div>
	);
}

function Reading({ reader, sources, codes }: { reader: Reader; sources: readonly Source[]; codes: CodeChoices }) {
	const t = useT();
	const client = useClient();
	const project = useApp((state) => state.project)!;
	const place = useApp((state) => state.place);
	const unit = useSettings((settings) => settings.readingUnit);
	const list = useRead('codes.list', {}).data?.codes;
	const studies = useRead('studies.list', {}).data?.studies;
	const stats = useRead('sources.stats', { sourceIds: null }).data?.stats.find(
		(entry) => entry.sourceId === reader.source.id,
	);
	const palette = useStore(reader.store, (state) => state.palette);
	const finding = useStore(reader.store, (state) => state.find.open);
	const checking = useCorrect((state) => state.checking);
	const [dom, setDom] = useState<TextDom | null>(null);
	const study = studies?.find((entry) => entry.id === reader.source.studyId);
	const pages = useSourcePages(reader);
	const pageOpen = usePane((pane) => pane.open);
	const hasPages = reader.source.pageCount > 0 && reader.source.mediaType === 'application/pdf';
	useEffect(() => {
		reader.pages = pages;
	}, [reader, pages]);

	useEffect(() => {
		if (list) reader.setCodes(list);
	}, [reader, list]);
	useEffect(() => {
		reader.unit = unit;
	}, [reader, unit]);
	const ready = useStore(reader.store, (state) => state.ready);
	useEffect(() => {
		if (dom && ready) arrive(reader);
	}, [reader, dom, ready]);
	useEffect(() => {
		reader.byUse = codes.byUse;
	}, [reader, codes]);

	// A place from elsewhere: a quote, a hit, the way back.
	const at =
		place.view === 'code' && (place.sourceId === undefined || place.sourceId === reader.source.id)
			? place.at
			: undefined;
	const gone = useRef<typeof at>(undefined);
	useEffect(() => {
		// Once: a corrected text is read on where the cursor is.
		if (!dom || !at || gone.current === at) return;
		gone.current = at;
		reader.jump({
			start: Math.min(at.start, reader.layout.text.length - 1),
			end: Math.min(at.end, reader.layout.text.length),
		});
		reader.view?.focus();
	}, [dom, at, reader]);

	const openMemo = useCallback(
		(id: string | null = reader.get().active) => {
			if (id === null) return announce(t('code.nothingHere'));
			setChecking(false);
			// The inspector may be away in a narrow window.
			if (matchMedia('(max-width: 1200px)').matches && !document.querySelector('.app.show-right'))
				runCommand('app.rightPane');
			reader.set(({ memo }) => ({ active: id, memo: { id, times: (memo?.times ?? 0) + 1 } }));
		},
		[reader, t],
	);

	const labelOf = (source: Source) => studies?.find((entry) => entry.id === source.studyId)?.label ?? source.name;
	const recent = (key: string, advance: boolean) => {
		const slot = reader.slots()[Number(key) - 1];
		if (slot) applyCode(reader, { id: slot.codeId }, { advance });
		else announce(t('code.noRecent', { n: key }));
	};
	const finish = async () => {
		const finished = !stats?.finishedByMe;
		try {
			await write(client, 'source.finish', { sourceId: reader.source.id, finished });
			const open = finished ? reader.layout.findingsLines - reader.model.doneLines() : 0;
			toast(
				t(finished ? (open ? 'code.nowFinishedOpen' : 'code.nowFinished') : 'code.notFinished', {
					source: study?.label ?? reader.source.name,
					count: open,
				}),
				{ label: t('action.undo'), run: () => runCommand('app.undo') },
			);
		} catch (error) {
			told(error);
		}
	};
	const backOut = () => {
		const { range, find } = reader.get();
		if (range) reader.unselect();
		else if (find.hits.length || find.open) reader.set({ find: { open: false, query: '', hits: [], at: -1 } });
		document.getSelection()?.removeAllRanges();
	};
	const onKeyDown = useCommands('reading', {
		'reading.lineDown': () => moveLine(reader, 1),
		'reading.lineUp': () => moveLine(reader, -1),
		'reading.extendDown': () => extendLine(reader, 1),
		'reading.extendUp': () => extendLine(reader, -1),
		'reading.sentenceNext': () => moveSentence(reader, 1),
		'reading.sentencePrevious': () => moveSentence(reader, -1),
		'reading.sentenceExtend': () => extendSentence(reader, 1),
		'reading.sentenceShrink': () => extendSentence(reader, -1),
		'reading.wordExtend': () => extendWord(reader, 1),
		'reading.wordShrink': () => extendWord(reader, -1),
		'reading.first': () => reader.moveTo(1),
		'reading.last': () => reader.moveTo(reader.layout.lines.count),
		'reading.pageDown': () => moveLine(reader, reader.view?.page() ?? 20),
		'reading.pageUp': () => moveLine(reader, -(reader.view?.page() ?? 20)),
		'reading.palette': () =>
			project.readOnly ? announce(t('status.readOnly')) : reader.set({ palette: reader.target() }),
		'reading.recent': (_, key) => recent(key || '1', true),
		'reading.recentStay': (_, key) => recent(key.slice(-1) || '1', false),
		'reading.again': () => applyAgain(reader),
		'reading.unit': () => {
			const readingUnit = unit === 'line' ? 'sentence' : 'line';
			useSettings.setState({ readingUnit });
			reader.unit = readingUnit;
			reader.unselect();
			if (readingUnit === 'sentence') moveSentence(reader, 1);
			announce(t(`code.unit.${readingUnit}`));
		},
		'reading.pace': () => useSettings.setState(({ showPace }) => ({ showPace: !showPace })),
		'reading.codes': () => {
			useSettings.setState({ leftTab: 'codes' });
			requestAnimationFrame(() => document.querySelector<HTMLElement>('.code-list input')?.focus());
		},
		'reading.inVivo': () => {
			applyInVivo(reader);
		},
		'reading.memo': () => openMemo(),
		'reading.uncode': () => {
			const { active } = reader.get();
			if (active === null) announce(t('code.nothingHere'));
			else removeCoding(reader, active);
		},
		'reading.nothing': () => toggleConsidered(reader),
		'reading.undo': () => runCommand('app.undo'),
		'reading.redo': () => runCommand('app.redo'),
		'reading.nextUncoded': () => void nextOpenAnywhere(reader, sources, labelOf, 1).catch(told),
		'reading.previousUncoded': () => void nextOpenAnywhere(reader, sources, labelOf, -1).catch(told),
		'reading.cycle': () => cycle(reader),
		'reading.endRight': () => nudge(reader, 'end', 1),
		'reading.endLeft': () => nudge(reader, 'end', -1),
		'reading.startRight': () => nudge(reader, 'start', 1),
		'reading.startLeft': () => nudge(reader, 'start', -1),
		'reading.section': () => openSection({ line: reader.get().line }),
		'reading.finish': () => void finish(),
		'reading.search': () => reader.set(({ find }) => ({ find: { ...find, open: true } })),
		'reading.nextHit': () => moveToHit(reader, 1),
		'reading.previousHit': () => moveToHit(reader, -1),
		...(hasPages && { 'reading.page': () => setPaneOpen(!usePane.getState().open) }),
		...correctionCommands(reader),
		'reading.escape': backOut,
	});

	return (
		<>
			<section className="read" aria-label={t('code.reading.pane')}>
				{finding ? (
					<FindBar reader={reader} sources={sources} labelOf={labelOf} />
				) : (
					<ReadHead
						reader={reader}
						label={study?.label ?? reader.source.name}
						facts={[study?.participants, study?.country].filter(Boolean).join(', ')}
						hasPages={hasPages}
					/>
				)}
				<CheckBanner reader={reader} />
				<Surface reader={reader} pages={pages} onKeyDown={onKeyDown} onDom={setDom} />
				{palette && dom && (
					<Palette
						key={`${palette.start} ${palette.end}`}
						reader={reader}
						dom={dom}
						target={palette}
						codes={codes}
						onMemo={openMemo}
					/>
				)}
			</section>
			{hasPages && pageOpen && pages && <PagePane reader={reader} pages={pages} />}
			{checking ? (
				<CheckPanel reader={reader} />
			) : (
				<Inspector reader={reader} pages={pages} codes={codes} onMemo={() => openMemo()} />
			)}
			<CorrectionDialogs reader={reader} label={study?.label ?? reader.source.name} />
			<SectionDialog reader={reader} />
			<Hints reader={reader} pages={pages} />
		</>
	);
}

function ReadHead({
	reader,
	label,
	facts,
	hasPages,
}: {
	reader: Reader;
	label: string;
	facts: string;
	hasPages: boolean;
}) {
	const t = useT();
	const pageOpen = usePane((pane) => pane.open);
	const mode = useSettings((settings) => settings.readingMode);
	const scale = useSettings((settings) => settings.readScale);
	const section = useStore(reader.store, ({ line }) => {
		const { start } = rangeOfLine(reader.layout, line);
		return reader.sections.find((entry) => start >= entry.start && start < entry.end)?.kind ?? 'other';
	});
	const [sizing, setSizing] = useState(false);
	const setScale = (to: number) => useSettings.setState({ readScale: Math.min(200, Math.max(80, to)) });
	return (
		<header className="read-head">
			<h1 className="clip" lang={langOf(label)}>
				{label}
			</h1>
			<span className="quiet grow clip" lang={langOf(facts)}>
				{t(`code.section.${section}`)}
				{facts && ` · ${facts}`}
			</span>
			{sizing && (
				<fieldset className="sizing" aria-label={t('code.size')}>
					<button
						type="button"
						className="iconbtn"
						aria-label={t('command.read.smaller')}
						disabled={scale <= 80}
						onClick={() => setScale(scale - 10)}
					>
						<span aria-hidden="true">A−</span>
					</button>
					<output className="num quiet">{scale}%</output>
					<button
						type="button"
						className="iconbtn"
						aria-label={t('command.read.larger')}
						disabled={scale >= 200}
						onClick={() => setScale(scale + 10)}
					>
						<span aria-hidden="true">A+</span>
					</button>
				</fieldset>
			)}
			<div className="seg" role="radiogroup" aria-label={t('code.mode')}>
				{(['read', 'line'] as const).map((name) => (
					<button
						key={name}
						type="button"
						role="radio"
						aria-checked={mode === name}
						title={t(`code.mode.${name}.hint`)}
						onClick={() => useSettings.setState({ readingMode: name })}
					>
						{t(`code.mode.${name}`)}
					</button>
				))}
			</div>
			{hasPages && (
				<button
					type="button"
					className="iconbtn"
					aria-label={t('command.reading.page')}
					aria-pressed={pageOpen}
					title={`${t('command.reading.page')} (${keyLabel(keysOf('reading.page')[0] ?? '')})`}
					onClick={() => runCommand('reading.page')}
				>
					<Icon name="file" />
				</button>
			)}
			<button
				type="button"
				className="iconbtn"
				aria-label={t('command.reading.search')}
				title={`${t('command.reading.search')} (/)`}
				onClick={() => reader.set(({ find }) => ({ find: { ...find, open: true } }))}
			>
				<Icon name="search" />
			</button>
			<button
				type="button"
				className="btn plain size"
				aria-expanded={sizing}
				aria-label={t('code.size')}
				onClick={() => setSizing(!sizing)}
			>
				Aa
			</button>
		</header>
	);
}

/** What the status bar says of this source. */
function Hints({ reader, pages }: { reader: Reader; pages: SourcePages | null }) {
	const t = useT();
	const line = useStore(reader.store, (state) => state.line);
	const revision = useStore(reader.store, (state) => state.revision);
	const find = useStore(reader.store, (state) => state.find);
	const showPace = useSettings((settings) => settings.showPace);
	const unit = useSettings((settings) => settings.readingUnit);
	const me = useRead('people.list', {}).data?.people.find((person) => person.id === reader.model.personId)?.name ?? '';
	// biome-ignore lint/correctness/useExhaustiveDependencies: counted anew after each change of the codings
	const done = useMemo(() => reader.model.doneLines(), [reader, revision]);
	const total = reader.layout.findingsLines;
	const page = citeLine(reader, pages, line);
	const next = reader.model.nextOpen(line, 1);
	const share = total === 0 ? 0 : done === total ? 100 : Math.floor((done / total) * 100);
	return (
		<StatusHints>
			<span>
				{t('code.codingAs')} <b lang={langOf(me)}>{me}</b>
			</span>
			{find.hits.length > 0 ? (
				<span className="num">
					{find.at >= 0
						? t('code.hitOf', { n: find.at + 1, total: find.hits.length })
						: t('code.hits', { count: find.hits.length })}{' '}
					<kbd>n</kbd> <kbd>N</kbd>
				</span>
			) : reader.model.size === 0 && done === 0 ? (
				<span>{t('code.nothingYet')}</span>
			) : (
				<span className="num">
					<b>{share}%</b> {t('code.ofFindings')}
					{next !== null && ` · ${t('code.nextOpen', { line: next })} `}
					{next !== null && <kbd>{keyLabel(keysOf('reading.nextUncoded')[0] ?? ']')}</kbd>}
				</span>
			)}
			{unit === 'sentence' && <span>{t('code.unit.sentence')}</span>}
			{showPace && <PaceHint done={done} />}
			<span className="num">
				{page === null
					? t('code.lineOf', { line, total: reader.layout.lines.count })
					: t('pages.lineOf', { page, line, total: reader.layout.lines.count })}
			</span>
		</StatusHints>
	);
}
