import { SynthemaError } from '#core/errors.ts';
import type { Code, Coding, Id, Unplaced } from '#core/model.ts';
import type { Tx } from '../tx.ts';
import { recode, removeCodings } from './codings.ts';
import { recodeUnplaced, removeUnplaced, unplacedOf } from './unplaced.ts';

export interface CodeFields {
	name: string;
	definition: string;
	useWhen: string;
	notWhen: string;
	example: string;
	/** Other words for it, separated by "; ". */
	aliases: string;
	/** Hue 1–12; the next in turn when left out. */
	colour: number;
	parentId: Id | null;
}
export type SomeCodeFields = { [K in keyof CodeFields]?: CodeFields[K] | undefined };
export type NewCode = SomeCodeFields & { id: Id; name: string };

function freeName(tx: Tx, name: string, id: Id): void {
	if (tx.get('SELECT 1 FROM code WHERE name = ? AND id <> ?', name, id))
		throw new SynthemaError('code.nameTaken', { name });
}

/** The hue used least so far, the lowest of several. */
function nextColour(tx: Tx): number {
	const used = new Map(
		tx
			.all<{ colour: number; n: number }>('SELECT colour, count(*) AS n FROM code GROUP BY colour')
			.map((row) => [row.colour, row.n]),
	);
	let best = 1;
	for (let hue = 2; hue <= 12; hue++) if ((used.get(hue) ?? 0) < (used.get(best) ?? 0)) best = hue;
	return best;
}

function children(tx: Tx, parentId: Id | null): Id[] {
	return tx.ordered('code', 'parentId IS ?', parentId);
}

export function addCode(tx: Tx, { id, name, parentId = null, ...fields }: NewCode): void {
	freeName(tx, name, id);
	if (tx.get('SELECT 1 FROM code WHERE id = ?', id)) throw new SynthemaError('id.taken', { id });
	if (parentId) tx.need('code', parentId);
	tx.insert('code', {
		id,
		name,
		definition: fields.definition ?? '',
		useWhen: fields.useWhen ?? '',
		notWhen: fields.notWhen ?? '',
		example: fields.example ?? '',
		aliases: fields.aliases ?? '',
		colour: fields.colour ?? nextColour(tx),
		parentId,
		position: children(tx, parentId).length,
		createdAt: tx.at,
	});
}

/** Is `id` the code `ancestor` or below it? */
function isWithin(tx: Tx, id: Id | null, ancestor: Id): boolean {
	for (let at = id; at; at = tx.need<Code>('code', at).parentId) if (at === ancestor) return true;
	return false;
}

/** Takes codes out of the tree, their children moving up to the nearest code that stays, at the place of their parent. */
function leaveTree(tx: Tx, ids: readonly Id[], home: (code: Code) => Id | null): void {
	for (const id of ids) {
		const code = tx.need<Code>('code', id);
		const parentId = home(code);
		const orphans = children(tx, id).filter((child) => !ids.includes(child));
		for (const orphan of orphans) tx.update('code', orphan, { parentId });
		const siblings = children(tx, parentId).filter((sibling) => !orphans.includes(sibling));
		const at = parentId === code.parentId ? siblings.indexOf(id) : siblings.length;
		siblings.splice(at, 0, ...orphans);
		tx.renumber('code', siblings);
	}
}

function deleteCodes(tx: Tx, ids: readonly Id[]): void {
	const parents = new Set(ids.map((id) => tx.need<Code>('code', id).parentId));
	for (const id of ids) {
		tx.remove('memo', { targetKind: 'code', targetId: id });
		tx.remove('themeCode', { codeId: id });
		tx.remove('code', { id });
	}
	for (const parent of parents) if (parent === null || !ids.includes(parent)) tx.renumber('code', children(tx, parent));
	renumberThemes(tx);
}

/** Keeps the order of codes in every theme without gaps. */
export function renumberThemes(tx: Tx): void {
	for (const [table, owner, member] of [
		['themeCode', 'themeId', 'codeId'],
		['themeTheme', 'analyticalId', 'descriptiveId'],
		['themeQuote', 'themeId', 'codingId'],
	] as const) {
		const rows = tx.all<{ owner: Id; member: Id; position: number; place: number }>(
			`SELECT * FROM (SELECT ${owner} AS owner, ${member} AS member, position,
				row_number() OVER (PARTITION BY ${owner} ORDER BY position, ${member}) - 1 AS place FROM ${table}) WHERE position <> place`,
		);
		for (const row of rows) {
			tx.connection.run(
				`UPDATE ${table} SET position = ? WHERE ${owner} = ? AND ${member} = ?`,
				row.place,
				row.owner,
				row.member,
			);
		}
	}
}

