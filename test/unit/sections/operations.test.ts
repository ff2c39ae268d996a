import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SECTION_KINDS } from '#core/model.ts';
import { codableRanges } from '#core/text/codable.ts';
import { check, lists, newId, sourceStats } from '#db/index.ts';
import { imported, project } from '../db/support.ts';

const TEXT = `A study\n\nAbstract\n\nShort.\n\nMethods\n\nWe asked.\n\nFindings\n\nA pause\n\n${'Nobody advised, and the group listened to what was said. '.repeat(8)}\n\nDiscussion\n\nSo it is.\n\nReferences\n\n1. Nobody.`;

function divided() {
	const p = project();
	const source = p.import('a.txt', TEXT);
	p.file.run('section.propose', { sourceId: source.id }, p.me);
	const sections = () => lists.sections(p.file, source.id);
	const { lines } = p.file.texts.of(source);
	return { ...p, source, sections, lines };
}

const shape = (sections: { kind: string; start: number; end: number }[]) =>
	sections.map(({ kind, start, end }) => [kind, start, end]);

it('a text is divided by its headings', () => {
	const { sections } = divided();
	expect(sections().map(({ kind, title }) => [kind, title])).toEqual([
		['title', 'A study'],
		['abstract', 'Abstract'],
		['methods', 'Methods'],
		['findings', 'Findings'],
		['findings', 'A pause'],
		['discussion', 'Discussion'],
		['references', 'References'],
	]);
});

it('a border moves by lines, and never over the next one', () => {
	const { file, me, sections, lines } = divided();
	const findings = sections()[3]!;
	const before = sections()[2]!;
	const at = lines.starts[lines.starts.indexOf(findings.start) - 1]!;
	file.run('section.setStart', { id: findings.id, start: at }, me);
	expect(sections()[2]!.end).toBe(at);
	expect(sections()[3]!.start).toBe(at);
	const refused = (start: number, code: string) =>
		expect(() => file.run('section.setStart', { id: findings.id, start }, me)).toThrow(code);
	refused(before.start, 'section.beyond');
	refused(sections()[3]!.end, 'section.beyond');
	refused(at + 1, 'section.notAtLine');
	expect(() => file.run('section.setStart', { id: sections()[0]!.id, start: 3 }, me)).toThrow('section.first');
	// Not a line would be left above.
	const [title] = sections();
	const indented = project();
	const source = indented.import('b.txt', '  One\n\nTwo');
	expect(() =>
		indented.file.run(
			'section.split',
			{ sourceId: source.id, at: 2, kind: 'methods', newId: newId(), title: '' },
			indented.me,
		),
	).toThrow('section.beyond');
	expect(title!.start).toBe(0);
	file.undo(me);
	expect(sections()[3]!.start).toBe(findings.start);
});

it('subsections follow the heading above them, and what is behind it where that is wanted', () => {
	const { file, me, source, sections } = divided();
	const kinds = () => sections().map(({ kind }) => kind);
	const [, , methods, findings] = sections();
	file.run('section.setKind', { id: findings!.id, kind: 'other' }, me);
	expect(kinds().slice(2, 6)).toEqual(['methods', 'other', 'other', 'discussion']);
	file.undo(me);
	// The heading of the findings was missed: their theme stands under the methods, until they begin above it.
	file.run('section.merge', { id: findings!.id }, me);
	const theme = sections()[3]!;
	file.run('section.setKind', { id: theme.id, kind: 'methods' }, me);
	file.run(
		'section.split',
		{ sourceId: source.id, at: findings!.start, kind: 'findings', newId: newId(), title: 'Findings' },
		me,
	);
	expect(sections()[3]).toMatchObject({ kind: 'findings', depth: methods!.depth, start: findings!.start });
	expect(kinds().slice(2, 6)).toEqual(['methods', 'findings', 'findings', 'discussion']);
	file.run('section.setKind', { id: sections()[4]!.id, kind: 'discussion' }, me);
	file.run('section.setKind', { id: sections()[4]!.id, kind: 'introduction', onward: true }, me);
	expect(kinds()).toEqual(['title', 'abstract', 'methods', 'findings', 'introduction', 'introduction', 'references']);
});

