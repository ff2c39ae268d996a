import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
	CommentRangeEnd,
	CommentRangeStart,
	CommentReference,
	DeletedTextRun,
	Document,
	FootnoteReferenceRun,
	Header,
	HeadingLevel,
	InsertedTextRun,
	LevelFormat,
	Packer,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
} from 'docx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanText, rowText } from '#exchange/documents/clean.ts';
import { readDocx } from '#exchange/office/docx/read.ts';
import { INTERVIEW } from './interview.ts';
import { aside, contextFor, odtDocument, shown, withBack } from './support.ts';

const read = async (document: Document) =>
	readDocx(new Uint8Array(await Packer.toBuffer(document)), contextFor('study.docx'));

describe('documents of the docx package', () => {
	it('come back with their structure, notes, comments and changes', async () => {
		const change = { author: 'Ann', date: '2024-03-01T10:00:00Z' };
		const document = await read(
			new Document({
				title: 'Long nights',
				creator: 'Ines Falk',
				footnotes: { 1: { children: [new Paragraph('From nine to seven.')] } },
				comments: { children: [{ id: 0, author: 'Ann', date: new Date(0), children: [new Paragraph('How long?')] }] },
				numbering: {
					config: [{ reference: 'steps', levels: [{ level: 0, format: LevelFormat.LOWER_LETTER, text: '%1)' }] }],
				},
				sections: [
					{
						headers: { default: new Header({ children: [new Paragraph('Falk: Nights')] }) },
						children: [
							new Paragraph({ text: 'Long nights', heading: HeadingLevel.TITLE }),
							new Paragraph({ text: 'Findings', heading: HeadingLevel.HEADING_1 }),
							new Paragraph({
								children: [
									new TextRun('Nights were '),
									new DeletedTextRun({ id: 1, ...change, text: 'very ' }),
									new InsertedTextRun({ id: 2, ...change, text: 'so ' }),
									new CommentRangeStart(0),
									new TextRun({ text: 'long', bold: true }),
									new CommentRangeEnd(0),
									new TextRun({ children: [new CommentReference(0)] }),
									new TextRun('.'),
									new FootnoteReferenceRun(1),
								],
							}),
							new Paragraph({ text: 'wait', numbering: { reference: 'steps', level: 0 } }),
							new Paragraph({ text: 'call', numbering: { reference: 'steps', level: 0 } }),
							new Paragraph({ text: 'lamp', bullet: { level: 0 } }),
							new Table({
								rows: [
									new TableRow({
										children: ['Who', 'Nights'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
									}),
									new TableRow({
										children: ['Ada', '12'].map((text) => new TableCell({ children: [new Paragraph(text)] })),
									}),
								],
							}),
						],
					},
				],
			}),
		);
		expect(shown(document)).toEqual([
			'heading1: Long nights',
			'heading1: Findings',
			'paragraph: Nights were so long.¹',
			'item: a) wait',
			'item: b) call',
			'item: ● lamp',
			'row: Who | Nights',
			'row: Ada | 12',
			'footnote: ¹ From nine to seven.',
		]);
		expect(aside(document)).toEqual(['running-head: Falk: Nights']);
		expect(document.metadata).toMatchObject({ title: 'Long nights', authors: ['Ines Falk'] });
		expect(withBack(document, 'deletion', 'comment').text).toContain(
			'Nights were very so long [Comment by Ann: How long?].¹',
		);
		expect(document.warnings.map(({ code, params }) => `${code} ${params.count}`)).toEqual([
			'import.trackedChanges 2',
			'import.comments 1',
		]);
	});

	const words = fc.string({
		unit: fc.oneof(
			fc.constantFrom(' ', 'ü', '护', '士', '。', '𠮷', 'é', '&', '<'),
			fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
		),
		maxLength: 40,
	});

	it('come back as any paragraphs, split into any runs, and tables that were written', async () => {
		const runs = fc.array(words, { minLength: 1, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(
				fc.array(runs, { minLength: 1, maxLength: 6 }),
				fc.array(fc.tuple(words, words), { maxLength: 3 }),
				async (paragraphs, rows) => {
					const children = [
						...paragraphs.map((each) => new Paragraph({ children: each.map((text) => new TextRun(text)) })),
						...(rows.length === 0
							? []
							: [
									new Table({
										rows: rows.map(
											(cells) =>
												new TableRow({
													children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })),
												}),
										),
									}),
								]),
					];
					const document = await read(new Document({ sections: [{ children }] }));
					expect(shown(document)).toEqual([
						...paragraphs
							.map((each) => cleanText(each.join('')))
							.filter((text) => text !== '')
							.map((text) => `paragraph: ${text}`),
						...rows
							.filter((cells) => cells.some((text) => cleanText(text) !== ''))
							.map((cells) => `row: ${rowText(cells)}`),
					]);
				},
			),
			{ numRuns: 60 },
		);
	});
});

function office(): string | null {
	try {
		execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
		return 'soffice';
	} catch {
		return null;
	}
}
const soffice = office();

describe.skipIf(soffice === null)('documents of LibreOffice', () => {
	let folder: string;
	const file = (name: string) => new Uint8Array(readFileSync(join(folder, name)));

	beforeAll(() => {
		folder = mkdtempSync(join(tmpdir(), 'synthema-office-'));
		copyFileSync(
			fileURLToPath(new URL('../../fixtures/office/interview.fodt', import.meta.url)),
			join(folder, 'interview.fodt'),
		);
		for (const format of ['odt', 'docx', 'doc'])
			execFileSync(
				soffice!,
				[
					`-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`,
					'--headless',
					'--convert-to',
					format,
					'--outdir',
					folder,
					join(folder, 'interview.fodt'),
				],
				{ stdio: 'ignore', timeout: 100_000 },
			);
	}, 300_000);
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	it.each(['interview.odt', 'interview.docx'])('give the same text as %s', async (name) => {
		const document = await (name.endsWith('odt')
			? odtDocument(file(name), name)
			: readDocx(file(name), contextFor(name)));
		expect(shown(document)).toEqual(INTERVIEW);
		expect(aside(document)).toEqual(['running-head: Falk: Waiting', 'running-head: Page 1']);
		expect(document.warnings.map(({ code, params }) => `${code} ${params.count}`)).toEqual([
			'import.trackedChanges 2',
			'import.comments 1',
		]);
		const { text } = withBack(document, 'deletion', 'hidden', 'comment');
		expect(text).toContain('The ward was rather quiet, they said,');
		expect(text).toContain('• a voice nearby [Comment by Ann: Whose?]\n');
		expect(document.metadata).toMatchObject({ title: 'Waiting for the night nurse', authors: ['Ines Falk'] });
		expect(document.language).toBe('en-GB');
	});

	it('are refused in the old format, with advice', async () => {
		await expect(readDocx(file('interview.doc'), contextFor('interview.docx'))).rejects.toMatchObject({
			code: 'import.oldWord',
		});
	});
});
