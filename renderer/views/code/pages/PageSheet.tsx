import type { PDFDocumentProxy } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import type { PageBox } from '#core/text/page-layout.ts';
import { useT } from '../../../app/i18n.tsx';
import { drawPage } from './draw.ts';

/** What the marks on the pages stand for. */
export interface Passage {
	kind: 'selection' | 'coding' | 'line';
	/** Colour of the coding's code. */
	hue: number;
	boxes: ReadonlyMap<number, readonly PageBox[]>;
}

/** Space between the edge of the words and that of their mark, in points. */
const BLEED = 1;

/** One page: its drawing, and the marks over it. Stays as it is until a sharper or larger drawing is ready. */
export const PageSheet = memo(function PageSheet({
	document,
	page,
	label,
	top,
	left,
	width,
	height,
	scale,
	ratio,
	boxes,
	kind,
	hue,
}: {
	document: PDFDocumentProxy;
	/** From 1. */
	page: number;
	label: string;
	top: number;
	left: number;
	width: number;
	height: number;
	scale: number;
	ratio: number;
	boxes: readonly PageBox[];
	kind: Passage['kind'];
	hue: number;
}) {
	const t = useT();
	const holder = useRef<HTMLDivElement>(null);
	const [state, setState] = useState<'drawing' | 'drawn' | 'bare' | 'failed'>('drawing');

	useEffect(() => {
		const control = new AbortController();
		drawPage(document, page, scale, ratio, control.signal).then(
			({ canvas, bare }) => {
				canvas.setAttribute('aria-hidden', 'true');
				holder.current?.replaceChildren(canvas);
				setState(bare ? 'bare' : 'drawn');
			},
			(error) => {
				if (control.signal.aborted) return;
				console.error(`page ${page} cannot be drawn`, error);
				holder.current?.replaceChildren();
				setState('failed');
			},
		);
		return () => control.abort();
	}, [document, page, scale, ratio]);

	return (
		<div className="page-sheet" data-page={page} data-state={state} style={{ top, left, width, height }}>
			<div
				ref={holder}
				className="drawing"
				role="img"
				aria-label={t(boxes.length ? 'pages.marked' : 'pages.image', { label })}
			/>
			{boxes.map((box, i) => (
				<i
					// biome-ignore lint/suspicious/noArrayIndexKey: boxes have no other identity and no state
					key={i}
					className={`mark ${kind} c${hue}`}
					style={{
						left: (box.x - BLEED) * scale,
						top: (box.y - BLEED) * scale,
						width: (box.width + 2 * BLEED) * scale,
						height: (box.height + 2 * BLEED) * scale,
					}}
				/>
			))}
			{state === 'drawing' && <p className="page-sheet-note">{t('pages.drawing', { label })}</p>}
			{state === 'bare' && <p className="page-sheet-note">{t('pages.bare')}</p>}
			{state === 'failed' && <p className="page-sheet-note">{t('pages.notDrawn', { label })}</p>}
		</div>
	);
});
