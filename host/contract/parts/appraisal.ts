/** Appraisal of studies and confidence in findings. */
import { z } from 'zod';
import { APPRAISAL_STAGES, COMPONENT_CONCERNS, CONCERNS, CONFIDENCE_LEVELS } from '#core/appraisal/model.ts';
import { id } from '../schemas.ts';

const done = z.object({ operation: z.string().nullable() });
const words = z.string().max(100_000);
const concern = z.enum(COMPONENT_CONCERNS);
const confidenceFields = z.object({
	methods: concern,
	methodsWhy: words,
	coherence: concern,
	coherenceWhy: words,
	adequacy: concern,
	adequacyWhy: words,
	relevance: concern,
	relevanceWhy: words,
	overall: z.enum(CONFIDENCE_LEVELS),
	overallWhy: words,
});
const item = z.object({ id: z.string().min(1).max(100), text: z.string().trim().min(1).max(2000) });

export const appraisalReads = {
	/** Mine, the consensus, and those of others where both are finished; `hidden` counts what is kept back. */
	'appraisals.list': {
		input: z.object({}).strict(),
		output: z.object({
			appraisals: z.array(
				z.object({
					id,
					studyId: id,
					checklistId: z.string(),
					personId: id,
					stage: z.enum(APPRAISAL_STAGES),
					/** JSON: item → { answer, note }. */
					answers: z.string(),
					overall: z.enum(CONCERNS),
					note: z.string(),
					finished: z.number().int(),
					createdAt: z.string(),
					updatedAt: z.string(),
				}),
			),
			hidden: z.array(
				z.object({ studyId: id, checklistId: z.string(), finished: z.number().int(), begun: z.number().int() }),
			),
			/** Checklists of the team's own; lists as JSON. */
			checklists: z.array(
				z.object({ id, name: z.string(), items: z.string(), answers: z.string(), createdAt: z.string() }),
			),
		}),
	},
	'confidence.list': {
		input: z.object({}).strict(),
		output: z.object({
			confidence: z.array(confidenceFields.extend({ themeId: id, personId: id, updatedAt: z.string() })),
		}),
	},
};

export const appraisalWrites = {
	'checklist.write': {
		input: z.object({
			id,
			name: z.string().trim().min(1).max(200),
			items: z.array(item).min(1).max(200),
			answers: z.array(z.string().trim().min(1).max(100)).min(2).max(20),
		}),
		output: done,
	},
	'checklist.remove': { input: z.object({ id }), output: done },
	'appraisal.write': {
		input: z.object({
			id,
			studyId: id,
			checklistId: z.string().min(1).max(100),
			stage: z.enum(APPRAISAL_STAGES),
			answers: z.record(z.string(), z.object({ answer: z.string().max(100), note: words })),
			overall: z.enum(CONCERNS),
			note: words,
			finished: z.boolean(),
		}),
		output: done,
	},
	'appraisal.remove': { input: z.object({ id }), output: done },
	'confidence.write': {
		input: z.object({ themeId: id, fields: confidenceFields.partial() }),
		output: done,
	},
};
