/** Long work that lets its thread answer now and then. */

/** Milliseconds of work between two pauses. */
const STRETCH = 50;

/**
 * Gives a function to call often in long work: every now and then it waits for the next turn of the event loop, so that an
 * abort can be heard. Throws the reason of `signal` when it is aborted.
 */
export function pause(signal: AbortSignal): () => Promise<void> | undefined {
	let last = performance.now();
	return () => {
		signal.throwIfAborted();
		if (performance.now() - last < STRETCH) return undefined;
		return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
			last = performance.now();
			signal.throwIfAborted();
		});
	};
}
