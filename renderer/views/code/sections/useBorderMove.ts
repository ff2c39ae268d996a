import { useCallback, useEffect, useRef, useState } from 'react';
import type { Section } from '#core/model.ts';
import { t } from '../../../app/i18n.tsx';
import { announce } from '../../../app/store.ts';
import type { Reader } from '../reader.ts';
import { linesOfSection, moveBorder, nearestLine } from './section-actions.ts';

/** This near the upper or lower edge of the surface a drag scrolls it. */
const EDGE = 36;
/** Pixels that it scrolls in a frame at most. */
const FASTEST = 18;

/** A border on its way: `line` is where its section would begin. */
export interface BorderMove {
	id: string;
	line: number;
	/** By what it is held; `sent` until the new sections have come. */
	by: 'pointer' | 'key' | 'sent';
}

interface Grip {
	section: Section;
	/** First and last line where the border can be. */
	limits: [number, number];
	scroller: HTMLElement;
	y: number;
	frame: number;
}

/**
 * Moving a border: with the pointer until it is let go, with the arrow keys until they are. Nothing is written before, and
 * Escape leaves the border where it was.
 */
export function useBorderMove(reader: Reader, tops: Float64Array) {
	const [move, setMove] = useState<BorderMove | null>(null);
	const now = useRef(move);
	now.current = move;
	const grip = useRef<Grip | null>(null);
	const { count } = reader.layout.lines;

	/** Where the border above a section can be: each side keeps a line. */
	const limitsOf = useCallback(
		(section: Section): [number, number] => {
			const above = reader.sections[reader.sections.findIndex(({ id }) => id === section.id) - 1];
			const [, last] = linesOfSection(reader, section);
			return above ? [linesOfSection(reader, above)[0] + 1, last] : [last, last];
		},
		[reader],
	);

	const stop = useCallback(() => {
		if (grip.current) cancelAnimationFrame(grip.current.frame);
		grip.current = null;
		setMove(null);
	}, []);

	const send = useCallback(
		async (section: Section) => {
			const held = now.current;
			if (grip.current) cancelAnimationFrame(grip.current.frame);
			grip.current = null;
			if (held?.id !== section.id || held.by === 'sent') return;
			const [first] = linesOfSection(reader, section);
			if (held.line === first) return setMove(null);
			setMove({ ...held, by: 'sent' });
			if (!(await moveBorder(reader, section, held.line))) setMove(null);
		},
		[reader],
	);

	// The sections as they are now: what was sent has arrived, or somebody else was faster.
	// biome-ignore lint/correctness/useExhaustiveDependencies: a new reader brings them
	useEffect(() => {
		setMove((held) => (held?.by === 'sent' ? null : held));
	}, [reader]);

	const holding = move !== null && move.by !== 'sent';
	useEffect(() => {
		if (!holding) return;
		const letGo = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			event.preventDefault();
			event.stopPropagation();
			stop();
		};
		document.addEventListener('keydown', letGo, true);
		return () => document.removeEventListener('keydown', letGo, true);
	}, [holding, stop]);
	useEffect(() => stop, [stop]);

	const follow = useCallback(() => {
		const held = grip.current;
		if (!held) return;
		const box = held.scroller.getBoundingClientRect();
		const [low, high] = held.limits;
		const at = nearestLine(tops, held.y - box.top + held.scroller.scrollTop, count);
		setMove({ id: held.section.id, line: Math.min(Math.max(at, low), high), by: 'pointer' });
		const over = Math.max(0, held.y - (box.bottom - EDGE)) - Math.max(0, box.top + EDGE - held.y);
		cancelAnimationFrame(held.frame);
		if (over === 0) return;
		held.frame = requestAnimationFrame(() => {
			held.scroller.scrollTop += Math.sign(over) * Math.min(FASTEST, Math.abs(over) / 2);
			follow();
		});
	}, [tops, count]);

	return {
		move,
		grab: (section: Section, event: React.PointerEvent<HTMLElement>) => {
			const scroller = event.currentTarget.closest<HTMLElement>('.surface');
			if (!scroller) return;
			event.currentTarget.setPointerCapture(event.pointerId);
			grip.current = { section, limits: limitsOf(section), scroller, y: event.clientY, frame: 0 };
			setMove({ id: section.id, line: linesOfSection(reader, section)[0], by: 'pointer' });
		},
		drag: (y: number) => {
			if (!grip.current) return;
			grip.current.y = y;
			follow();
		},
		/** One line up or down. */
		step: (section: Section, by: 1 | -1) => {
			const [low, high] = limitsOf(section);
			const held = now.current?.id === section.id ? now.current.line : linesOfSection(reader, section)[0];
			const line = held + by;
			if (line < low || line > high) return announce(t('sections.noFurther'));
			setMove({ id: section.id, line, by: 'key' });
			reader.view?.scrollTo(line, 'near');
		},
		send,
		stop,
	};
}
