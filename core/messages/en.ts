import appraisal from './parts/appraisal.en.ts';
import cli from './parts/cli.en.ts';
import container from './parts/container.en.ts';
import db from './parts/db.en.ts';
import electron from './parts/electron.en.ts';
import host from './parts/host.en.ts';
import importing from './parts/import.en.ts';
import office from './parts/office.en.ts';
import pages from './parts/pages.en.ts';
import pdf from './parts/pdf.en.ts';
import references from './parts/references.en.ts';
import renderer from './parts/renderer.en.ts';
import rendererCode from './parts/renderer-code.en.ts';
import rendererCodebook from './parts/renderer-codebook.en.ts';
import rendererImport from './parts/renderer-import.en.ts';
import rendererThemes from './parts/renderer-themes.en.ts';
import revisions from './parts/revisions.en.ts';
import sections from './parts/sections.en.ts';
import tables from './parts/tables.en.ts';
import tablesMore from './parts/tables-more.en.ts';
import web from './parts/web.en.ts';

export const en: Readonly<Record<string, string>> = {
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
