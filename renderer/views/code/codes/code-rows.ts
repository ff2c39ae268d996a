/** The codebook as rows beside the text. */
import { type CodeChoice, rank } from '../palette-rank.ts';

export interface CodeRow {
	code: CodeChoice;
	/** From 1. */
	level: number;
	children: number;
}

/** Codes in the order of the tree, without what lies below `closed` ones; with a query, the codes that match, best first. */
export function codeRows(codes: readonly CodeChoice[], closed: ReadonlySet<string>, query: string): CodeRow[] {
	if (query.trim() !== '')
		return rank(codes, query, { limit: 200 }).map(({ candidate }) => ({ code: candidate, level: 1, children: 0 }));
	const ids = new Set(codes.map(({ id }) => id));
	const below = Map.groupBy(codes, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : null));
	const rows: CodeRow[] = [];
	const visit = (parent: string | null, level: number) => {
		for (const code of below.get(parent) ?? []) {
			rows.push({ code, level, children: below.get(code.id)?.length ?? 0 });
			if (!closed.has(code.id)) visit(code.id, level + 1);
		}
	};
	visit(null, 1);
	return rows;
}
