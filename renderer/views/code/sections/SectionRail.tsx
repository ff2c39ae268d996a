import { memo, useState } from 'react';
import { useStore } from 'zustand';
import type { Section } from '#core/model.ts';
import { useT } from '../../../app/i18n.tsx';
import { useApp } from '../../../app/store.ts';
import type { Reader } from '../reader.ts';
import { linesOfSection, openSection, sectionAt } from './section-actions.ts';
import { useBorderMove } from './useBorderMove.ts';
import './sections.css';

/** A label shorter than this in pixels says nothing. */
const SHORTEST_LABEL = 28;

/** Neighbours of one kind, which share a label. */
function runsOf(sections: readonly Section[]): Section[][] {
	const runs: Section[][] = [];
	for (const section of sections) {
		const last = runs.at(-1);
		if (last && last[0]!.kind === section.kind) last.push(section);
		else runs.push([section]);
	}
	return runs;
}

/**
 * The sections beside the line numbers: a band each, those of one kind under one label, with borders that can be moved by
 * pointer and arrow keys. Drawn from the sections alone; nothing here is measured while the text scrolls.
 */
export const SectionRail = memo(function SectionRail({ reader, tops }: { reader: Reader; tops: Float64Array }) {
	const t = useT();
	const locked = useApp((state) => state.project?.readOnly != null);
	const current = useStore(reader.store, ({ line }) => sectionAt(reader, line)?.id ?? null);
	const [focused, setFocused] = useState<string | null>(null);
	const { move, grab, drag, step, send, stop } = useBorderMove(reader, tops);
	const { sections } = reader;
	const { count } = reader.layout.lines;
	const topOf = (line: number) => (line <= 1 ? 0 : tops[line - 1]!);
	const bottomOf = (line: number) => (line >= count ? tops[count]! : tops[line]!);
	const kindOf = (section: Section) => t(`code.section.${section.kind}`);
	/** One stop for Tab: the section where somebody is in the rail, or else in the text. */
	const stopAt = sections.some(({ id }) => id === focused) ? focused : (current ?? sections[0]?.id ?? null);

	const onKeyDown = (event: React.KeyboardEvent<HTMLElement>) => {
		const button = (event.target as HTMLElement).closest('button');
		if (!button || event.altKey || event.ctrlKey || event.metaKey) return;
		const buttons = [...event.currentTarget.querySelectorAll('button')];
		const at = buttons.indexOf(button);
		const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
		if (to === undefined) return;
		event.preventDefault();
		event.stopPropagation();
		const section = sections[to];
		if (!section) return;
		buttons[to]!.focus({ preventScroll: true });
		reader.view?.scrollTo(linesOfSection(reader, section)[0], 'near');
	};

	return (
		<div
			className={`section-rail${move ? ' moving' : ''}`}
			role="group"
			aria-label={t('sections.rail')}
			style={{ height: tops[count]! }}
			onKeyDown={onKeyDown}
		>
			{runsOf(sections).map((run) => {
				const [first] = linesOfSection(reader, run[0]!);
				const [, last] = linesOfSection(reader, run.at(-1)!);
				const height = bottomOf(last) - topOf(first);
				return (
					<div
						key={run[0]!.id}
						className={`section-run ${run[0]!.kind}`}
						style={{ top: topOf(first), height }}
						aria-hidden="true"
					>
						{height >= SHORTEST_LABEL && <span>{kindOf(run[0]!)}</span>}
					</div>
				);
			})}
			{sections.map((section, at) => {
				const [first, last] = linesOfSection(reader, section);
				const kind = kindOf(section);
				const moving = move?.id === section.id ? move : null;
				const line = moving?.line ?? first;
				return (
					<div key={section.id} className="section">
						<button
							type="button"
							className="section-band"
							tabIndex={section.id === stopAt ? 0 : -1}
							style={{ top: topOf(first), height: bottomOf(last) - topOf(first) }}
							title={section.title ? `${kind}: ${section.title}` : kind}
							aria-label={t('sections.label', { kind, first, last })}
							onFocus={() => setFocused(section.id)}
							onClick={() => openSection({ id: section.id })}
						/>
						{moving && line !== first && (
							<i
								className="section-change"
								style={{ top: topOf(Math.min(line, first)), height: Math.abs(topOf(line) - topOf(first)) }}
							/>
						)}
						{at > 0 && !locked && (
							<div
								role="slider"
								tabIndex={section.id === stopAt ? 0 : -1}
								className={`section-border${sections[at - 1]!.kind === section.kind ? ' within' : ''}${moving ? ' moving' : ''}`}
								style={{ top: topOf(line) }}
								title={moving ? undefined : t('sections.borderHint', { kind, line: first })}
								aria-orientation="vertical"
								aria-label={t('sections.border', { kind })}
								aria-valuemin={1}
								aria-valuemax={count}
								aria-valuenow={line}
								aria-valuetext={t('sections.beginsAt', { line })}
								onFocus={() => setFocused(section.id)}
								onKeyDown={(event) => {
									const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
									if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
									event.preventDefault();
									event.stopPropagation();
									step(section, by);
								}}
								onKeyUp={(event) => {
									if (event.key.startsWith('Arrow') && moving?.by === 'key') void send(section);
								}}
								onBlur={() => {
									if (moving?.by === 'key') void send(section);
								}}
								onPointerDown={(event) => {
									if (event.button !== 0) return;
									event.preventDefault();
									event.stopPropagation();
									event.currentTarget.focus({ preventScroll: true });
									grab(section, event);
								}}
								onPointerMove={(event) => drag(event.clientY)}
								onPointerUp={() => {
									if (moving?.by === 'pointer') void send(section);
								}}
								onPointerCancel={stop}
							>
								{moving && (
									<span className="section-at num">
										{kind} · {t('sections.beginsAt', { line })}
										{line !== first &&
											` · ${t(line < first ? 'sections.more' : 'sections.fewer', { count: Math.abs(line - first) })}`}
									</span>
								)}
							</div>
						)}
					</div>
				);
			})}
		</div>
	);
});
