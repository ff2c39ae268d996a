/** Workers that read files. One that hangs or takes too much memory is ended, and its file refused. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { SynthemaError } from '#core/errors.ts';
import type { RawReading } from '#exchange/documents/read.ts';
import type { ReadRequest, WorkerAnswer } from './messages.ts';

/** A reader that tells nothing for so long is taken for hung (milliseconds). */
const SILENCE = 30_000;
/** Memory of one worker at most (MB). */
const MEMORY = 700;
/** A worker without work is ended after this (milliseconds). */
const IDLE = 20_000;

const SCRIPT = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

interface Job {
	request: ReadRequest;
	signal: AbortSignal;
	progress: (done: number, total: number) => void;
	resolve(raw: RawReading): void;
	reject(error: unknown): void;
}

export class ReadingPool {
	readonly size: number;
	private readonly silence: number;
	private readonly memory: number;
	private readonly script: URL;
	private readonly waiting: Job[] = [];
	private readonly idle = new Map<Worker, NodeJS.Timeout>();
	private busy = 0;
	private closed = false;

	/** `size` workers at most: one processor is left to the host. The rest is for tests: `silence` is in milliseconds. */
	constructor(
		size = Math.max(1, Math.min(4, availableParallelism() - 1)),
		{ silence = SILENCE, memory = MEMORY, script = SCRIPT }: { silence?: number; memory?: number; script?: URL } = {},
	) {
		this.size = size;
		this.silence = silence;
		this.memory = memory;
		this.script = script;
	}

	/**
	 * Reads a file. Throws what its reader throws, `import.tooLong` when the reader told nothing for 30 s,
	 * `import.tooMuchMemory`, and an AbortError when `signal` is aborted; the worker is then ended.
	 */
	read(
		request: ReadRequest,
		signal: AbortSignal = new AbortController().signal,
		progress: Job['progress'] = () => {},
	): Promise<RawReading> {
		return new Promise((resolve, reject) => {
			signal.throwIfAborted();
			this.waiting.push({ request, signal, progress, resolve, reject });
			this.next();
		});
	}

	/** Ends all workers; files that are being read are refused with an AbortError. */
	close(): void {
		this.closed = true;
		for (const worker of this.idle.keys()) this.end(worker);
		const aborted = new DOMException('the host is closing', 'AbortError');
		for (const job of this.waiting.splice(0)) job.reject(aborted);
	}

	private next(): void {
		if (this.busy >= this.size || this.closed) return;
		const job = this.waiting.shift();
		if (!job) return;
		if (job.signal.aborted) {
			job.reject(job.signal.reason);
			this.next();
			return;
		}
		this.busy++;
		this.run(job);
	}

	private worker(): Worker {
		const [free] = this.idle;
		if (!free) return new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: this.memory } });
		clearTimeout(free[1]);
		this.idle.delete(free[0]);
		free[0].ref();
		return free[0];
	}

	private end(worker: Worker): void {
		clearTimeout(this.idle.get(worker));
		this.idle.delete(worker);
		void worker.terminate();
	}

	private run(job: Job): void {
		const worker = this.worker();
		const file = job.request.name;
		let timer: NodeJS.Timeout;
		const finish = (settle: () => void, reusable: boolean) => {
			clearTimeout(timer);
			job.signal.removeEventListener('abort', cancel);
			for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
			if (reusable && !this.closed) {
				worker.unref();
				this.idle.set(worker, setTimeout(() => this.end(worker), IDLE).unref());
			} else void worker.terminate();
			this.busy--;
			settle();
			this.next();
		};
		const refuse = (error: unknown, reusable = false) => finish(() => job.reject(error), reusable);
		const cancel = () => refuse(job.signal.reason);
		const watch = () => {
			clearTimeout(timer);
			timer = setTimeout(() => refuse(new SynthemaError('import.tooLong', { file })), this.silence);
		};
		job.signal.addEventListener('abort', cancel);
		worker.on('message', (answer: WorkerAnswer) => {
			if (answer.type === 'progress') {
				watch();
				job.progress(answer.done, answer.total);
			} else if (answer.type === 'done') finish(() => job.resolve(answer.raw), true);
			else if (answer.type === 'refused') refuse(new SynthemaError(answer.code, answer.params), true);
			// A reader that did not know what to make of the file: its own fault, and still no reason to stop the others.
			else {
				console.error(`reading ${file}: ${answer.stack}`);
				refuse(new SynthemaError('import.damaged', { file }), true);
			}
		});
		worker.on('error', (error: NodeJS.ErrnoException) => {
			const code = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'import.tooMuchMemory' : 'import.damaged';
			refuse(new SynthemaError(code, { file }, { cause: error }));
		});
		worker.on('exit', () => refuse(new SynthemaError('import.damaged', { file })));
		watch();
		worker.postMessage(job.request);
	}
}
