/** Sections of a source: they cover its text in order, without gaps or overlaps. */
import { SynthemaError } from '#core/errors.ts';
import type { Id, Section, SectionKind, Source } from '#core/model.ts';
import { lineAt } from '#core/text/lines.ts';
import { withHints } from '#core/text/section-hints.ts';
import { findHeadings, proposeSections } from '#core/text/sections.ts';
import type { Tx } from '../tx.ts';

function sectionsOf(tx: Tx, sourceId: Id): Section[] {
	return tx.all<Section>('SELECT * FROM section WHERE sourceId = ? ORDER BY start', sourceId);
}

/** A section with its neighbours. */
function among(tx: Tx, id: Id): { all: Section[]; at: number; section: Section } {
	const section = tx.need<Section>('section', id);
	const all = sectionsOf(tx, section.sourceId);
	return { all, at: all.findIndex((each) => each.id === id), section };
}

/**
 * A border is where a line begins, so that a line belongs to one section only, and leaves `above` at least a line. Throws
 * `section.notAtLine` and `section.beyond`.
 */
function needBorder(tx: Tx, above: Section, at: number): void {
	const source = tx.need<Source>('source', above.sourceId);
	const { lines } = tx.texts.of(source);
	const line = at < source.characters ? lineAt(lines, at) : 0;
	if (line === 0 || lines.starts[line - 1] !== at)
		throw new SynthemaError('section.notAtLine', { source: source.name });
	if (lineAt(lines, above.start) >= line) throw new SynthemaError('section.beyond');
}

/** The sections below a main one, in `all` from `at` on: those that are deeper. Of these the ones of a kind get another. */
function follow(tx: Tx, all: readonly Section[], at: number, depth: number, from: SectionKind, to: SectionKind): void {
	for (const sub of all.slice(at)) {
		if (sub.depth <= depth) break;
		if (sub.kind === from && from !== to) tx.update('section', sub.id, { kind: to });
	}
}

/** The sections a text came in with; those it has now where it was corrected since, or where the log begins later. */
function importedSections(tx: Tx, source: Source): Section[] {
	const present = sectionsOf(tx, source.id);
	if (source.revision > 1) return present;
	const first = tx.get<{ operation: number | null }>(
		`SELECT min(operation) AS operation FROM change
		WHERE tableName = 'section' AND before IS NULL AND json_extract(after, '$.sourceId') = ?`,
		source.id,
	)?.operation;
	if (first == null) return present;
	return tx
		.all<{ after: string }>(
			`SELECT after FROM change WHERE operation = ? AND tableName = 'section' AND json_extract(after, '$.sourceId') = ?`,
			first,
			source.id,
		)
		.map(({ after }) => JSON.parse(after) as Section)
		.sort((a, b) => a.start - b.start);
}

export const sectionOperations = {
	/** Subsections that were of the same kind follow; with `onward` the sections behind it too, as far as they were of it. */
	'section.setKind'(tx: Tx, { id, kind, onward }: { id: Id; kind: SectionKind; onward?: boolean | undefined }): void {
		const { all, at, section } = among(tx, id);
		tx.detail = { name: section.title, kind };
		tx.update('section', id, { kind });
		if (!onward) return follow(tx, all, at + 1, section.depth, section.kind, kind);
		for (const next of all.slice(at + 1)) {
			if (next.kind !== section.kind) break;
			tx.update('section', next.id, { kind });
		}
	},

	/** Moves the border between a section and the one before it. Throws `section.first`, `section.beyond`, `section.notAtLine`. */
	'section.setStart'(tx: Tx, { id, start }: { id: Id; start: number }): void {
		const { all, at, section } = among(tx, id);
		const before = all[at - 1];
		tx.detail = { name: section.title, kind: section.kind };
		if (!before) throw new SynthemaError('section.first');
		if (start <= before.start || start >= section.end) throw new SynthemaError('section.beyond');
		needBorder(tx, before, start);
		tx.update('section', before.id, { end: start });
		tx.update('section', id, { start });
	},

	/**
	 * A new section begins at a line, on the level of the one that it cuts; subsections behind it belong to it now. Throws
	 * `section.beyond` where one begins already, and `section.notAtLine`.
	 */
	'section.split'(
		tx: Tx,
		{ sourceId, at, kind, newId, title }: { sourceId: Id; at: number; kind: SectionKind; newId: Id; title: string },
	): void {
		tx.need<Source>('source', sourceId);
		tx.detail = { name: title, kind };
		const all = sectionsOf(tx, sourceId);
		const index = all.findIndex((each) => each.start <= at && at < each.end);
		const section = all[index];
		if (!section || section.start === at) throw new SynthemaError('section.beyond');
		needBorder(tx, section, at);
		tx.update('section', section.id, { end: at });
		const { depth, end } = section;
		tx.insert('section', { id: newId, sourceId, kind, title, depth, start: at, end });
		follow(tx, all, index + 1, depth, section.kind, kind);
	},

	/** Joins a section into the one before it. Throws `section.first`. */
	'section.merge'(tx: Tx, { id }: { id: Id }): void {
		const { all, at, section } = among(tx, id);
		const before = all[at - 1];
		tx.detail = { name: section.title, kind: section.kind };
		if (!before) throw new SynthemaError('section.first');
		tx.remove('section', { id });
		tx.update('section', before.id, { end: section.end });
	},

	/**
	 * Back to what is proposed: the text is divided by the headings it came in with, or where it had none by lines that read
	 * like headings; notes and the like stay set apart.
	 */
	'section.propose'(tx: Tx, { sourceId }: { sourceId: Id }): void {
		const source = tx.need<Source>('source', sourceId);
		tx.detail = { name: source.name };
		const { text } = tx.texts.of(source);
		const imported = importedSections(tx, source);
		const headings = imported
			.map(({ start, title, depth }) => ({ start, end: start + title.length, depth }))
			.filter(({ start, end }) => end > start && !/\n\s*\n/u.test(text.slice(start, end)));
		const styled = source.mediaType === 'text/plain' ? [] : proposeSections(text, headings);
		const proposed = styled.length > 1 ? styled : proposeSections(text, findHeadings(text));
		const apart = imported.filter(({ title, kind }) => title === '' && kind === 'other');
		tx.remove('section', { sourceId });
		for (const section of withHints(proposed, apart)) tx.insert('section', { ...section, id: tx.newId(), sourceId });
	},
};
