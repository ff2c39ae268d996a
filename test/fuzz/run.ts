/** `npm run fuzz [count] [first seed]`: damaged files through all readers; prints what came of them. */
import { fuzz } from './fuzz.ts';

const count = Number(process.argv[2] ?? 20_000);
const seed = Number(process.argv[3] ?? 1);
const started = performance.now();
const result = await fuzz(count, seed, (done) => process.stderr.write(`\r${done} of ${count}`));
process.stderr.write('\n');
console.log(`${result.files} damaged files in ${Math.round((performance.now() - started) / 1000)} s`);
console.log(
	`${result.read} were read all the same, ${[...result.refused.values()].reduce((a, b) => a + b, 0)} refused:`,
);
for (const [code, times] of [...result.refused].sort((a, b) => b[1] - a[1])) console.log(`  ${code} ${times}`);
console.log(
	`slowest ${Math.round(result.slowest.milliseconds)} ms (${result.slowest.name}, seed ${result.slowest.seed})`,
);
console.log(`largest process ${Math.round(result.megabytes)} MB`);
console.log(`${result.failures.length} failures`);
for (const { name, seed: of, what } of result.failures.slice(0, 40))
	console.log(`  ${name} seed ${of}: ${what.slice(0, 600)}`);
process.exitCode = result.failures.length > 0 || result.megabytes > 1000 ? 1 : 0;
