import { defineConfig } from '@playwright/test';
import { findBrowser, otherEngines, SWITCHES } from './scripts/browser.mjs';
import type { EngineOptions } from './tests/support/engines/engine.ts';

const executablePath = findBrowser();
if (!executablePath) throw new Error('There is no Chromium on this machine. npm test installs one.');

/** The smoke tier: what a person does on the built site. The full tier has playwright.full.config.ts. */
export default defineConfig<object, EngineOptions>({
  testDir: 'tests/smoke',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/smoke',
  globalSetup: './tests/builds.ts',
  metadata: { builds: ['build', 'build-library'] },
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/smoke.json' }]],
  use: { launchOptions: { executablePath, args: SWITCHES }, locale: 'en-GB' },
  projects: [
    { name: 'chromium', testIgnore: '**/engines/**' },
    // In Chromium, the other files of this tier cover what `engines` tests.
    ...otherEngines().map((engine) => ({
      name: engine,
      testDir: 'tests/smoke/engines',
      use: { engine },
    })),
  ],
});
