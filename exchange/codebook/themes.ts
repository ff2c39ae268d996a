import { z } from 'zod';
import { SynthemaError } from '#core/errors.ts';
import type { ThemeLevel } from '#core/model.ts';
import { type Area, checkedName, formatOf, readJson, readTable, TEXT_LIMIT } from './read-table.ts';

/** The parameters of the operation `themes.import`. */
export interface ThemesFile {
	descriptive: { name: string; finding: string; definition: string; codes: string[] }[];
	analytical: { name: string; finding: string; definition: string; themes: string[] }[];
}

const AREA: Area = 'themesFile';
const HEADINGS = {
	level: ['level', 'themelevel', '层级', '级别', '主题层级'],
	name: ['name', 'theme', 'themename', '名称', '主题', '主题名称'],
	finding: ['finding', 'findings', 'statement', '发现', '结论'],
	definition: ['definition', 'description', '定义', '说明', '描述'],
	members: ['members', 'codes', 'codesorthemes', '成员', '包含', '代码'],
};
const LEVELS = new Map<string, ThemeLevel>([
	['descriptive', 'descriptive'],
	['descriptive theme', 'descriptive'],
	['描述性', 'descriptive'],
	['描述性主题', 'descriptive'],
	['analytical', 'analytical'],
	['analytic', 'analytical'],
	['analytical theme', 'analytical'],
	['分析性', 'analytical'],
	['分析性主题', 'analytical'],
]);

const text = z.string().max(TEXT_LIMIT).default('');
const names = z.array(z.string()).default([]);
const base = { name: z.string(), finding: text, definition: text };
const descriptive = z.object({ ...base, codes: names });
const analytical = z.object({ ...base, themes: names });
const leveled = z.discriminatedUnion('level', [
	z.object({ ...base, level: z.literal('descriptive'), codes: names }),
	z.object({ ...base, level: z.literal('analytical'), themes: names }),
]);
const document = z.union([
	z.object({ themes: z.array(z.unknown()) }),
	z
		.object({ descriptive: z.array(z.unknown()).optional(), analytical: z.array(z.unknown()).optional() })
		.refine((value) => value.descriptive !== undefined || value.analytical !== undefined),
]);

type Entry = { row: number; level: ThemeLevel; name: string; finding: string; definition: string; members: string[] };

/**
 * Reads themes of both levels. CSV with the columns level, name, finding, definition, members (codes of a descriptive
 * theme, descriptive themes of an analytical one, parted by semicolons; `\;` is a semicolon in a name). JSON:
 * `{descriptive: [{name, finding, definition, codes}], analytical: [{…, themes}]}`, or `{themes: [{level, …}]}`.
 * @param name of the file; its ending tells the format (csv, tsv and txt, or json).
 * @throws SynthemaError `themesFile.*`, naming file and row (of JSON: the number of the entry in its list).
 */
export function readThemes(name: string, bytes: Uint8Array): ThemesFile {
	const entries = formatOf(AREA, name) === 'csv' ? fromCsv(name, bytes) : fromJson(name, bytes);
	if (entries.length === 0) throw new SynthemaError('themesFile.empty', { file: name });
	const rows = new Map<string, number>();
	for (const { level, name: theme, row } of entries) {
		const key = `${level} ${theme}`;
		const first = rows.get(key);
		if (first !== undefined) throw new SynthemaError('themesFile.duplicateName', { file: name, theme, first, row });
		rows.set(key, row);
	}
	const of = (wanted: ThemeLevel) => entries.filter(({ level }) => level === wanted);
	return {
		descriptive: of('descriptive').map(({ name, finding, definition, members }) => ({
			name,
			finding,
			definition,
			codes: members,
		})),
		analytical: of('analytical').map(({ name, finding, definition, members }) => ({
			name,
			finding,
			definition,
			themes: members,
		})),
	};
}

function fromCsv(file: string, bytes: Uint8Array): Entry[] {
	return readTable(AREA, file, bytes, HEADINGS, ['level', 'name']).map(({ row, cells }) => {
		const name = checkedName(AREA, file, row, cells.name);
		const level = LEVELS.get((cells.level ?? '').trim().toLowerCase());
		if (!level) throw new SynthemaError('themesFile.badLevel', { file, row, level: cells.level ?? '' });
		return {
			row,
			level,
			name,
			finding: cells.finding ?? '',
			definition: cells.definition ?? '',
			members: memberNames(cells.members ?? ''),
		};
	});
}

/** Names parted by semicolons (also full-width ones), each once; a backslash takes the next semicolon or backslash as it is. */
function memberNames(cell: string): string[] {
	const members = cell.match(/(?:\\[;；\\]|[^;；])+/g) ?? [];
	return distinct(members.map((member) => member.replace(/\\([;；\\])/g, '$1')));
}

function distinct(list: readonly string[]): string[] {
	return [...new Set(list.map((name) => name.trim()).filter((name) => name !== ''))];
}

function fromJson(file: string, bytes: Uint8Array): Entry[] {
	const parsed = document.safeParse(readJson(AREA, file, bytes));
	if (!parsed.success) throw new SynthemaError('themesFile.badEntry', { file, row: 1, field: 'descriptive' });
	const each = <T>(list: readonly unknown[], schema: z.ZodType<T>) =>
		list.map((value, index) => {
			const entry = schema.safeParse(value);
			if (entry.success) return { row: index + 1, value: entry.data };
			const field = entry.error.issues[0]?.path.join('.') || 'name';
			throw new SynthemaError('themesFile.badEntry', { file, row: index + 1, field });
		});
	const entryOf = (
		row: number,
		level: ThemeLevel,
		value: { name: string; finding: string; definition: string },
		members: string[],
	): Entry => ({
		row,
		level,
		name: checkedName(AREA, file, row, value.name),
		finding: value.finding,
		definition: value.definition,
		members: distinct(members),
	});
	if ('themes' in parsed.data)
		return each(parsed.data.themes, leveled).map(({ row, value }) =>
			entryOf(row, value.level, value, value.level === 'descriptive' ? value.codes : value.themes),
		);
	return [
		...each(parsed.data.descriptive ?? [], descriptive).map(({ row, value }) =>
			entryOf(row, 'descriptive', value, value.codes),
		),
		...each(parsed.data.analytical ?? [], analytical).map(({ row, value }) =>
			entryOf(row, 'analytical', value, value.themes),
		),
	];
}
