import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogues, createTranslator } from '#core/messages/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { en, 'zh-CN': zh } = catalogues;
/** English has two plurals, Chinese one. */
const base = (key: string) => key.replace(/_(one|other)$/, '');
const params = (sentence: string) =>
	[...new Set([...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!))].sort();

function sources(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
}

describe('the message catalogue', () => {
	it('says the same things in both languages', () => {
		const english = new Set(Object.keys(en).map(base));
		const chinese = new Set(Object.keys(zh).map(base));
		expect([...english].filter((key) => !chinese.has(key))).toEqual([]);
		expect([...chinese].filter((key) => !english.has(key))).toEqual([]);
	});

	it('fills in the same facts in both languages', () => {
		const different: string[] = [];
		for (const [key, sentence] of Object.entries(zh)) {
			const english = en[key] ?? en[`${base(key)}_other`] ?? en[base(key)]!;
			const known = new Set([...params(english), 'count']);
			if (params(sentence).some((param) => !known.has(param))) different.push(key);
		}
		expect(different).toEqual([]);
	});

	it('has a sentence for every error that the program can raise', () => {
		const missing = new Set<string>();
		for (const folder of ['core', 'db', 'exchange', 'host', 'cli']) {
			for (const file of sources(folder)) {
				for (const [, code] of readFileSync(file, 'utf8').matchAll(/new SynthemaError\(\s*'([^']+)'/g)) {
					if (!(`error.${code}` in en) && !(`error.${code}_other` in en))
						missing.add(`${code} (${file.slice(root.length)})`);
				}
			}
		}
		expect([...missing]).toEqual([]);
	});

	it('has every sentence that the pages ask for', () => {
		const missing = new Set<string>();
		for (const file of [...sources('renderer'), ...sources('cli'), ...sources('electron')]) {
			for (const [, key] of readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)) {
				if (!(key! in en) && !(`${key}_other` in en)) missing.add(`${key} (${file.slice(root.length)})`);
			}
		}
		expect([...missing]).toEqual([]);
	});

	it('chooses plurals and variants', () => {
		const t = createTranslator('en');
		expect(t('cli.coded', { count: 1 })).toBe('Applied one code.');
		expect(t('cli.coded', { count: 3 })).toBe('Applied 3 codes.');
		expect(t('error.project.readOnly', { file: 'a.synthema', holder: 'Maja', context: 'in-use' })).toContain('Maja');
		expect(createTranslator('zh-CN')('cli.coded', { count: 3 })).toBe('已添加 3 条编码。');
	});
});
