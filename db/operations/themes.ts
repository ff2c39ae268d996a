import { SynthemaError } from '#core/errors.ts';
import type { Id, MemoTarget, Stance, Theme, ThemeLevel, ThemeQuote } from '#core/model.ts';
import type { Tx } from '../tx.ts';
import { renumberThemes } from './codes.ts';

interface ThemeFields {
	name: string;
	finding: string;
	definition: string;
}
type SomeThemeFields = { [K in keyof ThemeFields]?: ThemeFields[K] | undefined };

function theme(tx: Tx, id: Id, level: ThemeLevel): Theme {
	const row = tx.need<Theme>('theme', id);
	if (row.level !== level) throw new SynthemaError('theme.level', { name: row.name, context: level });
	return row;
}

function freeName(tx: Tx, level: ThemeLevel, name: string, id: Id): void {
	if (tx.get('SELECT 1 FROM theme WHERE level = ? AND name = ? AND id <> ?', level, name, id)) {
		throw new SynthemaError('theme.nameTaken', { name, context: level });
	}
}

function addTheme(tx: Tx, id: Id, level: ThemeLevel, fields: SomeThemeFields & { name: string }): void {
	freeName(tx, level, fields.name, id);
	const position = tx.value<number>('SELECT count(*) FROM theme WHERE level = ?', level);
	tx.insert('theme', {
		id,
		level,
		name: fields.name,
		finding: fields.finding ?? '',
		definition: fields.definition ?? '',
		position,
		createdAt: tx.at,
	});
}

type Link = { table: 'themeCode' | 'themeTheme' | 'themeQuote'; owner: string; member: string };
const CODES: Link = { table: 'themeCode', owner: 'themeId', member: 'codeId' };
const THEMES: Link = { table: 'themeTheme', owner: 'analyticalId', member: 'descriptiveId' };
const QUOTES: Link = { table: 'themeQuote', owner: 'themeId', member: 'codingId' };

function link(
	tx: Tx,
	{ table, owner, member }: Link,
	ownerId: Id,
	memberIds: readonly Id[],
	more: Partial<ThemeQuote> = {},
): void {
	for (const memberId of memberIds) {
		if (tx.get(`SELECT 1 FROM ${table} WHERE ${owner} = ? AND ${member} = ?`, ownerId, memberId)) continue;
		const position = tx.value<number>(
			`SELECT coalesce(max(position) + 1, 0) FROM ${table} WHERE ${owner} = ?`,
			ownerId,
		);
		tx.insert(table, { [owner]: ownerId, [member]: memberId, position, ...more });
	}
}

function unlink(tx: Tx, { table, owner, member }: Link, ownerId: Id, memberIds: readonly Id[]): void {
	for (const memberId of memberIds) tx.remove(table, { [owner]: ownerId, [member]: memberId });
	renumberThemes(tx);
}

export interface ThemesFile {
	descriptive: readonly { name: string; finding: string; definition: string; codes: readonly string[] }[];
	analytical: readonly { name: string; finding: string; definition: string; themes: readonly string[] }[];
}

