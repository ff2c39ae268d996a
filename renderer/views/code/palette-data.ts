/** What the palette and the inspector show of codes: counts, places, pinyin, keys. */
import { useEffect, useMemo, useState } from 'react';
import { useRead } from '../../client/context.tsx';
import type { CodeChoice } from './palette-rank.ts';
import { fillSlots, useRecent } from './recent.ts';

const HAN = /\p{Script=Han}/u;
let initialsOf: ((name: string) => string) | null = null;

/** Pinyin comes with a dictionary; it is loaded when a project has Chinese code names. */
function usePinyin(wanted: boolean): ((name: string) => string) | null {
	const [ready, setReady] = useState(initialsOf !== null);
	useEffect(() => {
		if (!wanted || initialsOf) return;
		let here = true;
		void import('pinyin-pro').then(({ pinyin }) => {
			const known = new Map<string, string>();
			initialsOf = (name) => {
				let initials = known.get(name);
				if (initials === undefined) {
					const han = [...name].filter((character) => HAN.test(character)).join('');
					initials = pinyin(han, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
					known.set(name, initials);
				}
				return initials;
			};
			if (here) setReady(true);
		});
		return () => {
			here = false;
		};
	}, [wanted]);
	return ready ? initialsOf : null;
}

export interface CodeChoices {
	choices: readonly CodeChoice[];
	/** On the keys 1–9. */
	slots: readonly CodeChoice[];
	/** Ids of the codes with most codings, most first. */
	byUse: readonly string[];
}

export function useCodeChoices(projectId: string): CodeChoices {
	const codes = useRead('codes.list', {}).data?.codes;
	const counts = useRead('codes.counts', {}).data?.counts;
	const themes = useRead('themes.list', {}).data;
	const mine = useRecent((state) => state.slots[projectId]);
	const pinyin = usePinyin(codes?.some((code) => HAN.test(code.name)) ?? false);
	return useMemo(() => {
		if (!codes) return { choices: [], slots: [], byUse: [] };
		const count = new Map(counts?.map((row) => [row.codeId, row.codings]));
		const themeName = new Map(themes?.themes.map((theme) => [theme.id, theme.name]));
		const inTheme = new Map<string, string>();
		for (const link of themes?.themeCodes ?? [])
			if (!inTheme.has(link.codeId)) inTheme.set(link.codeId, themeName.get(link.themeId) ?? '');
		const nameOf = new Map(codes.map((code) => [code.id, code.name]));
		const byLast = [...(mine ?? [])].sort((a, b) => b.used - a.used).map((slot) => slot.codeId);
		const recency = new Map(byLast.map((codeId, i) => [codeId, i + 1]));
		const choices = codes.map(
			(code): CodeChoice => ({
				id: code.id,
				name: code.name,
				aliases: code.aliases ? code.aliases.split(/\s*[;；]\s*/u).filter(Boolean) : [],
				parentId: code.parentId,
				pinyin: pinyin && HAN.test(code.name) ? pinyin(code.name) : '',
				recency: recency.get(code.id) ?? 0,
				count: count.get(code.id) ?? 0,
				colour: code.colour,
				definition: code.definition,
				where: inTheme.get(code.id) ?? (code.parentId ? (nameOf.get(code.parentId) ?? '') : ''),
			}),
		);
		const byId = new Map(choices.map((choice) => [choice.id, choice]));
		const byUse = choices
			.filter((choice) => choice.count > 0)
			.sort((a, b) => b.count - a.count)
			.slice(0, 9)
			.map(({ id }) => id);
		const slots = fillSlots(mine ?? [], (id) => byId.has(id), byUse);
		return { choices, slots: slots.map((slot) => byId.get(slot.codeId)!), byUse };
	}, [codes, counts, themes, mine, pinyin]);
}
