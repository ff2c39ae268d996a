/** Failures of SQLite and of the file system as sentences for people. */
import { basename } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import { sqliteCode } from './sqlite.ts';

/**
 * The SynthemaError that says what a failure means for the project at `path`, or the error itself when it is a bug.
 * Codes: `disk.full`, `disk.failed`, `project.notWritable`, `file.damaged`, `file.notProject`, `project.busy`.
 */
export function explain(error: unknown, path: string): unknown {
	const file = basename(path);
	const code = sqliteCode(error);
	const cause = { cause: error };
	if (code) {
		if (code === 'SQLITE_FULL') return new SynthemaError('disk.full', { file }, cause);
		if (code === 'SQLITE_NOTADB') return new SynthemaError('file.notProject', { file }, cause);
		if (code.startsWith('SQLITE_CORRUPT')) return new SynthemaError('file.damaged', { file }, cause);
		if (code.startsWith('SQLITE_IOERR')) return new SynthemaError('disk.failed', { file }, cause);
		if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM') {
			return new SynthemaError('project.notWritable', { file }, cause);
		}
		if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED')
			return new SynthemaError('project.busy', { file }, cause);
		return error;
	}
	switch ((error as NodeJS.ErrnoException | null)?.code) {
		case 'ENOSPC':
		case 'EDQUOT':
			return new SynthemaError('disk.full', { file }, cause);
		case 'EROFS':
		case 'EACCES':
		case 'EPERM':
			return new SynthemaError('project.notWritable', { file }, cause);
		case 'ENOENT':
			return new SynthemaError('file.missing', { file: path }, cause);
		case 'ENOTDIR':
			return new SynthemaError('file.missing', { file: path }, cause);
		case 'EISDIR':
			return new SynthemaError('file.notProject', { file }, cause);
		case 'EIO':
			return new SynthemaError('disk.failed', { file }, cause);
		default:
			return error;
	}
}
