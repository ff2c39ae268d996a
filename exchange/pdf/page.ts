/** What stands on a page, before anything is made of it. */
import type { Box, Frame, Turn } from './geometry.ts';

export interface Font {
	name: string;
	bold: boolean;
	italic: boolean;
	/** Glyphs painted, and how many of them have no character of Unicode. */
	glyphs: number;
	unmapped: number;
}

/** Glyphs of one font that follow each other on one baseline without a space, in a frame. */
export interface Run extends Box {
	text: string;
	baseline: number;
	/** Size of the font as it is painted, in points. */
	size: number;
	font: Font;
	bold: boolean;
	/** Whether a space was painted after it. */
	spaced: boolean;
	/** Painted without ink, as under a scanned image. */
	invisible: boolean;
	/** Lighter than a text to be read, or transparent. */
	pale: boolean;
	/** The file itself says that it is no part of the text (a running head, a page number). */
	artifact: boolean;
	/** Raised above the line (a reference mark). */
	raised?: boolean;
}

export interface FrameContent {
	frame: Frame;
	runs: Run[];
	/** Straight lines along and across the words. */
	horizontals: Box[];
	verticals: Box[];
	images: Box[];
}

export interface PageContent {
	/** From 1. */
	number: number;
	width: number;
	height: number;
	/** By the amount of text, most first; empty on a page without text. */
	frames: FrameContent[];
	/** Text at an angle that is none of the four. */
	oblique: string[];
	/** Words that cannot be seen although other words of the page can. */
	hidden: string[];
	comments: string[];
	/** Whether a picture is painted on it. */
	pictured: boolean;
	/** Characters by the way they run. */
	turns: Partial<Record<Turn, number>>;
}
