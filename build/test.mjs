#!/usr/bin/env node
// npm test: installs what is missing, then runs every check and test there is. The last line is
// `N passed, N failed, N skipped`. Built-in modules only, so that it runs on a fresh machine (Node 18 or newer).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, environment, findElectron, hasDisplay, install, node, root, say } from './prepare.mjs';

const PACKAGES = {
	chromium: () => existsSync(environment.CHROMIUM_PATH ?? '/usr/bin/chromium'),
	xvfb: () => existsSync('/usr/bin/Xvfb'),
	xauth: () => existsSync('/usr/bin/xauth'),
	'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc'),
	'libgtk-3-0': () => library('libgtk-3.so.0'),
	libnss3: () => library('libnss3.so'),
	libasound2: () => library('libasound.so.2'),
	libgbm1: () => library('libgbm.so.1'),
	'libreoffice-writer-nogui': () => existsSync('/usr/bin/soffice'),
	'texlive-latex-base': () => existsSync('/usr/bin/pdflatex'),
	'poppler-utils': () => existsSync('/usr/bin/pdftotext'),
};

const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

function library(name) {
	return spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout.includes(name);
}

/** On Debian as root installs the system packages that are missing; elsewhere says which are. */
function systemPackages() {
	if (process.platform !== 'linux') return;
	const missing = Object.keys(PACKAGES).filter((name) => !PACKAGES[name]());
	if (missing.length === 0) return;
	const isRootOnDebian = existsSync('/etc/debian_version') && process.getuid() === 0;
	if (!isRootOnDebian) {
		say(
			`These system packages are missing (names as in Debian): ${missing.join(', ')}. Tests that need them are skipped or fail; install them and run this again.`,
		);
		return;
	}
	say(`Installing system packages: ${missing.join(', ')}.`);
	const apt = (args) =>
		spawnSync('apt-get', args, {
			stdio: ['ignore', 'ignore', 'inherit'],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		}).status;
	apt(['update', '-qq']);
	if (apt(['install', '-y', '-qq', '--no-install-recommends', ...missing]) !== 0) {
		// One name that this release lacks must not cost the others.
		for (const name of missing)
			if (apt(['install', '-y', '-qq', '--no-install-recommends', name]) !== 0)
				say(`apt-get could not install ${name}.`);
	}
}

function run(program, args, extra = {}) {
	return spawnSync(program, args, {
		cwd: root,
		stdio: ['ignore', 'inherit', 'inherit'],
		env: { ...environment, ...extra },
	}).status;
}

function count(what, passed, failed, skipped) {
	total.passed += passed;
	total.failed += failed;
	total.skipped += skipped;
	if (failed > 0) failures.push(what);
	console.log(`\n${what}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
}

function results(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function checks() {
	const status = run(node, ['build/check.mjs', '--json', 'test-results/check.json']);
	const report = results(join(root, 'test-results/check.json'));
	if (report) count('format, lint, layers, types', report.passed, report.failed, 0);
	else count('format, lint, layers, types', 0, status === 0 ? 0 : 1, 0);
}

function unit() {
	const file = 'test-results/unit.json';
	const status = run(node, [
		'node_modules/vitest/vitest.mjs',
		'run',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
	]);
	const report = results(join(root, file));
	if (!report) return count('unit, property and fault tests', 0, 1, 0);
	const failed = report.numFailedTests || (status === 0 ? 0 : 1);
	count('unit, property and fault tests', report.numPassedTests, failed, report.numPendingTests + report.numTodoTests);
}

function endToEnd(project, prefix = []) {
	const file = `test-results/e2e-${project}.json`;
	const command = [...prefix, node, 'node_modules/@playwright/test/cli.js', 'test', `--project=${project}`];
	const status = run(command[0], command.slice(1), { SYNTHEMA_E2E_REPORT: file });
	const report = results(join(root, file));
	if (!report) return count(`end to end, ${project}`, 0, 1, 0);
	const { expected, unexpected, flaky, skipped } = report.stats;
	count(`end to end, ${project}`, expected, unexpected + flaky || (status === 0 ? 0 : 1), skipped);
}

function electron() {
	const { why } = findElectron();
	const headless = !hasDisplay();
	const reason = why ?? (headless && !existsSync('/usr/bin/xvfb-run') ? 'there is neither a display nor Xvfb' : null);
	if (reason) {
		const isCi = Boolean(process.env.CI);
		console.log(`\nThe Electron suite ${isCi ? 'has to run in CI and did not' : 'is skipped'}, because ${reason}.`);
		return count('end to end, electron', 0, isCi ? 1 : 0, isCi ? 0 : 1);
	}
	endToEnd('electron', headless ? ['xvfb-run', '-a', '-s', '-screen 0 1440x900x24'] : []);
}

const PARTS = ['check', 'unit', 'chromium', 'electron'];
const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
	say(`There is no part “${unknown[0]}”. Use ${PARTS.join(', ')}, or none for everything.`);
	process.exit(2);
}
const isWanted = (part) => wanted.length === 0 || wanted.includes(part);

install();
systemPackages();
rmSync(join(root, 'test-results'), { recursive: true, force: true });
mkdirSync(join(root, 'test-results'), { recursive: true });
if (isWanted('check')) checks();
if (build()) {
	count('build', 1, 0, 0);
	if (isWanted('unit')) unit();
	if (isWanted('chromium')) endToEnd('chromium');
	if (isWanted('electron')) electron();
} else count('build', 0, 1, 0);
if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}.`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 ? 1 : 0);
