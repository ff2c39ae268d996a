import { z } from 'zod';
import { SynthemaError } from '#core/errors.ts';
import type { Code } from '#core/model.ts';
import { codesInOrder } from '#core/tables/code-tree.ts';
import { encodeCsv } from '../tables/csv.ts';
import { guardFormula } from '../tables/formula.ts';
import { type Area, checkedName, formatOf, readJson, readTable, TEXT_LIMIT } from './read-table.ts';

/**
 * A code as a codebook file has it. A field that the file does not have is missing here, so that an import leaves what
 * the project has; an empty one is empty text.
 */
export interface CodebookEntry {
	name: string;
	definition?: string;
	useWhen?: string;
	notWhen?: string;
	example?: string;
	/** Other words for it, separated by "; ". */
	aliases?: string;
	/** Name of the code above it, which is in the same file. */
	parent: string | null;
	/** 1–12. */
	colour?: number;
}

const AREA: Area = 'codebook';
const PROSE = ['definition', 'useWhen', 'notWhen', 'example', 'aliases'] as const;
const FIELDS = ['name', 'parent', ...PROSE, 'colour'] as const;
type Field = (typeof FIELDS)[number];
/** Headings in a CSV file, where they are not the name of the field. */
const COLUMNS: Partial<Record<Field, string>> = { useWhen: 'use_when', notWhen: 'not_when' };

const HEADINGS: Record<Field, readonly string[]> = {
	name: ['name', 'code', 'codename', '名称', '代码', '编码', '代码名称', '编码名称'],
	definition: ['definition', 'description', 'meaning', '定义', '说明', '描述'],
	useWhen: [
		'usewhen',
		'whentouse',
		'include',
		'inclusion',
		'inclusioncriteria',
		'何时使用',
		'使用时机',
		'适用情形',
		'适用',
	],
	notWhen: [
		'notwhen',
		'whennottouse',
		'exclude',
		'exclusion',
		'exclusioncriteria',
		'何时不用',
		'何时不使用',
		'不适用情形',
		'不适用',
	],
	example: ['example', 'examples', '示例', '例子', '范例'],
	aliases: ['aliases', 'alias', 'synonyms', 'othernames', '别名', '同义词'],
	parent: ['parent', 'parentcode', '上级', '上级代码', '上级编码', '父代码', '父级', '父节点'],
	colour: ['colour', 'color', '颜色'],
};

const text = z.string().max(TEXT_LIMIT);
const fields = z.object({
	name: z.string(),
	definition: text.optional(),
	useWhen: text.optional(),
	notWhen: text.optional(),
	example: text.optional(),
	aliases: text.optional(),
	parent: z.string().nullish(),
	colour: z.number().int().min(1).max(12).nullish(),
});
/** Keys as in CSV (`use_when`) are taken too, so that nothing is lost without a word. */
const entry = z.preprocess((value) => {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
	const known = new Map(Object.entries(COLUMNS).map(([field, column]) => [column, field]));
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [known.get(key) ?? key, item]));
}, fields);
const document = z.union([
	z.object({ codes: z.array(z.unknown()) }).transform(({ codes }) => codes),
	z.array(z.unknown()),
]);

/**
 * Reads a codebook. CSV: see `readTable`; the column for the name is required. JSON: a list of codes, or an object with
 * the list as `codes`, as {@link writeCodebook} writes it. Names are trimmed and unique; parents are in the same file,
 * before or after.
 * @param name of the file; its ending tells the format (csv, tsv and txt, or json).
 * @throws SynthemaError `codebook.*`, naming file and row (of JSON: the number of the entry).
 */
export function readCodebook(name: string, bytes: Uint8Array): CodebookEntry[] {
	const rows = formatOf(AREA, name) === 'csv' ? fromCsv(name, bytes) : fromJson(name, bytes);
	if (rows.length === 0) throw new SynthemaError('codebook.empty', { file: name });
	const rowOf = new Map<string, number>();
	for (const { row, code } of rows) {
		const first = rowOf.get(code.name);
		if (first !== undefined)
			throw new SynthemaError('codebook.duplicateName', { file: name, code: code.name, first, row });
		rowOf.set(code.name, row);
	}
	const parents = new Map(rows.map(({ code }) => [code.name, code.parent]));
	for (const { row, code } of rows) {
		if (code.parent === null) continue;
		if (!parents.has(code.parent))
			throw new SynthemaError('codebook.unknownParent', { file: name, row, code: code.name, parent: code.parent });
	}
	checkCycles(name, parents, rowOf);
	return rows.map(({ code }) => code);
}

