import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { t, useT } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import { linesText, tidyRange } from './actions.ts';
import { blockOf, lineAt, lineAtHeight, lineTops, metricsFor, rangeOfLine } from './layout.ts';
import { TextDom } from './offsets.ts';
import type { SourcePages } from './pages/source-pages.ts';
import { Painter } from './painter.ts';
import type { Reader, Scroll } from './reader.ts';
import { SectionBlock } from './SectionBlock.tsx';
import { StripePlan } from './Stripes.tsx';
import { SectionRail } from './sections/SectionRail.tsx';

/** Lines kept visible around the cursor. */
const MARGIN_LINES = 2;
const FLASH = 900;
const STILL_FLASH = 1500;

/** What a screen reader says of a line: the page that begins on it, its number, its words, then its codings with theirs. */
export function spokenLine(reader: Reader, line: number): string {
	const { start, end } = rangeOfLine(reader.layout, line);
	const codings = reader.model.onLine(line);
	const parts = [t('code.spokenLine', { line, words: reader.layout.text.slice(start, end) })];
	const turn = reader.pages?.beginningOn(line);
	if (turn) parts.unshift(t('pages.spoken', { label: reader.pages!.label(turn.first) }));
	if (codings.length)
		parts.push(
			t('code.spokenCodings', {
				count: codings.length,
				list: codings.map((coding) => `${reader.nameOf(coding.codeId)}, ${linesText(reader, coding)}`).join('; '),
			}),
		);
	else if (reader.model.isConsidered(line)) parts.push(t('code.spokenConsidered'));
	return parts.join(' ');
}

