import cli from './parts/cli.zh-CN.ts';
import db from './parts/db.zh-CN.ts';
import electron from './parts/electron.zh-CN.ts';
import host from './parts/host.zh-CN.ts';
import importing from './parts/import.zh-CN.ts';
import renderer from './parts/renderer.zh-CN.ts';
import rendererCode from './parts/renderer-code.zh-CN.ts';
import rendererCodebook from './parts/renderer-codebook.zh-CN.ts';
import rendererThemes from './parts/renderer-themes.zh-CN.ts';
import tables from './parts/tables.zh-CN.ts';

export const zhCN: Readonly<Record<string, string>> = {
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
