/** Looking after project files outside a session. */
import { SynthemaError } from '#core/errors.ts';
import { check, type Problem, ProjectFile, type Repair, repair } from '#db/index.ts';

/**
 * Everything that is wrong with a project file, without locking or changing it. A file that is too damaged to be opened
 * throws `file.damaged`, unless `lenient`: then that is the problem reported.
 */
export function readAnyway(path: string, lenient: boolean): Problem[] {
	try {
		const file = ProjectFile.open(path, { person: '', readOnly: true });
		try {
			return check(file);
		} finally {
			file.close();
		}
	} catch (error) {
		if (lenient && error instanceof SynthemaError && error.code === 'file.damaged')
			return [{ code: 'sqlite', params: { message: error.code } }];
		throw error;
	}
}

/** Saves what can be read into a new file. Throws what `repair` throws. */
export function repairProject(path: string, out: string): Repair {
	return repair(path, out);
}
