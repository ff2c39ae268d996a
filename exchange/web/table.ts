/** Tables of data, and tables that only place things on the page. */
import { attribute, type Element, findAll, isElement, type ParentNode, textOf } from './dom.ts';

/** Columns that one cell may span, at most; wider ones are as wide as this. */
const MAX_SPAN = 100;

export interface Row {
	/** Cells by column; null where one from the left or from above reaches into the column. */
	cells: (Element | null)[];
}

const isCell = (element: Element) => element.tagName === 'td' || element.tagName === 'th';

/** The table's own captions and rows, without those of tables inside it. */
function partsOf(table: Element): Element[] {
	const parts: Element[] = [];
	const visit = (parent: ParentNode) => {
		for (const child of parent.childNodes) {
			if (!isElement(child)) continue;
			if (child.tagName === 'caption' || child.tagName === 'tr') parts.push(child);
			else if (/^t(?:head|body|foot)$/u.test(child.tagName)) visit(child);
		}
	};
	visit(table);
	return parts;
}

const cellsOf = (row: Element) => row.childNodes.filter((child): child is Element => isElement(child) && isCell(child));

/** Whether a table is only there to place things: it says so, has one column, or holds tables, headings or long texts. */
export function isLayout(table: Element): boolean {
	const role = attribute(table, 'role');
	if (role === 'presentation' || role === 'none') return true;
	const parts = partsOf(table);
	if (parts.some(({ tagName }) => tagName === 'caption')) return false;
	const rows = parts.map(cellsOf);
	const cells = rows.flat();
	if (cells.some(({ tagName }) => tagName === 'th')) return false;
	if (rows.every((row) => row.length <= 1)) return true;
	return cells.some((cell) => {
		const structure = findAll(cell, ({ tagName }) => /^(?:table|h[1-4]|article|section|form)$/u.test(tagName));
		if (structure.length > 0) return true;
		return findAll(cell, ({ tagName }) => tagName === 'p' || tagName === 'br').length > 5 && textOf(cell).length > 3000;
	});
}

const span = (element: Element, name: string) => {
	const value = attribute(element, name)?.trim() ?? '';
	return /^\d{1,6}$/u.test(value) ? Math.max(1, Number(value)) : 1;
};

/** Captions and rows of a table of data, in order. Cells that span columns or rows stand in the first and leave the others empty. */
export function* rowsOf(table: Element): Generator<Row | { caption: Element }> {
	const parts = partsOf(table);
	const widest = Math.min(MAX_SPAN, Math.max(1, ...new Set(parts.map((part) => cellsOf(part).length))));
	/** For each column, how many further rows a cell from above reaches into. */
	let reaching: number[] = [];
	for (const part of parts) {
		if (part.tagName === 'caption') {
			yield { caption: part };
			continue;
		}
		const cells: (Element | null)[] = [];
		const next: number[] = [];
		const skip = () => {
			while ((reaching[cells.length] ?? 0) > 0) {
				next[cells.length] = reaching[cells.length]! - 1;
				cells.push(null);
			}
		};
		for (const cell of cellsOf(part)) {
			skip();
			const columns = Math.min(span(cell, 'colspan'), widest);
			const rows = span(cell, 'rowspan');
			for (let i = 0; i < columns; i++) {
				if (rows > 1) next[cells.length] = rows - 1;
				cells.push(i === 0 ? cell : null);
			}
		}
		skip();
		reaching = next;
		yield { cells };
	}
}
