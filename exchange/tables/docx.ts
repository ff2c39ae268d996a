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
import { captionLabel, sharesOf, stretches, type WriteOptions, xmlText } from './text.ts';

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
	const across = (options.landscape ? PAGE.height : PAGE.width) - 2 * PAGE.margin;
	const text = { font: FONT, size: 20, language: { value: 'en-GB', eastAsia: 'zh-CN' } };
	const document = new Document({
		title: xmlText(options.title),
		creator: `Synthema ${options.programVersion}`,
		lastModifiedBy: `Synthema ${options.programVersion}`,
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
					run: { size: 22 },
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
		sections: [
			{
				properties: {
					page: {
						size: {
							width: PAGE.width,
							height: PAGE.height,
							orientation: options.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
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
				children: tables.flatMap((table, index) => [
					captionOf(table, index, options),
					tableOf(table, across),
					...table.notes.map((note) => new Paragraph({ style: 'TableNote', children: runsOf(note, {}) })),
				]),
			},
		],
	});
	return new Uint8Array(await Packer.toBuffer(document));
}

function captionOf(table: Table, index: number, options: WriteOptions): Paragraph {
	const { before, after } = captionLabel(options.language);
	return new Paragraph({
		style: 'Caption',
		pageBreakBefore: index > 0,
		children: [
			...runsOf(before, { bold: true }),
			new SimpleField('SEQ Table \\* ARABIC', String(index + 1)),
			...runsOf(after, { bold: true }),
			...runsOf(table.title, {}),
		],
	});
}

function tableOf(table: Table, across: number): DocxTable {
	const count = table.columns.length;
	const size = count > 24 ? 13 : count > 16 ? 15 : count > 10 ? 17 : 19;
	const gap = count > 16 ? 30 : count > 10 ? 50 : 90;
	const grid = sharesOf(table, across, Math.floor(across / (count * 2)));
	const percent = sharesOf(table, 5_000, Math.floor(5_000 / (count * 2)));
	const context: Context = { table, size, gap, percent };
	return new DocxTable({
		width: { size: 100, type: WidthType.PERCENTAGE },
		columnWidths: grid,
		layout: TableLayoutType.FIXED,
		borders: { top: THICK, bottom: THICK, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
		rows: [headOf(context), ...table.rows.map((row, index) => rowOf(row, index, context))],
	});
}

interface Context {
	table: Table;
	/** Half-points. */
	size: number;
	/** Space between columns, in twentieths of a point. */
	gap: number;
	/** Widths in fiftieths of a percent, 5,000 in all. */
	percent: number[];
}

function headOf({ table, size, gap, percent }: Context): DocxRow {
	const upright = table.columns.filter((column) => column.upright);
	const longest = Math.max(0, ...upright.map((column) => columnsOf(column.title)));
	return new DocxRow({
		tableHeader: true,
		cantSplit: true,
		...(upright.length > 0
			? { height: { value: Math.min(4_000, 200 + longest * size * 6), rule: HeightRule.ATLEAST } }
			: {}),
		children: table.columns.map(
			(column, index) =>
				new DocxCell({
					width: { size: percent[index]! / 50, type: WidthType.PERCENTAGE },
					margins: { top: 70, bottom: 70, left: index === 0 ? 0 : gap, right: gap },
					verticalAlign: VerticalAlignTable.BOTTOM,
					borders: { top: THICK, bottom: THIN, left: NONE, right: NONE },
					...(column.upright ? { textDirection: TextDirection.BOTTOM_TO_TOP_LEFT_TO_RIGHT } : {}),
					children: [
						new Paragraph({
							style: 'TableText',
							keepNext: true,
							alignment: column.upright ? AlignmentType.LEFT : alignmentOf(column),
							children: runsOf(column.title, { bold: true, size }),
						}),
					],
				}),
		),
	});
}

function rowOf(row: TableRow, index: number, { table, size, gap, percent }: Context): DocxRow {
	const last = index === table.rows.length - 1;
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
					children: paragraphsOf(row.cells[0] ?? [], { size, bold: false }, { keepNext: !last }),
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
						...(at === 0 && row.indent ? { indent: { left: row.indent * 160 } } : {}),
					},
				),
			});
		}),
	});
}

function alignmentOf(column: TableColumn) {
	if (column.align === 'right') return AlignmentType.RIGHT;
	return column.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT;
}

type ParagraphLook = Pick<ConstructorParameters<typeof Paragraph>[0] & object, 'alignment' | 'indent' | 'keepNext'>;

function paragraphsOf(cell: TableCell, look: { size: number; bold: boolean }, paragraph: ParagraphLook): Paragraph[] {
	const list: TableParagraph[] = typeof cell === 'number' ? [{ text: String(cell) }] : cell;
	const one = (children: TextRun[]) => new Paragraph({ style: 'TableText', ...paragraph, children });
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
			...(entry.reference ? runsOf(` ${entry.reference}`, { size: look.size, bold }) : []),
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

function columnsOf(text: string): number {
	return text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}
