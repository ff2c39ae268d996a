export { type CodebookEntry, readCodebook, writeCodebook } from './codebook.ts';
export { readThemes, type ThemesFile } from './themes.ts';
