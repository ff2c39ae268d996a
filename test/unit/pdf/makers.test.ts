import { describe, expect, it } from 'vitest';
import { characterErrorRate } from '../../support/cer.ts';
import { article } from './support/corpus.ts';
import { byBrowser, byLatex, byLibreOffice, type Made, program } from './support/makers.ts';
import { inText, outline, read, textOf } from './support/reading.ts';

const latex = program('pdflatex');
const soffice = program('soffice', 'libreoffice');
const chromium = program('chromium', 'chromium-browser', 'google-chrome');
const TIME = 120_000;

async function comesBack({ bytes, expected }: Made): Promise<void> {
	const document = await read(bytes);
	const blocks = inText(document);
	expect(characterErrorRate(textOf(expected), textOf(blocks))).toBeLessThan(0.01);
	expect(outline(blocks)).toEqual(outline(expected));
	expect(document.warnings).toEqual([]);
}

describe('an article in two columns comes back as it was set', () => {
	it.skipIf(!latex)('by LaTeX', async () => comesBack(await byLatex(article(41, 36), latex!)), TIME);
	it.skipIf(!soffice)('by LibreOffice', async () => comesBack(await byLibreOffice(article(42, 40), soffice!)), TIME);
	it.skipIf(!chromium)('by a browser', async () => comesBack(await byBrowser(article(43, 44), chromium!)), TIME);
});
