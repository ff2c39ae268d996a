import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { breakLines, lineAt } from '../../core/text/lines.ts';
import type { PageBox } from '../../core/text/page-layout.ts';
import { type App, expect, root, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { dependent, type PagedText, projectOf, typeset } from './support/paged.ts';
import { currentLine, openProject, saved, surface } from './support/steps.ts';

const WORDS =
	'Nurses described the night shift as a time apart when relatives had gone home and the ward belonged to those who stayed awake with the dying'.split(
		' ',
	);

/** Paragraphs in which every sentence has a number, so that a phrase is found once. */
function paragraphs(count: number, sentences: number): string[] {
	return Array.from({ length: count }, (_, p) =>
		Array.from({ length: sentences }, (_, s) => {
			const from = (p * 7 + s * 3) % WORDS.length;
			return `Passage ${p + 1}.${s + 1} tells that ${[...WORDS, ...WORDS].slice(from, from + 12).join(' ')}.`;
		}).join(' '),
	);
}

const TURNED = 'Turned words stand upright here';
const SCANNED = '[A page that is a picture without text.]';

async function opened(
	app: App,
	texts: readonly ({ name: string } & Pick<PagedText, 'bytes' | 'text' | 'layout'>)[],
): Promise<void> {
	const path = join(app.dir, 'pages.synthema');
	projectOf(path, texts);
	await openProject(app, path);
	await expect(surface(app.page)).toBeVisible();
	await surface(app.page).focus();
}

async function standard(app: App): Promise<PagedText> {
	const text = await typeset(paragraphs(9, 8), { turned: TURNED, scanned: SCANNED });
	await opened(app, [{ name: 'Lind 2020', ...text }]);
	return text;
}

const pane = (page: Page) => page.getByRole('region', { name: 'Original' });
const sheet = (page: Page, number: number) => page.locator(`.page-sheet[data-page="${number}"]`);

/** The line on which the second page begins, and how many characters of it stand on the first. */
function turnOf({ text, layout }: PagedText): { line: number; before: number } {
	const lines = breakLines(text);
	const { start } = layout.marks[1]!;
	const line = lineAt(lines, start);
	return { line, before: start - lines.starts[line - 1]! };
}

/** Selects a phrase in the text by the mouse, as a reviewer would. */
async function select(page: Page, phrase: string): Promise<void> {
	const place = await page.evaluate((words) => {
		for (const line of document.querySelectorAll('.ln')) {
			const at = line.textContent!.indexOf(words);
			if (at < 0) continue;
			line.scrollIntoView({ block: 'center' });
			const range = document.createRange();
			range.setStart(line.firstChild!, at);
			range.setEnd(line.firstChild!, at + words.length);
			const { left, right, top, height } = range.getBoundingClientRect();
			return { left, right, y: top + height / 2 };
		}
		return null;
	}, phrase);
	if (!place) throw new Error(`no line holds “${phrase}”`);
	await page.mouse.move(place.left + 1, place.y);
	await page.mouse.down();
	await page.mouse.move(place.right - 1, place.y, { steps: 5 });
	await page.mouse.up();
}

/** Share of dark pixels that a drawing has under a box of its page, in points. */
async function ink(drawn: Locator, box: Omit<PageBox, 'page'>): Promise<number> {
	await expect(drawn).toHaveAttribute('data-state', 'drawn');
	return drawn.evaluate((element, { x, y, width, height }) => {
		const canvas = element.querySelector('canvas')!;
		const points = Number((element as HTMLElement).dataset.points);
		const scale = canvas.width / points;
		const { data } = canvas
			.getContext('2d')!
			.getImageData(Math.round(x * scale), Math.round(y * scale), Math.ceil(width * scale), Math.ceil(height * scale));
		let dark = 0;
		for (let i = 0; i < data.length; i += 4) if (data[i]! + data[i + 1]! + data[i + 2]! < 380) dark++;
		return dark / (data.length / 4);
	}, box);
}

/** The mark lies over the words, within so many pixels at 100 % and in proportion above it; and there is ink below it. */
async function expectMarked(page: Page, box: PageBox, points: number, pixels = 2): Promise<void> {
	const drawn = sheet(page, box.page);
	const mark = drawn.locator('.mark');
	await expect(mark).toHaveCount(1);
	const frame = (await drawn.boundingBox())!;
	const scale = frame.width / points;
	const near = pixels * Math.max(1, scale);
	const canvas = (await drawn.locator('canvas').boundingBox())!;
	for (const side of ['x', 'y', 'width', 'height'] as const) expect(canvas[side]).toBeCloseTo(frame[side], 0);
	const at = (await mark.boundingBox())!;
	// Marks reach a point farther than the words on each side.
	expect(Math.abs(at.x + scale - (frame.x + box.x * scale))).toBeLessThan(near);
	expect(Math.abs(at.y + scale - (frame.y + box.y * scale))).toBeLessThan(near);
	expect(Math.abs(at.width - 2 * scale - box.width * scale)).toBeLessThan(near);
	expect(Math.abs(at.height - 2 * scale - box.height * scale)).toBeLessThan(near);
	await drawn.evaluate((element, width) => {
		(element as HTMLElement).dataset.points = String(width);
	}, points);
	expect(await ink(drawn, box)).toBeGreaterThan(0.03);
}

test('lines keep their page: marks in the text, in the status bar and beside the line', async ({ app }) => {
	const { page } = app;
	const text = await standard(app);
	await expect(page.locator('.page-label').first()).toHaveText('p. 213');
	await expect(page.locator('.pane.right h2').first()).toHaveText('Line 1');
	await expect(page.locator('.pane.right .pane-head')).toContainText('p. 213');
	await expect(page.locator('.statusbar')).toContainText('p. 213, line 1 of');

	// The second page begins within a line: the mark stands on that line, with a stroke before its first word.
	const turn = turnOf(text);
	expect(turn.before).toBeGreaterThan(0);
	const line = page.locator(`[data-line="${turn.line}"]`);
	await line.evaluate((element) => element.scrollIntoView({ block: 'center' }));
	const label = page.locator('.page-label', { hasText: 'p. 214' });
	await expect(label).toBeVisible();
	expect((await label.boundingBox())!.y).toBeCloseTo((await line.boundingBox())!.y, 0);
	const stroke = (await page.locator('.page-mark', { hasText: 'p. 214' }).locator('.page-turn').boundingBox())!;
	const word = await line.evaluate((element, before) => {
		const range = document.createRange();
		range.setStart(element.firstChild!, before);
		range.setEnd(element.firstChild!, before + 1);
		return range.getBoundingClientRect().left;
	}, turn.before);
	expect(Math.abs(stroke.x + stroke.width - word)).toBeLessThan(1);

	await surface(page).focus();
	while ((await currentLine(page)) < turn.line) await page.keyboard.press('j');
	await expect(page.locator('.statusbar')).toContainText(`pp. 213–214, line ${turn.line} of`);
	await page.keyboard.press('End');
	await expect(page.locator('.statusbar')).toContainText('p. 217, line');
});

test('the pane opens by key, follows the cursor, and marks the selected words where they stand', async ({ app }) => {
	test.setTimeout(120_000);
	const { page } = app;
	const errors: string[] = [];
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
	});
	const text = await standard(app);
	await expect(pane(page)).toBeHidden();
	await page.keyboard.press('p');
	await expect(pane(page)).toBeVisible();
	await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
	await expect(page.getByRole('img', { name: 'Page 213 of the original' })).toBeVisible();

	const box = text.boxOf('Passage 2.3 tells');
	await select(page, 'Passage 2.3 tells');
	await expectMarked(page, box, 595.28);

	// A line that goes on on the next page is marked on both.
	await page.keyboard.press('Escape');
	const turn = turnOf(text);
	while ((await currentLine(page)) < turn.line) await page.keyboard.press('j');
	await expect(sheet(page, 1).locator('.mark')).toHaveCount(1);
	await expect(sheet(page, 2).locator('.mark')).toHaveCount(1);
	await expect(page.getByLabel('Page: as printed')).toHaveValue(/21[34]/);

	// A coding has the colour of its code.
	await page.keyboard.press('c');
	await page.keyboard.type('night');
	await page.keyboard.press('Control+Enter');
	await saved(page);
	await page.keyboard.press('k');
	await expect(page.locator('.page-sheet .mark.coding').first()).toBeVisible();

	// The turned page, and the page that is a picture.
	await page.keyboard.press('End');
	await page.keyboard.press('k');
	await expect(page.getByLabel('Page: as printed')).toHaveValue('216');
	await select(page, 'stand upright');
	await expectMarked(page, text.boxOf('stand upright'), 841.89);
	await page.keyboard.press('Escape');
	await page.keyboard.press('End');
	await expect(page.getByLabel('Page: as printed')).toHaveValue('217');
	await sheet(page, 5).evaluate((element) => {
		(element as HTMLElement).dataset.points = '595.28';
	});
	expect(await ink(sheet(page, 5), { x: 70, y: 70, width: 200, height: 300 })).toBeGreaterThan(0.1);
	expect(errors).toEqual([]);
});

