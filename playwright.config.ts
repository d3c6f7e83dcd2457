import { defineConfig } from '@playwright/test';
import { findBrowser, otherEngines, SWITCHES } from './scripts/browser.mjs';
import type { EngineOptions } from './tests/full/engines/engine.ts';

const executablePath = findBrowser();
if (!executablePath) throw new Error('There is no Chromium on this machine. npm test installs one.');

export default defineConfig<object, EngineOptions>({
  testDir: 'tests',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // Some look at every page, or wait until all is saved: a machine of half the speed is no fault of theirs.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
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