function checkCycles(file: string, parents: Map<string, string | null>, rowOf: Map<string, number>): void {
	const fine = new Set<string>();
	for (const start of parents.keys()) {
		const path = new Set<string>();
		for (let at: string | null = start; at !== null && !fine.has(at); at = parents.get(at) ?? null) {
			if (path.has(at)) throw new SynthemaError('codebook.parentCycle', { file, code: at, row: rowOf.get(at)! });
			path.add(at);
		}
		for (const name of path) fine.add(name);
	}
}

interface Row {
	row: number;
	code: CodebookEntry;
}

function fromCsv(file: string, bytes: Uint8Array): Row[] {
	return readTable(AREA, file, bytes, HEADINGS, ['name']).map(({ row, cells }) => {
		const code: CodebookEntry = {
			name: checkedName(AREA, file, row, cells.name),
			parent: cells.parent?.trim() || null,
		};
		for (const field of PROSE) {
			const value = cells[field];
			if (value !== undefined) code[field] = value;
		}
		const colour = cells.colour?.trim();
		if (colour) {
			if (!/^(?:[1-9]|1[0-2])$/.test(colour)) throw new SynthemaError('codebook.badColour', { file, row, colour });
			code.colour = Number(colour);
		}
		return { row, code };
	});
}

function fromJson(file: string, bytes: Uint8Array): Row[] {
	const list = document.safeParse(readJson(AREA, file, bytes));
	if (!list.success) throw new SynthemaError('codebook.badEntry', { file, row: 1, field: 'codes' });
	return list.data.map((value, index) => {
		const row = index + 1;
		const parsed = entry.safeParse(value);
		if (!parsed.success) {
			const field = parsed.error.issues[0]?.path.join('.') || 'name';
			throw new SynthemaError('codebook.badEntry', { file, row, field });
		}
		const { name, parent, colour, ...prose } = parsed.data;
		const code: CodebookEntry = { name: checkedName(AREA, file, row, name), parent: parent?.trim() || null };
		for (const field of PROSE) {
			const value = prose[field];
			if (value !== undefined) code[field] = value;
		}
		if (typeof colour === 'number') code.colour = colour;
		return { row, code };
	});
}

type WrittenCode = Pick<Code, 'id' | 'parentId' | 'position' | 'name' | 'colour' | (typeof PROSE)[number]>;

/**
 * Writes a codebook that {@link readCodebook} reads back as it was, parents before their children. CSV: UTF-8 with byte
 * order mark, headings name, parent, definition, use_when, not_when, example, aliases, colour, an apostrophe before text that a spreadsheet would calculate (taken off when read).
 * JSON: `{format: 'synthema-codebook/1', codes: […]}`.
 */
export function writeCodebook(codes: readonly WrittenCode[], format: 'csv' | 'json'): Uint8Array {
	const names = new Map(codes.map((code) => [code.id, code.name]));
	const entries = codesInOrder(codes).map(({ code }) => ({
		name: code.name,
		definition: code.definition,
		useWhen: code.useWhen,
		notWhen: code.notWhen,
		example: code.example,
		aliases: code.aliases,
		parent: (code.parentId !== null && names.get(code.parentId)) || null,
		colour: code.colour,
	}));
	if (format === 'json')
		return new TextEncoder().encode(
			`${JSON.stringify({ format: 'synthema-codebook/1', codes: entries }, null, '\t')}\n`,
		);
	return encodeCsv([
		FIELDS.map((field) => COLUMNS[field] ?? field),
		...entries.map((code) =>
			FIELDS.map((field) => (field === 'colour' ? code.colour : guardFormula(code[field] ?? ''))),
		),
	]);
}