it('going back to the proposal keeps the headings that the file named, and the notes apart', () => {
	const { file, me } = project();
	const text = 'Keeping watch\n\nWe asked.\n\nSo they said.\n\nA note below.\n\nMore of it.';
	const at = (words: string) => text.indexOf(words);
	const one = (kind: 'title' | 'methods' | 'findings' | 'other', title: string, start: number, end: number) => ({
		kind,
		title,
		depth: 1,
		start,
		end,
	});
	const given = [
		one('methods', 'Keeping watch', 0, at('So they')),
		one('findings', '', at('So they'), at('A note')),
		one('other', '', at('A note'), at('More')),
		one('findings', '', at('More'), text.length),
	];
	const source = file.run(
		'source.import',
		{ texts: [{ ...imported('c.docx', text), mediaType: 'application/msword', sections: given }] },
		me,
	).result[0]!;
	const sections = () => lists.sections(file, source.id);
	file.run('section.merge', { id: sections()[2]!.id }, me);
	file.run(
		'section.split',
		{ sourceId: source.id, at: at('We asked'), kind: 'findings', newId: newId(), title: 'We asked.' },
		me,
	);
	file.run('section.propose', { sourceId: source.id }, me);
	// "Keeping watch" is no name of the field, so what is around the note is findings; what a person named is gone.
	expect(shape(sections())).toEqual([
		['findings', 0, at('A note')],
		['other', at('A note'), at('More')],
		['findings', at('More'), text.length],
	]);
});

it('any corrections leave the text covered once, and undo brings the very same back', () => {
	const step = fc.record({
		onward: fc.boolean(),
		what: fc.constantFrom('kind', 'start', 'split', 'merge', 'propose'),
		section: fc.nat(30),
		line: fc.nat(60),
		kind: fc.constantFrom(...SECTION_KINDS),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			const { file, me, source, sections, lines } = divided();
			for (const { what, section, line, kind, onward } of steps) {
				const { id } = sections()[section % sections().length]!;
				const at = lines.starts[line % lines.count]!;
				const before = shape(sections());
				try {
					if (what === 'kind') file.run('section.setKind', { id, kind, onward }, me);
					else if (what === 'start') file.run('section.setStart', { id, start: at }, me);
					else if (what === 'split')
						file.run('section.split', { sourceId: source.id, at, kind, newId: newId(), title: '' }, me);
					else if (what === 'merge') file.run('section.merge', { id }, me);
					else file.run('section.propose', { sourceId: source.id }, me);
				} catch (error) {
					expect(error).toMatchObject({ code: expect.stringMatching(/^section\./) });
					expect(shape(sections())).toEqual(before);
				}
				let end = 0;
				for (const each of sections()) {
					expect(each.start).toBe(end);
					({ end } = each);
					// Each begins with a line of its own.
					if (each.start > 0) expect(lines.starts).toContain(each.start);
				}
				expect(end).toBe(TEXT.length);
			}
			const now = shape(sections());
			let done = 0;
			while (file.history().undo?.name.startsWith('section.')) {
				file.undo(me);
				done++;
			}
			expect(shape(sections())).toEqual([['findings', 0, TEXT.length]]);
			for (; done > 0; done--) file.redo(me);
			expect(shape(sections())).toEqual(now);
			expect(check(file)).toEqual([]);
		}),
		{ numRuns: 40 },
	);
});

it('progress counts findings, or whole texts where the project codes them', () => {
	const { file, me, source, sections } = divided();
	const lines = () => sourceStats(file, me, [source.id])[0]!.findingsLines;
	const findings = lines();
	file.run('project.set', { key: 'codeFindingsOnly', value: false }, me);
	expect(lines()).toBeGreaterThan(findings);
	expect(codableRanges(sections(), TEXT, false).map(({ kind }) => kind)).not.toContain('references');
	file.undo(me);
	expect(lines()).toBe(findings);
	expect(check(file)).toEqual([]);
});
