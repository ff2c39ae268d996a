/** Corrections of the sections of the open source. */
import { create } from 'zustand';
import type { Section, SectionKind } from '#core/model.ts';
import { t } from '../../../app/i18n.tsx';
import { announce, appState, toast } from '../../../app/store.ts';
import { told, write } from '../../../app/write.ts';
import { runCommand } from '../../../keys/useCommands.ts';
import { newId } from '../../../ui/id.ts';
import { lineAt, lineText, rangeOfLine, spanOf } from '../layout.ts';
import type { Reader } from '../reader.ts';

/** What the dialog is about: a section, or a line where one is to begin. */
export const useSectionDialog = create<{ about: { id: string } | { line: number } | null }>(() => ({ about: null }));

export function openSection(about: { id: string } | { line: number } | null): void {
	if (about && appState().project?.readOnly) announce(t('status.readOnly'));
	else useSectionDialog.setState({ about });
}

/** First and last line of a section. */
export function linesOfSection(reader: Reader, section: Section): [number, number] {
	return spanOf(reader.layout, section);
}

export function sectionAt(reader: Reader, line: number): Section | undefined {
	const { start } = rangeOfLine(reader.layout, line);
	return reader.sections.find((section) => start >= section.start && start < section.end);
}

function done(text: string): void {
	toast(text, { label: t('action.undo'), run: () => runCommand('app.undo') });
}

/** A section begins at a line, or the one that begins there already gets another kind. */
export async function beginSection(reader: Reader, line: number, kind: SectionKind): Promise<void> {
	const { start } = rangeOfLine(reader.layout, line);
	const there = reader.sections.find((section) => section.start === start);
	if (there) return changeKind(reader, there, kind);
	const title = lineText(reader.layout, line).trim();
	await write(reader.client, 'section.split', {
		sourceId: reader.source.id,
		at: start,
		kind,
		newId: newId(),
		// The words of a short line that stands alone are its heading.
		title: isHeading(reader, line) ? title.slice(0, 500) : '',
	})
		.then(() => done(t('sections.begins', { kind: t(`code.section.${kind}`), line })))
		.catch(told);
}

function isHeading(reader: Reader, line: number): boolean {
	const { start, end } = rangeOfLine(reader.layout, line);
	const { text } = reader.layout;
	return (
		(start === 0 || text.slice(0, start).endsWith('\n')) &&
		(end === text.length || text[end] === '\n') &&
		end - start <= 90
	);
}

export async function changeKind(reader: Reader, section: Section, kind: SectionKind): Promise<void> {
	if (section.kind === kind) return;
	await write(reader.client, 'section.setKind', { id: section.id, kind })
		.then(() => done(t('sections.is', { kind: t(`code.section.${kind}`) })))
		.catch(told);
}

/** Moves the border above a section so that it begins at a line. Answers false where it cannot be. */
export async function moveBorder(reader: Reader, section: Section, line: number): Promise<boolean> {
	const at = reader.sections.findIndex(({ id }) => id === section.id);
	const before = reader.sections[at - 1];
	const start = line >= 1 && line <= reader.layout.lines.count ? rangeOfLine(reader.layout, line).start : -1;
	if (!before || start <= before.start || start >= section.end) {
		announce(t('sections.noFurther'));
		return false;
	}
	if (start === section.start) return true;
	try {
		await write(reader.client, 'section.setStart', { id: section.id, start });
		announce(t('sections.begins', { kind: t(`code.section.${section.kind}`), line }));
		return true;
	} catch (error) {
		told(error);
		return false;
	}
}

export async function joinAbove(reader: Reader, section: Section): Promise<void> {
	await write(reader.client, 'section.merge', { id: section.id })
		.then(() => done(t('sections.joined')))
		.catch(told);
}

export async function proposeAgain(reader: Reader): Promise<void> {
	await write(reader.client, 'section.propose', { sourceId: reader.source.id })
		.then(() => done(t('sections.proposed')))
		.catch(told);
}

/** The line whose top is nearest to a height on the surface. */
export function nearestLine(tops: Float64Array, y: number, count: number): number {
	let low = 1;
	let high = count;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (tops[middle - 1]! < y) low = middle + 1;
		else high = middle;
	}
	return low > 1 && y - tops[low - 2]! < tops[low - 1]! - y ? low - 1 : low;
}

export { lineAt };
