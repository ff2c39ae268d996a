/** The files of an import while they are looked at, and the import while it runs. Outlives the dialog. */
import { create } from 'zustand';
import type { Input, Output } from '#host/contract/methods.ts';
import { sentence, t } from '../../app/i18n.tsx';
import { useSettings } from '../../app/settings.ts';
import type { Client } from '../../client/client.ts';

export type Item = Input<'import.preview'>['item'];
export type Options = Input<'import.preview'>['options'];
export type Preview = Output<'import.preview'>;
export type References = Output<'import.references'>;
export type Reference = References['references'][number];
export type Report = Output<'source.import'>;

interface RowBase {
	key: number;
	name: string;
	item: Item | null;
	/** Found beside a reference file instead of chosen. */
	foundBeside: boolean;
	state: 'waiting' | 'reading' | 'ready' | 'refused';
	/** A sentence, where it cannot be read. */
	problem: string | null;
}

export interface TextRow extends RowBase {
	kind: 'text';
	options: Options;
	preview: Preview | null;
}

/** What becomes of one record: a new study, more about one that is there, or nothing. */
export type Decision = { action: 'add' } | { action: 'merge'; studyId: string } | { action: 'leave' };

export interface ReferenceRow extends RowBase {
	kind: 'references';
	encoding: string | undefined;
	columns: Record<string, string> | undefined;
	read: References | null;
	decisions: Decision[];
}

export type Row = TextRow | ReferenceRow;

interface ImportState {
	rows: Row[];
	chosen: number | null;
	/** The report of the last import, until it is closed. */
	report: Report | null;
}

export const useImport = create<ImportState>(() => ({ rows: [], chosen: null, report: null }));
const { setState: set, getState: get } = useImport;

let nextKey = 1;
/** Files that are read at the same time for their preview. */
const LANES = 2;
let lanes = 0;

export function patch(key: number, change: Partial<TextRow> | Partial<ReferenceRow>): void {
	set(({ rows }) => ({ rows: rows.map((row) => (row.key === key ? ({ ...row, ...change } as Row) : row)) }));
}

export function choose(key: number): void {
	set({ chosen: key });
}

export function leaveOut(key: number): void {
	set(({ rows, chosen }) => {
		const at = rows.findIndex((row) => row.key === key);
		const rest = rows.filter((row) => row.key !== key);
		return { rows: rest, chosen: chosen === key ? (rest[Math.min(at, rest.length - 1)]?.key ?? null) : chosen };
	});
}

/** Forgets all files; a running import goes on. */
export function clear(): void {
	set({ rows: [], chosen: null });
}

/** Puts files in, and begins to read them. */
export function add(
	client: Client,
	files: readonly { name: string; item: Item | Promise<Item>; options?: Options; foundBeside?: boolean }[],
): void {
	const rows = files.map((file): [TextRow, Item | Promise<Item>] => [
		{
			kind: 'text',
			key: nextKey++,
			name: file.name,
			item: null,
			foundBeside: file.foundBeside ?? false,
			state: 'waiting',
			problem: null,
			options: { notesIn: useSettings.getState().language, ...file.options },
			preview: null,
		},
		file.item,
	]);
	set((state) => ({
		rows: [...state.rows, ...rows.map(([row]) => row)],
		chosen: state.chosen ?? rows[0]?.[0].key ?? null,
	}));
	for (const [row, item] of rows) {
		Promise.resolve(item).then(
			(arrived) => {
				patch(row.key, { item: arrived });
				work(client);
			},
			(error: unknown) => patch(row.key, { state: 'refused', problem: sentence(error) }),
		);
	}
}

/** Reads a row again, after an option has changed. */
export function again(client: Client, key: number): void {
	patch(key, { state: 'waiting' });
	work(client);
}

