import { readdir, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { SynthemaError } from '#core/errors.ts';
import type { MethodName } from '../contract/methods.ts';
import { documentsFolder } from '../places.ts';
import { writeSample } from '../sample.ts';
import type { Handlers } from './types.ts';

export const fileHandlers = {
	'files.browse': async (_, { folder, extensions }) => {
		const at = resolve(folder ?? documentsFolder());
		const names = await readdir(at).catch((error) => {
			throw new SynthemaError('folder.missing', { folder: at }, { cause: error });
		});
		const entries = await Promise.all(
			names
				.filter((name) => !name.startsWith('.'))
				.map(async (name) => {
					const path = join(at, name);
					// What cannot be looked at (a broken link, a folder of somebody else) is not offered.
					const is = await stat(path).catch(() => null);
					return is && (is.isDirectory() || is.isFile()) ? { name, path, isFolder: is.isDirectory() } : null;
				}),
		);
		const shown = entries
			.filter((entry) => entry !== null)
			.filter(
				(entry) =>
					entry.isFolder || extensions.length === 0 || extensions.includes(extname(entry.name).slice(1).toLowerCase()),
			)
			.sort(
				(a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name, undefined, { numeric: true }),
			);
		const parent = dirname(at);
		return { folder: at, parent: parent === at ? null : parent, entries: shown };
	},
	'project.sample': ({ host }, { folder }, options) =>
		writeSample(host, folder ?? join(documentsFolder(), 'Synthema sample'), options, folder === null),
} satisfies Partial<Handlers<MethodName>>;