/** The text with its numbers, highlights and stripes; the one place where coding keys act. */
export function Surface({
	reader,
	pages,
	onKeyDown,
	onDom,
}: {
	reader: Reader;
	pages: SourcePages | null;
	onKeyDown(event: React.KeyboardEvent): void;
	onDom(dom: TextDom | null): void;
}) {
	const t = useT();
	const scale = useSettings((settings) => settings.readScale);
	const mode = useSettings((settings) => settings.readingMode);
	const { layout, store } = reader;
	const metrics = useMemo(() => metricsFor(layout.language, scale), [layout, scale]);
	const tops = useMemo(() => lineTops(layout, metrics), [layout, metrics]);
	const plan = useMemo(() => new StripePlan(reader), [reader]);
	const scroller = useRef<HTMLDivElement>(null);
	const text = useRef<HTMLDivElement>(null);
	const painter = useRef<Painter | null>(null);
	const [shown, setShown] = useState<readonly [number, number]>([0, 1]);
	const [margin, setMargin] = useState(0);
	/** The text that has been scrolled to its place. */
	const stands = useRef<string | null>(null);
	const topsNow = useRef(tops);
	topsNow.current = tops;

	/** Blocks within half a screen of the viewport are painted; called before the frame that shows a new place. */
	const look = useCallback(() => {
		const box = scroller.current;
		if (!box || !painter.current) return;
		const height = box.clientHeight || 800;
		const first = blockOf(lineAtHeight(topsNow.current, box.scrollTop - height / 2));
		const last = blockOf(Math.min(layout.lines.count, lineAtHeight(topsNow.current, box.scrollTop + 1.5 * height)));
		painter.current.show(first, last);
		setShown((before) => (before[0] === first && before[1] === last ? before : [first, last]));
	}, [layout]);

	useLayoutEffect(() => {
		const root = text.current!;
		const box = scroller.current!;
		const dom = new TextDom(layout, root);
		const paint = new Painter(dom, reader.model, reader.hueOf);
		painter.current = paint;
		onDom(dom);

		let current: HTMLElement | null = null;
		/** Puts the cursor on a line. The focus goes first: an element that loses its tab stop while focused is laid out anew. */
		const place = (line: number) => {
			const element = dom.line(line);
			if (element === current) return;
			const before = current;
			current = element;
			if (element) {
				element.setAttribute('role', 'group');
				element.setAttribute('tabindex', '0');
				element.setAttribute('aria-current', 'true');
				element.setAttribute('aria-label', spokenLine(reader, line));
				if (before !== null && document.activeElement === before) element.focus({ preventScroll: true });
			}
			for (const name of ['tabindex', 'role', 'aria-label', 'aria-current']) before?.removeAttribute(name);
		};
		// Moving the focus measures the page; once a frame, after everything else a key has changed, is enough.
		let placing = 0;
		const placeSoon = () => {
			placing ||= requestAnimationFrame(() => {
				placing = 0;
				place(store.getState().line);
			});
		};
		let flashing: ReturnType<typeof setTimeout> | undefined;
		reader.view = {
			scrollTo: (line: number, how: Scroll) => {
				if (how === 'stay') return;
				const at = topsNow.current[line - 1]!;
				const { lineHeight } = metricsFor(layout.language, useSettings.getState().readScale);
				const height = box.clientHeight;
				const keep = Math.min(MARGIN_LINES * lineHeight, height / 4);
				if (how === 'third') box.scrollTop = at - height / 3;
				else if (at - keep < box.scrollTop) box.scrollTop = at - keep;
				else if (at + lineHeight + keep > box.scrollTop + height) box.scrollTop = at + lineHeight + keep - height;
				look();
			},
			page: () =>
				Math.max(1, Math.floor(box.clientHeight / (topsNow.current[layout.lines.count]! / layout.lines.count)) - 2),
			focus: () => {
				place(store.getState().line);
				(current ?? box).focus({ preventScroll: true });
			},
			together: (work) => paint.together(work),
			flash: (range) => {
				clearTimeout(flashing);
				const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
				if (still) {
					const line = dom.line(lineAt(layout.lines, range.start));
					line?.classList.add('outlined');
					flashing = setTimeout(() => line?.classList.remove('outlined'), STILL_FLASH);
					return;
				}
				paint.set('flash', [range]);
				flashing = setTimeout(() => paint.set('flash', []), FLASH);
			},
		};

		const stopModel = reader.model.subscribe((changed) => {
			plan.invalidate(blockOf(lineAt(layout.lines, changed.start)), blockOf(lineAt(layout.lines, changed.end)));
			paint.repaint(changed);
			current?.setAttribute('aria-label', spokenLine(reader, Number(current.dataset.line)));
		});
		const stopStore = store.subscribe((state, before) => {
			if (state.line !== before.line) placeSoon();
			if (state.codes !== before.codes) paint.repaintAll();
			paint.setActive(state.active);
			if (state.range !== before.range) paint.set('selection', state.range ? [state.range] : []);
			if (state.find.hits !== before.find.hits) paint.set('hits', state.find.hits);
			if (state.find !== before.find) {
				const hit = state.find.hits[state.find.at];
				paint.set('hit', hit ? [hit] : []);
			}
		});
		const state = store.getState();
		paint.setActive(state.active);
		look();
		place(state.line);
		if (state.range) paint.set('selection', [state.range]);
		paint.set('hits', state.find.hits);
		const hit = state.find.hits[state.find.at];
		paint.set('hit', hit ? [hit] : []);
		// Other sections of the same text leave it where it is.
		if (stands.current !== layout.text) reader.view.scrollTo(state.line, 'third');
		stands.current = layout.text;
		// Keys work as soon as there is a text to read, unless somebody is at something else.
		if (document.activeElement === document.body) reader.view.focus();

		const resize = new ResizeObserver(() => {
			look();
			setMargin(
				Math.max(
					0,
					box.clientWidth - Number.parseFloat(getComputedStyle(box).getPropertyValue('--margin-at') || '684') - 4,
				),
			);
		});
		resize.observe(box);
		return () => {
			resize.disconnect();
			cancelAnimationFrame(placing);
			clearTimeout(flashing);
			stopModel();
			stopStore();
			paint.dispose();
			painter.current = null;
			reader.view = null;
			onDom(null);
			for (const name of ['tabindex', 'role', 'aria-label', 'aria-current']) current?.removeAttribute(name);
		};
	}, [reader, layout, store, plan, look, onDom]);

	// A new reading size keeps the cursor where it is on the screen.
	// biome-ignore lint/correctness/useExhaustiveDependencies: it is the heights that call for it
	useLayoutEffect(() => {
		reader.view?.scrollTo(store.getState().line, 'third');
		look();
	}, [metrics.lineHeight]);

	const pressed = useMouseSelection(reader, scroller, text);

	const blocks = useMemo(() => Array.from({ length: layout.blocks }, (_, i) => i), [layout]);
	const zh = layout.language.startsWith('zh');
	const paged = reader.source.pageCount > 0;
	const style = {
		'--lh': `${metrics.lineHeight}px`,
		'--gap': `${metrics.gap}px`,
		'--head-gap': `${metrics.headGap}px`,
		'--margin-at': `${(paged ? 108 : 60) + Math.round(((zh ? 640 : 624) * scale) / 100)}px`,
	} as React.CSSProperties;
	return (
		<div
			ref={scroller}
			className={`surface ${mode}${paged ? ' paged' : ''}`}
			role="document"
			aria-label={t('code.text', { source: reader.source.name })}
			tabIndex={layout.lines.count ? -1 : 0}
			data-pane-focus
			style={style}
			onScroll={look}
			onKeyDown={(event) => {
				// What the keys select is ours; a browser selection left from the mouse would come back with the next click.
				if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key !== 'Shift')
					document.getSelection()?.removeAllRanges();
				onKeyDown(event);
			}}
			onFocus={(event) => {
				// Moving the focus while the button is down would end the browser's selection before it begins.
				if (event.target === event.currentTarget && layout.lines.count > 0 && !pressed.current) reader.view?.focus();
			}}
			onCopy={(event) => {
				const { range } = store.getState();
				if (!range) return;
				event.preventDefault();
				event.clipboardData.setData('text/plain', layout.text.slice(range.start, range.end));
			}}
		>
			<SectionRail reader={reader} tops={tops} />
			<div ref={text} className="text" lang={layout.language === 'und' ? undefined : layout.language}>
				{blocks.map((block) => (
					<SectionBlock
						key={block}
						reader={reader}
						plan={plan}
						pages={pages}
						block={block}
						tops={tops}
						lineHeight={metrics.lineHeight}
						shown={block >= shown[0] && block <= shown[1]}
						margin={block >= shown[0] && block <= shown[1] ? margin : 0}
					/>
				))}
			</div>
		</div>
	);
}

