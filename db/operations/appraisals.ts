import { BUILT_IN } from '#core/appraisal/checklists.ts';
import type { Answers, Appraisal, AppraisalStage, Concern, Confidence, OwnChecklist } from '#core/appraisal/model.ts';
import { SynthemaError } from '#core/errors.ts';
import type { Id, Study, Theme } from '#core/model.ts';
import type { Tx } from '../tx.ts';

interface AppraisalInput {
	id: Id;
	studyId: Id;
	checklistId: string;
	stage: AppraisalStage;
	answers: Answers;
	overall: Concern;
	note: string;
	finished: boolean;
}
type Judgement = Omit<Confidence, 'themeId' | 'personId' | 'updatedAt'>;
export type ConfidenceFields = { [K in keyof Judgement]?: Judgement[K] | undefined };

/** Items and answers that a checklist knows. Throws `missing.checklist`. */
function needChecklist(tx: Tx, id: string): { items: Set<string>; answers: Set<string> } {
	const known = BUILT_IN.find((one) => one.id === id);
	if (known)
		return {
			items: new Set(Array.from({ length: known.items }, (_, n) => String(n + 1))),
			answers: new Set(known.answers),
		};
	const own = tx.need<OwnChecklist>('checklist', id);
	return {
		items: new Set((JSON.parse(own.items) as { id: string }[]).map((item) => item.id)),
		answers: new Set(JSON.parse(own.answers) as string[]),
	};
}

export const appraisalOperations = {
	/** Makes a checklist of the team's own, or words it anew. Throws `checklist.nameTaken` and `checklist.inUse`. */
	'checklist.write'(
		tx: Tx,
		{
			id,
			name,
			items,
			answers,
		}: { id: Id; name: string; items: readonly { id: string; text: string }[]; answers: readonly string[] },
	): void {
		tx.detail = { name };
		if (tx.get('SELECT 1 FROM checklist WHERE name = ? AND id <> ?', name, id))
			throw new SynthemaError('checklist.nameTaken', { name });
		const present = tx.get<OwnChecklist>('SELECT * FROM checklist WHERE id = ?', id);
		const row = { name, items: JSON.stringify(items), answers: JSON.stringify(answers) };
		if (!present) {
			tx.insert('checklist', { id, ...row, createdAt: tx.at });
			return;
		}
		// What was answered keeps its items.
		const kept = new Set(items.map((item) => item.id));
		const gone = (JSON.parse(present.items) as { id: string }[]).some((item) => !kept.has(item.id));
		const fewer = (JSON.parse(present.answers) as string[]).some((answer) => !answers.includes(answer));
		const used = tx.value<number>('SELECT count(*) FROM appraisal WHERE checklistId = ?', id);
		if (used > 0 && (gone || fewer)) throw new SynthemaError('checklist.inUse', { name: present.name, count: used });
		tx.update('checklist', id, row);
	},

	'checklist.remove'(tx: Tx, { id }: { id: Id }): void {
		const { name } = tx.need<OwnChecklist>('checklist', id);
		const used = tx.value<number>('SELECT count(*) FROM appraisal WHERE checklistId = ?', id);
		if (used > 0) throw new SynthemaError('checklist.inUse', { name, count: used });
		tx.detail = { name };
		tx.remove('checklist', { id });
	},

	/**
	 * Writes what I say of a study, or what all agree on. Only its author changes an appraisal of one person; anybody who
	 * has finished their own may write the consensus. Throws `appraisal.answer`, `appraisal.notYours`, `appraisal.own`.
	 */
	'appraisal.write'(tx: Tx, input: AppraisalInput): void {
		const { id, studyId, checklistId, stage, answers, overall, note, finished } = input;
		const study = tx.need<Study>('study', studyId);
		tx.detail = { name: study.label, stage };
		const known = needChecklist(tx, checklistId);
		for (const [item, { answer }] of Object.entries(answers))
			if (!known.items.has(item) || (answer !== '' && !known.answers.has(answer)))
				throw new SynthemaError('appraisal.answer', { item, answer });
		const row = { answers: JSON.stringify(answers), overall, note, finished: finished ? 1 : 0, updatedAt: tx.at };
		const present = tx.get<Appraisal>('SELECT * FROM appraisal WHERE id = ?', id);
		if (present) {
			if (present.stage === 'own' && present.personId !== tx.personId) throw new SynthemaError('appraisal.notYours');
			if (present.studyId !== studyId || present.checklistId !== checklistId || present.stage !== stage)
				throw new SynthemaError('id.taken', { id });
			tx.update('appraisal', id, row);
			return;
		}
		const other = tx.get<Appraisal>(
			`SELECT * FROM appraisal WHERE studyId = ? AND checklistId = ? AND stage = ? AND (stage = 'consensus' OR personId = ?)`,
			studyId,
			checklistId,
			stage,
			tx.personId,
		);
		if (other) throw new SynthemaError('appraisal.exists', { study: study.label });
		if (stage === 'consensus') {
			const own = tx.value<number>(
				`SELECT count(*) FROM appraisal WHERE studyId = ? AND checklistId = ? AND stage = 'own' AND finished = 1`,
				studyId,
				checklistId,
			);
			if (own === 0) throw new SynthemaError('appraisal.own', { study: study.label });
		}
		tx.insert('appraisal', { id, studyId, checklistId, personId: tx.personId, stage, createdAt: tx.at, ...row });
	},

	'appraisal.remove'(tx: Tx, { id }: { id: Id }): void {
		const { stage, personId, studyId } = tx.need<Appraisal>('appraisal', id);
		if (stage === 'own' && personId !== tx.personId) throw new SynthemaError('appraisal.notYours');
		tx.detail = { name: tx.need<Study>('study', studyId).label, stage };
		tx.remove('appraisal', { id });
	},

	/** Writes judgements on a finding; what is left out stays. */
	'confidence.write'(tx: Tx, { themeId, fields }: { themeId: Id; fields: ConfidenceFields }): void {
		tx.detail = { name: tx.need<Theme>('theme', themeId).name };
		const present = tx.get<Confidence>('SELECT * FROM confidence WHERE themeId = ?', themeId);
		const given = Object.entries(fields).filter(([, value]) => value !== undefined);
		if (present) {
			const changed = given.filter(([key, value]) => present[key as keyof Judgement] !== value);
			if (changed.length === 0) return;
			tx.connection.run(
				`UPDATE confidence SET ${changed.map(([key]) => `${key} = @${key}`).join(', ')}, personId = @me, updatedAt = @at
				WHERE themeId = @themeId`,
				{ ...Object.fromEntries(changed), me: tx.personId, at: tx.at, themeId },
			);
			return;
		}
		const empty = { methods: '', coherence: '', adequacy: '', relevance: '', overall: '' };
		const silent = { methodsWhy: '', coherenceWhy: '', adequacyWhy: '', relevanceWhy: '', overallWhy: '' };
		tx.insert('confidence', {
			themeId,
			...empty,
			...silent,
			...Object.fromEntries(given),
			personId: tx.personId,
			updatedAt: tx.at,
		});
	},
};
