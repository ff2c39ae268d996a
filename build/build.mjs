/**
 * Builds what the shell and browser mode start from: dist/renderer (pages), dist/host (project host), dist/electron
 * (main process and preload script).
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];
const quiet = { configFile: false, root, logLevel: 'warn', clearScreen: false };

/** Native or provided by the shell: stays an import. Everything else goes into the bundle. */
const external = [...builtins, 'electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate'];

async function pages() {
	await build({
		...quiet,
		root: `${root}renderer`,
		base: './',
		plugins: [react()],
		build: {
			outDir: `${root}dist/renderer`,
			emptyOutDir: true,
			target: 'chrome130',
			sourcemap: true,
			modulePreload: { polyfill: false },
			chunkSizeWarningLimit: 3000,
			assetsInlineLimit: 0,
		},
	});
}

async function node(entries, outDir, format = 'es') {
	const extension = format === 'es' ? 'js' : 'cjs';
	await build({
		...quiet,
		ssr: { noExternal: true },
		build: {
			ssr: true,
			outDir,
			emptyOutDir: false,
			target: 'node22',
			sourcemap: true,
			minify: false,
			rolldownOptions: {
				input: entries,
				external,
				output: { format, entryFileNames: `[name].${extension}`, chunkFileNames: `[name]-[hash].${extension}` },
			},
		},
	});
}

/** Data of the PDF library: for reading beside the host, for drawing pages beside the page. */
function pdfData() {
	const library = `${root}node_modules/pdfjs-dist`;
	for (const name of ['cmaps', 'standard_fonts', 'wasm'])
		cpSync(`${library}/${name}`, `${root}dist/host/pdf/${name}`, { recursive: true });
	for (const name of ['cmaps', 'standard_fonts'])
		cpSync(`${library}/${name}`, `${root}dist/renderer/pdf/${name}`, { recursive: true });
	// Image decoders for a policy without WebAssembly.
	for (const name of ['jbig2', 'openjpeg'])
		cpSync(`${library}/wasm/${name}_nowasm_fallback.js`, `${root}dist/renderer/pdf/images/${name}_nowasm_fallback.js`);
}

const started = performance.now();
rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`, { recursive: true });
await pages();
await node({ entry: `${root}host/entry.ts`, worker: `${root}host/reading/worker.ts` }, `${root}dist/host`);
await node({ main: `${root}electron/main.ts` }, `${root}dist/electron`);
await node({ preload: `${root}electron/preload.ts` }, `${root}dist/electron`, 'cjs');
pdfData();
cpSync(`${root}host/sample`, `${root}dist/host/sample`, { recursive: true });
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
writeFileSync(`${root}dist/built.json`, JSON.stringify({ version, at: new Date().toISOString() }));
console.log(`built in ${Math.round(performance.now() - started)} ms`);