/** What the mouse selects becomes the selection; a click puts the cursor on the line and on the coding under it. */
function useMouseSelection(
	reader: Reader,
	scroller: React.RefObject<HTMLDivElement | null>,
	text: React.RefObject<HTMLDivElement | null>,
): React.RefObject<boolean> {
	const pressed = useRef(false);
	useEffect(() => {
		const box = scroller.current!;
		const dom = new TextDom(reader.layout, text.current!);
		let pointer = { x: 0, y: 0 };
		/** Where a drag is that has left the text: at the nearest character on screen. */
		const besideText = () => {
			const frame = box.getBoundingClientRect();
			const y = Math.min(Math.max(pointer.y, frame.top + 4), frame.bottom - 8);
			return dom.offsetAt(Math.min(Math.max(pointer.x, frame.left + 64), frame.right - 24), y);
		};
		const take = () => {
			const selection = document.getSelection();
			if (
				!selection?.anchorNode ||
				!selection.focusNode ||
				selection.isCollapsed ||
				!dom.root.contains(selection.anchorNode)
			)
				return false;
			const anchor = dom.offsetOf(selection.anchorNode, selection.anchorOffset);
			const inside = dom.root.contains(selection.focusNode);
			const focus = (inside ? null : besideText()) ?? dom.offsetOf(selection.focusNode, selection.focusOffset);
			const range = tidyRange(reader, anchor, focus);
			if (!range) return false;
			reader.select(range, focus < anchor ? 'first' : 'last', null, 'stay');
			return true;
		};
		const down = (event: PointerEvent) => {
			const onScrollbar = event.clientX - box.getBoundingClientRect().left >= box.clientWidth;
			if (event.button !== 0 || onScrollbar || (event.target as HTMLElement).closest('.section-rail')) return;
			const label = (event.target as HTMLElement).closest<HTMLElement>('[data-stripe]');
			if (label) {
				event.preventDefault();
				const line = Number(label.dataset.lineOf);
				reader.moveTo(line, 'stay');
				const coding = reader.model.onLine(line).find((each) => each.codeId === label.dataset.stripe);
				if (coding) reader.set({ active: coding.id });
				reader.view?.focus();
				return;
			}
			pressed.current = true;
		};
		const change = () => {
			if (pressed.current) take();
		};
		const move = (event: PointerEvent) => {
			pointer = { x: event.clientX, y: event.clientY };
		};
		const up = (event: PointerEvent) => {
			if (!pressed.current) return;
			pressed.current = false;
			move(event);
			if (!take() && box.contains(event.target as Node)) {
				const line = (event.target as HTMLElement).closest<HTMLElement>('[data-line]');
				const at = dom.offsetAt(event.clientX, event.clientY);
				const number = line ? Number(line.dataset.line) : at === null ? null : lineAt(reader.layout.lines, at);
				if (number !== null) {
					reader.moveTo(number, 'stay');
					const under =
						at === null
							? []
							: reader.model
									.overlapping({ start: at, end: at + 1 })
									.sort((a, b) => a.end - a.start - (b.end - b.start));
					if (under[0]) reader.set({ active: under[0].id });
				}
			}
			reader.view?.focus();
		};
		box.addEventListener('pointerdown', down);
		document.addEventListener('selectionchange', change);
		document.addEventListener('pointermove', move);
		document.addEventListener('pointerup', up);
		return () => {
			box.removeEventListener('pointerdown', down);
			document.removeEventListener('selectionchange', change);
			document.removeEventListener('pointermove', move);
			document.removeEventListener('pointerup', up);
		};
	}, [reader, scroller, text]);
	return pressed;
}