function isDay(text: string): boolean {
	const time = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

export const themeOperations = {
	'theme.create'(
		tx: Tx,
		{ id, level, ...fields }: SomeThemeFields & { id: Id; level: ThemeLevel; name: string },
	): void {
		tx.detail = { name: fields.name, level };
		addTheme(tx, id, level, fields);
	},

	'theme.update'(tx: Tx, { id, fields }: { id: Id; fields: SomeThemeFields }): void {
		const { level, name } = tx.need<Theme>('theme', id);
		if (fields.name !== undefined) freeName(tx, level, fields.name, id);
		tx.detail = { name: fields.name ?? name };
		tx.update('theme', id, fields);
	},

	'theme.remove'(tx: Tx, { id }: { id: Id }): void {
		const { level, name } = tx.need<Theme>('theme', id);
		tx.detail = { name };
		tx.remove('themeCode', { themeId: id });
		tx.remove('themeQuote', { themeId: id });
		tx.remove('confidence', { themeId: id });
		tx.remove('themeTheme', level === 'analytical' ? { analyticalId: id } : { descriptiveId: id });
		tx.remove('memo', { targetKind: 'theme', targetId: id });
		tx.remove('theme', { id });
		tx.renumber('theme', tx.ordered('theme', 'level = ?', level));
		renumberThemes(tx);
	},

	'theme.move'(tx: Tx, { id, position }: { id: Id; position: number }): void {
		const { level, name } = tx.need<Theme>('theme', id);
		tx.detail = { name };
		tx.moveTo('theme', tx.ordered('theme', 'level = ?', level), [id], position);
	},

	'theme.addCodes'(
		tx: Tx,
		{ themeId, codeIds, fromThemeId }: { themeId: Id; codeIds: readonly Id[]; fromThemeId: Id | null },
	): void {
		tx.detail = { name: theme(tx, themeId, 'descriptive').name, count: codeIds.length };
		for (const id of codeIds) tx.need('code', id);
		link(tx, CODES, themeId, codeIds);
		if (fromThemeId && fromThemeId !== themeId) unlink(tx, CODES, fromThemeId, codeIds);
	},

	'theme.removeCodes'(tx: Tx, { themeId, codeIds }: { themeId: Id; codeIds: readonly Id[] }): void {
		tx.detail = { name: theme(tx, themeId, 'descriptive').name, count: codeIds.length };
		unlink(tx, CODES, themeId, codeIds);
	},

	'theme.addThemes'(
		tx: Tx,
		{
			analyticalId,
			descriptiveIds,
			fromThemeId,
		}: { analyticalId: Id; descriptiveIds: readonly Id[]; fromThemeId: Id | null },
	): void {
		tx.detail = { name: theme(tx, analyticalId, 'analytical').name, count: descriptiveIds.length };
		for (const id of descriptiveIds) theme(tx, id, 'descriptive');
		link(tx, THEMES, analyticalId, descriptiveIds);
		if (fromThemeId && fromThemeId !== analyticalId) unlink(tx, THEMES, fromThemeId, descriptiveIds);
	},

	'theme.removeThemes'(
		tx: Tx,
		{ analyticalId, descriptiveIds }: { analyticalId: Id; descriptiveIds: readonly Id[] },
	): void {
		tx.detail = { name: theme(tx, analyticalId, 'analytical').name, count: descriptiveIds.length };
		unlink(tx, THEMES, analyticalId, descriptiveIds);
	},

	/** Chooses a quote for a theme, says that it supports or contradicts it, or lets it go. */
	'theme.chooseQuote'(
		tx: Tx,
		{
			themeId,
			codingId,
			chosen,
			stance = 'supports',
		}: { themeId: Id; codingId: Id; chosen: boolean; stance?: Stance | undefined },
	): void {
		tx.detail = { name: tx.need<Theme>('theme', themeId).name, stance };
		tx.need('coding', codingId);
		if (chosen) {
			link(tx, QUOTES, themeId, [codingId], { stance });
			tx.connection.run(
				'UPDATE themeQuote SET stance = ? WHERE themeId = ? AND codingId = ?',
				stance,
				themeId,
				codingId,
			);
		} else unlink(tx, QUOTES, themeId, [codingId]);
	},

	/** Adds themes that the project lacks (by level and name), fills in those it has, and links them; nothing is taken out. */
	'themes.import'(tx: Tx, file: ThemesFile): { added: number; updated: number; unknownCodes: string[] } {
		const result = { added: 0, updated: 0, unknownCodes: [] as string[] };
		const unknown = new Set<string>();
		const find = (level: ThemeLevel, name: string) =>
			tx.get<Theme>('SELECT * FROM theme WHERE level = ? AND name = ?', level, name);
		const upsert = (level: ThemeLevel, entry: ThemeFields, connect: (id: Id) => boolean) => {
			const present = find(level, entry.name);
			const id = present?.id ?? tx.newId();
			if (!present) addTheme(tx, id, level, entry);
			const finding = entry.finding || present?.finding;
			const definition = entry.definition || present?.definition;
			const changed = present !== undefined && (finding !== present.finding || definition !== present.definition);
			if (changed) tx.update('theme', id, { finding, definition });
			const linked = connect(id);
			if (!present) result.added++;
			else if (changed || linked) result.updated++;
		};
		const count = (table: string) => tx.value<number>(`SELECT count(*) FROM ${table}`);
		for (const { codes, ...entry } of file.descriptive) {
			upsert('descriptive', entry, (id) => {
				const before = count('themeCode');
				for (const name of codes) {
					const code = tx.get<{ id: Id }>('SELECT id FROM code WHERE name = ?', name);
					if (code) link(tx, CODES, id, [code.id]);
					else unknown.add(name);
				}
				return count('themeCode') > before;
			});
		}
		for (const { themes, ...entry } of file.analytical) {
			upsert('analytical', entry, (id) => {
				const before = count('themeTheme');
				for (const name of themes) {
					const member = find('descriptive', name);
					if (!member) throw new SynthemaError('themes.themeMissing', { name, theme: entry.name });
					link(tx, THEMES, id, [member.id]);
				}
				return count('themeTheme') > before;
			});
		}
		result.unknownCodes = [...unknown];
		tx.detail = { count: result.added + result.updated };
		return result;
	},

	/** Writes a memo, new or again. Only its author may change it. */
	'memo.write'(
		tx: Tx,
		{
			id,
			targetKind,
			targetId,
			body,
			plain,
		}: { id: Id; targetKind: MemoTarget; targetId: Id; body: string; plain: string },
	): void {
		const present = tx.get<{ personId: Id; body: string }>('SELECT personId, body FROM memo WHERE id = ?', id);
		tx.detail = { target: targetKind };
		if (present) {
			if (present.personId !== tx.personId) throw new SynthemaError('memo.notYours');
			if (present.body !== body) tx.update('memo', id, { body, plain, updatedAt: tx.at });
			return;
		}
		if (targetKind !== 'diary') tx.need(targetKind, targetId);
		else if (!isDay(targetId)) throw new SynthemaError('memo.day', { day: targetId });
		tx.insert('memo', {
			id,
			targetKind,
			targetId,
			personId: tx.personId,
			body,
			plain,
			createdAt: tx.at,
			updatedAt: tx.at,
		});
	},

	'memo.remove'(tx: Tx, { id }: { id: Id }): void {
		const memo = tx.need<{ personId: Id; targetKind: string }>('memo', id);
		if (memo.personId !== tx.personId) throw new SynthemaError('memo.notYours');
		tx.detail = { target: memo.targetKind };
		tx.remove('memo', { id });
	},
};