function work(client: Client): void {
	while (lanes < LANES) {
		const row = get().rows.find(({ state, item }) => state === 'waiting' && item !== null);
		if (!row) return;
		lanes++;
		patch(row.key, { state: 'reading' });
		void look(client, row).finally(() => {
			lanes--;
			work(client);
		});
	}
}

async function look(client: Client, row: Row): Promise<void> {
	try {
		const item = row.item!;
		const fresh = row.kind === 'text' && row.preview === null && row.problem === null && item.from !== 'text';
		if (row.kind === 'references' || (fresh && (await client.call('import.kind', { item })).kind === 'references'))
			await lookAtReferences(client, row);
		else await lookAtText(client, row as TextRow);
	} catch (error) {
		patch(row.key, { state: 'refused', problem: sentence(error) });
	}
}

async function lookAtText(client: Client, row: TextRow): Promise<void> {
	const preview = await client.call('import.preview', { item: row.item!, options: row.options });
	// Options may have changed while it was read; the newer reading is on its way.
	const now = get().rows.find(({ key }) => key === row.key);
	if (now?.state !== 'reading') return;
	patch(row.key, {
		preview,
		state: preview.ok ? 'ready' : 'refused',
		problem: preview.problem ? t(`error.${preview.problem.code}`, preview.problem.params) : null,
	});
}

/** What is proposed: sure repetitions are merged into what is there, the rest is new. */
function propose(reference: Reference): Decision {
	const { duplicate } = reference;
	if (duplicate?.sure && duplicate.studyId !== null) return { action: 'merge', studyId: duplicate.studyId };
	if (duplicate?.sure) return { action: 'leave' };
	return { action: 'add' };
}

async function lookAtReferences(client: Client, row: Row): Promise<void> {
	const before = row.kind === 'references' ? row : null;
	const read = await client.call('import.references', {
		item: row.item!,
		...(before?.encoding && { encoding: before.encoding }),
		...(before?.columns && { columns: before.columns }),
		beside: get()
			.rows.filter(({ key }) => key !== row.key)
			.map(({ name }) => name),
	});
	const references: ReferenceRow = {
		kind: 'references',
		key: row.key,
		name: row.name,
		item: row.item,
		foundBeside: row.foundBeside,
		state: 'ready',
		problem: null,
		encoding: before?.encoding,
		columns: before?.columns,
		read,
		decisions: read.references.map(propose),
	};
	set(({ rows }) => ({ rows: rows.map((each) => (each.key === row.key ? references : each)) }));
	attach(client, read);
}

/** Files that records name: those already chosen get their study, those beside the reference file are added. */
function attach(client: Client, { references }: References): void {
	const { rows } = get();
	const found: Parameters<typeof add>[1][number][] = [];
	for (const { fields, duplicate, files } of references) {
		const studyLabel = duplicate?.sure ? duplicate.label : fields.label;
		for (const file of files) {
			const there = rows.find((row) => row.kind === 'text' && row.name === file.name) as TextRow | undefined;
			if (there) {
				if (!there.options.studyLabel) patch(there.key, { options: { ...there.options, studyLabel } });
			} else if (file.path !== null && !found.some(({ name }) => name === file.name))
				found.push({
					name: file.name,
					item: { from: 'path', path: file.path },
					options: { studyLabel },
					foundBeside: true,
				});
		}
	}
	if (found.length > 0) add(client, found);
}

/** Rows that will come in: readable texts that the project lacks. */
export function goodTexts(rows: readonly Row[]): TextRow[] {
	return rows.filter(
		(row): row is TextRow =>
			row.kind === 'text' &&
			row.item !== null &&
			row.state !== 'refused' &&
			(row.preview === null || row.preview.duplicateOf === null),
	);
}

/** Studies that the reference files will add. */
export function newStudies(rows: readonly Row[]): Reference[] {
	return rows.flatMap((row) =>
		row.kind === 'references' && row.read
			? row.read.references.filter((_, index) => row.decisions[index]?.action === 'add')
			: [],
	);
}

export { set as setImport };
