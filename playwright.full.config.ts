import { defineConfig } from '@playwright/test';
import { findBrowser, otherEngines, SWITCHES } from './scripts/browser.mjs';
import { ALL_BUILDS } from './scripts/builds.mjs';
import type { EngineOptions } from './tests/support/engines/engine.ts';

const executablePath = findBrowser();
if (!executablePath) throw new Error('There is no Chromium on this machine. npm test installs one.');

/** The full tier: every engine and size, hosts, long papers, hostile files, kill points, Lighthouse. */
export default defineConfig<object, EngineOptions>({
  testDir: 'tests/full',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/full',
  globalSetup: './tests/builds.ts',
  metadata: { builds: ALL_BUILDS },
  fullyParallel: true,
  workers: 2,
  // Some tests look at every page, or wait until everything is saved, and must not fail on a machine of half the speed.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/full.json' }]],
  use: { launchOptions: { executablePath, args: SWITCHES }, locale: 'en-GB' },
  projects: [
    { name: 'chromium', testIgnore: '**/engines/**' },
    ...(['chromium', ...otherEngines()] as const).map((engine) => ({
      name: `${engine} as an engine`,
      testDir: 'tests/full/engines',
      use: { engine },
    })),
  ],
});
