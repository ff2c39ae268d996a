import { defineConfig } from '@playwright/test';

/** The fixture in `test/e2e/support/app.ts` starts the program the way the project's name says. */
export default defineConfig({
	testDir: 'test/e2e',
	outputDir: 'test-results/e2e',
	workers: 1,
	timeout: 60_000,
	expect: { timeout: 15_000 },
	forbidOnly: Boolean(process.env.CI),
	reporter: [['list'], ['json', { outputFile: process.env.SYNTHEMA_E2E_REPORT ?? 'test-results/e2e.json' }]],
	projects: [
		{ name: 'chromium', testIgnore: 'shell.spec.ts' },
		{ name: 'electron', testIgnore: 'browser.spec.ts' },
	],
});
