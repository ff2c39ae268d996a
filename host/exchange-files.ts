/** Files that come from and go to other programs, for the command line. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import { lists } from '#db/index.ts';
import {
	type CodebookEntry,
	readCodebook,
	readThemes,
	type ThemesFile,
	writeCodebook,
} from '#exchange/codebook/index.ts';
import { type CodingRow, readCodings } from '#exchange/codings/read.ts';
import { decodeText } from '#exchange/text/decode.ts';
import type { Session } from './host.ts';

async function bytesOf(path: string): Promise<Uint8Array> {
	try {
		return await readFile(path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'ENOENT' || code === 'ENOTDIR')
			throw new SynthemaError('file.missing', { file: path }, { cause: error });
		if (code === 'EISDIR') throw new SynthemaError('import.folder', { file: path }, { cause: error });
		if (code === 'EACCES' || code === 'EPERM')
			throw new SynthemaError('import.noAccess', { file: path }, { cause: error });
		throw error;
	}
}

/** A codebook of another project or program. Throws what `readCodebook` throws. */
export async function readCodebookFile(path: string): Promise<CodebookEntry[]> {
	return readCodebook(basename(path), await bytesOf(path));
}

/** The two levels of themes. Throws what `readThemes` throws. */
export async function readThemesFile(path: string): Promise<ThemesFile> {
	return readThemes(basename(path), await bytesOf(path));
}

/** A table of codings. Throws what `readCodings` throws. */
export async function readCodingsFile(path: string): Promise<CodingRow[]> {
	return readCodings(basename(path), await bytesOf(path));
}

/** The text of a file, decoded (its encoding guessed where none is given). Throws what `decodeText` throws. */
export async function readCorrectedFile(path: string, encoding?: string): Promise<string> {
	return decodeText(await bytesOf(path), { file: basename(path), ...(encoding !== undefined && { encoding }) }).text;
}

/** Writes the codebook of the open project as csv or json, by the ending of the name. Throws `codebook.exportFormat`. */
export async function writeCodebookFile(session: Session, path: string): Promise<void> {
	const format = extname(path).slice(1).toLowerCase();
	if (format !== 'csv' && format !== 'json') throw new SynthemaError('codebook.exportFormat', { file: path });
	const bytes = writeCodebook(lists.codes(session.file), format);
	try {
		await writeFile(path, bytes);
	} catch (error) {
		throw new SynthemaError('export.notWritable', { file: path }, { cause: error });
	}
}
