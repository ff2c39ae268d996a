import importing from './parts/import.zh-CN.ts';
import renderer from './parts/renderer.zh-CN.ts';
import rendererCodebook from './parts/renderer-codebook.zh-CN.ts';
import rendererThemes from './parts/renderer-themes.zh-CN.ts';
import tables from './parts/tables.zh-CN.ts';

export const zhCN: Readonly<Record<string, string>> = {
	...importing,
	...renderer,
	...rendererCodebook,
	...rendererThemes,
	...tables,
};
