import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, codingQueries, lists, ProjectFile, sourceStats } from '#db/index.ts';
import { Host } from '#host/host.ts';
import { writeSample } from '#host/sample.ts';
import { temporaryFolder } from '../db/support.ts';

const FICTION =
	/^(Fictional study written for the Synthema sample\. Not a real publication\.|本研究为 Synthema 示例而虚构，并非真实发表的论文。)$/;

async function sample() {
	const folder = join(temporaryFolder(), 'sample');
	const written = await writeSample(new Host('test', { remembers: false }), folder, {});
	return { folder, ...written };
}

function reading(path: string): ProjectFile {
	return ProjectFile.open(path, { person: '', readOnly: true });
}

describe('the demonstration', () => {
	it('is a finished synthesis of eleven invented studies', async () => {
		const { project, files } = await sample();
		expect(files.every((file) => existsSync(file))).toBe(true);
		const file = reading(project);
		try {
			expect(check(file)).toEqual([]);
			const sources = lists.sources(file);
			expect(sources).toHaveLength(11);
			expect(sources.filter((source) => source.language === 'zh')).toHaveLength(1);
			for (const study of lists.studies(file)) {
				expect(study.label).toMatch(/ \d{4}$/);
				for (const field of [
					'authors',
					'title',
					'country',
					'participants',
					'dataCollection',
					'analysisMethod',
				] as const)
					expect(study[field], `${study.label} ${field}`).not.toBe('');
			}
			expect(new Set(lists.studies(file).map((study) => study.country)).size).toBeGreaterThanOrEqual(9);
			for (const source of sources) {
				const { text } = file.texts.of(source);
				expect(text.slice(0, text.indexOf('\n'))).toMatch(FICTION);
				const findings = lists.sections(file, source.id).filter((section) => section.kind === 'findings');
				const body = findings.map(({ start, end }) => text.slice(start, end)).join('\n');
				const length =
					source.language === 'zh' ? (body.match(/\p{Script=Han}/gu)?.length ?? 0) / 1.6 : body.split(/\s+/).length;
				expect(length, `findings of ${source.name}`).toBeGreaterThanOrEqual(2000);
				expect(body.match(/“[^”]{30,}”\s*[(（]/g)?.length ?? 0, `quotes in ${source.name}`).toBeGreaterThanOrEqual(10);
			}

			const codes = lists.codes(file);
			expect(codes.length).toBeGreaterThanOrEqual(90);
			expect(codes.filter((code) => !code.definition)).toEqual([]);
			const { counts } = codingQueries.codeCounts(file);
			expect(counts.reduce((sum, count) => sum + count.codings, 0)).toBeGreaterThanOrEqual(700);
			expect(
				counts.filter((count) => count.codings === 0).map(({ codeId }) => codes.find(({ id }) => id === codeId)?.name),
			).toEqual([]);

			const people = lists.people(file);
			expect(people).toHaveLength(2);
			for (const { id, name } of people) {
				for (const stats of sourceStats(file, id, null)) {
					expect(stats.myCodedLines + stats.myConsideredLines, `${name} on every findings line`).toBe(
						stats.findingsLines,
					);
					expect(stats.finishedByMe).toBe(true);
				}
			}

			const { themes, themeCodes, themeThemes, themeQuotes } = lists.themes(file);
			const analytical = themes.filter((theme) => theme.level === 'analytical');
			const descriptive = themes.filter((theme) => theme.level === 'descriptive');
			expect(analytical.map((theme) => theme.name.toLowerCase()).sort()).toEqual([
				'communication',
				'empathy',
				'psychological adjustment',
				'teamwork',
			]);
			expect(descriptive.length).toBeGreaterThanOrEqual(14);
			expect(descriptive.length).toBeLessThanOrEqual(20);
			expect(themes.filter((theme) => !theme.finding)).toEqual([]);
			for (const theme of descriptive) {
				expect(
					themeCodes.some((link) => link.themeId === theme.id),
					theme.name,
				).toBe(true);
				expect(
					themeThemes.some((link) => link.descriptiveId === theme.id),
					theme.name,
				).toBe(true);
			}
			expect(themeQuotes.length).toBeGreaterThanOrEqual(descriptive.length);
			expect(lists.memos(file, 'coding', null).length).toBeGreaterThanOrEqual(30);
		} finally {
			file.close();
		}
	}, 60_000);

	it('comes with the same texts uncoded, byte for byte as they were imported', async () => {
		const { files, folder } = await sample();
		const file = reading(join(folder, 'start.synthema'));
		try {
			expect(check(file)).toEqual([]);
			const sources = lists.sources(file);
			expect(sources).toHaveLength(11);
			expect(codingQueries.listCodings(file, { limit: 1 }).total).toBe(0);
			for (const source of sources) {
				const path = files.find((each) => each.endsWith(source.name))!;
				expect(
					file.connection
						.value<Buffer>('SELECT bytes FROM content WHERE sha256 = ?', source.sha256)
						.equals(readFileSync(path)),
				).toBe(true);
			}
		} finally {
			file.close();
		}
	}, 60_000);

	it('overwrites nothing', async () => {
		const { folder, files } = await sample();
		const before = files.map((file) => readFileSync(file));
		await expect(writeSample(new Host('test', { remembers: false }), folder, {})).rejects.toMatchObject({
			code: 'sample.exists',
		});
		expect(files.every((file, at) => readFileSync(file).equals(before[at]!))).toBe(true);
	}, 60_000);
});
