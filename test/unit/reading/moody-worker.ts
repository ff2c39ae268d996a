/** A worker that does what the name of the file says. */
import { parentPort } from 'node:worker_threads';

parentPort!.on('message', ({ name }: { name: string }) => {
	const say = (answer: object) => parentPort!.postMessage(answer);
	const plain = { text: name };
	if (name === 'hang') say({ type: 'progress', done: 0, total: 2 });
	else if (name === 'spin') for (;;);
	else if (name === 'exit') process.exit(1);
	else if (name === 'throw') throw new Error('no reader expected this');
	else if (name === 'memory') {
		const hoard: number[][] = [];
		for (;;) hoard.push(Array.from({ length: 100_000 }, (_, i) => i + hoard.length));
	} else if (name === 'refuse') say({ type: 'refused', code: 'import.empty', params: { file: name } });
	else say({ type: 'done', raw: { mediaType: 'text/plain', warnings: [], content: { plain } } });
});
