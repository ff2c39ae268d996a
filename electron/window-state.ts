import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, type Rectangle, screen } from 'electron';

/** Size and place of the window as the person left it, kept in the user's own folder. */
export interface WindowState {
	bounds: Partial<Rectangle> & { width: number; height: number };
	maximized: boolean;
}

const FIRST: WindowState = { bounds: { width: 1440, height: 900 }, maximized: false };
const file = () => join(app.getPath('userData'), 'window.json');

/** The remembered state, or a first one when nothing is remembered, it cannot be read, or its screen is gone. */
export function readWindowState(): WindowState {
	let text: string;
	try {
		text = readFileSync(file(), 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return FIRST;
		console.error(`synthema: ${(error as Error).message}`);
		return FIRST;
	}
	const state = parseWindowState(text);
	if (!state) return FIRST;
	const { x, y, width, height } = state.bounds;
	const onScreen = screen.getAllDisplays().some(({ workArea: area }) => {
		const right = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
		const bottom = Math.min(y + height, area.y + area.height) - Math.max(y, area.y);
		return right >= 200 && bottom >= 100;
	});
	return onScreen ? state : { bounds: { width, height }, maximized: state.maximized };
}

/** What a file says about a window, or null when it is not such a file. */
export function parseWindowState(text: string): { bounds: Rectangle; maximized: boolean } | null {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
	const state = value as { bounds?: Partial<Record<keyof Rectangle, unknown>>; maximized?: unknown } | null;
	const { x, y, width, height } = state?.bounds ?? {};
	const whole = (number: unknown): number is number => Number.isInteger(number) && Math.abs(Number(number)) < 100_000;
	if (!whole(x) || !whole(y) || !whole(width) || !whole(height) || width < 400 || height < 300) return null;
	return { bounds: { x, y, width, height }, maximized: state?.maximized === true };
}

/** Remembers a window's state when it closes. */
export function rememberWindow(window: BrowserWindow): void {
	window.on('close', () => {
		const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
		try {
			writeFileSync(file(), JSON.stringify(state));
		} catch (error) {
			console.error(`synthema: the window's place was not remembered: ${(error as Error).message}`);
		}
	});
}
