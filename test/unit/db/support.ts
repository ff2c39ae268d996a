import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Id, Source } from '#core/model.ts';
import { LINE_RULE } from '#core/text/lines.ts';
import { type ImportedText, newId, ProjectFile } from '#db/index.ts';

/** A folder that goes away after the test. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'synthema-test-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

export function imported(name: string, text: string): ImportedText {
	return {
		name,
		content: { text, bytes: Buffer.from(text, 'utf8'), layout: null },
		role: 'main',
		language: 'en',
		encoding: 'utf-8',
		mediaType: 'text/plain',
		lineRule: LINE_RULE,
		sections: text ? [{ kind: 'findings', title: '', depth: 1, start: 0, end: text.length }] : [],
		studyId: null,
		studyLabel: name,
	};
}

export interface Project {
	file: ProjectFile;
	me: Id;
	path: string;
	import(name: string, text: string): Source;
	code(name: string): Id;
	apply(source: Source, start: number, end: number, codeId: Id, personId?: Id): Id;
}

/** A real project file in a temporary folder, closed after the test. */
export function project(): Project {
	const path = join(temporaryFolder(), 'review.synthema');
	const { file, personId } = ProjectFile.create(path, { title: 'Review', person: 'Ada' });
	onTestFinished(() => file.close());
	return {
		file,
		me: personId,
		path,
		import: (name, text) => file.run('source.import', { texts: [imported(name, text)] }, personId).result[0]!,
		code(name) {
			const id = newId();
			file.run('code.create', { id, name }, personId);
			return id;
		},
		apply(source, start, end, codeId, person = personId) {
			const id = newId();
			file.run(
				'coding.apply',
				{ codings: [{ id, sourceId: source.id, start, end, codeId, personId: person }] },
				personId,
			);
			return id;
		},
	};
}

/** Everything that a project says, as one comparable value. */
export function contents(file: ProjectFile): Record<string, unknown[]> {
	const tables = [
		'project',
		'person',
		'study',
		'source',
		'section',
		'code',
		'coding',
		'considered',
		'bookmark',
		'theme',
		'themeCode',
		'themeTheme',
		'themeQuote',
		'memo',
		'finished',
		'checklist',
		'appraisal',
		'confidence',
	];
	return Object.fromEntries(
		tables.map((table) => [
			table,
			file.connection
				.all<object>(`SELECT * FROM ${table}`)
				.map((row) => JSON.stringify(row))
				.sort(),
		]),
	);
}
