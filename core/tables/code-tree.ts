import type { Code, Id } from '../model.ts';
import { byPosition } from './data.ts';

type Node = Pick<Code, 'id' | 'parentId' | 'position'>;

/**
 * Codes as a reader meets them in the tree: each before its children, siblings by position. `depth` counts from 0. A
 * code whose parent is missing stands at the top; none is ever left out.
 */
export function codesInOrder<T extends Node>(codes: readonly T[]): { code: T; depth: number }[] {
	const known = new Set(codes.map((code) => code.id));
	const children = new Map<Id | null, T[]>();
	for (const code of byPosition(codes)) {
		const parent = code.parentId !== null && known.has(code.parentId) ? code.parentId : null;
		const list = children.get(parent);
		if (list) list.push(code);
		else children.set(parent, [code]);
	}
	const result: { code: T; depth: number }[] = [];
	const done = new Set<Id>();
	const visit = (code: T, depth: number) => {
		if (done.has(code.id)) return;
		done.add(code.id);
		result.push({ code, depth });
		for (const child of children.get(code.id) ?? []) visit(child, depth + 1);
	};
	for (const root of children.get(null) ?? []) visit(root, 0);
	for (const code of codes) visit(code, 0);
	return result;
}
