/** A page's painting instructions, followed without painting: where each glyph stands, and the rules around them. */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { Fonts } from './fonts.ts';
import { IDENTITY, type Matrix, multiply } from './geometry.ts';
import { pdfjs } from './library.ts';
import type { PageContent } from './page.ts';
import { type ShownGlyph, Walk } from './walk.ts';

function lightness(colour: unknown): number {
	const match = typeof colour === 'string' ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})/iu.exec(colour) : null;
	if (!match) return 0;
	const [r, g, b] = [1, 2, 3].map((i) => Number.parseInt(match[i]!, 16) / 255);
	return 0.299 * r! + 0.587 * g! + 0.114 * b!;
}

const matrixOf = (values: ArrayLike<number>): Matrix => [
	values[0]!,
	values[1]!,
	values[2]!,
	values[3]!,
	values[4]!,
	values[5]!,
];

interface Visibility {
	isVisible(group: unknown): boolean;
}

/** Follows the instructions of one page. Throws what pdfjs throws for a page it cannot read. */
export async function extractPage(page: PDFPageProxy, fonts: Fonts, layers: Visibility): Promise<PageContent> {
	const { OPS, AnnotationMode } = await pdfjs();
	const viewport = page.getViewport({ scale: 1 });
	const { width, height } = viewport;
	const list = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
	const walk = new Walk(width, height, matrixOf(viewport.transform));
	const { fnArray, argsArray } = list;
	for (let i = 0; i < fnArray.length; i++) {
		const args: unknown[] = argsArray[i] ?? [];
		const number = (at: number) => (typeof args[at] === 'number' ? (args[at] as number) : 0);
		const { state } = walk;
		switch (fnArray[i]) {
			case OPS.save:
				walk.save();
				break;
			case OPS.restore:
				walk.restore();
				break;
			case OPS.transform:
				state.ctm = multiply(state.ctm, matrixOf(args as number[]));
				state.placed = true;
				break;
			case OPS.paintFormXObjectBegin:
				walk.save();
				if (args[0]) walk.state.ctm = multiply(walk.state.ctm, matrixOf(args[0] as ArrayLike<number>));
				walk.state.placed = false;
				break;
			case OPS.paintFormXObjectEnd:
				walk.state.placed = false;
				walk.restore();
				break;
			case OPS.beginText:
				walk.text(IDENTITY);
				break;
			case OPS.setTextMatrix:
				walk.text(matrixOf(args[0] as ArrayLike<number>));
				break;
			case OPS.moveText:
				walk.move(number(0), number(1));
				break;
			case OPS.setLeadingMoveText:
				state.leading = number(1);
				walk.move(number(0), number(1));
				break;
			case OPS.setLeading:
				state.leading = -number(0);
				break;
			case OPS.nextLine:
				walk.move(0, state.leading);
				break;
			case OPS.setFont:
				state.font = fonts.get(String(args[0]), page);
				state.fontSize = number(1);
				break;
			case OPS.setCharSpacing:
				state.charSpacing = number(0);
				break;
			case OPS.setWordSpacing:
				state.wordSpacing = number(0);
				break;
			case OPS.setHScale:
				state.scale = number(0) / 100;
				break;
			case OPS.setTextRise:
				state.rise = number(0);
				break;
			case OPS.setTextRenderingMode:
				state.mode = number(0);
				break;
			case OPS.setFillRGBColor:
				state.light = lightness(args[0]);
				break;
			case OPS.setStrokeRGBColor:
				state.strokeLight = lightness(args[0]);
				break;
			case OPS.setFillColorN:
				state.light = 0;
				break;
			case OPS.setGState:
				for (const [key, value] of (args[0] ?? []) as [string, unknown][])
					if (key === 'ca' && typeof value === 'number') state.alpha = value;
					else if (key === 'Font' && Array.isArray(value)) {
						state.font = fonts.get(String(value[0]), page);
						state.fontSize = Number(value[1]);
					}
				break;
			case OPS.beginMarkedContent:
				walk.marked.push({ artifact: args[0] === 'Artifact', unseen: false });
				break;
			case OPS.beginMarkedContentProps:
				walk.marked.push({
					artifact: args[0] === 'Artifact',
					unseen: args[0] === 'OC' && args[1] !== null && !layers.isVisible(args[1]),
				});
				break;
			case OPS.endMarkedContent:
				walk.marked.pop();
				break;
			case OPS.showText:
				walk.show((args[0] ?? []) as (ShownGlyph | number)[]);
				break;
			case OPS.constructPath: {
				const steps = (args[1] as (ArrayLike<number> | null)[])?.[0];
				if (steps && args[0] !== OPS.endPath) {
					const op = args[0];
					const stroked = op !== OPS.fill && op !== OPS.eoFill;
					const filled = op !== OPS.stroke && op !== OPS.closeStroke;
					walk.path(steps, filled, stroked);
				}
				state.placed = false;
				break;
			}
			case OPS.paintImageXObject:
			case OPS.paintInlineImageXObject:
			case OPS.paintImageMaskXObject:
			case OPS.paintSolidColorImageMask:
				state.placed = true;
				walk.image();
				break;
		}
	}
	return walk.finish(page.pageNumber);
}
