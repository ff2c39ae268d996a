import {
	AlignmentType,
	BorderStyle,
	Document,
	TableCell as DocxCell,
	TableRow as DocxRow,
	Table as DocxTable,
	Footer,
	HeightRule,
	type IBorderOptions,
	type IRunOptions,
	type ISectionOptions,
	LineRuleType,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	SimpleField,
	TableLayoutType,
	TextDirection,
	TextRun,
	VerticalAlignTable,
	WidthType,
} from 'docx';
import type { Table, TableCell, TableColumn, TableParagraph, TableRow } from '#core/table.ts';
import { type Layout, layoutOf } from './docx-layout.ts';
import { captionLabel, keepNumbers, programOf, referenceAfter, stretches, type WriteOptions, xmlText } from './text.ts';
import { emsOf } from './widths.ts';

/** A4 and margins of 2 cm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: 'SimSun' };
/** The East Asian face also for quotation marks, dashes and ellipses, which Latin and Chinese share. */
const HAN_FONT = { ...FONT, hint: 'eastAsia' };

const NONE: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const THICK: IBorderOptions = { style: BorderStyle.SINGLE, size: 12, color: '000000' };
const THIN: IBorderOptions = { style: BorderStyle.SINGLE, size: 6, color: '000000' };
const HAIR: IBorderOptions = { style: BorderStyle.SINGLE, size: 2, color: '8D8D85' };

/**
 * A Word document with all tables, set as journals do: a rule above, one below the heading and one at the end, no
 * vertical ones. Headings repeat on every page, rows do not break across pages, captions are numbered by a field of
 * Word's, and column widths are shares of the text width that add up to all of it.
 */
export async function writeDocx(tables: readonly Table[], options: WriteOptions): Promise<Uint8Array> {
	const text = { font: FONT, size: 20, language: { value: 'en-GB', eastAsia: 'zh-CN' } };
	const document = new Document({
		title: xmlText(options.title),
		creator: programOf(options),
		lastModifiedBy: programOf(options),
		description: '',
		styles: {
			default: { document: { run: text } },
			paragraphStyles: [
				{
					id: 'Caption',
					name: 'caption',
					basedOn: 'Normal',
					next: 'Normal',
					quickFormat: true,
					run: { size: 22, bold: true },
					paragraph: { keepNext: true, spacing: { after: 120 } },
				},
				{
					id: 'TableText',
					name: 'Table Text',
					basedOn: 'Normal',
					quickFormat: true,
					run: {},
					paragraph: { spacing: { before: 0, after: 40, line: 240, lineRule: LineRuleType.AUTO } },
				},
				{
					id: 'TableNote',
					name: 'Table Note',
					basedOn: 'Normal',
					quickFormat: true,
					run: { size: 17 },
					paragraph: { spacing: { before: 80, after: 0 } },
				},
			],
		},
		sections: tables.map((table, index) => sectionOf(table, index, options)),
	});
	return new Uint8Array(await Packer.toBuffer(document));
}

/** A table on pages of its own; one too wide for portrait pages gets landscape ones. */
function sectionOf(table: Table, index: number, options: WriteOptions): ISectionOptions {
	const portrait = PAGE.width - 2 * PAGE.margin;
	const landscape = options.landscape || layoutOf(table, portrait).tight;
	const layout = layoutOf(table, landscape ? PAGE.height - 2 * PAGE.margin : portrait);
	return {
		properties: {
			page: {
				size: {
					width: PAGE.width,
					height: PAGE.height,
					orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
				},
				margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
			},
		},
		footers: {
			default: new Footer({
				children: [
					new Paragraph({
						alignment: AlignmentType.CENTER,
						children: [new TextRun({ children: [PageNumber.CURRENT], size: 17 })],
					}),
				],
			}),
		},
		children: [
			captionOf(table, index, options),
			tableOf(layout),
			...table.notes.map(
				(note, at) =>
					new Paragraph({
						style: 'TableNote',
						keepLines: true,
						keepNext: at < table.notes.length - 1,
						children: runsOf(note, {}),
					}),
			),
		],
	};
}

function captionOf(table: Table, index: number, options: WriteOptions): Paragraph {
	const { before, after } = captionLabel(options.language);
	return new Paragraph({
		style: 'Caption',
		children: [
			...runsOf(before, {}),
			new SimpleField('SEQ Table \\* ARABIC', String(index + 1)),
			...runsOf(after, {}),
			...runsOf(table.title, { bold: false }),
		],
	});
}

function tableOf(layout: Layout): DocxTable {
	const { table } = layout;
	return new DocxTable({
		width: { size: 100, type: WidthType.PERCENTAGE },
		columnWidths: layout.grid,
		layout: TableLayoutType.FIXED,
		borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
		rows: [headOf(layout), ...table.rows.map((row, index) => rowOf(row, index, layout))],
	});
}

