import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { offsetAt, type PageLayout, startOfPage } from '#core/text/page-layout.ts';
import { useT } from '../../../app/i18n.tsx';
import { announce } from '../../../app/store.ts';
import { useRead } from '../../../client/context.tsx';
import { useCommands } from '../../../keys/useCommands.ts';
import { lineAt } from '../layout.ts';
import type { Reader } from '../reader.ts';
import { useOriginal } from './original.ts';
import { PageSheet, type Passage } from './PageSheet.tsx';
import { PageTools } from './PageTools.tsx';
import { setPaneOpen, usePane } from './pane-store.ts';
import { boxesOfCursor, passageOf } from './passage.ts';
import { Splitter, usePaneWidth } from './Splitter.tsx';
import { PIXELS_PER_POINT, Sheets, scaleToFit, zoomStep } from './sheets.ts';
import type { SourcePages } from './source-pages.ts';
import { Unlock } from './Unlock.tsx';
import './pages.css';

/** How far beside the words a click still means them, in points. */
const REACH = 36;
const NONE: never[] = [];

/** Device pixels to a CSS pixel, followed when the window goes to another screen. */
function usePixelRatio(): number {
	const [ratio, setRatio] = useState(devicePixelRatio);
	useEffect(() => {
		const query = matchMedia(`(resolution: ${ratio}dppx)`);
		const follow = () => setRatio(devicePixelRatio);
		query.addEventListener('change', follow);
		return () => query.removeEventListener('change', follow);
	}, [ratio]);
	return ratio;
}

/** The original beside its text: shows the page of the cursor and marks what is selected or coded there. */
export function PagePane({ reader, pages }: { reader: Reader; pages: SourcePages }) {
	const t = useT();
	const { source } = reader;
	const { original, retry } = useOriginal(source.id);
	const layout = useRead('source.layout', { sourceId: source.id }).data?.layout ?? null;
	const width = usePaneWidth();
	const zoom = usePane((pane) => pane.zoom);
	const ratio = usePixelRatio();
	const scroller = useRef<HTMLDivElement>(null);
	const [room, setRoom] = useState({ width: 0, height: 0 });
	const [shown, setShown] = useState<readonly [first: number, last: number]>([1, 0]);
	const [page, setPage] = useState(1);
	const [passage, setPassage] = useState<Passage | null>(null);
	const scale = zoom === 'fit' ? scaleToFit(pages.pages, room.width) : (zoom / 100) * PIXELS_PER_POINT;
	const sheets = useMemo(() => new Sheets(pages.pages, scale), [pages, scale]);
	const sheetsNow = useRef(sheets);
	/** The page that was gone to, as long as nobody scrolls on: short pages at the end cannot come to the top. */
	const goneTo = useRef<{ page: number; top: number } | null>(null);
	const ready = original.state === 'open' && layout !== null && room.width > 0;

	/** Takes note of what is on screen; pages within half a screen of it are drawn. */
	const look = useCallback(() => {
		const box = scroller.current;
		if (!box) return;
		const now = sheetsNow.current;
		const half = box.clientHeight / 2;
		const first = now.pageAt(box.scrollTop - half);
		const last = now.pageAt(box.scrollTop + box.clientHeight + half);
		setShown((before) => (before[0] === first && before[1] === last ? before : [first, last]));
		if (goneTo.current && Math.abs(goneTo.current.top - box.scrollTop) >= 1) goneTo.current = null;
		setPage(goneTo.current?.page ?? now.pageAt(box.scrollTop + box.clientHeight / 3));
	}, []);

	const scrollTo = useCallback(
		(page: number, place: { top: number; left?: number } | null) => {
			const box = scroller.current;
			if (!box) return;
			if (place) box.scrollTo(place);
			goneTo.current = { page, top: box.scrollTop };
			look();
		},
		[look],
	);

	useLayoutEffect(() => {
		const box = scroller.current;
		if (!box) return;
		const resize = new ResizeObserver(() => setRoom({ width: box.clientWidth, height: box.clientHeight }));
		resize.observe(box);
		return () => resize.disconnect();
	}, []);

	// Another size keeps what is in the middle of the pane there.
	useLayoutEffect(() => {
		const box = scroller.current;
		const before = sheetsNow.current;
		sheetsNow.current = sheets;
		if (!box) return;
		if (before !== sheets && before.scale > 0) {
			const factor = sheets.scale / before.scale;
			const middle = box.scrollTop + box.clientHeight / 2;
			const at = before.pageAt(middle);
			box.scrollTop = sheets.tops[at - 1]! + (middle - before.tops[at - 1]!) * factor - box.clientHeight / 2;
			const across = box.scrollLeft + box.clientWidth / 2;
			box.scrollLeft = across * factor - box.clientWidth / 2;
		}
		look();
	}, [sheets, look]);

	useFollowing(reader, pages, ready ? layout : null, scroller, sheetsNow, scrollTo, setPassage);

	const turnTo = (to: number) => {
		if (!ready || to < 1 || to > pages.count) return;
		scrollTo(to, { top: sheets.tops[to - 1]! - 8 });
		announce(t('pages.shown', { label: pages.label(to), n: to, total: pages.count }));
	};
	const turn = (step: 1 | -1) => () => turnTo(page + step);
	const percent = (scale / PIXELS_PER_POINT) * 100;
	const setZoom = (direction: 1 | -1) => usePane.setState({ zoom: zoomStep(percent, direction) });
	const close = () => {
		const inside = scroller.current?.closest('.page-pane')?.contains(document.activeElement);
		setPaneOpen(false);
		if (inside) reader.view?.focus();
	};
	useCommands('global', { 'app.nextPage': turn(1), 'app.previousPage': turn(-1) });
	const onKeyDown = useCommands('page', {
		'page.next': turn(1),
		'page.previous': turn(-1),
		'page.larger': () => setZoom(1),
		'page.smaller': () => setZoom(-1),
		'page.fit': () => usePane.setState({ zoom: 'fit' }),
		'page.back': () => reader.view?.focus(),
		'page.close': close,
	});

	/** A click on words puts the cursor on their line; on a page without words, where its note stands in the text. */
	const onClick = (event: React.MouseEvent) => {
		const sheet = (event.target as HTMLElement).closest<HTMLElement>('.page-sheet');
		if (!sheet || !layout) return;
		const number = Number(sheet.dataset.page);
		const frame = sheet.getBoundingClientRect();
		const { text } = reader.layout;
		const at =
			offsetAt(layout, number, (event.clientX - frame.left) / scale, (event.clientY - frame.top) / scale, {
				reach: REACH,
				text,
			}) ?? (layout.fragments.page.includes(number) ? null : startOfPage(layout, number));
		if (at === null) return announce(t('pages.noText'));
		reader.moveTo(lineAt(reader.layout.lines, at));
		const under = reader.model
			.overlapping({ start: at, end: at + 1 })
			.sort((a, b) => a.end - a.start - (b.end - b.start));
		if (under[0]) reader.set({ active: under[0].id });
		reader.view?.focus();
	};

	const numbers = ready ? Array.from({ length: shown[1] - shown[0] + 1 }, (_, i) => shown[0] + i) : NONE;
	return (
		<section className="page-pane" aria-label={t('pages.pane')} style={{ width }} onKeyDown={onKeyDown}>
			<Splitter width={width} />
			<PageTools
				pages={pages}
				page={page}
				zoom={percent}
				fits={zoom === 'fit'}
				ready={ready}
				onPage={turnTo}
				onZoom={setZoom}
				onFit={() => usePane.setState({ zoom: 'fit' })}
				onClose={close}
				onLeave={() => reader.view?.focus()}
			/>
			{/* biome-ignore lint/a11y/useKeyWithClickEvents: the cursor in the text is moved with keys there */}
			<div
				ref={scroller}
				className="page-sheets"
				role="group"
				aria-label={t('pages.sheets')}
				aria-busy={original.state === 'opening'}
				tabIndex={0}
				data-pane-focus
				onScroll={look}
				onClick={onClick}
			>
				{original.state === 'open' && ready && (
					<div className="page-stack" style={{ height: sheets.height, width: Math.max(sheets.width, room.width) }}>
						{numbers.map((number) => (
							<PageSheet
								key={number}
								document={original.document}
								page={number}
								label={pages.label(number)}
								top={sheets.tops[number - 1]!}
								left={sheets.leftOf(number, room.width)}
								{...sheets.sizeOf(number)}
								scale={scale}
								ratio={ratio}
								boxes={passage?.boxes.get(number) ?? NONE}
								kind={passage?.kind ?? 'line'}
								hue={passage?.hue ?? 0}
							/>
						))}
					</div>
				)}
				{(original.state === 'opening' || (original.state === 'open' && !ready)) && (
					<p className="page-note" role="status">
						{t('pages.opening')}
					</p>
				)}
				{original.state === 'locked' && <Unlock wrong={original.wrong} unlock={original.unlock} />}
				{original.state === 'failed' && (
					<div className="page-note" role="alert">
						<p>{t(`pages.${original.why}`)}</p>
						<button type="button" className="btn" onClick={retry}>
							{t('pages.retry')}
						</button>
					</div>
				)}
			</div>
		</section>
	);
}

