/** The state of painting a page: where the next glyph stands, what was drawn, what hides it. */
import { addBullets } from './bullets.ts';
import { readable } from './characters.ts';
import type { PaintedFont } from './fonts.ts';
import {
	apply,
	type Box,
	boxOf,
	boxToFrame,
	frameOf,
	IDENTITY,
	type Matrix,
	multiply,
	type Turn,
	toFrame,
} from './geometry.ts';
import type { FrameContent, PageContent } from './page.ts';
import { Runs } from './runs.ts';
import { addPath, type Drawn, joinedRules } from './strokes.ts';
import { standing } from './vertical.ts';

interface State {
	ctm: Matrix;
	font: PaintedFont | null;
	fontSize: number;
	charSpacing: number;
	wordSpacing: number;
	scale: number;
	leading: number;
	rise: number;
	mode: number;
	/** 0 black to 1 white. */
	light: number;
	strokeLight: number;
	alpha: number;
	/** Whether the matrix was changed and nothing painted since: an image that pdfjs left out. */
	placed: boolean;
}

/** A glyph as pdfjs hands it on; numbers between glyphs move the next one. */
export interface ShownGlyph {
	unicode: string;
	width: number;
	vmetric?: [number, number, number];
	isSpace: boolean;
}

/** Glyphs of one page at most: more than that is no page of a text. */
const MAX_GLYPHS = 300_000;
/** Lighter than this cannot be read on white paper; watermarks are painted lighter than the second. */
const WHITE = 0.97;
const PALE = 0.68;
/** Nothing is set as small as this (points): a font of pictures of letters, whose size says nothing. */
const TINY = 2.5;
const TURNS: readonly Turn[] = [0, 90, 180, 270];

export class Walk {
	state: State = {
		ctm: IDENTITY,
		font: null,
		fontSize: 0,
		charSpacing: 0,
		wordSpacing: 0,
		scale: 1,
		leading: 0,
		rise: 0,
		mode: 0,
		light: 0,
		strokeLight: 0,
		alpha: 1,
		placed: false,
	};
	readonly marked: { artifact: boolean; unseen: boolean }[] = [];
	private readonly stack: State[] = [];
	private readonly width: number;
	private readonly height: number;
	private readonly frames: Record<Turn, Runs>;
	private readonly drawn: Drawn = { rules: [], areas: [] };
	private readonly images: Box[] = [];
	private readonly oblique: { text: string; x: number; y: number }[] = [];
	private readonly hidden: string[] = [];
	private textMatrix = IDENTITY;
	private x = 0;
	private y = 0;
	private lineX = 0;
	private lineY = 0;
	private glyphs = 0;

	constructor(width: number, height: number, base: Matrix) {
		this.width = width;
		this.height = height;
		this.state.ctm = base;
		this.frames = Object.fromEntries(TURNS.map((turn) => [turn, new Runs(frameOf(turn, width, height))])) as Record<
			Turn,
			Runs
		>;
	}

	save(): void {
		if (this.stack.length < 10_000) this.stack.push({ ...this.state });
	}

	restore(): void {
		this.image();
		const before = this.stack.pop();
		if (before) this.state = { ...before, placed: false };
	}

	/** Keeps where an image stands: pdfjs leaves images out, but their matrices are there. */
	image(): void {
		if (!this.state.placed) return;
		this.state.placed = false;
		const { ctm } = this.state;
		const box = boxOf(...apply(ctm, 0, 0), ...apply(ctm, 1, 1));
		if (box.right - box.left < 8 || box.bottom - box.top < 8 || this.images.length > 2000) return;
		this.images.push(box);
	}

	text(matrix: Matrix): void {
		this.textMatrix = matrix;
		this.x = this.y = this.lineX = this.lineY = 0;
		this.state.placed = false;
	}

	move(x: number, y: number): void {
		this.x = this.lineX += x;
		this.y = this.lineY += y;
	}

	path(steps: ArrayLike<number>, filled: boolean, stroked: boolean): void {
		const { ctm, light, strokeLight } = this.state;
		addPath(this.drawn, steps, ctm, { filled, stroked, light: (filled ? light : strokeLight) > 0.93 });
	}

	show(items: readonly (ShownGlyph | number)[]): void {
		const { state } = this;
		const { font, fontSize, scale } = state;
		state.placed = false;
		if (!font) return;
		const artifact = this.marked.some((each) => each.artifact);
		const unseen = this.marked.some((each) => each.unseen);
		const matrix = multiply(state.ctm, this.textMatrix);
		const named = Math.abs(fontSize) * Math.hypot(matrix[2], matrix[3]);
		const size = named < TINY ? named * font.scale : named;
		const along = Math.hypot(matrix[0], matrix[1]) * scale;
		for (const item of items) {
			if (typeof item === 'number') {
				if (font.vertical) this.y -= (item / 1000) * fontSize;
				else this.x -= (item / 1000) * fontSize * scale;
				continue;
			}
			const spacing = state.charSpacing + (item.isSpace ? state.wordSpacing : 0);
			let from: [number, number];
			let to: [number, number];
			if (font.vertical) {
				const advance = (item.vmetric?.[0] ?? -1000) * font.unit * fontSize;
				from = apply(matrix, this.x, this.y);
				to = apply(matrix, this.x, this.y + advance);
				this.y += advance - spacing;
			} else {
				const advance = item.width * font.unit * fontSize;
				from = apply(matrix, this.x, this.y + state.rise);
				to = apply(matrix, this.x + advance * scale, this.y + state.rise);
				this.x += (advance + spacing) * scale;
			}
			if (unseen) this.hidden.push(item.unicode);
			else this.glyph(item.unicode, font, from, to, size, matrix, artifact, state.charSpacing * along);
		}
	}

