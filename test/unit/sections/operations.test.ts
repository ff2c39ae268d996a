import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SECTION_KINDS } from '#core/model.ts';
import { codableRanges } from '#core/text/codable.ts';
import { check, lists, newId, sourceStats } from '#db/index.ts';
import { project } from '../db/support.ts';

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
	file.undo(me);
	expect(sections()[3]!.start).toBe(findings.start);
});

it('any corrections leave the text covered once, and undo brings the very same back', () => {
	const step = fc.record({
		what: fc.constantFrom('kind', 'start', 'split', 'merge', 'propose'),
		section: fc.nat(30),
		line: fc.nat(60),
		kind: fc.constantFrom(...SECTION_KINDS),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			const { file, me, source, sections, lines } = divided();
			for (const { what, section, line, kind } of steps) {
				const { id } = sections()[section % sections().length]!;
				const at = lines.starts[line % lines.count]!;
				const before = shape(sections());
				try {
					if (what === 'kind') file.run('section.setKind', { id, kind }, me);
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
				}
				expect(end).toBe(TEXT.length);
			}
			const now = shape(sections());
			let done = 0;
			while (file.history().undo?.name.startsWith('section.')) {
				file.undo(me);
				done++;
			}
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
	expect(codableRanges(sections(), false).map(({ kind }) => kind)).not.toContain('references');
	file.undo(me);
	expect(lines()).toBe(findings);
	expect(check(file)).toEqual([]);
});
