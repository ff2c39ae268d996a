import { SynthemaError } from '#core/errors.ts';
import type { Id, Section, Source, SourceRole, Study } from '#core/model.ts';
import { keepStaged, type StoredText, storeText, type TextContent } from '../content.ts';
import type { Tx } from '../tx.ts';

export type StudyFields = Omit<Study, 'id' | 'position'>;
export type SomeStudyFields = { [K in keyof StudyFields]?: StudyFields[K] | undefined };

/** A text ready for the project: read and cleaned, with its sections proposed. */
export interface ImportedText {
	name: string;
	/** The text itself, or where it was staged. */
	content: Omit<TextContent, 'name'> | StoredText;
	language: string;
	encoding: string;
	mediaType: string;
	lineRule: number;
	role: SourceRole;
	sections: readonly Omit<Section, 'id' | 'sourceId'>[];
	/** The study it belongs to; without one, the study of that label, made when there is none. */
	studyId: Id | null;
	studyLabel: string;
	/** What the file says about its study, for a study that is made. */
	study?: SomeStudyFields;
}

const EMPTY: StudyFields = {
	label: '',
	authors: '',
	year: null,
	title: '',
	country: '',
	participants: '',
	dataCollection: '',
	analysisMethod: '',
	journal: '',
	volume: '',
	issue: '',
	pages: '',
	doi: '',
	pmid: '',
	url: '',
	abstract: '',
	keywords: '',
};

function defined<T extends object>(fields: T): Partial<T> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function addStudy(tx: Tx, id: Id, fields: SomeStudyFields): void {
	const position = tx.value<number>('SELECT count(*) FROM study');
	tx.insert('study', { ...EMPTY, ...defined(fields), id, position });
}

export const studyOperations = {
	'study.add'(tx: Tx, { id, fields }: { id: Id; fields: SomeStudyFields & { label: string } }): void {
		tx.detail = { name: fields.label };
		addStudy(tx, id, fields);
	},

	'study.update'(tx: Tx, { changes }: { changes: readonly { id: Id; fields: SomeStudyFields }[] }): void {
		tx.detail = { count: changes.length };
		for (const { id, fields } of changes) {
			tx.detail.name = tx.need<Study>('study', id).label;
			tx.update('study', id, fields);
		}
	},

	'study.remove'(tx: Tx, { id }: { id: Id }): void {
		const { label } = tx.need<Study>('study', id);
		const sources = tx.value<number>('SELECT count(*) FROM source WHERE studyId = ?', id);
		if (sources > 0) throw new SynthemaError('study.hasSources', { study: label, sources });
		tx.detail = { name: label };
		tx.remove('memo', { targetKind: 'study', targetId: id });
		tx.remove('appraisal', { studyId: id });
		tx.remove('study', { id });
		tx.renumber('study', tx.ordered('study'));
	},

	'study.move'(tx: Tx, { id, position }: { id: Id; position: number }): void {
		tx.detail = { name: tx.need<Study>('study', id).label };
		tx.moveTo('study', tx.ordered('study'), [id], position);
	},

	/**
	 * Takes texts in, and studies of reference files with them. A text that the project already has is an error
	 * `source.duplicate`; the caller sorts those out.
	 */
	'source.import'(
		tx: Tx,
		{
			texts,
			studies,
		}: {
			texts: readonly ImportedText[];
			studies?: {
				add: readonly { id: Id; fields: SomeStudyFields & { label: string } }[];
				update: readonly { id: Id; fields: SomeStudyFields }[];
			};
		},
	): Source[] {
		tx.detail = {
			count: texts.length,
			studies: studies?.add.length ?? 0,
			name: texts[0]?.name ?? studies?.add[0]?.fields.label ?? '',
		};
		for (const { id, fields } of studies?.add ?? []) addStudy(tx, id, fields);
		for (const { id, fields } of studies?.update ?? []) {
			tx.need<Study>('study', id);
			tx.update('study', id, fields);
		}
		return texts.map((item) => {
			const stored =
				'textSha256' in item.content ? item.content : storeText(tx.connection, { ...item.content, name: item.name });
			const { textSha256 } = stored;
			const twin = tx.get<{ name: string }>('SELECT name FROM source WHERE textSha256 = ?', textSha256);
			if (twin) throw new SynthemaError('source.duplicate', { file: item.name, source: twin.name });
			keepStaged(tx.connection, stored);
			let studyId = item.studyId;
			if (studyId) tx.need('study', studyId);
			else {
				studyId = tx.get<{ id: Id }>('SELECT id FROM study WHERE label = ?', item.studyLabel)?.id ?? null;
				if (!studyId) {
					studyId = tx.newId();
					addStudy(tx, studyId, { ...item.study, label: item.studyLabel });
				}
			}
			const source: Source = {
				id: tx.newId(),
				studyId,
				name: item.name,
				language: item.language,
				encoding: item.encoding,
				mediaType: item.mediaType,
				characters: stored.characters,
				lineRule: item.lineRule,
				sha256: stored.sha256,
				textSha256,
				position: tx.value<number>('SELECT count(*) FROM source'),
				importedAt: tx.at,
				role: item.role,
				pageCount: stored.pageCount,
				layoutSha256: stored.layoutSha256,
				revision: 1,
			};
			tx.insert('source', source);
			for (const section of item.sections) tx.insert('section', { ...section, id: tx.newId(), sourceId: source.id });
			return source;
		});
	},

	'source.rename'(tx: Tx, { id, name }: { id: Id; name: string }): void {
		tx.need('source', id);
		tx.detail = { name };
		tx.update('source', id, { name });
	},

	'source.setStudy'(tx: Tx, { id, studyId }: { id: Id; studyId: Id }): void {
		tx.detail = { name: tx.need<Source>('source', id).name };
		tx.need('study', studyId);
		tx.update('source', id, { studyId });
	},

	'source.remove'(tx: Tx, { id }: { id: Id }): void {
		tx.detail = { name: tx.need<Source>('source', id).name };
		const codings = `SELECT id FROM coding WHERE sourceId = ?`;
		tx.connection.run(`DELETE FROM themeQuote WHERE codingId IN (${codings})`, id);
		tx.connection.run(`DELETE FROM memo WHERE targetKind = 'coding' AND targetId IN (${codings})`, id);
		tx.remove('memo', { targetKind: 'source', targetId: id });
		tx.connection.run(
			`DELETE FROM memo WHERE targetKind = 'coding' AND targetId IN (SELECT id FROM unplaced WHERE sourceId = ?)`,
			id,
		);
		for (const table of ['bookmark', 'carried', 'unplaced', 'revision', 'coding', 'considered', 'finished', 'section'])
			tx.remove(table, { sourceId: id });
		tx.remove('source', { id });
		tx.renumber('source', tx.ordered('source'));
	},

	'source.setRole'(tx: Tx, { id, role }: { id: Id; role: SourceRole }): void {
		tx.detail = { name: tx.need<Source>('source', id).name, role };
		tx.update('source', id, { role });
	},

	'source.finish'(tx: Tx, { sourceId, finished }: { sourceId: Id; finished: boolean }): void {
		tx.detail = { name: tx.need<Source>('source', sourceId).name };
		const is =
			tx.get('SELECT 1 FROM finished WHERE sourceId = ? AND personId = ?', sourceId, tx.personId) !== undefined;
		if (finished && !is) tx.insert('finished', { sourceId, personId: tx.personId, finishedAt: tx.at });
		if (!finished && is) tx.remove('finished', { sourceId, personId: tx.personId });
	},
};
