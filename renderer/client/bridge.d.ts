import type { Bridge } from '#host/contract/bridge.ts';

declare global {
	interface Window {
		/** Set by Electron's preload script; undefined in browser mode. */
		readonly synthema?: Bridge;
	}
}