function headOf({ table, size, gap, percent }: Layout): DocxRow {
	const upright = table.columns.filter((column) => column.upright);
	const longest = Math.max(0, ...upright.map((column) => emsOf(column.title)));
	return new DocxRow({
		tableHeader: true,
		cantSplit: true,
		...(upright.length > 0
			? { height: { value: Math.ceil(Math.min(4_500, 200 + longest * size * 11)), rule: HeightRule.ATLEAST } }
			: {}),
		children: table.columns.map(
			(column, index) =>
				new DocxCell({
					width: { size: percent[index]! / 50, type: WidthType.PERCENTAGE },
					margins: { top: 70, bottom: 70, ...sidesOf(column, index, gap) },
					verticalAlign: VerticalAlignTable.BOTTOM,
					borders: { top: THICK, bottom: THIN, left: NONE, right: NONE },
					...(column.upright ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
					children: [
						new Paragraph({
							style: 'TableText',
							keepNext: true,
							alignment: column.upright ? AlignmentType.LEFT : alignmentOf(column),
							children: runsOf(keepNumbers(column.title), { bold: true, size }),
						}),
					],
				}),
		),
	});
}

function rowOf(row: TableRow, index: number, { table, size, gap, percent }: Layout): DocxRow {
	const last = index === table.rows.length - 1;
	// Neither the total nor the notes stand alone on a page.
	const keepNext = last ? table.notes.length > 0 : table.rows[index + 1]!.kind === 'total';
	const bottom = last ? THICK : row.kind === 'group' ? HAIR : NONE;
	const borders = { top: row.kind === 'total' ? HAIR : NONE, bottom, left: NONE, right: NONE };
	if (row.kind === 'group')
		return new DocxRow({
			cantSplit: true,
			children: [
				new DocxCell({
					columnSpan: table.columns.length,
					width: { size: 100, type: WidthType.PERCENTAGE },
					margins: { top: 120, bottom: 20, left: 0, right: gap },
					borders,
					children: paragraphsOf(row.cells[0] ?? [], { size, bold: false }, { keepNext: !last || keepNext }),
				}),
			],
		});
	return new DocxRow({
		cantSplit: true,
		children: row.cells.map((cell, at) => {
			const column = table.columns[at]!;
			return new DocxCell({
				width: { size: percent[at]! / 50, type: WidthType.PERCENTAGE },
				margins: {
					top: 50,
					bottom: 50,
					left: at === 0 ? 0 : gap,
					right: gap,
				},
				borders,
				children: paragraphsOf(
					cell,
					{ size, bold: row.kind === 'total' },
					{
						alignment: alignmentOf(column),
						keepNext,
						...(at === 0 && row.indent ? { indent: { left: row.indent * 160 } } : {}),
					},
				),
			});
		}),
	});
}

/** An upright heading needs the width for its line. */
function sidesOf(column: TableColumn, index: number, gap: number) {
	return column.upright ? { left: 0, right: 0 } : { left: index === 0 ? 0 : gap, right: gap };
}

function alignmentOf(column: TableColumn) {
	if (column.align === 'right') return AlignmentType.RIGHT;
	return column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
}

type ParagraphLook = Pick<ConstructorParameters<typeof Paragraph>[0] & object, 'alignment' | 'indent' | 'keepNext'>;

function paragraphsOf(cell: TableCell, look: { size: number; bold: boolean }, paragraph: ParagraphLook): Paragraph[] {
	const list: TableParagraph[] = typeof cell === 'number' ? [{ text: String(cell) }] : cell;
	const one = (children: TextRun[]) => new Paragraph({ style: 'TableText', keepLines: true, ...paragraph, children });
	// A cell without a paragraph is not a valid one.
	if (list.length === 0) return [one([])];
	return list.map((entry) => {
		const bold = look.bold || entry.style === 'strong';
		const quote = entry.style === 'quote';
		return one([
			...runsOf(entry.text, {
				size: look.size,
				bold,
				italics: quote,
				...(entry.style === 'quiet' ? { color: '51514B' } : {}),
				...(entry.lang ? { lang: entry.lang } : {}),
			}),
			...(entry.reference ? runsOf(keepNumbers(referenceAfter(entry)), { size: look.size, bold }) : []),
		]);
	});
}

type RunLook = Pick<IRunOptions, 'size' | 'bold' | 'italics' | 'color'> & { lang?: string };

/** Runs of a text: Chinese in the East Asian face and never italic, the rest as asked; line ends become breaks. */
function runsOf(text: string, { lang, ...look }: RunLook): TextRun[] {
	const chinese = lang?.startsWith('zh') ?? false;
	return xmlText(text)
		.split(/\r\n|[\n\r]/)
		.flatMap((line, index) => {
			const parts = chinese ? [{ text: line, han: true }] : stretches(line);
			return (parts.length > 0 ? parts : [{ text: '', han: false }]).map(
				(part, at) =>
					new TextRun({
						...look,
						...(part.han ? { italics: false, font: HAN_FONT } : {}),
						...(part.han
							? { language: { value: 'zh-CN', eastAsia: chinese ? easternOf(lang!) : 'zh-CN' } }
							: lang
								? { language: { value: lang } }
								: {}),
						...(index > 0 && at === 0 ? { break: 1 } : {}),
						text: part.text,
					}),
			);
		});
}

/** Word knows regions, not scripts, and no bare `zh`. */
function easternOf(lang: string): string {
	return /hant|tw|hk|mo/i.test(lang) ? 'zh-TW' : 'zh-CN';
}