export interface CodebookEntry extends Omit<SomeCodeFields, 'parentId'> {
	name: string;
	/** The name of the parent, null for none. */
	parent: string | null;
}

export const codeOperations = {
	'code.create'(tx: Tx, code: NewCode): void {
		tx.detail = { name: code.name };
		addCode(tx, code);
	},

	'code.update'(tx: Tx, { id, fields }: { id: Id; fields: Omit<SomeCodeFields, 'parentId'> }): void {
		const code = tx.need<Code>('code', id);
		if (fields.name !== undefined) freeName(tx, fields.name, id);
		tx.detail = { name: fields.name ?? code.name };
		tx.update('code', id, fields);
	},

	'code.move'(
		tx: Tx,
		{ ids, parentId, position }: { ids: readonly Id[]; parentId: Id | null; position: number },
	): void {
		const codes = ids.map((id) => tx.need<Code>('code', id));
		tx.detail = { count: ids.length, name: codes[0]?.name ?? '' };
		if (parentId) {
			const parent = tx.need<Code>('code', parentId);
			for (const { id, name } of codes) {
				if (isWithin(tx, parentId, id)) throw new SynthemaError('code.cycle', { name, parent: parent.name });
			}
		}
		const left = new Set(codes.map((code) => code.parentId).filter((old) => old !== parentId));
		for (const { id } of codes) tx.update('code', id, { parentId });
		tx.moveTo('code', children(tx, parentId), ids, position);
		for (const old of left) tx.renumber('code', children(tx, old));
	},

	'code.merge'(tx: Tx, { from, into }: { from: readonly Id[]; into: Id }): void {
		const target = tx.need<Code>('code', into);
		const gone = [...new Set(from)].filter((id) => id !== into);
		const names = gone.map((id) => tx.need<Code>('code', id).name);
		tx.detail = { name: names.join(', '), into: target.name };
		// A target below a code that disappears moves up first.
		let home = target.parentId;
		for (let above = target.parentId; above; ) {
			const { parentId } = tx.need<Code>('code', above);
			if (gone.includes(above)) home = parentId;
			above = parentId;
		}
		if (home !== target.parentId) {
			tx.update('code', into, { parentId: home });
			tx.renumber('code', [...children(tx, home).filter((id) => id !== into), into]);
		}
		for (const id of gone) {
			for (const coding of tx.all<Coding>('SELECT * FROM coding WHERE codeId = ? ORDER BY sourceId, start, id', id))
				recode(tx, coding, into);
			for (const waiting of unplacedOf(tx, id)) recodeUnplaced(tx, waiting, into);
			for (const memo of tx.all<{ id: Id }>(`SELECT id FROM memo WHERE targetKind = 'code' AND targetId = ?`, id)) {
				tx.update('memo', memo.id, { targetId: into });
			}
			for (const { themeId } of tx.all<{ themeId: Id }>('SELECT themeId FROM themeCode WHERE codeId = ?', id)) {
				if (!tx.get('SELECT 1 FROM themeCode WHERE themeId = ? AND codeId = ?', themeId, into)) {
					const position = tx.value<number>(
						'SELECT coalesce(max(position) + 1, 0) FROM themeCode WHERE themeId = ?',
						themeId,
					);
					tx.insert('themeCode', { themeId, codeId: into, position });
				}
			}
		}
		for (const field of ['definition', 'useWhen', 'notWhen', 'example'] as const) {
			if (target[field]) continue;
			const text = gone.map((id) => tx.need<Code>('code', id)[field]).find(Boolean);
			if (text) tx.update('code', into, { [field]: text });
		}
		// What the codes were called goes on finding them.
		const words = gone.map((id) => tx.need<Code>('code', id)).flatMap(({ name, aliases }) => [name, aliases]);
		const aliases = [target.aliases, ...words].flatMap((text) => text.split(/\s*[;；]\s*/u)).filter(Boolean);
		tx.update('code', into, { aliases: [...new Set(aliases)].join('; ') });
		leaveTree(tx, gone, () => into);
		deleteCodes(tx, gone);
	},

	'code.split'(
		tx: Tx,
		{ codeId, newCode, codingIds }: { codeId: Id; newCode: { id: Id; name: string }; codingIds: readonly Id[] },
	): void {
		const code = tx.need<Code>('code', codeId);
		tx.detail = { name: code.name, into: newCode.name, count: codingIds.length };
		addCode(tx, { ...newCode, parentId: code.parentId });
		const siblings = children(tx, code.parentId);
		tx.moveTo('code', siblings, [newCode.id], siblings.indexOf(codeId) + 1);
		for (const { themeId } of tx.all<{ themeId: Id }>('SELECT themeId FROM themeCode WHERE codeId = ?', codeId)) {
			const position = tx.value<number>(
				'SELECT coalesce(max(position) + 1, 0) FROM themeCode WHERE themeId = ?',
				themeId,
			);
			tx.insert('themeCode', { themeId, codeId: newCode.id, position });
		}
		for (const id of codingIds) {
			const waiting = tx.get<Unplaced>('SELECT * FROM unplaced WHERE id = ?', id);
			const coding = waiting ?? tx.need<Coding>('coding', id);
			if (coding.codeId !== codeId) throw new SynthemaError('code.splitForeign', { name: code.name });
			if (waiting) recodeUnplaced(tx, waiting, newCode.id);
			else recode(tx, coding, newCode.id);
		}
	},

	'code.remove'(tx: Tx, { ids }: { ids: readonly Id[] }): void {
		const gone = [...new Set(ids)];
		const codes = gone.map((id) => tx.need<Code>('code', id));
		tx.detail = { count: gone.length, name: codes[0]?.name ?? '' };
		leaveTree(tx, gone, (code) => {
			let home = code.parentId;
			while (home && gone.includes(home)) home = tx.need<Code>('code', home).parentId;
			return home;
		});
		for (const id of gone) {
			removeCodings(
				tx,
				tx.all<{ id: Id }>('SELECT id FROM coding WHERE codeId = ?', id).map((row) => row.id),
			);
			removeUnplaced(
				tx,
				unplacedOf(tx, id).map((row) => row.id),
			);
		}
		deleteCodes(tx, gone);
	},

	/** Adds codes that the project lacks (by name) and fills in those that it has; nothing is taken out. */
	'codebook.import'(
		tx: Tx,
		{ codes }: { codes: readonly CodebookEntry[] },
	): { added: number; updated: number; unchanged: number } {
		const result = { added: 0, updated: 0, unchanged: 0 };
		const idOf = (name: string) => tx.get<{ id: Id }>('SELECT id FROM code WHERE name = ?', name)?.id;
		const news = new Set<string>();
		for (const { parent: _, ...code } of codes) {
			if (idOf(code.name)) continue;
			addCode(tx, { ...code, id: tx.newId() });
			news.add(code.name);
			result.added++;
		}
		for (const { name, parent, ...fields } of codes) {
			const id = idOf(name)!;
			const before = tx.need<Code>('code', id);
			const parentId = parent === null ? null : idOf(parent);
			if (parentId === undefined) throw new SynthemaError('codebook.parentMissing', { name, parent: parent ?? '' });
			// A codebook that says nothing about a parent leaves the tree of the project alone.
			if (parentId !== null && parentId !== before.parentId) {
				if (isWithin(tx, parentId, id)) throw new SynthemaError('code.cycle', { name, parent: parent! });
				tx.update('code', id, { parentId });
				tx.renumber('code', [...children(tx, parentId).filter((other) => other !== id), id]);
				tx.renumber('code', children(tx, before.parentId));
			}
			if (news.has(name)) continue;
			const filled = Object.fromEntries(
				Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''),
			);
			tx.update('code', id, filled);
			const after = tx.need<Code>('code', id);
			const changed = (Object.keys(after) as (keyof Code)[]).some(
				(key) => key !== 'position' && after[key] !== before[key],
			);
			if (changed) result.updated++;
			else result.unchanged++;
		}
		tx.detail = { count: result.added + result.updated };
		return result;
	},
};
