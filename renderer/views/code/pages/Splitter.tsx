import { useEffect, useState } from 'react';
import { useT } from '../../../app/i18n.tsx';
import { MIN_WIDTH, maxWidth, naturalWidth, usePane } from './pane-store.ts';

const STEP = 16;
const STRIDE = 96;

/** Width of the window, followed. */
function useWindowWidth(): number {
	const [width, setWidth] = useState(window.innerWidth);
	useEffect(() => {
		const follow = () => setWidth(window.innerWidth);
		window.addEventListener('resize', follow);
		return () => window.removeEventListener('resize', follow);
	}, []);
	return width;
}

/** Width of the pane in this window: what was set, as far as there is room. */
export function usePaneWidth(): number {
	const inWindow = useWindowWidth();
	const set = usePane((pane) => pane.width);
	return Math.min(set ?? naturalWidth(inWindow), maxWidth(inWindow));
}

/** The edge between the text and the original: dragged, or moved with the arrow keys. */
export function Splitter({ width }: { width: number }) {
	const t = useT();
	const set = (to: number) =>
		usePane.setState({ width: Math.round(Math.min(maxWidth(window.innerWidth), Math.max(MIN_WIDTH, to))) });
	const onPointerDown = (event: React.PointerEvent<HTMLDivElement>) => {
		if (event.button !== 0) return;
		const handle = event.currentTarget;
		const from = event.clientX;
		const move = (moved: PointerEvent) => set(width + from - moved.clientX);
		handle.setPointerCapture(event.pointerId);
		handle.addEventListener('pointermove', move);
		handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
			once: true,
		});
	};
	const onKeyDown = (event: React.KeyboardEvent) => {
		const step = event.shiftKey ? STRIDE : STEP;
		const to = {
			ArrowLeft: width + step,
			ArrowRight: width - step,
			Home: maxWidth(window.innerWidth),
			End: MIN_WIDTH,
		}[event.key];
		if (to === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		set(to);
	};
	return (
		<div
			className="splitter"
			role="separator"
			aria-orientation="vertical"
			aria-label={t('pages.width')}
			aria-valuenow={width}
			aria-valuemin={MIN_WIDTH}
			aria-valuemax={maxWidth(window.innerWidth)}
			tabIndex={0}
			onPointerDown={onPointerDown}
			onKeyDown={onKeyDown}
		/>
	);
}
