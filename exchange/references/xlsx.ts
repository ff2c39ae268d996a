/** Excel workbooks to rows of cells. The library is given only what was unpacked and measured here. */
import { strFromU8, zipSync } from 'fflate';
import readWorkbook from 'read-excel-file/universal';
import { SaxesParser } from 'saxes';
import { SynthemaError } from '#core/errors.ts';
import { openZip } from '../container/zip.ts';
import { knownHeadings } from './columns.ts';
import type { Row } from './csv.ts';

/** Cells of a sheet at most, gaps between filled ones included. */
const MAX_CELLS = 6_000_000;
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 1_024;

/**
 * The rows of the sheet whose headings are known best, otherwise of the first. Dates are years with month and day.
 * Throws `import.damaged` and what `openZip` throws, `references.sheetSize` for sheets that are too large.
 */
export async function readXlsx(file: string, bytes: Uint8Array): Promise<Row[]> {
	const needed = (name: string) =>
		/\.(?:xml|rels)$/iu.test(name) && !/(?:^|\/)(?:media|drawings|charts)\//iu.test(name);
	const container = openZip(file, bytes, needed);
	const parts: Record<string, Uint8Array> = {};
	for (const name of container.names) {
		if (!container.has(name)) continue;
		parts[name] = container.bytes(name);
		measure(file, name, parts[name]);
	}
	let sheets: Awaited<ReturnType<typeof readWorkbook>>;
	try {
		const safe = zipSync(parts, { level: 0 });
		sheets = await readWorkbook(new Blob([new Uint8Array(safe)]));
	} catch (error) {
		throw new SynthemaError('import.damaged', { file }, { cause: error });
	}
	const tables = sheets.map(({ data }) =>
		data
			.map((cells, at): Row => ({ row: at + 1, cells: cells.map(cellText) }))
			.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
	);
	const known = (rows: readonly Row[]) => Math.max(0, ...rows.slice(0, 10).map(({ cells }) => knownHeadings(cells)));
	return tables.reduce<Row[]>((best, rows) => (best.length === 0 || known(rows) > known(best) ? rows : best), []);
}

function cellText(value: unknown): string {
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Refuses what would make the library fill gaps without end: addresses far out, and entities of a part's own. */
function measure(file: string, name: string, bytes: Uint8Array): void {
	const parser = new SaxesParser({ xmlns: false, position: false });
	let cells = 0;
	let row = 0;
	let columns = 0;
	const tooLarge = () => new SynthemaError('references.sheetSize', { file, rows: MAX_ROWS, columns: MAX_COLUMNS });
	parser.on('doctype', () => {
		throw new SynthemaError('import.xmlEntities', { file });
	});
	parser.on('error', (error) => {
		throw new SynthemaError('import.damaged', { file }, { cause: error });
	});
	parser.on('opentag', ({ name: tag, attributes }) => {
		const local = tag.slice(tag.indexOf(':') + 1);
		if (local !== 'c' && local !== 'row') return;
		const address = attributes.r;
		if (address === undefined) return;
		const found = /^([A-Z]{0,3})(\d{1,7})$/u.exec(String(address));
		if (!found) throw new SynthemaError('import.damaged', { file });
		const at = Number(found[2]);
		const column = [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
		if (at > MAX_ROWS || column > MAX_COLUMNS) throw tooLarge();
		if (at !== row) {
			cells += columns + 1;
			columns = 0;
			row = at;
		}
		columns = Math.max(columns, column);
		if (cells + columns > MAX_CELLS) throw tooLarge();
	});
	if (!/worksheets?\//iu.test(name) && bytes.length > 20_000_000 && !/sharedStrings/iu.test(name)) throw tooLarge();
	parser.write(strFromU8(bytes)).close();
}
