/** The checklists that come with the program. Items stand in the catalogue in our own short wording. */
import type { Translate } from '../tables/data.ts';
import type { Checklist, OwnChecklist } from './model.ts';

interface BuiltIn {
	id: string;
	items: number;
	answers: readonly string[];
	source: string;
}

export const BUILT_IN: readonly BuiltIn[] = [
	{
		id: 'jbi-qualitative',
		items: 10,
		answers: ['yes', 'no', 'unclear', 'na'],
		source: 'https://jbi.global/critical-appraisal-tools',
	},
	{
		id: 'casp-qualitative',
		items: 10,
		answers: ['yes', 'unclear', 'no'],
		source: 'https://casp-uk.net/casp-tools-checklists/qualitative-studies-checklist/',
	},
	{ id: 'rob-2', items: 5, answers: ['low', 'some', 'high'], source: 'https://www.riskofbias.info' },
];

/** How an answer is coloured in a figure; a team's own answers are shown without a colour of judgement. */
export const LIGHT: Readonly<Record<string, 'good' | 'middle' | 'bad' | 'none'>> = {
	yes: 'good',
	low: 'good',
	unclear: 'middle',
	some: 'middle',
	no: 'bad',
	high: 'bad',
	na: 'none',
};

/** The built-in checklists in the language of `t`, and behind them the team's own. */
export function checklists(own: readonly OwnChecklist[], t: Translate): Checklist[] {
	return [
		...BUILT_IN.map(({ id, items, answers, source }) => ({
			id,
			name: t(`appraisal.${id}.name`),
			items: Array.from({ length: items }, (_, n) => ({ id: String(n + 1), text: t(`appraisal.${id}.${n + 1}`) })),
			answers,
			source,
		})),
		...own.map(({ id, name, items, answers }) => ({
			id,
			name,
			items: JSON.parse(items) as Checklist['items'],
			answers: JSON.parse(answers) as string[],
			source: '',
		})),
	];
}
