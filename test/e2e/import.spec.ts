import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import PDFDocument from 'pdfkit';
import { type App, expect, test } from './support/app.ts';
import { synthema } from './support/cli.ts';
import { createProject, surface } from './support/steps.ts';

/** Files of many programs come in at once, with the references that name them; and a long import disturbs nobody. */
const seeds = fileURLToPath(new URL('../fuzz/seeds/', import.meta.url));

interface Listed {
	sources: { name: string; study: string; pages: number | null; characters: number }[];
}
const listed = (path: string) => (JSON.parse(synthema('sources', path, '--json')) as Listed).sources;

const RIS = `TY  - JOUR
AU  - Lund, Ada
AU  - Varga, Bea
TI  - A small invented study of Balint groups
PY  - 2019
JO  - Journal of Invented Research
DO  - 10.5555/small.2019
L1  - page.html
ER  -

TY  - JOUR
AU  - Lund, A.
TI  - A small invented study of Balint groups
PY  - 2019
DO  - https://doi.org/10.5555/SMALL.2019
VL  - 7
ER  -

TY  - JOUR
AU  - Okafor, Chidi
TI  - Silence as a colleague
PY  - 2021
ER  -
`;

async function chooseFiles(app: App, files: readonly string[]): Promise<void> {
	const { page } = app;
	const button = page.getByRole('dialog').getByRole('button', { name: 'Choose files' });
	if (app.electron) {
		await app.electron.evaluate(({ dialog: native }, paths) => {
			native.showOpenDialog = async () => ({ canceled: false, filePaths: [...paths] });
		}, files);
		await button.press('Enter');
	} else {
		const chooser = page.waitForEvent('filechooser');
		await button.press('Enter');
		await (await chooser).setFiles([...files]);
	}
}

test('files of many kinds and the references that name them, by keyboard', async ({ app }) => {
	const { page, dir } = app;
	const path = join(dir, 'kinds.synthema');
	await createProject(app, 'Kinds', 'Ada Lund', path);
	const ris = join(dir, 'included.ris');
	writeFileSync(ris, RIS);
	const broken = join(dir, 'broken.docx');
	writeFileSync(broken, Buffer.from('PK\u0003\u0004 nothing of a document'));
	await page.keyboard.press('Control+i');
	const names = ['small.docx', 'small.rtf', 'page.html', 'small.odt', 'two.pdf'];
	await chooseFiles(app, [...names.map((name) => join(seeds, name)), ris, broken]);
	const dialog = page.getByRole('dialog');
	const file = (name: string) => dialog.getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')}`) });

	// The references: the second record repeats the first, the web page belongs to it.
	await file('included.ris').press('Enter');
	const records = dialog.getByRole('region', { name: '3 records' });
	await expect(records.getByRole('row', { name: /same DOI/ })).toBeVisible();
	await expect(records.getByRole('row', { name: /Lund 2019/ }).first()).toContainText('page.html');
	await expect(records.getByLabel('What Okafor 2021 becomes')).toHaveValue('add');

	// What stays out of a web page can be seen, and put back.
	await file('page.html').press('Enter');
	const preview = dialog.getByRole('region', { name: 'The text as it will come in' });
	await expect(preview).toContainText('Nobody advised');
	await expect(preview).not.toContainText('Cookies');
	await dialog.getByRole('checkbox', { name: /^Put back: parts of the page/ }).press('Space');
	await expect(preview).toContainText('Cookies');
	await dialog.getByRole('checkbox', { name: /^Put back: parts of the page/ }).press('Space');
	await expect(preview).not.toContainText('Cookies');

	// A damaged file says so and does not stop the others.
	await file('broken.docx').press('Enter');
	await expect(dialog.getByRole('alert')).toContainText('“broken.docx” is damaged');
	const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('[role="dialog"]').analyze();
	expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);

	// The same words in several formats come in once.
	await dialog.getByRole('button', { name: 'Leave out small.docx' }).press('Enter');
	await dialog.getByRole('button', { name: 'Leave out small.rtf' }).press('Enter');
	await dialog.getByRole('button', { name: 'Import 3 texts and 2 studies' }).press('Enter');
	const report = page.getByRole('dialog', { name: 'What came in' });
	await expect(report).toContainText('2 texts came in. 2 studies were added. 1 file was left out.');
	await expect(report).toContainText('“small.odt” has the same text as “page.html”');
	await expect(report).toContainText('parts of the page around the article');
	await page.keyboard.press('Escape');
	await expect(surface(page)).toBeVisible();
	const sources = listed(path);
	expect(sources.find(({ name }) => name === 'page.html')).toMatchObject({ study: 'Lund 2019', pages: null });
	expect(sources.find(({ name }) => name === 'two.pdf')).toMatchObject({ pages: 1 });
	// The whole import is one step back.
	await page.keyboard.press('Control+z');
	await expect.poll(() => listed(path)).toEqual([]);
	await page.keyboard.press('Control+y');
	await expect.poll(() => listed(path).length).toBe(2);
	expect(JSON.parse(synthema('check', path, '--json'))).toMatchObject({ ok: true });
});

