/** The checklists of the project in the language of the interface. */
import { useMemo } from 'react';
import { checklists } from '#core/appraisal/checklists.ts';
import type { Appraisal, Checklist } from '#core/appraisal/model.ts';
import { useT } from '../../app/i18n.tsx';
import { useRead } from '../../client/context.tsx';

export interface Appraisals {
	lists: readonly Checklist[];
	appraisals: readonly Appraisal[];
	/** How many of others are kept back until mine is finished. */
	hiddenOf(studyId: string, checklistId: string): { finished: number; begun: number };
}

export function useAppraisals(): Appraisals | null {
	const t = useT();
	const data = useRead('appraisals.list', {}).data;
	return useMemo(() => {
		if (!data) return null;
		const hidden = new Map(data.hidden.map((one) => [`${one.studyId} ${one.checklistId}`, one]));
		return {
			lists: checklists(data.checklists, t),
			appraisals: data.appraisals,
			hiddenOf: (studyId, checklistId) => hidden.get(`${studyId} ${checklistId}`) ?? { finished: 0, begun: 0 },
		};
	}, [data, t]);
}

const KNOWN = new Set(['yes', 'no', 'unclear', 'na', 'low', 'some', 'high']);

/** An answer in words; a team's own answers are words already. */
export function useAnswerWord(): (answer: string) => string {
	const t = useT();
	return (answer) => (KNOWN.has(answer) ? t(`appraisal.answer.${answer}`) : answer);
}
