import type { Output } from '#host/contract/methods.ts';

export type Themes = Output<'themes.list'>;
export type Theme = Themes['themes'][number];
export type Code = Output<'codes.list'>['codes'][number];
export type Counts = Output<'codes.counts'>;
export type Study = Output<'studies.list'>['studies'][number];

/** Codings and studies under something on the board. */
export interface Support {
	codings: number;
	/** Codings by study id. */
	byStudy: ReadonlyMap<string, number>;
}

export interface Board {
	descriptive: Theme[];
	analytical: Theme[];
	/** Codes of a descriptive theme, in its order. */
	codesOf: ReadonlyMap<string, Code[]>;
	/** Descriptive themes of an analytical theme, in its order. */
	themesOf: ReadonlyMap<string, Theme[]>;
	/** Analytical themes a descriptive theme stands in, the first of them first. */
	parentsOf: ReadonlyMap<string, string[]>;
	unassigned: Code[];
	codeSupport: ReadonlyMap<string, Support>;
	themeSupport: ReadonlyMap<string, Support>;
}

const NOTHING: Support = { codings: 0, byStudy: new Map() };

/** Adds up the support of several codes; a passage with two of the codes counts as two codings. */
export function addSupport(parts: readonly Support[]): Support {
	const byStudy = new Map<string, number>();
	let codings = 0;
	for (const part of parts) {
		codings += part.codings;
		for (const [study, n] of part.byStudy) byStudy.set(study, (byStudy.get(study) ?? 0) + n);
	}
	return { codings, byStudy };
}

/**
 * The board as it is drawn: descriptive themes stand beside their first analytical theme, those without one last; codes
 * without a theme are sorted by their number of codings, most first.
 */
export function makeBoard(themes: Themes, codes: readonly Code[], counts: Counts): Board {
	const byCode = new Map<string, Map<string, number>>();
	for (const { codeId, studyId, codings } of counts.byStudy) {
		const row = byCode.get(codeId) ?? new Map<string, number>();
		row.set(studyId, codings);
		byCode.set(codeId, row);
	}
	const codeSupport = new Map<string, Support>();
	for (const code of codes) {
		const byStudy = byCode.get(code.id);
		codeSupport.set(
			code.id,
			byStudy ? { byStudy, codings: [...byStudy.values()].reduce((sum, n) => sum + n, 0) } : NOTHING,
		);
	}
	const codeById = new Map(codes.map((code) => [code.id, code]));
	const themeById = new Map(themes.themes.map((theme) => [theme.id, theme]));
	const codesOf = new Map<string, Code[]>();
	for (const link of [...themes.themeCodes].sort((a, b) => a.position - b.position)) {
		const code = codeById.get(link.codeId);
		if (code) codesOf.set(link.themeId, [...(codesOf.get(link.themeId) ?? []), code]);
	}
	const byPosition = (a: Theme, b: Theme) => a.position - b.position;
	const analytical = themes.themes.filter((theme) => theme.level === 'analytical').sort(byPosition);
	const rank = new Map(analytical.map((theme, index) => [theme.id, index]));
	const themesOf = new Map<string, Theme[]>();
	const parentsOf = new Map<string, string[]>();
	for (const link of [...themes.themeThemes].sort((a, b) => a.position - b.position)) {
		const theme = themeById.get(link.descriptiveId);
		if (!theme) continue;
		themesOf.set(link.analyticalId, [...(themesOf.get(link.analyticalId) ?? []), theme]);
		parentsOf.set(
			theme.id,
			[...(parentsOf.get(theme.id) ?? []), link.analyticalId].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)),
		);
	}
	const home = (theme: Theme) => rank.get(parentsOf.get(theme.id)?.[0] ?? '') ?? Number.POSITIVE_INFINITY;
	const descriptive = themes.themes
		.filter((theme) => theme.level === 'descriptive')
		.sort((a, b) => home(a) - home(b) || byPosition(a, b));
	const themeSupport = new Map<string, Support>();
	for (const theme of descriptive)
		themeSupport.set(
			theme.id,
			addSupport((codesOf.get(theme.id) ?? []).map((code) => codeSupport.get(code.id) ?? NOTHING)),
		);
	for (const theme of analytical) {
		// A code that reaches an analytical theme through two descriptive themes counts once.
		const distinct = new Set((themesOf.get(theme.id) ?? []).flatMap((child) => codesOf.get(child.id) ?? []));
		themeSupport.set(theme.id, addSupport([...distinct].map((code) => codeSupport.get(code.id) ?? NOTHING)));
	}
	const assigned = new Set(themes.themeCodes.map((link) => link.codeId));
	const unassigned = codes
		.filter((code) => !assigned.has(code.id))
		.sort(
			(a, b) =>
				(codeSupport.get(b.id)?.codings ?? 0) - (codeSupport.get(a.id)?.codings ?? 0) || a.name.localeCompare(b.name),
		);
	return { descriptive, analytical, codesOf, themesOf, parentsOf, unassigned, codeSupport, themeSupport };
}

