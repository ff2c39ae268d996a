/** Which appraisal of a study counts. */
import type { Id } from '../model.ts';
import type { Appraisal } from './model.ts';

/**
 * For each study and checklist the appraisal that a table shows: the consensus, or else the only finished one; null where
 * several people have finished and nothing is agreed yet.
 */
export function agreed(appraisals: readonly Appraisal[]): Map<string, Map<Id, Appraisal | null>> {
	const byChecklist = new Map<string, Map<Id, Appraisal | null>>();
	const finished = appraisals.filter((one) => one.finished === 1);
	for (const list of Map.groupBy(finished, ({ checklistId, studyId }) => `${checklistId} ${studyId}`).values()) {
		const { checklistId, studyId } = list[0]!;
		const consensus = list.find(({ stage }) => stage === 'consensus');
		const studies = byChecklist.get(checklistId) ?? new Map<Id, Appraisal | null>();
		byChecklist.set(checklistId, studies);
		studies.set(studyId, consensus ?? (list.length === 1 ? list[0]! : null));
	}
	return byChecklist;
}
