import { describe, expect, it } from 'vitest';
import { agreed } from '#core/appraisal/agreed.ts';
import { dependabilityLoss } from '#core/appraisal/conqual.ts';
import type { Answers } from '#core/appraisal/model.ts';
import { check, lists, newId } from '#db/index.ts';
import { contents, project } from './support.ts';

const yes = { answer: 'yes', note: 'p. 3' };

function appraised() {
	const p = project();
	const other = newId();
	p.file.run('person.add', { id: other, name: 'Bo' }, p.me);
	p.import('A', 'Findings of A.');
	const [study] = lists.studies(p.file);
	const write = (personId: string, change: object = {}) => {
		const id = newId();
		const input = {
			...{ id, studyId: study!.id, checklistId: 'jbi-qualitative', stage: 'own' as const, answers: { '1': yes } },
			...{ overall: '' as const, note: '', finished: true },
			...change,
		};
		p.file.run('appraisal.write', input, personId);
		return id;
	};
	return { ...p, other, study: study!, write };
}
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('appraisals', () => {
	it('are blind: those of others come when mine is finished', () => {
		const { file, me, other, write } = appraised();
		write(other);
		expect(lists.appraisals(file, me)).toMatchObject({ appraisals: [], hidden: [{ finished: 1, begun: 1 }] });
		const mine = write(me, { finished: false });
		expect(lists.appraisals(file, me).appraisals.map(({ id }) => id)).toEqual([mine]);
		const [own] = lists.appraisals(file, me).appraisals;
		file.run('appraisal.write', { ...own!, answers: {}, finished: true }, me);
		expect(lists.appraisals(file, me)).toMatchObject({ hidden: [] });
		expect(lists.appraisals(file, me).appraisals).toHaveLength(2);
		// One that is only begun stays hidden.
		expect(lists.appraisals(file, other).appraisals).toHaveLength(2);
	});

	it('belong to their author; the consensus to all, once somebody has finished', () => {
		const { file, me, other, write } = appraised();
		expect(() => write(me, { stage: 'consensus' })).toThrow(code('appraisal.own'));
		const mine = write(me);
		const [own] = lists.appraisals(file, me).appraisals;
		expect(() => file.run('appraisal.write', { ...own!, id: mine, answers: {}, finished: true }, other)).toThrow(
			code('appraisal.notYours'),
		);
		expect(() => write(me)).toThrow(code('appraisal.exists'));
		const both = write(other, { stage: 'consensus', overall: 'some' });
		expect(() => write(me, { stage: 'consensus' })).toThrow(code('appraisal.exists'));
		const shown = agreed(lists.appraisals(file, null).appraisals).get('jbi-qualitative')!;
		expect([...shown.values()].map((one) => one?.id)).toEqual([both]);
	});

	it('take only items and answers of their checklist, built in or the team’s own', () => {
		const { file, me, write } = appraised();
		expect(() => write(me, { answers: { '11': yes } })).toThrow(code('appraisal.answer'));
		expect(() => write(me, { answers: { '1': { answer: 'perhaps', note: '' } } })).toThrow(code('appraisal.answer'));
		expect(() => write(me, { checklistId: 'nobody' })).toThrow(code('missing.checklist'));
		const id = newId();
		const items = [
			{ id: 'a', text: 'Is it about a group?' },
			{ id: 'b', text: 'Was there a leader?' },
		];
		file.run('checklist.write', { id, name: 'Ours', items, answers: ['ja', 'nein'] }, me);
		write(me, { checklistId: id, answers: { b: { answer: 'ja', note: '' } } });
		expect(() =>
			file.run('checklist.write', { id, name: 'Ours', items: items.slice(1), answers: ['ja', 'nein'] }, me),
		).toThrow(code('checklist.inUse'));
		expect(() => file.run('checklist.remove', { id }, me)).toThrow(code('checklist.inUse'));
		file.run('checklist.write', { id, name: 'Ours, better', items, answers: ['ja', 'nein', 'offen'] }, me);
		expect(lists.ownChecklists(file).map(({ name }) => name)).toEqual(['Ours, better']);
	});

	it('go with their study, and come back with it', () => {
		const { file, me, study, write } = appraised();
		write(me);
		file.run('source.remove', { id: lists.sources(file)[0]!.id }, me);
		const before = contents(file);
		file.run('study.remove', { id: study.id }, me);
		expect(lists.appraisals(file, me).appraisals).toEqual([]);
		file.undo(me);
		expect(contents(file)).toEqual(before);
		expect(check(file)).toEqual([]);
	});

	it('several finished ones without a consensus are not agreed', () => {
		const { file, me, other, write } = appraised();
		write(me);
		write(other);
		const shown = agreed(lists.appraisals(file, null).appraisals).get('jbi-qualitative')!;
		expect([...shown.values()]).toEqual([null]);
	});
});

describe('confidence and contradiction', () => {
	it('are kept for a theme and go with it', () => {
		const { file, me, import: importText, code: makeCode, apply } = project();
		const source = importText('A', 'Findings that differ.');
		const codeId = makeCode('listening');
		const codingId = apply(source, 0, 8, codeId);
		const themeId = newId();
		file.run('theme.create', { id: themeId, level: 'descriptive', name: 'Listening' }, me);
		file.run('confidence.write', { themeId, fields: { methods: 'minor', methodsWhy: 'two of five' } }, me);
		file.run('confidence.write', { themeId, fields: { overall: 'moderate' } }, me);
		expect(lists.confidences(file)).toMatchObject([{ methods: 'minor', overall: 'moderate', coherence: '' }]);
		file.run('theme.chooseQuote', { themeId, codingId, chosen: true, stance: 'contradicts' }, me);
		expect(lists.themes(file).themeQuotes).toMatchObject([{ stance: 'contradicts' }]);
		// The words go away and come back: the stance stays with them.
		file.run('source.correct', { sourceId: source.id, text: 'Nothing of the kind.', reason: '' }, me);
		const [waiting] = file.connection.all<{ id: string }>('SELECT id FROM unplaced');
		file.run('unplaced.place', { id: waiting!.id, start: 0, end: 7 }, me);
		expect(lists.themes(file).themeQuotes).toMatchObject([{ stance: 'contradicts' }]);
		const before = contents(file);
		file.run('theme.remove', { id: themeId }, me);
		expect(lists.confidences(file)).toEqual([]);
		file.undo(me);
		expect(contents(file)).toEqual(before);
		expect(check(file)).toEqual([]);
	});
});

describe('ConQual', () => {
	const answers = (...items: string[]): Answers => Object.fromEntries(items.map((item) => [item, yes]));
	it('takes levels off by the five items on dependability', () => {
		expect(dependabilityLoss(answers('2', '3', '4', '6', '7'))).toBe(0);
		expect(dependabilityLoss(answers('2', '3', '4', '6', '1'))).toBe(0);
		expect(dependabilityLoss(answers('2', '3', '8', '9', '10'))).toBe(1);
		expect(dependabilityLoss(answers('1', '5', '8', '9', '7'))).toBe(2);
		expect(dependabilityLoss({})).toBe(2);
	});
});
