import cli from './parts/cli.en.ts';
import db from './parts/db.en.ts';
import electron from './parts/electron.en.ts';
import host from './parts/host.en.ts';
import importing from './parts/import.en.ts';
import renderer from './parts/renderer.en.ts';
import rendererCode from './parts/renderer-code.en.ts';
import rendererCodebook from './parts/renderer-codebook.en.ts';
import rendererThemes from './parts/renderer-themes.en.ts';
import tables from './parts/tables.en.ts';

export const en: Readonly<Record<string, string>> = {
	...cli,
	...db,
	...electron,
	...host,
	...importing,
	...renderer,
	...rendererCode,
	...rendererCodebook,
	...rendererThemes,
	...tables,
};
