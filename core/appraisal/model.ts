/** Appraisal of studies, and confidence in findings, as people judge them. */
import type { Id } from '../model.ts';

export interface ChecklistItem {
	id: string;
	text: string;
}

/** A checklist as people answer it. Built-in ones are in `checklists.ts`; teams make their own. */
export interface Checklist {
	/** `jbi-qualitative`, `casp-qualitative`, `rob-2`, or the id of the team's own. */
	id: string;
	name: string;
	items: readonly ChecklistItem[];
	/** Answers to choose from, by key. */
	answers: readonly string[];
	/** Where the original is published; empty for a team's own. */
	source: string;
}

/** A checklist that a team has made; the lists are JSON. */
export interface OwnChecklist {
	id: Id;
	name: string;
	/** `ChecklistItem[]` */
	items: string;
	/** `string[]` */
	answers: string;
	createdAt: string;
}

export const APPRAISAL_STAGES = ['own', 'consensus'] as const;
/** Each person appraises alone; what they agree on stands beside that. */
export type AppraisalStage = (typeof APPRAISAL_STAGES)[number];

export const CONCERNS = ['', 'low', 'some', 'high'] as const;
/** Concerns about a study as a whole, in a person's judgement; '' while there is none. No score is added up. */
export type Concern = (typeof CONCERNS)[number];

/** What one person, or all together, say of a study by a checklist. */
export interface Appraisal {
	id: Id;
	studyId: Id;
	checklistId: string;
	personId: Id;
	stage: AppraisalStage;
	/** JSON: item → `Answer`. */
	answers: string;
	overall: Concern;
	note: string;
	/** Done, and so shown to the others (0 or 1). */
	finished: number;
	createdAt: string;
	updatedAt: string;
}

export interface Answer {
	/** One of the checklist's answers, or '' for none yet. */
	answer: string;
	/** Why, and where in the study it says so. */
	note: string;
}
export type Answers = Readonly<Record<string, Answer>>;

/** The components of GRADE-CERQual (Lewin et al. 2018, Implementation Science 13, suppl. 1). */
export const COMPONENTS = ['methods', 'coherence', 'adequacy', 'relevance'] as const;
export type Component = (typeof COMPONENTS)[number];
export const COMPONENT_CONCERNS = ['', 'none', 'minor', 'moderate', 'serious'] as const;
export type ComponentConcern = (typeof COMPONENT_CONCERNS)[number];
export const CONFIDENCE_LEVELS = ['', 'high', 'moderate', 'low', 'very-low'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** Confidence in one finding, which is a theme. The overall level is a person's decision and is never calculated. */
export interface Confidence {
	themeId: Id;
	methods: ComponentConcern;
	methodsWhy: string;
	coherence: ComponentConcern;
	coherenceWhy: string;
	adequacy: ComponentConcern;
	adequacyWhy: string;
	relevance: ComponentConcern;
	relevanceWhy: string;
	overall: ConfidenceLevel;
	overallWhy: string;
	personId: Id;
	updatedAt: string;
}
