import { defineConfig } from '@playwright/test';
import { otherEngines } from './scripts/browser.mjs';
import type { EngineOptions } from './tests/support/engines/engine.ts';

// One module in a real page: no build, no worker, milliseconds a case.
export default defineConfig<object, EngineOptions>({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  projects: (['chromium', ...otherEngines()] as const).map((engine) => ({ name: engine, use: { engine } })),
});