test('leafing, jumping, zooming and clicking on the page; the pane stays open and keeps its width', async ({ app }) => {
	test.setTimeout(120_000);
	const { page } = app;
	const text = await standard(app);
	await page.getByRole('button', { name: 'Show the page' }).click();
	await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
	const field = page.getByLabel('Page: as printed');
	await page.getByRole('button', { name: 'Next page', exact: true }).click();
	await expect(field).toHaveValue('214');
	await field.fill('216');
	await field.press('Enter');
	await expect(sheet(page, 4)).toBeInViewport();
	await field.fill('4711');
	await field.press('Enter');
	await expect(page.getByRole('region', { name: 'Messages' })).toContainText('The original has no page “4711”');
	await page.getByRole('group', { name: 'Pages of the original' }).focus();
	await page.keyboard.press('PageUp');
	await expect(field).toHaveValue('215');
	await page.keyboard.press('Alt+PageUp');
	await expect(field).toHaveValue('214');

	const width = async () => (await sheet(page, 2).boundingBox())!.width;
	const fitted = await width();
	await page.keyboard.press('+');
	await page.keyboard.press('+');
	await expect.poll(width).toBeGreaterThan(fitted * 1.1);
	await expect(sheet(page, 2)).toHaveAttribute('data-state', 'drawn');
	await page.keyboard.press('0');
	await expect.poll(width).toBeCloseTo(fitted, 0);

	// A click on words puts the cursor on their line and the focus into the text.
	await field.fill('213');
	await field.press('Enter');
	const box = text.boxOf('Passage 2.3 tells');
	const frame = (await sheet(page, 1).boundingBox())!;
	const scale = frame.width / 595.28;
	await page.mouse.click(frame.x + (box.x + 10) * scale, frame.y + (box.y + box.height / 2) * scale);
	await expect(page.locator('.ln[aria-current]')).toContainText('Passage 2.3');
	await expect(page.locator('.ln[aria-current]')).toBeFocused();

	const splitter = page.getByRole('separator', { name: 'Width of the original' });
	await splitter.focus();
	const before = Number(await splitter.getAttribute('aria-valuenow'));
	await page.keyboard.press('ArrowLeft');
	await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 16));
	const handle = (await splitter.boundingBox())!;
	await page.mouse.move(handle.x + 5, handle.y + 200);
	await page.mouse.down();
	await page.mouse.move(handle.x + 5 - 60, handle.y + 200, { steps: 4 });
	await page.mouse.up();
	await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 76));

	await page.keyboard.press('Control+2');
	await expect(pane(page)).toBeHidden();
	await page.keyboard.press('Control+1');
	await expect(splitter).toHaveAttribute('aria-valuenow', String(before + 76));
	// F6 goes from pane to pane and comes to the original.
	await surface(page).focus();
	await page.keyboard.press('F6');
	await expect(page.getByRole('group', { name: 'Pages of the original' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(page.locator('.ln[aria-current]')).toBeFocused();
	await page.keyboard.press('p');
	await expect(pane(page)).toBeHidden();
});

test('an encrypted original asks for its password, and what cannot be drawn is said', async ({ app }) => {
	test.setTimeout(120_000);
	const { page } = app;
	const plain = await typeset(paragraphs(1, 4));
	const locked = await typeset(paragraphs(1, 5), { password: 'sesame' });
	const damaged = { ...(await typeset(paragraphs(1, 6))), bytes: Buffer.from('%PDF-1.7\nnothing of a file') };
	// Its text knows of a page that the file has lost.
	const short = await typeset(paragraphs(1, 7));
	short.layout.pages.push({ label: '214', width: 595.28, height: 841.89 });
	await opened(app, [
		{ name: 'Plain', ...plain },
		{ name: 'Locked', ...locked },
		{ name: 'Damaged', ...damaged },
		{ name: 'Short', ...short },
	]);
	const open = async (name: string) => {
		if (!(await page.getByRole('treeitem', { name }).isVisible())) await page.keyboard.press('Control+b');
		await page.getByRole('treeitem', { name }).click();
		await expect(page.locator('.read-head h1')).toHaveText(name);
	};
	await page.keyboard.press('p');
	await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
	await open('Locked');
	const field = page.getByLabel('Password of the PDF');
	await field.fill('open');
	await field.press('Enter');
	await expect(page.getByText('That is not the password of this PDF.')).toBeVisible();
	await field.fill('sesame');
	await field.press('Enter');
	await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
	await open('Damaged');
	await expect(pane(page)).toContainText('The original cannot be shown: the PDF is damaged.');
	await expect(pane(page).getByRole('button', { name: 'Try again' })).toBeVisible();
	await open('Short');
	await expect(sheet(page, 2)).toContainText('Page 214 cannot be drawn');
});

test('an imported PDF is marked where its words stand', async ({ app }) => {
	const { page } = app;
	const text = await typeset(paragraphs(9, 8), { turned: TURNED });
	const file = join(app.dir, 'Lind 2020.pdf');
	const path = join(app.dir, 'imported.synthema');
	writeFileSync(file, text.bytes);
	synthema('new', path, '--title', 'Imported', '--person', 'Ada Lind');
	synthema('import', path, file);
	await openProject(app, path);
	await surface(page).focus();
	await page.keyboard.press('p');
	for (const phrase of ['Passage 2.3 tells', 'Passage 4.5 tells', 'Passage 5.6 tells']) {
		await select(page, phrase);
		// Between the ends of a line the places of words are estimated.
		await expectMarked(page, text.boxOf(phrase), 595.28, 3);
		await page.keyboard.press('Escape');
	}
	await select(page, 'stand upright');
	await expectMarked(page, text.boxOf('stand upright'), 841.89, 3);
});

test('standard fonts, character maps and decoders of pictures come with the program, and nothing from elsewhere', async ({
	app,
}) => {
	const { page } = app;
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await opened(app, [{ name: 'Dependent', ...dependent() }]);
	await page.keyboard.press('p');
	await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
	await sheet(page, 1).evaluate((element) => {
		(element as HTMLElement).dataset.points = '595';
	});
	const drawn = sheet(page, 1);
	expect(await ink(drawn, { x: 72, y: 85, width: 150, height: 40 })).toBeGreaterThan(0.03);
	expect(await ink(drawn, { x: 72, y: 185, width: 160, height: 40 })).toBeGreaterThan(0.03);
	expect(await ink(drawn, { x: 75, y: 305, width: 90, height: 190 })).toBe(1);
	expect(await ink(drawn, { x: 178, y: 305, width: 90, height: 190 })).toBe(0);
	const own = new URL(page.url()).origin;
	const scheme = new URL(page.url()).protocol;
	expect(
		asked.filter((url) => !url.startsWith(scheme === 'app:' ? 'app://synthema/' : own) && !/^(data|blob):/.test(url)),
	).toEqual([]);
	for (const name of ['cmaps/UniGB-UCS2-H.bcmap', 'standard_fonts/FoxitSymbol.pfb', 'images/jbig2_nowasm_fallback.js'])
		expect.soft(asked.filter((url) => url.endsWith(name))).not.toEqual([]);
});

for (const theme of ['light', 'dark'] as const) {
	test(`the original beside the text is accessible and looks right, ${theme}`, async ({ app }) => {
		test.setTimeout(120_000);
		const { page } = app;
		await page.emulateMedia({ colorScheme: theme });
		const text = await standard(app);
		await page.keyboard.press('p');
		await expect(sheet(page, 1)).toHaveAttribute('data-state', 'drawn');
		for (let n = 0; n < 3; n++) await page.keyboard.press('j');
		await page.keyboard.press('c');
		await page.keyboard.type('the ward at night');
		await page.keyboard.press('Control+Enter');
		await saved(page);
		await page.keyboard.press('k');
		await expect(page.locator('.page-sheet .mark.coding').first()).toBeVisible();
		const folder = join(root, 'test-results/screens');
		mkdirSync(folder, { recursive: true });
		const picture = (name: string) =>
			page.screenshot({ path: join(folder, `${name}-${theme}${app.kind === 'electron' ? '-electron' : ''}.png`) });
		await picture('pages');
		const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
		expect(
			violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
		).toEqual([]);
		await page.getByLabel('Page: as printed').fill('216');
		await page.getByLabel('Page: as printed').press('Enter');
		await expect(sheet(page, 4)).toHaveAttribute('data-state', 'drawn');
		await picture('pages-turned');
		await page.keyboard.press('Escape');
		while ((await currentLine(page)) < turnOf(text).line) await page.keyboard.press('j');
		await picture('pages-marks');
	});
}
