import { describe, expect, it } from 'vitest';
import { chineseFaces } from '../../../build/typesetting/fonts.ts';
import { Typesetter } from '../../../build/typesetting/typesetter.ts';
import { characterErrorRate } from '../../support/cer.ts';
import { random } from './support/corpus.ts';
import { inText, outline, read, textOf } from './support/reading.ts';

const { faces, missing } = chineseFaces();
const SENTENCES = [
	'照顾者在夜间往往独自面对病情变化，他们只能依靠自己的经验作出判断。',
	'多数受访者认为出院指导内容过多而且难以理解，因此把它们放在抽屉里。',
	'护士的倾听被描述为一种不需要语言的支持。',
	'家属常常把问题写在小本子上，却没有机会提出来。',
	'这种等待并不是被动的，而是一种需要学习的技能，也是一项没有报酬的工作。',
	'社区医院与上级医院之间的信息并不连贯，家属便成了信使。',
];

function paragraphs(seed: number, count: number): string[] {
	const next = random(seed);
	return Array.from({ length: count }, () =>
		Array.from({ length: 3 + Math.floor(next() * 4) }, () => SENTENCES[Math.floor(next() * SENTENCES.length)]).join(''),
	);
}

describe.skipIf(faces === null)(`Chinese texts${missing && ` (missing: ${missing})`}`, () => {
	it('come back from two columns without a space between their characters', async () => {
		const setter = new Typesetter({
			columns: 2,
			faces: faces!,
			size: 9.5,
			leading: 1.55,
			indent: 19,
			foot: (page) => `第 ${page} 页`,
		});
		setter.across(() => {
			setter.title('居家照顾者等待经历的质性研究：一项现象学研究');
			setter.plain('王小明，李华，张思远');
			setter.heading('摘要', 1);
			setter.paragraph(SENTENCES.join(''));
		});
		for (const [i, heading] of ['1 引言', '2 对象与方法', '3 结果', '4 讨论'].entries()) {
			setter.heading(heading, 1);
			for (const text of paragraphs(i + 1, 6)) setter.paragraph(text, { first: 19 });
			if (i === 1)
				setter.table(
					'表 1 研究对象一般资料',
					[
						['编号', '性别', '年龄'],
						['甲', '女', '41'],
						['乙', '男', '52'],
					],
					[0.4, 0.3, 0.3],
				);
		}
		setter.heading('参考文献', 1);
		for (let i = 1; i <= 6; i++)
			setter.reference(`[${i}]王小明，李华．居家照顾者的等待[J]．想象护理杂志，201${i}，${i}(3)：1${i}-2${i}．`, 0);
		const document = await read(await setter.finish());
		const blocks = inText(document);
		expect(characterErrorRate(textOf(setter.expected), textOf(blocks))).toBeLessThan(0.005);
		expect(outline(blocks)).toEqual(outline(setter.expected));
		expect(document.blocks.filter(({ leftOut }) => leftOut === 'page-number')).toHaveLength(document.pages.length);
	});

	it('keep the spaces between Chinese and Latin words where they are printed', async () => {
		const setter = new Typesetter({ faces: faces!, size: 10, justify: false });
		setter.paragraph('每次访谈持续 40 min，由 P1 和 P2 完成，第2位研究者核对了全部转录稿。');
		expect(textOf(inText(await read(await setter.finish())))).toBe(textOf(setter.expected));
	});

	it('set from top to bottom are read column after column from the right', async () => {
		const setter = new Typesetter({ faces: faces!, size: 12 });
		const texts = paragraphs(9, 3);
		let x = 520;
		setter.doc.font('regular').fontSize(12);
		for (const text of texts) {
			const characters = [...text];
			for (let at = 0; at < characters.length; at += 40) {
				for (const [i, character] of characters.slice(at, at + 40).entries())
					setter.doc.text(character, x, 90 + i * 15, { lineBreak: false });
				x -= 22;
			}
		}
		const blocks = inText(await read(await setter.finish()));
		expect(textOf(blocks).replaceAll('\n', '')).toBe(texts.join(''));
		for (const { fragments } of blocks)
			for (const { width, height } of fragments!) expect(height).toBeGreaterThan(width * 0.9);
	});
});
