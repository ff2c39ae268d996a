import { memo, useEffect, useState } from 'react';
import type { Section } from '#core/model.ts';
import { useT } from '../../../app/i18n.tsx';
import type { Reader } from '../reader.ts';
import { linesOfSection, moveBorder, nearestLine, openSection } from './section-actions.ts';
import './sections.css';

/** Last line of the sections of one kind that follow one another, from the section at an index. */
function endOfRun(reader: Reader, at: number): number {
	let end = at;
	while (reader.sections[end + 1]?.kind === reader.sections[at]!.kind) end++;
	return linesOfSection(reader, reader.sections[end]!)[1];
}

/** The sections beside the line numbers: a band each, named at its side, with a border that can be dragged. */
export const SectionRail = memo(function SectionRail({ reader, tops }: { reader: Reader; tops: Float64Array }) {
	const t = useT();
	const [drag, setDrag] = useState<{ id: string; line: number } | null>(null);
	useEffect(() => {
		if (!drag) return;
		const letGo = (event: KeyboardEvent) => {
			if (event.key !== 'Escape') return;
			event.stopPropagation();
			setDrag(null);
		};
		document.addEventListener('keydown', letGo, true);
		return () => document.removeEventListener('keydown', letGo, true);
	}, [drag]);
	const { count } = reader.layout.lines;
	const topOf = (line: number) => (line === 1 ? 0 : tops[line - 1]!);
	const drop = (section: Section) => {
		if (drag?.id === section.id) void moveBorder(reader, section, drag.line);
		setDrag(null);
	};
	return (
		<div className="section-rail" style={{ height: tops[count]! }}>
			{reader.sections.map((section, at) => {
				const [first] = linesOfSection(reader, section);
				const kind = t(`code.section.${section.kind}`);
				// Subsections of one kind share a band; each keeps its border.
				const opens = reader.sections[at - 1]?.kind !== section.kind;
				const end = endOfRun(reader, at);
				const top = topOf(first);
				const height = (end >= count ? tops[count]! : tops[end]!) - top;
				const moving = drag?.id === section.id ? drag.line : null;
				return (
					<div key={section.id}>
						{opens && (
							<button
								type="button"
								className={`section-band ${section.kind}`}
								style={{ top, height }}
								title={section.title || kind}
								aria-label={t('sections.label', { kind, first, last: end })}
								onClick={() => openSection({ id: section.id })}
							>
								<span>{kind}</span>
							</button>
						)}
						{at > 0 && (
							<div
								role="slider"
								tabIndex={0}
								className={`section-border${moving !== null ? ' moving' : ''}`}
								style={{ top: topOf(moving ?? first) }}
								aria-orientation="vertical"
								aria-label={t('sections.border', { kind })}
								aria-valuemin={1}
								aria-valuemax={count}
								aria-valuenow={moving ?? first}
								aria-valuetext={t('sections.beginsAt', { line: moving ?? first })}
								onKeyDown={(event) => {
									const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
									if (step === undefined) return;
									event.preventDefault();
									event.stopPropagation();
									void moveBorder(reader, section, first + step);
								}}
								onPointerDown={(event) => {
									if (event.button !== 0) return;
									event.preventDefault();
									event.stopPropagation();
									event.currentTarget.setPointerCapture(event.pointerId);
									setDrag({ id: section.id, line: first });
								}}
								onPointerMove={(event) => {
									if (drag?.id !== section.id) return;
									const box = event.currentTarget.closest('.section-rail')!.getBoundingClientRect();
									setDrag({ id: section.id, line: nearestLine(tops, event.clientY - box.top, count) });
								}}
								onPointerUp={() => drop(section)}
								onPointerCancel={() => setDrag(null)}
							>
								{moving !== null && (
									<span className="section-at num">
										{kind} · {t('sections.beginsAt', { line: moving })}
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
