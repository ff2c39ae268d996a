/** Sections of a source: they cover its text in order, without gaps or overlaps. */
import { SynthemaError } from '#core/errors.ts';
import type { Id, Section, SectionKind, Source } from '#core/model.ts';
import { lineAt } from '#core/text/lines.ts';
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

/** Sections begin where lines begin, so that a line belongs to one section only. Throws `section.notAtLine`. */
function needLineStart(tx: Tx, sourceId: Id, at: number): void {
	const source = tx.need<Source>('source', sourceId);
	const { lines } = tx.texts.of(source);
	const line = at < source.characters ? lineAt(lines, at) : 0;
	if (line === 0 || lines.starts[line - 1] !== at)
		throw new SynthemaError('section.notAtLine', { source: source.name, at });
}

export const sectionOperations = {
	'section.setKind'(tx: Tx, { id, kind }: { id: Id; kind: SectionKind }): void {
		const { all, at, section } = among(tx, id);
		tx.detail = { name: section.title, kind };
		tx.update('section', id, { kind });
		// Subsections that followed the heading follow it still.
		for (const sub of all.slice(at + 1)) {
			if (sub.depth <= section.depth) break;
			if (sub.kind === section.kind) tx.update('section', sub.id, { kind });
		}
	},

	/** Moves the border between a section and the one before it. Throws `section.first`, `section.beyond`, `section.notAtLine`. */
	'section.setStart'(tx: Tx, { id, start }: { id: Id; start: number }): void {
		const { all, at, section } = among(tx, id);
		const before = all[at - 1];
		tx.detail = { name: section.title, kind: section.kind };
		if (!before) throw new SynthemaError('section.first', {});
		if (start <= before.start || start >= section.end) throw new SynthemaError('section.beyond', {});
		needLineStart(tx, section.sourceId, start);
		tx.update('section', before.id, { end: start });
		tx.update('section', id, { start });
	},

	/** A new section begins at a line. Throws `section.beyond` where one begins already, and `section.notAtLine`. */
	'section.split'(
		tx: Tx,
		{ sourceId, at, kind, newId, title }: { sourceId: Id; at: number; kind: SectionKind; newId: Id; title: string },
	): void {
		const section = sectionsOf(tx, sourceId).find((each) => each.start <= at && at < each.end);
		tx.detail = { name: title, kind };
		if (!section || section.start === at) throw new SynthemaError('section.beyond', {});
		needLineStart(tx, sourceId, at);
		tx.update('section', section.id, { end: at });
		tx.insert('section', { id: newId, sourceId, kind, title, depth: 1, start: at, end: section.end });
	},

	/** Joins a section into the one before it. Throws `section.first`. */
	'section.merge'(tx: Tx, { id }: { id: Id }): void {
		const { all, at, section } = among(tx, id);
		const before = all[at - 1];
		tx.detail = { name: section.title, kind: section.kind };
		if (!before) throw new SynthemaError('section.first', {});
		tx.remove('section', { id });
		tx.update('section', before.id, { end: section.end });
	},

	/** Divides the text anew at lines that read like headings. */
	'section.propose'(tx: Tx, { sourceId }: { sourceId: Id }): void {
		const source = tx.need<Source>('source', sourceId);
		tx.detail = { name: source.name };
		const { text } = tx.texts.of(source);
		// Headings that were recognised by their type stay headings.
		const known = sectionsOf(tx, sourceId)
			.filter(({ title }) => title !== '')
			.map(({ start, title, depth }) => ({ start, end: start + title.length, depth }))
			.filter(({ start, end }) => !/\n\s*\n/u.test(text.slice(start, end)));
		const starts = new Set(known.map(({ start }) => start));
		const headings = [...known, ...findHeadings(text).filter(({ start }) => !starts.has(start))];
		tx.remove('section', { sourceId });
		for (const section of proposeSections(text, headings))
			tx.insert('section', { ...section, id: tx.newId(), sourceId });
	},
};
