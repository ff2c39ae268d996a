/** ConQual (Munn et al. 2014, BMC Medical Research Methodology 14:108), the dependability of one study. */
import type { Answers } from './model.ts';

/** Items of the JBI checklist that dependability rests on. */
export const DEPENDABILITY_ITEMS = ['2', '3', '4', '6', '7'] as const;

/** Levels that a study loses by its answers to the JBI checklist: 4 or 5 "yes" 0, 2 or 3 one, fewer two. */
export function dependabilityLoss(answers: Answers): 0 | 1 | 2 {
	const yes = DEPENDABILITY_ITEMS.filter((item) => answers[item]?.answer === 'yes').length;
	return yes >= 4 ? 0 : yes >= 2 ? 1 : 2;
}
