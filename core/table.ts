/**
 * A synthesis table as a value: what the preview shows and every writer (Word, Excel, CSV, web page, Markdown, JSON)
 * renders. Built by the functions in `core/tables/`, never typed by hand.
 */
export interface Table {
	/** Key of the kind of table, as `cli.md` names it: `synthesis`, `codebook`… */
	key: string;
	title: string;
	columns: TableColumn[];
	rows: TableRow[];
	notes: string[];
}

export interface TableColumn {
	key: string;
	title: string;
	/** Relative width; writers turn it into their own units. */
	width: number;
	align: 'left' | 'right' | 'center';
	/** Long headings over narrow columns are set upright where the format allows it. */
	upright?: boolean;
}

export interface TableRow {
	/** `group` rows span all columns and head the rows below them (an analytical theme); `total` rows close the table. */
	kind: 'body' | 'group' | 'total';
	/** One cell a column; a group row has exactly one. */
	cells: TableCell[];
	/** Depth of indentation of the first cell. */
	indent?: number;
}

/** A cell is a list of paragraphs. A number stays a number so that a spreadsheet can calculate with it. */
export type TableCell = number | TableParagraph[];

export interface TableParagraph {
	text: string;
	style?: 'quote' | 'strong' | 'quiet';
	/** Set after the text in plain type: where a quote comes from. */
	reference?: string;
	/** BCP 47 language of the text, where it differs from the table's. */
	lang?: string;
	/** Where the text stands, so that a preview can open it. */
	codingId?: string;
}