/** Where a card of the board stands, in CSS pixels from the top of its column. */
export interface Placed {
	id: string;
	top: number;
	height: number;
}

export const CARD = 47;
const GAP = 6;
const GROUP_GAP = 15;
const CODE_ROW = 22;

/** Height of a descriptive card: closed, or with its codes and the slot for what is about to be dropped. */
export function cardHeight(codes: number, expanded: boolean, slot: boolean): number {
	return CARD + (expanded ? 12 + codes * CODE_ROW : 0) + (slot ? 29 : 0);
}

/**
 * Lays the two columns out: descriptive cards one under the other with a wider gap between groups; an analytical card in
 * the middle of its group, pushed down where cards would overlap.
 */
export function layout(
	board: Board,
	heights: ReadonlyMap<string, number>,
	analyticalHeights: ReadonlyMap<string, number>,
): { descriptive: Placed[]; analytical: Placed[]; height: number } {
	const descriptive: Placed[] = [];
	let y = 0;
	let group: string | undefined;
	for (const [index, theme] of board.descriptive.entries()) {
		const parent = board.parentsOf.get(theme.id)?.[0];
		if (index > 0) y += parent === group ? GAP : GROUP_GAP;
		group = parent;
		const height = heights.get(theme.id) ?? CARD;
		descriptive.push({ id: theme.id, top: y, height });
		y += height;
	}
	const place = new Map(descriptive.map((entry) => [entry.id, entry]));
	const analytical: Placed[] = [];
	let below = 0;
	for (const theme of board.analytical) {
		const height = analyticalHeights.get(theme.id) ?? 128;
		const mine = board.descriptive
			.filter((child) => board.parentsOf.get(child.id)?.[0] === theme.id)
			.map((child) => place.get(child.id)!);
		const middle = mine.length ? (mine[0]!.top + mine.at(-1)!.top + mine.at(-1)!.height) / 2 : below + height / 2;
		const top = Math.max(below, Math.round(middle - height / 2));
		analytical.push({ id: theme.id, top, height });
		below = top + height + 12;
	}
	return { descriptive, analytical, height: Math.max(y, below) };
}

/** What dropping codes on a theme would add: codings and the studies that come new. */
export function dropEffect(
	board: Board,
	themeId: string,
	codeIds: readonly string[],
): { codings: number; newStudies: string[] } {
	const present = new Set((board.codesOf.get(themeId) ?? []).map((code) => code.id));
	const added = addSupport(codeIds.filter((id) => !present.has(id)).map((id) => board.codeSupport.get(id) ?? NOTHING));
	const studies = board.themeSupport.get(themeId)?.byStudy ?? new Map();
	return { codings: added.codings, newStudies: [...added.byStudy.keys()].filter((study) => !studies.has(study)) };
}
