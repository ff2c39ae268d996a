import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '#core/messages/parts/tables.en.ts';
import zh from '#core/messages/parts/tables.zh-CN.ts';

const english: Record<string, string> = en;
const chinese: Record<string, string> = zh;
const stem = (key: string) => key.replace(/_(?:one|other)$/, '');
const parameters = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))].sort();

test('both languages have the same sentences with the same parameters', () => {
	expect([...new Set(Object.keys(chinese).map(stem))].sort()).toEqual(
		[...new Set(Object.keys(english).map(stem))].sort(),
	);
	for (const [key, text] of Object.entries(chinese)) expect(parameters(text), key).toEqual(parameters(english[key]!));
});

test('every error that codebook and tables throw has a sentence', () => {
	const folders = ['core/tables', 'exchange/tables', 'exchange/codebook'];
	const codes = new Set<string>();
	for (const folder of folders)
		for (const file of readdirSync(folder)) {
			const source = readFileSync(`${folder}/${file}`, 'utf8');
			for (const [, area, name] of source.matchAll(/SynthemaError\(\s*['`](\$\{area\}|\w+)\.(\w+)['`]/g))
				for (const each of area!.startsWith('$') ? ['codebook', 'themesFile'] : [area]) codes.add(`${each}.${name}`);
		}
	expect(codes.size).toBeGreaterThan(20);
	for (const code of codes) expect(english, code).toHaveProperty([`error.${code}`]);
});
