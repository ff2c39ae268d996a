import type { Channel, FromHost } from '#host/contract/wire.ts';

/**
 * Connects to the host the way the page was opened: through the bridge that Electron's preload script exposes, or
 * through a WebSocket to the server the page came from. Both reconnect by themselves and tell `up` and `down`.
 */
export function openChannel(): Channel {
	const bridge = window.synthema;
	if (bridge) {
		return {
			send: (message) => bridge.send(message),
			onMessage: (listener) => bridge.onMessage((json) => listener(JSON.parse(json) as FromHost)),
			onState: (listener) => bridge.onState(listener),
		};
	}
	return webSocketChannel(new URL('ws', location.href.replace(/^http/, 'ws')).href);
}

function webSocketChannel(url: string): Channel {
	const messageListeners: ((message: FromHost) => void)[] = [];
	const stateListeners: ((state: 'up' | 'down') => void)[] = [];
	let socket: WebSocket;
	let delay = 100;
	const connect = () => {
		socket = new WebSocket(url);
		socket.onopen = () => {
			delay = 100;
		};
		socket.onmessage = (event) => {
			const message = JSON.parse(String(event.data)) as FromHost | { type: 'state'; state: 'up' | 'down' };
			if (message.type === 'state') for (const listener of stateListeners) listener(message.state);
			else for (const listener of messageListeners) listener(message);
		};
		socket.onclose = () => {
			for (const listener of stateListeners) listener('down');
			setTimeout(connect, delay);
			delay = Math.min(delay * 2, 2000);
		};
	};
	connect();
	return {
		send: (message) => socket.send(JSON.stringify(message)),
		onMessage: (listener) => messageListeners.push(listener),
		onState: (listener) => stateListeners.push(listener),
	};
}