/** Keeps the marks on what is selected, and the page of the cursor in sight, once a frame at most. */
function useFollowing(
	reader: Reader,
	pages: SourcePages,
	layout: PageLayout | null,
	scroller: React.RefObject<HTMLDivElement | null>,
	sheets: React.RefObject<Sheets>,
	scrollTo: (page: number, place: { top: number; left?: number } | null) => void,
	onPassage: (passage: Passage) => void,
): void {
	useEffect(() => {
		if (!layout) return;
		let frame = 0;
		let moved = true;
		const follow = () => {
			frame = 0;
			onPassage(passageOf(reader, layout));
			const box = scroller.current;
			// Codings that come from elsewhere do not take a reader back who has leafed on.
			if (!box || !moved) return;
			moved = false;
			const view = { top: box.scrollTop, left: box.scrollLeft, width: box.clientWidth, height: box.clientHeight };
			const boxes = boxesOfCursor(reader, layout);
			if (boxes.length > 0) {
				scrollTo(boxes[0]!.page, sheets.current.scrollFor(boxes, view));
				return;
			}
			// A line that stands on no page by itself, such as the note of a page that is only a picture.
			const page = pages.at(reader.layout.lines.starts[reader.get().line - 1]!);
			if (page === null) return;
			const { tops } = sheets.current;
			const seen = tops[page]! > view.top && tops[page - 1]! < view.top + view.height / 2;
			scrollTo(page, seen ? null : { top: tops[page - 1]! - 8 });
		};
		const soon = () => {
			frame ||= requestAnimationFrame(follow);
		};
		follow();
		const stop = reader.store.subscribe((state, before) => {
			const elsewhere = state.line !== before.line || state.range !== before.range || state.active !== before.active;
			moved ||= elsewhere;
			if (elsewhere || state.codes !== before.codes || state.revision !== before.revision) soon();
		});
		return () => {
			stop();
			cancelAnimationFrame(frame);
		};
	}, [reader, pages, layout, scroller, sheets, scrollTo, onPassage]);
}
