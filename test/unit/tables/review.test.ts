/** Tables of studies, codes, saturation, reporting and the audit trail. */
import { describe, expect, test } from 'vitest';
import type { TableCell } from '#core/table.ts';
import { buildTable, type LoggedOperation, type SynthesisData } from '#core/tables/index.ts';
import { dbOperations } from '#db/operations/index.ts';
import { balint } from './balint.ts';
import { translate } from './translate.ts';

const OPTIONS = { language: 'en', codesPerTheme: 3, quotesPerTheme: 2, hide: [], landscape: false } as const;
const words = (cell: TableCell) => (typeof cell === 'number' ? cell : cell.map(({ text }) => text).join(' / '));
const rows = (key: string, data: SynthesisData) =>
	buildTable(key, data, OPTIONS, translate('en')).rows.map((row) => row.cells.map(words));

describe('codes by study', () => {
	test('adds up to the codings of each code', () => {
		const data = balint();
		const table = buildTable('code-by-study', data, OPTIONS, translate('en'));
		expect(table.rows).toHaveLength(data.codes.length);
		for (const { cells } of table.rows) {
			const counts = cells.slice(1, 1 + data.studies.length) as number[];
			expect(counts.reduce((sum, one) => sum + one, 0)).toBe(cells.at(-2));
			expect(counts.filter((one) => one > 0)).toHaveLength(cells.at(-1) as number);
		}
		const all = table.rows.reduce((sum, { cells }) => sum + (cells.at(-2) as number), 0);
		expect(all).toBe(data.codings.length);
	});
});

describe('codes on the same words', () => {
	test('counts pairs of one person, the most frequent first, with the share of their codings', () => {
		const data = balint();
		const [a, b, c] = data.codes.map(({ id }) => id);
		const [source] = data.sources;
		let n = 0;
		const coding = (codeId: string, start: number, end: number, personId = 'yuxi') => ({
			...{ id: `x${n++}`, sourceId: source!.id, codeId, personId, start, end },
			...{ quote: '', startLine: 1, endLine: 1 },
		});
		data.codings = [
			coding(a!, 0, 10),
			coding(b!, 5, 15),
			coding(b!, 9, 12),
			coding(c!, 20, 30),
			coding(a!, 29, 40),
			coding(c!, 0, 10, 'maja'),
		];
		const name = (id: string) => data.codes.find((code) => code.id === id)!.name;
		expect(rows('co-occurrence', data)).toEqual([
			[name(a!), name(b!), 2, 1, '75 %'],
			[name(a!), name(c!), 1, 1, '50 %'],
		]);
	});
});

describe('characteristics of the studies', () => {
	test('says where a study was published, and leaves cells empty that are not filled in', () => {
		const data = balint();
		data.studies = [
			{ id: 's', label: 'Okafor 2011', position: 0, authors: 'Okafor N', year: 2011, country: 'Nigeria' },
			{ id: 't', label: 'Lund 2019', position: 1, journal: 'Ward', volume: '3', pages: '1–9', doi: '10.5555/x' },
		];
		data.sources = [];
		data.codings = [];
		expect(rows('characteristics', data)).toEqual([
			['Okafor 2011', 'Okafor N', 2011, 'Nigeria', '', '', '', ''],
			['Lund 2019', '', '', '', '', '', '', 'Ward 3: 1–9; doi 10.5555/x'],
		]);
	});
});

describe('saturation', () => {
	test('says how many studies there would have to be', () => {
		const table = buildTable('saturation', balint(), OPTIONS, translate('en'));
		expect(table.rows).toHaveLength(balint().studies.length);
		expect(table.notes.join(' ')).toContain('Guest, Namey and Chen 2020');
		const codes = table.rows.map(({ cells }) => cells[2]);
		expect(codes.at(-1)).toBe(new Set(balint().codings.map(({ codeId }) => codeId)).size);
	});
});

describe('ENTREQ', () => {
	test('has the 21 items in 5 domains, and fills in what the project knows', () => {
		const table = buildTable('entreq', { ...balint(), version: '9.9.9' }, OPTIONS, translate('en'));
		expect(table.rows.filter(({ kind }) => kind === 'group')).toHaveLength(5);
		const items = table.rows.filter(({ kind }) => kind === 'body').map(({ cells }) => cells.map(words));
		expect(items.map(([item]) => item)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
		const said = (item: number) => String(items[item - 1]![3]);
		expect(said(15)).toBe('Synthema 9.9.9');
		expect(said(16)).toBe('2 people coded.');
		expect(said(17)).toContain(`${balint().codings.length} codings`);
		expect(said(1)).toBe('To be filled in by the authors.');
		const empty: SynthesisData = {
			...balint(),
			codings: [],
			themes: [],
			themeQuotes: [],
			themeCodes: [],
			themeThemes: [],
		};
		expect(
			buildTable('entreq', empty, OPTIONS, translate('en')).rows.flatMap(({ cells }) => cells.map(words)),
		).not.toContain('0 people coded.');
	});
});

describe('the audit trail', () => {
	const step = (
		at: string,
		name: string,
		personId: string,
		detail: LoggedOperation['detail'] = {},
	): LoggedOperation => ({
		at: `2026-03-01T${at}.000Z`,
		name,
		personId,
		detail,
	});

	test('says in words who did what when; the same within a quarter of an hour stands together', () => {
		const data = balint();
		data.operations = [
			step('10:00:00', 'code.create', 'yuxi', { name: 'silence' }),
			step('10:05:00', 'coding.apply', 'yuxi', { name: 'Okafor' }),
			step('10:12:00', 'coding.apply', 'yuxi', { name: 'Okafor' }),
			step('10:13:00', 'coding.apply', 'maja', { name: 'Okafor' }),
			step('10:40:00', 'coding.apply', 'maja', { name: 'Lund' }),
			step('10:41:00', 'code.merge', 'maja', { name: 'quiet', into: 'silence' }),
		];
		expect(rows('audit-trail', data)).toEqual([
			['2026-03-01 10:00', 'Yuxi Ren', 'code created', 1, 'silence'],
			['2026-03-01 10:05–10:12', 'Yuxi Ren', expect.any(String), 2, 'Okafor'],
			['2026-03-01 10:13', 'Maja Sundström', expect.any(String), 1, 'Okafor'],
			['2026-03-01 10:40', 'Maja Sundström', expect.any(String), 1, 'Lund'],
			['2026-03-01 10:41', 'Maja Sundström', expect.any(String), 1, 'quiet → silence'],
		]);
	});
});

test('every step that the log can hold has words, in both languages', () => {
	for (const language of ['en', 'zh-CN'] as const) {
		const t = translate(language);
		for (const name of [
			...Object.keys(dbOperations),
			...['history.undo', 'history.redo', 'project.create', 'project.upgrade', 'project.repair'],
		])
			expect(t(`operation.${name}`)).not.toBe('');
	}
});
