import type { Id, ThemeCode, ThemeTheme } from '../model.ts';
import { byPosition, type SynthesisData } from './data.ts';

/** Codings of one code in one study. */
export interface CodeStudyCount {
	codeId: Id;
	studyId: Id;
	codings: number;
}

/** Where a code or theme is found. A coding counts once, however many ways lead to it. */
export interface Presence {
	codings: number;
	/** Studies with at least one coding, in the order of the studies. */
	studies: Id[];
	/** Codings by study; studies without any are missing. */
	codingsByStudy: ReadonlyMap<Id, number>;
}

export interface ThemePresence extends Presence {
	/** The codes of the theme, each once: those of a descriptive theme in its order, of an analytical theme those of its descriptive themes. */
	codes: Id[];
}

export interface ThemeStats {
	codes: ReadonlyMap<Id, Presence>;
	themes: ReadonlyMap<Id, ThemePresence>;
	/** All codings whose code is in at least one descriptive theme. */
	inThemes: Presence;
}

/** What {@link themeStatsFromCounts} needs to know of the project's structure. */
export interface ThemeStructure {
	studies: SynthesisData['studies'];
	codes: readonly { id: Id }[];
	themes: readonly { id: Id; level: 'descriptive' | 'analytical' }[];
	themeCodes: readonly ThemeCode[];
	themeThemes: readonly ThemeTheme[];
}

/** Counts codings by code and study, each coding once by its id. Throws on a coding of a source that is not in the data. */
export function countByCodeAndStudy(data: Pick<SynthesisData, 'sources' | 'codings'>): CodeStudyCount[] {
	const studyOf = new Map(data.sources.map((source) => [source.id, source.studyId]));
	const counts = new Map<Id, Map<Id, number>>();
	const seen = new Set<Id>();
	for (const coding of data.codings) {
		if (seen.has(coding.id)) continue;
		seen.add(coding.id);
		const study = studyOf.get(coding.sourceId);
		if (study === undefined) throw new Error(`coding ${coding.id} lies in no known source`);
		const byStudy = counts.get(coding.codeId) ?? new Map<Id, number>();
		counts.set(coding.codeId, byStudy);
		byStudy.set(study, (byStudy.get(study) ?? 0) + 1);
	}
	return [...counts].flatMap(([codeId, byStudy]) =>
		[...byStudy].map(([studyId, codings]) => ({ codeId, studyId, codings })),
	);
}

/** Presence of every code and theme from the codings themselves. */
export function themeStats(data: SynthesisData): ThemeStats {
	return themeStatsFromCounts(data, countByCodeAndStudy(data));
}

/**
 * Presence of every code and theme from counts by code and study (as `codes.counts` of the contract gives them). A
 * coding has one code, so adding up the distinct codes of a theme counts each coding once, also where two descriptive
 * themes of an analytical theme share a code.
 */
export function themeStatsFromCounts(structure: ThemeStructure, counts: readonly CodeStudyCount[]): ThemeStats {
	const order = byPosition(structure.studies).map((study) => study.id);
	const byCode = new Map<Id, Map<Id, number>>();
	for (const { codeId, studyId, codings } of counts) {
		const byStudy = byCode.get(codeId) ?? new Map<Id, number>();
		byCode.set(codeId, byStudy);
		byStudy.set(studyId, (byStudy.get(studyId) ?? 0) + codings);
	}
	const presenceOf = (codeIds: readonly Id[]): Presence => {
		const codingsByStudy = new Map<Id, number>();
		let codings = 0;
		for (const codeId of codeIds) {
			for (const [studyId, count] of byCode.get(codeId) ?? []) {
				codingsByStudy.set(studyId, (codingsByStudy.get(studyId) ?? 0) + count);
				codings += count;
			}
		}
		return { codings, codingsByStudy, studies: order.filter((id) => (codingsByStudy.get(id) ?? 0) > 0) };
	};

	const codesOf = new Map<Id, Set<Id>>();
	const add = (themeId: Id, codeId: Id) => {
		const codes = codesOf.get(themeId);
		if (codes) codes.add(codeId);
		else codesOf.set(themeId, new Set([codeId]));
	};
	for (const link of byPosition(structure.themeCodes)) add(link.themeId, link.codeId);
	for (const link of byPosition(structure.themeThemes))
		for (const codeId of codesOf.get(link.descriptiveId) ?? []) add(link.analyticalId, codeId);

	const themes = new Map<Id, ThemePresence>();
	const inThemes = new Set<Id>();
	for (const theme of structure.themes) {
		const codes = [...(codesOf.get(theme.id) ?? [])];
		if (theme.level === 'descriptive') for (const codeId of codes) inThemes.add(codeId);
		themes.set(theme.id, { codes, ...presenceOf(codes) });
	}
	return {
		codes: new Map(structure.codes.map((code) => [code.id, presenceOf([code.id])])),
		themes,
		inThemes: presenceOf([...inThemes]),
	};
}