	private glyph(
		unicode: string,
		font: PaintedFont,
		from: [number, number],
		to: [number, number],
		size: number,
		matrix: Matrix,
		artifact: boolean,
		tracking: number,
	): void {
		if (++this.glyphs > MAX_GLYPHS || !(size > 0.5) || !Number.isFinite(from[0] + from[1] + to[0] + to[1])) return;
		const turn = this.turn(from, to, font, matrix);
		const text = readable(unicode, font);
		if (text === '') return;
		const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
		if (x < -1 || y < -1 || x > this.width + 1 || y > this.height + 1) return;
		if (turn === null) {
			this.oblique.push({ text, x, y });
			return;
		}
		const runs = this.frames[turn];
		if (/^[\s\u00a0]+$/u.test(text)) {
			runs.space();
			return;
		}
		const [left, v] = toFrame(runs.frame, ...from);
		const [right] = toFrame(runs.frame, ...to);
		const { mode, light, strokeLight, alpha } = this.state;
		const seen = mode % 4 === 1 ? strokeLight : light;
		const white = seen > WHITE && !this.isBacked(x, y - size * 0.3);
		runs.add({
			text,
			left: Math.min(left, right),
			right: Math.max(left, right),
			// The baseline of vertical text runs through the middle of its letters.
			baseline: font.vertical ? v + size * 0.38 : v,
			size,
			font,
			bold: font.bold || mode % 4 === 2,
			invisible: mode === 3 || mode === 7 || white || alpha < 0.02,
			pale: seen > PALE || alpha < 0.45,
			artifact,
			tracking: Math.max(0, tracking),
		});
	}

	private turn(from: [number, number], to: [number, number], font: PaintedFont, matrix: Matrix): Turn | null {
		let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
		if (Math.hypot(dx, dy) < 0.01) [dx, dy] = font.vertical ? [-matrix[2], -matrix[3]] : [matrix[0], matrix[1]];
		const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
		const nearest = Math.round(degrees / 90) * 90;
		return Math.abs(degrees - nearest) > 3 ? null : (((nearest + 360) % 360) as Turn);
	}

	/** Whether a colour or an image is under a place, so that white can be read there. */
	private isBacked(x: number, y: number): boolean {
		const under = ({ left, top, right, bottom }: Box) => x >= left && x <= right && y >= top && y <= bottom;
		const { areas } = this.drawn;
		for (let i = areas.length - 1; i >= 0; i--) if (under(areas[i]!.box)) return !areas[i]!.light;
		return this.images.some(under);
	}

	finish(number: number): PageContent {
		const { width, height, images } = this;
		this.image();
		standing(this.frames[0], this.frames[90]);
		addBullets(
			this.frames[0],
			this.drawn.areas.filter(({ light }) => !light).map(({ box }) => box),
		);
		const { horizontals, verticals } = joinedRules(this.drawn.rules);
		const scanned = images.some((box) => (box.right - box.left) * (box.bottom - box.top) > width * height * 0.5);
		const all = TURNS.map((turn) => this.frames[turn]);
		const seen = all.some(({ runs }) => runs.some((run) => !run.invisible));
		const frames: FrameContent[] = [];
		const turns: PageContent['turns'] = {};
		for (const { frame, runs, characters } of all.toSorted((a, b) => b.characters - a.characters)) {
			if (characters === 0) continue;
			turns[frame.turn] = characters;
			const kept = scanned || !seen ? runs : runs.filter((run) => !run.invisible);
			if (kept.length < runs.length) {
				const words = runs.filter((run) => run.invisible).map((run) => run.text);
				this.hidden.push(...(this.hidden.length > 0 ? [' '] : []), words.join(' '));
			}
			const sideways = frame.turn % 180 !== 0;
			frames.push({
				frame,
				runs: kept,
				horizontals: (sideways ? verticals : horizontals).map((box) => boxToFrame(frame, box)),
				verticals: (sideways ? horizontals : verticals).map((box) => boxToFrame(frame, box)),
				images: images.map((box) => boxToFrame(frame, box)),
			});
		}
		return {
			number,
			width,
			height,
			frames,
			oblique: obliqueTexts(this.oblique),
			hidden: this.hidden.length > 0 ? [this.hidden.join('')] : [],
			comments: [],
			pictured: images.length > 0 || this.drawn.rules.length + this.drawn.areas.length > 20,
			turns,
		};
	}
}

/** Letters at an angle, in the order they are painted, as one text. */
function obliqueTexts(glyphs: readonly { text: string; x: number; y: number }[]): string[] {
	if (glyphs.length === 0) return [];
	return [glyphs.map(({ text }) => text).join('')];
}
