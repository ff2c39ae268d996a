import type { Table } from '#core/table.ts';
import { programOf, type WriteOptions } from './text.ts';

/** The tables as values, format `synthema-tables/1`. */
export function writeJson(tables: readonly Table[], options: WriteOptions): Uint8Array {
	const document = {
		format: 'synthema-tables/1',
		title: options.title,
		language: options.language,
		program: programOf(options),
		tables,
	};
	return new TextEncoder().encode(`${JSON.stringify(document, null, '\t')}\n`);
}
