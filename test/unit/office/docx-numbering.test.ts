import { describe, expect, it } from 'vitest';
import { p, shown, style, styled, texts, wordDocument } from './support.ts';

describe('numbering', () => {
	const level = (at: number, format: string, text: string, rest = '') =>
		`<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${rest}<w:lvlText w:val="${text}"/></w:lvl>`;
	const list = (id: number, levels: string) => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
	const num = (id: number, abstract: number, rest = '') =>
		`<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${rest}</w:num>`;
	const item = (id: number, at: number, text: string) =>
		p(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr>`);
	const marks = async (numbering: string, body: string, styles = '') =>
		texts(await wordDocument(body, { numbering, styles }));

	it('counts levels, restarts the lower ones and leaves empty paragraphs their number', async () => {
		const numbering =
			list(0, level(0, 'decimal', '%1.') + level(1, 'lowerLetter', '%2)') + level(2, 'decimal', '%1.%2.%3')) +
			num(1, 0);
		const body = [
			item(1, 0, 'A'),
			item(1, 1, 'B'),
			item(1, 1, 'C'),
			item(1, 2, 'D'),
			item(1, 0, 'E'),
			item(1, 0, ''),
			item(1, 1, 'F'),
			p('between'),
			item(1, 0, 'G'),
		].join('');
		expect(await marks(numbering, body)).toEqual([
			'1. A',
			'a) B',
			'b) C',
			'1.b.1 D',
			'2. E',
			'a) F',
			'between',
			'4. G',
		]);
	});

	it('goes on, restarts and overrides as Word does', async () => {
		const levels = level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/>');
		const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>';
		const own = `<w:lvlOverride w:ilvl="0">${level(0, 'upperRoman', 'Part %1:')}</w:lvlOverride>`;
		const numbering = list(0, levels) + num(1, 0) + num(2, 0) + num(3, 0, override) + num(4, 0, own);
		const body = [
			item(1, 0, 'A'),
			item(1, 1, 'B'),
			item(2, 0, 'C'),
			item(2, 1, 'D'),
			item(3, 0, 'E'),
			item(3, 0, 'F'),
			item(4, 0, 'G'),
			item(4, 0, 'H'),
		].join('');
		expect(await marks(numbering, body)).toEqual([
			'1. A',
			'1.1 B',
			'2. C',
			'2.2 D',
			'5. E',
			'6. F',
			'Part I: G',
			'Part II: H',
		]);
	});

	it.each([
		['decimalZero', '%1', '01 A'],
		['upperLetter', '(%1)', '(A) A'],
		['lowerRoman', '%1.', 'i. A'],
		['chineseCounting', '%1、', '一、A'],
		['chineseCountingThousand', '第%1章', '第一章 A'],
		['ideographTraditional', '（%1）', '（甲）A'],
		['chineseLegalSimplified', '%1、', '壹、A'],
		['decimalEnclosedCircle', '%1', '① A'],
		['ordinal', '%1', '1st A'],
		['none', '', 'A'],
		['bullet', '\uf0b7', '• A'],
		['bullet', '\uf0a7', '▪ A'],
		['bullet', 'o', '◦ A'],
		['bullet', '–', '– A'],
		['somethingNew', '%1.', '1. A'],
	])('writes %s as “%s”', async (format, text, expected) => {
		const font = text === '\uf0b7' ? 'Symbol' : 'Wingdings';
		const numbering =
			list(0, level(0, format, text, '').replace('</w:lvl>', `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr></w:lvl>`)) +
			num(1, 0);
		expect(await marks(numbering, item(1, 0, 'A'))).toEqual([expected]);
	});

	it('comes from styles, which levels may name, and is taken away by number 0', async () => {
		const numbering =
			list(
				0,
				level(0, 'decimal', '%1', '<w:pStyle w:val="H1"/>') + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/>'),
			) +
			`<w:abstractNum w:abstractNumId="9"><w:numStyleLink w:val="ListStyle"/></w:abstractNum>` +
			num(1, 0) +
			num(2, 9);
		const numbered = '<w:numPr><w:numId w:val="1"/></w:numPr>';
		const styles =
			style('H1', 'heading 1', `<w:pPr>${numbered}</w:pPr>`) +
			style('H2', 'heading 2', `<w:pPr>${numbered}</w:pPr>`) +
			style('ListStyle', 'List', `<w:pPr>${numbered}</w:pPr>`, 'numbering');
		const body = [
			styled('H1', 'Methods'),
			styled('H2', 'Sample'),
			styled('H2', 'Analysis'),
			p('References', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
			item(2, 0, 'linked'),
		].join('');
		expect(shown(await wordDocument(body, { numbering, styles }))).toEqual([
			'heading1: 1 Methods',
			'heading2: 1.1 Sample',
			'heading2: 1.2 Analysis',
			'heading1: References',
			'item: 2 linked',
		]);
	});

	it('is not driven out of bounds by large or missing numbers', async () => {
		const numbering = list(0, level(0, 'lowerLetter', '%1.%9').replace('w:val="1"', 'w:val="999999999"')) + num(1, 0);
		expect(await marks(numbering, item(1, 0, 'A') + item(1, 8, 'B') + item(7, 0, 'C'))).toEqual([
			'999999999.1 A',
			'B',
			'C',
		]);
	});
});