/** One PDF of twenty pages; the same with another number in it differs in its words. */
async function manyPages(): Promise<Buffer> {
	const document = new PDFDocument({ size: 'A4', compress: false });
	const chunks: Buffer[] = [];
	document.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise((resolve) => document.on('end', resolve));
	document.font('Times-Roman').fontSize(11);
	for (let page = 0; page < 20; page++) {
		if (page > 0) document.addPage();
		for (let n = 0; n < 6; n++)
			document.text(
				`Copy QQQQ, page ${page + 1}, paragraph ${n + 1}. ${'Nobody advised, and the group listened to what had been said before. '.repeat(6)}`,
				{ paragraphGap: 8 },
			);
	}
	document.end();
	await done;
	return Buffer.concat(chunks);
}

test('a hundred PDFs come in while somebody codes; cancelled, they leave nothing behind', async ({ app }) => {
	const { page, dir } = app;
	const path = join(dir, 'hundred.synthema');
	await createProject(app, 'Hundred', 'Ada Lund', path);
	// Reading gives way to everything else that runs.
	test.setTimeout(360_000);
	const folder = join(dir, 'papers');
	mkdirSync(folder);
	const template = (await manyPages()).toString('latin1');
	const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');
	expect(template).toContain(hex('QQQQ'));
	const files = Array.from({ length: 100 }, (_, n) => {
		const name = join(folder, `paper ${String(n).padStart(3, '0')}.pdf`);
		writeFileSync(name, Buffer.from(template.replaceAll(hex('QQQQ'), hex(String(1000 + n))), 'latin1'));
		return name;
	});
	const text = join(dir, 'Okafor 2011.txt');
	writeFileSync(text, `Findings\n\n${'Nobody advised, and the group listened. '.repeat(40)}\n`);
	await page.keyboard.press('Control+i');
	await chooseFiles(app, [text]);
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('button', { name: /^Import 1 text/ }).press('Enter');
	await expect(dialog).toBeHidden();
	await surface(page).getByText('Nobody advised').first().click();

	const begin = async () => {
		await page.keyboard.press('Control+i');
		await chooseFiles(app, files);
		await dialog.getByRole('button', { name: 'Import 100 texts' }).press('Enter');
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('progressbar')).toBeVisible();
	};
	await begin();
	// Coding goes on meanwhile, and is saved meanwhile.
	await surface(page).getByText('Nobody advised').first().click();
	await page.keyboard.press('c');
	await page.keyboard.type('listening');
	await page.keyboard.press('Enter');
	await expect
		.poll(() => (JSON.parse(synthema('codings', path, '--json')) as { codings: unknown[] }).codings.length)
		.toBe(1);
	await expect(page.getByRole('progressbar')).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).press('Enter');
	await expect(page.getByRole('progressbar')).toBeHidden();
	expect(listed(path).map(({ name }) => name)).toEqual(['Okafor 2011.txt']);

	await begin();
	const report = page.getByRole('dialog', { name: 'What came in' });
	await expect(report).toContainText('100 texts came in.', { timeout: 240_000 });
	await page.keyboard.press('Escape');
	expect(listed(path)).toHaveLength(101);
	expect(listed(path).at(-1)).toMatchObject({ pages: 20 });
	expect(JSON.parse(synthema('check', path, '--json'))).toMatchObject({ ok: true });
});
