/** Coding without the mouse: how many keys it takes, and the ways that save some. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { currentLine, openProject, saved, surface } from './support/steps.ts';

const SENTENCES = [
	'Nobody advised her, and the room stayed quiet for a while.',
	'A registrar said that she had not known how tired she was.',
	'The leader waited until the story had come to its end.',
	'One doctor wanted to repair it at once and was held back.',
];
const paragraph = (from: number) => Array.from({ length: 8 }, (_, n) => SENTENCES[(from + n) % 4]).join(' ');
const study = (title: string, paragraphs: number) =>
	`${title}\n\nMethods\n\nWe asked.\n\nFindings\n\n${Array.from({ length: paragraphs }, (_, n) => paragraph(n)).join('\n\n')}\n\nDiscussion\n\nSo it is.\n`;

/** Two texts and a few codes, made on the command line, open in the window with the cursor on the first open line. */
async function begin(app: App, first = 8): Promise<string> {
	const { page, dir } = app;
	const path = join(dir, 'speed.synthema');
	writeFileSync(join(dir, 'Okafor 2011.txt'), study('Staying with it', first));
	writeFileSync(join(dir, 'Lund 2019.txt'), study('Rooms without rank', 1));
	writeFileSync(
		join(dir, 'codes.csv'),
		'name,parent,definition,aliases\ntrust in peers,,The group is safe enough.,safety\nlistening without fixing,,Advice is held back.,\nnot knowing,,"Cases stay open, and that is borne.",uncertainty; doubt\ntiredness,,,exhaustion\n',
	);
	synthema('new', path, '--title', 'Speed', '--person', 'Ada Lund');
	synthema('import', path, join(dir, 'Okafor 2011.txt'), join(dir, 'Lund 2019.txt'));
	synthema('codebook', path, '--import', join(dir, 'codes.csv'));
	await openProject(app, path);
	await expect(page.getByRole('tree').getByRole('treeitem', { level: 1 })).toHaveCount(2);
	await surface(page).focus();
	await page.keyboard.press('Home');
	await page.keyboard.press(']');
	return path;
}

interface Coded {
	code: string;
	quote: string;
	lines: [number, number];
}
const codings = (path: string) => (JSON.parse(synthema('codings', path, '--json')) as { codings: Coded[] }).codings;

async function keysPressed(page: Page): Promise<number> {
	return page.evaluate(() => (window as unknown as { keysPressed: number }).keysPressed);
}

test('thirty lines with three codes each take at most four keys a coding, with codes found by their letters', async ({
	app,
}) => {
	test.setTimeout(240_000);
	const { page } = app;
	const path = await begin(app);
	await page.evaluate(() => {
		const counted = window as unknown as { keysPressed: number };
		counted.keysPressed = 0;
		addEventListener(
			'keydown',
			({ key }) => {
				if (!['Shift', 'Control', 'Alt', 'Meta'].includes(key)) counted.keysPressed++;
			},
			true,
		);
	});
	const first = await currentLine(page);
	for (let n = 0; n < 30; n++) {
		// Two letters and Enter each: a name, another word for a code, and a name again.
		await page.keyboard.press('c');
		await expect(page.getByRole('combobox', { name: /code/i })).toBeFocused();
		await page.keyboard.type('tr');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('un');
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.type('li');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('listbox', { name: /codes/i })).toBeHidden();
	}
	await saved(page);
	const made = codings(path);
	expect(made).toHaveLength(90);
	for (const name of ['trust in peers', 'not knowing', 'listening without fixing'])
		expect(made.filter(({ code }) => code === name).map(({ lines }) => lines[0])).toEqual(
			Array.from({ length: 30 }, (_, n) => first + n),
		);
	const keys = await keysPressed(page);
	expect(keys / 90).toBeLessThanOrEqual(4);
	// One step of undo each.
	await surface(page).focus();
	await page.keyboard.press('z');
	await saved(page);
	expect(codings(path)).toHaveLength(89);
});

