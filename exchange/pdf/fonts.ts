/** What the name of a font tells about it. */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { Font } from './page.ts';

/** Names of weights and slants, and the short forms that TeX (cmbx, cmti) and publishers ("AdvOT1234.B") use. */
const BOLD =
	/bold|black|heavy|(?:semi|demi)(?![a-z]*con)|[-,]medi(?!um)|^(?:cm|sf|ec|la|lm)(?:ss)?b(?:x|sr)?(?:ti|sl|c)?\d|cmssdc|\.b(?:i|$|\+)|-bd\b|hei$|simhei/iu;
const ITALIC =
	/ital|obli|slant|^(?:cm|sf|ec|lm)(?:b(?:x|m)?|ss|tt)?(?:ti|sl|it|i)\d|^cmmi|\.b?i(?:$|\+)|-(?:bold|medi)?it\b/iu;

/** What pdfjs tells of a font when it is asked for more than painting needs. */
interface LoadedFont {
	name?: string;
	bold?: boolean;
	black?: boolean;
	italic?: boolean;
	vertical?: boolean;
	isType3Font?: boolean;
	fontMatrix?: number[];
	bbox?: number[];
}

export interface PaintedFont extends Font {
	vertical: boolean;
	/** Points a unit of a glyph's width makes at size 1. */
	unit: number;
	/** Height of its letters at size 1, which for fonts of pictures of letters (Type 3) need not be 1. */
	scale: number;
}

/** Fonts of a document by the name pdfjs gives them: each is one object, however many pages use it. */
export class Fonts {
	private readonly known = new Map<string, PaintedFont>();

	get(id: string, page: PDFPageProxy): PaintedFont {
		let font = this.known.get(id);
		if (!font) {
			const loaded: LoadedFont = page.commonObjs.has(id) ? page.commonObjs.get(id) : {};
			font = described(loaded);
			this.known.set(id, font);
		}
		return font;
	}
}

function described(loaded: LoadedFont): PaintedFont {
	const name = (loaded.name ?? '').replace(/^[A-Z]{6}\+/u, '');
	const matrix = loaded.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0];
	const unit = Math.abs(matrix[0] ?? 0.001) || 0.001;
	let scale = 1;
	if (loaded.isType3Font) {
		const box = loaded.bbox;
		const tall = box ? Math.abs((box[3]! - box[1]!) * (matrix[3] ?? unit)) : 0;
		scale = tall > 0 ? tall / 1.2 : unit * 1000;
	}
	return {
		name,
		bold: loaded.bold === true || loaded.black === true || BOLD.test(name),
		italic: loaded.italic === true || ITALIC.test(name),
		glyphs: 0,
		unmapped: 0,
		vertical: loaded.vertical === true,
		unit,
		scale,
	};
}
