import type { Output } from '#host/contract/methods.ts';

export type Code = Output<'codes.list'>['codes'][number];

/** A code as a row of the tree: depth from 0, with its place among its siblings. */
export interface TreeRow {
	code: Code;
	depth: number;
	hasChildren: boolean;
	index: number;
	siblings: number;
}

/**
 * The rows of the tree from top to bottom. Folded codes hide their children, except while a filter is on: then every
 * match is shown with the codes above it.
 */
export function treeRows(codes: readonly Code[], folded: ReadonlySet<string>, filter: string): TreeRow[] {
	const children = new Map<string | null, Code[]>();
	const known = new Set(codes.map((code) => code.id));
	for (const code of codes) {
		const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null;
		children.set(parent, [...(children.get(parent) ?? []), code]);
	}
	for (const list of children.values()) list.sort((a, b) => a.position - b.position);
	const wanted = filter.trim().toLowerCase();
	const visible = (code: Code): boolean =>
		!wanted || code.name.toLowerCase().includes(wanted) || (children.get(code.id) ?? []).some(visible);
	const rows: TreeRow[] = [];
	const walk = (parent: string | null, depth: number) => {
		const list = children.get(parent) ?? [];
		for (const [index, code] of list.entries()) {
			if (!visible(code)) continue;
			const below = children.get(code.id) ?? [];
			rows.push({ code, depth, hasChildren: below.length > 0, index, siblings: list.length });
			if (below.length && (wanted || !folded.has(code.id))) walk(code.id, depth + 1);
		}
	};
	walk(null, 0);
	return rows;
}

/** Whether `code` stands somewhere below `ancestor`, or is it. */
export function isWithin(codes: readonly Code[], code: string, ancestor: string): boolean {
	const byId = new Map(codes.map((entry) => [entry.id, entry]));
	const seen = new Set<string>();
	for (let at: string | null = code; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
		if (at === ancestor) return true;
		seen.add(at);
	}
	return false;
}