test('several codes on one line by digit, the last code again, and a code below another', async ({ app }) => {
	const { page } = app;
	const path = await begin(app);
	const line = await currentLine(page);
	for (const letters of ['tr', 'li']) {
		await page.keyboard.press('c');
		await page.keyboard.type(letters);
		await page.keyboard.press('Shift+Enter');
		await page.keyboard.press('Escape');
	}
	expect(await currentLine(page)).toBe(line);
	await page.keyboard.press('j');
	// Both keys stay where they are while hands learn them.
	await page.keyboard.press('Alt+1');
	await page.keyboard.press('Alt+2');
	expect(await currentLine(page)).toBe(line + 1);
	await page.keyboard.press('j');
	await page.keyboard.press('a');
	expect(await currentLine(page)).toBe(line + 3);
	await page.keyboard.press('c');
	await page.keyboard.type('trust / broken trust');
	await expect(page.getByRole('option', { name: /below “trust in peers”/ })).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Enter');
	await saved(page);
	expect(codings(path).map(({ code, lines }) => `${lines[0] - line} ${code}`)).toEqual([
		'0 trust in peers',
		'0 listening without fixing',
		'1 trust in peers',
		'1 listening without fixing',
		'2 listening without fixing',
		'3 broken trust',
	]);
	const { codes } = JSON.parse(synthema('codebook', path, '--json')) as { codes: { name: string; parent: string }[] };
	expect(codes.find(({ name }) => name === 'broken trust')?.parent).toBe('trust in peers');
});

test('sentence by sentence: the cursor, codes and lines with nothing to code go by sentences', async ({ app }) => {
	const { page } = app;
	const path = await begin(app);
	await page.keyboard.press('t');
	await page.keyboard.press('c');
	await page.keyboard.type('tr');
	await page.keyboard.press('Enter');
	await page.keyboard.press('a');
	await page.keyboard.press('j');
	await page.keyboard.press('a');
	await saved(page);
	expect(codings(path).map(({ quote }) => quote.replace(/\s+/g, ' '))).toEqual([
		SENTENCES[0],
		SENTENCES[1],
		SENTENCES[3],
	]);
});

test('the next open line is looked for in the other texts, after a second press', async ({ app }) => {
	const { page } = app;
	const path = await begin(app, 1);
	const heading = page.locator('.read-head h1');
	await expect(heading).toHaveText('Okafor 2011');
	while (true) {
		const before = await currentLine(page);
		await page.keyboard.press('0');
		await page.keyboard.press(']');
		if ((await currentLine(page)) <= before + 1 && (await page.getByText(/again: Lund 2019/).count()) > 0) break;
	}
	await expect(page.getByText(/again: Lund 2019/).first()).toBeVisible();
	await page.keyboard.press(']');
	await expect(heading).toHaveText('Lund 2019');
	await expect(page.locator('[role=document]:focus-within')).toBeVisible();
	await page.keyboard.press('c');
	await page.keyboard.type('ti');
	await page.keyboard.press('Enter');
	await saved(page);
	expect(codings(path)).toHaveLength(1);
});

test('codes stand beside the text: found, given by key and by click, dragged onto', async ({ app }) => {
	const { page } = app;
	const path = await begin(app);
	await page.keyboard.press('i');
	const search = page.getByRole('searchbox', { name: 'Find a code' });
	await expect(search).toBeFocused();
	const results = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
	expect(results.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
	await page.keyboard.type('doubt');
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.locator('[role=document]:focus-within')).toBeVisible();
	// A click gives the code to the words that are selected.
	await page.keyboard.press('w');
	await page.getByRole('treeitem', { name: 'tiredness' }).click();
	await saved(page);
	const made = codings(path);
	expect(made.map(({ code }) => code)).toEqual(['not knowing', 'tiredness']);
	expect(SENTENCES).toContain(made[1]!.quote.replace(/\s+/g, ' '));
});
