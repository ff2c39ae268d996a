import appraisal from './parts/appraisal.zh-CN.ts';
import cli from './parts/cli.zh-CN.ts';
import container from './parts/container.zh-CN.ts';
import db from './parts/db.zh-CN.ts';
import electron from './parts/electron.zh-CN.ts';
import host from './parts/host.zh-CN.ts';
import importing from './parts/import.zh-CN.ts';
import office from './parts/office.zh-CN.ts';
import pages from './parts/pages.zh-CN.ts';
import pdf from './parts/pdf.zh-CN.ts';
import references from './parts/references.zh-CN.ts';
import renderer from './parts/renderer.zh-CN.ts';
import rendererCode from './parts/renderer-code.zh-CN.ts';
import rendererCodebook from './parts/renderer-codebook.zh-CN.ts';
import rendererImport from './parts/renderer-import.zh-CN.ts';
import rendererThemes from './parts/renderer-themes.zh-CN.ts';
import revisions from './parts/revisions.zh-CN.ts';
import sections from './parts/sections.zh-CN.ts';
import tables from './parts/tables.zh-CN.ts';
import tablesMore from './parts/tables-more.zh-CN.ts';
import web from './parts/web.zh-CN.ts';

export const zhCN: Readonly<Record<string, string>> = {
	...appraisal,
	...cli,
	...container,
	...db,
	...electron,
	...host,
	...importing,
	...office,
	...pages,
	...pdf,
	...references,
	...renderer,
	...rendererCode,
	...rendererCodebook,
	...rendererImport,
	...rendererThemes,
	...revisions,
	...sections,
	...tables,
	...tablesMore,
	...web,
};
