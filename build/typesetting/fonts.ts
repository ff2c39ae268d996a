/** Fonts that the tests set in: what pdfkit and pdfjs bring along, and fonts of the machine where there are any. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Faces {
	regular: string;
	bold: string;
	italic: string;
	/** Name of the face inside a collection (.ttc). */
	family?: string;
	boldFamily?: string;
}

export const TIMES: Faces = { regular: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' };
const liberation = (style: string) =>
	fileURLToPath(new URL(`../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-${style}.ttf`, import.meta.url));
/** Embedded, with ligatures. */
export const LIBERATION: Faces = {
	regular: liberation('Regular'),
	bold: liberation('Bold'),
	italic: liberation('Italic'),
};

/** A file of a font collection with simplified Chinese, and why there is none when there is none. */
export function chineseFaces(): { faces: Faces | null; missing: string } {
	let found: string[];
	try {
		found = execFileSync('fc-list', [':lang=zh-cn', 'file', 'postscriptname', 'style'], { encoding: 'utf8' })
			.split('\n')
			.filter((line) => line !== '');
	} catch {
		return { faces: null, missing: 'fontconfig (fc-list), to find a font with Chinese characters' };
	}
	const pick = (style: string) => {
		for (const name of ['NotoSerifCJKsc', 'NotoSansCJKsc', 'SourceHanSerifSC', 'SourceHanSansSC', ''])
			for (const line of found) {
				const match = /^(.+?):\s*:?style=([^:]*):postscriptname=(\S+)$/u.exec(line);
				if (match && match[3]!.startsWith(name) && match[2]!.split(',').includes(style))
					return { file: match[1]!, family: match[3]! };
			}
		return null;
	};
	const regular = pick('Regular') ?? pick('Book');
	if (!regular) return { faces: null, missing: 'a font with Chinese characters, such as Noto Serif CJK' };
	const bold = pick('Bold') ?? regular;
	return {
		faces: {
			regular: regular.file,
			italic: regular.file,
			bold: bold.file,
			...(/\.(?:ttc|otc)$/iu.test(regular.file) && { family: regular.family, boldFamily: bold.family }),
		},
		missing: '',
	};
}
